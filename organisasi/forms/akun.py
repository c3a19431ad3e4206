"""Logging in, choosing a password, the second step."""

import re
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateMFAForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from organisasi.models import Pengguna
from organisasi.services.sandi import sandi_diganti


class MasukForm(LoginForm):
    """Login by NIP; spaces as printed on a card (19850317 201001 1 003) are fine."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "NIP"
        self.fields["login"].widget.attrs |= {"placeholder": "", "autocomplete": "username", "inputmode": "numeric"}
        self.fields["password"].label = "Kata sandi"
        self.fields["password"].widget.attrs["placeholder"] = ""

    def clean_login(self) -> str:
        masuk: str = super().clean_login()
        rapat = re.sub(r"[\s.]", "", masuk)
        return rapat if rapat.isdigit() else masuk


class GantiSandiForm(ChangePasswordForm):
    """A new password; the first one is then no longer asked to be changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        judul = {
            "oldpassword": "Kata sandi sekarang",
            "password1": "Kata sandi baru",
            "password2": "Ulangi kata sandi baru",
        }
        _labeli(self, judul)
        self.fields["password1"].help_text = ""

    def save(self) -> None:
        assert isinstance(self.user, Pengguna)  # noqa: S101 - tells the type checker what AUTH_USER_MODEL is
        lama = self.user.password
        super().save()
        sandi_diganti(self.user, lama)


class PernyataanUlangForm(ReauthenticateForm):
    """The password once more, before something that protects the account changes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _labeli(self, {"password": "Kata sandi Anda"})


class KodeForm(AuthenticateForm):
    """The second step of logging in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _labeli(self, {"code": "Kode dari ponsel, atau satu kode cadangan"})


class KodeUlangForm(ReauthenticateMFAForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _labeli(self, {"code": "Kode dari ponsel, atau satu kode cadangan"})


class AktifkanTotpForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _labeli(self, {"code": "Kode enam angka yang tampil pada ponsel"})


def _labeli(form: forms.Form, judul: dict[str, str]) -> None:
    for nama, label in judul.items():
        form.fields[nama].label = label
        form.fields[nama].widget.attrs["placeholder"] = ""
