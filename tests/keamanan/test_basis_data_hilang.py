"""P4: a database that is really lost. Whole or nothing, a sentence, and everything goes on by itself."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import close_old_connections, connection
from django.test import Client

from appraisal.jobs import REKAP
from appraisal.models import Penilaian
from appraisal.services import penetapan
from organisasi.models import Jejak, Notifikasi, StatusPekerjaan
from organisasi.services.pekerjaan import minta_pekerjaan
from skp.models import Kegiatan
from skp.services import plan
from skp.views import plan as views
from tests.dunia import buat_dunia, skp_draf
from tests.halaman import nilai, teks
from tests.keamanan.test_gangguan import TITIK
from tests.organisasi.test_isian import ketikan
from tests.postgres import salinan
from tests.tahap import penilaian_diteruskan

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite tidak mempunyai server"),
]
AKAR = Path(__file__).resolve().parents[2]
KALIMAT = "Basis data sedang tidak dapat dihubungi. Yang sudah Anda simpan tetap aman."


class Peramban(Client):
    """Between two requests a server drops a connection that broke; Django's test client leaves that out."""

    def __init__(self, pegawai=None) -> None:
        super().__init__(raise_request_exception=False)
        if pegawai:
            self.force_login(pegawai.pengguna)

    def request(self, **lain):
        close_old_connections()
        return super().request(**lain)


