"""The counts of a dashboard are those of the list of people, also for those whose deadlines are their own."""

from collections import Counter
from datetime import date

import pytest

from appraisal.indicators import get_indikator_waktu
from appraisal.monitoring import get_lingkup
from appraisal.punctuality_counts import hitung_ketepatan
from skp.models import Perpanjangan
from skp.services import transitions
from tests.dunia import pada, skp_draf
from tests.factories.organisasi import JabatanFactory, PenempatanFactory


def sama(dunia, unit, hari):
    hitungan = hitung_ketepatan(unit, get_lingkup(unit, dunia.periode, hanya_final=False), hari)
    daftar = get_indikator_waktu(unit, dunia.periode, hari)
    banyak = (len(daftar.memenuhi), len(daftar.tidak), len(daftar.belum))

    assert (hitungan.tepat, hitungan.terlambat, hitungan.belum) == banyak
    assert hitungan.persen == daftar.persen
    return banyak


@pytest.fixture
def beragam(dunia):
    """One set on time, one set late but within an extension of his own, a unit with more time, a late starter."""
    for nama, mulai in (("Baru", date(2015, 6, 1)), ("Lama", date(2014, 3, 1))):
        PenempatanFactory(
            pegawai__instansi=dunia.instansi,
            pegawai__nama=nama,
            jabatan=JabatanFactory(unit=dunia.subbagian),
            mulai=mulai,
        )
    skp = skp_draf(dunia)
    oleh = {"alasan": "Banjir.", "dibuat_oleh": dunia.admin.pengguna, "periode": dunia.periode, "hal": "skp"}
    Perpanjangan.objects.create(pegawai=dunia.pemilik, sampai=date(2015, 2, 28), **oleh)
    Perpanjangan.objects.create(unit=dunia.bagian_lain, sampai=date(2015, 3, 31), **oleh)
    with pada(2015, 2, 20):
        transitions.ajukan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))
        transitions.tetapkan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai))
    return dunia


def test_hitungan_sama_dengan_daftar_orangnya_pada_setiap_hari(beragam):
    dilihat = Counter()
    for hari in (date(2015, 1, 31), date(2015, 2, 20), date(2015, 4, 1), date(2015, 7, 1), date(2015, 7, 2)):
        with pada(hari.year, hari.month, hari.day):
            for unit in (beragam.biro, beragam.subbagian, beragam.bagian_lain):
                dilihat[sama(beragam, unit, hari)] += 1
    assert len(dilihat) > 4


def test_hitungan_tidak_bertambah_kueri_dengan_banyaknya_orang(beragam, django_assert_max_num_queries):
    with pada(2015, 7, 2):
        ruang = get_lingkup(beragam.biro, beragam.periode, hanya_final=False)
        with django_assert_max_num_queries(14):
            hitung_ketepatan(beragam.biro, ruang, date(2015, 7, 2))
