"""The only rounding of the package: half up, two decimals, at every printed cell (K-02)."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from appraisal.scoring.errors import GalatPenilaian

DUA_DESIMAL = Decimal("0.01")
NOL_TERCETAK = Decimal("0.00")

BAKU = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])
"""The context of daily work, whatever the calling program did to its own."""

TELITI = Context(prec=400, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])
"""For the second look at a sum of quotients; also for figures of any size (``interface``)."""

HAMPIR_TENGAH = Decimal("0.004999")
"""A difference to the rounded value from here on may be a tie that 28 digits cannot decide."""

BATAS_BEDA = Decimal("1E-300")
"""What lies within this distance of the middle between two cents is the middle.

A figure of ``validation`` is n x 10^e with n < 10^15 and -29 <= e <= 14. One aspect is therefore a fraction with a
denominator below 10^59, the mean of four aspects one below 4 x 10^236: it is the middle itself, or at least 10^-240
beside it.
"""


def bulatkan(nilai: Decimal) -> Decimal:
    """Two decimals, half up, never minus zero. Raises ``GalatPenilaian`` when the figure no longer fits a form."""
    try:
        return nilai.quantize(DUA_DESIMAL, ROUND_HALF_UP) or NOL_TERCETAK
    except InvalidOperation as salah:
        raise GalatPenilaian(
            "scoring.hasil_terlalu_besar", "Hasil hitungan terlalu besar; periksa target dan realisasi."
        ) from salah


def mungkin_di_tengah(nilai: Decimal, dibulatkan: Decimal) -> bool:
    """True when ``nilai`` may lie exactly between two cents.

    1/3 + 2/3 of something is not exact in decimal digits. Such a sum is computed again in the context ``TELITI`` and
    rounded by ``bulatkan_teliti`` before its last cent is decided.
    """
    return not -HAMPIR_TENGAH < nilai - dibulatkan < HAMPIR_TENGAH


def bulatkan_teliti(nilai: Decimal) -> Decimal:
    """``bulatkan`` for a sum of quotients computed in the context ``TELITI``: what is a tie becomes one exactly."""
    return bulatkan(nilai.quantize(BATAS_BEDA))
