"""Reorganisation: the old rows end, the new ones begin, people and roles move along."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from organisasi.models import Peran, PeranUnit, UnitKerja
from organisasi.selectors.identitas import get_identitas
from organisasi.selectors.penilai import get_rantai
from organisasi.selectors.tree import list_pohon
from organisasi.services.reorganisasi import reorganisasi_unit
from organisasi.services.unit import IsiUnit
from tests.factories.organisasi import JabatanFactory, PenempatanFactory, PeranUnitFactory, UnitFactory
from tests.organisasi.aturan import dilarang
from tests.organisasi.conftest import HARI

MULAI = date(2020, 7, 1)
AKHIR = date(2020, 6, 30)


def jalankan(kantor, unit=None, oleh="pengelola", **lain):
    unit = unit or kantor.bagian
    isi = {
        "kode": unit.kode,
        "nama": "Bagian Ketatalaksanaan",
        "jenis": unit.jenis,
        "mulai": MULAI,
        "induk_id": unit.parent_id,
    }
    return reorganisasi_unit(
        unit_id=unit.pk, isi=IsiUnit(**(isi | lain)), nomor_surat="Pergub 5/2020", oleh=kantor.sebagai(oleh)
    )


def test_unit_lama_berakhir_dan_penggantinya_mulai(kantor):
    baru = jalankan(kantor)

    kantor.bagian.refresh_from_db()
    assert (kantor.bagian.selesai, kantor.bagian.nama) == (AKHIR, "Bagian Tatalaksana")
    assert (baru.mulai, baru.selesai, baru.nama, baru.parent) == (MULAI, None, "Bagian Ketatalaksanaan", kantor.biro)


def test_unit_jabatan_dan_pegawai_di_bawahnya_ikut(kantor):
    baru = jalankan(kantor)

    anak = UnitKerja.objects.get(parent=baru)
    assert (anak.nama, anak.kode, anak.mulai) == (kantor.subbagian.nama, kantor.subbagian.kode, MULAI)
    penempatan = kantor.pemilik.daftar_penempatan.get(selesai=None)
    assert (penempatan.jabatan.unit, penempatan.mulai, penempatan.nomor_surat) == (anak, MULAI, "Pergub 5/2020")
    assert kantor.pemilik.daftar_penempatan.get(mulai__lt=MULAI).selesai == AKHIR


def test_penilai_tetap_orang_yang_sama_sebelum_dan_sesudah(kantor):
    jalankan(kantor)

    for hari in (AKHIR, MULAI):
        penempatan = kantor.pemilik.daftar_penempatan.get(mulai__lte=hari, selesai=AKHIR if hari == AKHIR else None)
        rantai = get_rantai(kantor.pemilik, hari, penempatan)
        assert rantai.penilai.pegawai == kantor.penilai
        assert rantai.atasan.pegawai == kantor.atasan


def test_susunan_lama_tetap_terbaca_pada_tanggalnya(kantor):
    jalankan(kantor)

    def nama(hari):
        return {s.unit.nama: s.seluruhnya for s in list_pohon(kantor.sebagai("pengelola"), hari)}

    assert nama(AKHIR)["Bagian Tatalaksana"] == nama(MULAI)["Bagian Ketatalaksanaan"] == 4
    assert "Bagian Ketatalaksanaan" not in nama(AKHIR)
    assert "Bagian Tatalaksana" not in nama(MULAI)
    assert get_identitas(kantor.pemilik, AKHIR).unit == get_identitas(kantor.pemilik, MULAI).unit


def test_peran_berlaku_pada_unit_lama_dan_penggantinya(kantor):
    peran = PeranUnitFactory(
        pengguna=kantor.rekan.pengguna, peran=Peran.PIMPINAN, instansi=kantor.instansi, unit=kantor.bagian
    )

    baru = jalankan(kantor)

    assert PeranUnit.objects.get(pengguna=peran.pengguna, unit=baru).mulai == MULAI
    peran.refresh_from_db()
    assert peran.selesai is None


def test_unit_dapat_pindah_induk(kantor):
    assert jalankan(kantor, kantor.subbagian, oleh="admin", induk_id=kantor.bagian_lain.pk).parent == kantor.bagian_lain


def test_admin_tidak_memindahkan_ke_luar_wilayahnya(kantor):
    with pytest.raises(PermissionDenied):
        jalankan(kantor, oleh="admin", induk_id=kantor.setda.pk)
    with pytest.raises(PermissionDenied):
        jalankan(kantor, oleh="admin_lain")


def test_admin_tidak_mereorganisasi_unit_tempat_perannya(kantor):
    with dilarang("reorganisasi.peran_sendiri"):
        jalankan(kantor, kantor.biro, oleh="admin")


@pytest.mark.parametrize("siapa", ["bagian", "subbagian"])
def test_induk_tidak_di_dalam_unitnya_sendiri(kantor, siapa):
    with dilarang("unit.induk_id"):
        jalankan(kantor, induk_id=getattr(kantor, siapa).pk)


def test_yang_baru_mulai_kemudian_menghalangi(kantor):
    PenempatanFactory(
        pegawai=kantor.rekan, jabatan=JabatanFactory(unit=kantor.subbagian), jenis="plt", mulai=date(2020, 8, 1)
    )

    with dilarang("unit.mulai", "1 penempatan"):
        jalankan(kantor)
    assert jalankan(kantor, mulai=date(2020, 8, 2))


def test_unit_yang_sudah_berakhir_ditolak(kantor):
    unit = UnitFactory(instansi=kantor.instansi, parent=kantor.biro, selesai=HARI)

    with dilarang("unit.mulai", "tidak berlaku lagi"):
        jalankan(kantor, unit)


def test_induk_harus_berlaku_pada_tanggalnya(kantor):
    induk = UnitFactory(instansi=kantor.instansi, parent=kantor.biro, mulai=date(2020, 8, 1))

    with dilarang("unit.mulai", induk.nama):
        jalankan(kantor, induk_id=induk.pk)


def test_kode_pengganti_tidak_bentrok(kantor):
    with dilarang("unitkerja.aturan", "Kode ini"):
        jalankan(kantor, kode=kantor.bagian_lain.kode)

    kantor.bagian.refresh_from_db()
    assert kantor.bagian.selesai is None


def test_yang_sudah_berakhir_di_dalamnya_tidak_ikut(kantor):
    lama = UnitFactory(instansi=kantor.instansi, parent=kantor.bagian, selesai=date(2019, 1, 1))
    jabatan = JabatanFactory(unit=kantor.subbagian, selesai=AKHIR - timedelta(days=1))
    PeranUnitFactory(pengguna=kantor.rekan.pengguna, instansi=kantor.instansi, unit=lama)

    baru = jalankan(kantor)

    assert UnitKerja.objects.filter(parent=baru).count() == 1
    assert not UnitKerja.objects.get(parent=baru).daftar_jabatan.filter(nama=jabatan.nama).exists()
    lama.refresh_from_db()
    assert lama.selesai == date(2019, 1, 1)
