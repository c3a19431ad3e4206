"""Fixtures of the whole suite."""

from collections.abc import Callable

import pytest
from django.test import Client

from organisasi.models import Pegawai
from tests.dunia import Dunia, buat_dunia


@pytest.fixture
def dunia(db) -> Dunia:
    """A small agency with everybody in place; see ``tests.dunia``."""
    return buat_dunia()


@pytest.fixture
def masuk(db) -> Callable[[Pegawai], Client]:
    """``masuk(dunia.penilai)`` gives a browser in which that person is logged in."""

    def sebagai(pegawai: Pegawai) -> Client:
        client = Client()
        client.force_login(pegawai.pengguna)
        return client

    return sebagai
