"""The dashboard of leaders: spread of grades, trend, timeliness and late steps of a unit."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appraisal.board import Papan, get_papan
from appraisal.dashboard import Sebaran, get_dasbor
from appraisal.monitoring import DAFTAR, get_lingkup
from appraisal.punctuality_counts import hitung_ketepatan
from appraisal.views.pilihan import saring
from organisasi.common.angka import tulis_angka
from organisasi.common.grafik import KELAS_SEBUTAN, Grafik, Titik
from organisasi.common.http import Permintaan

NADA = {**KELAS_SEBUTAN, "Baik ke atas": "b", "Di bawah Baik": "c", "Di bawah Cukup": "k"}


@require_safe
def dasbor(request: Permintaan) -> HttpResponse:
    """Groups, never persons: a class under five people is joined with others or not told at all."""
    request.tempat = "appraisal:papan"
    s = saring(request)
    tab = [(kunci, judul) for kunci, (judul, _) in DAFTAR.items()]
    konteks: dict[str, Any] = {"s": s, "unit": s.unit, "periode": s.periode, "tab": tab}
    if s.unit and s.periode:
        ruang = get_lingkup(s.unit, s.periode, hanya_final=True)
        d = get_dasbor(s.unit, s.periode)
        papan = get_papan(s.unit, ruang)
        konteks |= {
            "d": d,
            "papan": papan,
            "waktu": hitung_ketepatan(s.unit, ruang, min(ruang.hari, s.periode.batas_penilaian)),
            "hari": ruang.hari,
            "grafik_sebaran": _sebaran(d.sebaran, s.periode.tahun) if d.sebaran.kelas else None,
            "grafik_tren": _tren(d.tren),
            "grafik_terlambat": _terlambat(papan),
        }
    return render(request, "appraisal/dasbor.html", konteks)


def _sebaran(sebaran: Sebaran, tahun: int) -> Grafik:
    titik = [Titik(kelas, n, nada=NADA[kelas]) for kelas, n in sebaran.kelas.items()]
    return Grafik(f"Sebaran sebutan, hasil yang berlaku tahun {tahun}", titik, kepala=("Sebutan", "Pegawai"))


def _tren(tren: Mapping[int, Sebaran]) -> Grafik | None:
    """One year alone is no trend."""
    titik = [
        Titik(str(tahun), s.persen_baik, f"{tulis_angka(s.persen_baik, 2)} %" if s.persen_baik is not None else "")
        for tahun, s in tren.items()
    ]
    if sum(t.nilai is not None for t in titik) < 2:
        return None
    judul = "Pegawai dengan sebutan Baik ke atas, dalam persen"
    return Grafik(judul, titik, jenis="garis", kepala=("Tahun", "Persen"), maksimum=100)


def _terlambat(papan: Papan) -> Grafik:
    titik = [Titik(langkah.judul, h.terlambat, nada="k") for _, langkah, h in papan.jumlah.sel]
    puncak = max(papan.jumlah.orang, 1)
    return Grafik("Terlambat menurut langkah", titik, kepala=("Langkah", "Pegawai"), maksimum=puncak)
