"""Rows of an official table as forms: bound and validated by Django, drawn by the template from plain text.

Rendering sixty rows through widgets costs ten times what it costs to write the inputs in the template.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from django import forms

from organisasi.common.angka import tulis_angka
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah

TIDAK_UTUH = "Formulir ini tidak terkirim utuh. Muat ulang halamannya, lalu kirim sekali lagi."
BARIS_BERUBAH = (
    "Jumlah baris dokumen ini sudah berubah sejak Anda membukanya. Muat ulang halamannya, lalu isi sekali lagi."
)
Satu = TypeVar("Satu")


class BarisForm(forms.Form):
    """One row. ``isi`` is what each input shows: what was typed, or else the stored value.

    ``kolom_bawaan`` names the inputs that are filled before anybody typed: a row in which only those stand is blank.
    """

    kolom_bawaan: ClassVar[frozenset[str]] = frozenset()

    @property
    def isi(self) -> Mapping[str, str]:
        if self.is_bound:
            return {nama: str(self.data.get(self.add_prefix(nama), "")) for nama in self.fields}
        return {nama: _teks(self.initial.get(nama)) for nama in self.fields}

    def has_changed(self) -> bool:
        """Whether anything was typed into the row: stored or new makes no difference."""
        abaikan = self.kolom_bawaan | {"DELETE", "ORDER"}
        return any(teks.strip() for nama, teks in self.isi.items() if nama not in abaikan)

    @property
    def salah(self) -> Mapping[str, str]:
        """The first error sentence per field; empty for a row that was not sent."""
        return _Galat({nama: str(daftar[0]) for nama, daftar in self.errors.items()} if self.is_bound else {})


def _teks(nilai: Any) -> str:
    if nilai is None or nilai is False:
        return ""
    if isinstance(nilai, bool):
        return "on"
    if isinstance(nilai, Decimal):
        return tulis_angka(nilai)
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


class _Galat(dict[str, str]):
    """Sentences by field; a field without one answers with an empty text, so that a template may ask for any."""

    def __missing__(self, nama: str) -> str:
        return ""


class BarisFormSet(forms.BaseFormSet):
    """Rows in the order in which they stand; blank ones are dropped."""

    @property
    def management_form(self) -> Any:
        """How many rows were sent. Raises ``AturanDilanggar`` when the page did not say so: it came in pieces."""
        kepala = super().management_form
        if self.is_bound and not kepala.is_valid():
            raise AturanDilanggar("isian.tidak_utuh", TIDAK_UTUH)
        return kepala

    def initial_form_count(self) -> int:
        """A sent row is judged by what it holds, not by what it held: emptying a row takes it out."""
        return 0 if self.is_bound else super().initial_form_count()

    @property
    def baris_isi(self) -> list[BarisForm]:
        """The rows that hold something and are not struck out. Call after ``is_valid``."""
        return [f for f in self.forms if f.has_changed() and not f.cleaned_data.get("DELETE")]


def pasangkan(baris: Sequence[Satu], formset: BarisFormSet) -> list[tuple[Satu, Any]]:
    """Each stored row with its form. Raises ``KeadaanBerubah`` when the page had more or fewer rows than there are."""
    if len(baris) != len(formset.forms):
        raise KeadaanBerubah("isian.baris_berubah", BARIS_BERUBAH)
    return list(zip(baris, formset.forms, strict=True))
