"""The practice room: choose a part, start anew, come back. These addresses always act for the real account."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from appraisal.practice.build import list_lakon
from appraisal.services.latihan import masuk_ruang, ulangi_ruang
from organisasi.common.http import Permintaan
from organisasi.models import Instansi, Pengguna
from organisasi.services.latihan import berhenti_memerankan, sedang_memerankan


@require_safe
def latihan(request: Permintaan) -> HttpResponse:
    """What the room is, and whom to play."""
    ada = Instansi.objects.filter(pelajar=request.user.pk).exists()
    konteks = {"lakon": list_lakon(), "ada": ada, "sedang": sedang_memerankan(request.session)}
    return render(request, "appraisal/latihan.html", konteks)


@require_POST
def mulai(request: Permintaan) -> HttpResponse:
    """Into the room, or from one part into the next."""
    masuk_ruang(pelajar=cast("Pengguna", request.user), lakon=request.POST.get("lakon", ""), sesi=request.session)
    return redirect("beranda")


@require_POST
def ulangi(request: Permintaan) -> HttpResponse:
    """Everything back to its beginning."""
    pelajar = cast("Pengguna", request.user)
    berhenti_memerankan(pelajar=pelajar, sesi=request.session)
    if ulangi_ruang(pelajar=pelajar):
        messages.success(request, "Ruang latihan kembali seperti semula. Pilih orang yang Anda perankan.")
    return redirect("latihan")


@require_POST
def selesai(request: Permintaan) -> HttpResponse:
    """Back to the own account."""
    if berhenti_memerankan(pelajar=cast("Pengguna", request.user), sesi=request.session):
        messages.success(request, "Anda kembali di akun Anda sendiri.")
    return redirect("beranda")
