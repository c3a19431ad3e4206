"""Taking the guards of trail and records away for a moment: to tamper on purpose, and to empty a test database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABEL = (
    "organisasi_jejak",
    "organisasi_segeljejak",
    "skp_bukti",
    "skp_berkaskeadaan",
    "appraisal_catatanperilaku",
)


@contextmanager
def tanpa_penjaga() -> Iterator[None]:
    """No triggers inside; afterwards those that the migration installed are back."""
    with connection.cursor() as kursor:
        pemicu = _lepas(kursor)
        yield
        _pasang(kursor, pemicu)


def _lepas(kursor) -> list[tuple[str, str]]:
    if connection.vendor == "postgresql":
        for tabel in TABEL:
            kursor.execute(f"ALTER TABLE IF EXISTS {tabel} DISABLE TRIGGER USER")
        return []
    kursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
    pemicu = [(nama, sql) for nama, sql, tabel in kursor.fetchall() if tabel in TABEL]
    for nama, _sql in pemicu:
        kursor.execute(f"DROP TRIGGER {nama}")
    return pemicu


def _pasang(kursor, pemicu: list[tuple[str, str]]) -> None:
    for _nama, sql in pemicu:
        kursor.execute(sql)
    if connection.vendor == "postgresql":
        for tabel in TABEL:
            kursor.execute(f"ALTER TABLE IF EXISTS {tabel} ENABLE TRIGGER USER")
