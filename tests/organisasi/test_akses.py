"""Roles: dated, over a subtree, within one agency; and the scopes that follow from them."""

from datetime import date, timedelta

import pytest

from organisasi.models import Penempatan, Peran, PeranUnit
from organisasi.selectors.akses import get_akses
from organisasi.selectors.people import pegawai_terlihat_oleh
from organisasi.selectors.tree import unit_terlihat_oleh
from tests.factories.organisasi import PegawaiFactory, PenempatanFactory, PenggunaFactory, PeranUnitFactory
from tests.organisasi.conftest import HARI

BESOK = HARI + timedelta(days=1)


def test_admin_memegang_unit_dan_semua_di_bawahnya(kantor):
    akses = kantor.sebagai("admin")

    assert akses.admin
    assert akses.unit_admin == {u.pk for u in (kantor.biro, kantor.bagian, kantor.subbagian, kantor.bagian_lain)}
    assert kantor.setda.pk not in akses.unit_admin


@pytest.mark.parametrize(
    ("mulai", "selesai", "berlaku"),
    [
        (HARI, None, True),
        (HARI, HARI, True),
        (date(2019, 1, 1), HARI - timedelta(days=1), False),
        (BESOK, None, False),
    ],
)
def test_peran_berlaku_pada_tanggalnya_saja(kantor, mulai, selesai, berlaku):
    PeranUnitFactory(
        pengguna=kantor.rekan.pengguna,
        instansi=kantor.instansi,
        unit=kantor.subbagian,
        mulai=mulai,
        selesai=selesai,
    )

    assert kantor.sebagai("rekan").admin is berlaku


def test_peran_tanpa_unit_meliputi_seluruh_instansi_dan_tidak_lebih(kantor):
    akses = kantor.sebagai("admin_pusat")

    assert kantor.setda.pk in akses.unit_admin
    assert kantor.jabatan_dari(kantor.admin_asing).unit_id not in akses.unit_admin


def test_pegawai_biasa_tidak_memegang_apa_pun(kantor):
    akses = kantor.sebagai("orang_lain")

    assert not akses.admin
    assert not akses.pimpinan
    assert not akses.pengelola_sistem
    assert akses.unit_terlihat == frozenset()


def test_akun_teknis_memakai_instansi_dari_perannya(kantor):
    akun = PenggunaFactory()
    PeranUnitFactory(pengguna=akun, peran=Peran.PENGELOLA_SISTEM, instansi=kantor.instansi)
    akses = get_akses(akun)

    assert akses.instansi == kantor.instansi
    assert akses.pegawai_id is None


def test_memimpin_menurut_jabatan_penugasan_dan_ppk(kantor):
    assert kantor.sebagai("penilai").memimpin
    assert kantor.sebagai("gubernur").memimpin
    assert not kantor.sebagai("pemilik").memimpin


TERLIHAT = {
    "pengelola": {"pemilik", "sekda", "orang_lain", "gubernur"},
    "admin_pusat": {"pemilik", "sekda", "orang_lain", "gubernur"},
    "admin": {"pemilik", "orang_lain"},
    "admin_lain": {"orang_lain"},
    "admin_asing": set(),
    "pimpinan": set(),
    "pemilik": set(),
}


@pytest.mark.parametrize(("siapa", "orang"), TERLIHAT.items(), ids=TERLIHAT)
def test_pegawai_yang_terlihat_menurut_peran(kantor, siapa, orang):
    terlihat = pegawai_terlihat_oleh(kantor.sebagai(siapa))

    for nama in ("pemilik", "sekda", "orang_lain", "gubernur"):
        assert terlihat.filter(pk=getattr(kantor, nama).pk).exists() is (nama in orang), nama


def test_yang_pernah_ditempatkan_tetap_terlihat(kantor):
    Penempatan.objects.filter(pegawai=kantor.orang_lain).update(selesai=date(2019, 12, 31))

    assert kantor.orang_lain in pegawai_terlihat_oleh(kantor.sebagai("admin_lain"))


def test_plt_saja_tidak_membuat_terlihat(kantor):
    PenempatanFactory(pegawai=kantor.pemilik, jabatan=kantor.jabatan_dari(kantor.orang_lain), jenis="plt")

    assert kantor.pemilik not in pegawai_terlihat_oleh(kantor.sebagai("admin_lain"))


def test_yang_belum_ditempatkan_hanya_terlihat_dari_seluruh_instansi(kantor):
    baru = PegawaiFactory(instansi=kantor.instansi)

    assert baru in pegawai_terlihat_oleh(kantor.sebagai("admin_pusat"))
    assert baru in pegawai_terlihat_oleh(kantor.sebagai("pengelola"))
    assert baru not in pegawai_terlihat_oleh(kantor.sebagai("admin"))


def test_unit_terlihat_menurut_peran(kantor):
    assert kantor.setda in unit_terlihat_oleh(kantor.sebagai("pengelola"))
    assert kantor.setda not in unit_terlihat_oleh(kantor.sebagai("admin"))
    assert not unit_terlihat_oleh(kantor.sebagai("pimpinan")).exists()
    assert not unit_terlihat_oleh(kantor.sebagai("admin_asing")).filter(instansi=kantor.instansi).exists()


def test_peran_yang_dicabut_tidak_lagi_membuka(kantor):
    PeranUnit.objects.filter(pengguna=kantor.admin.pengguna).update(selesai=HARI - timedelta(days=1))

    assert not kantor.sebagai("admin").admin
    assert not pegawai_terlihat_oleh(kantor.sebagai("admin")).exists()
