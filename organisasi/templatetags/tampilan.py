"""Filters for figures, dates and names, as the official forms write them. Loaded everywhere."""

from datetime import date, datetime
from decimal import Decimal

from django import template

from organisasi.common import events
from organisasi.common.angka import tulis_angka, tulis_rupiah, tulis_tanggal, tulis_waktu
from organisasi.nip import tulis_nip

register = template.Library()


@register.filter
def angka(nilai: Decimal | int | str | None) -> str:
    """1234.50 -> ``1.234,5``."""
    return tulis_angka(nilai)


@register.filter
def angka2(nilai: Decimal | int | str | None) -> str:
    """A score, always with two decimals: ``87,00``."""
    return tulis_angka(nilai, 2)


@register.filter
def rupiah(nilai: Decimal | int | None) -> str:
    return tulis_rupiah(nilai)


@register.filter
def tanggal(nilai: date | None) -> str:
    """``4 Januari 2021``."""
    return tulis_tanggal(nilai)


@register.filter
def waktu(nilai: datetime | None, zona: str = "Asia/Jakarta") -> str:
    """``4 Januari 2021 pukul 10.42 WIB``."""
    return tulis_waktu(nilai, zona)


@register.filter
def judul_kejadian(nilai: str) -> str:
    """``skp.ajukan`` -> ``SKP diajukan``."""
    return events.judul_kejadian(nilai)


@register.filter
def judul_objek(nilai: str) -> str:
    """``skp`` -> ``SKP``: what a row of the trail is about."""
    return events.judul_objek(nilai)


@register.filter
def keadaan(nilai: str) -> str:
    """A state as its value stands in the trail: ``lewat_waktu`` -> ``lewat waktu``."""
    return nilai.replace("_", " ")


@register.filter
def nip(nilai: str | None) -> str:
    """``19850317 201001 1 003``, or a dash for those who have none."""
    return tulis_nip(nilai) or "–"
