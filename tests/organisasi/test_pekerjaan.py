"""Long work: ordered once, done once, killed and resumed, cancelled, fetched by its owner only, removed in time."""

import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connections, transaction
from django.urls import reverse

from organisasi import jobs
from organisasi.common.access import DIIZINKAN, ditolak
from organisasi.common.clock import sekarang, waktu_rekaan
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.jobs import Hasil, JenisPekerjaan
from organisasi.models import Pekerjaan, StatusPekerjaan
from organisasi.services import pekerjaan as layanan
from organisasi.services.jaga_pekerjaan import bangkitkan_pekerjaan, bersihkan_pekerjaan
from organisasi.services.pekerjaan import batalkan_pekerjaan, jalankan, minta_pekerjaan
from tests.halaman import teks

S = StatusPekerjaan


class Pabrik:
    """Work of three pieces; ``saat`` runs at each piece and may refuse, break, cancel or kill."""

    def __init__(self):
        self.izin, self.saat, self.dikerjakan = DIIZINKAN, {}, []

    def kerjakan(self, kendali, folder: Path) -> Hasil:
        kendali.mulai("Menyalin", 3)
        for n in (1, 2, 3):
            self.saat.get(n, lambda: None)()
            self.dikerjakan.append(n)
            kendali.maju()
        berkas = folder / "isi"
        berkas.write_text("tiga potong")
        return Hasil(berkas, "isi.txt", {"kalimat": ["Tiga potong disalin."]})


@pytest.fixture
def pabrik(monkeypatch):
    pabrik = Pabrik()
    jenis = JenisPekerjaan("uji", lambda akses, isian: pabrik.izin, pabrik.kerjakan)
    monkeypatch.setitem(jobs._TERDAFTAR, "uji", jenis)
    monkeypatch.setattr(layanan, "JEDA_DENYUT", 0)
    return pabrik


def minta(kantor, siapa="admin", **isian):
    return minta_pekerjaan(jenis="uji", judul="Pekerjaan uji", isian=isian, oleh=kantor.sebagai(siapa))


def kerjakan(pekerjaan, giliran=1):
    jalankan(pekerjaan.pk, giliran)
    pekerjaan.refresh_from_db()
    return pekerjaan


def isi(pekerjaan):
    return Path(pekerjaan.berkas.path).read_bytes()


def nanti(**selisih):
    return waktu_rekaan(sekarang() + timedelta(**selisih))


def test_diminta_dikerjakan_oleh_antrean_dan_selesai(kantor, pabrik, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        p = minta(kantor)

    p.refresh_from_db()
    assert (p.status, p.kemajuan, p.jumlah, p.persen) == (S.SELESAI, 3, 3, 100)
    assert isi(p) == b"tiga potong"
    assert (p.nama_berkas, p.ukuran) == ("isi.txt", 11)
    assert p.hasil == {"kalimat": ["Tiga potong disalin."]}


def test_permintaan_yang_sama_tidak_digandakan(kantor, pabrik):
    p = minta(kantor, unit=1)

    assert minta(kantor, unit=1) == p
    assert minta(kantor, unit=2) != p
    kerjakan(p)
    assert minta(kantor, unit=1) != p


def test_paling_banyak_lima_yang_belum_selesai(kantor, pabrik):
    for n in range(5):
        minta(kantor, unit=n)

    with pytest.raises(AturanDilanggar, match="Masih ada 5 pekerjaan"):
        minta(kantor, unit=5)


def test_pesan_antrean_yang_datang_dua_kali_dikerjakan_sekali(kantor, pabrik):
    p = minta(kantor)
    kerjakan(p)
    kerjakan(p)

    assert pabrik.dikerjakan == [1, 2, 3]


def test_penolakan_aturan_menjadi_kalimat_dan_kesalahan_tidak_membocorkan_isinya(kantor, pabrik):
    def tolak():
        raise AturanDilanggar("uji.tolak", "Tidak ada yang dapat disalin.")

    def rusak():
        raise ZeroDivisionError("rahasia")

    pabrik.saat = {2: tolak}
    assert kerjakan(minta(kantor, n=1)).galat == "Tidak ada yang dapat disalin."
    pabrik.saat = {2: rusak}
    gagal = kerjakan(minta(kantor, n=2))
    assert gagal.status == S.GAGAL
    assert "rahasia" not in gagal.galat


def test_hak_ditanya_saat_diminta_saat_mulai_dan_saat_diambil(kantor, pabrik, masuk):
    tertunda, selesai = minta(kantor, n=1), kerjakan(minta(kantor, n=2))
    pabrik.izin = ditolak("Bukan unit Anda.")

    with pytest.raises(Exception, match=r"Bukan unit Anda\."):
        minta(kantor, n=3)
    assert kerjakan(tertunda).galat == "Anda tidak lagi berwenang atas pekerjaan ini."
    assert masuk(kantor.admin).get(reverse("unduh_pekerjaan", args=[selesai.pk])).status_code == 403


def test_dibatalkan_selagi_menunggu_dan_selagi_berjalan(kantor, pabrik):
    menunggu = minta(kantor, n=1)
    batalkan_pekerjaan(pekerjaan_id=menunggu.pk, oleh=kantor.sebagai("admin"))
    assert kerjakan(menunggu).status == S.DIBATALKAN
    assert pabrik.dikerjakan == []

    berjalan = minta(kantor, n=2)
    pabrik.saat = {2: lambda: batalkan_pekerjaan(pekerjaan_id=berjalan.pk, oleh=kantor.sebagai("admin"))}
    assert kerjakan(berjalan).status == S.DIBATALKAN
    assert pabrik.dikerjakan == [1, 2]
    assert not berjalan.berkas
    with pytest.raises(KeadaanBerubah, match="sudah tuntas"):
        batalkan_pekerjaan(pekerjaan_id=berjalan.pk, oleh=kantor.sebagai("admin"))


def test_yang_disangka_mati_tidak_mengganggu_penggantinya(kantor, pabrik):
    """A slow worker wakes up after its job was given to another one."""
    p = minta(kantor)

    def diganti():
        pabrik.saat = {}
        with nanti(minutes=5):
            bangkitkan_pekerjaan()
        kerjakan(p, giliran=2)

    pabrik.saat = {2: diganti}
    kerjakan(p)

    assert (p.status, p.giliran) == (S.SELESAI, 2)
    assert pabrik.dikerjakan == [1, 1, 2, 3, 2]
    assert isi(p) == b"tiga potong"


@pytest.mark.django_db(transaction=True)
def test_dibunuh_di_tengah_jalan_lalu_dilanjutkan(kantor, pabrik):
    """A real kill -9 of a real process; the clock finds the silence and another worker finishes the job."""
    pabrik.saat = {2: lambda: os.kill(os.getpid(), signal.SIGKILL)}
    connections.close_all()
    if (anak := os.fork()) == 0:
        minta(kantor)  # the queue works at once under test
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(anak, 0)[1]) == signal.SIGKILL
    pabrik.saat = {}

    p = Pekerjaan.objects.get()
    assert (p.status, p.kemajuan) == (S.BERJALAN, 1)
    assert bangkitkan_pekerjaan() == 0
    with nanti(minutes=4):
        assert bangkitkan_pekerjaan() == 1
        p.refresh_from_db()

    assert (p.status, p.giliran, p.kemajuan) == (S.SELESAI, 2, 3)


