"""Forms: the smallest valid input, and each refusal at its field."""

import pytest

from organisasi.forms.instansi import InstansiForm, PeranForm
from organisasi.forms.isian import SelesaiForm
from organisasi.forms.pegawai import (
    BerhentiForm,
    PangkatForm,
    PegawaiBaruForm,
    PegawaiForm,
    PenempatanForm,
    PenugasanForm,
)
from organisasi.forms.unit import JabatanForm, ReorganisasiForm, UnitForm
from organisasi.models import Pegawai
from tests.factories.organisasi import JabatanFactory, PegawaiFactory

NIP = "199001012015031777"
UNIT = {"kode": "U-1", "nama": "Bagian Baru", "jenis": "bagian", "mulai": "1-7-2020"}
JABATAN = {"nama": "Arsiparis", "jenis": "fungsional_umum", "mulai": "01/07/2020"}
PEGAWAI = {"nip": NIP, "nama": "Orang Baru", "status": "pns"}
INSTANSI = {"nama": "Provinsi", "tempat": "Kota", "zona_waktu": "Asia/Jakarta"}

SAH = [
    (UnitForm, UNIT, {}),
    (ReorganisasiForm, UNIT | {"nomor_surat": "Pergub 5"}, {}),
    (JabatanForm, JABATAN, {}),
    (JabatanForm, JABATAN | {"jenis": "struktural", "eselon": "IV.a", "kepala": "on"}, {}),
    (PegawaiForm, PEGAWAI, {}),
    (PegawaiForm, {"nama": "Pejabat", "status": "pejabat_luar"}, {}),
    (PegawaiBaruForm, PEGAWAI, {}),
    (PegawaiBaruForm, PEGAWAI | {"golongan": "II/a", "tmt": "1 April 2020"}, {}),
    (PangkatForm, {"golongan": "III/d", "tmt": "1-4-2020"}, {}),
    (BerhentiForm, {"alasan": "pensiun", "tanggal": "15 Juni 2020"}, {}),
    (SelesaiForm, {"selesai": "30-06-2020"}, {}),
    (PeranForm, {"peran": "pimpinan", "mulai": "1-1-2020"}, {}),
    (InstansiForm, INSTANSI, {"calon": Pegawai.objects.none()}),
]
SALAH = [
    (UnitForm, UNIT, "kode", ""),
    (UnitForm, UNIT, "kode", "x" * 41),
    (UnitForm, UNIT, "nama", "Bagian\x00Baru"),
    (UnitForm, UNIT, "jenis", "klub"),
    (UnitForm, UNIT, "mulai", "07/31/2020"),
    (UnitForm, UNIT, "mulai", "31-06-2020"),
    (UnitForm, UNIT, "urutan", "99999"),
    (UnitForm, UNIT, "urutan", "satu"),
    (UnitForm, UNIT, "induk_id", "77"),
    (ReorganisasiForm, UNIT, "nomor_surat", ""),
    (JabatanForm, JABATAN, "eselon", "IV.a"),
    (JabatanForm, JABATAN | {"jenis": "struktural"}, "eselon", ""),
    (JabatanForm, JABATAN, "jenis", ""),
    (PegawaiForm, PEGAWAI, "nip", ""),
    (PegawaiForm, PEGAWAI, "nip", "123"),
    (PegawaiForm, PEGAWAI, "nip", "198513172010011003"),
    (PegawaiForm, PEGAWAI, "nama", "  "),
    (PegawaiForm, PEGAWAI, "status", "honorer"),
    (PegawaiForm, PEGAWAI, "surel", "bukan surel"),
    (PegawaiBaruForm, PEGAWAI | {"golongan": "II/a"}, "tmt", ""),
    (PangkatForm, {"tmt": "1-4-2020"}, "golongan", "V/a"),
    (BerhentiForm, {"tanggal": "1-4-2020"}, "alasan", "bosan"),
    (SelesaiForm, {}, "selesai", ""),
    (PeranForm, {"mulai": "1-1-2020"}, "peran", "raja"),
]


@pytest.mark.parametrize(("kelas", "data", "lain"), SAH)
def test_isian_terkecil_yang_sah(db, kelas, data, lain):
    form = kelas(data, **lain)

    assert form.is_valid(), form.errors


@pytest.mark.parametrize(("kelas", "data", "kolom", "nilai"), SALAH)
def test_isian_salah_ditolak_pada_kolomnya_dan_tetap_tertulis(db, kelas, data, kolom, nilai):
    form = kelas(data | {kolom: nilai})

    assert not form.is_valid()
    assert list(form.errors) == [kolom]
    assert form[kolom].value() == nilai


def test_penugasan_menemukan_orang_dengan_nip_atau_nama(kantor):
    data = {"mulai": "1-7-2020", "alasan": "Diperbantukan."}

    for ketikan in (kantor.karo.nip, f" {kantor.karo.nip[:8]} {kantor.karo.nip[8:]}", "karo rekaan", "Karo"):
        form = PenugasanForm(data | {"penilai": ketikan}, instansi=kantor.instansi)
        assert form.is_valid(), form.errors
        assert form.isi().penilai == kantor.karo


@pytest.mark.parametrize("ketikan", ["", "Tidak Ada", "198503172010011003", "\x00", "x" * 200])
def test_penugasan_menolak_orang_yang_tidak_ada(kantor, ketikan):
    form = PenugasanForm({"penilai": ketikan, "mulai": "1-7-2020", "alasan": "x"}, instansi=kantor.instansi)

    assert not form.is_valid()
    assert "penilai" in form.errors


def test_nama_ganda_dijawab_dengan_nip_untuk_dipilih(kantor):
    kembar = [PegawaiFactory(instansi=kantor.instansi, nama="Budi Kembar") for _ in range(2)]
    form = PenugasanForm({"penilai": "Budi", "mulai": "1-7-2020", "alasan": "x"}, instansi=kantor.instansi)

    assert not form.is_valid()
    for orang in kembar:
        assert orang.nip[:8] in form.errors["penilai"][0]


def test_orang_instansi_lain_tidak_ditemukan(kantor):
    form = PenugasanForm(
        {"penilai": kantor.admin_asing.nip, "mulai": "1-7-2020", "alasan": "x"}, instansi=kantor.instansi
    )

    assert not form.is_valid()


def test_penempatan_hanya_menawarkan_jabatan_yang_diberikan(kantor):
    jabatan = JabatanFactory(unit=kantor.subbagian)
    data = {"jenis": "definitif", "mulai": "1-7-2020", "nomor_surat": "821/1"}

    assert PenempatanForm(data | {"jabatan_id": jabatan.pk}, jabatan=[jabatan]).is_valid()
    assert not PenempatanForm(data | {"jabatan_id": jabatan.pk + 1}, jabatan=[jabatan]).is_valid()


def test_pegawai_baru_pada_unit_menuntut_jabatannya(kantor):
    jabatan = JabatanFactory(unit=kantor.subbagian)
    form = PegawaiBaruForm(PEGAWAI, jabatan=[jabatan])

    assert not form.is_valid()
    assert set(form.errors) == {"jabatan_id", "mulai", "nomor_surat"}
    assert "jabatan_lain" not in form.fields


def test_ppk_hanya_dari_calon(kantor):
    calon = Pegawai.objects.filter(pk=kantor.gubernur.pk)

    assert InstansiForm(INSTANSI | {"ppk": kantor.gubernur.pk}, calon=calon).is_valid()
    assert "ppk" in InstansiForm(INSTANSI | {"ppk": kantor.pemilik.pk}, calon=calon).errors
