"""43,836 deadlines against an independent table: three zones, ten years of days, four moments of each day (P14)."""

import os
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from organisasi.common.clock import batas_hari, tanggal_lokal

ZONA = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
"""Hours ahead of UTC; none has summer time."""
SAAT = (timedelta(0), timedelta(hours=0, minutes=30), timedelta(hours=12), timedelta(days=1, microseconds=-1))
HARI = [date(2014, 1, 1) + timedelta(days=n) for n in range(3653)]


def test_43836_tenggat_sesuai_tabel_dan_cepat():
    mulai, jumlah = time.perf_counter(), 0
    for zona, jam in ZONA.items():
        geser = timedelta(hours=jam)
        for hari in HARI:
            awal = datetime(hari.year, hari.month, hari.day, tzinfo=UTC) - geser
            akhir = awal + timedelta(days=15, microseconds=-1)  # day of receipt is day 0; the end of day 14
            for saat in SAAT:
                diterima = awal + saat
                assert batas_hari(diterima, 14, zona) == akhir
                jumlah += 1

    assert jumlah == 43_836
    assert time.perf_counter() - mulai < 2


@pytest.mark.parametrize(
    ("diterima", "zona", "batas"),
    [
        (datetime(2015, 12, 31, 16, 59, 59, tzinfo=UTC), "Asia/Jakarta", date(2016, 1, 14)),
        (datetime(2015, 12, 31, 17, 0, tzinfo=UTC), "Asia/Jakarta", date(2016, 1, 15)),
        (datetime(2016, 2, 15, 3, 0, tzinfo=UTC), "Asia/Makassar", date(2016, 2, 29)),
        (
            datetime(2015, 12, 31, 15, 30, tzinfo=UTC),
            "Asia/Jayapura",
            date(2016, 1, 15),
        ),  # 00:30 WIT
        (datetime(2015, 12, 31, 15, 30, tzinfo=UTC), "Asia/Jakarta", date(2016, 1, 14)),
    ],
)
def test_batas_tahun_kabisat_dan_zona(diterima, zona, batas):
    assert tanggal_lokal(batas_hari(diterima, 14, zona), zona) == batas


@pytest.mark.parametrize("zona_server", ["UTC", "Asia/Jakarta", "Pacific/Honolulu"])
def test_zona_server_tidak_berpengaruh(monkeypatch, zona_server):
    monkeypatch.setitem(os.environ, "TZ", zona_server)
    time.tzset()
    try:
        batas = batas_hari(datetime(2015, 12, 31, 15, 30, tzinfo=UTC), 14, "Asia/Jayapura")
    finally:
        monkeypatch.undo()
        time.tzset()

    assert batas.astimezone(UTC) == datetime(2016, 1, 15, 14, 59, 59, 999999, tzinfo=UTC)
