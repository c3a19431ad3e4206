"""Shapes of what is typed into the catalogue, and its activities as rows of the editor."""

from django import forms
from django.http import QueryDict

from organisasi.common.fields import TeksBersih
from organisasi.forms.isian import Isian
from skp.catalogue import ButirKatalog
from skp.forms import formset_kegiatan
from skp.models import JenisSatuanWaktu
from skp.services.catalogue import IsiBaku


class BakuForm(Isian):
    """A canonical activity. ``menggantikan`` travels along when an entry that grew is reworded."""

    uraian = TeksBersih(label="Kegiatan tugas jabatan", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    satuan_kuantitas = TeksBersih(label="Satuan kuantitas", max_length=40, help_text="Misalnya laporan atau surat.")
    satuan_waktu = forms.ChoiceField(label="Satuan waktu", choices=JenisSatuanWaktu, initial=JenisSatuanWaktu.BULAN)
    menggantikan = forms.RegexField(r"^[0-9a-f]{16}$", required=False, widget=forms.HiddenInput)

    def isi(self) -> IsiBaku:
        return IsiBaku(**self.cleaned_data)


def isian_mentah(data: QueryDict) -> list[dict[str, str]]:
    """The rows of the editor exactly as typed, right or wrong, without the blank ones."""
    return [dict(f.isi) for f in formset_kegiatan(data).forms if f.has_changed()]


def baris_dari(butir: ButirKatalog) -> dict[str, str]:
    """An activity as a row of the editor; its figures are for the person to fill in."""
    return {
        "uraian": butir.uraian,
        "satuan_kuantitas": butir.satuan_kuantitas,
        "satuan_waktu": butir.satuan_waktu,
    }
