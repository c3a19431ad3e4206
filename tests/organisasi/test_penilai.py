"""Who appraises whom: assignment, head, past vacant heads, acting ones, the PPK; never oneself."""

from datetime import date, timedelta

import pytest

from organisasi.models import Penempatan
from organisasi.selectors.bawahan import list_bawahan
from organisasi.selectors.hubungan import get_hubungan, list_dinilai, list_hubungan
from organisasi.selectors.identitas import get_penempatan
from organisasi.selectors.penilai import Dasar, get_rantai
from organisasi.selectors.unit import unit_dan_turunannya
from tests.factories.organisasi import JabatanFactory, PegawaiFactory, PenempatanFactory, PenugasanPenilaiFactory
from tests.organisasi.conftest import HARI

KEMARIN = HARI - timedelta(days=1)


def rantai(pegawai, pada=HARI):
    return get_rantai(pegawai, pada, get_penempatan(pegawai, pada))


def nama(rantai):
    return tuple(p.pegawai.nama if p else None for p in (rantai.penilai, rantai.atasan))


def kosongkan(kantor, pegawai, selesai=KEMARIN):
    Penempatan.objects.filter(pegawai=pegawai).update(selesai=selesai)


def test_pegawai_dinilai_kepala_unitnya_dan_kepala_di_atasnya(kantor):
    hasil = rantai(kantor.pemilik)

    assert nama(hasil) == (kantor.penilai.nama, kantor.atasan.nama)
    assert hasil.penilai.dasar is Dasar.JABATAN
    assert hasil.penilai.sebagai == "definitif"


def test_kepala_dinilai_kepala_unit_di_atasnya(kantor):
    assert nama(rantai(kantor.penilai)) == (kantor.atasan.nama, kantor.karo.nama)


def test_pejabat_puncak_dinilai_ppk_yang_sekaligus_atasannya(kantor):
    hasil = rantai(kantor.sekda)

    assert nama(hasil) == (kantor.gubernur.nama, kantor.gubernur.nama)
    assert hasil.penilai.dasar is Dasar.PPK


def test_satu_tingkat_di_bawah_puncak_beratasan_ppk(kantor):
    assert nama(rantai(kantor.karo)) == (kantor.sekda.nama, kantor.gubernur.nama)


def test_kepala_kosong_dilewati_dan_disebut(kantor):
    kosongkan(kantor, kantor.penilai)

    hasil = rantai(kantor.pemilik)

    assert nama(hasil) == (kantor.atasan.nama, kantor.karo.nama)
    assert hasil.penilai.unit_kosong == (kantor.subbagian.nama,)


def test_sebelum_kosong_penilainya_tetap_yang_lama(kantor):
    kosongkan(kantor, kantor.penilai)

    assert nama(rantai(kantor.pemilik, KEMARIN)) == (kantor.penilai.nama, kantor.atasan.nama)


def test_yang_berhenti_tidak_menilai_lagi(kantor):
    kantor.penilai.berhenti_tanggal, kantor.penilai.berhenti_alasan = HARI, "pensiun"
    kantor.penilai.save()

    assert nama(rantai(kantor.pemilik))[0] == kantor.atasan.nama
    assert nama(rantai(kantor.pemilik, KEMARIN))[0] == kantor.penilai.nama


def test_plt_menilai_bila_kepala_definitif_kosong(kantor):
    jabatan = kantor.jabatan_dari(kantor.penilai)
    kosongkan(kantor, kantor.penilai)
    PenempatanFactory(pegawai=kantor.rekan, jabatan=jabatan, jenis="plt", mulai=HARI)

    hasil = rantai(kantor.pemilik)

    assert nama(hasil) == (kantor.rekan.nama, kantor.atasan.nama)
    assert hasil.penilai.sebagai == "plt"


def test_plt_tidak_menilai_dirinya_sendiri(kantor):
    jabatan = kantor.jabatan_dari(kantor.penilai)
    kosongkan(kantor, kantor.penilai)
    PenempatanFactory(pegawai=kantor.rekan, jabatan=jabatan, jenis="plt", mulai=HARI)

    hasil = rantai(kantor.rekan)

    assert nama(hasil) == (kantor.atasan.nama, kantor.karo.nama)


