"""The coverage table: no rule of the law list is missing, and everything an entry names exists."""

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest
from django.urls import reverse

from appraisal.coverage import FOLDER, KELOMPOK, cari_entri, list_pengujian, semua_entri
from tests.halaman import teks

AKAR = Path(__file__).resolve().parents[2]

PP46 = """
    P1 P2..3 P4 P5(1) P5(2) P5(3) P5(4) P5(5) P5(6) P6 P7(1..3) P7(4..5) P8 P9 P10 P11 P12(1) P12(2) P13(1) P13(2)
    P14 P15 P17 P19(1) P19(2) P20 P21 P22 P23 P24 P25 P26 P27..31 P32..33
"""
PERKA = """
    A.1 A.2 A.3 A.4 A.5 A.6 A.7 A.8 B.1 B.2 C.1 C.2 C.3 C.4 C.5 D.1 D.2 E.1 E.2 E.3 F.1 F.2 F.3 G.1 H.1 I.1 I.2
    J.1 J.2 J.3 K L M.1 M.2 N O P
"""
HUKUM = {
    *(f"PP46-{n}" for n in PP46.split()),
    *(f"PERKA-{n}" for n in PERKA.split()),
    *(f"E-{n}" for n in ("ZERO", "NOCOST", "COSTZERO", "NEG", "OVER", "PARTIAL", "LATE", "UNIT")),
    *(f"SC-{n:02d}" for n in range(1, 18)),
    "SC-05a",
    *(f"K-{n:02d}" for n in range(1, 19)),
}
"""The law list: rules of section 2, edge cases, special cases, decisions. Written here by hand on purpose."""

BOLEH_TERCETAK = {
    "PP46-P5": "Pasal 5",
    "PP46-P6": "Pasal 6",
    "PP46-P7(4..5)": "Pasal 7 ayat (5)",
    "PP46-P19(1)": "Pasal 19 ayat (1)",
}
SEMUA = semua_entri()


@cache
def fungsi(berkas: str) -> set[str]:
    pohon = ast.parse((AKAR / berkas).read_text())
    return {s.name for s in ast.walk(pohon) if isinstance(s, ast.FunctionDef)}


def test_setiap_aturan_ada_dan_tidak_ada_yang_asing():
    assert {e.id for e in SEMUA} == HUKUM
    assert len(SEMUA) == len(HUKUM)


def test_setiap_berkas_data_terbaca():
    assert {p.stem for p in FOLDER.glob("*.toml")} == set(KELOMPOK)


@pytest.mark.parametrize("kelompok", KELOMPOK)
def test_setiap_entri_lengkap(kelompok):
    for e in (e for e in SEMUA if e.kelompok == kelompok):
        assert e.kode, e.id
        assert e.uji, e.id
        assert len(e.aturan) > 20, e.id
        assert e.kelompok == "keputusan" or len(e.tampak) > 20, e.id
        assert e.aturan.endswith("."), e.id


def test_setiap_tempat_dalam_kode_ada():
    hilang = []
    for e in SEMUA:
        for alamat in e.kode:
            modul, _, nama = alamat.partition(":")
            isi = importlib.import_module(modul)
            if nama and not hasattr(isi, nama):
                hilang.append((e.id, alamat))
    assert hilang == []


def test_setiap_pengujian_yang_disebut_ada():
    hilang = []
    for e in SEMUA:
        for alamat in e.uji:
            berkas, _, nama = alamat.partition("::")
            if not (AKAR / berkas).exists() or nama not in fungsi(berkas):
                hilang.append((e.id, alamat))
    assert hilang == []


def test_nomor_pasal_hanya_yang_pernah_dibaca():
    for e in SEMUA:
        diizinkan = next((p for awal, p in BOLEH_TERCETAK.items() if e.id.startswith(awal)), "")
        assert e.pasal in {"", diizinkan}, e.id
        tercetak = re.findall(r"[Pp]asal \d+", f"{e.aturan} {e.tampak} {e.sumber}")
        assert set(tercetak) <= set(re.findall(r"Pasal \d+", diizinkan)), e.id
        assert e.id not in e.sumber or e.id.startswith("K-")


def test_saringan_menurut_sumber_dan_kata():
    assert {e.kelompok for e in cari_entri("batas")} == {"batas"}
    assert [e.id for e in cari_entri("keadaan", "IPK skala")] == ["SC-05a"]
    assert cari_entri("", "tidakadakataini") == []


@pytest.mark.django_db
def test_halaman_dasar_hukum(dunia, masuk):
    halaman = masuk(dunia.pemilik).get("/dasar-hukum/", {"kelompok": "pp46", "cari": "keberatan"})
    isi = teks(halaman)
    assert "Pegawai dapat mengajukan keberatan tertulis" in isi
    assert "Batas sampai mikrodetik" in isi
    assert "tests/" not in isi
    assert "PP46-" not in isi
    for ekor in ("?kelompok=asing", "?cari=" + "x" * 500, "?cari=%00"):
        assert masuk(dunia.pemilik).get(f"/dasar-hukum/{ekor}").status_code == 200


@pytest.mark.django_db
@pytest.mark.sekali
def test_setiap_aturan_membuka_pengujiannya(dunia, masuk):
    """The text of the test for those who examine the application; its sentence for everybody else."""
    alamat = reverse("appraisal:aturan", args=["K-11"])
    assert alamat in masuk(dunia.pemilik).get("/dasar-hukum/", {"kelompok": "keputusan"}).content.decode()
    isi = teks(masuk(dunia.pengelola).get(alamat))
    assert "tests/appraisal/test_tenggat_keberatan.py::test_batas_sampai_mikrodetik" in isi
    assert "def test_batas_sampai_mikrodetik(" in isi
    biasa = teks(masuk(dunia.pemilik).get(alamat))
    assert "Batas sampai mikrodetik" in biasa
    assert "def test_" not in biasa
    assert "tests/" not in biasa
    assert masuk(dunia.pengelola).get(reverse("appraisal:aturan", args=["K-99"])).status_code == 404


def test_isi_setiap_pengujian_terbaca():
    kosong = [u.alamat for e in SEMUA for u in list_pengujian(e) if f"def {u.alamat.partition('::')[2]}(" not in u.isi]
    assert kosong == []
