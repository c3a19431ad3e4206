"""The door through which guarded records leave: the only two callers are retention and the practice room."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from appraisal.models import PintuHapus


@contextmanager
def pintu_terbuka(jenis: str, daftar_pk: Iterable[int]) -> Iterator[None]:
    """Inside, the listed rows may be deleted. The caller has a transaction: nobody else finds the door open."""
    PintuHapus.objects.bulk_create(PintuHapus(jenis=jenis, objek_id=pk) for pk in daftar_pk)
    yield
    PintuHapus.objects.filter(jenis=jenis).delete()
