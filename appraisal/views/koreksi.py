"""Correction after the fact: asked for by one, agreed by another; every earlier document stays readable."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.models import Dokumen, Koreksi, LingkupKoreksi
from appraisal.permissions import boleh, boleh_mengusulkan_koreksi
from appraisal.selectors import penilaian_terlihat_oleh
from appraisal.services.documents import baca_utuh
from appraisal.services.koreksi import setujui_koreksi, tolak_koreksi, usulkan_koreksi
from appraisal.states import AksiPenilaian
from appraisal.views.hasil import get_penilaian, konteks_hasil
from organisasi.common.errors import AturanDilanggar
from organisasi.common.fields import TeksBersih
from organisasi.common.http import Permintaan
from organisasi.forms.isian import Isian, baca_putusan
from organisasi.models import JenisJejak
from organisasi.services.jejak import catat_baca


class UsulanForm(Isian):
    lingkup = forms.ChoiceField(label="Yang dikoreksi", choices=LingkupKoreksi, widget=forms.RadioSelect)
    alasan = TeksBersih(
        label="Alasan", max_length=2000, widget=forms.Textarea({"rows": 4}), help_text="Apa yang keliru dan buktinya."
    )


class PutusanForm(Isian):
    catatan = TeksBersih(label="Catatan", max_length=2000, required=False, widget=forms.Textarea({"rows": 2}))


@require_http_methods(["GET", "HEAD", "POST"])
def usulkan(request: Permintaan, pk: int) -> HttpResponse:
    penilaian = get_penilaian(request, pk)
    boleh_mengusulkan_koreksi(penilaian, request.akses).wajib()
    form = UsulanForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                usulkan_koreksi(penilaian_id=penilaian.pk, oleh=request.akses, **form.cleaned_data)
            except AturanDilanggar as salah:
                status = salah.status_http
                form.tolak(salah)
            else:
                messages.success(request, "Koreksi telah diusulkan kepada atasan pejabat penilai.")
                return redirect("appraisal:hasil", pk=penilaian.pk)
    return render(request, "appraisal/koreksi.html", {"penilaian": penilaian, "form": form}, status=status)


@require_POST
def putuskan(request: Permintaan, pk: int) -> HttpResponse:
    """Agree to a correction, or refuse it with the reason."""
    koreksi = get_object_or_404(Koreksi, pk=pk)
    penilaian = get_penilaian(request, koreksi.penilaian_id)
    boleh(AksiPenilaian.BUKA_KOREKSI, penilaian, request.akses).wajib()
    form = PutusanForm(request.POST)
    layanan = setujui_koreksi if baca_putusan(form, request.POST) else tolak_koreksi
    status = 422
    if form.is_valid():
        try:
            layanan(koreksi_id=koreksi.pk, catatan=form.cleaned_data["catatan"], oleh=request.akses)
        except AturanDilanggar as salah:
            status = salah.status_http
            form.tolak(salah)
        else:
            messages.success(request, "Usulan koreksi telah diputuskan.")
            return redirect("appraisal:hasil", pk=penilaian.pk)
    penilaian.refresh_from_db()
    konteks = konteks_hasil(request, penilaian, form_koreksi=form)
    return render(request, "appraisal/hasil.html", konteks, status=status)


@require_safe
def dokumen_lama(request: Permintaan, pk: int) -> HttpResponse:
    """A published form of any version, byte for byte."""
    dokumen = get_object_or_404(
        Dokumen.objects.filter(penilaian__in=penilaian_terlihat_oleh(request.akses)).select_related("penilaian"), pk=pk
    )
    pegawai = [dokumen.penilaian.pegawai_id]
    catat_baca(
        request.akses, "penilaian.dicetak", dokumen, pegawai=pegawai, jenis=JenisJejak.CETAK, nilai=dokumen.sha256
    )
    jawaban = HttpResponse(baca_utuh(dokumen), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="{dokumen.jenis}-versi-{dokumen.versi}.pdf"'
    return jawaban
