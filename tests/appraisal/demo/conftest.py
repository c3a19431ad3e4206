"""The demonstration as it looks when it was loaded on 23 November 2026."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from organisasi.common.clock import waktu_rekaan

SAAT = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def hari_muat() -> Iterator[None]:
    """The test runs at the moment of loading."""
    with waktu_rekaan(SAAT):
        yield
