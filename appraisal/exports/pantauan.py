"""The lists of what is missing and late as a workbook, one sheet each."""

from typing import BinaryIO

from appraisal.monitoring import DAFTAR, BarisPantau, Lingkup, dengan_pengingat
from organisasi.common.buku_kerja import ANGKA, DUA_DESIMAL, TANGGAL, Kolom, buku_baru, simpan, tulis_lembar

KOLOM = (
    Kolom("No", 6),
    Kolom("NIP", 21),
    Kolom("Nama", 32),
    Kolom("Unit kerja", 34),
    Kolom("Keadaan", 40),
    Kolom("Batas waktu", 13, TANGGAL),
    Kolom("Terlambat (hari)", 10, ANGKA),
    Kolom("Nilai capaian SKP", 10, DUA_DESIMAL),
    Kolom("Pengingat terkirim", 10, ANGKA),
    Kolom("Pengingat terakhir", 13, TANGGAL),
)


def tulis_pantauan(ruang: Lingkup, tujuan: BinaryIO | str) -> set[int]:
    """Write all lists; returns whom they name."""
    buku, orang = buku_baru(), set()
    for judul, susun in DAFTAR.values():
        baris = dengan_pengingat(ruang, susun(ruang))
        orang |= {b.pegawai_id for b in baris}
        isi = ((urut, *_sel(b)) for urut, b in enumerate(baris, 1))
        tulis_lembar(buku, judul.replace(" %", " persen"), f"{judul}, tahun {ruang.periode.tahun}", KOLOM, isi)
    simpan(buku, tujuan)
    return orang


def _sel(b: BarisPantau) -> tuple[object, ...]:
    return (b.nip, b.nama, b.unit, b.keadaan, b.batas, b.terlambat, b.nilai, b.diingatkan, b.terakhir)