def test_kepala_yang_merangkap_plt_atasannya_dinilai_lebih_tinggi(kantor):
    jabatan = kantor.jabatan_dari(kantor.atasan)
    kosongkan(kantor, kantor.atasan)
    PenempatanFactory(pegawai=kantor.penilai, jabatan=jabatan, jenis="plt", mulai=HARI)

    assert nama(rantai(kantor.penilai)) == (kantor.karo.nama, kantor.sekda.nama)
    assert nama(rantai(kantor.pemilik)) == (kantor.penilai.nama, kantor.karo.nama)


def test_definitif_didahulukan_dari_plh(kantor):
    PenempatanFactory(pegawai=kantor.rekan, jabatan=kantor.jabatan_dari(kantor.penilai), jenis="plh")

    assert nama(rantai(kantor.pemilik))[0] == kantor.penilai.nama


def test_penugasan_mendahului_jabatan_selama_berlaku(kantor):
    PenugasanPenilaiFactory(pegawai=kantor.pemilik, penilai=kantor.karo, mulai=HARI, selesai=HARI)

    hasil = rantai(kantor.pemilik)

    assert nama(hasil) == (kantor.karo.nama, kantor.sekda.nama)
    assert nama(rantai(kantor.pemilik, KEMARIN))[0] == kantor.penilai.nama
    assert nama(rantai(kantor.pemilik, HARI + timedelta(days=1)))[0] == kantor.penilai.nama


def test_penugasan_dapat_menunjuk_atasannya(kantor):
    PenugasanPenilaiFactory(pegawai=kantor.pemilik, penilai=kantor.orang_lain, atasan=kantor.sekda)

    assert nama(rantai(kantor.pemilik)) == (kantor.orang_lain.nama, kantor.sekda.nama)


def test_penilai_yang_ditugasi_tanpa_jabatan_beratasan_ppk(kantor):
    luar = PegawaiFactory(instansi=kantor.instansi, status="pejabat_luar", nip=None)
    PenugasanPenilaiFactory(pegawai=kantor.pemilik, penilai=luar)

    assert nama(rantai(kantor.pemilik)) == (luar.nama, kantor.gubernur.nama)


def test_tanpa_jabatan_tidak_ada_penilai(kantor):
    baru = PegawaiFactory(instansi=kantor.instansi)

    assert nama(rantai(baru)) == (None, None)


def test_tanpa_ppk_puncak_tidak_bernilai(kantor):
    kantor.instansi.ppk = None
    kantor.instansi.save()
    kantor.sekda.refresh_from_db()

    assert nama(rantai(kantor.sekda)) == (None, None)


@pytest.mark.parametrize("siapa", ["pemilik", "penilai", "atasan", "karo", "sekda", "admin", "orang_lain"])
def test_tidak_seorang_pun_menilai_dirinya(kantor, siapa):
    pegawai = getattr(kantor, siapa)

    assert pegawai.nama not in nama(rantai(pegawai))
    assert pegawai not in {p.pegawai for p in list_bawahan(pegawai, HARI)}


def test_bawahan_kepala_unit_dan_kepala_unit_di_bawahnya(kantor):
    assert {p.pegawai for p in list_bawahan(kantor.penilai, HARI)} == {kantor.pemilik, kantor.rekan}
    assert {p.pegawai for p in list_bawahan(kantor.atasan, HARI)} == {kantor.penilai}


def test_bawahan_unit_tanpa_kepala_jatuh_kepada_atasannya(kantor):
    kosongkan(kantor, kantor.penilai)

    assert {p.pegawai for p in list_bawahan(kantor.atasan, HARI)} == {kantor.pemilik, kantor.rekan}


def test_bawahan_ppk_adalah_pejabat_puncak(kantor):
    assert kantor.sekda in {p.pegawai for p in list_bawahan(kantor.gubernur, HARI)}


def test_penugasan_memindahkan_bawahan(kantor):
    PenugasanPenilaiFactory(pegawai=kantor.pemilik, penilai=kantor.orang_lain)

    assert {p.pegawai for p in list_bawahan(kantor.orang_lain, HARI)} == {kantor.pemilik}
    assert {p.pegawai for p in list_bawahan(kantor.penilai, HARI)} == {kantor.rekan}


