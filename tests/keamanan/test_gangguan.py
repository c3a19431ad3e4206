"""P4: a web process killed at any side effect, a full disk, a clock that jumps. Whole or nothing, and a sentence.

Elsewhere: a killed worker in ``tests/organisasi/test_pekerjaan.py`` and ``tests/appraisal/test_arsip.py``, a dead mail
server in ``tests/organisasi/test_notifikasi.py``, a lost database in ``test_basis_data_hilang.py``.
"""

import errno
import os
import random
import signal
from collections import defaultdict
from itertools import combinations, pairwise

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from appraisal.dashboard import Sebaran
from appraisal.models import Penilaian
from appraisal.services import penetapan, transitions
from appraisal.services.keberatan import ajukan_keberatan
from appraisal.services.penetapan import lampaui_waktu, tutup_masa_keberatan
from appraisal.small_groups import RINCIAN, TERKECIL, boleh_dirinci, tingkat_aman
from organisasi import jobs
from organisasi.common.access import DIIZINKAN
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.jobs import JenisPekerjaan
from organisasi.models import Jejak, Notifikasi, Pekerjaan, StatusPekerjaan
from organisasi.selectors.akses import SISTEM
from organisasi.services import pekerjaan
from skp.models import Bukti
from skp.selectors import list_kegiatan
from tests.berkas import pdf
from tests.dunia import buat_dunia, pada, penilaian_diserahkan, skp_ditetapkan
from tests.halaman import teks
from tests.tahap import penilaian_diteruskan, penilaian_lewat_waktu

TITIK = [
    (transitions, "simpan"),
    (transitions, "catat"),
    (transitions, "kabari"),
    (penetapan, "terbitkan_sesudah_final"),
]
"""The side effects of putting a result in force, in their order."""


def bunuh_sesudah(modul, nama, tempel):
    """Failpoint: the process dies by SIGKILL right after this step."""
    asli = getattr(modul, nama)

    def langkah(*argumen, **lain):
        asli(*argumen, **lain)
        os.kill(os.getpid(), signal.SIGKILL)

    tempel.setattr(modul, nama, langkah)


@pytest.mark.django_db(transaction=True)
def test_proses_web_dibunuh_di_antara_setiap_akibat(monkeypatch):
    """Nothing of the step is there after the kill; the same request sent again succeeds, once."""
    d = buat_dunia()
    penilaian = penilaian_diteruskan(d)
    klien = Client()
    klien.force_login(d.atasan.pengguna)
    alamat = f"/penilaian/{penilaian.pk}/aksi/sahkan/"

    def keadaan():
        p = Penilaian.objects.get(pk=penilaian.pk)
        return p.status, p.revisi, p.riwayat.count(), Jejak.objects.count(), Notifikasi.objects.count()

    semula = keadaan()
    for modul, nama in TITIK:
        connections.close_all()
        if (anak := os.fork()) == 0:
            bunuh_sesudah(modul, nama, monkeypatch)
            klien.post(alamat, {"catatan": ""})
            os._exit(0)
        assert os.WTERMSIG(os.waitpid(anak, 0)[1]) == signal.SIGKILL, nama
        assert keadaan() == semula, nama

    monkeypatch.setattr(penetapan, "terbitkan_sesudah_final", lambda _p: None)
    assert klien.post(alamat, {"catatan": ""}).status_code == 302
    assert klien.post(alamat, {"catatan": ""}).status_code in {403, 409}
    assert keadaan()[0] == "disahkan"
    assert keadaan()[2] == semula[2] + 1


