"""Running several pieces of work at the same moment on a database with real row locks, and taking the locks away."""

import contextvars
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any
from unittest import mock

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connections
from django.db.models import QuerySet

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah

PUTARAN = int(os.environ.get("LOMBA_PUTARAN", "2"))
PESERTA = int(os.environ.get("LOMBA_PESERTA", "4"))
"""``LOMBA_PUTARAN=200 LOMBA_PESERTA=8`` is the full programme of P3."""

MENANG, KALAH, DITOLAK, RUSAK = "menang", "kalah", "ditolak", "rusak"
Kerja = Callable[[], Any]


def bersamaan(*pekerjaan: Kerja) -> list[str]:
    """Start everything at once. A loser has been told so in a sentence; ``rusak`` is anything else."""
    mulai = Barrier(len(pekerjaan))

    def jalankan(kerja: Kerja) -> str:
        try:
            mulai.wait(timeout=10)
            kerja()
        except KeadaanBerubah as salah:
            return KALAH if salah.status_http == 409 and salah.pesan.endswith(".") else RUSAK
        except (PermissionDenied, AturanDilanggar):
            return DITOLAK
        except (DatabaseError, AssertionError, ValueError) as salah:
            return f"{RUSAK}: {type(salah).__name__}"
        finally:
            connections.close_all()
        return MENANG

    with ThreadPoolExecutor(len(pekerjaan)) as kolam:
        konteks = [contextvars.copy_context() for _ in pekerjaan]
        return list(kolam.map(lambda k, c: c.run(jalankan, k), pekerjaan, konteks))


@contextmanager
def tanpa_kunci() -> Iterator[None]:
    """The same services without their locks, and with the moment in which the others read, too."""
    ambil = QuerySet.get

    def get(self: Any, *args: Any, **kwargs: Any) -> Any:
        baris = ambil(self, *args, **kwargs)
        time.sleep(0.02)
        return baris

    with (
        mock.patch.object(QuerySet, "select_for_update", lambda self, **_: self),
        mock.patch.object(QuerySet, "get", get),
    ):
        yield
