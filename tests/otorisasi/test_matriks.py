"""P1: every address x method x relation x state answers as the oracle says; who is refused changes and learns nothing.

On every commit one state of each relation, method and answer, and on the second database every eighth
address; ``MATRIKS_PENUH=1`` asks everything.
"""

import os
from collections import defaultdict
from zlib import crc32

import pytest
from django.db import connection

from tests.otorisasi.alamat import semua_alamat
from tests.otorisasi.periksa import periksa_sel
from tests.otorisasi.tabel import baca

PENUH = bool(os.environ.get("MATRIKS_PENUH"))
KEDUA = connection.vendor != "sqlite"
TANPA_PERNYATAAN = ("405", "masuk", "sandi")
"""Answers that need no statement: the second database does not ask them again."""
SETIAP = 8 if KEDUA and not PENUH else 1

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin_pdf", "potret")]


def dipilih(kunci):
    """The cells of one address that are asked now."""
    kelompok = defaultdict(list)
    for sel, jawaban in baca().jawaban.items():
        if sel[0] == kunci:
            kelompok[sel[1], "" if jawaban == "405" else sel[2], jawaban].append(sel)
    for (_, _, jawaban), daftar in kelompok.items():
        banyak = len(daftar) if PENUH else 0 if KEDUA and jawaban in TANPA_PERNYATAAN else 1
        yield from sorted(daftar, key=lambda sel: crc32("".join(sel).encode()))[:banyak]


@pytest.mark.parametrize("kunci", list(semua_alamat())[::SETIAP])
def test_jawaban_sesuai_tabel(kota, log_keamanan, kunci):
    salah = []
    for sel in dipilih(kunci):
        salah += periksa_sel(kota, log_keamanan, sel)
    assert not salah, "\n".join(salah)
