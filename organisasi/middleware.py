"""Accounts on their way into the application."""

from dataclasses import replace
from typing import Any, cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware, rotate_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from organisasi.accounts import lewat_penyedia
from organisasi.common.galat import halaman_galat
from organisasi.common.http import alamat_klien, alihkan, dari_fragmen
from organisasi.common.middleware import Jawab
from organisasi.common.origin import asal_kini, dari
from organisasi.common.passwords import sandi_habis_masa
from organisasi.drafts import pemilik_formulir
from organisasi.models import Pengguna
from organisasi.selectors.akses import Akses, get_akses
from organisasi.services.latihan import DI_LUAR_RUANG, sedang_memerankan, yang_diperankan
from organisasi.services.pembatas import hitung_penolakan
from organisasi.services.pendamping import HANYA_MELIHAT, yang_dilihat
from organisasi.services.sesi import sesi_habis
from organisasi.unsent import ambil_isian, titip_isian

AMAN = frozenset({"GET", "HEAD", "OPTIONS"})
FAKTOR_KEDUA = "faktor_kedua"
"""Mark in the session: this account has its second step."""


AKUN_SENDIRI = ("/akun/", "/kata-sandi/", "/masuk/")
"""Pages about the account itself: closed in the practice room, whose accounts are nobody's."""


class AksesPermintaan:
    """``request.akses``: who acts and over which units, worked out when first asked for."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        def muat() -> Akses:
            return get_akses(cast("Pengguna", request.user))

        if request.user.is_authenticated:
            request.akses = SimpleLazyObject(muat)  # type: ignore[attr-defined]
        return self.get_response(request)


class AksesBerulang:
    """Notices whoever is refused again and again; see ``hitung_penolakan``."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in {403, 404}:
            akun = request.user if request.user.is_authenticated else None
            hitung_penolakan(akun, alamat_klien(request))
        return response


class AsalPelaku:
    """Tell trail and logs who acts, and behind whose back: the account of the session and the helpdesk's beside it."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        with dari(replace(asal_kini(), pelaku=request.user.pk)):
            return self.get_response(request)


def _tanda_sah(request: HttpRequest) -> bool:
    """Whether a form carries the token of its page: one sent by another site is not kept for the owner to confirm."""
    penjaga = CsrfViewMiddleware(lambda _: HttpResponse())
    penjaga.process_request(request)
    return penjaga.process_view(request, lambda _: HttpResponse(), (), {}) is None


class BatasSesi:
    """Idle and absolute limit. What was typed into a form when the session ended is offered again after the login."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sebab = sesi_habis(request.session, timezone.now()) if request.user.is_authenticated else ""
        if not sebab:
            return self.get_response(request)
        isian, pengguna_id = ambil_isian(request) if _tanda_sah(request) else {}, request.user.pk
        logout(request)
        if dari_fragmen(request):
            return HttpResponse(status=401)
        messages.warning(request, sebab)
        tujuan = request.get_full_path()
        if request.method not in AMAN:
            tujuan = titip_isian(request.session, isian, pengguna_id or 0)
        return alihkan(request, f"{reverse('account_login')}?{urlencode({'next': tujuan})}")


class MasukDahulu(LoginRequiredMiddleware):
    """The login comes first; a form whose session is gone altogether says itself whose it is, and is offered again."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponse:  # type: ignore[override]
        if dari_fragmen(request):
            return HttpResponse(status=401)
        pemilik = pemilik_formulir(request)
        if pemilik is None:
            return super().handle_no_permission(request, view_func)
        tujuan = titip_isian(request.session, ambil_isian(request), pemilik)
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': tujuan})}")


class LihatSebagai:
    """The helpdesk sees what another account sees, and can change nothing; the trail names both."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bebas = {reverse("selesai_melihat"), reverse("account_logout")}
        tertutup = (reverse("akun"), reverse("account_change_password"))
        if not request.user.is_authenticated or request.path in bebas:
            return self.get_response(request)
        pendamping = request.user
        dilihat = yang_dilihat(request.session, pendamping, timezone.now())
        if dilihat is None:
            return self.get_response(request)
        request.user = dilihat
        request.pendamping = pendamping  # type: ignore[attr-defined]
        with dari(replace(asal_kini(), pelaku=dilihat.pk, pendamping=pendamping.pk)):
            if request.method not in AMAN or request.path.startswith(tertutup):
                return halaman_galat(request, 403, HANYA_MELIHAT)
            return self.get_response(request)


class RuangLatihan:
    """In the practice room the session acts as an invented person, with that person's rights and no others.

    The addresses of the room itself, and the way out of the application, stay with the real account. A visitor who
    has no account of his own sees nothing but the room.
    """

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        pelajar = cast("Pengguna", request.user)
        sendiri = (reverse("latihan"), reverse("account_logout"))
        if not pelajar.is_authenticated or hasattr(request, "pendamping") or request.path.startswith(sendiri):
            return self.get_response(request)
        berlatih = sedang_memerankan(request.session)
        akun = yang_diperankan(request.session, pelajar)
        if akun is None and (berlatih or pelajar.tamu):
            return self._ke_pintu(request, berlatih)
        if akun is None:
            return self.get_response(request)
        request.user = akun
        request.pelajar = pelajar  # type: ignore[attr-defined]
        with dari(replace(asal_kini(), pelaku=akun.pk, pendamping=pelajar.pk, latihan=True)):
            if request.path.startswith(AKUN_SENDIRI):
                return halaman_galat(request, 403, DI_LUAR_RUANG)
            return self.get_response(request)

    def _ke_pintu(self, request: HttpRequest, berlatih: bool) -> HttpResponse:  # noqa: FBT001
        """The room is gone: what was meant for it must not happen to the real account, so nothing happens."""
        if berlatih:
            rotate_token(request)
            messages.info(request, "Ruang latihan sudah dibersihkan. Yang terakhir Anda tekan tidak dijalankan.")
        return alihkan(request, "latihan")


class WajibFaktorKedua:
    """An account with a granted role first sets up its second step, where the installation demands it."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.WAJIB_FAKTOR_KEDUA and request.user.is_authenticated and self._kurang(request):
            messages.info(request, "Peran Anda mewajibkan langkah kedua saat masuk. Aktifkan dahulu.")
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _kurang(self, request: HttpRequest) -> bool:
        bebas = (reverse("mfa_index"), reverse("account_reauthenticate"), reverse("account_logout"), "/static/")
        if request.path.startswith((*bebas, reverse("account_change_password"))) or request.session.get(FAKTOR_KEDUA):
            return False
        if not request.akses.peran:  # type: ignore[attr-defined]
            return False
        request.session[FAKTOR_KEDUA] = is_mfa_enabled(request.user)
        return not request.session[FAKTOR_KEDUA]


class WajibGantiSandi:
    """A first, reset or outlived password opens only the page on which it is replaced.

    Whoever came through the identity provider used none.
    """

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        pengguna = cast("Pengguna", request.user)
        if pengguna.is_authenticated and self._harus(request, pengguna) and not self._boleh(request):
            return redirect("account_change_password")
        return self.get_response(request)

    def _harus(self, request: HttpRequest, pengguna: Pengguna) -> bool:
        if hasattr(request, "pendamping") or lewat_penyedia(request, pengguna):
            return False
        return pengguna.wajib_ganti_sandi or sandi_habis_masa(pengguna.sandi_diganti_pada or pengguna.dibuat_pada)

    def _boleh(self, request: HttpRequest) -> bool:
        bebas = {reverse("account_change_password"), reverse("account_logout")}
        return request.path in bebas or request.path.startswith("/static/")
