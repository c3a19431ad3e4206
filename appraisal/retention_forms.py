"""The forms of retention."""

from typing import Any

from django import forms

from organisasi.common.clock import hari_ini
from organisasi.common.fields import TeksBersih
from organisasi.forms.isian import Isian, PegawaiField, PilihanField
from organisasi.models import Instansi
from organisasi.selectors.akses import Akses
from organisasi.selectors.tree import list_pilihan_unit


def _alasan(label: str, **lain: Any) -> TeksBersih:
    return TeksBersih(label=label, max_length=2000, widget=forms.Textarea({"rows": 3}), **lain)


class PenahananForm(Isian):
    """Exactly one of person, unit and year; the model says so."""

    pegawai = PegawaiField(label="Pegawai", required=False)
    unit = PilihanField(label="Unit kerja dengan bawahannya", required=False, kosong="Tidak dipilih")
    tahun = forms.IntegerField(label="Tahun", required=False, min_value=1990, max_value=2100)
    alasan = _alasan("Alasan", help_text="Misalnya nomor perkara atau surat tugas pemeriksaan.")

    def __init__(self, *args: Any, akses: Akses, instansi: Instansi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pegawai"].instansi = instansi  # type: ignore[attr-defined]
        self.fields["unit"].isi(list_pilihan_unit(akses, hari_ini(instansi.zona_waktu)))  # type: ignore[attr-defined]


class UsulMusnahForm(Isian):
    alasan = _alasan("Pertimbangan", help_text="Misalnya nomor nota dinas arsiparis yang telah menilai arsip ini.")


class PutusanForm(Isian):
    putusan = forms.ChoiceField(
        label="Keputusan",
        choices=[("setuju", "Setujui dan musnahkan"), ("tolak", "Tolak")],
        widget=forms.RadioSelect,
    )
    catatan = _alasan("Catatan", required=False, help_text="Wajib diisi bila menolak.")


class CabutForm(Isian):
    alasan = _alasan("Alasan pencabutan")
