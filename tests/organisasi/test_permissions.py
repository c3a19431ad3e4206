"""Actor by action: who may, and the reason that the others read."""

import pytest

from organisasi import permissions as izin
from tests.factories.organisasi import PegawaiFactory, PeranUnitFactory

AKTOR = ("pengelola", "admin_pusat", "admin", "admin_lain", "admin_asing", "pimpinan", "pemilik")

ATAS_PEGAWAI = {
    izin.boleh_membina: {"admin_pusat", "admin"},
    izin.boleh_mengubah_data: {"pengelola", "admin_pusat", "admin"},
    izin.boleh_menugaskan_penilai: {"admin_pusat", "admin"},
    izin.boleh_memberhentikan: {"admin_pusat", "admin"},
    izin.boleh_mengatur_akun: {"pengelola", "admin_pusat", "admin"},
}
ATAS_UNIT = {
    izin.boleh_mengatur_unit: {"pengelola", "admin_pusat", "admin"},
    izin.boleh_menambah_unit: {"pengelola", "admin_pusat", "admin"},
    izin.boleh_menempatkan: {"admin_pusat", "admin"},
    izin.boleh_menambah_pegawai: {"admin_pusat", "admin"},
}
ATAS_SELURUHNYA = {
    izin.boleh_menambah_unit: {"pengelola", "admin_pusat"},
    izin.boleh_menambah_pegawai: {"pengelola", "admin_pusat"},
}


def yang_boleh(kantor, tanya, aktor=AKTOR):
    """Who gets a yes; every no must carry its reason."""
    jawaban = {nama: tanya(kantor.sebagai(nama)) for nama in aktor}

    assert all(j or j.alasan for j in jawaban.values())
    return {nama for nama, j in jawaban.items() if j}


@pytest.mark.parametrize("boleh", ATAS_PEGAWAI, ids=lambda f: f.__name__)
def test_izin_atas_pegawai(kantor, boleh):
    assert yang_boleh(kantor, lambda akses: boleh(akses, kantor.rekan)) == ATAS_PEGAWAI[boleh]


@pytest.mark.parametrize("boleh", ATAS_UNIT, ids=lambda f: f.__name__)
def test_izin_atas_unit(kantor, boleh):
    assert yang_boleh(kantor, lambda akses: boleh(akses, kantor.subbagian)) == ATAS_UNIT[boleh]


@pytest.mark.parametrize("boleh", ATAS_SELURUHNYA, ids=lambda f: f.__name__)
def test_izin_tanpa_unit(kantor, boleh):
    seinstansi = [a for a in AKTOR if a != "admin_asing"]

    assert yang_boleh(kantor, lambda akses: boleh(akses, None), seinstansi) == ATAS_SELURUHNYA[boleh]


def test_izin_atas_area_instansi_dan_peran(kantor):
    assert yang_boleh(kantor, izin.boleh_masuk) == set(AKTOR) - {"pimpinan", "pemilik"}
    assert yang_boleh(kantor, izin.boleh_mengatur_instansi) == {"pengelola"}
    assert yang_boleh(kantor, lambda akses: izin.boleh_mengatur_peran(akses, kantor.rekan.pengguna)) == {"pengelola"}


@pytest.mark.parametrize("boleh", [izin.boleh_menugaskan_penilai, izin.boleh_memberhentikan, izin.boleh_mengatur_akun])
def test_admin_tidak_mengatur_dirinya_sendiri(kantor, boleh):
    assert not boleh(kantor.sebagai("admin"), kantor.admin)
    assert not boleh(kantor.sebagai("admin_pusat"), kantor.admin_pusat)


def test_pengelola_tidak_mengatur_peran_dan_akunnya_sendiri(kantor):
    akses = kantor.sebagai("pengelola")

    assert not izin.boleh_mengatur_peran(akses, kantor.pengelola.pengguna)
    assert not izin.boleh_mengatur_akun(akses, kantor.pengelola)


def test_akun_berperan_hanya_diatur_pengelola(kantor):
    PeranUnitFactory(pengguna=kantor.rekan.pengguna, instansi=kantor.instansi, unit=kantor.subbagian)

    assert not izin.boleh_mengatur_akun(kantor.sebagai("admin"), kantor.rekan)
    assert not izin.boleh_mengatur_akun(kantor.sebagai("admin_pusat"), kantor.rekan)
    assert izin.boleh_mengatur_akun(kantor.sebagai("pengelola"), kantor.rekan)


def test_yang_pindah_diatur_admin_unit_barunya(kantor):
    kantor.penempatan_dari(kantor.rekan).__class__.objects.filter(pegawai=kantor.rekan).update(
        jabatan=kantor.jabatan_dari(kantor.sekda)
    )

    jawaban = izin.boleh_membina(kantor.sebagai("admin"), kantor.rekan)

    assert not jawaban
    assert kantor.setda.nama in jawaban.alasan


def test_yang_belum_ditempatkan_diatur_admin_seluruh_instansi(kantor):
    baru = PegawaiFactory(instansi=kantor.instansi)

    assert izin.boleh_membina(kantor.sebagai("admin_pusat"), baru)
    assert not izin.boleh_membina(kantor.sebagai("admin"), baru)
