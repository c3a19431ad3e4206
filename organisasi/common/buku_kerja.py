"""The only place that touches openpyxl: typed cells, nothing a formula, NIP always text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

KEPALA = PatternFill("solid", fgColor="E2F0F2")


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its title, its width in characters, its number format (empty: text)."""

    judul: str
    lebar: int = 12
    format: str = ""


DUA_DESIMAL = "#,##0.00"
ANGKA = "General"
"""As typed: no digit added, none lost."""
TANGGAL = "dd-mm-yyyy"
JENIS = {Decimal: "n", int: "n", date: "d", datetime: "d"}
"""How openpyxl calls what a cell holds; anything else is text."""


class Lembar(WriteOnlyWorksheet):
    """A sheet whose rows come as finished cells, which are written as they are.

    openpyxl itself takes each cell for a value first, and makes a new one after each with a style: a third of the time
    of a large workbook.
    """

    def _values_to_row(self, values: Iterable[Any], row_idx: int) -> Iterator[Any]:
        for sel in values:
            sel.row = row_idx
            yield sel


def tulis_lembar(buku: Workbook, nama: str, judul: str, kolom: Sequence[Kolom], baris: Iterable[Sequence[Any]]) -> int:
    """Write one sheet row by row; returns how many rows it got."""
    lembar: Any = Lembar(buku, nama)
    buku._add_sheet(lembar)  # type: ignore[attr-defined]  # noqa: SLF001 - create_sheet with a class of its own
    for urut, k in enumerate(kolom, 1):
        lembar.column_dimensions[get_column_letter(urut)].width = k.lebar
    lembar.freeze_panes = "C4"
    lembar.append([_teks(lembar, judul, Font(bold=True, size=13))])
    lembar.append([])
    lembar.append([_kepala(lembar, k.judul, urut) for urut, k in enumerate(kolom, 1)])
    sel = [_sel_kolom(lembar, k, urut) for urut, k in enumerate(kolom, 1)]
    jumlah = 0
    for isi in baris:
        lembar.append([s for s, nilai in zip(sel, isi, strict=True) if _isi(s, nilai)])
        jumlah += 1
    return jumlah


def buku_baru() -> Workbook:
    return Workbook(write_only=True)


def simpan(buku: Workbook, tujuan: BinaryIO | str) -> None:
    buku.save(tujuan)


def _kepala(lembar: Any, judul: str, urut: int = 1) -> Any:
    sel = _teks(lembar, judul, Font(bold=True), urut)
    sel.fill = KEPALA
    sel.alignment = Alignment(wrap_text=True, vertical="top")
    return sel


def _sel_kolom(lembar: Any, kolom: Kolom, urut: int) -> Any:
    """One cell per column, filled anew for every row: a row is written before the next one comes.

    Making and styling a cell for every figure is half the time of a large workbook.
    """
    sel: Any = WriteOnlyCell(lembar)
    sel.column = urut
    if kolom.format:
        sel.number_format = kolom.format
    return sel


def _isi(sel: Any, nilai: Any) -> bool:
    """Fill the cell with a figure, a day or a text; an empty one is left out.

    Set with its type, which openpyxl would otherwise guess: text stays text, whatever it begins with, and control
    characters, which would break the file, go.
    """
    if nilai is None or nilai == "":
        return False
    jenis = JENIS.get(type(nilai), "s")
    if jenis == "s":
        nilai = str(nilai)
        if not nilai.isprintable():
            nilai = ILLEGAL_CHARACTERS_RE.sub("", nilai)
    sel._value, sel.data_type = nilai, jenis  # noqa: SLF001
    return True


def _teks(lembar: Any, isi: str, huruf: Font | None = None, urut: int = 1) -> Any:
    """Text stays text: a leading "=" would be a formula, and control characters would break the file."""
    sel: Any = WriteOnlyCell(lembar, value=ILLEGAL_CHARACTERS_RE.sub("", isi))
    sel.column = urut
    sel.data_type = "s"
    if huruf:
        sel.font = huruf
    return sel


def tulis_templat(buku: Workbook, nama: str, judul: Sequence[str]) -> None:
    """An empty sheet to fill in: the header in the first row, every column text, so that a NIP stays one."""
    lembar = buku.create_sheet(nama)
    for urut, j in enumerate(judul, 1):
        kolom = lembar.column_dimensions[get_column_letter(urut)]
        kolom.width = max(len(j) + 4, 22)
        kolom.number_format = "@"
    lembar.freeze_panes = "A2"
    lembar.append([_kepala(lembar, j) for j in judul])
