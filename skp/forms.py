"""Shapes of what is typed into an SKP. Rules are the services' business."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisasi.common.errors import AturanDilanggar
from organisasi.common.fields import AngkaField, TanggalField, TeksBersih
from organisasi.common.requests import bilangan
from organisasi.common.rows import BarisForm, BarisFormSet
from skp.models import JenisSatuanWaktu, Kegiatan, Periode
from skp.models.kegiatan import MAKS_KEGIATAN
from skp.models.tambahan import TingkatKreativitas
from skp.services.plan import BarisKegiatan

BERKAS_BUKTI = "PDF, JPG, PNG, DOCX, atau XLSX, paling besar 5 MB. Lokasi pengambilan foto dihapus dari berkasnya."
KELUARAN = "Menurut paparan 2012 nilainya dihitung dari realisasi dibagi target keluaran."


class KaitanField(forms.Field):
    """A link typed or picked as a code such as ``R12``; empty means no link."""

    def __init__(self, awalan: str, **kwargs: Any) -> None:
        self.awalan = awalan
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> int | None:
        teks = str(value or "").strip().upper()
        if not teks:
            return None
        kode = bilangan(teks.removeprefix(self.awalan)) if teks.startswith(self.awalan) else None
        if kode is None:
            raise ValidationError(f"Pilih kode dari daftar, misalnya {self.awalan}12.", code="kaitan")
        return kode


class KegiatanForm(BarisForm):
    """One row of the editor."""

    kolom_bawaan = frozenset({"pk", "satuan_waktu"})
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    uraian = TeksBersih(label="Kegiatan tugas jabatan", max_length=2000)
    angka_kredit = AngkaField(label="Angka kredit", desimal=4, maksimum=9999, required=False)
    target_kuantitas = AngkaField(label="Target kuantitas", minimum=None)
    satuan_kuantitas = TeksBersih(label="Satuan", max_length=40)
    target_waktu = AngkaField(label="Target waktu", minimum=None, maksimum=9999)
    satuan_waktu = forms.ChoiceField(label="Satuan waktu", choices=JenisSatuanWaktu, initial=JenisSatuanWaktu.BULAN)
    target_biaya = AngkaField(label="Biaya", required=False, satuan="rupiah")
    rkt = KaitanField("R", label="Butir RKT")
    induk = KaitanField("A", label="Kegiatan atasan")
    peran_tim = TeksBersih(label="Peran dalam tim", max_length=200, required=False)

    def clean_target_kuantitas(self) -> Any:
        return _di_atas_nol(self.cleaned_data["target_kuantitas"], "Target kuantitas")

    def clean_target_waktu(self) -> Any:
        return _di_atas_nol(self.cleaned_data["target_waktu"], "Target waktu")

    def clean_target_biaya(self) -> Any:
        biaya = self.cleaned_data["target_biaya"]
        return biaya or None

    def baris(self) -> BarisKegiatan:
        c = self.cleaned_data
        return BarisKegiatan(
            uraian=c["uraian"].strip(),
            target_kuantitas=c["target_kuantitas"],
            satuan_kuantitas=c["satuan_kuantitas"].strip(),
            target_waktu=c["target_waktu"],
            satuan_waktu=c["satuan_waktu"],
            target_biaya=c["target_biaya"],
            angka_kredit=c.get("angka_kredit"),
            peran_tim=c["peran_tim"],
            rkt_id=c.get("rkt"),
            induk_id=c.get("induk"),
            pk=c.get("pk"),
        )


def _di_atas_nol(nilai: Any, nama: str) -> Any:
    if nilai is not None and nilai <= 0:
        raise ValidationError(f"{nama} harus lebih besar dari nol.", code="target_nol")
    return nilai


def isi_kegiatan(kegiatan: Kegiatan) -> dict[str, Any]:
    """Initial values of one row."""
    kolom = (
        "pk",
        "uraian",
        "angka_kredit",
        "target_kuantitas",
        "satuan_kuantitas",
        "target_waktu",
        "satuan_waktu",
        "target_biaya",
        "peran_tim",
    )
    kaitan = {
        "rkt": f"R{kegiatan.rkt_id}" if kegiatan.rkt_id else "",
        "induk": f"A{kegiatan.induk_id}" if kegiatan.induk_id else "",
    }
    return {nama: getattr(kegiatan, nama) for nama in kolom} | kaitan


def isi_bagian(kegiatan: Any) -> dict[str, Any]:
    """The share of an assessor's activity (see ``list_kegiatan_atasan``) as a new row of the editor."""
    kolom = ("uraian", "satuan_kuantitas", "target_waktu", "satuan_waktu")
    bagian = {"target_kuantitas": kegiatan.bagian, "target_biaya": kegiatan.bagian_biaya, "induk": f"A{kegiatan.pk}"}
    return {nama: getattr(kegiatan, nama) for nama in kolom} | bagian


