"""Shapes of what is typed about a special circumstance."""

from collections.abc import Iterable
from typing import Any

from django import forms

from organisasi.common.fields import AngkaField, TanggalField, TeksBersih
from organisasi.common.rows import BarisForm
from organisasi.forms.isian import Isian, NipField, PilihanField
from skp.circumstances import Alur
from skp.models import JenisKeadaan, Kegiatan, Skp
from skp.proration import UsulanTarget
from skp.services.adjust import TargetBaru
from skp.services.circumstances import IsiKeadaan
from skp.services.secondment import PejabatLuar


class KeadaanForm(Isian):
    """One circumstance of the kind described by ``alur``."""

    rincian = forms.ChoiceField(label="Jenisnya")
    skp_id = PilihanField(label="SKP")
    kegiatan_id = PilihanField(label="Kegiatan yang tidak tercapai")
    mulai = TanggalField(label="Sejak")
    selesai = TanggalField(label="Sampai", required=False, help_text="Kosongkan bila belum diketahui.")
    nomor_surat = TeksBersih(label="Nomor surat", max_length=100)
    tanggal_surat = TanggalField(label="Tanggal surat")
    alasan = TeksBersih(label="Keterangan", max_length=2000, widget=forms.Textarea({"rows": 3}))
    berkas = forms.FileField(label="Berkas")

    def __init__(
        self, *args: Any, alur: Alur, skp: Iterable[Skp] = (), kegiatan: Iterable[Kegiatan] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.alur = alur
        self.fields["mulai"].label = alur.judul_mulai
        self.fields["berkas"].help_text = f"{alur.berkas} PDF, JPG, PNG, DOCX, atau XLSX, paling besar 5 MB."
        self._pilih("rincian", [(r.value, r.label) for r in alur.rincian])
        self._daftar("skp_id", [(s.pk, _nama_skp(s)) for s in skp] if alur.perlu_skp else [])
        self._daftar("kegiatan_id", [(k.pk, k.uraian[:120]) for k in kegiatan])
        if not alur.berbatas:
            del self.fields["selesai"]

    def _pilih(self, nama: str, pilihan: list[tuple[str, Any]]) -> None:
        """Choices of a flow; a field without any is not asked for."""
        if pilihan:
            self.fields[nama].choices = [("", "Pilih …"), *pilihan]  # type: ignore[attr-defined]
        else:
            del self.fields[nama]

    def _daftar(self, nama: str, pilihan: list[tuple[int, str]]) -> None:
        if pilihan:
            self.fields[nama].isi(pilihan)  # type: ignore[attr-defined]
        else:
            del self.fields[nama]

    def isi(self) -> IsiKeadaan:
        c = self.cleaned_data
        kolom = ("mulai", "selesai", "nomor_surat", "tanggal_surat", "alasan", "skp_id", "kegiatan_id")
        return IsiKeadaan(
            jenis=self.alur.jenis, rincian=c.get("rincian", ""), **{nama: c[nama] for nama in kolom if nama in c}
        )


class DipekerjakanForm(KeadaanForm):
    """The same with the official who appraises in the receiving agency, and his superior where known (SC-06)."""

    penilai_nama = TeksBersih(label="Nama pejabat penilai di instansi penerima", max_length=120)
    penilai_nip = NipField(label="NIP pejabat penilai", required=False, help_text="Boleh kosong.")
    penilai_pangkat = TeksBersih(label="Pangkat pejabat penilai", max_length=80, required=False)
    penilai_jabatan = TeksBersih(label="Jabatan pejabat penilai", max_length=200)
    penilai_instansi = TeksBersih(label="Instansi penerima", max_length=200)
    atasan_nama = TeksBersih(
        label="Nama atasan pejabat penilai",
        max_length=120,
        required=False,
        help_text="Kosongkan bila PPK instansi ini yang menjadi atasan pejabat penilai.",
    )
    atasan_nip = NipField(label="NIP atasan pejabat penilai", required=False)
    atasan_pangkat = TeksBersih(label="Pangkat atasan pejabat penilai", max_length=80, required=False)
    atasan_jabatan = TeksBersih(label="Jabatan atasan pejabat penilai", max_length=200, required=False)

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if self.cleaned_data.get("atasan_nama") and not self.cleaned_data.get("atasan_jabatan"):
            self.add_error("atasan_jabatan", "Isi jabatannya.")
        return data

    def penilai(self) -> PejabatLuar:
        return self._pejabat("penilai")

    def atasan(self) -> PejabatLuar | None:
        return self._pejabat("atasan") if self.cleaned_data["atasan_nama"] else None

    def _pejabat(self, siapa: str) -> PejabatLuar:
        c = self.cleaned_data
        return PejabatLuar(
            nama=c[f"{siapa}_nama"],
            nip=c[f"{siapa}_nip"],
            pangkat=c[f"{siapa}_pangkat"],
            jabatan=c[f"{siapa}_jabatan"],
            instansi=c["penilai_instansi"],
        )


def form_keadaan(alur: Alur, *args: Any, **kwargs: Any) -> KeadaanForm:
    kelas = DipekerjakanForm if alur.jenis == JenisKeadaan.DIPEKERJAKAN else KeadaanForm
    return kelas(*args, alur=alur, **kwargs)


def _nama_skp(s: Skp) -> str:
    return f"{s.mulai:%d-%m-%Y} sampai {s.selesai:%d-%m-%Y}, {s.penempatan.jabatan.nama}"


class PutusanForm(Isian):
    """The words of a decision; a refusal owes them."""

    catatan = TeksBersih(
        label="Alasan atau catatan", max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )


class BerkasForm(Isian):
    berkas = forms.FileField(label="Berkas", help_text="PDF, JPG, PNG, DOCX, atau XLSX, paling besar 5 MB.")


class AlasanTargetForm(Isian):
    alasan = TeksBersih(
        label="Alasan",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Wajib bila ada target yang berbeda dari usulan.",
    )


class TargetForm(BarisForm):
    """The cut targets of one row."""

    kolom_bawaan = frozenset({"kegiatan_id"})
    kegiatan_id = forms.IntegerField(widget=forms.HiddenInput)
    kuantitas = AngkaField(label="Kuantitas", minimum=None)
    waktu = AngkaField(label="Waktu", minimum=None, maksimum=9999)
    biaya = AngkaField(label="Biaya", required=False, satuan="rupiah")

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        for nama in ("kuantitas", "waktu"):
            nilai = self.cleaned_data.get(nama)
            if nilai is not None and nilai <= 0:
                self.add_error(nama, "Target harus lebih besar dari nol.")
        return data

    def target(self) -> TargetBaru:
        c = self.cleaned_data
        return TargetBaru(kuantitas=c["kuantitas"], waktu=c["waktu"], biaya=c["biaya"] or None)


def isi_target(u: UsulanTarget) -> dict[str, Any]:
    return {
        "kegiatan_id": u.kegiatan.pk,
        "kuantitas": u.kuantitas,
        "waktu": u.waktu,
        "biaya": u.kegiatan.target_biaya,
    }
