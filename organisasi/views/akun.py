"""My account: who I am, my sessions, a form kept for me; and the helpdesk's way into another's view."""

from typing import cast

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from organisasi.common.browsers import sebut_peramban
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.models import Pengguna
from organisasi.services.pendamping import mulai_melihat, selesai_melihat
from organisasi.services.sesi import akhiri_sesi, akhiri_sesi_orang
from organisasi.unsent import KUNCI, isian_tertunda
from organisasi.views.isian import ambil_pegawai
from organisasi.views.pegawai import url_pegawai


@require_safe
def akun_saya(request: Permintaan) -> HttpResponse:
    """Who I am to the application: person, roles, password, second step, sessions."""
    peran = request.user.daftar_peran.select_related("unit", "instansi")  # type: ignore[union-attr]
    return render(request, "organisasi/akun.html", {"daftar_peran": peran})


@require_safe
def sesi_saya(request: Permintaan) -> HttpResponse:
    """Where I am logged in."""
    daftar = UserSession.objects.purge_and_list(request.user)
    isi = [(s, sebut_peramban(s.user_agent), s.session_key == request.session.session_key) for s in daftar]
    isi.sort(key=lambda b: (not b[2], -b[0].last_seen_at.timestamp()))
    return render(request, "organisasi/sesi.html", {"daftar": isi})


@require_POST
def akhiri_sesi_saya(request: Permintaan) -> HttpResponse:
    """End one session, or all but this one."""
    jumlah = akhiri_sesi(
        pengguna=cast("Pengguna", request.user),
        sesi_id=bilangan(request.POST.get("sesi")),
        kecuali=request.session.session_key or "",
    )
    messages.success(request, "Sesi telah diakhiri." if jumlah else "Tidak ada sesi lain yang berjalan.")
    return redirect("sesi_saya")


@require_POST
def akhiri_sesi_pegawai(request: Permintaan, pk: int) -> HttpResponse:
    """The admin ends every session of a person, for a lost device."""
    pegawai = ambil_pegawai(request, pk)
    jumlah = akhiri_sesi_orang(pegawai=pegawai, oleh=request.akses)
    messages.success(request, f"{jumlah} sesi telah diakhiri.")
    return redirect(url_pegawai(pegawai))


@require_safe
def lanjutkan_isian(request: Permintaan) -> HttpResponse:
    """What I had typed when my session ended, ready to be sent again."""
    isian = isian_tertunda(request.session, request.user.pk or 0)
    if isian is None:
        return redirect("beranda")
    del request.session[KUNCI]
    return render(request, "organisasi/lanjutkan_isian.html", {"isian": isian})


@require_POST
def lihat_sebagai(request: Permintaan, pk: int) -> HttpResponse:
    """Helpdesk: see what this person sees."""
    pegawai = ambil_pegawai(request, pk)
    mulai_melihat(pegawai=pegawai, oleh=request.akses, sesi=request.session, kini=timezone.now())
    return redirect("beranda")


@require_POST
def berhenti_melihat(request: Permintaan) -> HttpResponse:
    """Back to my own view."""
    orang = selesai_melihat(sesi=request.session, oleh=request.akses)
    if orang is None:
        return redirect("beranda")
    return redirect("organisasi:rincian_pegawai", pk=orang)
