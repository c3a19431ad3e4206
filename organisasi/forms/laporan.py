"""Reporting a wrong assessor."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from organisasi.common.fields import TeksBersih
from organisasi.forms.isian import Isian, PegawaiField
from organisasi.models import Instansi, Pegawai


class RekanField(PegawaiField):
    """A colleague by NIP or full name. Unlike the admin's field it never lists people."""

    def to_python(self, value: Any) -> Pegawai | None:
        try:
            return super().to_python(value)
        except ValidationError as salah:
            if salah.code == "ganda":
                raise ValidationError(
                    "Nama ini cocok dengan beberapa orang. Tulis nama lengkap tanpa gelar, atau NIP-nya.", code="ganda"
                ) from salah
            raise


class LaporanForm(Isian):
    usulan = RekanField(label="Yang seharusnya menilai Anda", help_text="Tulis nama tanpa gelar, atau NIP.")
    keterangan = TeksBersih(
        label="Keterangan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya sejak kapan Anda pindah unit, atau nomor surat penugasannya.",
    )

    def __init__(self, *args: Any, instansi: Instansi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("RekanField", self.fields["usulan"]).instansi = instansi
