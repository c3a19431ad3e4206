"""Nothing reaches for another host at run time, and the migrations form one line from empty (P12, P16)."""

import socket

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from appraisal.pdf.render import render
from organisasi.common.errors import AturanDilanggar
from organisasi.models import JenisUpaya, Upaya
from tests.dunia import penilaian_disahkan


def test_tidak_ada_permintaan_ke_tempat_lain(dunia, masuk, monkeypatch):
    def tolak(*_argumen, **_lain):
        pytest.fail("ada permintaan ke jaringan")

    penilaian = penilaian_disahkan(dunia)
    monkeypatch.setattr(socket, "getaddrinfo", tolak)
    if connection.vendor == "sqlite":
        monkeypatch.setattr(socket.socket, "connect", tolak)
    peramban = masuk(dunia.pemilik)
    for alamat in ("/", f"/penilaian/{penilaian.pk}/", f"/penilaian/{penilaian.pk}/jelaskan/", "/kalkulator/"):
        assert peramban.get(alamat).status_code == 200
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
