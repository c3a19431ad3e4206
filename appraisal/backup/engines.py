"""Copying the database while the application runs, and putting a copy back: SQLite and PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, connections, transaction

from organisasi.common.errors import AturanDilanggar

NAMA = {"sqlite": "basis-data.sqlite3", "postgresql": "basis-data.dump"}
Jumlah = dict[str, int]


def salin(folder: Path) -> tuple[Path, Jumlah]:
    """A consistent copy and the number of rows of each table in that very copy."""
    tujuan = folder / NAMA[connection.vendor]
    return tujuan, _salin_sqlite(tujuan) if connection.vendor == "sqlite" else _salin_postgresql(tujuan)


def pasang(berkas: Path) -> None:
    """Replace the whole content of the present database by the copy."""
    if berkas.name != NAMA[connection.vendor]:
        raise AturanDilanggar("cadangan.mesin", f"Cadangan ini bukan dari {connection.vendor}.")
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(berkas)) as asal:
            asal.backup(connection.connection)
    else:
        connections.close_all()
        _jalankan(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error", "--single-transaction", berkas
        )


def hitung_baris() -> Jumlah:
    """Rows per table of all models, as the present connection sees them."""
    model = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]  # noqa: SLF001
    return {m._meta.db_table: m._base_manager.count() for m in model}  # noqa: SLF001


def _salin_sqlite(tujuan: Path) -> Jumlah:
    """SQLite's online backup: readers and writers go on meanwhile."""
    connection.ensure_connection()
    with closing(sqlite3.connect(tujuan)) as salinan:
        connection.connection.backup(salinan)
        tabel = [m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.managed]  # noqa: SLF001
        return {t: salinan.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0] for t in tabel}  # noqa: S608 - our tables


def _salin_postgresql(tujuan: Path) -> Jumlah:
    """``pg_dump`` of a snapshot that the counting transaction has exported: both see the same rows."""
    with _potret_bersama() as potret:
        _jalankan("pg_dump", "--format=custom", f"--snapshot={potret}", f"--file={tujuan}")
        return hitung_baris()


@contextmanager
def _potret_bersama() -> Iterator[str]:
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        kursor.execute("SET LOCAL statement_timeout = 0")
        kursor.execute("SELECT pg_export_snapshot()")
        yield kursor.fetchone()[0]


def _jalankan(program: str, *argumen: str | Path) -> None:
    """One of PostgreSQL's own tools; the password goes by the environment, never by the command line."""
    p = connection.get_connection_params()
    nama = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    lingkungan = os.environ | {kunci: str(p[asal]) for asal, kunci in nama.items() if p.get(asal)}
    sasaran = [f"--dbname={p['dbname']}"] if program == "pg_restore" else []
    try:
        hasil = subprocess.run(  # noqa: S603 - our own arguments, no shell
            [_letak(program), *sasaran, *argumen], env=lingkungan, capture_output=True, check=False
        )
    except OSError as salah:
        raise AturanDilanggar("cadangan.program", f"{program} tidak dapat dijalankan: {salah}") from salah
    if hasil.returncode != 0:
        pesan = hasil.stderr.decode(errors="replace").strip()[-500:]
        raise AturanDilanggar("cadangan.gagal", f"{program} gagal: {pesan}")


def _letak(program: str) -> str:
    """From the path, or the newest of Debian's."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True)
    return shutil.which(program) or (str(debian[0]) if debian else program)
