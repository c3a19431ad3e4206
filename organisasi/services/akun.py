"""Accounts: first and reset passwords are random, shown once to the admin, and kept nowhere in readable form."""

import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Pegawai, Pengguna, UnitKerja
from organisasi.permissions import boleh_membagi_sandi, boleh_mengatur_akun
from organisasi.selectors.akses import Akses
from organisasi.selectors.akun import list_belum_bersandi
from organisasi.services.peran import tolak_pengelola_terakhir
from organisasi.services.row import catat, kunci, simpan

SEKALI_BAGI = 50
MASA_SANDI_SEMENTARA = timedelta(days=14)
HURUF_SANDI = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without i, l, o, I, O, 0 and 1, which are mistaken for each other on paper."""


@transaction.atomic
def buat_akun(*, pegawai_id: int, oleh: Akses) -> tuple[Pengguna, str]:
    """Make the account of a person. Returns it with its first password, which nothing else will ever tell."""
    pegawai = kunci(Pegawai, pegawai_id, "instansi")
    boleh_mengatur_akun(oleh, pegawai).wajib()
    if Pengguna.objects.filter(pegawai=pegawai).exists():
        raise KeadaanBerubah("akun.sudah_ada", f"{pegawai.nama} sudah mempunyai akun.")
    if pegawai.berhenti_tanggal:
        raise AturanDilanggar("akun.berhenti", f"{pegawai.nama} sudah berhenti, sehingga tidak diberi akun.")
    pengguna, sandi = akun_baru(pegawai)
    catat("akun.dibuat", oleh, akun=pengguna, pegawai=pengguna.pegawai_id)
    return pengguna, sandi


@transaction.atomic
def atur_ulang_sandi(*, pegawai_id: int, oleh: Akses) -> tuple[Pengguna, str]:
    """Replace the password by a random one; every session of the account ends."""
    pengguna = _akun(pegawai_id, oleh)
    if not pengguna.is_active:
        raise KeadaanBerubah("akun.nonaktif", "Akun ini nonaktif. Aktifkan dahulu.")
    sandi = _pasang_sandi(pengguna)
    simpan(pengguna)
    catat("akun.sandi_diatur_ulang", oleh, akun=pengguna, pegawai=pengguna.pegawai_id)
    return pengguna, sandi


@transaction.atomic
def nonaktifkan_akun(*, pegawai_id: int, oleh: Akses) -> Pengguna:
    """Close an account: its sessions end with their next request."""
    pengguna = _akun(pegawai_id, oleh)
    if not pengguna.is_active:
        raise KeadaanBerubah("akun.sudah_nonaktif", "Akun ini sudah nonaktif.")
    if pengguna.pegawai is not None:
        tolak_pengelola_terakhir(pengguna.pegawai.instansi, tanpa_akun=pengguna.pk)
    pengguna.is_active = False
    simpan(pengguna)
    catat("akun.dinonaktifkan", oleh, akun=pengguna, pegawai=pengguna.pegawai_id)
    return pengguna


@transaction.atomic
def aktifkan_akun(*, pegawai_id: int, oleh: Akses) -> Pengguna:
    """Open an account again, with the password it had."""
    pengguna = _akun(pegawai_id, oleh)
    if pengguna.is_active:
        raise KeadaanBerubah("akun.sudah_aktif", "Akun ini sudah aktif.")
    if pengguna.pegawai and pengguna.pegawai.berhenti_tanggal:
        raise AturanDilanggar("akun.berhenti", f"{pengguna.pegawai.nama} sudah berhenti; batalkan dahulu.")
    pengguna.is_active = True
    simpan(pengguna)
    catat("akun.diaktifkan", oleh, akun=pengguna, pegawai=pengguna.pegawai_id)
    return pengguna


@transaction.atomic
def bagikan_sandi(*, unit_id: int, oleh: Akses) -> list[tuple[Pengguna, str]]:
    """First passwords for imported accounts of a unit and below, at most ``SEKALI_BAGI`` at a time.

    Each is returned once and kept nowhere in readable form. Accounts with a granted role are left to their own page.
    """
    unit = kunci(UnitKerja, unit_id, "instansi")
    boleh_membagi_sandi(oleh, unit).wajib()
    milik = Pengguna.objects.select_for_update(of=("self",)).filter(pk__in=list_belum_bersandi(unit)[:SEKALI_BAGI])
    hasil = []
    for pengguna in milik.select_related("pegawai__instansi").order_by("pegawai__nama", "pk"):
        hasil.append((pengguna, _pasang_sandi(pengguna)))
        pengguna.save(update_fields=["password", "wajib_ganti_sandi", "sandi_sementara_sampai"])
    catat("akun.sandi_dibagikan", oleh, unit=unit)
    return hasil


def akun_baru(pegawai: Pegawai) -> tuple[Pengguna, str]:
    """The row, without asking for rights: an account that logs in by NIP, or by a made-up name where there is none."""
    pengguna = Pengguna(nama_pengguna=pegawai.nip or f"{pegawai.instansi.kode.lower()}-{pegawai.pk}", pegawai=pegawai)
    sandi = _pasang_sandi(pengguna)
    simpan(pengguna)
    return pengguna, sandi


def _pasang_sandi(pengguna: Pengguna) -> str:
    sandi = _sandi_acak(pengguna)
    pengguna.set_password(sandi)
    pengguna.wajib_ganti_sandi = True
    pengguna.sandi_sementara_sampai = sekarang() + MASA_SANDI_SEMENTARA
    return sandi


def _sandi_acak(pengguna: Pengguna) -> str:
    """Sixteen random letters in groups of four, about 92 bits: ``k7Mq-2xvD-h9Ra-5tnE``."""
    while True:
        sandi = "-".join("".join(secrets.choice(HURUF_SANDI) for _ in range(4)) for _ in range(4))
        try:
            validate_password(sandi, pengguna)
        except ValidationError:
            continue
        return sandi


def _akun(pegawai_id: int, oleh: Akses) -> Pengguna:
    pegawai = kunci(Pegawai, pegawai_id, "instansi")
    boleh_mengatur_akun(oleh, pegawai).wajib()
    pengguna = Pengguna.objects.select_for_update(of=("self",)).filter(pegawai=pegawai).first()
    if pengguna is None:
        raise KeadaanBerubah("akun.belum_ada", f"{pegawai.nama} belum mempunyai akun.")
    pengguna.pegawai = pegawai
    return pengguna
