"""Uploading a table."""

from django import forms


class ImporForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas tabel",
        help_text="xlsx, ods, atau csv, paling besar 2 MB.",
        widget=forms.ClearableFileInput({"accept": ".xlsx,.ods,.csv"}),
        allow_empty_file=True,
        error_messages={"required": "Pilih berkas yang akan diimpor."},
    )
