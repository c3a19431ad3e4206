"""Deadlines: the agency's, later ones for a unit or a person, what they change, and that the objection's stays."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appraisal.deadlines import batas_tanggapan
from appraisal.models import Penilaian
from appraisal.punctuality import list_ketepatan
from appraisal.services.keberatan import ajukan_keberatan
from appraisal.services.penetapan import tetapkan_atasan
from appraisal.waiting import batas as batas_penilaian
from organisasi.models import Notifikasi
from skp.calendar import kalender_dari
from skp.models import HalTenggat, Perpanjangan, Skp
from skp.services import transitions
from skp.services.extension import IsiPerpanjangan, cabut_perpanjangan, perpanjang
from skp.waiting import batas, menunggu
from tests.dunia import capaian_dinilai, pada, penilaian_diserahkan, skp_draf
from tests.halaman import nilai, teks
from tests.organisasi.aturan import dilarang
from tests.tahap import (
    isi_dan_ajukan_realisasi,
    nilai_dan_terima,
    penilaian_diterima,
    penilaian_keberatan,
    serahkan_hasil,
)

pytestmark = pytest.mark.django_db
H = HalTenggat


def beri(d, hal=H.SKP, sampai=date(2015, 2, 28), oleh=None, **untuk):
    untuk = untuk or {"pegawai": d.pemilik}
    isi = IsiPerpanjangan(hal=hal, sampai=sampai, alasan="Reorganisasi unit.", **untuk)
    return perpanjang(periode_id=d.periode.pk, isi=isi, oleh=d.akses(oleh or d.admin))


def test_perpanjangan_orang_dan_unit_yang_terjauh_berlaku(dunia):
    skp, lain = skp_draf(dunia), skp_draf(dunia, pegawai=dunia.orang_lain)
    with pada(2015, 1, 20):
        beri(dunia)
        beri(dunia, sampai=date(2015, 3, 31), unit=dunia.bagian)
        kalender = kalender_dari([skp, lain])

        assert batas(skp, kalender).tanggal == date(2015, 3, 31)  # of the Bagian above the Subbagian
        assert batas(lain, kalender).tanggal == date(2015, 1, 31)
        assert menunggu(skp).batas == batas(skp)
    assert Notifikasi.objects.filter(penerima=dunia.pemilik.pengguna, judul__contains="28 Februari 2015").count() == 1


def test_sesudah_januari_ditandai_terlambat_dan_tetap_dapat_ditetapkan(dunia, masuk):
    """PP46-P5(5): the deadline is seen and reported, and never blocks."""
    skp = skp_draf(dunia)
    with pada(2015, 2, 10):
        assert (batas(skp).tanggal, batas(skp).sisa) == (date(2015, 1, 31), -10)
        assert "Terlambat 10 hari" in teks(masuk(dunia.pemilik).get(f"/skp/{skp.pk}/"))
        transitions.ajukan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))
        skp = transitions.tetapkan_skp(skp_id=skp.pk, oleh=dunia.akses(skp.pejabat_penilai))
    assert skp.sudah_ditetapkan


def test_dicabut_kembali_ke_tenggat_umum_dan_tetap_terbaca(dunia):
    skp = skp_draf(dunia)
    with pada(2015, 1, 20):
        baris = beri(dunia)
        cabut_perpanjangan(perpanjangan_id=baris.pk, alasan="Salah orang.", oleh=dunia.akses(dunia.admin))

        assert batas(skp).tanggal == date(2015, 1, 31)
        with dilarang("perpanjangan.sudah_dicabut"):
            cabut_perpanjangan(perpanjangan_id=baris.pk, alasan="Lagi.", oleh=dunia.akses(dunia.admin))
        beri(dunia)  # after it was taken back another may be given
    assert Perpanjangan.objects.count() == 2


@pytest.mark.parametrize(
    ("hal", "sampai", "kode"),
    [
        (H.SKP, date(2015, 1, 31), "perpanjangan.sampai"),
        (H.SKP, date(2016, 1, 1), "perpanjangan.sampai"),
        (H.PENILAIAN, date(2016, 1, 31), "perpanjangan.sampai"),
        (H.PENILAIAN, date(2018, 1, 1), "perpanjangan.sampai"),
        (H.TERUSKAN, date(2015, 1, 19), "perpanjangan.sampai"),
    ],
)
def test_hari_yang_tidak_memperpanjang_apa_pun_ditolak(dunia, hal, sampai, kode):
    with pada(2015, 1, 20), dilarang(kode):
        beri(dunia, hal, sampai)


def test_hanya_admin_unitnya_dan_bukan_untuk_diri_sendiri(dunia):
    d = dunia
    with pada(2015, 1, 20):
        for oleh, untuk, alasan in (
            (d.penilai, {"pegawai": d.pemilik}, "admin kepegawaian"),
            (d.pengelola, {"unit": d.subbagian}, "admin kepegawaian"),
            (d.admin, {"pegawai": d.admin}, "admin kepegawaian lain"),
            (d.admin, {"unit": d.setda}, "di luar unit"),
            (d.admin, {"pegawai": d.pimpinan}, "ditempatkan pada"),
        ):
            with pytest.raises(PermissionDenied, match=alasan):
                beri(d, oleh=oleh, **untuk)
        beri(d)
        with dilarang("perpanjangan.aturan", "cabut dahulu"):
            beri(d, sampai=date(2015, 4, 1))


def test_atasan_menunggu_sampai_perpanjangan_penilaian_habis(dunia):
    penilaian = capaian_dinilai(dunia)
    with pada(2016, 1, 10):
        beri(dunia, H.PENILAIAN, date(2016, 2, 20))
    with pada(2016, 2, 20), dilarang("penilaian.penilai_masih_berhak", "20-02-2016"):
        tetapkan_atasan(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.atasan), catatan="Penilai sakit.")


def test_jam_14_hari_diperpanjang_kecuali_keberatan(dunia):
    penilaian = penilaian_keberatan(dunia)
    semula = penilaian.keberatan.batas_tanggapan
    with pada(2016, 1, 10):
        beri(dunia, H.TANGGAPAN, date(2016, 2, 1))
        assert batas_tanggapan(penilaian) > semula
        assert batas_penilaian(penilaian).tanggal == date(2016, 2, 1)

    with transaction.atomic():
        diserahkan = penilaian_diserahkan(dunia, pegawai=dunia.rekan)
        with pada(2016, 1, 10):
            beri(dunia, H.PENILAIAN, date(2016, 2, 20), unit=dunia.biro)
            assert batas_penilaian(diserahkan).tanggal == date(2016, 1, 13)


def test_penerusan_14_hari_sejak_kembali_atau_sampai_perpanjangan(dunia):
    penilaian = penilaian_diterima(dunia)
    with pada(2016, 1, 10):
        assert batas_penilaian(penilaian).tanggal == date(2016, 1, 19)
        beri(dunia, H.TERUSKAN, date(2016, 1, 25), unit=dunia.subbagian)
        assert batas_penilaian(penilaian).tanggal == date(2016, 1, 25)


def test_kontrak_yang_berjalan_baru_bertenggat_saat_realisasi_dibuka(dunia):
    skp = skp_draf(dunia)
    Skp.objects.update(status="ditetapkan")
    skp.refresh_from_db()
    with pada(2015, 11, 30):
        assert batas(skp) is None
    with pada(2015, 12, 1):
        assert batas(skp).tanggal == date(2016, 1, 31)


def test_satu_kalender_untuk_seluruh_daftar(dunia):
    with pada(2015, 1, 20):
        beri(dunia)
        beri(dunia, unit=dunia.biro)
    daftar = [skp_draf(dunia, pegawai=p) for p in (dunia.pemilik, dunia.rekan, dunia.orang_lain)]
    with CaptureQueriesContext(connection) as kueri:
        kalender = kalender_dari(daftar)
        assert all(batas(s, kalender).tanggal == date(2015, 2, 28) for s in daftar)
    assert len(kueri) == 2


def test_halaman_kalender_menurut_pembacanya(dunia, masuk):
    alamat = reverse("skp:kalender", args=[dunia.periode.pk])
    with pada(2015, 1, 20):
        baris = beri(dunia)
        for orang, melihat, memperpanjang in (
            (dunia.pemilik, True, False),
            (dunia.admin, True, True),
            (dunia.rekan, False, False),
            (dunia.pimpinan, False, False),
        ):
            halaman = masuk(orang).get(alamat)
            assert halaman.status_code == 200
            assert ("Reorganisasi unit." in teks(halaman)) is melihat
            perpanjang_url = reverse("skp:perpanjang", args=[dunia.periode.pk])
            assert masuk(orang).get(perpanjang_url).status_code == (200 if memperpanjang else 403)
            cabut = reverse("skp:cabut_perpanjangan", args=[baris.pk])
            assert masuk(orang).get(cabut).status_code == (200 if memperpanjang else 403 if melihat else 404)
        assert "28 Februari 2015 (diperpanjang)" in teks(masuk(dunia.pemilik).get(alamat))


def test_perpanjang_dan_cabut_di_peramban(dunia, masuk):
    admin = masuk(dunia.admin)
    alamat = reverse("skp:perpanjang", args=[dunia.periode.pk])
    data = {"hal": "skp", "unit": "", "pegawai": "Pemilik Rekaan", "sampai": "28-02-2015", "alasan": "Banjir."}
    with pada(2015, 1, 20):
        salah = admin.post(alamat, data | {"unit": dunia.subbagian.pk})
        assert (salah.status_code, nilai(salah, "alasan").strip()) == (422, "Banjir.")
        assert "Pilih satu unit, atau tulis satu pegawai." in teks(salah)
        assert "Tenggat umumnya 31 Januari 2015" in teks(admin.post(alamat, data | {"sampai": "30-01-2015"}))
        assert admin.post(alamat, data).status_code == 302
        cabut = reverse("skp:cabut_perpanjangan", args=[Perpanjangan.objects.get().pk])
        assert admin.post(cabut, {"alasan": " "}).status_code == 422
        assert admin.post(cabut, {"alasan": "Sudah surut."}).status_code == 302
    assert Perpanjangan.objects.get().alasan_cabut == "Sudah surut."


def test_masa_keberatan_tidak_termasuk_yang_dapat_diperpanjang():
    assert "keberatan" not in HalTenggat.values
    assert Penilaian._meta.get_field("batas_keberatan")


def test_setiap_halaman_menyebut_tenggat_yang_berlaku(dunia, masuk):
    """The extended day on each page of the way; the objection's own fourteen days stay as they are (K-11)."""
    d = dunia
    with pada(2015, 1, 3):
        for hal, sampai in ((H.SKP, date(2015, 2, 27)), (H.PENILAIAN, date(2016, 2, 26))):
            beri(d, hal=hal, sampai=sampai)

    def tampak(hari, siapa, nama, pk, tenggat):
        with pada(*hari):
            isi = masuk(siapa).get(reverse(nama, args=[pk]))
        assert isi.status_code == 200, nama
        assert f"paling lambat {tenggat}" in isi.content.decode(), (nama, tenggat)

    skp = skp_draf(d)
    for nama in ("skp:rincian", "skp:susun"):
        tampak((2015, 1, 20), d.pemilik, nama, skp.pk, "27 Februari 2015")
    with pada(2015, 1, 21):
        transitions.ajukan_skp(skp_id=skp.pk, oleh=d.akses(d.pemilik))
        transitions.tetapkan_skp(skp_id=skp.pk, oleh=d.akses(d.penilai))
    tampak((2015, 12, 20), d.pemilik, "appraisal:realisasi", skp.pk, "26 Februari 2016")
    with pada(2015, 12, 21):
        isi_dan_ajukan_realisasi(d, skp)
        skp.refresh_from_db()
    tampak((2015, 12, 22), d.penilai, "appraisal:nilai", skp.pk, "26 Februari 2016")
    with pada(2015, 12, 23):
        penilaian = nilai_dan_terima(d, skp)
    tampak((2015, 12, 24), d.penilai, "appraisal:hasil", penilaian.pk, "26 Februari 2016")
    with pada(2015, 12, 28):
        serahkan_hasil(d, penilaian)
    tampak((2015, 12, 30), d.pemilik, "appraisal:hasil", penilaian.pk, "11 Januari 2016")
    tampak((2015, 12, 30), d.pemilik, "appraisal:keberatan", penilaian.pk, "11 Januari 2016")
    with pada(2016, 1, 5):
        ajukan_keberatan(penilaian_id=penilaian.pk, alasan="Keliru.", butir={}, oleh=d.akses(d.pemilik))
        beri(d, hal=H.TANGGAPAN, sampai=date(2016, 2, 3))
    tampak((2016, 1, 6), d.penilai, "appraisal:hasil", penilaian.pk, "3 Februari 2016")
    tampak((2016, 1, 6), d.atasan, "appraisal:putuskan", penilaian.pk, "3 Februari 2016")


def test_ketepatan_waktu_mengikuti_perpanjangan(dunia):
    """In time is what was in time by the extended day: of the person with an SKP, of the unit without one."""
    skp = skp_draf(dunia)
    with pada(2015, 1, 20):
        beri(dunia)
        beri(dunia, sampai=date(2015, 3, 31), unit=dunia.bagian_lain)
    with pada(2015, 2, 20):
        transitions.ajukan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))
        transitions.tetapkan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai))
        tepat = {k.nama: (k.batas_skp, k.menyusun) for k in list_ketepatan(dunia.biro, dunia.periode)}
    assert tepat["Pemilik Rekaan"] == (date(2015, 2, 28), "Tepat waktu")
    assert tepat["Rekan Rekaan"] == (date(2015, 1, 31), "Terlambat")
    assert tepat["Orang Lain Rekaan"] == (date(2015, 3, 31), "Belum jatuh tempo")
