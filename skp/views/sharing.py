"""Splitting one activity of the own SKP among subordinates."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.fields import AngkaField
from organisasi.common.http import Permintaan
from organisasi.services.jejak import catat_baca
from skp.models import Kegiatan, Skp
from skp.permissions import boleh_membagi
from skp.selectors import list_kegiatan
from skp.services.sharing import IsiBagian, bagi_target
from skp.sharing import BarisBagian, jumlah_bagian, list_bagian
from skp.states import BERJALAN
from skp.views.plan import lihat_skp


class BagianForm(forms.Form):
    """The share of one subordinate; empty or zero means none."""

    kuantitas = AngkaField(label="Kuantitas", required=False)
    biaya = AngkaField(label="Biaya", required=False)

    def __init__(self, *args: Any, nama: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for bidang in self:
            salah = (
                {"aria-invalid": "true", "aria-describedby": f"{bidang.id_for_label}_error"} if bidang.errors else {}
            )
            kelas = f"form-control angka k-angka{' is-invalid' if salah else ''}"
            bidang.field.widget.attrs |= {"class": kelas, "aria-label": f"{bidang.label} untuk {nama}"} | salah

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("biaya") and not data.get("kuantitas"):
            self.add_error("kuantitas", "Isi kuantitas untuk biaya ini.")
        return data


@require_http_methods(["GET", "HEAD", "POST"])
def bagi(request: Permintaan, pk: int, urut: int) -> HttpResponse:
    """Row ``urut`` of the own contract: everybody below with his share, and the sum beside the own target."""
    skp = lihat_skp(request, pk)
    boleh_membagi(skp, request.akses).wajib()
    if skp.status not in BERJALAN:
        raise KeadaanBerubah(
            "bagian.terkunci",
            f"Target dibagi selama SKP berlaku; SKP ini berstatus “{skp.get_status_display()}”.",
        )
    kegiatan = _baris(skp, urut)
    daftar = list_bagian(kegiatan)
    catat_baca(request.akses, "skp.dilihat", skp, pegawai=[b.pegawai.pk for b in daftar if b.diambil])
    formulir = [_formulir(request, b) for b in daftar]
    status, pesan = 200, ""
    if request.method == "POST":
        status = 422
        sah = [f.is_valid() for f in formulir]  # every form is asked, so that every error shows
        if all(sah):
            try:
                bagi_target(kegiatan_id=kegiatan.pk, bagian=_isi(daftar, formulir), oleh=request.akses)
            except AturanDilanggar as salah:
                status, pesan = salah.status_http, salah.pesan
            else:
                messages.success(request, "Pembagian telah disimpan.")
                return redirect("skp:bagi", pk=skp.pk, urut=urut)
    kuantitas, biaya = jumlah_bagian(b.bagian for b in daftar if b.bagian)
    konteks = {
        "skp": skp,
        "kegiatan": kegiatan,
        "urut": urut,
        "baris": list(zip(daftar, formulir, strict=True)),
        "kuantitas": kuantitas,
        "sisa": kegiatan.target_kuantitas - kuantitas,
        "biaya": biaya,
        "sisa_biaya": (kegiatan.target_biaya or 0) - biaya,
        "pesan_salah": pesan,
    }
    return render(request, "skp/bagi.html", konteks, status=status)


def _baris(skp: Skp, urut: int) -> Kegiatan:
    semua = list(list_kegiatan(skp))
    if not 1 <= urut <= len(semua):
        raise Http404
    kegiatan = semua[urut - 1]
    kegiatan.versi.skp = skp
    return kegiatan


def _formulir(request: Permintaan, b: BarisBagian) -> BagianForm:
    awal = {"kuantitas": b.bagian.kuantitas, "biaya": b.bagian.biaya} if b.bagian else {}
    data = request.POST if request.method == "POST" else None
    return BagianForm(data, prefix=f"b{b.pegawai.pk}", initial=awal, nama=b.pegawai.nama_lengkap)


def _isi(daftar: list[BarisBagian], formulir: list[BagianForm]) -> dict[int, IsiBagian]:
    return {
        b.pegawai.pk: IsiBagian(f.cleaned_data["kuantitas"], f.cleaned_data["biaya"] or None)
        for b, f in zip(daftar, formulir, strict=True)
        if f.cleaned_data["kuantitas"]
    }
