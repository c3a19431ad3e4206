"""Password rules beyond Django's own."""

import re
from typing import Any

from django.core.exceptions import ValidationError


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