def penuh(*_argumen, **_lain):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_penyimpanan_penuh_menjadi_kalimat_tanpa_baris_dan_berkas(dunia, masuk, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "berkas"
    skp = skp_ditetapkan(dunia)
    klien = masuk(dunia.pemilik)
    klien.raise_request_exception = False
    berkas = SimpleUploadedFile("laporan.pdf", pdf())
    isi = {"jenis": "kegiatan", "nomor": list_kegiatan(skp).first().pk, "berkas": berkas}

    with pada(2015, 6, 1), monkeypatch.context() as tempel:
        tempel.setattr("django.core.files.storage.filesystem.locks.lock", penuh)
        jawaban = klien.post(f"/skp/{skp.pk}/bukti/", isi)

    assert jawaban.status_code == 503
    assert "Tempat penyimpanan di server penuh" in teks(jawaban)
    assert jawaban.headers["X-Rujukan"] in teks(jawaban)
    assert not Bukti.objects.exists()
    assert not [b for b in settings.MEDIA_ROOT.rglob("*") if b.is_file()]


def test_berkas_setengah_jadi_tidak_tertinggal(db, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path

    class Separuh(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"separuh"
            penuh()

    with pytest.raises(OSError, match="No space left"):
        default_storage.save("dokumen/a.pdf", Separuh(b"separuh lagi"))

    assert not [b for b in tmp_path.rglob("*") if b.is_file()]


def test_pekerjaan_saat_penyimpanan_penuh_menyebut_sebabnya(dunia, monkeypatch):
    jenis = JenisPekerjaan("uji", lambda _akses, _isian: DIIZINKAN, penuh)
    monkeypatch.setitem(jobs._TERDAFTAR, "uji", jenis)
    p = pekerjaan.minta_pekerjaan(jenis="uji", judul="Uji", isian={}, oleh=dunia.akses(dunia.admin))

    pekerjaan.jalankan(p.pk, 1)

    p = Pekerjaan.objects.get()
    assert p.status == StatusPekerjaan.GAGAL
    assert "penyimpanan di server penuh" in p.galat


def test_jam_yang_melompat_mundur_tidak_membuka_atau_menutup_tenggat(dunia):
    diserahkan = penilaian_diserahkan(dunia)
    with pada(2015, 12, 29):  # a day back: before the hand-over
        with pytest.raises(AturanDilanggar):
            lampaui_waktu(penilaian_id=diserahkan.pk, oleh=SISTEM)
        assert tutup_masa_keberatan(SISTEM) == 0
    lewat = penilaian_lewat_waktu(dunia, pegawai=dunia.rekan)
    with pada(2016, 1, 5), pytest.raises(KeadaanBerubah):  # what was closed stays closed
        ajukan_keberatan(penilaian_id=lewat.pk, alasan="Keliru.", butir={}, oleh=dunia.akses(dunia.rekan))
    with pada(2016, 1, 13, 23, 59):
        assert tutup_masa_keberatan(SISTEM) == 0
    with pada(2016, 1, 14, 0, 1):
        assert [tutup_masa_keberatan(SISTEM), tutup_masa_keberatan(SISTEM)] == [1, 0]


def _sebaran_mungkin(orang):
    """Every way in which so many people can stand in the five grades."""
    for batas in combinations(range(orang + 4), 4):
        yield [b - a - 1 for a, b in pairwise((-1, *batas, orang + 4))]


def test_yang_tercetak_tidak_membuka_kelas_di_bawah_lima_orang():
    """Whoever knows the total and the rule joins and subtracts what is printed as he likes: no class of one to four."""
    himpunan = [g for n in range(1, 5) for g in combinations(range(5), n)]
    for orang in range(1, 13):
        tercetak = defaultdict(list)
        for jumlah in _sebaran_mungkin(orang):
            hitungan = dict(zip(RINCIAN[0], jumlah, strict=True))
            tampil = Sebaran(hitungan, tingkat_aman(hitungan))
            tercetak[tuple(tampil.kelas.items())].append(jumlah)
        for daftar in tercetak.values():
            for kelas in himpunan:
                mungkin = {sum(jumlah[g] for g in kelas) for jumlah in daftar}
                assert len(mungkin) > 1 or mungkin.isdisjoint(range(1, TERKECIL)), daftar
    assert len(tercetak) > 10


def test_sisa_sesudah_dikurangi_bagian_yang_dirinci_bukan_kelompok_kecil():
    acak, dirinci = random.Random(20151231), 0
    for _ in range(500):
        kelompok = {k: set(acak.choices(range(60), k=acak.choice((1, 3, 6, 20)))) for k in range(acak.randint(1, 7))}
        boleh = boleh_dirinci(kelompok)
        dirinci += len(boleh)
        sisa = set().union(*(orang for k, orang in kelompok.items() if k not in boleh))
        assert all(len(kelompok[k]) >= TERKECIL for k in boleh)
        assert not boleh or not 0 < len(sisa) < TERKECIL
    assert dirinci > 500
