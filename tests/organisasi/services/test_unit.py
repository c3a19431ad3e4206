"""Units: made below a parent, corrected in place, ended only when empty."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from organisasi.common.errors import KeadaanBerubah
from organisasi.models import Jabatan, UnitKerja
from organisasi.services.row import versi_baris
from organisasi.services.unit import IsiUnit, akhiri_unit, buat_unit, buka_unit, ubah_unit
from tests.factories.organisasi import JabatanFactory, UnitFactory
from tests.organisasi.aturan import dilarang
from tests.organisasi.conftest import HARI

ISI = IsiUnit(kode="BARU-1", nama="Subbagian Baru", jenis="subbagian", mulai=date(2020, 1, 1))


def sama(unit, **lain):
    isi = IsiUnit(
        kode=unit.kode,
        nama=unit.nama,
        jenis=unit.jenis,
        mulai=unit.mulai,
        urutan=unit.urutan,
        induk_id=unit.parent_id,
    )
    return replace(isi, **lain)


def test_admin_menambah_unit_di_bawah_unitnya(kantor):
    unit = buat_unit(
        instansi=kantor.instansi, isi=replace(ISI, induk_id=kantor.bagian.pk), oleh=kantor.sebagai("admin")
    )

    assert (unit.parent, unit.instansi, unit.nama) == (kantor.bagian, kantor.instansi, "Subbagian Baru")
    assert unit.pk in kantor.sebagai("admin").unit_admin


@pytest.mark.parametrize("siapa", ["admin", "admin_lain", "pimpinan", "pemilik"])
def test_unit_puncak_hanya_oleh_yang_memegang_seluruh_instansi(kantor, siapa):
    with pytest.raises(PermissionDenied):
        buat_unit(instansi=kantor.instansi, isi=ISI, oleh=kantor.sebagai(siapa))


def test_pengelola_menambah_unit_puncak(kantor):
    assert buat_unit(instansi=kantor.instansi, isi=ISI, oleh=kantor.sebagai("pengelola")).parent is None


def test_induk_dari_instansi_lain_ditolak(kantor):
    asing = kantor.jabatan_dari(kantor.admin_asing).unit

    with dilarang("unit.induk_id"):
        buat_unit(instansi=kantor.instansi, isi=replace(ISI, induk_id=asing.pk), oleh=kantor.sebagai("pengelola"))


def test_kode_yang_masih_dipakai_ditolak(kantor):
    with dilarang("unitkerja.aturan", "Kode ini sudah dipakai"):
        buat_unit(instansi=kantor.instansi, isi=replace(ISI, kode=kantor.bagian.kode), oleh=kantor.sebagai("pengelola"))


def test_unit_tidak_lebih_tua_dari_induknya(kantor):
    with dilarang("unit.mulai", kantor.bagian.nama, "1 Januari 2010"):
        buat_unit(
            instansi=kantor.instansi,
            isi=replace(ISI, induk_id=kantor.bagian.pk, mulai=date(2009, 12, 31)),
            oleh=kantor.sebagai("pengelola"),
        )


def test_ubah_memperbaiki_di_tempat(kantor):
    unit = ubah_unit(
        unit_id=kantor.bagian.pk, isi=sama(kantor.bagian, nama="Bagian Tata Laksana"), oleh=kantor.sebagai("admin")
    )

    assert UnitKerja.objects.get(pk=unit.pk).nama == "Bagian Tata Laksana"


def test_ubah_dari_halaman_usang_ditolak(kantor):
    usang = versi_baris(kantor.bagian)
    ubah_unit(unit_id=kantor.bagian.pk, isi=sama(kantor.bagian, urutan=3), oleh=kantor.sebagai("admin"))

    with dilarang("organisasi.versi_usang"):
        ubah_unit(
            unit_id=kantor.bagian.pk, isi=sama(kantor.bagian, urutan=4), oleh=kantor.sebagai("admin"), versi=usang
        )


def test_ubah_unit_di_luar_wilayah_ditolak(kantor):
    with pytest.raises(PermissionDenied):
        ubah_unit(unit_id=kantor.bagian.pk, isi=sama(kantor.bagian), oleh=kantor.sebagai("admin_lain"))


def test_induk_unit_berisi_hanya_berubah_lewat_reorganisasi(kantor):
    with dilarang("unit.induk_id", "Reorganisasi"):
        ubah_unit(
            unit_id=kantor.subbagian.pk,
            isi=sama(kantor.subbagian, induk_id=kantor.bagian_lain.pk),
            oleh=kantor.sebagai("admin"),
        )


def test_induk_unit_yang_belum_berisi_dapat_diperbaiki(kantor):
    kosong = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian)

    unit = ubah_unit(unit_id=kosong.pk, isi=sama(kosong, induk_id=kantor.bagian_lain.pk), oleh=kantor.sebagai("admin"))

    assert unit.parent == kantor.bagian_lain


def test_unit_tidak_menjadi_induk_bagi_dirinya(kantor):
    kosong = UnitFactory(instansi=kantor.instansi, parent=kantor.biro)
    anak = UnitFactory(instansi=kantor.instansi, parent=kosong)

    for induk in (kosong, anak):
        with dilarang("unit.induk_id", "di bawah unit ini"):
            ubah_unit(unit_id=kosong.pk, isi=sama(kosong, induk_id=induk.pk), oleh=kantor.sebagai("pengelola"))


def test_mulai_tidak_melewati_isinya(kantor):
    with dilarang("unit.mulai", "1 Januari 2010"):
        ubah_unit(
            unit_id=kantor.subbagian.pk,
            isi=sama(kantor.subbagian, mulai=date(2011, 1, 1)),
            oleh=kantor.sebagai("admin"),
        )


def test_unit_berisi_tidak_dapat_diakhiri(kantor):
    with dilarang("unit.masih_berisi", "3 pegawai"):
        akhiri_unit(unit_id=kantor.subbagian.pk, selesai=HARI, oleh=kantor.sebagai("admin"))
    with dilarang("unit.masih_berisi", "1 pegawai dan 1 unit di bawahnya"):
        akhiri_unit(unit_id=kantor.bagian.pk, selesai=HARI, oleh=kantor.sebagai("admin"))


def test_unit_kosong_berakhir_bersama_jabatannya(kantor):
    unit = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian)
    jabatan = JabatanFactory(unit=unit)
    JabatanFactory(unit=unit, mulai=date(2021, 1, 1))

    akhiri_unit(unit_id=unit.pk, selesai=HARI, oleh=kantor.sebagai("admin"))

    assert UnitKerja.objects.get(pk=unit.pk).selesai == HARI
    assert list(Jabatan.objects.filter(unit=unit).values_list("pk", "selesai")) == [(jabatan.pk, HARI)]


def test_unit_berakhir_sekali_saja(kantor):
    unit = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian, selesai=HARI)

    with dilarang("unit.sudah_berakhir"):
        akhiri_unit(unit_id=unit.pk, selesai=HARI, oleh=kantor.sebagai("admin"))


def test_akhir_sebelum_mulai_ditolak(kantor):
    unit = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian)

    with dilarang("unitkerja.aturan", "tidak boleh mendahului"):
        akhiri_unit(unit_id=unit.pk, selesai=date(2009, 1, 1), oleh=kantor.sebagai("admin"))


def test_unit_dibuka_kembali_selama_induknya_berlaku(kantor):
    unit = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian, selesai=HARI)

    assert buka_unit(unit_id=unit.pk, oleh=kantor.sebagai("admin")).selesai is None
    with pytest.raises(KeadaanBerubah):
        buka_unit(unit_id=unit.pk, oleh=kantor.sebagai("admin"))


def test_unit_tidak_dibuka_di_bawah_induk_yang_berakhir(kantor):
    induk = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian, selesai=HARI)
    unit = UnitFactory(instansi=kantor.instansi, parent=induk, selesai=HARI)

    with dilarang("unit.mulai", induk.nama):
        buka_unit(unit_id=unit.pk, oleh=kantor.sebagai("admin"))
