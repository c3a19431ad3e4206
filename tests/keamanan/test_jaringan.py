"""Nothing reaches for another host at run time, and the migrations form one line from empty (P12, P16)."""

import socket

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from appraisal.pdf.render import render
from organisasi.common.errors import AturanDilanggar
from organisasi.models import JenisUpaya, Upaya


def test_jalan_ke_luar_tertutup_bagi_setiap_uji():
    """``tests/jaringan.py`` closes it for the whole suite; that it bites is shown here."""
    with socket.socket() as empat, socket.socket(socket.AF_INET6) as enam:
        for pergi in (
            lambda: socket.create_connection(("contoh.test", 443)),
            lambda: empat.connect(("203.0.113.7", 80)),
            lambda: enam.connect_ex(("2001:db8::7", 80)),
        ):
            with pytest.raises(pytest.fail.Exception, match="ada permintaan ke tempat lain"):
                pergi()


def test_mesin_pdf_menolak_tempat_lain():
    assert render("<p>Formulir</p>").startswith(b"%PDF")
    with pytest.raises(AturanDilanggar):
        render("<img src='https://contoh.test/x.png'>")


@pytest.mark.parametrize("app", ["organisasi", "skp", "appraisal"])
def test_migrasi_satu_garis_lurus(app):
    graf = MigrationLoader(None).graph
    nama = [n for n in graf.nodes if n[0] == app]

    assert len(graf.leaf_nodes(app)) == 1
    assert all(sum(anak.key[0] == app for anak in graf.node_map[n].children) <= 1 for n in nama)


@pytest.mark.django_db
def test_basis_data_dari_kosong_memuat_setiap_tabel():
    ada = set(connection.introspection.table_names())

    assert {m._meta.db_table for m in apps.get_models(include_auto_created=True)} <= ada


def test_verifikasi_dibatasi_tiga_puluh_semenit_per_alamat(client, db):
    jawaban = [client.get("/verifikasi/tidak-ada/").status_code for _ in range(31)]

    assert jawaban == [404] * 30 + [429]
    assert client.get("/verifikasi/tidak-ada/", REMOTE_ADDR="203.0.113.7").status_code == 404
    assert Upaya.objects.filter(jenis=JenisUpaya.VERIFIKASI).count() == 31
