"""The town is built once and every question is asked inside a savepoint of its own."""

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction

from appraisal.pdf import render
from appraisal.services import documents
from tests.dunia import pada
from tests.otorisasi.kota import TAHUN, Kota, bangun
from tests.otorisasi.periksa import potret_awal


@pytest.fixture(scope="package")
def kota(django_db_setup, django_db_blocker) -> Iterator[Kota]:
    """One database set-up for all tests of this folder; gone again at their end."""
    with django_db_blocker.unblock(), transaction.atomic():
        with pada(TAHUN + 1, 1, 10):
            yield bangun()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def potret(kota: Kota) -> None:
    """What every table holds before anybody asks anything."""
    potret_awal()


@pytest.fixture(scope="package")
def tanpa_mesin_pdf() -> Iterator[None]:
    """The typesetter is slow and has tests of its own; here the PDF is the text it would be made of."""
    bawaan = [documents.ambil_pdf.__kwdefaults__, render.cetak.__kwdefaults__]
    semula = [b["perender"] for b in bawaan]
    for b in bawaan:
        b["perender"] = lambda html: b"%PDF-1.4 " + html.encode()
    yield
    for b, asli in zip(bawaan, semula, strict=True):
        b["perender"] = asli


class Penampung(logging.Handler):
    """Keeps what the security log would write."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(scope="package")
def log_keamanan() -> Iterator[Penampung]:
    log, penampung = logging.getLogger("keamanan"), Penampung()
    semula = log.level
    log.addHandler(penampung)
    log.setLevel(logging.INFO)
    yield penampung
    log.removeHandler(penampung)
    log.setLevel(semula)
