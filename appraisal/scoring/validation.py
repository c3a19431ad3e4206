"""The boundary: what may enter a formula. Everything behind it is a finite, bounded, exact number."""

import re
from decimal import Decimal
from typing import Any

from appraisal.scoring.errors import GalatPenilaian

ANGKA_BERMAKNA = 15
"""Most significant digits, and most digits behind the point, that a figure may have."""

_BILANGAN = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?", re.ASCII)
_BULAT = re.compile(r"[0-9]{1,9}", re.ASCII)


def bilangan(nilai: Any, nama: str) -> Decimal:
    """``nilai`` (int, Decimal or text with a dot) as Decimal.

    Raises ``GalatPenilaian`` for text that is no number, NaN, infinity, a truth value, a binary float, or more than
    15 significant digits.
    """
    if isinstance(nilai, bool) or not isinstance(nilai, int | Decimal | str):
        raise _bukan_bilangan(nama)
    if not _BILANGAN.fullmatch(str(nilai)):
        raise _bukan_bilangan(nama)
    angka = Decimal(nilai)
    if _terlalu_panjang(angka):
        raise GalatPenilaian("scoring.angka_terlalu_panjang", f"{nama} paling banyak {ANGKA_BERMAKNA} angka bermakna.")
    return angka


def _bukan_bilangan(nama: str) -> GalatPenilaian:
    return GalatPenilaian("scoring.bukan_bilangan", f"{nama} harus berupa bilangan, misalnya 12 atau 12.5.")


def _terlalu_panjang(angka: Decimal) -> bool:
    if angka == 0:
        return False
    inti = angka.normalize().as_tuple()
    eksponen = int(inti.exponent)
    return len(inti.digits) + max(eksponen, 0) > ANGKA_BERMAKNA or -eksponen > ANGKA_BERMAKNA


def target(nilai: Any, nama: str) -> Decimal:
    """A target above zero."""
    angka = bilangan(nilai, nama)
    if angka <= 0:
        raise GalatPenilaian("scoring.target_nol", f"{nama} harus lebih besar dari nol.")
    return angka


def realisasi(nilai: Any, nama: str) -> Decimal:
    """A realisation or score of zero or more."""
    angka = bilangan(nilai, nama)
    if angka < 0:
        raise GalatPenilaian("scoring.bilangan_negatif", f"{nama} tidak boleh kurang dari nol.")
    return angka


def paling_tinggi(angka: Decimal, batas: Decimal, nama: str) -> Decimal:
    """``angka`` itself, when it does not exceed ``batas``."""
    if angka > batas:
        raise GalatPenilaian("scoring.melebihi_batas", f"{nama} paling tinggi {batas}.")
    return angka


def cacah(nilai: Any, nama: str) -> int:
    """A count: a whole number of zero or more."""
    angka = realisasi(nilai, nama)
    if angka != angka.to_integral_value() or not _BULAT.fullmatch(f"{angka:f}".split(".")[0]):
        raise GalatPenilaian("scoring.bukan_cacah", f"{nama} harus berupa bilangan bulat.")
    return int(angka)
