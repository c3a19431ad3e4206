"""Stretches of days, both ends inclusive; an open end is ``None``."""

from datetime import date, timedelta

from django.db.models import Q

from organisasi.common.angka import tulis_tanggal

SEHARI = timedelta(days=1)


def beririsan(mulai: date, selesai: date | None) -> Q:
    """Rows that hold on at least one day of the stretch."""
    sesudah = Q(selesai=None) | Q(selesai__gte=mulai)
    return sesudah & Q(mulai__lte=selesai) if selesai else sesudah


def berlaku_sejak(tanggal: date) -> Q:
    """Rows that hold on ``tanggal`` or on some day after it."""
    return beririsan(tanggal, None)


def memuat(luar: tuple[date, date | None], dalam: tuple[date, date | None]) -> bool:
    """Whether the second stretch lies within the first."""
    if dalam[0] < luar[0]:
        return False
    return luar[1] is None or (dalam[1] is not None and dalam[1] <= luar[1])


def tulis_rentang(mulai: date, selesai: date | None) -> str:
    """``1 Januari 2026 sampai 30 Juni 2026``, or ``sejak 1 Januari 2026``."""
    if selesai is None:
        return f"sejak {tulis_tanggal(mulai)}"
    return f"{tulis_tanggal(mulai)} sampai {tulis_tanggal(selesai)}"
