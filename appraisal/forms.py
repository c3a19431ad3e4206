"""Shapes of what is typed into an appraisal. Rules are the services' business."""

from decimal import Decimal
from typing import Any

from django import forms

from appraisal.models.catatan import AspekPerilaku
from organisasi.common.fields import AngkaField, AngkaInput, TanggalField, TeksBersih
from organisasi.common.rows import BarisForm, BarisFormSet
from skp.services.realisation import BarisKualitas, BarisRealisasi, JawabanTambahan


class RealisasiForm(BarisForm):
    """The employee's part of one row."""

    kegiatan_id = forms.IntegerField(widget=forms.HiddenInput)
    tidak_terlaksana = forms.BooleanField(label="Tidak terlaksana", required=False)
    angka_kredit = AngkaField(label="Angka kredit", desimal=4, maksimum=9999, required=False)
    kuantitas = AngkaField(label="Realisasi kuantitas", required=False)
    waktu = AngkaField(label="Realisasi waktu", required=False, maksimum=9999)
    biaya = AngkaField(label="Realisasi biaya", required=False, satuan="rupiah")
    catatan = TeksBersih(label="Keterangan", max_length=2000, required=False)

    def baris(self) -> BarisRealisasi:
        c = self.cleaned_data
        return BarisRealisasi(
            kegiatan_id=c["kegiatan_id"],
            terlaksana=not c["tidak_terlaksana"],
            kuantitas=c["kuantitas"],
            waktu=c["waktu"],
            biaya=c["biaya"],
            angka_kredit=c["angka_kredit"],
            catatan=c["catatan"],
        )


class KualitasForm(BarisForm):
    """The assessor's part of one row."""

    kegiatan_id = forms.IntegerField(widget=forms.HiddenInput)
    kualitas = AngkaField(label="Kualitas", required=False, maksimum=100)
    catatan = TeksBersih(label="Catatan", max_length=2000, required=False)

    def baris(self) -> BarisKualitas:
        c = self.cleaned_data
        return BarisKualitas(c["kegiatan_id"], c["kualitas"], c["catatan"])


class JawabanForm(BarisForm):
    """The assessor's answer to one tugas tambahan or kreativitas."""

    PILIHAN = (("", "Belum diputuskan"), ("ya", "Diakui"), ("tidak", "Tidak diakui"))
    butir_id = forms.IntegerField(widget=forms.HiddenInput)
    diakui = forms.ChoiceField(label="Jawaban", choices=PILIHAN, required=False)
    alasan = TeksBersih(label="Alasan", max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("diakui") == "tidak" and not c.get("alasan", "").strip():
            self.add_error("alasan", "Isi alasan mengapa tidak diakui.")
        return c

    def jawaban(self) -> JawabanTambahan:
        c = self.cleaned_data
        return JawabanTambahan({"ya": True, "tidak": False}.get(c["diakui"]), c["alasan"])


class PerilakuForm(forms.Form):
    """Behaviour scores 0..100, the reason for a missing kepemimpinan, and the recommendation."""

    orientasi_pelayanan = AngkaField(label="Orientasi pelayanan", required=False, maksimum=100)
    integritas = AngkaField(label="Integritas", required=False, maksimum=100)
    komitmen = AngkaField(label="Komitmen", required=False, maksimum=100)
    disiplin = AngkaField(label="Disiplin", required=False, maksimum=100)
    kerja_sama = AngkaField(label="Kerja sama", required=False, maksimum=100)
    kepemimpinan = AngkaField(label="Kepemimpinan", required=False, maksimum=100)
    alasan_tanpa_kepemimpinan = TeksBersih(label="Alasan kepemimpinan tidak dinilai", max_length=300, required=False)
    rekomendasi = TeksBersih(
        label="Rekomendasi",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya diklat, rotasi, atau promosi; tercetak pada formulir butir 8.",
    )

    def __init__(self, *args: Any, dengan_kepemimpinan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not dengan_kepemimpinan:
            del self.fields["kepemimpinan"], self.fields["alasan_tanpa_kepemimpinan"]

    def nilai(self) -> dict[str, Decimal | None]:
        return {a.value: self.cleaned_data.get(a.value) for a in AspekPerilaku}


class PernyataanForm(forms.Form):
    """The words of an objection, an answer, a decision or a reason."""

    isi = TeksBersih(label="Pernyataan", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, label: str, wajib: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["isi"].label = label
        self.fields["isi"].required = wajib


class KeputusanForm(forms.Form):
    """New values of the figures that a decision changes; an empty cell keeps the figure."""

    def __init__(self, *args: Any, butir: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.butir = butir
        for b in butir:
            self.fields[b.kunci] = self._field(b)

    @staticmethod
    def _field(butir: Any) -> forms.Field:
        if butir.jenis in {"kualitas", "perilaku"}:
            isian = AngkaInput({"class": "form-control angka k-kecil"})
            return AngkaField(label=butir.label, required=False, maksimum=100, widget=isian)
        pilihan = (("", "Tetap"), ("ya", "Diakui"), ("tidak", "Tidak diakui"))
        isian_pilihan = forms.Select(attrs={"class": "form-select k-satuan"})
        return forms.ChoiceField(label=butir.label, required=False, choices=pilihan, widget=isian_pilihan)

    def perubahan(self) -> dict[str, Any]:
        jawaban = {"ya": True, "tidak": False}
        isi = {k: v for k, v in self.cleaned_data.items() if v not in (None, "")}
        return {k: jawaban[v] if isinstance(v, str) else v for k, v in isi.items()}


class CatatanPerilakuForm(forms.Form):
    """A quick note: person, aspect, text, date."""

    pegawai = forms.TypedChoiceField(label="Pegawai", coerce=int)
    aspek = forms.ChoiceField(label="Aspek", choices=AspekPerilaku)
    uraian = TeksBersih(label="Catatan", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    tanggal = TanggalField(label="Tanggal")

    def __init__(self, *args: Any, bawahan: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pegawai"].choices = bawahan  # type: ignore[attr-defined]


class TanggapanForm(forms.Form):
    tanggapan = TeksBersih(label="Tanggapan Anda", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


def formset_baris(kelas: type[BarisForm], data: Any, awal: list[dict[str, Any]], prefix: str, **lain: Any) -> Any:
    """A formset over exactly the given rows."""
    pabrik = forms.formset_factory(kelas, formset=BarisFormSet, extra=lain.pop("kosong", 0), **lain)
    return pabrik(data, initial=awal, prefix=prefix)


def isi_kualitas(kegiatan: Any) -> dict[str, Any]:
    """The quality row of one activity as it is stored."""
    r = getattr(kegiatan, "realisasi", None)
    return {
        "kegiatan_id": kegiatan.pk,
        "kualitas": r.kualitas if r else None,
        "catatan": r.catatan_penilai if r else "",
    }


def isi_jawaban(unsur: Any) -> dict[str, Any]:
    """The answer row of one additional task or creativity as it is stored."""
    diakui = {True: "ya", False: "tidak", None: ""}[unsur.diakui]
    return {"butir_id": unsur.pk, "diakui": diakui, "alasan": unsur.alasan}
