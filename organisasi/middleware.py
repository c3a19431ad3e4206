"""Accounts on their way into the application."""

from dataclasses import replace
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from organisasi.common.middleware import Jawab
from organisasi.common.origin import asal_kini, dari
from organisasi.models import Pengguna
from organisasi.selectors.akses import Akses, get_akses


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


class AsalPelaku:
    """Tell trail and logs who acts, and behind whose back: the account of the session and the helpdesk's beside it."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        with dari(replace(asal_kini(), pelaku=request.user.pk)):
            return self.get_response(request)


class WajibGantiSandi:
    """A first or reset password opens only the page on which it is replaced."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        pengguna = cast("Pengguna", request.user)
        if pengguna.is_authenticated and pengguna.wajib_ganti_sandi and not self._boleh(request):
            return redirect("account_change_password")
        return self.get_response(request)

    def _boleh(self, request: HttpRequest) -> bool:
        bebas = {reverse("account_change_password"), reverse("account_logout")}
        return request.path in bebas or request.path.startswith("/static/")
