"""OpenDocument workbooks to fill in: every cell and column is text; nothing becomes a formula, a NIP keeps its digits.

A template needs text cells and nothing else, and a cell of an .ods file is a formula only by an attribute that is
never written here; that takes a page of XML. The library for it (odfpy) has had no release since 2020.
"""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import BinaryIO

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

JENIS_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_RUANG = "".join(
    f' xmlns:{nama}="{_NS}{alamat}:1.0"'
    for nama, alamat in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
_GAYA = (
    '<number:text-style style:name="teks-saja"><number:text-content/></number:text-style>'
    '<style:style style:name="teks" style:family="table-cell" style:data-style-name="teks-saja"/>'
    '<style:style style:name="kepala" style:family="table-cell" style:data-style-name="teks-saja">'
    '<style:table-cell-properties fo:background-color="#e2f0f2"/><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
)
_MANIFES = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_NS}manifest:1.0" '
    f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{JENIS_ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


@dataclass(frozen=True, slots=True)
class LembarOds:
    """A sheet: its header, the width of each column in characters, and its rows of text."""

    nama: str
    kepala: Sequence[str]
    lebar: Sequence[int]
    baris: Iterable[Sequence[str]] = field(default=())


def tulis_ods(tujuan: BinaryIO, daftar: Sequence[LembarOds]) -> None:
    """Write the workbook; the kind comes first and unpacked, as the format asks."""
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as wadah:
        wadah.writestr("mimetype", JENIS_ODS, zipfile.ZIP_STORED)
        wadah.writestr("META-INF/manifest.xml", _MANIFES)
        wadah.writestr("content.xml", _isi(daftar))


def _isi(daftar: Sequence[LembarOds]) -> str:
    lebar = sorted({n for lembar in daftar for n in lembar.lebar})
    kolom = "".join(
        f'<style:style style:name="lebar{n}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{n * 2}mm"/></style:style>'
        for n in lebar
    )
    tabel = "".join(_tabel(lembar) for lembar in daftar)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_RUANG} office:version="1.2">'
        f"<office:automatic-styles>{_GAYA}{kolom}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tabel}</office:spreadsheet></office:body></office:document-content>"
    )


def _tabel(lembar: LembarOds) -> str:
    kolom = "".join(
        f'<table:table-column table:style-name="lebar{n}" table:default-cell-style-name="teks"/>' for n in lembar.lebar
    )
    baris = "".join(_baris(b, "teks") for b in lembar.baris)
    kepala = _baris(lembar.kepala, "kepala")
    return f'<table:table table:name="{escape(lembar.nama)}">{kolom}{kepala}{baris}</table:table>'


def _baris(isi: Sequence[str], gaya: str) -> str:
    return "<table:table-row>" + "".join(_sel(teks, gaya) for teks in isi) + "</table:table-row>"


def _sel(teks: str, gaya: str) -> str:
    bersih = escape(ILLEGAL_CHARACTERS_RE.sub("", teks))
    return (
        f'<table:table-cell table:style-name="{gaya}" office:value-type="string"><text:p>{bersih}</text:p>'
        "</table:table-cell>"
    )
