"""The practice room: choose a part, start anew, come back. These addresses always act for the real account.

At the door the token of the forms changes: a page still open on one side can do nothing on the other.
"""

from datetime import timedelta
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from appraisal.practice.build import list_lakon
from appraisal.services.latihan import buat_tamu, masuk_ruang, ulangi_ruang
from organisasi.common.galat import halaman_galat
from organisasi.common.http import Permintaan, alamat_klien
from organisasi.models import Instansi, JenisUpaya, Pengguna
from organisasi.services.latihan import berhenti_memerankan, sedang_memerankan
from organisasi.services.pembatas import terlalu_sering
from organisasi.services.sesi import mulai_sesi

TAMU_PER_JAM = 30
"""Visitors from one address: a training room behind one connection, and no more."""
ULANG_PER_JAM = 10
"""Rooms built anew for one account."""


@require_safe
def latihan(request: Permintaan) -> HttpResponse:
    """What the room is, and whom to play."""
    ada = Instansi.objects.filter(pelajar=request.user.pk).exists()
    konteks = {"lakon": list_lakon(), "ada": ada, "sedang": sedang_memerankan(request.session)}
    return render(request, "appraisal/latihan.html", konteks)


@login_not_required
@require_POST
def tamu(request: HttpRequest) -> HttpResponse:
    """A visitor of the login page goes in, where the installation allows it."""
    if not settings.RUANG_LATIHAN_TAMU:
        raise Http404
    if request.user.is_authenticated:
        return redirect("latihan")
    if terlalu_sering(JenisUpaya.LATIHAN, alamat_klien(request), maks=TAMU_PER_JAM, jendela=timedelta(hours=1)):
        return halaman_galat(request, 429, "Terlalu banyak tamu dari alamat Anda. Coba lagi nanti.")
    login(request, buat_tamu(), backend=settings.AUTHENTICATION_BACKENDS[0])
    mulai_sesi(request.session, timezone.now())
    return redirect("latihan")


@require_POST
def mulai(request: Permintaan) -> HttpResponse:
    """Into the room, or from one part into the next."""
    if not sedang_memerankan(request.session):
        rotate_token(request)
    masuk_ruang(pelajar=cast("Pengguna", request.user), lakon=request.POST.get("lakon", ""), sesi=request.session)
    return redirect("beranda")


@require_POST
def ulangi(request: Permintaan) -> HttpResponse:
    """Everything back to its beginning."""
    pelajar = cast("Pengguna", request.user)
    if terlalu_sering(JenisUpaya.LATIHAN, f"akun {pelajar.pk}", maks=ULANG_PER_JAM, jendela=timedelta(hours=1)):
        return halaman_galat(request, 429, "Ruang latihan sudah sering diulang. Coba lagi dalam satu jam.")
    rotate_token(request)
    berhenti_memerankan(pelajar=pelajar, sesi=request.session)
    if ulangi_ruang(pelajar=pelajar):
        messages.success(request, "Ruang latihan kembali seperti semula. Pilih orang yang Anda perankan.")
    return redirect("latihan")


@require_POST
def selesai(request: Permintaan) -> HttpResponse:
    """Back to the own account; a visitor has none and goes."""
    if cast("Pengguna", request.user).tamu:
        logout(request)
        return redirect("account_login")
    rotate_token(request)
    if berhenti_memerankan(pelajar=cast("Pengguna", request.user), sesi=request.session):
        messages.success(request, "Anda kembali di akun Anda sendiri.")
    return redirect("beranda")