def test_yang_berhenti_berulang_kali_dinyatakan_gagal(kantor, pabrik):
    p = minta(kantor)
    Pekerjaan.objects.filter(pk=p.pk).update(status=S.BERJALAN, giliran=5)

    with nanti(minutes=4):
        bangkitkan_pekerjaan()

    p.refresh_from_db()
    assert p.status == S.GAGAL
    assert "beberapa kali" in p.galat


def test_pesan_yang_hilang_diantrekan_lagi(kantor, pabrik, django_capture_on_commit_callbacks):
    p = minta(kantor)

    with nanti(minutes=11), django_capture_on_commit_callbacks(execute=True):
        assert bangkitkan_pekerjaan() == 1

    p.refresh_from_db()
    assert (p.status, p.giliran) == (S.SELESAI, 1)


def test_hasil_dihapus_setelah_masanya(kantor, pabrik, masuk):
    p = kerjakan(minta(kantor))
    assert bersihkan_pekerjaan() == 0
    letak = Path(p.berkas.path)

    with nanti(days=8):
        assert bersihkan_pekerjaan() == 1

    assert not letak.exists()
    halaman = masuk(kantor.admin).get(reverse("rincian_pekerjaan", args=[p.pk]))
    assert "masa simpannya lewat" in teks(halaman)
    assert masuk(kantor.admin).get(reverse("unduh_pekerjaan", args=[p.pk])).status_code == 404


def test_halaman_menunjukkan_antrean_kemajuan_dan_berkas(kantor, pabrik, masuk):
    peramban = masuk(kantor.admin)
    minta(kantor, n=0)
    p = minta(kantor, n=1)
    alamat = reverse("rincian_pekerjaan", args=[p.pk])

    menunggu = peramban.get(alamat)
    assert "Antrean ke-2." in teks(menunggu)
    assert b'<noscript><meta http-equiv="refresh"' in menunggu.content
    assert "hx-trigger" in peramban.get(alamat, headers={"HX-Request": "true"}).content.decode()
    pabrik.saat = {3: lambda: pabrik.saat.update(kini=teks(peramban.get(alamat)))}
    kerjakan(p)
    assert "Menyalin: 2 dari 3" in pabrik.saat["kini"]
    selesai = peramban.get(alamat)
    assert "Ambil isi.txt" in teks(selesai)
    assert b"http-equiv" not in selesai.content
    unduhan = peramban.get(reverse("unduh_pekerjaan", args=[p.pk]))
    assert b"".join(unduhan.streaming_content) == b"tiga potong"
    assert unduhan["Content-Disposition"] == 'attachment; filename="isi.txt"'
    assert "Pekerjaan uji" in teks(peramban.get(reverse("pekerjaan")))


def test_pekerjaan_orang_lain_tidak_ada(kantor, pabrik, masuk):
    p = kerjakan(minta(kantor))

    for nama, cara in (("rincian_pekerjaan", "get"), ("unduh_pekerjaan", "get"), ("batalkan_pekerjaan", "post")):
        assert getattr(masuk(kantor.admin_pusat), cara)(reverse(nama, args=[p.pk])).status_code == 404
    assert masuk(kantor.admin).post(reverse("batalkan_pekerjaan", args=[p.pk])).status_code == 409


def test_basis_data_menjaga_keadaan(kantor, pabrik):
    p = minta(kantor)
    for ubah in ({"status": "aneh"}, {"kemajuan": 5}, {"tuntas_pada": sekarang()}, {"status": S.SELESAI}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pekerjaan.objects.filter(pk=p.pk).update(**ubah)
