"""Where the present work comes from: address, reference and companion of the request, for trail and logs.

Services do not know the request; the middleware leaves here what the trail needs of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asal:
    """Empty for work without a request. ``pendamping`` is the account that acts in another's view (helpdesk).

    ``latihan``: the work happens in a practice room, of which the trail tells nothing.
    """

    alamat: str = ""
    rujukan: str = ""
    pelaku: int | None = None
    pendamping: int | None = None
    latihan: bool = False


TANPA_PERMINTAAN = Asal()
_ASAL: ContextVar[Asal] = ContextVar("asal", default=TANPA_PERMINTAAN)


def asal_kini() -> Asal:
    return _ASAL.get()


@contextmanager
def dari(asal: Asal) -> Iterator[None]:
    """Everything inside comes from ``asal``."""
    token = _ASAL.set(asal)
    try:
        yield
    finally:
        _ASAL.reset(token)
