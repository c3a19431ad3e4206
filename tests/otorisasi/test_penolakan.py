"""A refusal is written down with who, what and why, under the number that the person reads on the page."""

import logging
import re

import pytest
from django.test import Client

from tests.dunia import skp_diajukan


class Penampung(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(record)


@pytest.fixture
def catatan_keamanan():
    log, penampung = logging.getLogger("keamanan"), Penampung()
    semula = log.level
    log.addHandler(penampung)
    log.setLevel(logging.INFO)
    yield penampung
    log.removeHandler(penampung)
    log.setLevel(semula)


def test_penolakan_menyebut_siapa_apa_aturan_dan_rujukan(dunia, masuk, catatan_keamanan):
    skp = skp_diajukan(dunia)

    jawaban = masuk(dunia.pemilik).post(f"/skp/{skp.pk}/aksi/tetapkan/")

    [baris] = catatan_keamanan.records
    assert (baris.status, baris.akun, baris.metode) == (403, dunia.pemilik.pengguna.pk, "POST")
    assert baris.alamat == f"/skp/{skp.pk}/aksi/tetapkan/"
    assert baris.aturan == "Hanya pejabat penilai yang dapat melakukan tindakan ini."
    assert f"Nomor rujukan {baris.rujukan}." in jawaban.content.decode()
    assert f"rujukan='{baris.rujukan}'" in baris.getMessage()


@pytest.mark.parametrize(("alamat", "status"), [("/skp/999/", 404), ("/skp/buat/", 405), ("/tidak-ada/", 404)])
def test_yang_tidak_terlihat_dan_cara_yang_salah_juga_dicatat(dunia, masuk, catatan_keamanan, alamat, status):
    masuk(dunia.pemilik).get(alamat)

    assert [b.status for b in catatan_keamanan.records] == [status]


def test_yang_berhasil_tidak_dicatat_sebagai_penolakan(dunia, masuk, catatan_keamanan):
    masuk(dunia.pemilik).get("/skp/")

    assert catatan_keamanan.records == []


def test_setiap_permintaan_mempunyai_rujukan_sendiri(dunia, masuk, catatan_keamanan):
    peramban = masuk(dunia.pemilik)
    for _ in range(3):
        peramban.get("/skp/999/")

    assert len({b.rujukan for b in catatan_keamanan.records}) == 3


def test_baris_baru_dan_kode_terminal_tidak_memalsukan_baris_catatan(db, catatan_keamanan):
    Client().get("/tidak-ada/%0Aditolak%20akun=%271%27%1B[31m/")

    pesan = catatan_keamanan.records[0].getMessage()
    assert not re.search(r"[\x00-\x1f]", pesan)


def test_pencarian_orang_tidak_masuk_catatan(dunia, masuk, catatan_keamanan):
    masuk(dunia.pemilik).get("/organisasi/pegawai/?nama=Rahasia")

    assert [b.status for b in catatan_keamanan.records] == [403]
    assert "Rahasia" not in catatan_keamanan.records[0].getMessage()
