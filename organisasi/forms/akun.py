"""Logging in and choosing a password."""

import re
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm

from organisasi.models import Pengguna


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
        for nama, label in judul.items():
            self.fields[nama].label = label
            self.fields[nama].widget.attrs["placeholder"] = ""

    def save(self) -> None:
        super().save()
        assert isinstance(self.user, Pengguna)  # noqa: S101 - tells the type checker what AUTH_USER_MODEL is
        self.user.wajib_ganti_sandi = False
        self.user.sandi_sementara_sampai = None
        self.user.save(update_fields=["wajib_ganti_sandi", "sandi_sementara_sampai"])
