"""Keeping the text of a form while it is typed; renewing a session without losing the page."""

from typing import cast
from urllib.parse import urlsplit

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from organisasi.common.angka import tulis_waktu
from organisasi.common.http import Permintaan
from organisasi.drafts import kemas_isian
from organisasi.models import Pengguna
from organisasi.services.isian import buang_isian, simpan_isian


@require_POST
def simpan(request: Permintaan) -> HttpResponse:
    """Take the form as it stands; answers with the time, in the zone of the agency."""
    alamat = _alamat(request)
    tertunda = simpan_isian(pengguna=cast("Pengguna", request.user), alamat=alamat, isi=kemas_isian(request.POST))
    instansi = request.akses.instansi
    waktu = tulis_waktu(tertunda.diubah_pada, instansi.zona_waktu if instansi else "Asia/Jakarta")
    return JsonResponse({"pukul": waktu.partition("pukul ")[2]})


@require_POST
def buang(request: Permintaan) -> HttpResponse:
    """Throw the kept text away and open the form as it is stored."""
    alamat = _alamat(request)
    buang_isian(pengguna=cast("Pengguna", request.user), alamat=alamat)
    return redirect(alamat if alamat.startswith("/") and not alamat.startswith("//") else "beranda")


def _alamat(request: Permintaan) -> str:
    """The path of the form's page; empty for what is no address."""
    try:
        return urlsplit(request.POST.get("alamat_isian", "")).path
    except ValueError:
        return ""


@require_safe
def sesi(request: Permintaan) -> HttpResponse:
    """For the open page: the session lives, whose it is by now, and its token."""
    return JsonResponse({"token": get_token(request), "akun": request.user.pk})


@require_safe
def masuk_lagi(request: Permintaan) -> HttpResponse:
    """Where a login from an open page ends: back to that page."""
    return render(request, "organisasi/masuk_lagi.html")
