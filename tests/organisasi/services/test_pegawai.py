"""People and ranks."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from organisasi.models import Pegawai, Pengguna
from organisasi.services.pegawai import (
    IsiPangkat,
    IsiPegawai,
    buat_pegawai,
    hapus_pangkat,
    tambah_pangkat,
    ubah_pegawai,
)
from organisasi.services.penempatan import IsiPenempatan
from organisasi.services.row import versi_baris
from tests.factories.organisasi import PegawaiFactory, PeranUnitFactory
from tests.organisasi.aturan import dilarang

NIP = "199001012015031777"
ISI = IsiPegawai(nip=NIP, nama="Orang Baru")


def sama(pegawai, **lain):
    return replace(IsiPegawai(nip=pegawai.nip, nama=pegawai.nama, status=pegawai.status), **lain)


def jabatan_awal(kantor, siapa="pemilik"):
    jabatan = kantor.jabatan_dari(getattr(kantor, siapa))
    return IsiPenempatan(jabatan_id=jabatan.pk, mulai=date(2020, 3, 1), nomor_surat="821/1")


def test_admin_unit_menambah_pegawai_ke_dalam_jabatan(kantor):
    pegawai = buat_pegawai(
        instansi=kantor.instansi,
        isi=ISI,
        oleh=kantor.sebagai("admin"),
        pangkat=IsiPangkat("II/c", date(2019, 4, 1)),
        penempatan=jabatan_awal(kantor),
    )

    assert kantor.jabatan_dari(pegawai) == kantor.jabatan_dari(kantor.pemilik)
    assert pegawai.riwayat_pangkat.get().golongan == "II/c"


def test_admin_unit_tidak_menambah_pegawai_tanpa_jabatan(kantor):
    with pytest.raises(PermissionDenied):
        buat_pegawai(instansi=kantor.instansi, isi=ISI, oleh=kantor.sebagai("admin"))


def test_admin_unit_tidak_menambah_pegawai_di_luar_unitnya(kantor):
    with pytest.raises(PermissionDenied):
        buat_pegawai(
            instansi=kantor.instansi, isi=ISI, oleh=kantor.sebagai("admin"), penempatan=jabatan_awal(kantor, "sekda")
        )


@pytest.mark.parametrize("siapa", ["pengelola", "admin_pusat"])
def test_yang_memegang_seluruh_instansi_menambah_tanpa_jabatan(kantor, siapa):
    assert buat_pegawai(instansi=kantor.instansi, isi=ISI, oleh=kantor.sebagai(siapa)).nip == NIP


def test_gagal_menempatkan_berarti_tidak_ada_pegawai_baru(kantor):
    with dilarang("penempatan.jabatan_id"):
        buat_pegawai(
            instansi=kantor.instansi,
            isi=ISI,
            oleh=kantor.sebagai("admin_pusat"),
            penempatan=jabatan_awal(kantor, "sekda"),
        )

    assert not Pegawai.objects.filter(nip=NIP).exists()


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (replace(ISI, nip="123"), "pegawai.nip"),
        (replace(ISI, nip=None), "pegawai.aturan"),
        (replace(ISI, nama=""), "pegawai.nama"),
        (replace(ISI, surel="bukan surel"), "pegawai.surel"),
    ],
)
def test_data_yang_salah_ditolak_pada_kolomnya(kantor, isi, kode):
    with dilarang(kode):
        buat_pegawai(instansi=kantor.instansi, isi=isi, oleh=kantor.sebagai("pengelola"))


def test_nip_yang_sudah_terdaftar_ditolak(kantor):
    with dilarang("pegawai.nip", "sudah terdaftar"):
        buat_pegawai(
            instansi=kantor.instansi, isi=replace(ISI, nip=kantor.pemilik.nip), oleh=kantor.sebagai("pengelola")
        )


def test_nip_yang_diperbaiki_memindahkan_akun(kantor):
    ubah_pegawai(pegawai_id=kantor.pemilik.pk, isi=sama(kantor.pemilik, nip=NIP), oleh=kantor.sebagai("admin"))

    assert Pengguna.objects.get(pegawai=kantor.pemilik).nama_pengguna == NIP


def test_nip_akun_berperan_diperbaiki_pengelola(kantor):
    PeranUnitFactory(pengguna=kantor.rekan.pengguna, instansi=kantor.instansi, unit=kantor.subbagian)

    with dilarang("pegawai.nip", "pengelola sistem"):
        ubah_pegawai(pegawai_id=kantor.rekan.pk, isi=sama(kantor.rekan, nip=NIP), oleh=kantor.sebagai("admin"))
    ubah_pegawai(pegawai_id=kantor.rekan.pk, isi=sama(kantor.rekan, nip=NIP), oleh=kantor.sebagai("pengelola"))

    assert Pegawai.objects.get(pk=kantor.rekan.pk).nip == NIP


def test_pegawai_berjabatan_tidak_menjadi_pejabat_negara(kantor):
    with dilarang("pegawai.status"):
        ubah_pegawai(
            pegawai_id=kantor.pemilik.pk,
            isi=sama(kantor.pemilik, status="pejabat_negara"),
            oleh=kantor.sebagai("admin"),
        )


def test_ubah_di_luar_wilayah_dan_dari_halaman_usang_ditolak(kantor):
    usang = versi_baris(kantor.pemilik)
    with pytest.raises(PermissionDenied):
        ubah_pegawai(pegawai_id=kantor.pemilik.pk, isi=sama(kantor.pemilik), oleh=kantor.sebagai("admin_lain"))
    ubah_pegawai(pegawai_id=kantor.pemilik.pk, isi=sama(kantor.pemilik, nama="Lain"), oleh=kantor.sebagai("admin"))

    with dilarang("organisasi.versi_usang"):
        ubah_pegawai(pegawai_id=kantor.pemilik.pk, isi=sama(kantor.pemilik), oleh=kantor.sebagai("admin"), versi=usang)


def test_pangkat_ditambah_dan_dihapus(kantor):
    riwayat = tambah_pangkat(
        pegawai_id=kantor.pemilik.pk, isi=IsiPangkat("III/c", date(2020, 4, 1)), oleh=kantor.sebagai("admin")
    )
    hapus_pangkat(pangkat_id=riwayat.pk, oleh=kantor.sebagai("admin"))

    assert kantor.pemilik.riwayat_pangkat.count() == 1
    with dilarang("organisasi.sudah_dihapus"):
        hapus_pangkat(pangkat_id=riwayat.pk, oleh=kantor.sebagai("admin"))


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (IsiPangkat("III/c", date(2010, 1, 1)), "riwayatpangkat.aturan"),
        (IsiPangkat("III/c", date(2009, 12, 31)), "pangkat.tmt"),
        (IsiPangkat("III/c", date(2021, 1, 1)), "pangkat.tmt"),
        (IsiPangkat("V/a", date(2020, 1, 1)), "riwayatpangkat.golongan"),
    ],
)
def test_pangkat_yang_salah_ditolak(kantor, isi, kode):
    with dilarang(kode):
        tambah_pangkat(pegawai_id=kantor.pemilik.pk, isi=isi, oleh=kantor.sebagai("admin"))


@pytest.mark.parametrize("siapa", ["pengelola", "admin_lain", "admin_asing", "pimpinan", "rekan"])
def test_pangkat_hanya_dicatat_admin_unitnya(kantor, siapa):
    with pytest.raises(PermissionDenied):
        tambah_pangkat(
            pegawai_id=kantor.pemilik.pk, isi=IsiPangkat("III/c", date(2020, 4, 1)), oleh=kantor.sebagai(siapa)
        )


def test_pejabat_luar_tanpa_nip(kantor):
    isi = replace(ISI, nip="", status="pejabat_luar", jabatan_lain="Kepala Kantor")

    assert buat_pegawai(instansi=kantor.instansi, isi=isi, oleh=kantor.sebagai("pengelola")).nip is None
    PegawaiFactory(instansi=kantor.instansi, nip=None, status="pejabat_luar")
