"""The kinds of long work. An app registers its own when it starts; services and pages know them by name only."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from organisasi.common.access import Izin
from organisasi.selectors.akses import Akses

Isian = dict[str, Any]
"""What was asked for: plain JSON, ids and text."""


class Kendali(Protocol):
    """What the running work has in its hands."""

    isian: Isian
    akses: Akses

    def mulai(self, langkah: str, jumlah: int) -> None:
        """Name the step and say how many pieces it has; the bar starts anew."""

    def maju(self, banyak: int = 1) -> None:
        """Some pieces are done and committed. Raises when the owner cancelled or another worker took over."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What came of it: a file for the owner under ``nama``, sentences for the page, or both."""

    berkas: Path | None = None
    nama: str = ""
    keterangan: Isian | None = None


@dataclass(frozen=True, slots=True)
class JenisPekerjaan:
    """One kind: ``boleh`` is asked when it is ordered, when it starts and when the file is fetched.

    ``kerjakan`` may be killed at any moment and run again from the start: what it has committed it finds done.
    ``ekspor``: it makes a file of data for its owner, and counts against what he may take out in an hour.
    """

    kunci: str
    boleh: Callable[[Akses, Isian], Izin]
    kerjakan: Callable[[Kendali, Path], Hasil]
    ekspor: bool = False


_TERDAFTAR: dict[str, JenisPekerjaan] = {}


def daftarkan(jenis: JenisPekerjaan) -> JenisPekerjaan:
    _TERDAFTAR[jenis.kunci] = jenis
    return jenis


def get_jenis(kunci: str) -> JenisPekerjaan:
    """Raises ``KeyError`` for a kind that no app registered."""
    return _TERDAFTAR[kunci]


def jenis_ekspor() -> list[str]:
    """The kinds that make a file of data."""
    return [kunci for kunci, jenis in _TERDAFTAR.items() if jenis.ekspor]
