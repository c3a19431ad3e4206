"""What the buku catatan penilaian perilaku says (5.6)."""

from collections.abc import Iterable
from dataclasses import dataclass

from appraisal.models import CatatanPerilaku, JenisPenilaian
from appraisal.pdf.konteks import KOSONG, jangka_waktu
from appraisal.pdf.prestasi import NAMA_ASPEK, Aspek, aspek_perilaku
from appraisal.sheets import LembarPenilaian
from organisasi.common.angka import BULAN, tulis_angka, tulis_tanggal
from organisasi.nip import tulis_nip
from organisasi.selectors.identitas import Identitas


@dataclass(frozen=True, slots=True)
class BarisCatatan:
    nomor: int
    tanggal: str
    aspek: str
    uraian: str
    tanggapan: str
    penilai: str
    nip: str


@dataclass(frozen=True, slots=True)
class CatatanAkhir:
    """The year-end entry; ``aspek`` are the lines ``Integritas = 90 (Baik)``."""

    nomor: int
    tanggal: str
    pembuka: str
    aspek: tuple[str, ...]
    jumlah: str
    rata_rata: str
    penilai: str
    nip: str


@dataclass(frozen=True, slots=True)
class BukuCatatan:
    nama: str
    nip: str
    baris: tuple[BarisCatatan, ...]
    akhir: CatatanAkhir | None


def buku_catatan(pegawai: Identitas, daftar: Iterable[CatatanPerilaku], lembar: LembarPenilaian | None) -> BukuCatatan:
    """The notes of the year; the year-end entry where the behaviour is scored."""
    baris = tuple(_catatan(n, c) for n, c in enumerate(daftar, 1))
    akhir = _akhir(lembar, len(baris) + 1) if lembar and lembar.rata_rata_perilaku is not None else None
    return BukuCatatan(pegawai.nama, tulis_nip(pegawai.nip) or KOSONG, baris, akhir)


def _catatan(nomor: int, c: CatatanPerilaku) -> BarisCatatan:
    return BarisCatatan(
        nomor=nomor,
        tanggal=tulis_tanggal(c.tanggal),
        aspek=NAMA_ASPEK[c.aspek],
        uraian=c.uraian,
        tanggapan=c.tanggapan,
        penilai=c.penilai.nama_lengkap,
        nip=tulis_nip(c.penilai.nip),
    )


def _akhir(lembar: LembarPenilaian, nomor: int) -> CatatanAkhir:
    hal = "prestasi akademik" if lembar.jenis == JenisPenilaian.TUGAS_BELAJAR else "SKP"
    bulan = f"{BULAN[lembar.selesai.month - 1]} {lembar.selesai.year}"
    penilai = lembar.orang.penilai
    return CatatanAkhir(
        nomor=nomor,
        tanggal=jangka_waktu(lembar.mulai, lembar.selesai),
        pembuka=f"Penilaian {hal} sampai dengan akhir {bulan} = {tulis_angka(lembar.nilai_skp, 2)}, "
        "sedangkan penilaian perilaku kerjanya adalah sebagai berikut:",
        aspek=tuple(_baris_aspek(a) for a in aspek_perilaku(lembar.perilaku)),
        jumlah=tulis_angka(lembar.jumlah_perilaku),
        rata_rata=f"{tulis_angka(lembar.rata_rata_perilaku, 2)} ({lembar.sebutan_perilaku})",
        penilai=penilai.nama if penilai else "",
        nip=tulis_nip(penilai.nip) if penilai else "",
    )


def _baris_aspek(a: Aspek) -> str:
    return f"{a.nama} = {a.nilai} ({a.sebutan})" if a.sebutan else f"{a.nama} = {a.nilai}"
