"""Writing many rows in few statements."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import IntegrityError, connection, models, transaction

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


def tulis_massal(objek: Sequence[models.Model], kolom: Sequence[str]) -> None:
    """Validate and write rows of one model, new ones and known ones, in two statements whatever their number.

    Of known rows ``kolom`` is written. Foreign keys are the caller's to check. The database holds the constraints: only
    when it refuses is each row asked, a statement per constraint, for its sentence. Raises ``ValidationError``.
    """
    for b in objek:
        b.clean_fields(exclude={k.name for k in b._meta.fields if k.is_relation})  # noqa: SLF001 - Django's own name
        b.clean()
    try:
        with transaction.atomic():
            buat_massal([b for b in objek if b.pk is None])
            _timpa_massal([b for b in objek if b.pk is not None], kolom)
    except IntegrityError:
        for b in objek:
            b.validate_constraints()
        raise


def _timpa_massal(objek: Sequence[models.Model], kolom: Sequence[str]) -> None:
    if objek:
        tabel = type(objek[0])._default_manager  # noqa: SLF001
        with _tanpa_batas_sempit():
            tabel.bulk_create(objek, update_conflicts=True, unique_fields=["pk"], update_fields=[*kolom, "diubah_pada"])


def ubah_massal(objek: Sequence[Baris], kolom: Sequence[str]) -> None:
    """Update columns of rows of one model, five hundred per statement."""
    if objek:
        with _tanpa_batas_sempit():
            type(objek[0])._default_manager.bulk_update(objek, kolom, batch_size=SEKALI_TULIS // 2)  # noqa: SLF001
