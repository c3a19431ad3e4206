"""People: data, rank, placement, assessor, leaving."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from organisasi.common.fields import TanggalField, TeksBersih
from organisasi.forms.isian import Isian, IsianBerversi, NipField, PegawaiField, PilihanField
from organisasi.models import (
    AlasanBerhenti,
    Instansi,
    Jabatan,
    JenisPenempatan,
    Pegawai,
    Penempatan,
    StatusPegawai,
)
from organisasi.pangkat import Golongan
from organisasi.services.pegawai import IsiPangkat, IsiPegawai
from organisasi.services.penempatan import IsiPenempatan
from organisasi.services.penugasan import IsiPenugasan
from organisasi.services.row import versi_baris
from organisasi.services.spans import tulis_rentang

KOLOM_PEGAWAI = (
    "nip",
    "nama",
    "gelar_depan",
    "gelar_belakang",
    "status",
    "surel",
    "jabatan_lain",
    "unit_lain",
    "pangkat_lain",
)
UNTUK_LUAR = "Hanya untuk pejabat negara atau pejabat instansi lain, seperti tertulis pada formulir."
BERNIP = {StatusPegawai.PNS, StatusPegawai.CPNS}


class CariForm(forms.Form):
    """A name, or a NIP or its beginning."""

    cari = TeksBersih(label="Nama atau NIP", max_length=120)


class PegawaiForm(IsianBerversi):
    """The personal data."""

    nip = NipField(
        label="NIP",
        required=False,
        help_text="18 angka. Kosongkan untuk pejabat negara atau pejabat instansi lain tanpa NIP.",
    )
    nama = TeksBersih(label="Nama tanpa gelar", max_length=120)
    gelar_depan = TeksBersih(label="Gelar depan", max_length=40, required=False)
    gelar_belakang = TeksBersih(label="Gelar belakang", max_length=60, required=False)
    status = forms.ChoiceField(label="Status kepegawaian", choices=StatusPegawai)
    surel = forms.EmailField(label="Alamat surel dinas", required=False, max_length=254)
    jabatan_lain = TeksBersih(label="Jabatan di luar instansi", max_length=200, required=False, help_text=UNTUK_LUAR)
    unit_lain = TeksBersih(label="Unit organisasi di luar instansi", max_length=200, required=False)
    pangkat_lain = TeksBersih(label="Pangkat di luar instansi", max_length=80, required=False)

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if self.cleaned_data.get("status") in BERNIP and not self.cleaned_data.get("nip") and "nip" not in self.errors:
            self.add_error("nip", "PNS dan calon PNS wajib mempunyai NIP.")
        return data

    def isi(self) -> IsiPegawai:
        return IsiPegawai(**{nama: self.cleaned_data[nama].strip() for nama in KOLOM_PEGAWAI})


class PangkatForm(Isian):
    golongan = forms.ChoiceField(label="Pangkat, golongan ruang", choices=[("", "Pilih …"), *Golongan.choices])
    tmt = TanggalField(label="Terhitung mulai tanggal")

    def isi(self) -> IsiPangkat:
        return IsiPangkat(self.cleaned_data["golongan"], self.cleaned_data["tmt"])


class PenempatanForm(Isian):
    """A placement. ``lama`` is the latest definitive position: ending it is offered by name."""

    jabatan_id = PilihanField(label="Jabatan")
    jenis = forms.ChoiceField(label="Sebagai", choices=JenisPenempatan, initial=JenisPenempatan.DEFINITIF)
    mulai = TanggalField(label="Mulai tugas")
    selesai = TanggalField(label="Hari terakhir", required=False, help_text="Kosongkan bila belum ditentukan.")
    nomor_surat = TeksBersih(label="Nomor SK atau surat perintah", max_length=100)
    akhiri_lama = forms.BooleanField(required=False)

    def __init__(
        self, *args: Any, jabatan: Iterable[Jabatan] = (), lama: Penempatan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast("PilihanField", self.fields["jabatan_id"]).isi((j.pk, j.nama) for j in jabatan)
        if lama is None:
            del self.fields["akhiri_lama"]
        else:
            masa = tulis_rentang(lama.mulai, lama.selesai)
            self.fields["akhiri_lama"].label = f"Akhiri jabatan {lama.jabatan.nama} ({masa}) sehari sebelum mulai tugas"
            self.fields["akhiri_lama"].help_text = "Untuk penempatan definitif: satu orang satu jabatan definitif."

    def isi(self) -> IsiPenempatan:
        c = self.cleaned_data
        return IsiPenempatan(
            jabatan_id=c["jabatan_id"],
            mulai=c["mulai"],
            nomor_surat=c["nomor_surat"],
            jenis=c["jenis"],
            selesai=c["selesai"],
            akhiri_lama=c.get("akhiri_lama", False),
        )


class PegawaiBaruForm(PegawaiForm):
    """A new person with the present rank and, where a unit was chosen, the first position."""

    golongan = forms.ChoiceField(
        label="Pangkat, golongan ruang", choices=[("", "Belum dicatat"), *Golongan.choices], required=False
    )
    tmt = TanggalField(label="Pangkat terhitung mulai", required=False)
    jabatan_id = PilihanField(label="Jabatan")
    mulai = TanggalField(label="Mulai tugas")
    nomor_surat = TeksBersih(label="Nomor SK atau surat perintah", max_length=100)

    def __init__(self, *args: Any, jabatan: Iterable[Jabatan] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ditempatkan = jabatan is not None
        if jabatan is None:
            for nama in ("jabatan_id", "mulai", "nomor_surat"):
                del self.fields[nama]
            return
        for nama in ("jabatan_lain", "unit_lain", "pangkat_lain"):
            del self.fields[nama]
        self.fields["status"].choices = [(s.value, s.label) for s in StatusPegawai if s in BERNIP]  # type: ignore[attr-defined]
        self.fields["nip"].help_text = "18 angka."
        cast("PilihanField", self.fields["jabatan_id"]).isi((j.pk, j.nama) for j in jabatan)

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if bool(self.cleaned_data.get("golongan")) != bool(self.cleaned_data.get("tmt")) and "tmt" not in self.errors:
            self.add_error("tmt", "Isi pangkat dan tanggal mulainya bersama-sama.")
        return data

    def isi(self) -> IsiPegawai:
        return IsiPegawai(**{nama: self.cleaned_data.get(nama, "").strip() for nama in KOLOM_PEGAWAI})

    def pangkat(self) -> IsiPangkat | None:
        c = self.cleaned_data
        return IsiPangkat(c["golongan"], c["tmt"]) if c["golongan"] else None

    def penempatan(self) -> IsiPenempatan | None:
        c = self.cleaned_data
        return IsiPenempatan(c["jabatan_id"], c["mulai"], c["nomor_surat"]) if self.ditempatkan else None


class PenugasanForm(Isian):
    """An assessor other than the position tells."""

    penilai = PegawaiField(label="Pejabat penilai")
    atasan = PegawaiField(
        label="Atasan pejabat penilai",
        required=False,
        help_text="Tulis NIP atau nama; kosongkan untuk atasan pejabat penilai menurut jabatannya.",
    )
    mulai = TanggalField(label="Berlaku sejak")
    selesai = TanggalField(label="Hari terakhir", required=False, help_text="Kosongkan bila belum ditentukan.")
    alasan = TeksBersih(label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, instansi: Instansi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("penilai", "atasan"):
            cast("PegawaiField", self.fields[nama]).instansi = instansi

    def isi(self) -> IsiPenugasan:
        c = self.cleaned_data
        return IsiPenugasan(
            penilai=c["penilai"], mulai=c["mulai"], alasan=c["alasan"], atasan=c["atasan"], selesai=c["selesai"]
        )


class IsiJabatanForm(Isian):
    """Whom to put into a position."""

    pegawai = PegawaiField(label="Pegawai")

    def __init__(self, *args: Any, instansi: Instansi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PegawaiField", self.fields["pegawai"]).instansi = instansi


class BerhentiForm(Isian):
    alasan = forms.ChoiceField(label="Alasan", choices=[("", "Pilih …"), *AlasanBerhenti.choices])
    tanggal = TanggalField(
        label="Berhenti sejak",
        help_text="Hari pertama tidak lagi bertugas, misalnya TMT pensiun; paling akhir hari ini.",
    )


def awal_pegawai(pegawai: Pegawai) -> dict[str, Any]:
    """What the form shows of a stored person."""
    return {nama: getattr(pegawai, nama) for nama in KOLOM_PEGAWAI} | {"versi": versi_baris(pegawai)}
