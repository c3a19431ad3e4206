"""The auditor's page: who changed, saw, printed or exported what."""

import io
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.common.http import Permintaan
from organisasi.common.requests import BARIS_PER_HALAMAN, halaman
from organisasi.exports_jejak import tulis_jejak_xlsx
from organisasi.forms.jejak import AlamatForm, SaringanForm
from organisasi.models import Instansi, JenisJejak, Pegawai, Pengguna
from organisasi.permissions import boleh_memeriksa
from organisasi.selectors.jejak import Saringan, dengan_nama, jejak_terlihat_oleh, saring
from organisasi.services.jejak import catat_baca

BARIS_UNDUHAN = 10_000
"""The newest rows of one workbook; narrow the days for older ones."""
JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: Permintaan) -> HttpResponse:
    """The newest first; a posted filter becomes an address of row numbers, never of a NIP."""
    boleh_memeriksa(request.akses).wajib()
    instansi = request.akses.instansi
    assert instansi is not None  # noqa: S101 - boleh_memeriksa has asked
    saringan = AlamatForm(request.GET).saringan()
    form = SaringanForm(
        request.POST if request.method == "POST" else None, instansi=instansi, initial=_awal(saringan, instansi)
    )
    if request.method == "POST" and form.is_valid():
        return redirect(f"{reverse('organisasi:jejak')}?{urlencode(form.kueri())}")
    isi = halaman(request, saring(jejak_terlihat_oleh(request.akses), saringan, instansi), BARIS_PER_HALAMAN)
    isi.object_list = dengan_nama(isi.object_list)
    konteks = {"form": form, "halaman": isi, "tersaring": saringan != Saringan()}
    konteks["kueri"] = request.GET.urlencode()
    return render(request, "organisasi/jejak.html", konteks, status=422 if request.method == "POST" else 200)


@require_safe
def unduh(request: Permintaan) -> HttpResponse:
    """The same rows as a workbook; taking the trail of a person out is itself an event in it."""
    boleh_memeriksa(request.akses).wajib()
    instansi = request.akses.instansi
    assert instansi is not None  # noqa: S101 - boleh_memeriksa has asked
    saringan = AlamatForm(request.GET).saringan()
    baris = dengan_nama(saring(jejak_terlihat_oleh(request.akses), saringan, instansi)[:BARIS_UNDUHAN])
    isi = io.BytesIO()
    jumlah = tulis_jejak_xlsx(baris, f"Jejak audit {instansi.nama}", instansi.zona_waktu, isi)
    orang = Pegawai.objects.filter(pk=saringan.pegawai_id or 0, instansi=instansi).values_list("pk", flat=True)
    catat_baca(request.akses, "jejak.diekspor", instansi, pegawai=orang, jenis=JenisJejak.EKSPOR, nilai=jumlah)
    jawaban = HttpResponse(isi.getvalue(), content_type=JENIS_XLSX)
    jawaban["Content-Disposition"] = 'attachment; filename="jejak-audit.xlsx"'
    return jawaban


def _awal(s: Saringan, instansi: Instansi) -> dict[str, Any]:
    """The people of the address as the form shows them; those of another agency do not exist here."""
    akun = Pengguna.objects.filter(pk=s.pelaku_id or 0, pegawai__instansi=instansi).select_related("pegawai").first()
    return {
        "tentang": Pegawai.objects.filter(pk=s.pegawai_id or 0, instansi=instansi).first(),
        "pelaku": akun.pegawai if akun else None,
        "jenis": s.jenis,
        "objek": s.objek,
        "dari": s.dari,
        "sampai": s.sampai,
    }
