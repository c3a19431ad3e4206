"""How allauth behaves here: log in by NIP, no open sign-up, own limits, encrypted secrets, everything audited."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from organisasi.common.clock import sekarang
from organisasi.common.http import alamat_klien
from organisasi.common.models import satu_atau_nihil
from organisasi.models import Pengguna
from organisasi.selectors.akses import get_akses
from organisasi.services.pembatas import catat_gagal_masuk, lupakan_gagal, masa_tunggu
from organisasi.services.sesi import AKUN_NONAKTIF, catat_sesi, mulai_sesi


class PintuMasuk(AuthenticationBackend):
    """allauth's way in; the account comes with its person and agency, because every page shows both."""

    def get_user(self, user_id: int) -> Pengguna | None:
        pengguna = satu_atau_nihil(Pengguna.objects.select_related("pegawai__instansi").filter(pk=user_id))
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None


SANDI_KEDALUWARSA = (
    "Masa berlaku kata sandi sementara Anda sudah habis. Minta yang baru kepada admin kepegawaian unit Anda."
)
PENYEDIA = "oidc"
"""How allauth's record of a session names the agency's identity provider."""


def lewat_penyedia(request: HttpRequest, pengguna: Pengguna) -> bool:
    """Whether this session began at the agency's identity provider, so that no password of ours was used."""
    return any(cara["method"] == PENYEDIA for cara in get_authentication_records(request, pengguna))


class PenyesuaiAkun(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "NIP atau kata sandi tidak cocok.",
        "rate_limited": "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "enter_current_password": "Kata sandi sekarang tidak cocok.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the personnel unit, never by a stranger."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return alamat_klien(request) or "0.0.0.0"  # noqa: S104 - "unknown", behind a local socket

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse while a wait runs: for this NIP from this address, or for an address that tries many NIP."""
        tunggu = masa_tunggu(str(credentials.get("username", "")), alamat_klien(request))
        if tunggu:
            menit = -(-int(tunggu.total_seconds()) // 60) or 1
            raise ValidationError(
                f"Terlalu banyak percobaan yang gagal. Coba lagi dalam {menit} menit.", code="akun.tunggu"
            )

    def _rollback_login_failed_rl_usage(self) -> None:
        """A success: allauth counted nothing, our own count of this NIP at this address ends."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        pengguna = super().authenticate(request, **credentials)
        if pengguna is not None:
            lupakan_gagal(str(credentials.get("username", "")), alamat_klien(request))
        return pengguna

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        catat_gagal_masuk(str(credentials.get("username", "")), alamat_klien(request))

    def pre_login(self, request: HttpRequest, user: Pengguna, **kwargs: Any) -> HttpResponse | None:
        sampai = user.sandi_sementara_sampai if user.wajib_ganti_sandi else None
        if sampai and sampai < sekarang() and not lewat_penyedia(request, user):
            messages.error(request, SANDI_KEDALUWARSA)
            return redirect("account_login")
        ditolak: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return ditolak

    def login(self, request: HttpRequest, user: Pengguna) -> None:
        super().login(request, user)
        mulai_sesi(request.session, timezone.now())
        catat_sesi("sesi.masuk_penyedia" if lewat_penyedia(request, user) else "sesi.masuk", user)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Pengguna):
            catat_sesi("sesi.keluar", request.user)
        super().logout(request)

    def respond_user_inactive(self, request: HttpRequest, user: Pengguna) -> HttpResponse:
        messages.error(request, AKUN_NONAKTIF)
        return redirect("account_login")

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


class PenyesuaiFaktor(DefaultMFAAdapter):
    """The second factor: its secrets are encrypted in the database, and whoever must have one cannot drop it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Kode tidak cocok. Pakai kode yang sekarang tampil pada ponsel Anda.",
        "cannot_delete_authenticator": "Peran Anda mewajibkan langkah kedua, sehingga tidak dapat dimatikan.",
        "cannot_generate_recovery_codes": "Aktifkan dahulu langkah kedua, lalu buat kode cadangan.",
    }

    def encrypt(self, text: str) -> str:
        return _sandi_rahasia().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _sandi_rahasia().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not (settings.WAJIB_FAKTOR_KEDUA and get_akses(authenticator.user).peran)


def _sandi_rahasia() -> MultiFernet:
    """Keys derived from the secret key; former ones still open what they closed."""
    kunci = [str(k) for k in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"faktor-kedua|" + k.encode()).digest())) for k in kunci]
    )
