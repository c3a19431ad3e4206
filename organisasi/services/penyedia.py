"""Whose account the agency's identity provider vouches for. Nothing is created or linked here."""

from django.conf import settings

from organisasi.common.models import satu_atau_nihil
from organisasi.models import Pegawai, Pengguna
from organisasi.oidc import MasukDitolak
from organisasi.services.jejak import tulis_masuk
from organisasi.services.sesi import AKUN_NONAKTIF

TANPA_AKUN = (
    "Anda dikenal oleh penyedia identitas, tetapi NIP Anda belum mempunyai akun di sini. Hubungi admin kepegawaian "
    "unit Anda."
)


def akun_penyedia(nip: str) -> Pengguna:
    """The active account of ``nip`` in an agency that the provider speaks for. Raises ``MasukDitolak``.

    Invented people of practice rooms have no provider. Whoever is refused stands in the trail.
    """
    pegawai = satu_atau_nihil(Pegawai.objects.filter(nip=nip, instansi__pelajar=None).select_related("instansi"))
    akun = satu_atau_nihil(Pengguna.objects.filter(pegawai=pegawai)) if pegawai else None
    if pegawai is None or akun is None or not _diwakili(pegawai):
        _catat_ditolak(nip, akun, pegawai)
        raise MasukDitolak("oidc.tanpa_akun", TANPA_AKUN)
    if not akun.is_active:
        _catat_ditolak(nip, akun, pegawai)
        raise MasukDitolak("oidc.nonaktif", AKUN_NONAKTIF)
    return akun


def _diwakili(pegawai: Pegawai) -> bool:
    return not settings.OIDC["instansi"].isdisjoint({"*", pegawai.instansi.kode})


def _catat_ditolak(nip: str, akun: Pengguna | None, pegawai: Pegawai | None) -> None:
    tulis_masuk(
        "sesi.penyedia_ditolak",
        akun.pk if akun else None,
        pegawai_id=pegawai.pk if pegawai else None,
        instansi_id=pegawai.instansi_id if pegawai else None,
        nilai={"nip": nip},
    )
