"""The house style that a machine can check."""

import ast
import hashlib
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

AKAR = Path(__file__).resolve().parents[2]
APLIKASI = ("organisasi", "skp", "appraisal", "config")
BERKAS = [p for a in APLIKASI for p in sorted((AKAR / a).rglob("*.py")) if "migrations" not in p.parts]
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))
LAYAR = [p for p in TEMPLAT if "pdf" not in p.parts]

TERPANJANG = 320
"""Lines after which a file has to be split."""
FUNGSI_TERPANJANG = 45


def _nama(jalan: Path) -> str:
    return str(jalan.relative_to(AKAR))


@pytest.mark.parametrize("berkas", BERKAS, ids=_nama)
def test_berkas_tidak_terlalu_panjang(berkas):
    assert len(berkas.read_text().splitlines()) <= TERPANJANG


def test_fungsi_tidak_terlalu_panjang():
    panjang = []
    for berkas in BERKAS:
        for simpul in ast.walk(ast.parse(berkas.read_text())):
            if isinstance(simpul, ast.FunctionDef) and simpul.end_lineno - simpul.lineno + 1 > FUNGSI_TERPANJANG:
                panjang.append(f"{_nama(berkas)}:{simpul.lineno} {simpul.name}")
    assert panjang == []


def test_tampilan_tidak_menulis_ke_basis_data():
    """A view finds, asks, acts through a service and answers; it never saves by itself."""
    salah = []
    for berkas in (b for b in BERKAS if "views" in b.parts):
        for simpul in ast.walk(ast.parse(berkas.read_text())):
            menulis = isinstance(simpul, ast.Attribute) and simpul.attr in {"create", "bulk_create", "delete", "update"}
            if menulis and ".objects" in ast.unparse(simpul):
                salah.append(f"{_nama(berkas)}:{simpul.lineno}")
            if isinstance(simpul, ast.Attribute) and simpul.attr == "save" and "form" not in ast.unparse(simpul.value):
                salah.append(f"{_nama(berkas)}:{simpul.lineno}")
    assert salah == []


def test_status_hanya_ditulis_oleh_layanan_transisi():
    salah = []
    for berkas in (b for b in BERKAS if b.name != "transitions.py" and "organisasi" not in b.parts):
        if re.search(r"\.status(_realisasi)? = ", berkas.read_text()):
            salah.append(_nama(berkas))
    assert set(salah) <= {"appraisal/views/menilai.py"}  # there it is the HTTP status of the answer


def test_layanan_dan_pemilih_tidak_mengenal_http():
    salah = [
        _nama(b)
        for b in BERKAS
        if ({"services", "selectors", "models"} & set(b.parts) or b.name == "selectors.py")
        and "django.http" in b.read_text()
    ]
    assert salah == []


@pytest.mark.parametrize("berkas", LAYAR, ids=_nama)
def test_templat_tanpa_gaya_dan_skrip_sisipan(berkas):
    isi = berkas.read_text()

    assert not re.search(r"\sstyle=", isi)
    assert not re.search(r"\son[a-z]+=\"", isi)
    assert not re.search(r"<script(?![^>]*src=)", isi)
    assert "|safe" not in isi
    assert "http://" not in isi.replace("http://www.w3.org", "")
    assert "https://" not in isi


def test_tidak_ada_templat_yang_tidak_dipakai():
    sumber = "\n".join(p.read_text() for p in [*BERKAS, *TEMPLAT])
    bawaan_allauth = {
        "account/base_entrance.html",
        "account/login.html",
        "account/logout.html",
        "account/password_change.html",
        "account/reauthenticate.html",
        "429.html",
    }
    dipakai = {
        t for t in (str(p.relative_to(AKAR / "templates")) for p in TEMPLAT) if f'"{t}"' in sumber or f"'{t}'" in sumber
    }
    semua = {str(p.relative_to(AKAR / "templates")) for p in TEMPLAT}
    sisa = {t for t in semua - dipakai - bawaan_allauth if not re.match(r"pdf/[^_]|mfa/", t)}
    assert sisa == set()


def test_kunci_pustaka_bersidik_dan_tanpa_alamat():
    for berkas in (AKAR / "requirements").glob("*.txt"):
        isi = berkas.read_text()
        assert "://" not in isi
        assert not re.search(r"^[a-z0-9].*==[^\\]*$(?!\n\s+--hash)", isi, re.MULTILINE), berkas.name
        assert "--hash=sha256:" in isi


def test_berkas_pihak_ketiga_sesuai_sidiknya():
    baris = (AKAR / "static/vendor/MANIFEST").read_text().splitlines()
    for sidik, nama in (b.split() for b in baris if not b.startswith("#")):
        assert hashlib.sha256((AKAR / "static/vendor" / nama).read_bytes()).hexdigest() == sidik


def test_setiap_kolom_pilihan_dijaga_basis_data():
    """The database refuses a value that the program does not know."""
    tanpa = []
    for model in apps.get_models():
        if model.__module__.split(".")[0] not in APLIKASI:
            continue
        syarat = " ".join(str(c.condition) for c in model._meta.constraints if isinstance(c, models.CheckConstraint))
        for kolom in model._meta.local_fields:
            if kolom.choices and not re.search(rf"'{kolom.name}(__in)?'", syarat):
                tanpa.append(f"{model.__name__}.{kolom.name}")
    assert tanpa == []


@pytest.mark.django_db
def test_tidak_ada_migrasi_yang_tertinggal():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrasi_bernama_menurut_maksudnya():
    nama = [p.name for a in APLIKASI[:3] for p in (AKAR / a / "migrations").glob("0*.py")]
    assert [n for n in nama if "_auto_" in n] == []
