"""Shapes of what is typed while last year's activities are carried over."""

from typing import Any

from django import forms

from organisasi.forms.isian import Isian
from organisasi.models import Jabatan, JenisJabatan
from skp.carry import BarisBawaan
from skp.forms import KegiatanForm, isi_kegiatan
from skp.models import PilihanBawaan


class PilihanBawaanForm(Isian):
    """The question itself."""

    pilihan = forms.ChoiceField(label="Apa yang berubah tahun ini?", choices=PilihanBawaan, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, baris: BarisBawaan) -> None:
        super().__init__(data, initial={"pilihan": baris.keputusan.pilihan if baris.keputusan else None})

    def sesuai(self, isian: "IsiBawaanForm") -> bool:
        """Whether answer and fields fit together: what was typed is owed a change, and never dropped silently."""
        if not self.is_valid():
            return False
        if self.cleaned_data["pilihan"] == PilihanBawaan.UBAH:
            return isian.is_valid()
        if self.cleaned_data["pilihan"] == PilihanBawaan.TETAP and isian.changed_data:
            self.add_error(
                "pilihan",
                "Isian di bawah Anda ubah. Pilih “Ada yang berubah”, atau kembalikan isiannya seperti semula.",
            )
        return self.is_valid()


class IsiBawaanForm(KegiatanForm):
    """The row with what changes, filled with last year's or with what was decided before."""

    pk = rkt = induk = None  # type: ignore[assignment]  # links belong to a year: Django drops these fields

    def __init__(self, data: Any = None, *, baris: BarisBawaan, jabatan: Jabatan) -> None:
        super().__init__(data, initial=isi_kegiatan(baris.hasil or baris.lama))
        self.fields["uraian"].widget = forms.Textarea(attrs={"rows": 3})
        self.fields["target_biaya"].help_text = "Kosongkan bila kegiatan tidak memakai anggaran."
        if jabatan.jenis != JenisJabatan.FUNGSIONAL_TERTENTU and baris.lama.angka_kredit is None:
            del self.fields["angka_kredit"]
