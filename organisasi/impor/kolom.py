"""Columns of an import sheet: what may stand in a cell, and the sentence when something else does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from organisasi.common.angka import BukanAngka, baca_angka
from organisasi.common.baca_tabel import Angka, Sel
from organisasi.common.fields import TanggalField, TeksBersih
from organisasi.nip import validasi_nip
from organisasi.selectors.people import sebagai_nip

NIP_ANGKA = (
    "NIP tersimpan sebagai angka, sehingga digit terakhirnya sudah hilang. Ubah kolom NIP menjadi teks, lalu isi ulang "
    "dari sumbernya."
)


class SelSalah(ValueError):
    """A cell that cannot be taken; the text is what the user reads."""


Pembaca = Callable[[Sel], Any]


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a sheet. ``kosong`` is what an empty cell means where it is allowed."""

    kunci: str
    judul: str
    baca: Pembaca
    wajib: bool = False
    kosong: Any = ""
    keterangan: str = ""
    contoh: str = ""


def sebagai_teks(sel: Sel) -> str:
    """What a person sees in the cell."""
    if isinstance(sel, Angka):
        return sel.teks
    if isinstance(sel, bool):
        return "ya" if sel else "tidak"
    return f"{sel:%d-%m-%Y}" if isinstance(sel, date) else (sel or "")


def teks(paling_panjang: int) -> Pembaca:
    bidang = TeksBersih(max_length=paling_panjang, required=False)
    return lambda sel: _bersihkan(bidang, sebagai_teks(sel))


def surel(sel: Sel) -> str:
    return str(_bersihkan(forms.EmailField(max_length=254, required=False), sebagai_teks(sel)))


def tanggal(sel: Sel) -> date:
    if isinstance(sel, date):
        sel = f"{sel:%d-%m-%Y}"
    hasil = _bersihkan(TanggalField(), sebagai_teks(sel))
    assert isinstance(hasil, date)  # noqa: S101 - a required field gives a date or refuses
    return hasil


def nip(sel: Sel) -> str:
    isi = sebagai_teks(sel)
    if isinstance(sel, Angka) or "E+" in isi.upper():
        raise SelSalah(NIP_ANGKA)
    rapat = sebagai_nip(isi) or isi
    try:
        validasi_nip(rapat)
    except ValidationError as salah:
        raise SelSalah(salah.messages[0]) from salah
    return rapat


def pilihan(daftar: type[TextChoices]) -> Pembaca:
    """A choice, by its word as the pages show it or by its short form; case does not matter."""
    kamus = {str(kata).casefold(): anggota.value for anggota in daftar for kata in (anggota.label, anggota.value)}

    def baca(sel: Sel) -> str:
        if (isi := sebagai_teks(sel).casefold()) in kamus:
            return str(kamus[isi])
        pendek = (
            a.value if "(" in a.label else a.label for a in daftar
        )  # "III/b", not "Penata Muda Tingkat I (III/b)"
        raise SelSalah(f"Isi salah satu dari: {', '.join(map(str, pendek))}.")

    return baca


def ya_tidak(sel: Sel) -> bool:
    isi = sebagai_teks(sel).casefold()
    if isi not in {"ya", "tidak"}:
        raise SelSalah("Isi ya atau tidak.")
    return isi == "ya"


def bilangan(paling_kecil: int, paling_besar: int) -> Pembaca:
    def baca(sel: Sel) -> int:
        isi = sebagai_teks(sel)
        if not (isi.isascii() and isi.isdigit() and len(isi) < 10 and paling_kecil <= int(isi) <= paling_besar):
            raise SelSalah(f"Isi bilangan bulat {paling_kecil} sampai {paling_besar}.")
        return int(isi)

    return baca


def rupiah(sel: Sel) -> Decimal:
    """Rupiah up to 13 digits, at most two decimals; a number cell is taken as it stands."""
    try:
        hasil = Decimal(sel.teks) if isinstance(sel, Angka) else baca_angka(sebagai_teks(sel))
        if not (hasil.is_finite() and 0 <= hasil < Decimal(10) ** 13 and hasil == round(hasil, 2)):
            raise SelSalah("Isi rupiah dari 0 sampai 9.999.999.999.999,99.")
    except (BukanAngka, ArithmeticError) as salah:
        raise SelSalah(str(salah) if isinstance(salah, BukanAngka) else "Isi jumlah rupiah.") from salah
    return hasil.quantize(Decimal("0.01"))


def _bersihkan(bidang: forms.Field, isi: str) -> Any:
    try:
        return bidang.clean(isi)
    except ValidationError as salah:
        raise SelSalah(" ".join(salah.messages)) from salah
