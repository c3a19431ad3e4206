"""The boundary: what may enter a formula. Everything behind it is a finite, bounded, exact number."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from appraisal.scoring.errors import GalatPenilaian

ANGKA_BERMAKNA = 15
"""Most significant digits of a figure, and most digits before its point; it begins at most 15 places behind it."""

_BILANGAN = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", re.ASCII)


def bilangan(nilai: Any, nama: str) -> Decimal:
    """``nilai`` (int, or text with a dot) as Decimal.

    Raises ``GalatPenilaian`` for text that is no number, NaN, infinity, a truth value, anything else that is neither,
    or more than 15 significant digits. Zero comes back without sign.
    """
    angka = _baca(nilai)
    if angka is None:
        raise GalatPenilaian("scoring.bukan_bilangan", f"{nama} harus berupa bilangan, misalnya 12 atau 12.5.")
    if _terlalu_panjang(angka):
        raise GalatPenilaian("scoring.angka_terlalu_panjang", f"{nama} paling banyak {ANGKA_BERMAKNA} angka bermakna.")
    return angka or Decimal(0)


def _baca(nilai: Any) -> Decimal | None:
    """A finite number, or infinity for one that no Decimal can hold; ``None`` for anything else."""
    if isinstance(nilai, bool):
        return None
    if isinstance(nilai, int):
        return Decimal(nilai)
    if not isinstance(nilai, str) or not _BILANGAN.fullmatch(nilai):
        return None
    try:
        return Decimal(nilai)
    except InvalidOperation:
        return Decimal("Infinity")


def _terlalu_panjang(angka: Decimal) -> bool:
    if angka.is_infinite():
        return True
    bermakna = "".join(map(str, angka.as_tuple().digits)).rstrip("0")
    return bool(angka) and (len(bermakna) > ANGKA_BERMAKNA or not -ANGKA_BERMAKNA <= angka.adjusted() < ANGKA_BERMAKNA)


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


def paling_tinggi(angka: Decimal, batas: Decimal | None, nama: str) -> Decimal:
    """``angka`` itself, when it does not exceed ``batas``; ``None`` is no limit."""
    if batas is not None and angka > batas:
        raise GalatPenilaian("scoring.melebihi_batas", f"{nama} paling tinggi {batas}.")
    return angka


def cacah(nilai: Any, nama: str) -> int:
    """A count: a whole number of zero or more."""
    angka = realisasi(nilai, nama)
    if angka != int(angka):
        raise GalatPenilaian("scoring.bukan_cacah", f"{nama} harus berupa bilangan bulat.")
    return int(angka)
