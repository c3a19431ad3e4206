"""The what-if calculator: no login, nothing stored, shared by its address."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from appraisal.calculator import hitung_isian
from appraisal.calculator_forms import BARIS_LAGI, MAKS_BARIS, IsianKalkulator, alamat_ringkas
from appraisal.scoring.errors import GalatPenilaian


@login_not_required
@require_safe
def kalkulator(request: HttpRequest) -> HttpResponse:
    """A whole SKP and its year from the figures in the address, with every step explained."""
    isian = IsianKalkulator(request.GET)
    if "tambah" in request.GET:
        return redirect(_alamat(request, min(isian.banyak + BARIS_LAGI, MAKS_BARIS)))
    sah, hasil = not isian.dikirim, None
    if isian.dikirim and isian.is_valid():
        try:
            hasil, sah = hitung_isian(isian), True
        except GalatPenilaian as salah:
            isian.lain.add_error(None, salah.pesan)
    konteks = {
        "isian": isian,
        "hasil": hasil,
        "boleh_tambah": isian.banyak < MAKS_BARIS,
        "maks_baris": MAKS_BARIS,
        "alamat": request.build_absolute_uri(_alamat(request, isian.banyak)) if hasil else "",
    }
    return render(request, "appraisal/kalkulator.html", konteks, status=200 if sah else 422)


def _alamat(request: HttpRequest, banyak: int) -> str:
    return f"{reverse('kalkulator')}?{alamat_ringkas(request.GET, banyak)}"
