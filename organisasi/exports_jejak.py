"""The audit trail as a workbook: the answer to "who has seen the records of X between A and B"."""

from collections.abc import Iterable
from typing import BinaryIO

from organisasi.common.angka import tulis_waktu
from organisasi.common.buku_kerja import Kolom, buku_baru, simpan, tulis_lembar
from organisasi.common.events import judul_kejadian, judul_objek
from organisasi.models import Jejak

KOLOM = (
    Kolom("Waktu", 30),
    Kolom("Jenis", 12),
    Kolom("Kejadian", 34),
    Kolom("Objek", 22),
    Kolom("Oleh", 34),
    Kolom("Melalui pendamping", 34),
    Kolom("Data milik", 34),
    Kolom("NIP", 21),
    Kolom("Alamat jaringan", 18),
    Kolom("Rujukan", 14),
    Kolom("Sidik", 66),
)


def tulis_jejak_xlsx(baris: Iterable[Jejak], judul: str, zona: str, tujuan: BinaryIO) -> int:
    """Write the rows with their people; returns how many."""
    buku = buku_baru()
    jumlah = tulis_lembar(buku, "Jejak", judul, KOLOM, (_sel(j, zona) for j in baris))
    simpan(buku, tujuan)
    return jumlah


def _sel(j: Jejak, zona: str) -> tuple[str, ...]:
    oleh = str(j.pelaku) if j.pelaku else (f"Akun {j.pelaku_id}" if j.pelaku_id else "Sistem")
    milik = j.pegawai.nama_lengkap if j.pegawai else (f"Pegawai {j.pegawai_id}" if j.pegawai_id else "")
    return (
        tulis_waktu(j.pada, zona),
        str(j.get_jenis_display()),
        judul_kejadian(j.kejadian),
        f"{judul_objek(j.objek)} {j.objek_id or ''}".strip(),
        oleh,
        str(j.pendamping) if j.pendamping else "",
        milik,
        (j.pegawai.nip or "") if j.pegawai else "",
        j.alamat,
        j.rujukan,
        j.sidik,
    )
