"""The coverage map: counts that equal the lists they open, in as many statements as before; the workbook."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from appraisal.plan_coverage import get_cakupan
from skp.models import TingkatRkt
from tests.dunia import baris, pada, skp_diajukan, skp_ditetapkan, skp_draf
from tests.factories.skp import ButirRktFactory
from tests.halaman import teks

pytestmark = pytest.mark.django_db


def test_peta_cakupan_menghitung_yang_dibukanya(dunia, masuk):
    dipikul, belum = (
        ButirRktFactory(unit=dunia.biro, tahun=2015, tingkat=TingkatRkt.INDIKATOR, uraian=f"Indikator {n}")
        for n in ("satu", "dua")
    )
    ButirRktFactory(unit=dunia.setda, tahun=2015, tingkat=TingkatRkt.INDIKATOR, uraian="Di atas biro")
    skp_ditetapkan(dunia, kegiatan=[baris(rkt_id=dipikul.pk), baris("Menata arsip")])
    skp_draf(dunia, pegawai=dunia.orang_lain)  # a draft counts nowhere
    peta = get_cakupan(dunia.biro, dunia.periode)

    assert peta.hitung() == {"belum": 1, "dipikul": 1, "baris": 2, "menggantung": 1}
    assert [b.pk for b in peta.list_indikator(dipikul=False)] == [belum.pk]
    assert [k.uraian for k in peta.list_menggantung()] == ["Menata arsip"]
    assert peta.hitung_pemikul([dipikul, belum]) == {dipikul.pk: {"orang": 1, "baris": 1, "setuju": 1}}

    admin = masuk(dunia.admin)
    with pada(2015, 2, 1):
        alamat = f"/cakupan/?unit={dunia.biro.pk}&tahun=2015"
        assert "Indikator dua" in teks(admin.get(alamat))
        assert "Pemilik Rekaan" in teks(admin.get(f"{alamat}&indikator={dipikul.pk}"))
        assert admin.get(f"{alamat}&indikator=999999").status_code == 404
        with CaptureQueriesContext(connection) as dulu:
            assert "Menata arsip" in teks(admin.get(f"{alamat}&daftar=menggantung"))
        unduhan = admin.get(f"/cakupan/unduh/?unit={dunia.biro.pk}&tahun=2015")
    buku = load_workbook(io.BytesIO(unduhan.content))
    sel = [[s.value for s in b] for b in buku["Indikator"].iter_rows(min_row=4)]
    assert [(b[1], b[4]) for b in sel] == [("Indikator satu", "Pemilik Rekaan"), ("Indikator dua", "Belum dipikul")]
    assert buku["Tidak bertumpu"].cell(4, 5).value == "Menata arsip"

    skp_diajukan(dunia, pegawai=dunia.rekan)
    with pada(2015, 3, 1), CaptureQueriesContext(connection) as kini:
        assert "Rekan Rekaan" in teks(admin.get(f"{alamat}&daftar=menggantung"))
    assert len(kini) <= len(dulu) + 2  # one more person read enters the trail, nothing else
