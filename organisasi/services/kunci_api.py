"""Keys of other systems: made once and shown once, revoked at once, checked and counted at every call."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Jejak, KunciApi, LingkupApi, Peran
from organisasi.permissions import boleh_mengatur_instansi
from organisasi.selectors.akses import Akses, get_akses
from organisasi.services.jejak import Peristiwa, tulis_panggilan
from organisasi.services.row import catat, kunci, simpan

AWALAN = "skp_"
PALING_LAMA = timedelta(days=366)
PER_MENIT = 120
"""Calls of one key."""


@transaction.atomic
def buat_kunci_api(*, nama: str, lingkup: Iterable[str], berlaku_sampai: date, oleh: Akses) -> tuple[KunciApi, str]:
    """The key and its secret; nobody ever sees the secret again."""
    boleh_mengatur_instansi(oleh).wajib()
    instansi, pengguna = oleh.pelaku()
    hari = hari_ini(instansi.zona_waktu)
    if not hari <= berlaku_sampai <= hari + PALING_LAMA:
        raise AturanDilanggar("kunci_api.berlaku_sampai", "Kunci berlaku paling lama satu tahun sejak hari ini.")
    dikenal = sorted(set(lingkup) & set(LingkupApi.values))
    if not dikenal:
        raise AturanDilanggar("kunci_api.lingkup", "Pilih paling sedikit satu lingkup.")
    rahasia = AWALAN + secrets.token_urlsafe(32)
    baris = KunciApi(
        instansi=instansi,
        nama=nama,
        awalan=rahasia[:12],
        sidik=_sidik(rahasia),
        lingkup=dikenal,
        berlaku_sampai=berlaku_sampai,
        dibuat_oleh=pengguna,
    )
    simpan(baris)
    catat("api.dibuat", oleh, kunciapi=baris)
    return baris, rahasia


@transaction.atomic
def cabut_kunci_api(*, kunci_id: int, oleh: Akses) -> KunciApi:
    """From now on the key opens nothing."""
    boleh_mengatur_instansi(oleh).wajib()
    baris = kunci(KunciApi, kunci_id)
    if baris.dicabut_pada is not None:
        raise KeadaanBerubah("kunci_api.sudah_dicabut", "Kunci ini sudah dicabut.")
    baris.dicabut_pada, baris.dicabut_oleh = sekarang(), oleh.pengguna
    simpan(baris)
    catat("api.dicabut", oleh, kunciapi=baris)
    return baris


def kenali_kunci(rahasia: str) -> KunciApi | None:
    """The key behind a secret, while it holds: not revoked, not expired, its maker still pengelola of that agency."""
    baris = (
        KunciApi.objects.filter(sidik=_sidik(rahasia), dicabut_pada=None, dibuat_oleh__is_active=True)
        .select_related("instansi__ppk", "dibuat_oleh__pegawai__instansi")
        .first()
    )
    if baris is None or baris.berlaku_sampai < hari_ini(baris.instansi.zona_waktu):
        return None
    pembuat = get_akses(baris.dibuat_oleh)
    return baris if pembuat.pengelola_sistem and pembuat.instansi == baris.instansi else None


def akses_kunci(baris: KunciApi) -> Akses:
    """As whom a key acts: the pengelola who made it, with the rights of an admin of the whole agency, not over himself.

    What it may do of that is its scope, asked at every call.
    """
    seluruhnya: frozenset[int | None] = frozenset({None})
    return Akses(
        pengguna=baris.dibuat_oleh,
        pegawai=baris.dibuat_oleh.pegawai,
        instansi=baris.instansi,
        peran={str(Peran.ADMIN_KEPEGAWAIAN): seluruhnya},
    )


def terlalu_sering_dipanggil(baris: KunciApi) -> bool:
    """Whether this key was used ``PER_MENIT`` times within the last minute: the trail counts for all servers."""
    panggilan = Jejak.objects.filter(rantai=f"kunciapi:{baris.pk}:panggilan").order_by("-nomor")
    batas = panggilan.values_list("pada", flat=True)[PER_MENIT - 1 : PER_MENIT]
    return any(pada > sekarang() - timedelta(minutes=1) for pada in batas)


def catat_panggilan(baris: KunciApi, *, cara: str, status: int) -> None:
    """Every call leaves a row: which key, what, and how it was answered."""
    peristiwa = Peristiwa(
        kejadian="api.dipanggil",
        objek="kunciapi",
        objek_id=baris.pk,
        instansi_id=baris.instansi_id,
        dari=cara[:30],
        ke=str(status),
    )
    tulis_panggilan(peristiwa, akses_kunci(baris))
    KunciApi.objects.filter(pk=baris.pk).update(dipakai_pada=sekarang())


def _sidik(rahasia: str) -> str:
    return hashlib.sha256(rahasia.encode()).hexdigest()
