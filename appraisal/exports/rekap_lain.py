"""The other sheets of a recap: distribution, timeliness, and the SKP history record of the personnel system."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook

from appraisal.personnel_record import iter_riwayat
from appraisal.punctuality import Ketepatan, list_ketepatan
from appraisal.recap import BarisRekap
from organisasi.common.buku_kerja import DUA_DESIMAL, TANGGAL, Kolom, tulis_lembar
from organisasi.models import UnitKerja
from skp.models import Periode

SEBUTAN = ("Sangat Baik", "Baik", "Cukup", "Kurang", "Buruk")
KOLOM_SEBARAN = (
    Kolom("Unit kerja", 36),
    *(Kolom(s, 12) for s in SEBUTAN),
    Kolom("Belum ada hasil", 12),
    Kolom("Jumlah pegawai", 12),
    Kolom("Baik ke atas", 12),
)
KOLOM_KETEPATAN = (
    Kolom("No", 6),
    Kolom("NIP", 21),
    Kolom("Nama", 32),
    Kolom("Unit kerja", 34),
    Kolom("SKP ditetapkan", 14, TANGGAL),
    Kolom("Batas penetapan", 14, TANGGAL),
    Kolom("Menyusun", 18),
    Kolom("Realisasi diajukan", 14, TANGGAL),
    Kolom("Batas penilaian", 14, TANGGAL),
    Kolom("Melaporkan", 18),
    Kolom("Menyusun dan melaporkan tepat waktu", 18),
)


def _kolom_penilai(siapa: str) -> tuple[Kolom, ...]:
    return (
        Kolom(f"NIP/NRP {siapa}", 21),
        Kolom(f"Nama {siapa}", 30),
        Kolom(f"Jabatan {siapa}", 34),
        Kolom(f"Unit organisasi {siapa}", 34),
        Kolom(f"Pangkat {siapa}", 26),
        Kolom(f"Golongan {siapa}", 10),
        Kolom(f"TMT golongan {siapa}", 13, TANGGAL),
        Kolom(f"Status {siapa}", 11),
    )


KOLOM_RIWAYAT = (
    Kolom("NIP", 21),
    Kolom("Nama", 32),
    Kolom("Tahun", 8),
    Kolom("Nilai SKP", 10, DUA_DESIMAL),
    Kolom("Orientasi pelayanan", 11, DUA_DESIMAL),
    Kolom("Integritas", 11, DUA_DESIMAL),
    Kolom("Komitmen", 11, DUA_DESIMAL),
    Kolom("Disiplin", 11, DUA_DESIMAL),
    Kolom("Kerja sama", 11, DUA_DESIMAL),
    Kolom("Kepemimpinan", 13, DUA_DESIMAL),
    Kolom("Jumlah", 10, DUA_DESIMAL),
    Kolom("Nilai rata-rata", 10, DUA_DESIMAL),
    Kolom("Nilai perilaku kerja", 10, DUA_DESIMAL),
    Kolom("Nilai prestasi kerja", 10, DUA_DESIMAL),
    Kolom("Sebutan", 13),
    Kolom("Jenis jabatan", 13),
    Kolom("Jenis peraturan kinerja", 11),
    *_kolom_penilai("penilai"),
    *_kolom_penilai("atasan penilai"),
)


def tulis_lembar_lain(buku: Workbook, unit: UnitKerja, periode: Periode, sebaran: "Sebaran") -> None:
    """Distribution of what was counted, timeliness, and the records in force."""
    judul = f"Sebaran sebutan {unit.nama} tahun {periode.tahun}"
    tulis_lembar(buku, "Sebaran", judul, KOLOM_SEBARAN, sebaran.baris())
    judul = f"Ketepatan waktu {unit.nama} tahun {periode.tahun}"
    tulis_lembar(buku, "Ketepatan waktu", judul, KOLOM_KETEPATAN, _ketepatan(list_ketepatan(unit, periode)))
    judul = f"Riwayat SKP untuk sistem kepegawaian, {unit.nama} tahun {periode.tahun}"
    tulis_lembar(buku, "Riwayat SKP", judul, KOLOM_RIWAYAT, iter_riwayat(unit, periode))


class Sebaran:
    """How many of each grade per unit, counted while the results are written: nothing is read twice."""

    def __init__(self) -> None:
        self.per_unit: dict[str, Counter[str]] = defaultdict(Counter)

    def lewat(self, rekap: Iterable[BarisRekap]) -> Iterator[BarisRekap]:
        for b in rekap:
            self.per_unit[b.unit][b.sebutan] += 1
            yield b

    def baris(self) -> Iterator[tuple[Any, ...]]:
        """Per unit and together; persons do not appear."""
        for nama, jumlah in sorted(self.per_unit.items()):
            yield (nama, *_hitung(jumlah))
        yield ("Jumlah", *_hitung(sum(self.per_unit.values(), Counter())))


def _hitung(jumlah: Counter[str]) -> tuple[int, ...]:
    return (
        *(jumlah[s] for s in SEBUTAN),
        jumlah[""],
        sum(jumlah.values()),
        jumlah["Sangat Baik"] + jumlah["Baik"],
    )


def _ketepatan(daftar: Iterable[Ketepatan]) -> Iterator[tuple[Any, ...]]:
    for urut, k in enumerate(daftar, 1):
        yield (
            urut,
            k.nip,
            k.nama,
            k.unit,
            k.ditetapkan,
            k.batas_skp,
            k.menyusun,
            k.dilaporkan,
            k.batas_penilaian,
            k.melaporkan,
            k.kesimpulan,
        )
