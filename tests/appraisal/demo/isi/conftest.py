"""The demonstration is loaded once for this folder and rolled back."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.test import TestCase

from appraisal.demo.load import muat_demo
from organisasi.common.clock import waktu_rekaan
from tests.appraisal.demo.conftest import SAAT


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker) -> Iterator[list[Callable[[], None]]]:
    """The loaded demonstration; gives what waits for the commit: the documents to be published."""
    with django_db_blocker.unblock(), transaction.atomic():
        with waktu_rekaan(SAAT), TestCase.captureOnCommitCallbacks() as sesudah:
            muat_demo()
        yield sesudah
        transaction.set_rollback(True)
