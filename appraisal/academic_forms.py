"""The shape of an academic achievement."""

from decimal import Decimal
from typing import Any

from django import forms

from appraisal.models import Penilaian
from appraisal.services.tugas_belajar import IsiAkademik
from organisasi.common.fields import AngkaField, TeksBersih
from organisasi.forms.isian import Isian


class AkademikForm(Isian):
    perguruan_tinggi = TeksBersih(label="Perguruan tinggi", max_length=200)
    program_studi = TeksBersih(label="Program studi", max_length=200)
    ipk = AngkaField(label="IPK", maksimum=100)
    skala = AngkaField(label="Skala IPK", initial=Decimal(4), maksimum=100, help_text="Umumnya 4,00.")
    nilai = AngkaField(
        label="Nilai akademik",
        required=False,
        maksimum=100,
        help_text="Kosongkan untuk memakai IPK : skala x 100. Nilai lain perlu alasan.",
    )
    alasan = TeksBersih(label="Alasan nilai lain", max_length=1000, required=False, widget=forms.Textarea({"rows": 2}))
    berkas = forms.FileField(
        label="Transkrip atau kartu hasil studi",
        required=False,
        help_text="Wajib saat pertama kali. PDF, JPG, PNG, DOCX, atau XLSX, paling besar 5 MB.",
    )

    def isi(self) -> IsiAkademik:
        kolom = ("perguruan_tinggi", "program_studi", "ipk", "skala", "nilai", "alasan")
        return IsiAkademik(**{nama: self.cleaned_data[nama] for nama in kolom})


def awal_akademik(penilaian: Penilaian) -> dict[str, Any]:
    """What the form shows of a stored achievement."""
    akademik = getattr(penilaian, "akademik", None)
    if akademik is None:
        return {}
    kolom = ("perguruan_tinggi", "program_studi", "ipk", "skala", "alasan")
    nilai = penilaian.nilai_akademik if akademik.alasan else None
    return {nama: getattr(akademik, nama) for nama in kolom} | {"nilai": nilai}
