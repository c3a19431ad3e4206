"""Numbers as Indonesians read them: ``1.234,56``."""

from decimal import ROUND_HALF_UP, Decimal

from appraisal.scoring.rounding import TELITI


def angka(nilai: Decimal | str | int, desimal: int | None = None) -> str:
    """``1234.5`` as ``1.234,5``, or with a fixed number of decimals. A negative one has a true minus."""
    d = Decimal(nilai) if desimal is None else setengah_ke_atas(Decimal(nilai), desimal)
    utuh, _, pecahan = f"{d.copy_abs():,f}".partition(".")
    if desimal is None:
        pecahan = pecahan.rstrip("0")
    utuh = utuh.replace(",", ".")
    tanda = "−" if d < 0 else ""
    return f"{tanda}{utuh},{pecahan}" if pecahan else f"{tanda}{utuh}"


def setengah_ke_atas(nilai: Decimal, desimal: int) -> Decimal:
    return nilai.quantize(Decimal(f"1E-{desimal}"), ROUND_HALF_UP, TELITI)
