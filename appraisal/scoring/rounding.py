"""The only rounding of the package: half up, two decimals, at every printed cell (K-02)."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from math import floor

from appraisal.scoring.errors import GalatPenilaian

DUA_DESIMAL = Decimal("0.01")
HAMPIR_TENGAH = Decimal("0.004999")
"""A difference to the rounded value from here on may be a tie that 28 digits cannot decide."""


def bulatkan(nilai: Decimal) -> Decimal:
    """Two decimals, half up. Raises ``GalatPenilaian`` when the figure no longer fits a form."""
    try:
        return nilai.quantize(DUA_DESIMAL, ROUND_HALF_UP)
    except InvalidOperation as salah:
        raise GalatPenilaian(
            "scoring.hasil_terlalu_besar", "Hasil hitungan terlalu besar; periksa target dan realisasi."
        ) from salah


def bulatkan_pecahan(nilai: Fraction) -> Decimal:
    """``bulatkan`` for an exact fraction."""
    return Decimal(floor(nilai * 100 + Fraction(1, 2))).scaleb(-2)


def mungkin_di_tengah(nilai: Decimal, dibulatkan: Decimal) -> bool:
    """True when ``nilai`` may lie exactly between two cents.

    1/3 + 2/3 of something is not exact in decimal digits. Such a sum is looked at again with fractions before its
    last cent is decided.
    """
    return abs(nilai - dibulatkan) >= HAMPIR_TENGAH
