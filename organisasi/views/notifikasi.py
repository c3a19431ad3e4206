"""Notices: what happened to documents that concern me."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.models import Notifikasi, Pengguna
from organisasi.services.notifikasi import tandai_dibaca


@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """My notices, newest first."""
    milik = Notifikasi.objects.filter(penerima=request.user.pk)
    return render(request, "organisasi/pemberitahuan.html", {"halaman": halaman(request, milik, 30)})


@require_POST
def buka(request: Permintaan, pk: int) -> HttpResponse:
    """Mark one as read and go where it points."""
    butir = get_object_or_404(Notifikasi, pk=pk, penerima=request.user.pk)
    tandai_dibaca(pengguna=cast("Pengguna", request.user), pk=butir.pk)
    return redirect(butir.tautan)


@require_POST
def baca_semua(request: Permintaan) -> HttpResponse:
    tandai_dibaca(pengguna=cast("Pengguna", request.user))
    return redirect("pemberitahuan")
