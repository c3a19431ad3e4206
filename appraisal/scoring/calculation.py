"""A whole SKP and a whole year, figure by figure, with the step behind each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple

from appraisal.scoring.achievement import (
    CapaianSkp,
    Kegiatan,
    NilaiKegiatan,
    PrestasiKerja,
    nilai_capaian_skp,
    nilai_prestasi_kerja,
    rata_rata_capaian,
    rincian_kegiatan,
)
from appraisal.scoring.behaviour import Perilaku, nilai_perilaku
from appraisal.scoring.bonus import (
    jumlah_tugas_paparan,
    nilai_kreativitas,
    nilai_kreativitas_paparan,
    nilai_tingkat_kreativitas,
    nilai_tugas_tambahan,
    nilai_tugas_tambahan_paparan,
)
from appraisal.scoring.rounding import BAKU, bulatkan
from appraisal.scoring.rules import HARI_TERAKHIR_PERATURAN, ParameterBerlaku, Varian, parameter_berlaku
from appraisal.scoring.steps import langkah_capaian, langkah_kegiatan, langkah_tahun
from appraisal.scoring.trace import Langkah, langkah

SATU = Decimal(1)


@dataclass(frozen=True, slots=True)
class Aturan:
    """Which rules a period is scored by: the day of the parameters, the variant (K-09), the policy of K-07."""

    tanggal: date = HARI_TERAKHIR_PERATURAN
    varian: Varian = Varian.PERKA_2013
    kreativitas_dijumlahkan: bool = False

    @property
    def parameter(self) -> ParameterBerlaku:
        return parameter_berlaku(self.tanggal)


class TugasTambahan(NamedTuple):
    """One proven task; target and realisation matter only in the variant ``paparan_2012``."""

    target: Decimal = SATU
    realisasi: Decimal = SATU


class Kreativitas(NamedTuple):
    """One proven creation; the level matters in ``perka_2013``, target and realisation in ``paparan_2012``."""

    tingkat: str = "unit_kerja"
    target: Decimal = SATU
    realisasi: Decimal = SATU


class HasilSkp(NamedTuple):
    kegiatan: tuple[NilaiKegiatan, ...]
    capaian: CapaianSkp
    langkah: tuple[Langkah, ...]


class HasilTahun(NamedTuple):
    nilai_capaian: Decimal
    perilaku: Perilaku
    prestasi: PrestasiKerja
    langkah: tuple[Langkah, ...]


def hitung_skp(
    kegiatan: Sequence[Kegiatan],
    tugas_tambahan: Sequence[TugasTambahan],
    kreativitas: Sequence[Kreativitas],
    aturan: Aturan,
) -> HasilSkp:
    """Nilai capaian of one SKP. Raises ``GalatPenilaian`` without any kegiatan."""
    p = aturan.parameter
    with localcontext(BAKU):
        nilai = tuple(rincian_kegiatan(k, p) for k in kegiatan)
        tugas, langkah_tugas = hitung_tugas_tambahan(tugas_tambahan, aturan)
        kreasi, langkah_kreasi = hitung_kreativitas(kreativitas, aturan)
        capaian = nilai_capaian_skp([n.nilai for n in nilai], tugas, kreasi, p)
        baris = [
            s
            for urut, (k, n) in enumerate(zip(kegiatan, nilai, strict=True), 1)
            for s in langkah_kegiatan(urut, k, n, p)
        ]
        steps = (*baris, langkah_tugas, *langkah_kreasi, *langkah_capaian(kegiatan, nilai, capaian, p))
    return HasilSkp(nilai, capaian, steps)


def hitung_tugas_tambahan(tugas: Sequence[TugasTambahan], aturan: Aturan) -> tuple[Decimal, Langkah]:
    p, nilai = aturan.parameter, angka_tugas_tambahan(tugas, aturan)
    if aturan.varian is Varian.PAPARAN_2012:
        return nilai, langkah(
            "tugas_tambahan",
            "nilai_tugas_tambahan_paparan",
            nilai,
            mentah=jumlah_tugas_paparan(tugas, p),
            tugas=tugas,
            faktor=p.paparan_faktor_tugas_tambahan,
            minimum=p.paparan_minimum_tugas_tambahan,
            maksimum=p.paparan_maksimum_tugas_tambahan,
        )
    return nilai, langkah(
        "tugas_tambahan", "nilai_tugas_tambahan", nilai, jumlah=len(tugas), tingkat=p.tingkat_tugas_tambahan
    )


def angka_tugas_tambahan(tugas: Sequence[TugasTambahan], aturan: Aturan) -> Decimal:
    """The value of all tasks together, by the variant of the period (K-09)."""
    if aturan.varian is Varian.PAPARAN_2012:
        return nilai_tugas_tambahan_paparan(tugas, aturan.parameter)
    return nilai_tugas_tambahan(len(tugas), aturan.parameter)


def angka_kreativitas(k: Kreativitas, aturan: Aturan) -> Decimal:
    """The value of one creation, by the variant of the period (K-09)."""
    if aturan.varian is Varian.PAPARAN_2012:
        return nilai_kreativitas_paparan(k.target, k.realisasi, aturan.parameter)
    return nilai_tingkat_kreativitas(k.tingkat, aturan.parameter)


def hitung_kreativitas(kreativitas: Sequence[Kreativitas], aturan: Aturan) -> tuple[Decimal, list[Langkah]]:
    steps = [_langkah_kreasi(urut, k, aturan) for urut, k in enumerate(kreativitas, 1)]
    masing = [Decimal(s.nilai) for s in steps]
    nilai = nilai_kreativitas(masing, dijumlahkan=aturan.kreativitas_dijumlahkan)
    cabang = "jumlah" if aturan.kreativitas_dijumlahkan else "tertinggi"
    return nilai, [*steps, langkah("kreativitas", "nilai_kreativitas", nilai, masing=masing, cabang=cabang)]


def _langkah_kreasi(urut: int, k: Kreativitas, aturan: Aturan) -> Langkah:
    p, kode, nilai = aturan.parameter, f"kreativitas.{urut}", angka_kreativitas(k, aturan)
    if aturan.varian is Varian.PAPARAN_2012:
        faktor = p.paparan_faktor_kreativitas
        return langkah(kode, "nilai_kreativitas_paparan", nilai, target=k.target, realisasi=k.realisasi, faktor=faktor)
    skala = list(p.tingkat_kreativitas.items())
    return langkah(kode, "nilai_tingkat_kreativitas", nilai, tingkat=k.tingkat, skala=skala)


def hitung_tahun(
    capaian: Sequence[Decimal], perilaku: Mapping[str, Decimal | None], aturan: Aturan, *, akademik: bool = False
) -> HasilTahun:
    """Nilai prestasi kerja of a year from one or more nilai capaian SKP, or from one academic value (SC-05).

    Raises ``GalatPenilaian`` without any value, or when an aspect other than kepemimpinan is empty.
    """
    p = aturan.parameter
    with localcontext(BAKU):
        capaian = [bulatkan(n) for n in capaian]
        aspek = {nama: None if nilai is None else bulatkan(nilai) for nama, nilai in perilaku.items()}
        gabungan = rata_rata_capaian(capaian)
        hasil = nilai_perilaku(aspek, p)
        prestasi = nilai_prestasi_kerja(gabungan, hasil.rata_rata, p)
        steps = langkah_tahun(capaian, aspek, hasil, prestasi, p, akademik=akademik)
    return HasilTahun(gabungan, hasil, prestasi, tuple(steps))
