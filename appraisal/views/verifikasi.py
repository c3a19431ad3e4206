"""Public check of a printed form: valid or not, kind, agency, date, status. Never a name, never a score."""

import hashlib
from datetime import timedelta

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from appraisal.models import Dokumen
from organisasi.common.galat import halaman_galat
from organisasi.common.http import alamat_klien
from organisasi.models import JenisUpaya
from organisasi.services.pembatas import terlalu_sering

MAKS_BERKAS = 10 * 1024 * 1024
PER_MENIT = 30
"""Checks from one address: enough for a desk, too few to search for codes."""


class PeriksaForm(forms.Form):
    """The file that somebody holds in hand."""

    berkas = forms.FileField(
        label="Berkas PDF yang Anda terima", help_text="Berkas hanya dibandingkan, tidak disimpan."
    )

    def clean_berkas(self) -> str:
        """The digest of the file."""
        berkas = self.cleaned_data["berkas"]
        if berkas.size > MAKS_BERKAS:
            raise forms.ValidationError("Berkas lebih besar dari 10 MB, jadi bukan formulir dari aplikasi ini.")
        sidik = hashlib.sha256()
        for potong in berkas.chunks():
            sidik.update(potong)
        return sidik.hexdigest()


SAMA = "sama"
"""The very file that is handed out now."""
KURANG_TANDA = "kurang_tanda"
"""The form itself, from before its last electronic signature."""
BEDA = "beda"


def _bandingkan(dokumen: Dokumen, sidik: str) -> str:
    if sidik == dokumen.berkas_kini.sha256:
        return SAMA
    dulu = {dokumen.sha256, *(t.sha256 for t in dokumen.daftar_tanda_tangan.all())}
    return KURANG_TANDA if sidik in dulu else BEDA


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request: HttpRequest, kode: str) -> HttpResponse:
    """What the code on a form stands for; with a file, whether it is that very form unchanged."""
    if terlalu_sering(JenisUpaya.VERIFIKASI, alamat_klien(request), maks=PER_MENIT, jendela=timedelta(minutes=1)):
        return halaman_galat(request, 429, "Terlalu banyak pemeriksaan dari alamat Anda. Tunggu satu menit.")
    dokumen = (
        Dokumen.objects.filter(kode=kode)
        .select_related("penilaian__periode__instansi")
        .prefetch_related("daftar_tanda_tangan")
        .defer("penilaian__rekomendasi")
        .first()
    )
    form = PeriksaForm(request.POST or None, request.FILES or None)
    sama = None
    if request.method == "POST" and dokumen and form.is_valid():
        sama = _bandingkan(dokumen, form.cleaned_data["berkas"])
    diganti = bool(dokumen and dokumen.versi != dokumen.penilaian.versi)
    konteks = {"dokumen": dokumen, "form": form, "sama": sama, "kode": kode, "diganti": diganti}
    return render(request, "appraisal/verifikasi.html", konteks, status=200 if dokumen else 404)
