"""Shapes of what is typed to extend a deadline."""

from typing import Any, cast

from django import forms

from organisasi.common.fields import TanggalField, TeksBersih
from organisasi.forms.isian import Isian, PegawaiField, Pilihan, PilihanField
from organisasi.models import Instansi, UnitKerja
from skp.models import HalTenggat
from skp.services.extension import IsiPerpanjangan


class PerpanjanganForm(Isian):
    """Which deadline, for which unit or person, until when, why."""

    hal = forms.ChoiceField(label="Tenggat", choices=HalTenggat)
    unit = PilihanField(
        label="Untuk unit", required=False, kosong="– bukan untuk unit –", help_text="Beserta semua unit di bawahnya."
    )
    pegawai = PegawaiField(label="Atau untuk satu pegawai", required=False)
    sampai = TanggalField(label="Diperpanjang sampai")
    alasan = TeksBersih(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, instansi: Instansi, pilihan_unit: Pilihan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PegawaiField", self.fields["pegawai"]).instansi = instansi
        cast("PilihanField", self.fields["unit"]).isi(pilihan_unit)

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        c = self.cleaned_data
        if {"unit", "pegawai"} & self.errors.keys():
            return data
        if bool(c.get("unit")) == bool(c.get("pegawai")):
            self.add_error("unit", "Pilih satu unit, atau tulis satu pegawai.")
        return data

    def isi(self) -> IsiPerpanjangan:
        c = self.cleaned_data
        return IsiPerpanjangan(
            hal=HalTenggat(c["hal"]),
            sampai=c["sampai"],
            alasan=c["alasan"],
            unit=UnitKerja.objects.get(pk=c["unit"]) if c["unit"] else None,
            pegawai=c["pegawai"],
        )


class CabutForm(Isian):
    alasan = TeksBersih(label="Alasan dicabut", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
