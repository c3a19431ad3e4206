"""Numbers and dates as Indonesians write them: reading strictly, printing uniformly."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SINGKATAN_ZONA = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}

_ANGKA = re.compile(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?", re.ASCII)


class BukanAngka(ValueError):
    """Text that is not a number in Indonesian notation, or an ambiguous one."""


def baca_angka(teks: str, *, desimal: int = 2) -> Decimal:
    """``1.234,56`` -> 1234.56. Raises ``BukanAngka``.

    A dot only groups thousands, a comma only starts decimals. ``85.5`` is refused rather than guessed: it may mean
    85,5 or be a mistyped 855.
    """
    rapi = teks.strip().replace("\u00a0", "").replace("−", "-")
    if "." in rapi and re.fullmatch(r"-?[0-9]+\.[0-9]{1,2}", rapi, re.ASCII):
        raise BukanAngka(f"Pakai koma untuk desimal: {rapi.replace('.', ',')}.")
    cocok = _ANGKA.fullmatch(rapi)
    if not cocok:
        raise BukanAngka("Tulis angka seperti 1.250 atau 85,5.")
    if len(cocok[1] or "") > desimal:
        raise BukanAngka(f"Paling banyak {desimal} angka di belakang koma." if desimal else "Tulis tanpa koma.")
    return Decimal(rapi.replace(".", "").replace(",", "."))


def tulis_angka(nilai: Decimal | int | str | None, desimal: int | None = None) -> str:
    """1234.5 -> ``1.234,5``; with ``desimal=2`` -> ``1.234,50``. ``None`` gives an empty text."""
    if nilai is None or nilai == "":
        return ""
    angka = Decimal(nilai)
    if desimal is not None:
        angka = angka.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    utuh, _, pecahan = f"{angka:,f}".partition(".")
    pecahan = pecahan if desimal is not None else pecahan.rstrip("0")
    utuh = utuh.replace(",", ".")
    return f"{utuh},{pecahan}" if pecahan else utuh


def tulis_rupiah(nilai: Decimal | int | None) -> str:
    """1500000 -> ``Rp1.500.000``."""
    if nilai is None:
        return ""
    return f"Rp{tulis_angka(nilai)}"


def tulis_tanggal(tanggal: date | None) -> str:
    """``4 Januari 2021``."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}" if tanggal else ""


def tulis_waktu(waktu: datetime | None, zona: str) -> str:
    """``4 Januari 2021 pukul 10.42 WIB`` in the zone of the agency."""
    if waktu is None:
        return ""
    lokal = waktu.astimezone(ZoneInfo(zona))
    return f"{tulis_tanggal(lokal.date())} pukul {lokal:%H.%M} {SINGKATAN_ZONA.get(zona, '')}".rstrip()
