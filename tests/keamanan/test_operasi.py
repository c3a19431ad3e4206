"""Operation: health, figures, logs for machines, headers, the deployment checklist."""

import io
import json
import logging
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from organisasi.common.logs import AsalPermintaan, BarisJson
from organisasi.common.origin import Asal, dari
from tests.halaman import teks

AKAR = Path(__file__).resolve().parents[2]
LINGKUNGAN = {
    "DJANGO_SETTINGS_MODULE": "config.settings.prod",
    "SECRET_KEY": "k8Jw2-pQ9xT4vL7nB3zR6yH1mC5sD0fG-aE8uI2oP4qW6eR9tY",
    "ALLOWED_HOSTS": "skp.contoh.go.id",
    "ALAMAT_PUBLIK": "https://skp.contoh.go.id",
    "DATABASE_URL": "postgres://skp:x@127.0.0.1:1/skp",
    "EMAIL_HOST": "smtp.contoh.go.id",
    "DEFAULT_FROM_EMAIL": "skp@contoh.go.id",
}


def perintah(tmp_path, *argumen, **ubah):
    lingkungan = {"PATH": os.environ["PATH"], "SKP_DATA": str(tmp_path), "BERKAS_DIR": str(tmp_path / "berkas")}
    return subprocess.run(
        [sys.executable, "manage.py", *argumen],
        cwd=AKAR,
        env=lingkungan | LINGKUNGAN | ubah,
        capture_output=True,
        text=True,
    )


def test_setelan_produksi_lulus_periksa_tanpa_peringatan(tmp_path):
    hasil = perintah(tmp_path, "check", "--deploy", "--fail-level", "WARNING")

    assert hasil.returncode == 0, hasil.stderr
    assert "no issues" in hasil.stdout


@pytest.mark.parametrize(
    "ubah",
    [
        {"SECRET_KEY": "pendek"},
        {"ALLOWED_HOSTS": "*"},
        {"PROFIL_SANDI": "bebas"},
        {"KUNCI_SANDI": "ya"},
        {"OIDC_ISSUER": "http://masuk.contoh.go.id"}
        | dict.fromkeys(("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_INSTANSI"), "X"),
    ],
)
def test_setelan_lemah_tidak_dapat_dijalankan(tmp_path, ubah):
    assert "ImproperlyConfigured" in perintah(tmp_path, "check", **ubah).stderr


def test_livez_tidak_bertanya_kepada_siapa_pun(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/livez").status_code == 200


def test_readyz_menyebut_bagian_yang_terganggu(client, db, settings):
    assert client.get("/readyz").json() == dict.fromkeys(("basis_data", "migrasi", "penyimpanan", "pekerja"), "baik")
    lama = timezone.now() - timedelta(minutes=11)
    DBTaskResult.objects.create(args_kwargs={}, task_path="x", backend_name="default", run_after=lama)
    settings.MEDIA_ROOT = "/proc/tidak-ada"

    jawaban = client.get("/readyz")
    assert jawaban.status_code == 503
    assert [k for k, v in jawaban.json().items() if v == "gangguan"] == ["penyimpanan", "pekerja"]


def test_angka_hanya_untuk_alamat_yang_disetel_dan_tanpa_data_orang(client, dunia):
    isi = client.get("/metrics").content.decode()

    assert "skp_surel_antre 0" in isi
    assert dunia.pemilik.nip not in isi
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.7").status_code == 404
    assert client.get("/metrics", HTTP_X_FORWARDED_FOR="127.0.0.1").status_code == 404


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL: test_basis_data_hilang.py")
def test_sqlite_yang_hanya_dapat_dibaca_menjadi_503_dengan_rujukan(dunia, masuk):
    client = masuk(dunia.pemilik)
    client.raise_request_exception = False
    client.get("/")

    with connection.cursor() as kursor:
        kursor.execute("PRAGMA query_only = ON")
        jawaban = client.post("/isian/", {"alamat_isian": "/catatan/", "isi": "Rapat"})
        baca = client.get("/")
        kursor.execute("PRAGMA query_only = OFF")
    assert (jawaban.status_code, baca.status_code) == (503, 200)
    assert "hanya dapat dibaca" in teks(jawaban)
    assert jawaban.headers["X-Rujukan"] in teks(jawaban)
    assert client.post("/isian/", {"alamat_isian": "/catatan/", "isi": "Rapat"}).status_code == 200


def test_baris_catatan_json_membawa_rujukan_dan_tidak_dapat_dipalsukan():
    keluar = io.StringIO()
    penulis = logging.StreamHandler(keluar)
    penulis.setFormatter(BarisJson())
    penulis.addFilter(AsalPermintaan())
    log = logging.getLogger("uji.json")
    log.propagate = False
    log.setLevel(logging.INFO)
    log.addHandler(penulis)
    with dari(Asal(alamat="203.0.113.7", rujukan="AB12CD34", pelaku=7)):
        log.warning('isi\n{"palsu": 1}\x1b[31m', extra={"aturan": "skp.terkunci"})

    [baris] = keluar.getvalue().splitlines()
    isi = json.loads(baris)
    assert (isi["rujukan"], isi["akun"], isi["ip"], isi["aturan"]) == ("AB12CD34", 7, "203.0.113.7", "skp.terkunci")
    assert "\x1b" not in baris


def test_kepala_jawaban_ketat(dunia, masuk):
    for jawaban in (Client().get("/masuk/"), masuk(dunia.pemilik).get("/")):
        kebijakan = {b.split()[0]: b.split()[1:] for b in jawaban["Content-Security-Policy"].split("; ")}
        assert kebijakan["default-src"] == kebijakan["object-src"] == kebijakan["base-uri"] == ["'none'"]
        assert kebijakan["frame-ancestors"] == ["'none'"]
        assert kebijakan["style-src"] == ["'self'"]
        assert "'unsafe-inline'" not in jawaban["Content-Security-Policy"]
        assert jawaban["X-Content-Type-Options"] == "nosniff"
        assert jawaban["X-Frame-Options"] == "DENY"
        assert jawaban["Referrer-Policy"] == "same-origin"
    assert masuk(dunia.pemilik).get("/")["Cache-Control"] == "no-store, private"
