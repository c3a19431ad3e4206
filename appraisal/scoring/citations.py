"""Legal sources: which regulation a parameter or a formula rests on."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

CEK = " [cek]"


@dataclass(frozen=True, slots=True)
class Peraturan:
    """One regulation of ``regulations.toml``; ``berlaku_sejak``..``berlaku_sampai`` is the period assessed under it."""

    kunci: str
    judul: str
    berlaku_sejak: date
    berlaku_sampai: date | None
    diganti_oleh: str


@dataclass(frozen=True, slots=True)
class DasarHukum:
    """A place in a regulation. ``[cek]`` marks an article number that nobody has read in the official text (K-16)."""

    peraturan: str
    tempat: str

    @property
    def perlu_dicek(self) -> bool:
        return CEK in self.tempat

    def kalimat(self) -> str:
        """The citation as a user reads it: full title and place, without the working mark."""
        return f"{peraturan()[self.peraturan].judul}, {self.tempat.replace(CEK, '')}"


@dataclass(frozen=True, slots=True)
class Rumus:
    nama: str
    dasar: DasarHukum
    keputusan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keputusan:
    """A decision of ``KEPUTUSAN.md`` in one sentence; ``nilai``: it touches a score, so users are shown it."""

    kunci: str
    ringkas: str
    nilai: bool


RUMUS: dict[str, Rumus] = {}


@cache
def peraturan() -> dict[str, Peraturan]:
    """All regulations by key."""
    isi = _baca("regulations.toml")
    return {kunci: _peraturan(kunci, butir) for kunci, butir in isi.items()}


def _peraturan(kunci: str, butir: dict[str, Any]) -> Peraturan:
    return Peraturan(
        kunci=kunci,
        judul=butir["judul"],
        berlaku_sejak=butir["berlaku_sejak"],
        berlaku_sampai=butir.get("berlaku_sampai"),
        diganti_oleh=butir.get("diganti_oleh", ""),
    )


@cache
def keputusan() -> dict[str, Keputusan]:
    """All decisions by number; ``KEPUTUSAN.md`` tells the reasons."""
    return {
        kunci: Keputusan(kunci, butir["ringkas"], butir["nilai"]) for kunci, butir in _baca("decisions.toml").items()
    }


def _baca(berkas: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(berkas).read_text(encoding="utf-8"))


def rumus(kunci: str, tempat: str, *keputusan: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a formula with its source and the decisions (``K-02``) that shape it.

    The function is returned unchanged, so that a registered formula costs nothing when it is called.
    """

    def daftarkan(fungsi: Callable[P, R]) -> Callable[P, R]:
        RUMUS[fungsi.__name__] = Rumus(fungsi.__name__, DasarHukum(kunci, tempat), keputusan)
        return fungsi

    return daftarkan
