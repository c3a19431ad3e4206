"""Where the code comes from, and where the data goes when the schema changes (P12, P16)."""

import hashlib
import json
from importlib import metadata

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from appraisal.models import HasilPenilaian, Penilaian
from organisasi.common.sbom import baca_kunci, lisensi, susun_sbom
from organisasi.models import Jejak
from skp.models import Skp
from tests.architecture.test_kode import AKAR
from tests.dunia import buat_dunia, penilaian_disahkan
from tests.kepercayaan.kerentanan import simpulkan

DILARANG = ("AGPL", "Affero", "Commercial", "Non-Commercial", "SSPL", "Busl")
"""Licences under which an agency could not run or pass on the whole."""


def test_daftar_bagian_memuat_seluruh_kunci_dan_berkas_pihak_ketiga(capsys):
    call_command("sbom")
    bagian = json.loads(capsys.readouterr().out)["components"]
    kunci = baca_kunci(AKAR / "requirements" / "base.txt")

    paket = {(b["name"], b["version"]): b for b in bagian if b["type"] == "library"}
    assert set(paket) == {(nama, versi) for nama, versi, _ in kunci}
    assert all(b["hashes"] for b in bagian)
    assert all(b["purl"].startswith("pkg:pypi/") for b in paket.values())
    assert any(b["name"].startswith("vendor/") for b in bagian if b["type"] == "file")
    assert susun_sbom() == susun_sbom()


def test_setiap_pustaka_menyebut_lisensi_yang_boleh():
    salah = []
    for nama, _, _ in baca_kunci(AKAR / "requirements" / "base.txt"):
        teks = lisensi(nama)
        if any(d.lower() in teks.lower() for d in DILARANG) or (not teks and _terpasang(nama)):
            salah.append(f"{nama}: {teks}")
    assert salah == []


@pytest.mark.parametrize(
    ("daftar", "status", "kata"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], 0, "1 pustaka diperiksa, tidak ada"),
        ([{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "?"}], 2, "1 dari 2 pustaka"),
        ([{"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}], 1, "a 1: CVE-1"),
        ([], 2, "TIDAK DIPERIKSA"),
    ],
)
def test_yang_tidak_diperiksa_tidak_disebut_aman(daftar, status, kata):
    """``make kerentanan``: a library that the advisories were not asked about is no clean library."""
    hasil, kalimat = simpulkan(daftar)
    assert hasil == status
    assert kata in kalimat


def _terpasang(nama):
    """What another Python or another platform needs stands in the lock, too."""
    try:
        return bool(metadata.version(nama))
    except metadata.PackageNotFoundError:
        return False


@pytest.mark.parametrize("app", ["organisasi", "skp", "appraisal"])
def test_setiap_migrasi_dapat_dibalik(app):
    """A release that fails is taken back; no migration says that it cannot."""
    graf = MigrationLoader(None).disk_migrations
    langkah: list[tuple[str, Operation]] = [(n, o) for (a, n), m in graf.items() if a == app for o in m.operations]

    assert [f"{n}: {o}" for n, o in langkah if not o.reversible] == []


def _sidik() -> list[str]:
    """The rows that no migration may touch, column by column as they stood at the first one."""
    hasil = []
    with connection.cursor() as kursor:
        for model, kolom in (
            (Penilaian, "id, status, rekomendasi, disahkan_tanggal"),
            (HasilPenilaian, "id, nomor, nilai, masukan"),
            (Skp, "id, status, nomor_versi, mulai, selesai"),
            (Jejak, "id, rantai, nomor, sebelum, sidik"),
        ):
            kursor.execute(f"SELECT {kolom} FROM {model._meta.db_table} ORDER BY id")  # noqa: S608 - our own names
            hasil.append(hashlib.sha256(repr(kursor.fetchall()).encode()).hexdigest())
    return hasil


@pytest.mark.sekali
@pytest.mark.django_db(transaction=True)
def test_mundur_ke_skema_pertama_dan_maju_lagi_dengan_data():
    """Back to the first schema of the appraisals and forward again: results, contracts and trail are what they were."""
    penilaian_disahkan(buat_dunia())
    semula = _sidik()
    try:
        call_command("migrate", "appraisal", "0001_awal", verbosity=0)
        assert _sidik() == semula
    finally:
        call_command("migrate", verbosity=0)

    assert _sidik() == semula
    assert Penilaian.objects.get().status == "disahkan"
