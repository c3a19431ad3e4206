"""Standing in a practice room: the session shows an invented person, and remembers whose session it is."""

from django.contrib.sessions.backends.base import SessionBase

from organisasi.models import Pengguna
from organisasi.services.sesi import catat_sesi

KUNCI = "latihan"
DI_LUAR_RUANG = "Di ruang latihan akun Anda sendiri tidak dapat diatur. Kembali dahulu ke akun Anda."


def perankan(*, pelajar: Pengguna, akun: Pengguna, sesi: SessionBase) -> None:
    """From the next request on the session acts as this invented person. The trail names the first step in."""
    if KUNCI not in sesi:
        catat_sesi("sesi.latihan_dimulai", pelajar)
    sesi[KUNCI] = akun.pk


def sedang_memerankan(sesi: SessionBase) -> bool:
    return KUNCI in sesi


def berhenti_memerankan(*, pelajar: Pengguna, sesi: SessionBase) -> bool:
    """Back to the own account; False when the session was nowhere else."""
    if sesi.pop(KUNCI, None) is None:
        return False
    catat_sesi("sesi.latihan_selesai", pelajar)
    return True


def yang_diperankan(sesi: SessionBase, pelajar: Pengguna) -> Pengguna | None:
    """The invented person of the session, asked with every request: only of the own room, while the room stands."""
    if KUNCI not in sesi:
        return None
    milik = Pengguna.objects.filter(pegawai__instansi__pelajar=pelajar.pk, is_active=True)
    akun = milik.select_related("pegawai__instansi").filter(pk=sesi[KUNCI]).first()
    if akun is None:
        berhenti_memerankan(pelajar=pelajar, sesi=sesi)
    return akun
