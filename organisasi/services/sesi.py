"""Sessions: their two limits, ending them, and who came and went in the audit trail."""

from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import DatabaseError

from organisasi.models import Pegawai, Pengguna
from organisasi.permissions import boleh_mengatur_akun
from organisasi.selectors.akses import Akses
from organisasi.services.jejak import tulis_masuk
from organisasi.services.row import catat

MULAI, TERAKHIR = "mulai", "terakhir"
JEDA_TANDA = timedelta(seconds=60)
"""The last activity is written at most this often."""
AKUN_NONAKTIF = "Akun Anda nonaktif. Hubungi admin kepegawaian unit Anda."


def mulai_sesi(sesi: SessionBase, kini: datetime) -> None:
    """Both clocks start."""
    sesi[MULAI] = sesi[TERAKHIR] = kini.timestamp()


def sesi_habis(sesi: SessionBase, kini: datetime) -> str:
    """Why the session is over, as a sentence; empty when it is not. Notes the activity otherwise."""
    if MULAI not in sesi:
        mulai_sesi(sesi, kini)
        return ""
    diam, umur = kini.timestamp() - sesi[TERAKHIR], kini.timestamp() - sesi[MULAI]
    if diam > settings.SESI_DIAM_MENIT * 60:
        return f"Anda tidak memakai aplikasi selama {settings.SESI_DIAM_MENIT} menit, sehingga dikeluarkan."
    if umur > settings.SESI_PALING_LAMA_JAM * 3600:
        return f"Satu kali masuk berlaku paling lama {settings.SESI_PALING_LAMA_JAM} jam. Masuk kembali."
    if diam > JEDA_TANDA.total_seconds():
        _tandai(sesi, kini)
    return ""


def _tandai(sesi: SessionBase, kini: datetime) -> None:
    """Note the activity. A database that only reads is no reason to refuse a page that only reads."""
    try:
        UserSession.objects.filter(session_key=sesi.session_key).update(last_seen_at=kini)
    except DatabaseError:
        return
    sesi[TERAKHIR] = kini.timestamp()


def catat_sesi(kejadian: str, pengguna: Pengguna) -> None:
    """Something about an account's own means of entry, in the audit trail."""
    pegawai = pengguna.pegawai
    tulis_masuk(
        kejadian, pengguna.pk, pegawai_id=pengguna.pegawai_id, instansi_id=pegawai.instansi_id if pegawai else None
    )


def akhiri_sesi(*, pengguna: Pengguna, sesi_id: int | None, kecuali: str) -> int:
    """End one of my sessions, or all but the one in use (``kecuali``: its key). Returns how many ended."""
    daftar = UserSession.objects.filter(user=pengguna).exclude(session_key=kecuali)
    return _akhiri(daftar.filter(pk=sesi_id) if sesi_id else daftar, pengguna)


def akhiri_sesi_orang(*, pegawai: Pegawai, oleh: Akses) -> int:
    """The admin ends every session of an account, for a lost device."""
    boleh_mengatur_akun(oleh, pegawai).wajib()
    pengguna = Pengguna.objects.get(pegawai=pegawai)
    catat("akun.sesi_diakhiri", oleh, akun=pengguna.pk, pegawai=pegawai)
    return _akhiri(UserSession.objects.filter(user=pengguna), None)


def _akhiri(daftar: Any, pengguna: Pengguna | None) -> int:
    sesi = list(daftar)
    for butir in sesi:
        butir.end()
    if sesi and pengguna:
        catat_sesi("sesi.diakhiri", pengguna)
    return len(sesi)
