"""Taking any permission call or scope away makes the matrix fail, or the test that ``mutasi_uji.txt`` names for it.

Every site is switched off by itself, and the cells of the table that pass it are asked again until one of them is
answered otherwise. What page, scope and service all refuse survives that; then everything else that the request passes
is switched off, and the site has to keep the person out by itself. On every commit a sample of the addresses; all of
them with ``MUTASI_PENUH=1``.
"""

import os
from collections import defaultdict
from pathlib import Path
from zlib import crc32

import pytest

from tests.otorisasi.alamat import semua_alamat
from tests.otorisasi.mutasi import terpasang
from tests.otorisasi.mutasi_uji import PASANGAN, baca_pasangan
from tests.otorisasi.periksa import DITOLAK, periksa_sel, tanya
from tests.otorisasi.tabel import baca
from tests.otorisasi.tampak import baca_tampak, cela_tampak
from tests.otorisasi.test_matriks import dipilih

PENUH = bool(os.environ.get("MUTASI_PENUH"))
SAMPEL = ("skp:rincian", "appraisal:putuskan", "organisasi:ubah_pegawai", "rincian_pekerjaan")
COBA = 40
"""Cells asked for one site before it counts as unnoticed."""
pytestmark = [pytest.mark.django_db, pytest.mark.sekali, pytest.mark.usefixtures("tanpa_mesin_pdf", "potret")]


def test_setiap_izin_dan_lingkup_dijaga_tabel(kota, log_keamanan):
    with terpasang() as papan:
        peta, tampak = _peta(kota, log_keamanan, papan), _peta_tampak(kota, papan) if PENUH else {}
        hidup = []
        for situs in _diminta(peta | tampak):
            if not (
                _salah_tampak(kota, papan, situs, tampak.get(situs, []))
                or _terbunuh(kota, log_keamanan, papan, situs, peta.get(situs, []))
            ):
                hidup.append(situs)
                _catat(f"hidup {situs}")
        tak_lewat = sorted(set(papan.situs) - set(peta) - set(tampak)) if PENUH else []
    lewat = len(peta | tampak)
    _catat(f"{len(papan.situs)} situs, {lewat} dilewati, {lewat - len(hidup)} ketahuan; tidak: {tak_lewat}")
    sisa = {*hidup, *tak_lewat} - baca_pasangan(PASANGAN).keys()
    if not PENUH:  # what a guard inside a permission keeps out shows at other addresses
        sisa = [s for s in sisa if "permissions.py" not in s]
    assert not sisa, "tidak ketahuan:\n" + "\n".join(sisa)


def _diminta(situs):
    """All of them, or those whose names stand in the file ``MUTASI_DARI``."""
    asal = os.environ.get("MUTASI_DARI")
    dari = set(Path(asal).read_text(encoding="utf-8").splitlines()) if asal else {}
    return [s for s in situs if not asal or s in dari]


def _catat(kalimat):
    if tujuan := os.environ.get("MUTASI_CATATAN"):
        with Path(tujuan).open("a", encoding="utf-8") as berkas:
            berkas.write(kalimat + "\n")


def _peta(kota, log, papan):
    """Site -> the cells that pass it."""
    peta = defaultdict(list)
    for kunci in semua_alamat() if PENUH else SAMPEL:
        for sel in dipilih(kunci):
            papan.lewat.clear()
            assert not periksa_sel(kota, log, sel)
            for situs in papan.lewat:
                peta[situs].append(sel)
    return dict(peta)


def _peta_tampak(kota, papan):
    """Site -> the rows of ``tampak.txt`` that pass it."""
    peta = defaultdict(list)
    for baris in baca_tampak():
        papan.lewat.clear()
        assert not cela_tampak(kota, baris)
        for situs in papan.lewat:
            peta[situs].append(baris)
    return dict(peta)


def _salah_tampak(kota, papan, situs, daftar):
    """Whether an open page shows more, or less, with this site off."""
    papan.mati = {situs}
    try:
        return any(cela_tampak(kota, baris) for baris in daftar)
    except (Exception, pytest.fail.Exception):  # noqa: BLE001 - whatever comes now, it is not the page
        return True
    finally:
        papan.mati = set()


def _terbunuh(kota, log, papan, situs, sel_sel):
    dahulu = sorted(sel_sel, key=lambda sel: (baca().jawaban[sel] not in DITOLAK, crc32("".join(sel).encode())))[:COBA]
    if any(_salah(kota, log, papan, {situs}, sel) for sel in dahulu):
        return True
    semua = [sel for kunci in dict.fromkeys(s[0] for s in sel_sel) for sel in dipilih(kunci)]
    ditolak = sorted((s for s in semua if baca().jawaban[s] in DITOLAK), key=lambda sel: crc32("".join(sel).encode()))
    return any(_cukup_sendiri(kota, log, papan, situs, sel) for sel in [*ditolak[:COBA], *dahulu])


def _salah(kota, log, papan, mati, sel):
    """Whether the answer is wrong with these sites off. A refusal stays right in the words of another site."""
    papan.mati, papan.lewat = set(mati), set()
    try:
        if baca().jawaban[sel] in DITOLAK and len(mati) > 1:
            return str(tanya(kota, sel).http.status_code) not in DITOLAK
        return bool(periksa_sel(kota, log, sel))
    except (Exception, pytest.fail.Exception):  # noqa: BLE001 - whatever comes now, it is not the oracle's answer
        return True
    finally:
        papan.mati = set()


def _cukup_sendiri(kota, log, papan, situs, sel):
    """With every other site of this request off, this one alone still keeps the person out.

    The guards inside the permissions stay: they are what the sites ask.
    """
    lain: set[str] = set()
    while True:
        if _salah(kota, log, papan, {*lain, "-"}, sel):
            return False
        baru = {s for s in papan.lewat if "permissions.py" not in s} - lain - {situs}
        if not baru:
            return situs in papan.lewat and _salah(kota, log, papan, {*lain, situs}, sel)
        lain |= baru
