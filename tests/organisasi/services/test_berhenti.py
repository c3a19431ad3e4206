"""Leaving: everything ends the day before, the account closes at once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from organisasi.models import AlasanBerhenti, Pegawai, Pengguna, PeranUnit
from organisasi.services.berhenti import batalkan_berhenti, berhentikan
from tests.factories.organisasi import JabatanFactory, PenempatanFactory, PenugasanPenilaiFactory, PeranUnitFactory
from tests.organisasi.aturan import dilarang
from tests.organisasi.conftest import HARI

KEMARIN = HARI - timedelta(days=1)


def catat(kantor, pegawai, tanggal=HARI, oleh="admin_pusat"):
    return berhentikan(pegawai_id=pegawai.pk, tanggal=tanggal, alasan=AlasanBerhenti.PENSIUN, oleh=kantor.sebagai(oleh))


def test_semua_berakhir_sehari_sebelumnya_dan_akun_tutup(kantor):
    PenempatanFactory(pegawai=kantor.penilai, jabatan=JabatanFactory(unit=kantor.bagian_lain), jenis="plh")
    PenugasanPenilaiFactory(pegawai=kantor.penilai, penilai=kantor.karo)
    PenugasanPenilaiFactory(pegawai=kantor.rekan, penilai=kantor.penilai)
    nanti = PenugasanPenilaiFactory(pegawai=kantor.pemilik, penilai=kantor.penilai, mulai=date(2021, 1, 1))
    PeranUnitFactory(pengguna=kantor.penilai.pengguna, instansi=kantor.instansi)

    akibat = catat(kantor, kantor.penilai)

    assert (akibat.penempatan, akibat.penugasan, akibat.akun) == (2, 2, True)
    assert set(kantor.penilai.daftar_penempatan.values_list("selesai", flat=True)) == {KEMARIN}
    assert kantor.rekan.penugasan_penilai.get().selesai == KEMARIN
    assert not type(nanti).objects.filter(pk=nanti.pk).exists()
    assert PeranUnit.objects.get(pengguna__pegawai=kantor.penilai).selesai == KEMARIN
    assert not Pengguna.objects.get(pegawai=kantor.penilai).is_active
    pegawai = Pegawai.objects.get(pk=kantor.penilai.pk)
    assert (pegawai.berhenti_tanggal, pegawai.berhenti_alasan) == (HARI, "pensiun")


def test_yang_sudah_berakhir_tidak_disentuh(kantor):
    kantor.rekan.daftar_penempatan.update(selesai=date(2019, 1, 1))

    catat(kantor, kantor.rekan)

    assert kantor.rekan.daftar_penempatan.get().selesai == date(2019, 1, 1)


def test_berhenti_paling_akhir_hari_ini(kantor):
    with dilarang("berhenti.tanggal", "akunnya langsung ditutup"):
        catat(kantor, kantor.rekan, HARI + timedelta(days=1))


def test_penempatan_yang_belum_mulai_dibereskan_dahulu(kantor):
    PenempatanFactory(
        pegawai=kantor.rekan, jabatan=JabatanFactory(unit=kantor.subbagian), jenis="plt", mulai=date(2020, 7, 1)
    )

    with dilarang("berhenti.tanggal", "1 Juli 2020"):
        catat(kantor, kantor.rekan)


def test_ppk_diganti_dahulu(kantor):
    with dilarang("berhenti.ppk"):
        catat(kantor, kantor.gubernur)


def test_pengelola_terakhir_tidak_dapat_berhenti(kantor):
    with dilarang("peran.pengelola_terakhir"):
        catat(kantor, kantor.pengelola)

    assert Pengguna.objects.get(pegawai=kantor.pengelola).is_active
    assert kantor.penempatan_dari(kantor.pengelola).selesai is None


def test_berhenti_sekali_saja_dan_dapat_dibatalkan(kantor):
    catat(kantor, kantor.rekan)
    with dilarang("berhenti.sudah"):
        catat(kantor, kantor.rekan)

    batalkan_berhenti(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("admin_pusat"))

    assert Pegawai.objects.get(pk=kantor.rekan.pk).berhenti_tanggal is None
    assert not Pengguna.objects.get(pegawai=kantor.rekan).is_active
    with dilarang("berhenti.belum"):
        batalkan_berhenti(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("admin_pusat"))


def test_tanpa_akun_pun_dapat_berhenti(kantor):
    Pengguna.objects.filter(pegawai=kantor.rekan).delete()

    assert not catat(kantor, kantor.rekan).akun


@pytest.mark.parametrize("siapa", ["pengelola", "admin_lain", "admin_asing", "pimpinan", "rekan"])
def test_hanya_admin_unitnya_yang_mencatat(kantor, siapa):
    with pytest.raises(PermissionDenied):
        catat(kantor, kantor.rekan, oleh=siapa)


def test_admin_tidak_memberhentikan_dirinya(kantor):
    with pytest.raises(PermissionDenied):
        catat(kantor, kantor.admin_pusat)
