"""Form fields that read numbers and dates as Indonesians type them, and nothing else."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisasi.common.angka import BULAN, BukanAngka, baca_angka, tulis_angka


class AngkaInput(forms.TextInput):
    """A text input for numbers: numeric keyboard on a phone, Indonesian notation on the way back."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "class": "angka"} | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return tulis_angka(value)
        return super().format_value(value)


class AngkaField(forms.Field):
    """A Decimal of at most 13 digits before the comma and ``desimal`` behind it, within ``minimum``..``maksimum``."""

    widget = AngkaInput

    def __init__(
        self,
        *,
        desimal: int = 2,
        minimum: Decimal | int | None = 0,
        maksimum: Decimal | int | None = None,
        satuan: str = "",
        **kwargs: Any,
    ) -> None:
        self.desimal, self.minimum, self.satuan = desimal, minimum, satuan
        self.maksimum = Decimal(10) ** (15 - max(desimal, 2)) - 1 if maksimum is None else maksimum
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            return baca_angka(str(value), desimal=self.desimal)
        except BukanAngka as salah:
            raise ValidationError(str(salah), code="bukan_angka") from salah

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.minimum is not None and value < self.minimum:
            raise ValidationError(f"Paling rendah {self._bersatuan(self.minimum)}.", code="terlalu_kecil")
        if value > self.maksimum:
            raise ValidationError(f"Paling tinggi {self._bersatuan(self.maksimum)}.", code="terlalu_besar")

    def _bersatuan(self, nilai: Decimal | int) -> str:
        return f"{tulis_angka(nilai)} {self.satuan}".rstrip()

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class TanggalField(forms.DateField):
    """A date typed day first: 31-12-2026, 31/12/2026 or 31 Desember 2026.

    Plain text on purpose: a browser's own date input shows the day in the browser's language, month first in an
    English one.
    """

    widget = forms.DateInput(
        format="%d-%m-%Y", attrs={"inputmode": "numeric", "placeholder": "hh-bb-tttt", "autocomplete": "off"}
    )

    def __init__(self, *, paling_awal: date | None = None, paling_akhir: date | None = None, **kwargs: Any) -> None:
        self.paling_awal = paling_awal or date(1950, 1, 1)
        self.paling_akhir = paling_akhir or date(2100, 12, 31)
        kwargs.setdefault("error_messages", {})
        kwargs["error_messages"].setdefault("invalid", "Tulis tanggal seperti 31-12-2026.")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, str):
            value = _bulan_jadi_angka(value.strip())
        hasil: date | None = super().to_python(value)
        return hasil

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not self.paling_awal <= value <= self.paling_akhir:
            raise ValidationError(
                f"Tanggal harus antara {self.paling_awal:%d-%m-%Y} dan {self.paling_akhir:%d-%m-%Y}.",
                code="di_luar_rentang",
            )


def _bulan_jadi_angka(teks: str) -> str:
    """``31 Desember 2026`` -> ``31-12-2026``; anything else unchanged."""
    cocok = re.fullmatch(r"([0-9]{1,2})\s+([A-Za-z]+)\s+([0-9]{4})", teks, re.ASCII)
    nama = [b.lower() for b in BULAN]
    if not cocok or cocok[2].lower() not in nama:
        return teks
    return f"{cocok[1]}-{nama.index(cocok[2].lower()) + 1}-{cocok[3]}"


class TeksBersih(forms.CharField):
    """Text without control characters: NUL and terminal escapes break databases, workbooks and logs."""

    def to_python(self, value: Any) -> str:
        teks: str = super().to_python(value) or ""
        bersih = teks.replace("\r\n", "\n").replace("\r", "\n")
        if any(huruf < " " and huruf not in "\n\t" for huruf in bersih) or "\x7f" in bersih:
            raise ValidationError(
                "Teks memuat karakter yang tidak dapat disimpan. Ketik ulang bagian itu.", code="karakter"
            )
        if any(0xD800 <= ord(huruf) <= 0xDFFF for huruf in bersih):
            raise ValidationError(
                "Teks memuat karakter yang tidak dapat disimpan. Ketik ulang bagian itu.", code="karakter"
            )
        return bersih
