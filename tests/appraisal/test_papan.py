"""The board: counts per unit and step that equal the lists they open, late ones by the deadline that holds."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appraisal.board import KEADAAN, LANGKAH, DaftarLangkah, get_papan
from appraisal.monitoring import get_lingkup
from appraisal.views import pilihan
from organisasi.models import Pegawai, Penempatan
from skp.models import HalTenggat
from tests.dunia import (
    capaian_dinilai,
    pada,
    penilaian_disahkan,
    penilaian_diserahkan,
    realisasi_diajukan,
    skp_diajukan,
)
from tests.factories.organisasi import AWAL, JabatanFactory, PegawaiFactory, PenempatanFactory, UnitFactory
from tests.factories.skp import PerpanjanganFactory
from tests.halaman import teks

pytestmark = pytest.mark.django_db
PAPAN = "/pemantauan/papan/"


def papan(d, unit=None):
    unit = unit or d.biro
    return get_papan(unit, get_lingkup(unit, d.periode, hanya_final=True))


def isi(hitungan):
    return hitungan.belum, hitungan.proses, hitungan.selesai, hitungan.terlambat


@pytest.fixture
def ramai(dunia):
    """Five people in five different states; the head of the Biro and the admin have nothing yet."""
    penilaian_disahkan(dunia)
    penilaian_diserahkan(dunia, pegawai=dunia.rekan)
    capaian_dinilai(dunia, pegawai=dunia.penilai)
    realisasi_diajukan(dunia, pegawai=dunia.atasan)
    skp_diajukan(dunia, pegawai=dunia.orang_lain)
    return dunia


def test_setiap_langkah_menghitung_belum_proses_selesai_dan_terlambat(ramai):
    with pada(2016, 2, 2):
        hasil = papan(ramai).jumlah

    assert hasil.orang == 7  # the five, the head of the Biro, the admin
    assert {kunci: isi(h) for kunci, h in hasil.langkah.items()} == {
        "skp": (2, 1, 4, 3),
        "realisasi": (3, 1, 3, 4),
        "penilaian": (4, 1, 2, 5),
        "berlaku": (5, 1, 1, 6),
    }


def test_angka_setiap_unit_sama_dengan_daftar_yang_dibukanya(ramai, masuk):
    with pada(2016, 2, 2):
        peramban = masuk(ramai.admin)
        alamat = re.findall(r'href="(/pemantauan/papan/[^"]+)"[^>]*>(\d+)<', teks_mentah(peramban, ramai))
        assert len(alamat) > 20
        for tujuan, banyak in alamat:
            assert f": {banyak} orang" in teks(peramban.get(tujuan.replace("&amp;", "&")))
        per_unit = {b.unit.nama: b.langkah["berlaku"].semua for b in papan(ramai).baris}
    assert per_unit == {"Biro Organisasi": 1, "Bagian Tatalaksana": 4, "Bagian Kelembagaan": 2}


def teks_mentah(peramban, d):
    return peramban.get(f"{PAPAN}?unit={d.biro.pk}&tahun=2015").content.decode()


def test_terlambat_menurut_tenggat_yang_berlaku_bagi_unit_dan_orang(ramai):
    with pada(2016, 2, 2):
        PerpanjanganFactory(
            periode=ramai.periode, hal=HalTenggat.SKP, unit=ramai.bagian_lain, pegawai=None, sampai=date(2016, 2, 1)
        )
        assert papan(ramai).jumlah.langkah["skp"].terlambat == 3  # past again since yesterday
        PerpanjanganFactory(
            periode=ramai.periode, hal=HalTenggat.SKP, pegawai=ramai.orang_lain, unit=None, sampai=date(2016, 2, 2)
        )
        lapis = papan(ramai)
        ruang = get_lingkup(ramai.biro, ramai.periode, hanya_final=True)
        daftar = DaftarLangkah(ruang, "skp", "terlambat")
    assert lapis.jumlah.langkah["skp"].terlambat == len(daftar) == 2
    assert {b.nama for b in daftar[0:10]} == {ramai.karo.nama, ramai.admin.nama}


def test_yang_dihitung_dan_yang_didaftar_orang_yang_sama(ramai):
    with pada(2016, 2, 2):
        ruang = get_lingkup(ramai.biro, ramai.periode, hanya_final=True)
        jumlah = papan(ramai).jumlah
        for langkah in LANGKAH:
            for keadaan in KEADAAN:
                daftar = DaftarLangkah(ruang, langkah, keadaan)
                assert getattr(jumlah.langkah[langkah], keadaan) == len(daftar) == len(daftar[0:50])


def test_dari_papan_diingatkan_dan_diperpanjang(dunia, masuk):
    alamat = f"{PAPAN}?unit={dunia.biro.pk}&tahun=2015"
    admin = masuk(dunia.admin).get(alamat).content.decode()
    pimpinan = masuk(dunia.pimpinan).get(alamat).content.decode()
    perpanjang = f"{reverse('skp:perpanjang', args=[dunia.periode.pk])}?unit={dunia.biro.pk}"

    assert "Ingatkan semua yang terlambat" in admin
    assert perpanjang in admin
    assert "Ingatkan semua" not in pimpinan
    assert perpanjang not in pimpinan
    formulir = masuk(dunia.admin).get(perpanjang).content.decode()
    assert f'<option value="{dunia.biro.pk}" selected' in formulir


def test_unit_dicari_dengan_nama_atau_kode(dunia, masuk, monkeypatch):
    monkeypatch.setattr(pilihan, "PILIHAN_LANGSUNG", 1)
    peramban = masuk(dunia.admin)

    satu = teks(peramban.get(PAPAN, {"cari": "kelembagaan"}))
    assert "Bagian Kelembagaan · tahun" in satu
    assert "2 unit cocok" in teks(peramban.get(PAPAN, {"cari": "bagian"})).replace("3 unit", "2 unit")
    assert "Tidak ada unit Anda yang cocok" in teks(peramban.get(PAPAN, {"cari": "sekretariat"}))
    assert dunia.subbagian.nama in teks(peramban.get(PAPAN, {"cari": dunia.subbagian.kode}))
    for halaman in ("appraisal:pemantauan", "appraisal:rekap", "appraisal:evaluasi"):
        assert "2 unit cocok" in teks(peramban.get(reverse(halaman), {"cari": "bagian"})).replace("3 unit", "2 unit")


def test_alamat_yang_diutak_atik_dan_jumlah_kueri_tetap(dunia, masuk):
    peramban = masuk(dunia.admin)
    for ekor in ("?tahun=1999", "?tahun=x", "?unit=0x1", "?cari=%00%27"):
        assert peramban.get(PAPAN + ekor).status_code == 200
    assert peramban.get(f"{PAPAN}skp/asing/").status_code == 404

    def kueri(alamat):
        with CaptureQueriesContext(connection) as tangkapan:
            assert peramban.get(alamat).status_code == 200
        return len(tangkapan)

    halaman = (PAPAN, f"{PAPAN}skp/belum/", f"{PAPAN}berlaku/terlambat/")
    sedikit = [kueri(h) for h in halaman]
    meja = JabatanFactory(unit=dunia.subbagian)
    orang = Pegawai.objects.bulk_create(
        Pegawai(instansi=dunia.instansi, nip=f"197001011995011{n + 1:03d}", nama=f"Massal {n:03d}") for n in range(60)
    )
    Penempatan.objects.bulk_create(Penempatan(pegawai=p, jabatan=meja, mulai=AWAL) for p in orang)
    assert [kueri(h) for h in halaman] == sedikit
    assert max(sedikit) <= 20


def test_unit_yang_banyak_terbagi_halaman_dan_jumlahnya_tetap_seluruhnya(dunia, masuk):
    for n in range(60):
        unit = UnitFactory(instansi=dunia.instansi, parent=dunia.biro, nama=f"Bagian {n:02d}")
        PenempatanFactory(pegawai=PegawaiFactory(instansi=dunia.instansi), jabatan=JabatanFactory(unit=unit))
    with pada(2015, 6, 15):
        pertama, kedua = (masuk(dunia.admin).get(reverse("appraisal:papan"), {"halaman": n}) for n in (1, 2))
    assert len(pertama.context["halaman"]) == 50
    assert 0 < len(kedua.context["halaman"]) < 50
    assert pertama.context["papan"].jumlah.orang == kedua.context["papan"].jumlah.orang >= 60
    assert "halaman=2" in pertama.content.decode()
