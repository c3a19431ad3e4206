"""The monthly report on performance evaluation as a workbook: figures, and behind each the people and rows."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from appraisal.evaluation import Evaluasi, list_kegiatan_bulan, list_skp_bulan
from appraisal.indicators import bagian
from organisasi.common.buku_kerja import ANGKA, DUA_DESIMAL, Kolom, buku_baru, simpan, tulis_lembar
from organisasi.selectors.unit import unit_dan_turunannya

KOLOM_UNIT = (
    Kolom("Unit kerja", 44),
    Kolom("Pegawai dengan SKP", 12, ANGKA),
    Kolom("Melapor bulan ini", 12, ANGKA),
    Kolom("Melapor (%)", 11, DUA_DESIMAL),
    Kolom("Kegiatan", 11, ANGKA),
    Kolom("Kegiatan dilaporkan", 12, ANGKA),
    Kolom("Sesuai jadwal", 11, ANGKA),
    Kolom("Sesuai jadwal (%)", 11, DUA_DESIMAL),
)
KOLOM_INDIKATOR = (
    Kolom("Indikator", 60),
    Kolom("Memenuhi", 11, ANGKA),
    Kolom("Tidak memenuhi", 11, ANGKA),
    Kolom("Persen", 11, DUA_DESIMAL),
    Kolom("Belum dapat dinilai", 12, ANGKA),
)
KOLOM_ORANG = (
    Kolom("No", 6),
    Kolom("NIP", 21),
    Kolom("Nama", 32),
    Kolom("Unit kerja", 34),
    Kolom("Angka", 44),
    Kolom("Keterangan", 60),
)
KOLOM_KEGIATAN = (
    Kolom("No", 6),
    Kolom("NIP", 21),
    Kolom("Nama", 32),
    Kolom("Unit kerja", 34),
    Kolom("Kegiatan tugas jabatan", 56),
    Kolom("Target", 11, ANGKA),
    Kolom("Satuan", 14),
    Kolom("Bulan ini", 11, ANGKA),
    Kolom("Sampai bulan ini", 11, ANGKA),
    Kolom("Persen target", 11, DUA_DESIMAL),
    Kolom("Sesuai jadwal", 11),
)


def tulis_evaluasi(e: Evaluasi, tujuan: BinaryIO | str) -> set[int]:
    """Write the workbook; returns whom it names."""
    buku, ekor = buku_baru(), f"{e.unit.nama}, {e.judul}"
    tulis_lembar(buku, "Kemajuan per unit", f"Kemajuan SKP {ekor}", KOLOM_UNIT, _unit(e))
    tulis_lembar(buku, "Indikator", f"Indikator kinerja pegawai {ekor}", KOLOM_INDIKATOR, _indikator(e))
    tulis_lembar(buku, "Pegawai", f"Pegawai di balik setiap angka, {ekor}", KOLOM_ORANG, _orang(e))
    tulis_lembar(buku, "Kegiatan", f"Kemajuan setiap kegiatan, {ekor}", KOLOM_KEGIATAN, _kegiatan(e))
    simpan(buku, tujuan)
    return {o.pegawai_id for a in e.semua.values() for o in a.orang}


def _unit(e: Evaluasi) -> Iterator[tuple[Any, ...]]:
    for b in (*e.per_unit, e.jumlah):
        yield b.nama, b.orang, b.melapor, b.persen_melapor, b.baris, b.terisi, b.sesuai, b.persen_sesuai


def _indikator(e: Evaluasi) -> Iterator[tuple[Any, ...]]:
    for i in e.indikator:
        yield i.judul, len(i.memenuhi), len(i.tidak), i.persen, len(i.belum)


def _orang(e: Evaluasi) -> Iterator[tuple[Any, ...]]:
    baris = ((a, o) for a in e.semua.values() if a.kunci != "ber-skp" for o in a.orang)
    for urut, (a, o) in enumerate(baris, 1):
        yield urut, o.nip, o.nama, o.unit, a.judul, o.rinci


def _kegiatan(e: Evaluasi) -> Iterator[tuple[Any, ...]]:
    skp = list_skp_bulan(unit_dan_turunannya([e.unit]), e.periode, e.bulan)
    daftar = list_kegiatan_bulan(skp, e.bulan).select_related("versi__skp__pegawai", "versi__skp__unit")
    urutan = ("versi__skp__unit__nama", "versi__skp__pegawai__nama", "versi__skp__mulai", "urutan", "pk")
    baris: Iterator[Any] = daftar.order_by(*urutan).iterator(chunk_size=500)
    for urut, k in enumerate(baris, 1):
        s, total = k.versi.skp, k.total or 0
        yield (
            urut,
            s.pegawai.nip or "",
            s.pegawai.nama_lengkap,
            s.unit.nama,
            k.uraian,
            k.target_kuantitas,
            k.satuan_kuantitas,
            k.ini,
            total,
            bagian(total, k.target_kuantitas),
            "ya" if k.sesuai else "belum",
        )
