"""Reading the inputs of one case. ``null`` counts as absent; whatever is there is checked.

A figure that the formula does not use is checked all the same: a negative realisation is refused even when the
activity was not carried out.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from appraisal.scoring import validation as v
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.rounding import bulatkan

Masukan = Mapping[str, Any]
NOL = Decimal(0)


def ambil(masukan: Masukan, nama: str) -> Any:
    if masukan.get(nama) is None:
        raise GalatPenilaian("scoring.masukan_kurang", f'"{nama}" belum diisi.')
    return masukan[nama]


def daftar(nilai: Any, nama: str) -> list[Any]:
    if not isinstance(nilai, list):
        raise GalatPenilaian("scoring.bukan_daftar", f'"{nama}" harus berupa daftar.')
    return nilai


def daftar_berisi(masukan: Masukan, nama: str) -> list[Any]:
    isi = daftar(ambil(masukan, nama), nama)
    if not isi:
        raise GalatPenilaian("scoring.daftar_kosong", f'"{nama}" paling sedikit memuat satu nilai.')
    return isi


def objek(nilai: Any, nama: str) -> Masukan:
    if not isinstance(nilai, dict):
        raise GalatPenilaian("scoring.bukan_objek", f'"{nama}" harus berupa objek.')
    return nilai


def satu_atau_daftar(nilai: Any, hitung: Callable[[Any], Any]) -> Any:
    return [hitung(n) for n in nilai] if isinstance(nilai, list) else hitung(nilai)


def terlaksana(masukan: Masukan) -> bool:
    nilai = masukan.get("terlaksana")
    if nilai is None:
        return True
    if not isinstance(nilai, bool):
        raise GalatPenilaian("scoring.bukan_ya_tidak", '"terlaksana" harus true atau false.')
    return nilai


def target(masukan: Masukan, nama: str, judul: str, batas: Decimal | None = None) -> Decimal:
    return v.paling_tinggi(v.target(ambil(masukan, nama), judul), batas, judul)


def realisasi(
    masukan: Masukan, nama: str, judul: str, batas: Decimal | None = None, *, dipakai: bool = True
) -> Decimal:
    """The realisation; one that the formula does not use may be absent and counts as zero."""
    if not dipakai and masukan.get(nama) is None:
        return NOL
    nilai = v.paling_tinggi(v.realisasi(ambil(masukan, nama), judul), batas, judul)
    return nilai if dipakai else NOL


def nilai_terbatas(masukan: Masukan, nama: str, judul: str, batas: Decimal) -> Decimal:
    """A printed score between zero and ``batas``."""
    return bulatkan(realisasi(masukan, nama, judul, batas))


def pasangan(masukan: Masukan) -> tuple[Decimal, Decimal]:
    return target(masukan, "target", "Target"), realisasi(masukan, "realisasi", "Realisasi")
