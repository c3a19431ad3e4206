"""Fixtures of the whole suite."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from xdist.remote import Producer

from organisasi.models import Pegawai
from tests.dunia import Dunia, buat_dunia
from tests.jaringan import tanpa_tempat_lain
from tests.pembagian import BersamaPersiapan
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


@pytest.fixture(autouse=True, scope="session")
def _tanpa_tempat_lain() -> Iterator[None]:
    """The suite runs with the way out closed, as in an agency without internet."""
    with tanpa_tempat_lain():
        yield


BASIS_DATA = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> BersamaPersiapan:
    return BersamaPersiapan(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches no database, or says ``sekali``, runs once: on SQLite. The run on PostgreSQL leaves it out.

    What takes longest comes first, the browser and the races: at the end it would keep one worker waiting.
    """
    items.sort(key=lambda item: not (item.get_closest_marker("browser") or item.get_closest_marker("postgres")))
    if connection.vendor == "sqlite":
        return
    sekali = [i for i in items if not _memakai_basis_data(i) or i.get_closest_marker("sekali")]
    config.hook.pytest_deselected(items=sekali)
    dibuang = set(sekali)
    items[:] = [i for i in items if i not in dibuang]


def _memakai_basis_data(item: pytest.Item) -> bool:
    bernama = BASIS_DATA & set(getattr(item, "fixturenames", ()))
    return bool(bernama or item.get_closest_marker("django_db"))


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
