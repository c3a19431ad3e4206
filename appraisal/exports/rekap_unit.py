"""Recap of a unit and a year as a workbook: results, the SKP behind them, and the gaps with who can close each."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from appraisal.exports.rekap_lain import Sebaran, tulis_lembar_lain
from appraisal.recap import BarisRekap, list_kekurangan, list_rekap
from appraisal.recap_capaian import CapaianSkp, iter_capaian
from organisasi.common.buku_kerja import ANGKA, DUA_DESIMAL, TANGGAL, Kolom, buku_baru, simpan, tulis_lembar
from organisasi.models import UnitKerja
from skp.models import Periode

KOLOM_HASIL = (
    Kolom("No", 6),
    Kolom("NIP", 21),
    Kolom("Nama", 32),
    Kolom("Pangkat/Gol. Ruang", 26),
    Kolom("Jabatan", 36),
    Kolom("Unit kerja", 34),
    Kolom("Nilai SKP", 10, DUA_DESIMAL),
    Kolom("SKP x 60 %", 10, DUA_DESIMAL),
    Kolom("Orientasi pelayanan", 11, DUA_DESIMAL),
    Kolom("Integritas", 11, DUA_DESIMAL),
    Kolom("Komitmen", 11, DUA_DESIMAL),
    Kolom("Disiplin", 11, DUA_DESIMAL),
    Kolom("Kerja sama", 11, DUA_DESIMAL),
    Kolom("Kepemimpinan", 13, DUA_DESIMAL),
    Kolom("Jumlah perilaku", 10, DUA_DESIMAL),
    Kolom("Rata-rata perilaku", 10, DUA_DESIMAL),
    Kolom("Perilaku x 40 %", 10, DUA_DESIMAL),
    Kolom("Nilai prestasi kerja", 10, DUA_DESIMAL),
    Kolom("Sebutan", 13),
    Kolom("Status", 22),
    Kolom("NIP pejabat penilai", 21),
    Kolom("Pejabat penilai", 30),
    Kolom("NIP atasan pejabat penilai", 21),
    Kolom("Atasan pejabat penilai", 30),
    Kolom("Disahkan", 12, TANGGAL),
)
KOLOM_SKP = (
    Kolom("No", 6),
    Kolom("NIP", 21),
    Kolom("Nama", 32),
    Kolom("Unit kerja", 34),
    Kolom("Mulai", 12, TANGGAL),
    Kolom("Selesai", 12, TANGGAL),
)
KOLOM_CAPAIAN = (
    *KOLOM_SKP,
    Kolom("JUMLAH", 10, DUA_DESIMAL),
    Kolom("Rata-rata kegiatan", 10, DUA_DESIMAL),
    Kolom("Tugas tambahan", 10, DUA_DESIMAL),
    Kolom("Kreativitas", 10, DUA_DESIMAL),
    Kolom("Nilai capaian SKP", 10, DUA_DESIMAL),
    Kolom("Sebutan", 13),
)
KOLOM_KEGIATAN = (
    *KOLOM_SKP,
    Kolom("No kegiatan", 9),
    Kolom("Kegiatan tugas jabatan", 56),
    Kolom("Target kuantitas", 10, ANGKA),
    Kolom("Satuan", 12),
    Kolom("Target kualitas", 9, ANGKA),
    Kolom("Target waktu", 9, ANGKA),
    Kolom("Satuan waktu", 9),
    Kolom("Target biaya (Rp)", 16, ANGKA),
    Kolom("Realisasi kuantitas", 10, ANGKA),
    Kolom("Realisasi kualitas", 10, ANGKA),
    Kolom("Realisasi waktu", 10, ANGKA),
    Kolom("Realisasi biaya (Rp)", 16, ANGKA),
    Kolom("Penghitungan", 13, DUA_DESIMAL),
    Kolom("Nilai capaian", 10, DUA_DESIMAL),
    Kolom("Keterangan", 16),
)
KOLOM_KEKURANGAN = (
    Kolom("No", 6),
    Kolom("NIP", 21),
    Kolom("Nama", 32),
    Kolom("Unit kerja", 34),
    Kolom("Yang belum selesai", 52),
    Kolom("Dapat diselesaikan oleh", 34),
    Kolom("Batas waktu", 13, TANGGAL),
)


def tulis_rekap(unit: UnitKerja, periode: Periode, tujuan: BinaryIO | str, *, hanya_final: bool = False) -> int:
    """Write the workbook to a path or an open file; returns the number of people in it."""
    buku = buku_baru()
    judul = f"Rekap penilaian prestasi kerja {unit.nama} tahun {periode.tahun}"
    sebaran = Sebaran()
    rekap = sebaran.lewat(list_rekap(unit, periode, hanya_final=hanya_final))
    jumlah = tulis_lembar(buku, "Rekap", judul, KOLOM_HASIL, _hasil(rekap))
    tulis_lembar(
        buku,
        "Capaian SKP",
        f"Nilai capaian SKP {unit.nama} tahun {periode.tahun}",
        KOLOM_CAPAIAN,
        _capaian(iter_capaian(unit, periode, hanya_final=hanya_final)),
    )
    tulis_lembar(
        buku,
        "Rincian SKP",
        f"Nilai setiap kegiatan {unit.nama} tahun {periode.tahun}",
        KOLOM_KEGIATAN,
        _kegiatan(iter_capaian(unit, periode, hanya_final=hanya_final)),
    )
    tulis_lembar(
        buku,
        "Belum selesai",
        f"Yang belum selesai, {unit.nama} tahun {periode.tahun}",
        KOLOM_KEKURANGAN,
        _gap(unit, periode),
    )
    tulis_lembar_lain(buku, unit, periode, sebaran)
    simpan(buku, tujuan)
    return jumlah


def _hasil(rekap: Iterable[BarisRekap]) -> Iterator[tuple[Any, ...]]:
    for urut, b in enumerate(rekap, 1):
        yield (urut, *_sel(b))


def _sel(b: BarisRekap) -> tuple[Any, ...]:
    return (
        b.nip,
        b.nama,
        b.pangkat,
        b.jabatan,
        b.unit,
        b.nilai_skp,
        b.bagian_skp,
        *b.aspek,
        b.jumlah_perilaku,
        b.rata_rata,
        b.bagian_perilaku,
        b.nilai,
        b.sebutan,
        b.status,
        b.penilai_nip,
        b.penilai_nama,
        b.atasan_nip,
        b.atasan_nama,
        b.disahkan,
    )


def _gap(unit: UnitKerja, periode: Periode) -> Iterator[tuple[Any, ...]]:
    for urut, k in enumerate(list_kekurangan(unit, periode), 1):
        yield (urut, k.nip, k.nama, k.unit, k.masalah, k.penanggung_jawab, k.batas)


def _capaian(daftar: Iterable[CapaianSkp]) -> Iterator[tuple[Any, ...]]:
    for urut, c in enumerate(daftar, 1):
        yield (urut, *_skp(c), c.jumlah, c.rata_rata, c.tugas_tambahan, c.kreativitas, c.nilai, c.sebutan)


def _kegiatan(daftar: Iterable[CapaianSkp]) -> Iterator[tuple[Any, ...]]:
    baris = ((c, nomor, k) for c in daftar for nomor, k in enumerate(c.kegiatan, 1))
    for urut, (c, nomor, k) in enumerate(baris, 1):
        yield (urut, *_skp(c), nomor, *k)


def _skp(c: CapaianSkp) -> tuple[Any, ...]:
    return c.nip, c.nama, c.unit, c.mulai, c.selesai
