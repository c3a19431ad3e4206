"""The four aspects of one kegiatan tugas jabatan.

Every formula is written for any exact number: ``Decimal`` in daily use, ``Fraction`` when a tie has to be decided.
T is the target, R the realisation, both in the same unit; T > 0 and R >= 0 are checked at the boundary
(``validation``), not here. ``p`` holds the same kind of number (``ParameterBerlaku.sebagai_pecahan``), which the type
checker cannot see.
"""

from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from appraisal.scoring.citations import rumus
from appraisal.scoring.rules import ParameterBerlaku

Angka = TypeVar("Angka", Decimal, Fraction)

PERKA = "PERKA-BKN-1-2013"


@rumus(PERKA, "Lampiran, aspek kuantitas")
def nilai_kuantitas(target: Angka, realisasi: Angka) -> Angka:
    """RO / TO x 100. No upper limit: twice the target is 200."""
    return 100 * realisasi / target


@rumus(PERKA, "Lampiran, aspek kualitas")
def nilai_kualitas(target: Angka, realisasi: Angka) -> Angka:
    """RK / TK x 100, with RK from the table of quality criteria."""
    return 100 * realisasi / target


@rumus(PERKA, "Lampiran, aspek waktu dan aspek biaya")
def efisiensi_persen(target: Angka, realisasi: Angka) -> Angka:
    """100 - R / T x 100. Negative when late or over budget."""
    return 100 - 100 * realisasi / target


def efisiensi_dalam_batas(target: Angka, realisasi: Angka, p: ParameterBerlaku) -> bool:
    """True up to and including 24 %, decided without a division: 100 R >= 76 T (K-04)."""
    return 100 * realisasi >= (100 - p.batas_efisiensi) * target  # type: ignore[operator]


@rumus(PERKA, "Lampiran, aspek waktu dan aspek biaya", "K-04")
def nilai_efisiensi(target: Angka, realisasi: Angka, p: ParameterBerlaku) -> Angka:
    """(1,76 T - R) / T x 100; above 24 % efficiency 76 - (that - 100).

    The value climbs from 76 (on target) to 100 (24 % saved) and then falls to just under 76 at once. That cliff is
    in the rule. More than 76 % late gives a negative number: see ``batasi_aspek``.
    """
    nilai = (p.nilai_tertimbang * target - realisasi) * 100 / target  # type: ignore[operator]
    if efisiensi_dalam_batas(target, realisasi, p):
        return nilai
    return p.nilai_dasar - (nilai - 100)


@rumus("KEPUTUSAN-APLIKASI", "K-03", "K-03")
def batasi_aspek(nilai: Angka, p: ParameterBerlaku) -> Angka:
    """An aspect is never below zero; the raw number stays in the explanation (K-03)."""
    return max(p.aspek_minimum, nilai)  # type: ignore[return-value]