def formset_kegiatan(
    data: Any = None,
    *,
    kegiatan: Iterable[Kegiatan] = (),
    isi: Iterable[Mapping[str, Any]] = (),
    kosong: int = 1,
) -> Any:
    """The rows of the editor: stored or typed ones, then ``kosong`` blank ones to write into without JavaScript."""
    kelas = forms.formset_factory(
        KegiatanForm,
        formset=BarisFormSet,
        extra=kosong,
        can_delete=True,
        max_num=MAKS_KEGIATAN,
        absolute_max=MAKS_KEGIATAN + 20,
    )
    return kelas(data, initial=[*(isi_kegiatan(k) for k in kegiatan), *isi], prefix="k")


class CatatanForm(forms.Form):
    """The words that go with a step; whether they are owed is the workflow's business."""

    catatan = TeksBersih(label="Catatan", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class AlasanForm(forms.Form):
    alasan = TeksBersih(
        label="Alasan perubahan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Perubahan hanya untuk sebab di luar kendali Anda: kebijakan, anggaran, penugasan, atau bencana.",
    )


class KemajuanForm(BarisForm):
    """Progress of one kegiatan in one month; an empty row is left alone."""

    kegiatan_id = forms.IntegerField(widget=forms.HiddenInput)
    kuantitas = AngkaField(label="Capaian bulan ini", required=False)
    biaya = AngkaField(label="Biaya bulan ini", required=False, satuan="rupiah")
    keterangan = TeksBersih(label="Keterangan", max_length=500, required=False)


class PeriodeForm(forms.ModelForm):
    """The year, its dates and the rules it is scored by."""

    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Selesai")
    batas_skp = TanggalField(label="SKP ditetapkan paling lambat")
    buka_realisasi = TanggalField(label="Realisasi akhir dapat diajukan mulai")
    batas_penilaian = TanggalField(label="Penilaian paling lambat")

    class Meta:
        model = Periode
        fields = (
            "tahun",
            "mulai",
            "selesai",
            "batas_skp",
            "buka_realisasi",
            "batas_penilaian",
            "varian",
            "kreativitas_dijumlahkan",
            "dasar_khusus",
        )
        widgets = {"dasar_khusus": forms.Textarea(attrs={"rows": 3})}

    def kunci_aturan(self, kolom: Iterable[str], sebab: str) -> None:
        """Say at each field why it stays as it is; the service refuses a change."""
        for nama in kolom:
            self.fields[nama].help_text = sebab

    def tolak(self, salah: AturanDilanggar) -> None:
        """A rule's refusal, at the field that it names."""
        nama = salah.kode.rpartition(".")[2]
        self.add_error(nama if nama in self.fields else None, salah.pesan)


class TugasTambahanForm(forms.Form):
    uraian = TeksBersih(label="Tugas tambahan", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    pemberi = TeksBersih(label="Pejabat pemberi tugas", max_length=200)
    nomor_surat = TeksBersih(label="Nomor surat perintah atau keterangan", max_length=100)
    tanggal_surat = TanggalField(label="Tanggal surat")
    target = AngkaField(label="Target keluaran", minimum=Decimal("0.01"), maksimum=9999999, help_text=KELUARAN)
    realisasi = AngkaField(label="Realisasi keluaran", maksimum=9999999)


class KreativitasForm(forms.Form):
    uraian = TeksBersih(label="Yang ditemukan", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    manfaat = TeksBersih(label="Manfaatnya", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    tingkat = forms.ChoiceField(label="Bermanfaat bagi", choices=TingkatKreativitas, widget=forms.RadioSelect)
    penandatangan = TeksBersih(label="Nama penandatangan surat keterangan", max_length=200)
    jabatan_penandatangan = TeksBersih(label="Jabatan penandatangan", max_length=200)
    nomor_surat = TeksBersih(label="Nomor surat keterangan", max_length=100)
    tanggal_surat = TanggalField(label="Tanggal surat keterangan")
    target = AngkaField(label="Target keluaran", minimum=Decimal("0.01"), maksimum=9999999, help_text=KELUARAN)
    realisasi = AngkaField(label="Realisasi keluaran", maksimum=9999999)


class BuktiForm(forms.Form):
    berkas = forms.FileField(label="Berkas bukti", help_text=BERKAS_BUKTI)
    tanggal_dokumen = TanggalField(label="Tanggal dokumen", required=False)
