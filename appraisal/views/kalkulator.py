"""The what-if calculator: no login, nothing stored, shared by its address."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appraisal.cliff import peringatan_baris
from appraisal.explanations import penjelasan_skp, penjelasan_tahun
from appraisal.forms import HitungForm, PerilakuForm, formset_baris
from appraisal.models.catatan import AspekPerilaku
from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.calculation import Aturan, hitung_tahun
from appraisal.scoring.rules import HARI_TERAKHIR_PERATURAN, Varian
from appraisal.services.hitung import hitung_lembar
from appraisal.sheets import AturanLembar, BarisLembar, LembarSkp, Tiga, UnsurLembar
from organisasi.common.requests import bilangan
from organisasi.selectors.identitas import Identitas

MAKS_BARIS = 30
MAKS_TUGAS = 20
TANPA_NAMA = Tiga(Identitas(0, "", "", "", "", "", "", "", "", ""))


@login_not_required
@require_safe
def kalkulator(request: HttpRequest) -> HttpResponse:
    """A whole SKP and its year from the figures in the address, with every step explained."""
    dikirim = "k-TOTAL_FORMS" in request.GET
    data = request.GET if dikirim else None
    awal = [{"target_kuantitas": Decimal(12), "realisasi_kuantitas": Decimal(12), "realisasi_kualitas": Decimal(85),
             "target_waktu": Decimal(12), "realisasi_waktu": Decimal(12), "satuan_waktu": "bulan"}]  # fmt: skip
    formset = formset_baris(
        HitungForm, data, awal if data is None else [], "k", kosong=2, max_num=MAKS_BARIS, absolute_max=MAKS_BARIS
    )
    perilaku = PerilakuForm(data, dengan_kepemimpinan=True)
    hasil = _hitung(request, formset, perilaku) if dikirim and formset.is_valid() and perilaku.is_valid() else None
    konteks = {
        "formset": formset,
        "perilaku": perilaku,
        "aspek": [perilaku[a.value] for a in AspekPerilaku],
        "hasil": hasil,
        "tugas": min(bilangan(request.GET.get("tugas")) or 0, MAKS_TUGAS),
        "tingkat": request.GET.get("tingkat", ""),
        "varian": _varian(request),
    }
    status = 422 if dikirim and not (formset.is_valid() and perilaku.is_valid()) else 200
    return render(request, "appraisal/kalkulator.html", konteks, status=status)


def _varian(request: HttpRequest) -> str:
    diminta = request.GET.get("varian", "")
    return diminta if diminta in set(Varian) else Varian.PERKA_2013.value


def _hitung(request: HttpRequest, formset: Any, perilaku: PerilakuForm) -> dict[str, Any] | None:
    baris = [_baris(f.cleaned_data, urut) for urut, f in enumerate(formset.baris_isi, 1)]
    if not baris:
        return None
    aturan = AturanLembar(HARI_TERAKHIR_PERATURAN, _varian(request), kreativitas_dijumlahkan=False)
    lembar, langkah = hitung_lembar(_lembar(request, baris, aturan))
    hasil: dict[str, Any] = {
        "lembar": lembar,
        "penjelasan": penjelasan_skp([s.sebagai_data() for s in langkah], lembar),
        "peringatan": [p for b in baris for p in peringatan_baris(b, aturan.aturan().parameter)],
    }
    nilai = {a: perilaku.cleaned_data.get(a) for a in ASPEK_PERILAKU}
    if all(v is not None for a, v in nilai.items() if a != "kepemimpinan"):
        tahun = hitung_tahun([lembar.nilai or Decimal(0)], nilai, Aturan())
        hasil |= {"tahun": tahun, "penjelasan_tahun": penjelasan_tahun([s.sebagai_data() for s in tahun.langkah])}
    return hasil


def _baris(c: dict[str, Any], urut: int) -> BarisLembar:
    return BarisLembar(
        pk=urut,
        uraian=c["uraian"] or f"Kegiatan {urut}",
        target_kuantitas=c["target_kuantitas"],
        satuan_kuantitas="",
        target_kualitas=Decimal(100),
        target_waktu=c["target_waktu"],
        satuan_waktu=c["satuan_waktu"] or "bulan",
        target_biaya=c["target_biaya"] or None,
        terlaksana=not c["tidak_terlaksana"],
        realisasi_kuantitas=c["realisasi_kuantitas"],
        realisasi_kualitas=c["realisasi_kualitas"],
        realisasi_waktu=c["realisasi_waktu"],
        realisasi_biaya=c["realisasi_biaya"],
    )


def _lembar(request: HttpRequest, baris: list[BarisLembar], aturan: AturanLembar) -> LembarSkp:
    hari = HARI_TERAKHIR_PERATURAN
    banyak = min(bilangan(request.GET.get("tugas")) or 0, MAKS_TUGAS)
    tugas = tuple(UnsurLembar(i, "", "", hari, "", diakui=True) for i in range(banyak))
    tingkat = request.GET.get("tingkat", "")
    dikenal = tingkat in aturan.aturan().parameter.tingkat_kreativitas
    kreasi = (UnsurLembar(1, "", "", hari, "", tingkat=tingkat, diakui=True),) if dikenal else ()
    return LembarSkp(0, 1, hari, hari, "", None, TANPA_NAMA, aturan, tuple(baris), tugas, kreasi)
