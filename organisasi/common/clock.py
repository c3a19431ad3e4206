"""Days and deadlines in the zone of the agency."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

_WAKTU_REKAAN: ContextVar[datetime | None] = ContextVar("waktu_rekaan", default=None)


def sekarang() -> datetime:
    """The present moment. Every service reads the clock here."""
    return _WAKTU_REKAAN.get() or timezone.now()


@contextmanager
def waktu_rekaan(waktu: datetime) -> Iterator[None]:
    """Let the services believe that it is ``waktu``: for demonstration data with a past, and for tests."""
    token = _WAKTU_REKAAN.set(waktu)
    try:
        yield
    finally:
        _WAKTU_REKAAN.reset(token)


def hari_ini(zona: str) -> date:
    """Today's date where the agency sits."""
    return tanggal_lokal(sekarang(), zona)


def tanggal_lokal(waktu: datetime, zona: str) -> date:
    """The local calendar day of a moment."""
    return waktu.astimezone(ZoneInfo(zona)).date()


def akhir_hari(tanggal: date, zona: str) -> datetime:
    """The last moment of a local day, 23:59:59.999999."""
    return datetime.combine(tanggal, time.max, tzinfo=ZoneInfo(zona))


def batas_hari(diterima: datetime, hari: int, zona: str) -> datetime:
    """The last moment of the ``hari``-th calendar day after receipt; the day of receipt is day 0 (K-11)."""
    return akhir_hari(tanggal_lokal(diterima, zona) + timedelta(days=hari), zona)
