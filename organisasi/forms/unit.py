"""Units, positions, and the day on which the tree is shown."""

from typing import Any, cast

from django import forms

from organisasi.common.fields import TanggalField, TeksBersih
from organisasi.forms.isian import IsianBerversi, Pilihan, PilihanField
from organisasi.models import Eselon, Jabatan, JenisJabatan, JenisUnit, UnitKerja
from organisasi.services.jabatan import IsiJabatan
from organisasi.services.row import versi_baris
from organisasi.services.unit import IsiUnit


class PadaForm(forms.Form):
    """The day on which the tree is shown."""

    pada = TanggalField(label="Keadaan pada", required=False)


class UnitForm(IsianBerversi):
    """A unit, new or corrected. ``pilihan_induk`` are the units under which this account may put it."""

    induk_id = PilihanField(label="Unit induk", kosong="Tanpa induk (unit teratas)", required=False)
    kode = TeksBersih(label="Kode", max_length=40, help_text="Tunggal selama unit berlaku, misalnya ORG-1.2.")
    nama = TeksBersih(label="Nama unit", max_length=200)
    jenis = forms.ChoiceField(label="Jenis", choices=[("", "Pilih …"), *JenisUnit.choices])
    urutan = forms.IntegerField(
        label="Urutan",
        required=False,
        min_value=0,
        max_value=9999,
        widget=forms.TextInput({"inputmode": "numeric"}),
        help_text="Letak di antara unit setingkat; kosong berarti 0.",
        error_messages={"invalid": "Tulis bilangan bulat."},
    )
    mulai = TanggalField(label="Berlaku sejak")

    def __init__(self, *args: Any, pilihan_induk: Pilihan = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PilihanField", self.fields["induk_id"]).isi(pilihan_induk)

    def wajibkan_induk(self) -> None:
        """For whoever cannot make a unit at the top."""
        cast("PilihanField", self.fields["induk_id"]).wajibkan()

    def isi(self) -> IsiUnit:
        c = self.cleaned_data
        return IsiUnit(
            kode=c["kode"].strip(),
            nama=c["nama"].strip(),
            jenis=c["jenis"],
            mulai=c["mulai"],
            urutan=c["urutan"] or 0,
            induk_id=c["induk_id"],
        )


class ReorganisasiForm(UnitForm):
    """The successor of a unit. The first day is its own; the old row ends the day before."""

    field_order = ("mulai", "nomor_surat", "nama", "kode", "jenis", "induk_id", "urutan")
    nomor_surat = TeksBersih(
        label="Nomor peraturan atau keputusan",
        max_length=100,
        help_text="Menjadi nomor surat pada penempatan baru pegawainya.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mulai"].label = "Susunan baru berlaku sejak"


class JabatanForm(IsianBerversi):
    """A position, new or corrected."""

    nama = TeksBersih(label="Nama jabatan", max_length=200)
    jenis = forms.ChoiceField(label="Jenis", choices=[("", "Pilih …"), *JenisJabatan.choices])
    eselon = forms.ChoiceField(
        label="Eselon",
        choices=[("", "Tanpa eselon"), *Eselon.choices],
        required=False,
        help_text="Wajib untuk jabatan struktural, dan hanya untuk itu.",
    )
    kepala = forms.BooleanField(
        label="Memimpin unit ini",
        required=False,
        help_text="Pemegangnya menjadi pejabat penilai bagi pegawai lain pada unit ini.",
    )
    mulai = TanggalField(label="Berlaku sejak")

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        jenis, eselon = self.cleaned_data.get("jenis"), self.cleaned_data.get("eselon")
        if jenis == JenisJabatan.STRUKTURAL and not eselon:
            self.add_error("eselon", "Pilih eselon jabatan struktural ini.")
        elif jenis and jenis != JenisJabatan.STRUKTURAL and eselon:
            self.add_error("eselon", "Hanya jabatan struktural yang bereselon.")
        return data

    def isi(self) -> IsiJabatan:
        c = self.cleaned_data
        return IsiJabatan(
            nama=c["nama"].strip(), jenis=c["jenis"], mulai=c["mulai"], eselon=c["eselon"], kepala=c["kepala"]
        )


def awal_unit(unit: UnitKerja) -> dict[str, Any]:
    """What the form shows of a stored unit."""
    kolom = {nama: getattr(unit, nama) for nama in ("kode", "nama", "jenis", "urutan", "mulai")}
    return kolom | {"induk_id": unit.parent_id, "versi": versi_baris(unit)}


def awal_jabatan(jabatan: Jabatan) -> dict[str, Any]:
    kolom = {nama: getattr(jabatan, nama) for nama in ("nama", "jenis", "eselon", "kepala", "mulai")}
    return kolom | {"versi": versi_baris(jabatan)}
