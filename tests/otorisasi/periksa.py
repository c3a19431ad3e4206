"""Asking one cell of the table and judging the answer: status, changes, words of others, cache, security log."""

import re
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import transaction
from django.http import HttpResponse

from organisasi.models import Pengguna
from tests.otorisasi.alamat import semua_alamat
from tests.otorisasi.isian import isi_untuk
from tests.otorisasi.kota import PELAKU, TAHAP_RENCANA, kata
from tests.otorisasi.minta import BOLEH_TERTULIS, badan, mengamati, minta, sidik
from tests.otorisasi.tabel import baca
from tests.tahap import TAHAP_PENILAIAN, saat

TUJUAN = {"masuk": "/masuk/", "sandi": "/kata-sandi/"}
BERHASIL = {"200", "302"}
DITOLAK = {"403", "404"}
"""Who is refused is refused before his form is looked at: whatever he sends, the answer is the same."""
UNIT_DALAM_ISIAN = {"appraisal:siapkan_evaluasi", "appraisal:ingatkan"}
"""What is refused there is the unit in the form; a form without one is about the own unit."""
MENGENAL_NAMA = {
    *("pengelola", "teknis", "pimpinan", "penilai", "penilai_ditunjuk", "penilai_plt", "pemilik_admin"),
    "mantan_penilai",
}
"""Who may read of whom a document is without reading it: by a role, as superior of the unit, or from own notes."""


@dataclass(frozen=True)
class Jawaban:
    """What came back: also the tables that changed, before the question was taken back."""

    http: HttpResponse
    teks: str
    berubah: set[str]
    pengguna: Pengguna | None


def tanya(kota, sel, *, kosong=False):
    """Ask one cell inside a savepoint and take everything back; ``kosong`` sends a form with nothing in it."""
    kunci, metode, relasi, tahap = sel
    berkas = _berkas(kota, sel)
    pengguna = kota.pengguna(relasi, berkas)
    isi = isi_untuk(kunci, kota, berkas) if metode == "POST" and not kosong else None
    with saat(kota.d, tahap), transaction.atomic():
        with mengamati() as tulisan:
            http = minta(metode, semua_alamat()[kunci].untuk(kota, berkas), kota.kunci_sesi(pengguna), isi)
        teks = badan(http)
        berubah = _berubah(tulisan.tabel - BOLEH_TERTULIS)
        transaction.set_rollback(True)
    if relasi == "nonaktif":
        pengguna = None  # the session of a closed account is no session
    elif pengguna and pengguna.pegawai:
        teks = teks.replace(pengguna.pegawai.nama, "")  # one's own name stands on every page
    return Jawaban(http, teks, berubah, pengguna)


def _berkas(kota, sel):
    return kota.dokumen[PELAKU[sel[2]]]["draf" if sel[3] == "-" else sel[3]]


def periksa_sel(kota, log, sel):
    """The sentences of what is wrong with the answer to one cell."""
    log.records.clear()
    j = tanya(kota, sel)
    cela = [*_salah_jawab(sel, j.http), *_bocor(sel, j.http, j.teks, j.berubah)]
    if j.http.status_code == 200:
        cela += _terlalu_banyak(sel[2], _berkas(kota, sel), j.teks)
    if j.pengguna:
        cela += _salah_catat(j.http, log, j.pengguna, sel[1])
    if sel[1] == "POST" and baca().jawaban[sel] in DITOLAK and sel[0] not in UNIT_DALAM_ISIAN:
        cela += [f"isian kosong: {s}" for s in _salah_jawab(sel, tanya(kota, sel, kosong=True).http)]
    return [f"{' | '.join(sel)}: {s}" for s in cela]


BAKU = {}
"""The digest of each table before anybody asked anything; every question is rolled back, so it stays true."""


def potret_awal():
    for model in apps.get_models():
        BAKU[model._meta.db_table] = sidik(model._meta.db_table)
        for banyak in model._meta.local_many_to_many:
            BAKU[banyak.m2m_db_table()] = sidik(banyak.m2m_db_table())


def _berubah(tabel):
    """Tables whose rows differ from before. Only called after a write statement; a rolled-back one does not count."""
    return {t for t in tabel if sidik(t) != BAKU[t]}


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


def _terlalu_banyak(relasi, berkas, teks):
    """A list, a total or a file tells of a document that the oracle opens for this relation on no page."""
    kumpulan = PELAKU[relasi]
    boleh = {berkas.kata} if relasi == "pemilik" else {kata(kumpulan[:2], t) for t in _terbuka(relasi)}
    if relasi in MENGENAL_NAMA:
        teks = teks.replace("Pegawai kenari", "")
    lebih = {k for k in re.findall("kenari[a-z]+", teks) if k in _kata_kumpulan(kumpulan)} - boleh
    if lebih:
        yield f"memperlihatkan {lebih}"


@cache
def _kata_kumpulan(kumpulan):
    return {kata(kumpulan[:2], t) for t in (*TAHAP_RENCANA, *TAHAP_PENILAIAN)}


@cache
def _terbuka(relasi):
    """States in which the plan or the result is open to the relation."""
    halaman = ("skp:rincian", TAHAP_RENCANA), ("appraisal:hasil", TAHAP_PENILAIAN)
    return {t for kunci, tahap in halaman for t in tahap if baca().jawaban[kunci, "GET", relasi, t] == "200"}


def _salah_catat(jawaban, log, pengguna, metode):
    """What is sent to a person is kept by no cache, and each refusal stands in the security log, once."""
    if jawaban.status_code not in {302, 405} and "no-store" not in jawaban.get("Cache-Control", ""):
        yield "tanpa no-store"
    if jawaban.status_code in {403, 404, 405}:
        baris = [(b.akun, b.metode, b.status) for b in log.records if getattr(b, "rujukan", "")]
        if baris != [(pengguna.pk, metode, jawaban.status_code)]:
            yield f"penolakan tercatat sebagai {baris}"
