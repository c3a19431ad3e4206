"""From the aspects of a kegiatan to the nilai prestasi kerja of the year.

Order of the code = order of the official forms: column 13, column 14, JUMLAH, Nilai Capaian SKP, 60 %, total. Every
formula takes the printed figures of the one before it (K-02).
"""

from collections.abc import Callable, Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from appraisal.scoring.aspects import SERATUS, batasi_aspek, nilai_efisiensi, nilai_kualitas, nilai_kuantitas
from appraisal.scoring.citations import rumus
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.grades import sebutan
from appraisal.scoring.rounding import TELITI, bulatkan, bulatkan_teliti, mungkin_di_tengah
from appraisal.scoring.rules import ParameterBerlaku

NOL = Decimal(0)
PERKA = "PERKA-BKN-1-2013"


class Kegiatan(NamedTuple):
    """Target and realisation of one row; a cost target of ``None`` means that the row carries no cost."""

    target_kuantitas: Decimal
    realisasi_kuantitas: Decimal
    target_kualitas: Decimal
    realisasi_kualitas: Decimal
    target_waktu: Decimal
    realisasi_waktu: Decimal
    target_biaya: Decimal | None = None
    realisasi_biaya: Decimal = NOL
    terlaksana: bool = True


class NilaiKegiatan(NamedTuple):
    """``aspek`` unrounded, in the order of the form (3, or 4 with cost); column 13; column 14."""

    aspek: tuple[Decimal, ...]
    penghitungan: Decimal
    nilai: Decimal

    @property
    def pembagi(self) -> int:
        return len(self.aspek)


class CapaianSkp(NamedTuple):
    jumlah: Decimal
    rata_rata: Decimal
    tugas_tambahan: Decimal
    kreativitas: Decimal
    nilai: Decimal
    sebutan: str


class PrestasiKerja(NamedTuple):
    """The two weighted parts, their sum and its label; ``bagian_skp`` is the academic part for tugas belajar."""

    bagian_skp: Decimal
    bagian_perilaku: Decimal
    nilai: Decimal
    sebutan: str


@rumus(PERKA, "Lampiran, penilaian capaian SKP", "K-05", "K-06")
def aspek_kegiatan(k: Kegiatan, p: ParameterBerlaku) -> tuple[Decimal, ...]:
    """The 3 or 4 aspects, unrounded. Four exactly when there is a cost TARGET (K-06); all zero when the activity
    was not carried out, and the row stays (K-05)."""
    if not k.terlaksana:
        return (NOL,) * (4 if k.target_biaya else 3)
    aspek = (
        nilai_kuantitas(k.target_kuantitas, k.realisasi_kuantitas),
        nilai_kualitas(k.target_kualitas, k.realisasi_kualitas),
        batasi_aspek(nilai_efisiensi(k.target_waktu, k.realisasi_waktu, p), p),
    )
    if not k.target_biaya:
        return aspek
    return (*aspek, batasi_aspek(nilai_efisiensi(k.target_biaya, k.realisasi_biaya, p), p))


@rumus(PERKA, "Lampiran, penilaian capaian SKP", "K-02")
def penghitungan(k: Kegiatan, p: ParameterBerlaku) -> Decimal:
    """Column 13: the sum of the unrounded aspects."""
    return _dicetak(_jumlah_aspek, k, p)


@rumus(PERKA, "Lampiran, penilaian capaian SKP", "K-02", "K-05", "K-06")
def nilai_kegiatan(k: Kegiatan, p: ParameterBerlaku) -> Decimal:
    """Column 14: that unrounded sum / 3 or 4."""
    return _dicetak(rata_rata_aspek, k, p)


def rincian_kegiatan(k: Kegiatan, p: ParameterBerlaku) -> NilaiKegiatan:
    """One row with everything that the form prints of it."""
    return NilaiKegiatan(aspek_kegiatan(k, p), penghitungan(k, p), nilai_kegiatan(k, p))


def rata_rata_aspek(k: Kegiatan, p: ParameterBerlaku) -> Decimal:
    aspek = aspek_kegiatan(k, p)
    return sum(aspek, NOL) / len(aspek)


def _jumlah_aspek(k: Kegiatan, p: ParameterBerlaku) -> Decimal:
    return sum(aspek_kegiatan(k, p), NOL)


def _dicetak(hitung: Callable[[Kegiatan, ParameterBerlaku], Decimal], k: Kegiatan, p: ParameterBerlaku) -> Decimal:
    """The rounded figure; one that may be a tie is computed once more with so many digits that none can hide."""
    nilai = hitung(k, p)
    dibulatkan = bulatkan(nilai)
    if mungkin_di_tengah(nilai, dibulatkan):
        with localcontext(TELITI):
            return bulatkan_teliti(hitung(k, p))
    return dibulatkan


@rumus(PERKA, "Lampiran, penilaian capaian SKP", "K-02", "K-08")
def nilai_capaian_skp(
    nilai: Sequence[Decimal], tugas_tambahan: Decimal, kreativitas: Decimal, p: ParameterBerlaku
) -> CapaianSkp:
    """Mean of the printed column 14, plus tugas tambahan, plus kreativitas. May exceed 100.

    The bonus is added after the mean, never divided.
    """
    if not nilai:
        raise GalatPenilaian("scoring.daftar_kosong", "Nilai belum dapat dihitung karena belum ada kegiatan.")
    jumlah = bulatkan(sum(nilai, NOL))
    rata_rata = bulatkan(jumlah / len(nilai))
    akhir = bulatkan(rata_rata + tugas_tambahan + kreativitas)
    return CapaianSkp(jumlah, rata_rata, tugas_tambahan, kreativitas, akhir, sebutan(akhir, p))


@rumus(PERKA, "Lampiran, nilai capaian SKP dalam satu tahun", "K-08")
def rata_rata_capaian(nilai: Sequence[Decimal]) -> Decimal:
    """Two or more SKP in a year: simple mean of the printed values, not weighted by months."""
    if not nilai:
        raise GalatPenilaian("scoring.daftar_kosong", "Nilai belum dapat dihitung karena belum ada nilai capaian SKP.")
    return bulatkan(sum(nilai, NOL) / len(nilai))


@rumus("PP-46-2011", "pembobotan unsur penilaian [cek]", "K-02")
def bagian_tertimbang(nilai: Decimal, bobot: Decimal) -> Decimal:
    """``bobot`` percent of the printed value, rounded."""
    return bulatkan(nilai * bobot / SERATUS)


@rumus("PP-46-2011", "nilai prestasi kerja [cek]", "K-02")
def nilai_prestasi_kerja(capaian: Decimal, rata_rata_perilaku: Decimal, p: ParameterBerlaku) -> PrestasiKerja:
    """60 % of the nilai capaian SKP (or of the academic value) + 40 % of the mean of perilaku, both as printed.

    The total is the sum of the two printed parts, so that the page adds up.
    """
    bagian_skp = bagian_tertimbang(capaian, p.bobot_skp)
    bagian_perilaku = bagian_tertimbang(rata_rata_perilaku, p.bobot_perilaku)
    total = bagian_skp + bagian_perilaku
    return PrestasiKerja(bagian_skp, bagian_perilaku, total, sebutan(total, p))
