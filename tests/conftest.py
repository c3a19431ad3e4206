"""Fixtures of the whole suite."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client

from organisasi.models import Pegawai
from tests.dunia import Dunia, buat_dunia
from tests.penjaga import tanpa_penjaga


@pytest.fixture(autouse=True, scope="session")
def _kosongkan_tanpa_penjaga() -> Iterator[None]:
    """Tests with real transactions empty the tables afterwards; the audit trail allows that to nobody else."""
    asli = type(connection.ops).execute_sql_flush

    def kosongkan(ops, sql_list):
        with tanpa_penjaga():
            asli(ops, sql_list)

    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(type(connection.ops), "execute_sql_flush", kosongkan)
        yield


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