def test_setiap_bawahan_sesuai_dengan_rantainya(kantor):
    kosongkan(kantor, kantor.atasan)
    PenugasanPenilaiFactory(pegawai=kantor.rekan, penilai=kantor.karo)
    unit = unit_dan_turunannya([kantor.setda])

    for h in list_hubungan(kantor.instansi, list(list_dinilai(kantor.instansi, unit, HARI)), HARI):
        assert h.pegawai in {p.pegawai for p in list_bawahan(h.penilai, HARI)}


def test_yang_sudah_berhenti_bukan_bawahan(kantor):
    kantor.rekan.berhenti_tanggal, kantor.rekan.berhenti_alasan = HARI, "pindah"
    kantor.rekan.save()

    assert {p.pegawai for p in list_bawahan(kantor.penilai, HARI)} == {kantor.pemilik}


def test_hubungan_menerangkan_dasarnya(kantor):
    kosongkan(kantor, kantor.penilai)

    hubungan = get_hubungan(kantor.pemilik, HARI)

    assert hubungan.dasar == (
        "Menurut jabatan: Kepala Bagian Tatalaksana. Dilewati karena tidak ada kepala lain: Subbagian Tata Usaha."
    )
    assert hubungan.temuan == ()


def test_hubungan_menerangkan_penugasan_dan_ppk(kantor):
    PenugasanPenilaiFactory(pegawai=kantor.pemilik, penilai=kantor.karo, atasan=kantor.sekda, alasan="Diperbantukan.")

    hubungan = get_hubungan(kantor.pemilik, HARI)

    assert hubungan.dasar == "Menurut penugasan khusus: Diperbantukan."
    assert hubungan.dasar_atasan == "Ditunjuk dalam penugasan yang sama."
    assert get_hubungan(kantor.sekda, HARI).dasar_atasan.startswith("PPK tidak mempunyai atasan")


def test_temuan_menyebut_yang_saling_menilai(kantor):
    PenugasanPenilaiFactory(pegawai=kantor.penilai, penilai=kantor.pemilik)

    assert f"Saling menilai dengan {kantor.pemilik.nama}." in get_hubungan(kantor.penilai, HARI).temuan
    assert f"Saling menilai dengan {kantor.penilai.nama}." in get_hubungan(kantor.pemilik, HARI).temuan


def test_temuan_menyebut_penilai_tanpa_akun_dan_yang_berhenti(kantor):
    kantor.penilai.pengguna.is_active = False
    kantor.penilai.pengguna.save()
    PenugasanPenilaiFactory(pegawai=kantor.rekan, penilai=kantor.orang_lain)
    kantor.orang_lain.berhenti_tanggal, kantor.orang_lain.berhenti_alasan = HARI, "pensiun"
    kantor.orang_lain.save()

    assert "belum mempunyai akun aktif" in get_hubungan(kantor.pemilik, HARI).temuan[0]
    assert get_hubungan(kantor.rekan, HARI).temuan == (f"{kantor.orang_lain.nama} sudah berhenti.",)


def test_temuan_menyebut_yang_belum_ada(kantor):
    kantor.instansi.ppk = None
    kantor.instansi.save()
    kantor.sekda.refresh_from_db()
    kantor.karo.refresh_from_db()

    assert get_hubungan(kantor.sekda, HARI).temuan[0].startswith("Belum ada pejabat penilai")
    assert get_hubungan(kantor.karo, HARI).temuan[0].startswith("Belum ada atasan pejabat penilai")


def test_jabatan_masa_lain_tidak_dihitung(kantor):
    kantor_jabatan = JabatanFactory(unit=kantor.subbagian)
    nanti = PenempatanFactory(
        pegawai=PegawaiFactory(instansi=kantor.instansi), jabatan=kantor_jabatan, mulai=date(2021, 1, 1)
    )

    assert nama(rantai(nanti.pegawai)) == (None, None)
    assert nama(rantai(nanti.pegawai, date(2021, 1, 1)))[0] == kantor.penilai.nama
