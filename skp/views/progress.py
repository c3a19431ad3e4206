"""Monthly progress of the rows while the contract runs."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisasi.common.angka import BULAN, tulis_angka
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.grafik import Grafik, Titik
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.common.rows import BarisFormSet, pasangkan
from skp.forms import KemajuanForm
from skp.models import Skp
from skp.permissions import boleh_mengisi_realisasi
from skp.selectors import list_kegiatan
from skp.services.realisation import catat_kemajuan
from skp.states import BERJALAN
from skp.views.plan import lihat_skp
from skp.waiting import batas


@require_http_methods(["GET", "HEAD", "POST"])
def kemajuan(request: Permintaan, pk: int) -> HttpResponse:
    """One month at a time: a row per kegiatan, with what the other months brought beside it."""
    skp = lihat_skp(request, pk)
    bulan = _bulan(request, skp)
    baris = list(list_kegiatan(skp).prefetch_related("daftar_kemajuan"))
    isi = [_isi(k, bulan) for k in baris]
    kelas = forms.formset_factory(KemajuanForm, formset=BarisFormSet, extra=0)
    formset = kelas(request.POST or None, initial=isi, prefix="m")
    if request.method == "POST":
        boleh_mengisi_realisasi(skp, request.akses).wajib()
        if formset.is_valid() and _simpan(request, skp, bulan, formset):
            messages.success(request, f"Kemajuan {BULAN[bulan - 1]} telah disimpan.")
            return redirect(f"{request.path}?bulan={bulan}")
    status = 422 if request.method == "POST" else 200
    return render(request, "skp/kemajuan.html", _konteks(request, skp, bulan, baris, formset), status=status)


def _simpan(request: Permintaan, skp: Skp, bulan: int, formset: Any) -> bool:
    for form in formset.forms:
        c = form.cleaned_data
        if c.get("kuantitas") is None:
            continue
        try:
            catat_kemajuan(
                skp_id=skp.pk,
                kegiatan_id=c["kegiatan_id"],
                bulan=bulan,
                kuantitas=c["kuantitas"],
                biaya=c["biaya"],
                keterangan=c["keterangan"],
                oleh=request.akses,
            )
        except KeadaanBerubah:
            raise
        except AturanDilanggar as salah:
            form.add_error(None, salah.pesan)
            return False
    return True


def _bulan(request: Permintaan, skp: Skp) -> int:
    """The month asked for, else today's, kept inside the SKP's own months."""
    hari = hari_ini(skp.periode.instansi.zona_waktu)
    bawaan = hari.month if hari.year == skp.mulai.year else skp.selesai.month
    bulan = bilangan(request.GET.get("bulan")) or bawaan
    return min(max(bulan, skp.mulai.month), skp.selesai.month)


def _isi(kegiatan: Any, bulan: int) -> dict[str, Any]:
    ada = next((m for m in kegiatan.daftar_kemajuan.all() if m.bulan == bulan), None)
    nilai = {"kuantitas": ada.kuantitas, "biaya": ada.biaya, "keterangan": ada.keterangan} if ada else {}
    return {"kegiatan_id": kegiatan.pk} | nilai


def _konteks(request: Permintaan, skp: Skp, bulan: int, baris: list[Any], formset: Any) -> dict[str, Any]:
    rentang = range(skp.mulai.month, skp.selesai.month + 1)
    return {
        "skp": skp,
        "bulan": bulan,
        "nama_bulan": BULAN[bulan - 1],
        "daftar_bulan": [(b, BULAN[b - 1]) for b in rentang],
        "baris": [(k, form, *_jumlah(k)) for k, form in pasangkan(baris, formset)],
        "grafik": [_grafik(k, rentang) for k in baris if k.daftar_kemajuan.all()],
        "formset": formset,
        "batas": batas(skp),
        "terbuka": skp.status in BERJALAN and bool(boleh_mengisi_realisasi(skp, request.akses)),
    }


def _jumlah(kegiatan: Any) -> tuple[Any, Any]:
    """What all months together brought, and that in percent of the target (at most 100 for the bar)."""
    total = sum((m.kuantitas for m in kegiatan.daftar_kemajuan.all()), 0)
    return total, min(100 * total / kegiatan.target_kuantitas, 100)


def _grafik(kegiatan: Any, rentang: range) -> Grafik:
    """What had been reached by the end of each month, against the target."""
    tercatat = {m.bulan: m.kuantitas for m in kegiatan.daftar_kemajuan.all()}
    titik, jumlah = [], Decimal(0)
    for bulan in rentang:
        jumlah += tercatat.get(bulan, 0)
        titik.append(Titik(BULAN[bulan - 1][:3], jumlah if bulan <= max(tercatat) else None))
    return Grafik(
        kegiatan.uraian,
        titik,
        jenis="kolom",
        kepala=("Bulan", f"Jumlah sampai bulan itu ({kegiatan.satuan_kuantitas})"),
        acuan=kegiatan.target_kuantitas,
        acuan_teks=f"target {tulis_angka(kegiatan.target_kuantitas)}",
    )
