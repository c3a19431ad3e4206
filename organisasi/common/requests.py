"""Reading a request: integers from forms, pages of a list."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict

from organisasi.common.errors import AturanDilanggar
from organisasi.common.fields import TeksBersih

BARIS_PER_HALAMAN = 50


def bilangan(nilai: Any) -> int | None:
    """A whole number from a form or an address, or ``None``: never an exception for a tampered value."""
    teks = str(nilai or "").strip()
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= 18 else None


def teks_bersih(isian: QueryDict, nama: str, terpanjang: int) -> str:
    """A text of a form without fields. Raises ``AturanDilanggar`` for what cannot be stored or is too long."""
    try:
        return str(TeksBersih(required=False, max_length=terpanjang).clean(isian.get(nama, "")))
    except ValidationError as salah:
        raise AturanDilanggar(f"isian.{nama}", " ".join(salah.messages)) from salah


def halaman(request: HttpRequest, daftar: Any, per: int = BARIS_PER_HALAMAN) -> Page:
    """The page of a list that the address asks for; the last one when it asks for too much."""
    return Paginator(daftar, per).get_page(request.GET.get("halaman"))