def putuskan() -> None:
    """The server ends this connection, as an administrator would."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}, autocommit=True) as lain:
        lain.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])


def putuskan_sesudah(modul, nama, tempel):
    """Failpoint: the connection is gone right after this step."""
    asli = getattr(modul, nama)

    def langkah(*argumen, **lain):
        hasil = asli(*argumen, **lain)
        putuskan()
        return hasil

    tempel.setattr(modul, nama, langkah)


def ditolak_dengan_kalimat(jawaban) -> bool:
    return jawaban.status_code == 503 and KALIMAT in teks(jawaban) and jawaban.headers["X-Rujukan"] in teks(jawaban)


def test_sambungan_diputus_di_antara_setiap_akibat(monkeypatch):
    """Nothing of the step is there; the very same form, sent again, succeeds at once and once."""
    d = buat_dunia()
    penilaian = penilaian_diteruskan(d)
    klien = Peramban(d.atasan)
    kirim = f"/penilaian/{penilaian.pk}/aksi/sahkan/", {"catatan": "", "csrfmiddlewaretoken": "satu"}

    def keadaan():
        close_old_connections()
        p = Penilaian.objects.get(pk=penilaian.pk)
        return p.status, p.revisi, p.riwayat.count(), Jejak.objects.count(), Notifikasi.objects.count()

    semula = keadaan()
    for modul, nama in TITIK:
        with monkeypatch.context() as tempel:
            putuskan_sesudah(modul, nama, tempel)
            assert ditolak_dengan_kalimat(klien.post(*kirim)), nama
        assert keadaan() == semula, nama

    monkeypatch.setattr(penetapan, "terbitkan_sesudah_final", lambda _p: None)
    assert klien.post(*kirim).status_code == 302
    assert (keadaan()[0], keadaan()[2]) == ("disahkan", semula[2] + 1)


def test_ketikan_tetap_ada_sesudah_sambungan_diputus(monkeypatch):
    d = buat_dunia()
    skp = skp_draf(d)
    klien, alamat = Peramban(d.pemilik), f"/skp/{skp.pk}/susun/"
    isi = ketikan(skp, target_kuantitas="3") | {"csrfmiddlewaretoken": "satu"}
    semula = list(Kegiatan.objects.values())
    klien.post("/isian/", isi)

    for modul, nama in ((views, "lihat_skp"), (plan, "tandai")):  # outside a transaction, and within it
        with monkeypatch.context() as tempel:
            putuskan_sesudah(modul, nama, tempel)
            mulai = time.monotonic()
            assert ditolak_dengan_kalimat(klien.post(alamat, isi))
            assert time.monotonic() - mulai < 5  # nobody waits for the answer of an attempt that died
        assert list(Kegiatan.objects.values()) == semula
    assert nilai(klien.get(f"{alamat}?pulihkan=1"), "k-0-uraian") == "Menyusun peta jabatan"

    with monkeypatch.context() as tempel:
        putuskan_sesudah(views, "simpan_kegiatan", tempel)
        assert ditolak_dengan_kalimat(klien.post(alamat, isi))  # too late: it is saved, and he cannot know
    assert Kegiatan.objects.get().uraian == "Menyusun peta jabatan"
    lagi = klien.post(alamat, isi)
    assert (lagi.status_code, nilai(lagi, "k-0-uraian")) == (409, "Menyusun peta jabatan")  # both texts are there


def test_basis_data_yang_hanya_dapat_dibaca(jam, monkeypatch):
    """Pages that only read stay open, also when the session would note its activity; a form is answered honestly."""
    d = buat_dunia()
    skp = skp_draf(d)
    klien, alamat = Peramban(d.pemilik), f"/skp/{skp.pk}/susun/"
    isi = ketikan(skp, target_kuantitas="3") | {"csrfmiddlewaretoken": "satu"}
    klien.get("/skp/")
    jam.shift(120)

    opsi = connection.settings_dict["OPTIONS"]
    connection.close()
    with monkeypatch.context() as tempel:
        tempel.setitem(opsi, "options", f"{opsi['options']} -c default_transaction_read_only=on")
        assert [klien.get(a).status_code for a in ("/", "/skp/", alamat)] == [200, 200, 200]
        jawaban = klien.post(alamat, isi)
        assert (jawaban.status_code, "hanya dapat dibaca" in teks(jawaban)) == (503, True)
        asing = Peramban().get(f"/skp/{skp.pk}/")
        assert asing.url.startswith("/masuk/")
        connection.close()

    assert klien.post(alamat, isi).status_code == 302


# --- the server itself ---------------------------------------------------------------------------


@pytest.fixture
def peladen(settings, monkeypatch):
    """A second server with everything of the first, and alone to be stopped: other tests work on the first."""
    settings.TASKS = {"default": {"BACKEND": settings.MESIN_ANTREAN["basis_data"], "QUEUES": ["default"]}}
    sambungan = connection.settings_dict["OPTIONS"]
    with salinan(sambungan["host"]) as salin, monkeypatch.context() as tempel:
        connection.close()
        tempel.setitem(sambungan, "host", str(salin.dasar))
        yield salin
        connection.close()


@contextmanager
def pekerja(peladen, folder):
    """The worker of production, on that server."""
    lingkungan = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": peladen.url.replace("/postgres?", f"/{connection.settings_dict['NAME']}?"),
        "SKP_DATA": str(folder),
    }
    perintah = [sys.executable, "manage.py", "db_worker", "--interval", "0.1", "--no-startup-delay"]
    proses = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, stderr=subprocess.DEVNULL)
    try:
        yield proses
    finally:
        proses.terminate()
        assert proses.wait(timeout=10) == 0


def dikerjakan(d) -> bool:
    """Order a job and see it done by the worker within half a minute."""
    isian = {"unit": d.biro.pk, "periode": d.periode.pk}
    p = minta_pekerjaan(jenis=REKAP.kunci, judul="Rekap", isian=isian, oleh=d.akses(d.admin))
    habis = time.monotonic() + 30
    while p.belum_tuntas and time.monotonic() < habis:
        time.sleep(0.1)
        p.refresh_from_db()
    return p.status == StatusPekerjaan.SELESAI


@pytest.fixture
def d(transactional_db):
    """Before the server is copied."""
    return buat_dunia()


def test_peladen_mati_lalu_hidup_kembali(d, peladen, tmp_path):
    """Who asks meanwhile reads a sentence; pages, health and the worker go on by themselves; nothing is lost."""
    skp = skp_draf(d)
    klien, mesin = Peramban(d.pemilik), Peramban()
    klien.post("/isian/", ketikan(skp))
    with pekerja(peladen, tmp_path) as proses:
        assert dikerjakan(d)

        peladen.hentikan()
        assert mesin.get("/livez").status_code == 200
        siap = mesin.get("/readyz")
        assert (siap.status_code, siap.json()["basis_data"]) == (503, "gangguan")
        assert ditolak_dengan_kalimat(klien.get("/skp/"))
        assert ditolak_dengan_kalimat(klien.post(f"/skp/{skp.pk}/susun/", ketikan(skp)))
        time.sleep(1)
        assert proses.poll() is None

        peladen.hidupkan()
        assert klien.get("/skp/").status_code == 200
        assert nilai(klien.get(f"/skp/{skp.pk}/susun/?pulihkan=1"), "k-0-uraian") == "Menyusun peta jabatan"
        assert mesin.get("/readyz").json()["basis_data"] == "baik"
        assert dikerjakan(d)
