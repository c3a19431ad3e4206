"""The agency and the roles in it."""

from typing import Any, cast

from django import forms

from organisasi.common.fields import TanggalField, TeksBersih
from organisasi.forms.isian import Isian, IsianBerversi, Pilihan, PilihanField
from organisasi.models import Instansi, Pegawai, Peran, ZonaWaktu
from organisasi.services.instansi import PESAN_LAMBANG, IsiInstansi
from organisasi.services.peran import IsiPeran
from organisasi.services.row import versi_baris


class CalonPpk(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama_lengkap} – {obj.jabatan_lain}" if obj.jabatan_lain else str(obj.nama_lengkap)


class InstansiForm(IsianBerversi):
    """The profile. ``calon`` are the people among whom the PPK is chosen."""

    nama = TeksBersih(label="Nama instansi", max_length=200, help_text="Seperti pada kop formulir.")
    alamat = TeksBersih(
        label="Alamat",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Baris alamat pada kop formulir.",
    )
    tempat = TeksBersih(label="Tempat", max_length=60, help_text="Kota pada baris tanda tangan.")
    zona_waktu = forms.ChoiceField(
        label="Zona waktu", choices=ZonaWaktu, help_text="Batas waktu dihitung menurut zona ini."
    )
    ppk = CalonPpk(
        label="Pejabat pembina kepegawaian (PPK)",
        queryset=Pegawai.objects.none(),
        required=False,
        empty_label="Belum ditetapkan",
        help_text="Pejabat negara, atau kepala unit pada eselon I. PPK menilai pejabat tertinggi.",
    )

    def __init__(self, *args: Any, calon: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ppk"].queryset = calon  # type: ignore[attr-defined]

    def isi(self) -> IsiInstansi:
        c = self.cleaned_data
        return IsiInstansi(
            nama=c["nama"].strip(),
            tempat=c["tempat"].strip(),
            zona_waktu=c["zona_waktu"],
            alamat=c["alamat"].strip(),
            ppk=c["ppk"],
        )


class LambangForm(Isian):
    lambang = forms.FileField(
        label="Berkas lambang", help_text=PESAN_LAMBANG, widget=forms.FileInput({"accept": "image/png,image/jpeg"})
    )


class PeranForm(Isian):
    """A role for an account."""

    peran = forms.ChoiceField(label="Peran", choices=[("", "Pilih …"), *Peran.choices])
    unit_id = PilihanField(
        label="Unit",
        kosong="Seluruh instansi",
        required=False,
        help_text="Peran berlaku pada unit ini dan semua unit di bawahnya.",
    )
    mulai = TanggalField(label="Berlaku sejak")
    selesai = TanggalField(label="Hari terakhir", required=False, help_text="Kosongkan bila belum ditentukan.")

    def __init__(self, *args: Any, pilihan_unit: Pilihan = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PilihanField", self.fields["unit_id"]).isi(pilihan_unit)

    def isi(self) -> IsiPeran:
        c = self.cleaned_data
        return IsiPeran(peran=c["peran"], mulai=c["mulai"], unit_id=c["unit_id"], selesai=c["selesai"])


def awal_instansi(instansi: Instansi) -> dict[str, Any]:
    """What the form shows of the stored profile."""
    kolom = {nama: getattr(instansi, nama) for nama in ("nama", "alamat", "tempat", "zona_waktu")}
    return kolom | {"ppk": instansi.ppk_id, "versi": versi_baris(instansi)}
