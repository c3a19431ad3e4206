"""P1: every address x method x relation x state answers as the oracle says; who is refused changes and learns nothing.

On every commit GET and POST; answers that cannot depend on the state (404, 405, the login) are asked in two states of
each relation, all others in every state. ``MATRIKS_PENUH=1`` asks everything, with every method.
"""

import os
import re
from collections import defaultdict
from zlib import crc32

import pytest
from django.db import transaction

from tests.otorisasi.alamat import semua_alamat
from tests.otorisasi.isian import isi_untuk
from tests.otorisasi.kota import PELAKU
from tests.otorisasi.minta import BOLEH_TERTULIS, badan, mengamati, minta, sidik
from tests.otorisasi.tabel import baca
from tests.tahap import saat

PENUH = bool(os.environ.get("MATRIKS_PENUH"))
LAIN = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE")
TUJUAN = {"masuk": "/masuk/", "sandi": "/kata-sandi/"}
BANYAK = {"404": 1, "405": 4, "masuk": 1, "sandi": 1, "403": 1, "409": 3, "302": 3}
"""How many states of a relation are asked on every commit, by answer; of a wrong method, how many cells in all."""
BERHASIL = {"200", "302"}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin_pdf")]


def dipilih(kunci):
    """The cells of one address that are asked now."""
    kelompok = defaultdict(list)
    for sel, jawaban in baca().jawaban.items():
        if sel[0] == kunci:
            kelompok[sel[1], "" if jawaban == "405" else sel[2], jawaban].append(sel)
    for (_, _, jawaban), daftar in kelompok.items():
        banyak = len(daftar) if PENUH else BANYAK.get(jawaban, 2)
        yield from sorted(daftar, key=lambda sel: crc32("".join(sel).encode()))[:banyak]


@pytest.mark.parametrize("kunci", list(semua_alamat()))
def test_jawaban_sesuai_tabel(kota, log_keamanan, kunci):
    salah = []
    for sel in dipilih(kunci):
        salah += _periksa(kota, log_keamanan, sel)
    assert not salah, "\n".join(salah)


def _periksa(kota, log, sel):
    kunci, metode, relasi, tahap = sel
    berkas = kota.dokumen[PELAKU[relasi]]["draf" if tahap == "-" else tahap]
    pengguna = kota.pengguna(relasi, berkas)
    isi = isi_untuk(kunci, kota, berkas) if metode == "POST" else None
    log.records.clear()
    with saat(kota.d, tahap), transaction.atomic():
        with mengamati() as tulisan:
            jawaban = minta(metode, semua_alamat()[kunci].untuk(kota, berkas), kota.kunci_sesi(pengguna), isi)
        teks = badan(jawaban)
        berubah = _berubah(tulisan.tabel - BOLEH_TERTULIS)
        transaction.set_rollback(True)
    if relasi == "nonaktif":
        pengguna = None  # the session of a closed account is no session
    elif pengguna and pengguna.pegawai:
        teks = teks.replace(pengguna.pegawai.nama, "")  # one's own name stands on every page
    cela = [*_salah_jawab(sel, jawaban), *_bocor(sel, jawaban, teks, berubah)]
    if pengguna:
        cela += _salah_catat(jawaban, log, pengguna, metode)
    return [f"{' | '.join(sel)}: {s}" for s in cela]


BAKU = {}
"""The digest of each table before anybody asked anything; every question is rolled back, so it stays true."""


def _berubah(tabel):
    """Tables whose rows differ from before. Only called after a write statement; a rolled-back one does not count."""
    return {t for t in tabel if sidik(t) != BAKU[t]}


@pytest.fixture(scope="module", autouse=True)
def _potret_awal(kota):
    from django.apps import apps

    for model in apps.get_models():
        BAKU[model._meta.db_table] = sidik(model._meta.db_table)
        for banyak in model._meta.local_many_to_many:
            BAKU[banyak.m2m_db_table()] = sidik(banyak.m2m_db_table())


def _salah_jawab(sel, jawaban):
    """The answer is another than the oracle's."""
    status, harus = str(jawaban.status_code), baca().jawaban[sel]
    if harus in TUJUAN:
        if not (status == "302" and jawaban["Location"].startswith(TUJUAN[harus])):
            yield f"seharusnya dialihkan ke {harus}, dijawab {status}"
    elif status != harus:
        yield f"seharusnya {harus}, dijawab {status}"
    if status == "200" and "text/" in jawaban["Content-Type"] and "charset" not in jawaban["Content-Type"]:
        yield "tanpa charset"


def _bocor(sel, jawaban, teks, berubah):
    """Who may not, changes and reads nothing; nobody changes anything by reading."""
    boleh = baca().jawaban[sel] in BERHASIL
    if berubah and not (boleh and sel[1] == "POST"):
        yield f"mengubah {berubah}"
    if jawaban.status_code not in {200, 302, 409, 422} and "kenari" in teks:
        yield f"membocorkan {set(re.findall('kenari[a-z]+', teks))}"


def _salah_catat(jawaban, log, pengguna, metode):
    """What is sent to a person is kept by no cache, and each refusal stands in the security log, once."""
    if jawaban.status_code not in {302, 405} and "no-store" not in jawaban.get("Cache-Control", ""):
        yield "tanpa no-store"
    if jawaban.status_code in {403, 404, 405}:
        baris = [(b.akun, b.metode, b.status) for b in log.records if getattr(b, "rujukan", "")]
        if baris != [(pengguna.pk, metode, jawaban.status_code)]:
            yield f"penolakan tercatat sebagai {baris}"
