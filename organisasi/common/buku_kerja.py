"""The only place that touches openpyxl: typed cells, nothing a formula, NIP always text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

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
BUKAN_HURUF = (Decimal, int, date)
BUKAN_TEKS = ("=", "#")
"""Text that begins like this would be taken for a formula or for an error unless it says that it is text."""


def tulis_lembar(buku: Workbook, nama: str, judul: str, kolom: Sequence[Kolom], baris: Iterable[Sequence[Any]]) -> int:
    """Write one sheet row by row; returns how many rows it got."""
    lembar = buku.create_sheet(nama)
    for urut, k in enumerate(kolom, 1):
        lembar.column_dimensions[get_column_letter(urut)].width = k.lebar
    lembar.freeze_panes = "C4"
    lembar.append([_teks(lembar, judul, Font(bold=True, size=13))])
    lembar.append([])
    lembar.append([_kepala(lembar, k.judul) for k in kolom])
    sel = [_sel_kolom(lembar, k) for k in kolom]
    jumlah = 0
    for isi in baris:
        lembar.append([_isi(s, nilai) for s, nilai in zip(sel, isi, strict=True)])
        jumlah += 1
    return jumlah


def buku_baru() -> Workbook:
    return Workbook(write_only=True)


def simpan(buku: Workbook, tujuan: BinaryIO | str) -> None:
    buku.save(tujuan)


def _kepala(lembar: Any, judul: str) -> Any:
    sel = _teks(lembar, judul, Font(bold=True))
    sel.fill = KEPALA
    sel.alignment = Alignment(wrap_text=True, vertical="top")
    return sel


def _sel_kolom(lembar: Any, kolom: Kolom) -> Any:
    """One cell per column, filled anew for every row: a row is written before the next one comes.

    Making and styling a cell for every figure is half the time of a large workbook.
    """
    sel: Any = WriteOnlyCell(lembar)
    if kolom.format:
        sel.number_format = kolom.format
    return sel


def _isi(sel: Any, nilai: Any) -> Any:
    """What to hand over for a figure, a day or a text; an empty one leaves the cell out."""
    if nilai is None or nilai == "":
        return None
    if isinstance(nilai, BUKAN_HURUF):
        if sel.has_style:
            sel.value = nilai
            return sel
        return nilai
    teks = str(nilai)
    if not teks.isprintable():
        teks = ILLEGAL_CHARACTERS_RE.sub("", teks)
    return _teks(sel.parent, teks) if teks.startswith(BUKAN_TEKS) else teks


def _teks(lembar: Any, isi: str, huruf: Font | None = None) -> Any:
    """Text stays text: a leading "=" would be a formula, and control characters would break the file."""
    sel: Any = WriteOnlyCell(lembar, value=ILLEGAL_CHARACTERS_RE.sub("", isi))
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
