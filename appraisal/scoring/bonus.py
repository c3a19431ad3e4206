"""Tugas tambahan and kreativitas, in both variants of decision K-09."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from appraisal.scoring.citations import rumus
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.rounding import TELITI, bulatkan, bulatkan_teliti
from appraisal.scoring.rules import ParameterBerlaku, rentang_dari

NOL = Decimal(0)


@rumus("PERKA-BKN-1-2013", "Lampiran, tugas tambahan", "K-09")
def nilai_tugas_tambahan(jumlah: int, p: ParameterBerlaku) -> Decimal:
    """0 tasks 0; 1 to 3 tasks 1; 4 to 6 tasks 2; 7 and more 3. Counted inside one SKP (K-08)."""
    return rentang_dari(jumlah, p.tingkat_tugas_tambahan).isi


@rumus("PERKA-BKN-1-2013", "Lampiran, kreativitas", "K-09")
def nilai_tingkat_kreativitas(tingkat: str, p: ParameterBerlaku) -> Decimal:
    """3 for the unit kerja, 6 for the instansi, 12 for the state. Raises ``GalatPenilaian`` for another level."""
    try:
        return p.tingkat_kreativitas[tingkat]
    except KeyError as salah:
        dikenal = ", ".join(p.tingkat_kreativitas)
        raise GalatPenilaian(
            "scoring.tingkat_tidak_dikenal", f"Tingkat kreativitas harus salah satu dari: {dikenal}."
        ) from salah


@rumus("KEPUTUSAN-APLIKASI", "K-07", "K-07")
def nilai_kreativitas(nilai: Sequence[Decimal], *, dijumlahkan: bool = False) -> Decimal:
    """Several in one SKP: the highest counts, or their sum where the period says so (K-07)."""
    return sum(nilai, NOL) if dijumlahkan else max(nilai, default=NOL)


@rumus("PAPARAN-BKN-2012", "tugas tambahan", "K-09", "K-19")
def nilai_tugas_tambahan_paparan(tugas: Sequence[tuple[Decimal, Decimal]], p: ParameterBerlaku) -> Decimal:
    """Draft of 2012: sum of RO/TO x 10 x 10 %, limited to 1..3; 0 without any task carried out (K-19).

    ``tugas`` holds (target, realisasi) of each task.
    """
    with localcontext(TELITI):
        nilai = jumlah_tugas_paparan(tugas, p)
        if nilai == 0:
            return NOL
        return bulatkan_teliti(min(max(nilai, p.paparan_minimum_tugas_tambahan), p.paparan_maksimum_tugas_tambahan))


def jumlah_tugas_paparan(tugas: Sequence[tuple[Decimal, Decimal]], p: ParameterBerlaku) -> Decimal:
    """The sum before its limits, unrounded."""
    return sum((p.paparan_faktor_tugas_tambahan * realisasi / target for target, realisasi in tugas), NOL)


@rumus("PAPARAN-BKN-2012", "kreativitas", "K-09")
def nilai_kreativitas_paparan(target: Decimal, realisasi: Decimal, p: ParameterBerlaku) -> Decimal:
    """Draft of 2012: RO/TO x 30 x 30 % of one creation."""
    return bulatkan(p.paparan_faktor_kreativitas * realisasi / target)
