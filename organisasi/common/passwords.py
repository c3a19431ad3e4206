"""Password rules beyond Django's own, by profile.

BSSN 4/2021 wants composition and a validity period regulated; ASVS 5.0 (6.2.5, 6.2.10) forbids both. The regulation
binds, so its profile is the default; ``PROFIL_SANDI=asvs`` is for agencies that regulate otherwise.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class ProfilSandi:
    """``masa`` is how long a password lasts, ``ingat`` how many former ones are refused."""

    panjang: int
    campuran: bool
    masa: timedelta | None
    ingat: int

    @property
    def syarat(self) -> str:
        """The rules in one sentence, as the page says them."""
        campuran = ", memuat huruf besar, huruf kecil, angka, dan tanda baca" if self.campuran else ""
        masa = f" Berlaku {self.masa.days} hari." if self.masa else ""
        return f"Paling sedikit {self.panjang} huruf{campuran}.{masa}"


PROFIL = {
    "bssn": ProfilSandi(panjang=12, campuran=True, masa=timedelta(days=180), ingat=5),
    "asvs": ProfilSandi(panjang=12, campuran=False, masa=None, ingat=0),
}
RAGAM: tuple[Callable[[str], bool], ...] = (str.isupper, str.islower, str.isdigit, lambda huruf: not huruf.isalnum())


def profil_sandi() -> ProfilSandi:
    return PROFIL[settings.PROFIL_SANDI]


def sandi_habis_masa(sejak: datetime) -> bool:
    """Whether a password set at ``sejak`` has to be replaced under the profile."""
    masa = profil_sandi().masa
    return masa is not None and sejak + masa < timezone.now()


class SesuaiProfil:
    """Length and composition by profile."""

    def validate(self, password: str, user: Any = None) -> None:
        profil = profil_sandi()
        kurang = len(password) < profil.panjang
        if kurang or (profil.campuran and not all(any(map(ada, password)) for ada in RAGAM)):
            raise ValidationError(self.get_help_text(), code="sandi.profil")

    def get_help_text(self) -> str:
        return profil_sandi().syarat


class BelumPernahDipakai:
    """Refuses the present password and the last former ones, where the profile says so."""

    def validate(self, password: str, user: Any = None) -> None:
        ingat = profil_sandi().ingat
        if not ingat or getattr(user, "pk", None) is None:
            return
        lama = [user.password, *user.daftar_sandi_lama.values_list("sidik", flat=True)[: ingat - 1]]
        if any(check_password(password, sidik) for sidik in lama):
            raise ValidationError(f"Kata sandi ini termasuk {ingat} kata sandi terakhir Anda.", code="sandi.pernah")

    def get_help_text(self) -> str:
        return "Kata sandi belum pernah Anda pakai."


class BukanDataDiri:
    """Refuses a password that contains what everybody knows about a person: NIP, date of birth, name."""

    def validate(self, password: str, user: Any = None) -> None:
        if any(bagian in password.lower() for bagian in _dikenal_umum(user)):
            raise ValidationError(self.get_help_text(), code="sandi.data_diri")

    def get_help_text(self) -> str:
        return "Kata sandi tidak boleh memuat NIP, tanggal lahir, atau nama Anda."


def _dikenal_umum(user: Any) -> set[str]:
    nama_pengguna = str(getattr(user, "nama_pengguna", "") or "")
    pegawai = getattr(user, "pegawai", None)
    bagian = {nama_pengguna.lower(), nama_pengguna[:8].lower()}
    bagian |= set(re.findall(r"[a-z]{4,}", str(getattr(pegawai, "nama", "")).lower()))
    return {b for b in bagian if len(b) >= 4}
