"""P3: people at the same moment, each on a connection of his own.

On PostgreSQL every race comes with the proof that the test can fail; SQLite has no row locks and must only never
answer that it is locked.
"""

import pytest
from django.db import connection

from tests.dunia import buat_dunia
from tests.perlombaan.adegan import ADEGAN
from tests.perlombaan.lomba import PUTARAN, bersamaan, tanpa_kunci

pytestmark = pytest.mark.django_db(transaction=True)
NAMA = [a.nama for a in ADEGAN]
ADEGAN_SQLITE = [a for a in ADEGAN if a.nama in {"menyetujui dan menyetujui", "memutuskan keberatan dua kali"}]


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite tidak mengunci baris")
@pytest.mark.parametrize("adegan", ADEGAN, ids=NAMA)
def test_satu_pemenang_dan_yang_kalah_diberi_tahu(adegan):
    """With the locks nobody loses an update; without them the race shows in at least half of the rounds."""
    d = buat_dunia()

    for _ in range(PUTARAN):
        pekerjaan, periksa = adegan.susun(d)
        jawaban = bersamaan(*pekerjaan)
        assert periksa(jawaban), jawaban

    if adegan.kunci:
        terlihat = sum(_tanpa_kunci_salah(adegan, d) for _ in range(PUTARAN))
        assert terlihat * 2 >= PUTARAN, f"perlombaan hanya terlihat pada {terlihat} dari {PUTARAN} putaran"


def _tanpa_kunci_salah(adegan, d):
    pekerjaan, periksa = adegan.susun(d)
    with tanpa_kunci():
        jawaban = bersamaan(*pekerjaan)
    return not periksa(jawaban)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="hanya SQLite yang dapat terkunci seluruhnya")
def test_sqlite_tidak_pernah_menjawab_terkunci():
    """Eight writers on two documents: one winner each, the others told so, and no "database is locked"."""
    d = buat_dunia()
    for _ in range(PUTARAN):
        susunan = [adegan.susun(d) for adegan in ADEGAN_SQLITE]
        jawaban = bersamaan(*[kerja for pekerjaan, _ in susunan for kerja in pekerjaan])

        for pekerjaan, periksa in susunan:
            bagian, jawaban = jawaban[: len(pekerjaan)], jawaban[len(pekerjaan) :]
            assert periksa(bagian), bagian
