"""Asking as a browser does, cheaply: no recording of templates, one live session per account, every write watched."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.client import ClientHandler

TULIS = re.compile(r'^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)
BOLEH_TERTULIS = frozenset(
    {"django_session", "organisasi_jejak", "organisasi_tembolok", "organisasi_upaya", "usersessions_usersession"}
)
"""What a refusal and a page may write: the session and its list, the audit trail, the counters of the throttles."""

_tangani = ClientHandler(enforce_csrf_checks=False)


@dataclass
class Pengamat:
    """The tables that were written to."""

    tabel: set[str] = field(default_factory=set)

    def __call__(self, jalankan: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        cocok = TULIS.match(sql)
        if cocok:
            self.tabel.add(cocok[1])
        return jalankan(sql, params, many, context)


@contextmanager
def mengamati() -> Iterator[Pengamat]:
    pengamat = Pengamat()
    with connection.execute_wrapper(pengamat):
        yield pengamat


def minta(metode: str, alamat: str, sesi: str = "", isi: dict[str, Any] | None = None, **kepala: Any) -> HttpResponse:
    """One request through the whole stack of middleware; an exception of the application comes through."""
    pabrik = RequestFactory(headers=kepala or None)
    if sesi:
        pabrik.cookies[settings.SESSION_COOKIE_NAME] = sesi
    if metode in {"GET", "HEAD", "OPTIONS", "TRACE"}:
        permintaan = getattr(pabrik, metode.lower())(alamat)
    elif metode == "POST":
        permintaan = pabrik.post(alamat, isi or {})
    else:
        permintaan = pabrik.generic(metode, alamat)
    return _tangani(permintaan.environ)


def badan(jawaban: HttpResponse) -> str:
    """Body and headers as text: nothing of it may name a record that was refused."""
    isi = b"".join(jawaban) if jawaban.streaming else jawaban.content
    kepala = " ".join(f"{k}: {v}" for k, v in jawaban.items())
    return kepala + isi.decode("utf-8", "replace")


def sidik(tabel: str) -> str:
    """A digest of every row of a table."""
    with connection.cursor() as kursor:
        kursor.execute(f'SELECT * FROM "{tabel}" ORDER BY 1')  # noqa: S608 - a name of our own schema
        return hashlib.sha256(repr(kursor.fetchall()).encode()).hexdigest()
