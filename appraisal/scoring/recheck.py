"""The same figures without their explanation, fast enough to recompute a whole agency: whole hundredths only.

``calculation`` computes with Decimal and keeps every step. To check a year of stored results only the figures count, so
this module restates the formulas in whole numbers: every input has at most two decimals and becomes hundredths, a
column is one fraction whose numerator and denominator are exact, and rounding half up is one whole division. Nothing
can be lost on the way, so no second look at ties is needed. It is no second source of the rules: the weights, limits
and bands come from the same parameters, and the tests compare both ways on every golden case and on random ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from appraisal.scoring.achievement import Kegiatan
from appraisal.scoring.behaviour import aspek_dinilai
from appraisal.scoring.bonus import nilai_kreativitas
from appraisal.scoring.calculation import (
    Aturan,
    Kreativitas,
    TugasTambahan,
    angka_kreativitas,
    angka_tugas_tambahan,
)
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.rules import ParameterBerlaku

SEN = 100
"""Hundredths in a whole: every figure here is an ``int`` of hundredths."""

Baris = tuple[int, int, int, int, int, int, int, int, bool]
"""Target and realisation of quantity, quality, time and cost in hundredths; cost target 0: none; carried out."""


class ParameterSen(NamedTuple):
    """The parameters as whole numbers: percentages of formulas as they are, values in hundredths."""

    tertimbang: int
    terpakai_minimum: int
    dasar_ditambah_seratus: int
    minimum: int
    bobot_skp: int
    bobot_perilaku: int
    ambang: tuple[tuple[int, str], ...]


class SkpSen(NamedTuple):
    """Column 13 and 14 of each row, then the foot of the form, in hundredths."""

    penghitungan: list[int]
    nilai_kegiatan: list[int]
    jumlah: int
    rata_rata: int
    nilai: int
    sebutan: str


class TahunSen(NamedTuple):
    nilai_skp: int
    bagian_skp: int
    jumlah_perilaku: int
    rata_rata_perilaku: int
    bagian_perilaku: int
    nilai: int
    sebutan: str


def sen(nilai: Decimal) -> int:
    """A figure of at most two decimals in hundredths. Raises ``GalatPenilaian`` for a finer one."""
    hasil = int(nilai * SEN)
    if hasil != nilai * SEN:
        raise GalatPenilaian("scoring.terlalu_halus", f"{nilai} lebih halus daripada dua desimal.")
    return hasil


def _utuh(nilai: Decimal) -> int:
    """A parameter that is a whole number. Raises ``GalatPenilaian`` for another: then this module needs a new look."""
    hasil = sen(nilai)
    if hasil % SEN:
        raise GalatPenilaian("scoring.terlalu_halus", f"{nilai} bukan bilangan bulat.")
    return hasil // SEN


def sen_dari_teks(teks: str) -> int:
    """``"12.5"`` -> 1250, for plain decimal text of a frozen sheet. Raises ``GalatPenilaian`` for a finer figure."""
    utuh, _, pecahan = teks.partition(".")
    pecahan = pecahan.rstrip("0").ljust(2, "0")
    if len(pecahan) > 2:
        raise GalatPenilaian("scoring.terlalu_halus", f"{teks} lebih halus daripada dua desimal.")
    return int(utuh + pecahan)


def baris_sen(k: Kegiatan) -> Baris:
    return (
        sen(k.target_kuantitas),
        sen(k.realisasi_kuantitas),
        sen(k.target_kualitas),
        sen(k.realisasi_kualitas),
        sen(k.target_waktu),
        sen(k.realisasi_waktu),
        sen(k.target_biaya or Decimal(0)),
        sen(k.realisasi_biaya),
        k.terlaksana,
    )


@cache
def parameter_sen(aturan: Aturan) -> ParameterSen:
    """The parameters of a period as whole numbers. Raises ``GalatPenilaian`` where one is finer than that."""
    p: ParameterBerlaku = aturan.parameter
    return ParameterSen(
        tertimbang=sen(p.nilai_tertimbang),
        terpakai_minimum=_utuh(p.terpakai_minimum),
        dasar_ditambah_seratus=_utuh(p.nilai_dasar) + SEN,
        minimum=_utuh(p.aspek_minimum),
        bobot_skp=sen(p.bobot_skp),
        bobot_perilaku=sen(p.bobot_perilaku),
        ambang=tuple((sen(r.mulai), r.isi) for r in p.ambang_sebutan),
    )


def nilai_baris(baris: Iterable[Baris], p: ParameterSen) -> tuple[list[int], list[int]]:
    """Column 13 and column 14 of each row (K-02, K-05, K-06).

    A row is the fraction ``atas / bawah``: the sum of its aspects over the product of its targets. The aspects are
    those of ``aspects``: R / T x 100 twice, then the efficiency of time and of cost, never below the minimum.
    """
    tertimbang, terpakai, dasar, minimum = p[:4]
    kolom_13, kolom_14 = [], []
    for tk, rk, tm, rm, tw, rw, tb, rb, terlaksana in baris:
        if not terlaksana:
            kolom_13.append(0)
            kolom_14.append(0)
            continue
        waktu = tertimbang * tw - SEN * rw
        if SEN * rw < terpakai * tw:
            waktu = dasar * tw - waktu
        waktu = max(waktu, minimum * tw)
        bawah = tk * tm
        atas = SEN * (rk * tm + rm * tk) * tw + waktu * bawah
        bawah *= tw
        pembagi = 3
        if tb:
            biaya = tertimbang * tb - SEN * rb
            if SEN * rb < terpakai * tb:
                biaya = dasar * tb - biaya
            biaya = max(biaya, minimum * tb)
            atas = atas * tb + biaya * bawah
            bawah *= tb
            pembagi = 4
        atas *= 2 * SEN
        kolom_13.append((atas + bawah) // (2 * bawah))
        bawah *= pembagi
        kolom_14.append((atas + bawah) // (2 * bawah))
    return kolom_13, kolom_14


def hitung_skp_sen(baris: Iterable[Baris], tambahan: tuple[int, int], p: ParameterSen) -> SkpSen:
    """One SKP from its rows and the hundredths of (tugas tambahan, kreativitas)."""
    kolom_13, kolom_14 = nilai_baris(baris, p)
    jumlah = sum(kolom_14)
    rata_rata = bagi(jumlah, len(kolom_14))
    nilai = rata_rata + tambahan[0] + tambahan[1]
    return SkpSen(kolom_13, kolom_14, jumlah, rata_rata, nilai, _sebutan(nilai, p))


def hitung_tahun_sen(capaian: Sequence[int], aspek: Sequence[int], p: ParameterSen) -> TahunSen:
    """The year from the printed nilai capaian of each SKP and the scored aspects, in hundredths."""
    nilai_skp, jumlah = bagi(sum(capaian), len(capaian)), sum(aspek)
    rata_rata = bagi(jumlah, len(aspek))
    bagian_skp = bagi(nilai_skp * p.bobot_skp, SEN * SEN)
    bagian_perilaku = bagi(rata_rata * p.bobot_perilaku, SEN * SEN)
    nilai = bagian_skp + bagian_perilaku
    return TahunSen(nilai_skp, bagian_skp, jumlah, rata_rata, bagian_perilaku, nilai, _sebutan(nilai, p))


def tambahan_sen(tugas: Sequence[TugasTambahan], kreasi: Sequence[Kreativitas], aturan: Aturan) -> tuple[int, int]:
    """Hundredths of tugas tambahan and kreativitas, by the very formulas of ``bonus``."""
    masing = [angka_kreativitas(k, aturan) for k in kreasi]
    nilai = nilai_kreativitas(masing, dijumlahkan=aturan.kreativitas_dijumlahkan)
    return sen(angka_tugas_tambahan(tugas, aturan)), sen(nilai)


def aspek_sen(aspek: Mapping[str, Decimal | None]) -> list[int]:
    """The scored aspects in hundredths. Raises ``GalatPenilaian`` when one is missing."""
    return [sen(n) for n in aspek_dinilai(aspek).values()]


def bagi(nilai: int, pembagi: int) -> int:
    """A whole quotient, half up; ``nilai`` is not negative. Raises ``GalatPenilaian`` without anything to divide by."""
    if not pembagi:
        raise GalatPenilaian("scoring.daftar_kosong", "Nilai belum dapat dihitung karena daftarnya kosong.")
    return (2 * nilai + pembagi) // (2 * pembagi)


def _sebutan(nilai: int, p: ParameterSen) -> str:
    for mulai, isi in p.ambang:
        if nilai >= mulai:
            return isi
    return p.ambang[-1][1]
