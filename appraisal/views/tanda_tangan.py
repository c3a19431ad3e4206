"""The signatures of one published form: who signs, who has, and signing it oneself."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from appraisal.models import Dokumen
from appraisal.services.tanda_tangan import boleh_menandatangani, tandatangani
from appraisal.signers import dokumen_terlihat_oleh, list_penanda, tempat_saya
from appraisal.signing.choice import get_penandatangan
from appraisal.signing.interface import Kredensial, Penandatangan
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.fields import TeksBersih
from organisasi.common.http import Permintaan
from organisasi.forms.isian import Isian


class TandaTanganForm(Isian):
    """What proves the signer. Neither field is ever sent back to the browser, kept or logged."""

    nik = TeksBersih(
        label="NIK",
        max_length=16,
        widget=forms.PasswordInput({"autocomplete": "off", "inputmode": "numeric"}),
        help_text="Enam belas angka, sebagaimana terdaftar pada BSrE.",
    )
    frasa = forms.CharField(
        label="Frasa sandi tanda tangan",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, penandatangan: Penandatangan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not penandatangan.perlu_nik:
            del self.fields["nik"]

    def clean_nik(self) -> str:
        nik = str(self.cleaned_data["nik"]).replace(" ", "")
        if not re.fullmatch(r"[0-9]{16}", nik):
            raise forms.ValidationError("NIK terdiri atas 16 angka.")
        return nik

    @property
    def kredensial(self) -> Kredensial:
        return Kredensial(self.cleaned_data["frasa"], self.cleaned_data.get("nik", ""))


@sensitive_post_parameters("frasa", "nik")
@require_http_methods(["GET", "HEAD", "POST"])
def tanda_tangan(request: Permintaan, pk: int) -> HttpResponse:
    """Read the state, or sign."""
    dokumen = get_object_or_404(dokumen_terlihat_oleh(request.akses), pk=pk)
    if request.method != "POST":
        return _tampilkan(request, dokumen, _form(request))
    boleh_menandatangani(dokumen, request.akses).wajib()
    form = _form(request)
    if form is None:
        raise KeadaanBerubah("tanda_tangan.basah", "Instansi ini memakai tanda tangan di atas kertas.")
    if not form.is_valid():
        return _tampilkan(request, dokumen, form, 422)
    try:
        tandatangani(dokumen=dokumen, kredensial=form.kredensial, oleh=request.akses)
    except AturanDilanggar as salah:
        form.tolak(salah)
        dokumen.refresh_from_db()
        return _tampilkan(request, dokumen, form, salah.status_http)
    messages.success(request, "Tanda tangan elektronik Anda telah dibubuhkan pada formulir.")
    return redirect("appraisal:tanda_tangan", pk=pk)


def _form(request: Permintaan) -> TandaTanganForm | None:
    penandatangan = get_penandatangan()
    return TandaTanganForm(request.POST or None, penandatangan=penandatangan) if penandatangan else None


def _tampilkan(request: Permintaan, dokumen: Dokumen, form: TandaTanganForm | None, status: int = 200) -> HttpResponse:
    tempat = tempat_saya(dokumen, request.akses)
    berlaku = dokumen.versi == dokumen.penilaian.versi
    konteks = {
        "dokumen": dokumen,
        "daftar": list_penanda(dokumen),
        "penandatangan": get_penandatangan(),
        "form": form,
        "giliran": bool(form and berlaku and tempat and tempat.tanda is None),
        "zona": dokumen.penilaian.periode.instansi.zona_waktu,
    }
    return render(request, "appraisal/tanda_tangan.html", konteks, status=status)
