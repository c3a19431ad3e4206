"""Writing many rows in few statements."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection, models

Baris = TypeVar("Baris", bound=models.Model)
SEKALI_TULIS = 1000


@contextmanager
def _tanpa_batas_sempit() -> Iterator[None]:
    """Django splits statements for SQLite at 999 values, as old versions asked; ask the library what it takes."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    fitur: Any = connection.features
    batas = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
    fitur.max_query_params = max(batas, 999)
    try:
        yield
    finally:
        del fitur.max_query_params


def buat_massal(objek: Sequence[Baris]) -> None:
    """Insert rows of one model, a thousand per statement; they know their ids afterwards."""
    if objek:
        with _tanpa_batas_sempit():
            type(objek[0])._default_manager.bulk_create(objek, batch_size=SEKALI_TULIS)  # noqa: SLF001


def ubah_massal(objek: Sequence[Baris], kolom: Sequence[str]) -> None:
    """Update columns of rows of one model, five hundred per statement."""
    if objek:
        with _tanpa_batas_sempit():
            type(objek[0])._default_manager.bulk_update(objek, kolom, batch_size=SEKALI_TULIS // 2)  # noqa: SLF001
