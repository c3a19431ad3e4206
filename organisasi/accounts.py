"""How allauth behaves here: log in by NIP, no open sign-up, an expired first password opens nothing."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from organisasi.common.clock import sekarang
from organisasi.models import Pengguna


class PintuMasuk(AuthenticationBackend):
    """allauth's way in; the account comes with its person and agency, because every page shows both."""

    def get_user(self, user_id: int) -> Pengguna | None:
        pengguna = Pengguna.objects.select_related("pegawai__instansi").filter(pk=user_id).first()
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None


SANDI_KEDALUWARSA = (
    "Masa berlaku kata sandi sementara Anda sudah habis. Minta yang baru kepada admin kepegawaian unit Anda."
)


class PenyesuaiAkun(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the personnel unit, never by a stranger."""
        return False

    def pre_login(self, request: HttpRequest, user: Pengguna, **kwargs: Any) -> HttpResponse | None:
        if user.wajib_ganti_sandi and user.sandi_sementara_sampai and user.sandi_sementara_sampai < sekarang():
            messages.error(request, SANDI_KEDALUWARSA)
            return redirect("account_login")
        return None

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say nothing about logging in and out: the page itself shows it."""
        if message_template and message_template.endswith(("logged_in.txt", "logged_out.txt")):
            return
        super().add_message(request, level, message_template, message_context, extra_tags, message)
