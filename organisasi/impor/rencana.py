"""What an import would do, collected before anything happens: new rows, changed rows, and what is wrong where."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from organisasi.common.angka import tulis_rupiah, tulis_tanggal


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a sheet: its number as the spreadsheet shows it, its cells read, the columns that the file has."""

    nomor: int
    isi: Mapping[str, Any]
    kolom: frozenset[str]

    def __getitem__(self, kunci: str) -> Any:
        return self.isi[kunci]

    def nilai(self, *kunci: str) -> dict[str, Any]:
        """The named values, without those whose column the file does not have: what is not said stays as it is."""
        return {k: self.isi[k] for k in kunci if k in self.kolom}


@dataclass(frozen=True, slots=True)
class Temuan:
    """One mistake with its place; ``baris`` 0 is the sheet as a whole."""

    lembar: str
    baris: int
    kolom: str
    pesan: str


@dataclass(frozen=True, slots=True)
class Buat:
    """A new row; ``tingkat`` orders those that hang on rows of their own kind."""

    lembar: str
    baris: int
    objek: Model
    sebutan: str
    tingkat: int = 0


@dataclass(frozen=True, slots=True)
class Ubah:
    """New values for a stored row, with the former ones."""

    lembar: str
    baris: int
    objek: Model
    sebutan: str
    lama: dict[str, Any]
    baru: dict[str, Any]


@dataclass(slots=True)
class Rencana:
    """Everything that one file asks for, in the order in which it has to happen."""

    langkah: list[Buat | Ubah] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    jumlah_baris: Counter[str] = field(default_factory=Counter)

    def buat(self, lembar: str, nomor: int, objek: Model, sebutan: str, tingkat: int = 0) -> None:
        self.langkah.append(Buat(lembar, nomor, objek, sebutan, tingkat))

    def ubah(self, lembar: str, nomor: int, objek: Model, sebutan: str, **kolom: Any) -> None:
        """Take new values where they differ. A row made by the same file simply gets them."""
        beda = {k: v for k, v in kolom.items() if getattr(objek, k) != v}
        lama = {k: getattr(objek, k) for k in beda}
        for k, v in beda.items():
            setattr(objek, k, v)
        if beda and objek.pk is not None:
            self.langkah.append(Ubah(lembar, nomor, objek, sebutan, lama, beda))

    def tolak(self, lembar: str, nomor: int, kolom: str, pesan: str) -> None:
        self.temuan.append(Temuan(lembar, nomor, kolom, pesan))

    def temuan_urut(self) -> list[Temuan]:
        """Sheet by sheet as they were read, row by row."""
        lembar = {nama: urut for urut, nama in enumerate(self.jumlah_baris)}
        return sorted(self.temuan, key=lambda t: (lembar.get(t.lembar, 0), t.baris))

    def ringkasan(self) -> list[dict[str, Any]]:
        """Per sheet: rows read, rows that are new, changed, the same as stored."""
        baru = Counter(s.lembar for s in {(s.lembar, s.baris): s for s in self.langkah if isinstance(s, Buat)}.values())
        ubah = Counter(s.lembar for s in self.langkah if isinstance(s, Ubah))
        tersentuh = Counter(lembar for lembar, _ in {(s.lembar, s.baris) for s in self.langkah})
        return [
            {"lembar": n, "baris": b, "baru": baru[n], "ubah": ubah[n], "sama": b - tersentuh[n]}
            for n, b in self.jumlah_baris.items()
        ]

    def uraian(self) -> list[list[Any]]:
        """The changes for the page: sheet, row, what, whom, and per column former and new value."""
        return [_uraian(s) for s in self.langkah]

    def sidik(self) -> str:
        """Names exactly these changes: what was shown is what is applied."""
        return hashlib.sha256(json.dumps(self.uraian(), sort_keys=True).encode()).hexdigest()


def _uraian(s: Buat | Ubah) -> list[Any]:
    if isinstance(s, Buat):
        return [s.lembar, s.baris, "baru", s.sebutan, []]
    kolom = [[_nama(s.objek, k), tulis(s.lama[k]), tulis(v)] for k, v in s.baru.items()]
    return [s.lembar, s.baris, "ubah", s.sebutan, kolom]


def _nama(objek: Model, kolom: str) -> str:
    return str(getattr(objek._meta.get_field(kolom), "verbose_name", kolom))  # noqa: SLF001 - Django's own way


def tulis(nilai: Any) -> str:
    """A value as the list of changes shows it."""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, date):
        return tulis_tanggal(nilai)
    if isinstance(nilai, Decimal):
        return tulis_rupiah(nilai)
    return "" if nilai is None else str(nilai)
