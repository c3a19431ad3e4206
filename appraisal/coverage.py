"""Rules, edge cases, special cases, decisions: what each says, what a person sees, where it lives, what shows it.

Data in ``rules/*.toml``. A test reads the same table: an entry that names no test, or one that does not exist, fails.
"""

import ast
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from appraisal.scoring.citations import keputusan

FOLDER = Path(__file__).parent / "rules"
KELOMPOK = {
    "pp46": "PP 46/2011",
    "perka": "Peraturan Kepala BKN 1/2013",
    "batas": "Batas perhitungan",
    "keadaan": "Keadaan khusus",
    "keputusan": "Keputusan aplikasi",
}
"""File -> what the page calls its entries, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Entri:
    """One rule. ``pasal`` only where the number was seen quoted; ``kode`` and ``uji`` are addresses in the source."""

    id: str
    kelompok: str
    aturan: str
    tampak: str
    kode: tuple[str, ...]
    uji: tuple[str, ...]
    pasal: str = ""

    @property
    def sumber(self) -> str:
        """As it may be printed: article numbers nobody has read are not (K-16), nor letters of our own."""
        judul = KELOMPOK[self.kelompok]
        if self.kelompok == "keputusan":
            return f"Keputusan {self.id}"
        return f"{judul}, {self.pasal}" if self.pasal else judul

    @property
    def kalimat_uji(self) -> tuple[str, ...]:
        """The tests in words: their names are sentences."""
        return tuple(_kalimat(u) for u in self.uji)


@cache
def semua_entri() -> tuple[Entri, ...]:
    return tuple(_entri(nama, kunci, isi) for nama in KELOMPOK for kunci, isi in _baca(nama).items())


def cari_entri(kelompok: str = "", kata: str = "") -> list[Entri]:
    """The entries of a group whose text holds every word of ``kata``."""
    dicari = kata.casefold().split()
    return [
        e
        for e in semua_entri()
        if (not kelompok or e.kelompok == kelompok)
        and all(k in f"{e.sumber} {e.aturan} {e.tampak}".casefold() for k in dicari)
    ]


def get_entri(kode: str) -> Entri | None:
    return next((e for e in semua_entri() if e.id == kode), None)


@dataclass(frozen=True, slots=True)
class Pengujian:
    """One test of an entry: its name as a sentence and, where the source is installed, what it does."""

    alamat: str
    kalimat: str
    isi: str


def list_pengujian(entri: Entri) -> list[Pengujian]:
    """Only what the table itself names is ever read."""
    return [Pengujian(u, k, _sumber(u)) for u, k in zip(entri.uji, entri.kalimat_uji, strict=True)]


@cache
def _sumber(uji: str) -> str:
    """The text of a test, with its decorators; empty where the tests were not installed."""
    berkas, _, nama = uji.partition("::")
    tempat = settings.AKAR / berkas
    if not tempat.is_file():
        return ""
    teks = tempat.read_text(encoding="utf-8")
    for simpul in ast.walk(ast.parse(teks)):
        if isinstance(simpul, ast.FunctionDef) and simpul.name == nama:
            awal = min([simpul.lineno, *(d.lineno for d in simpul.decorator_list)])
            return "\n".join(teks.splitlines()[awal - 1 : simpul.end_lineno])
    return ""


def _baca(nama: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{nama}.toml").read_text(encoding="utf-8"))


def _entri(kelompok: str, kunci: str, isi: dict[str, Any]) -> Entri:
    aturan = isi.get("aturan") or keputusan()[kunci].ringkas
    return Entri(
        kunci, kelompok, aturan, isi.get("tampak", ""), tuple(isi["kode"]), tuple(isi["uji"]), isi.get("pasal", "")
    )


def _kalimat(uji: str) -> str:
    kata = uji.rpartition("::")[2].removeprefix("test_").replace("_", " ")
    return f"{kata[:1].upper()}{kata[1:]}"
