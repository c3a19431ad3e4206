"""Limits and alarms as they are documented, and what an attacker could measure or smuggle in."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.hashers import get_hasher
from django.test import Client

from appraisal.models.dokumen import kode_baru
from organisasi import jobs
from organisasi.common.access import DIIZINKAN
from organisasi.common.hashers import Argon2Hemat
from organisasi.common.origin import Asal, dari
from organisasi.jobs import Hasil, JenisPekerjaan
from organisasi.models import Notifikasi
from organisasi.services import pekerjaan, pembatas
from organisasi.services.notifikasi import kirim_surel
from tests.dunia import skp_diajukan
from tests.halaman import teks

README = Path(__file__).resolve().parents[2] / "README.md"


def test_batas_sama_dengan_yang_tertulis(settings):
    """The table of limits in the README names the figures that the code uses."""
    tertulis = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", README.read_text(encoding="utf-8"), re.MULTILINE))
    berlaku = {
        "GAGAL_BERDUA": pembatas.GAGAL_BERDUA,
        "TUNGGU_TERLAMA": int(pembatas.TUNGGU_TERLAMA.total_seconds()) // 60,
        "NIP_PER_ALAMAT": pembatas.NIP_PER_ALAMAT,
        "GAGAL_NIP": pembatas.GAGAL_NIP,
        "EKSPOR_PER_JAM": pembatas.EKSPOR_PER_JAM,
        "AKSES_BERULANG": settings.AKSES_BERULANG,
        "SESI_DIAM_MENIT": settings.SESI_DIAM_MENIT,
        "SESI_PALING_LAMA_JAM": settings.SESI_PALING_LAMA_JAM,
    }
    assert tertulis == {nama: str(nilai) for nama, nilai in berlaku.items()}


def test_ekspor_dibatasi_per_jam(dunia, masuk, jam, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(pembatas, "EKSPOR_PER_JAM", 3)
    skp_diajukan(dunia)
    admin, alamat = masuk(dunia.admin), f"/rekap/unduh/?unit={dunia.biro.pk}&tahun={dunia.periode.tahun}"

    with django_capture_on_commit_callbacks(execute=True):
        pesanan = admin.post("/rekap/bundel/", {"unit": dunia.biro.pk, "tahun": 2015, "bentuk": "xlsx"}).url
    for _ in range(4):  # fetched again: the same export
        assert admin.get(f"{pesanan}unduh/").getvalue().startswith(b"PK")
    impor = JenisPekerjaan("impor_uji", lambda _akses, _isian: DIIZINKAN, lambda _kendali, _folder: Hasil())
    monkeypatch.setitem(jobs._TERDAFTAR, "impor_uji", impor)
    for urut in range(4):
        with dari(Asal(rujukan=f"impor-{urut}")):
            pekerjaan.minta_pekerjaan(jenis="impor_uji", judul="Uji", isian={"n": urut}, oleh=dunia.akses(dunia.admin))
    assert [admin.get(alamat).status_code for _ in range(3)] == [200, 200, 429]
    assert "paling banyak 3 berkas rekap atau arsip; berikutnya mulai " in teks(admin.get(alamat))
    assert masuk(dunia.pimpinan).get(alamat).status_code == 200  # what others took does not count
    with monkeypatch.context() as longgar:
        longgar.setattr(pembatas, "EKSPOR_PER_JAM", 2)
        assert masuk(dunia.pimpinan).get(alamat).status_code == 200
    jam.shift(3700)
    dunia.admin.pengguna.refresh_from_db()
    assert masuk(dunia.admin).get(alamat).status_code == 200


def test_penolakan_berulang_diberitahukan_sekali(dunia, masuk, settings, caplog):
    settings.AKSES_BERULANG = 5
    orang = masuk(dunia.rekan)

    for pk in range(9000, 9012):
        assert orang.get(f"/skp/{pk}/").status_code == 404

    kabar = Notifikasi.objects.filter(kunci__startswith="akses.berulang")
    assert [k.penerima for k in kabar] == [dunia.pengelola.pengguna]


def test_nip_asing_sama_kerjanya(dunia, monkeypatch):
    """Known or not, one password is hashed: neither the words nor the work tell them apart."""
    hitung = []
    hasher = type(get_hasher())
    asli = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda self, *isi: hitung.append(1) or asli(self, *isi))
    jawaban = {}
    for nip in (dunia.pemilik.pengguna.nama_pengguna, "199001012010011009"):
        hitung.clear()
        halaman = Client().post("/masuk/", {"login": nip, "password": "Rahasia-panjang-77"})
        jawaban[nip] = (halaman.status_code, len(hitung), teks(halaman).replace(nip, ""))

    pertama, kedua = jawaban.values()
    assert pertama == kedua
    assert pertama[:2] == (422, 1)


def test_sandi_dan_kode_cukup_kuat():
    assert (Argon2Hemat.memory_cost, Argon2Hemat.time_cost) == (19 * 1024, 2)
    assert len({kode_baru() for _ in range(1000)}) == 1000
    assert len(kode_baru()) * 6 >= 128


@pytest.mark.parametrize("baris_baru", ["\n", "\r\n"])
def test_baris_baru_tidak_menambah_kepala_surel(dunia, mailoutbox, baris_baru):
    pegawai = dunia.pemilik
    type(pegawai).objects.filter(pk=pegawai.pk).update(surel=f"a@contoh.test{baris_baru}Bcc: korban@contoh.test")
    pegawai.refresh_from_db()
    pembatas.beritahu(penerima=[pegawai], kunci="uji", judul="Judul\nBcc: korban@contoh.test", tautan="/skp/")

    kirim_surel()

    assert all("korban" not in f"{s.to}{s.subject}{s.extra_headers}" for s in mailoutbox)
