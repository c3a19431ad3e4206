"""A key of another system."""

from django import forms

from organisasi.common.fields import TanggalField, TeksBersih
from organisasi.forms.isian import Isian
from organisasi.models import LingkupApi


class KunciApiForm(Isian):
    nama = TeksBersih(label="Dipakai oleh", max_length=80, help_text="Misalnya sistem kepegawaian instansi.")
    lingkup = forms.MultipleChoiceField(
        label="Lingkup", choices=LingkupApi.choices, widget=forms.CheckboxSelectMultiple
    )
    berlaku_sampai = TanggalField(label="Berlaku sampai", help_text="Paling lama satu tahun.")
