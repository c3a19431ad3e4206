"""The four aspects of one kegiatan tugas jabatan.

T is the target, R the realisation, both in the same unit; T > 0 and R >= 0 are checked at the boundary
(``validation``, the constraints of the database), not here.
"""

from decimal import Decimal

from appraisal.scoring.citations import rumus
from appraisal.scoring.rules import ParameterBerlaku

SERATUS = Decimal(100)
PERKA = "PERKA-BKN-1-2013"


@rumus(PERKA, "Lampiran, aspek kuantitas")
def nilai_kuantitas(target: Decimal, realisasi: Decimal) -> Decimal:
    """RO / TO x 100. No upper limit: twice the target is 200."""
    return SERATUS * realisasi / target


@rumus(PERKA, "Lampiran, aspek kualitas")
def nilai_kualitas(target: Decimal, realisasi: Decimal) -> Decimal:
    """RK / TK x 100, with RK from the table of quality criteria."""
    return SERATUS * realisasi / target


@rumus(PERKA, "Lampiran, aspek waktu dan aspek biaya")
def efisiensi_persen(target: Decimal, realisasi: Decimal) -> Decimal:
    """100 - R / T x 100. Negative when late or over budget."""
    return SERATUS - SERATUS * realisasi / target


def efisiensi_dalam_batas(target: Decimal, realisasi: Decimal, p: ParameterBerlaku) -> bool:
    """True up to and including 24 %, decided without a division: 100 R >= 76 T (K-04)."""
    return SERATUS * realisasi >= p.terpakai_minimum * target


@rumus(PERKA, "Lampiran, aspek waktu dan aspek biaya", "K-03", "K-04")
def nilai_efisiensi(target: Decimal, realisasi: Decimal, p: ParameterBerlaku) -> Decimal:
    """(1,76 T - R) / T x 100; above 24 % efficiency 76 - (that - 100).

    The value climbs from 76 (on target) to 100 (24 % saved) and then falls to just under 76 at once. That cliff is
    in the rule. More than 76 % late gives a negative number: see ``batasi_aspek``.
    """
    nilai = (p.nilai_tertimbang * target - realisasi) * SERATUS / target
    if efisiensi_dalam_batas(target, realisasi, p):
        return nilai
    return p.nilai_dasar - (nilai - SERATUS)


@rumus("KEPUTUSAN-APLIKASI", "K-03", "K-03")
def batasi_aspek(nilai: Decimal, p: ParameterBerlaku) -> Decimal:
    """An aspect is never below zero; the raw number stays in the explanation (K-03)."""
    return nilai if nilai > p.aspek_minimum else p.aspek_minimum  # noqa: FURB136 - max() is slow in the hottest line
