"""An assessor splits a target: a proposal that the subordinate takes, changes or leaves."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Notifikasi
from skp.models import BagianTarget
from skp.selectors import list_kegiatan
from skp.services import transitions
from skp.services.plan import buka_perubahan
from skp.services.sharing import IsiBagian, bagi_target
from skp.sharing import list_bagian
from tests.dunia import baris, pada, skp_diajukan, skp_ditetapkan, skp_draf
from tests.halaman import dom, formset, isian, nilai, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def terbagi(dunia):
    """The head of the subbagian has an agreed activity of twelve reports; four of them go to one subordinate."""
    dunia.atas = skp_ditetapkan(dunia, pegawai=dunia.penilai)
    dunia.kegiatan = list_kegiatan(dunia.atas)[0]
    bagi(dunia, {dunia.pemilik.pk: IsiBagian(Decimal(4), Decimal(2_000_000))})
    return dunia


def bagi(d, bagian, oleh=None):
    with pada(2015, 1, 10):
        return bagi_target(kegiatan_id=d.kegiatan.pk, bagian=bagian, oleh=d.akses(oleh or d.penilai))


def test_bawahan_mengambil_bagiannya_dengan_satu_klik_tanpa_skrip(terbagi, masuk):
    d = terbagi
    skp = skp_draf(d, kegiatan=[])
    pemilik, susun = masuk(d.pemilik), f"/skp/{skp.pk}/susun/"
    with pada(2015, 1, 11):
        halaman = pemilik.get(susun)
        assert "Bagian Anda: 4 laporan, Rp2.000.000" in teks(halaman)
        assert dom(halaman).xpath("//button[@name='bagian']/@value") == [str(d.kegiatan.pk)]
        ketikan = formset("k", [{"uraian": "Menata arsip", "target_kuantitas": "1,5", "satuan_waktu": "bulan"}])
        usulan = pemilik.post(susun, ketikan | {"revisi": skp.revisi, "bagian": d.kegiatan.pk})
        assert nilai(usulan, "k-0-uraian") == "Menata arsip"
        assert (nilai(usulan, "k-1-target_kuantitas"), nilai(usulan, "k-1-induk")) == ("4", f"A{d.kegiatan.pk}")
        isi = isian(usulan) | {"k-0-uraian": "", "k-0-target_kuantitas": ""}
        assert pemilik.post(susun, isi).status_code == 302
        transitions.ajukan_skp(skp_id=skp.pk, oleh=d.akses(d.pemilik))

        (diambil,) = list_kegiatan(skp)
        assert (diambil.induk, diambil.target_kuantitas, diambil.target_biaya) == (d.kegiatan, 4, 2_000_000)
        assert "sudah Anda ambil" not in teks(pemilik.get(f"/skp/{skp.pk}/"))
        assert "Diambil" in teks(masuk(d.penilai).get(f"/skp/{d.atas.pk}/bagi/1/"))


def test_yang_tidak_dibagi_tidak_dapat_diambil(terbagi, masuk):
    skp = skp_draf(terbagi, kegiatan=[])
    lain = list_kegiatan(terbagi.atas)[1]
    with pada(2015, 1, 11):
        jawaban = masuk(terbagi.pemilik).post(
            f"/skp/{skp.pk}/susun/", formset("k", [{}]) | {"revisi": skp.revisi, "bagian": lain.pk}
        )
    assert jawaban.status_code == 409
    assert "tidak ada lagi" in teks(jawaban)


def test_halaman_pembagian_menjumlahkan_dan_mengingatkan_tanpa_melarang(terbagi, masuk):
    d = terbagi
    penilai, ke = masuk(d.penilai), f"/skp/{d.atas.pk}/bagi/1/"
    with pada(2015, 1, 11):
        halaman = penilai.get(ke)
        assert "4 dari 12" in teks(halaman)
        assert "Masih 8 laporan yang belum dibagi" in teks(halaman)
        nama = {d.pemilik.pk: f"b{d.pemilik.pk}-kuantitas", d.rekan.pk: f"b{d.rekan.pk}-kuantitas"}
        salah = penilai.post(ke, isian(halaman) | {nama[d.rekan.pk]: "4.5"})
        assert salah.status_code == 422
        assert nilai(salah, nama[d.rekan.pk]) == "4.5"
        lebih = penilai.post(ke, isian(halaman) | {nama[d.rekan.pk]: "9"}, follow=True)
        assert "melebihi target Anda sebanyak 1 laporan" in teks(lebih)
        penilai.post(ke, isian(penilai.get(ke)) | {nama[d.pemilik.pk]: "", f"b{d.pemilik.pk}-biaya": ""})
    assert list(BagianTarget.objects.values_list("pegawai", "kuantitas")) == [(d.rekan.pk, 9)]
    assert Notifikasi.objects.filter(judul__startswith="Pejabat penilai membagi", penerima=d.rekan.pengguna).exists()


def test_bagian_ikut_ke_versi_berikutnya_dan_perbedaannya_terlihat(terbagi):
    d = terbagi
    bawahan = skp_diajukan(d, kegiatan=[baris(induk_id=d.kegiatan.pk, target_kuantitas=Decimal(5))])
    with pada(2015, 5, 4):
        buka_perubahan(skp_id=d.atas.pk, alasan="Anggaran dipotong.", oleh=d.akses(d.penilai))
        transitions.ajukan_perubahan(skp_id=d.atas.pk, oleh=d.akses(d.penilai))
        transitions.setujui_perubahan(skp_id=d.atas.pk, oleh=d.akses(d.atas.pejabat_penilai))
    d.atas.refresh_from_db()
    baru = list_kegiatan(d.atas)[0]
    baru.versi.skp = d.atas
    milik = next(b for b in list_bagian(baru) if b.pegawai == d.pemilik)

    assert baru.pk != d.kegiatan.pk
    assert (milik.bagian.kuantitas, milik.diambil.versi.skp, milik.berbeda) == (4, bawahan, True)
    with pytest.raises(KeadaanBerubah, match="versinya yang terakhir"):
        bagi(d, {})


def test_hanya_pemiliknya_yang_membagi_dan_hanya_kepada_bawahannya(terbagi):
    d = terbagi
    with pytest.raises(PermissionDenied):
        bagi(d, {}, oleh=d.pemilik)
    with pytest.raises(AturanDilanggar, match="hanya dapat dibagi kepada bawahan"):
        bagi(d, {d.karo.pk: IsiBagian(Decimal(1))})
