"""P1: every address x method x relation x state answers as the oracle says; who is refused changes and learns nothing.

On every commit GET and POST and a few states of each relation, by answer; ``MATRIKS_PENUH=1`` asks everything.
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
BANYAK = {"404": 1, "405": 2, "masuk": 1, "sandi": 1, "403": 1, "409": 2, "302": 2}
"""How many states of a relation are asked on every commit, by answer; of a wrong method, how many cells in all."""
KEDUA = {"405": 0, "masuk": 0, "sandi": 0}
"""On the second database one state of each relation, where the answer needs a statement at all."""

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin_pdf", "potret")]


def dipilih(kunci):
    """The cells of one address that are asked now."""
    kelompok = defaultdict(list)
    for sel, jawaban in baca().jawaban.items():
        if sel[0] == kunci:
            kelompok[sel[1], "" if jawaban == "405" else sel[2], jawaban].append(sel)
    baku = BANYAK if connection.vendor == "sqlite" else KEDUA
    for (_, _, jawaban), daftar in kelompok.items():
        banyak = len(daftar) if PENUH else baku.get(jawaban, 1)
        yield from sorted(daftar, key=lambda sel: crc32("".join(sel).encode()))[:banyak]


@pytest.mark.parametrize("kunci", list(semua_alamat()))
def test_jawaban_sesuai_tabel(kota, log_keamanan, kunci):
    salah = []
    for sel in dipilih(kunci):
        salah += periksa_sel(kota, log_keamanan, sel)
    assert not salah, "\n".join(salah)
