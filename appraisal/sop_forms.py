"""Forms of the procedures: installing one, and what comes with a step."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from appraisal.lkj import BAGIAN
from appraisal.models import LangkahSop, TindakanSop
from appraisal.sop.berkas import BITA
from organisasi.common.fields import TeksBersih
from organisasi.forms.isian import Isian
from organisasi.selectors.people import sebagai_nip

PALING_BANYAK_TIM = 40


class PasangSopForm(Isian):
    unit = forms.TypedChoiceField(label="Unit pemilik SOP", coerce=int)
    berkas = forms.FileField(
        label="Berkas SOP",
        help_text="Berkas TOML, paling besar 64 KB. Unduh contohnya, lalu sesuaikan.",
        widget=forms.ClearableFileInput({"accept": ".toml"}),
        error_messages={"required": "Pilih berkas SOP."},
    )

    def __init__(self, *args: Any, pilihan: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = pilihan  # type: ignore[attr-defined]

    def clean_berkas(self) -> str:
        """The text of the file."""
        berkas = self.cleaned_data["berkas"]
        if berkas.size > BITA:
            raise ValidationError("Berkas ini lebih besar dari 64 KB.")
        try:
            return str(berkas.read().decode("utf-8"))
        except UnicodeDecodeError as salah:
            raise ValidationError("Berkas ini bukan teks UTF-8. Simpan kembali sebagai teks.") from salah


class LangkahForm(Isian):
    """The check, a note, and for the step that forms the team its members."""

    lengkap = forms.BooleanField(required=False)
    tim = TeksBersih(
        label="NIP anggota tim",
        help_text="Satu baris seorang.",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 5, "inputmode": "numeric"}),
    )
    catatan = TeksBersih(
        label="Keterangan keluaran",
        help_text="Misalnya nomor dan tanggal surat.",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, langkah: LangkahSop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lengkap"].label = f"Kelengkapan tersedia: {langkah.kelengkapan}"
        if langkah.tindakan != TindakanSop.BENTUK_TIM:
            del self.fields["tim"]

    def clean_tim(self) -> list[str]:
        baris = [b.strip() for b in self.cleaned_data["tim"].splitlines() if b.strip()]
        if len(baris) > PALING_BANYAK_TIM:
            raise ValidationError(f"Paling banyak {PALING_BANYAK_TIM} orang.")
        return [sebagai_nip(b) or b for b in baris]


class NaskahForm(Isian):
    """The parts that the team writes."""

    revisi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, judul in BAGIAN.items():
            self.fields[nama] = TeksBersih(
                label=judul, required=False, max_length=20000, widget=forms.Textarea({"rows": 8})
            )
