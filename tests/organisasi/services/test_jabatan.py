"""Positions: one head per unit, one holder where only one can be, ended when empty."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from organisasi.models import Jabatan, JenisJabatan
from organisasi.services.jabatan import IsiJabatan, akhiri_jabatan, buat_jabatan, buka_jabatan, ubah_jabatan
from tests.factories.organisasi import JabatanFactory, UnitFactory
from tests.organisasi.aturan import dilarang
from tests.organisasi.conftest import HARI

ISI = IsiJabatan(nama="Arsiparis", jenis=JenisJabatan.FUNGSIONAL_TERTENTU, mulai=date(2020, 1, 1))
KEPALA = IsiJabatan(nama="Kepala", jenis=JenisJabatan.STRUKTURAL, mulai=date(2020, 1, 1), eselon="IV.a", kepala=True)


def sama(jabatan, **lain):
    isi = IsiJabatan(
        nama=jabatan.nama, jenis=jabatan.jenis, mulai=jabatan.mulai, eselon=jabatan.eselon, kepala=jabatan.kepala
    )
    return replace(isi, **lain)


def test_admin_menambah_jabatan(kantor):
    jabatan = buat_jabatan(unit_id=kantor.subbagian.pk, isi=ISI, oleh=kantor.sebagai("admin"))

    assert (jabatan.unit, jabatan.nama, jabatan.kepala) == (kantor.subbagian, "Arsiparis", False)


@pytest.mark.parametrize("siapa", ["admin_lain", "admin_asing", "pimpinan", "pemilik"])
def test_jabatan_hanya_ditambah_pengelola_unitnya(kantor, siapa):
    with pytest.raises(PermissionDenied):
        buat_jabatan(unit_id=kantor.subbagian.pk, isi=ISI, oleh=kantor.sebagai(siapa))


def test_kepala_kedua_ditolak_dengan_namanya(kantor):
    with dilarang("jabatan.kepala", "Kepala Subbagian Tata Usaha"):
        buat_jabatan(unit_id=kantor.subbagian.pk, isi=KEPALA, oleh=kantor.sebagai("admin"))


def test_kepala_baru_sesudah_yang_lama_berakhir(kantor):
    unit = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian)
    JabatanFactory(unit=unit, kepala_unit=True, selesai=date(2019, 12, 31))

    assert buat_jabatan(unit_id=unit.pk, isi=KEPALA, oleh=kantor.sebagai("admin")).kepala
    with dilarang("jabatan.kepala"):
        buat_jabatan(unit_id=unit.pk, isi=replace(KEPALA, mulai=date(2019, 12, 31)), oleh=kantor.sebagai("admin"))


def test_jabatan_di_luar_masa_unit_ditolak(kantor):
    with dilarang("jabatan.mulai", kantor.subbagian.nama):
        buat_jabatan(
            unit_id=kantor.subbagian.pk, isi=replace(ISI, mulai=date(2009, 1, 1)), oleh=kantor.sebagai("admin")
        )


def test_jabatan_baru_berakhir_bersama_unit_yang_sudah_diberi_akhir(kantor):
    unit = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian, selesai=date(2020, 12, 31))

    assert buat_jabatan(unit_id=unit.pk, isi=ISI, oleh=kantor.sebagai("admin")).selesai == date(2020, 12, 31)


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (replace(ISI, eselon="IV.a"), "jabatan.aturan"),
        (replace(KEPALA, eselon="", kepala=False), "jabatan.aturan"),
        (replace(ISI, jenis="honorer"), "jabatan.jenis"),
        (replace(ISI, nama=""), "jabatan.nama"),
    ],
)
def test_jabatan_yang_salah_ditolak(kantor, isi, kode):
    with dilarang(kode):
        buat_jabatan(unit_id=kantor.subbagian.pk, isi=isi, oleh=kantor.sebagai("admin"))


def test_ubah_jabatan(kantor):
    jabatan = kantor.jabatan_dari(kantor.pemilik)

    ubah_jabatan(jabatan_id=jabatan.pk, isi=sama(jabatan, nama="Pengelola Arsip"), oleh=kantor.sebagai("admin"))

    assert Jabatan.objects.get(pk=jabatan.pk).nama == "Pengelola Arsip"


def test_mulai_jabatan_tidak_melewati_pemegangnya(kantor):
    jabatan = kantor.jabatan_dari(kantor.pemilik)

    with dilarang("jabatan.mulai", "sejak 1 Januari 2010"):
        ubah_jabatan(jabatan_id=jabatan.pk, isi=sama(jabatan, mulai=date(2011, 1, 1)), oleh=kantor.sebagai("admin"))


def test_jabatan_berpemegang_dua_tidak_menjadi_struktural(kantor):
    jabatan = kantor.jabatan_dari(kantor.pemilik)
    kantor.rekan.daftar_penempatan.update(jabatan=jabatan)

    with dilarang("jabatan.jenis", kantor.pemilik.nama, kantor.rekan.nama):
        ubah_jabatan(
            jabatan_id=jabatan.pk,
            isi=sama(jabatan, jenis=JenisJabatan.STRUKTURAL, eselon="V.a"),
            oleh=kantor.sebagai("admin"),
        )


def test_jabatan_yang_dipegang_tidak_dapat_diakhiri(kantor):
    with dilarang("jabatan.masih_dipegang", kantor.pemilik.nama, "1 orang"):
        akhiri_jabatan(jabatan_id=kantor.jabatan_dari(kantor.pemilik).pk, selesai=HARI, oleh=kantor.sebagai("admin"))


def test_jabatan_kosong_diakhiri_lalu_dibuka(kantor):
    jabatan = JabatanFactory(unit=kantor.subbagian)

    akhiri_jabatan(jabatan_id=jabatan.pk, selesai=HARI, oleh=kantor.sebagai("admin"))
    with dilarang("jabatan.sudah_berakhir"):
        akhiri_jabatan(jabatan_id=jabatan.pk, selesai=HARI, oleh=kantor.sebagai("admin"))
    assert buka_jabatan(jabatan_id=jabatan.pk, oleh=kantor.sebagai("admin")).selesai is None
    with dilarang("jabatan.masih_berlaku"):
        buka_jabatan(jabatan_id=jabatan.pk, oleh=kantor.sebagai("admin"))


def test_jabatan_kepala_lama_tidak_dibuka_bila_ada_yang_baru(kantor):
    lama = JabatanFactory(unit=kantor.subbagian, kepala_unit=True, mulai=date(2009, 1, 1), selesai=date(2009, 12, 31))

    with dilarang("jabatan.kepala"):
        buka_jabatan(jabatan_id=lama.pk, oleh=kantor.sebagai("admin"))
