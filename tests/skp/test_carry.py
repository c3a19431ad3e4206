"""Last year's activities carried over one by one: kept, changed or left out, and nothing typed is lost."""

from decimal import Decimal

import pytest

from organisasi.common.errors import AturanDilanggar
from organisasi.models import IsianTertunda
from skp.carry import berikutnya, list_bawaan
from skp.models import BawaanKegiatan, PilihanBawaan, Skp
from skp.selectors import list_kegiatan
from skp.services.carry import putuskan_bawaan
from tests.dunia import baris, buat_dunia, pada, skp_ditetapkan, skp_draf
from tests.factories.skp import ButirRktFactory, PeriodeFactory
from tests.halaman import dom, isian, nilai, teks

pytestmark = pytest.mark.django_db

LALU = ["Menyusun laporan", "Menata arsip", "Mengetik surat"]


@pytest.fixture
def skp(dunia):
    """A draft of 2015 with one row, after an agreed SKP of 2014 with three."""
    tahun_ini, dunia.periode = dunia.periode, PeriodeFactory(instansi=dunia.instansi, tahun=2014)
    rkt = ButirRktFactory(unit=dunia.biro, tahun=2014)
    skp_ditetapkan(dunia, kegiatan=[baris(satu, rkt_id=rkt.pk, target_biaya=Decimal(500)) for satu in LALU])
    dunia.periode = tahun_ini
    return skp_draf(dunia, kegiatan=[baris("Baris sendiri")])


@pytest.fixture
def pemilik(dunia, masuk):
    return masuk(dunia.pemilik)


def uraian(skp):
    return [k.uraian for k in list_kegiatan(skp)]


def jawab(client, skp, urut, pilihan, **ubah):
    """What the browser sends from the page of one activity."""
    alamat = f"/skp/{skp.pk}/bawa/{urut}/"
    with pada(2015, 1, 5):
        return client.post(alamat, isian(client.get(alamat)) | {"pilihan": pilihan} | ubah)


def test_satu_per_satu_dibawa_diubah_dan_ditinggalkan(skp, pemilik, django_assert_max_num_queries):
    mulai = pemilik.get(f"/skp/{skp.pk}/bawa/")
    assert "0 dari 3 kegiatan sudah dijawab" in teks(mulai)

    satu = jawab(pemilik, skp, 1, "tetap")
    dua = jawab(pemilik, skp, 2, "ubah", uraian="Menata arsip digital", target_kuantitas="24", target_biaya="")
    assert [satu.url, dua.url] == [f"/skp/{skp.pk}/bawa/{n}/" for n in (2, 3)]
    tiga = jawab(pemilik, skp, 3, "tinggal")

    assert tiga.url == f"/skp/{skp.pk}/bawa/"
    assert uraian(skp) == ["Baris sendiri", "Menyusun laporan", "Menata arsip digital"]
    tetap, diubah = list(list_kegiatan(skp))[1:]
    assert (tetap.target_biaya, tetap.rkt_id, diubah.target_kuantitas, diubah.target_biaya) == (500, None, 24, None)
    with django_assert_max_num_queries(12):
        ringkas = teks(pemilik.get(f"/skp/{skp.pk}/bawa/"))
    assert "Kegiatan 2 sama persis dengan SKP 2014" in ringkas
    assert "Kegiatan: Menata arsip → Menata arsip digital" in ringkas
    assert "Tidak dibawa" in ringkas


def test_dilanjutkan_di_tempat_berhenti_dan_jawaban_dapat_diubah(skp, pemilik):
    jawab(pemilik, skp, 2, "tetap")
    assert "Lanjutkan dengan kegiatan 1" in teks(pemilik.get(f"/skp/{skp.pk}/bawa/"))
    assert berikutnya(list_bawaan(skp), 2).urut == 3

    jawab(pemilik, skp, 2, "ubah", target_kuantitas="6")
    assert [(k.uraian, k.target_kuantitas) for k in list_kegiatan(skp)][1:] == [("Menata arsip", 6)]
    jawab(pemilik, skp, 2, "tinggal")
    assert uraian(skp) == ["Baris sendiri"]
    jawab(pemilik, skp, 2, "tetap")
    list_kegiatan(skp).get(uraian="Menata arsip").delete()

    assert "lalu dihapus di penyunting" in teks(pemilik.get(f"/skp/{skp.pk}/bawa/"))
    jawab(pemilik, skp, 2, "tetap")
    assert uraian(skp) == ["Baris sendiri", "Menata arsip"]
    assert BawaanKegiatan.objects.count() == 1


def test_yang_tidak_cocok_dijelaskan_dan_ketikan_tetap_ada(skp, pemilik):
    kosong = jawab(pemilik, skp, 1, "", uraian="Yang saya ketik")
    sama = jawab(pemilik, skp, 1, "ubah")
    diam = jawab(pemilik, skp, 1, "tetap", target_kuantitas="99")
    salah = jawab(pemilik, skp, 1, "ubah", target_kuantitas="banyak", uraian="Yang saya ketik")

    assert [j.status_code for j in (kosong, sama, diam, salah)] == [422] * 4
    assert nilai(kosong, "uraian").strip() == nilai(salah, "uraian").strip() == "Yang saya ketik"
    assert "Belum ada yang berubah dari tahun lalu" in teks(sama)
    assert "Isian di bawah Anda ubah" in teks(diam)
    assert nilai(diam, "target_kuantitas") == "99"
    assert "Tulis angka seperti" in teks(salah)
    assert uraian(skp) == ["Baris sendiri"]


def test_draf_ketikan_ditawarkan_kembali(skp, pemilik, dunia):
    """Typing kept by the browser comes back on the same page, and goes once it was saved."""
    alamat = f"/skp/{skp.pk}/bawa/1/"
    isi = "pilihan=ubah&uraian=Setengah+jadi"
    IsianTertunda.objects.create(pengguna=dunia.pemilik.pengguna, alamat=alamat, isi=isi)

    assert nilai(pemilik.get(f"{alamat}?pulihkan"), "uraian").strip() == "Setengah jadi"
    assert dom(pemilik.get(alamat)).xpath("//form[@data-draf]")
    jawab(pemilik, skp, 1, "tetap")
    assert not IsianTertunda.objects.exists()


def test_hanya_skp_yang_ditetapkan_dari_tahun_yang_lalu(skp, pemilik):
    Skp.objects.filter(periode__tahun=2014).update(status="diajukan")

    assert list_bawaan(skp) == []
    assert "Tidak ada SKP tahun lalu yang ditetapkan" in teks(pemilik.get(f"/skp/{skp.pk}/bawa/"))
    assert pemilik.get(f"/skp/{skp.pk}/bawa/1/").status_code == 404


def test_skp_penuh_tidak_bertambah():
    d = buat_dunia()
    tahun_ini, d.periode = d.periode, PeriodeFactory(instansi=d.instansi, tahun=2014)
    skp_ditetapkan(d)
    d.periode = tahun_ini
    skp = skp_draf(d, kegiatan=[baris(f"Kegiatan {n}") for n in range(60)])
    lama = list_bawaan(skp)[0].lama.pk

    with pytest.raises(AturanDilanggar, match="Paling banyak 60 kegiatan"):
        putuskan_bawaan(skp_id=skp.pk, lama_id=lama, pilihan=PilihanBawaan.TETAP, isi=None, oleh=d.akses(d.pemilik))
    assert not BawaanKegiatan.objects.exists()
