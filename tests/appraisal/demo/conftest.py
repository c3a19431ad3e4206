"""The demonstration as it looks when it was loaded on 23 November 2026, loaded once a module and rolled back."""

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import TestCase

from appraisal.demo.load import muat_demo
from organisasi.common.clock import waktu_rekaan

SAAT = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[list[Callable[[], None]]]:
    """The loaded demonstration; gives what waits for the commit: the documents to be published."""
    with django_db_blocker.unblock(), transaction.atomic():
        with waktu_rekaan(SAAT), TestCase.captureOnCommitCallbacks() as sesudah:
            muat_demo()
        yield sesudah
        transaction.set_rollback(True)


@pytest.fixture
def hari_muat() -> Iterator[None]:
    """The test runs at the moment of loading."""
    with waktu_rekaan(SAAT):
        yield
