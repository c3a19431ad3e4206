"""Query counts and bytes of every page, in a small and in a larger agency: exact, so they are tests; times are not."""

import pytest
from django.db import transaction
from django.test import Client

from appraisal.demo.bulk.load import muat_banyak
from organisasi.common.clock import waktu_rekaan
from skp.models import Kegiatan, Skp
from skp.states import StatusSkp
from tests.appraisal.demo.conftest import SAAT
from tests.bench.catalogue import BATAS_BITA, BATAS_KUERI, HALAMAN, Bahan
from tests.bench.pages import hitung_kueri

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

KECIL, BESAR = 140, 280
SELISIH = 1
"""One more statement may come from a state that the small agency does not have; a query per row would be dozens."""

MASIH_DI_ATAS = {"appraisal:nilai": 17}
"""Pages that still ask more than their kind may: they must not grow, and leave this list when they are mended."""


@pytest.fixture(scope="module")
def ukuran(django_db_setup, django_db_blocker):
    """Statements and bytes of every page in both sizes, measured once."""
    hasil = {}
    with django_db_blocker.unblock():
        for banyak in (KECIL, BESAR):
            with transaction.atomic(), waktu_rekaan(SAAT):
                muat_banyak(banyak)
                hasil[banyak] = {h.judul: _ukur(Bahan(), h) for h in HALAMAN}
                if banyak == KECIL:
                    hasil["penyunting"] = _ukur(Bahan(), _penyunting(), siapkan=_enam_puluh_baris)
                transaction.set_rollback(True)
    return hasil


def _ukur(bahan, halaman, siapkan=None):
    pengguna, alamat = halaman.cari(bahan)
    if siapkan:
        siapkan(bahan)
    client = Client()
    client.force_login(pengguna)
    client.get("/akun/")
    jawaban, kueri = hitung_kueri(lambda: client.get(alamat))
    assert jawaban.status_code == 200, halaman.judul
    return kueri, len(jawaban.content)


def _penyunting():
    return next(h for h in HALAMAN if h.nama == "skp:susun")


def _enam_puluh_baris(bahan) -> Skp:
    skp = bahan.skp(status=StatusSkp.DRAF)
    contoh = Kegiatan.objects.filter(versi__skp=skp).first()
    kurang = 60 - Kegiatan.objects.filter(versi__skp=skp).count()
    for n in range(kurang):
        contoh.pk, contoh.urutan = None, 100 + n
        contoh.save(force_insert=True)
    return skp


@pytest.mark.parametrize("halaman", HALAMAN, ids=lambda h: h.judul)
def test_setiap_halaman_dalam_anggarannya(ukuran, halaman):
    for banyak in (KECIL, BESAR):
        kueri, bita = ukuran[banyak][halaman.judul]

        batas = MASIH_DI_ATAS.get(halaman.judul, BATAS_KUERI[halaman.jenis])
        assert len(kueri) <= batas, "\n".join(kueri)
        assert bita <= BATAS_BITA


@pytest.mark.parametrize("halaman", HALAMAN, ids=lambda h: h.judul)
def test_banyaknya_kueri_tidak_bergantung_pada_besarnya_instansi(ukuran, halaman):
    kecil, besar = (len(ukuran[banyak][halaman.judul][0]) for banyak in (KECIL, BESAR))

    assert abs(besar - kecil) <= SELISIH, "\n".join(ukuran[BESAR][halaman.judul][0])


def test_penyunting_dengan_enam_puluh_baris(ukuran):
    kueri, bita = ukuran["penyunting"]

    assert len(kueri) <= BATAS_KUERI["formulir"]
    assert bita <= BATAS_BITA
