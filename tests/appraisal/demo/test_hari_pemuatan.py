"""The demonstration is alive whenever it is loaded."""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from appraisal.demo import load
from appraisal.demo.kalender import Kalender
from appraisal.demo.load import muat_demo
from appraisal.management.commands import demo as perintah
from appraisal.models import Penilaian, RiwayatPenilaian
from appraisal.states import StatusPenilaian
from organisasi.common.clock import waktu_rekaan
from organisasi.models import Instansi
from skp.models import Bukti, Periode, RiwayatSkp, Skp
from skp.states import StatusSkp

JAKARTA = ZoneInfo("Asia/Jakarta")

LENGKAP = (datetime(2027, 1, 10, 0, 5, tzinfo=JAKARTA), datetime(2026, 3, 15, 9, tzinfo=JAKARTA))
"""Days of loading besides the one of ``isi``; the first is the hardest, when the year has just ended."""


def kalender(*hari: int) -> Kalender:
    return Kalender(datetime(*hari, 8, tzinfo=JAKARTA), "Asia/Jakarta")


@pytest.mark.sekali
@pytest.mark.django_db
@pytest.mark.skipif("SKP_UJI_LENGKAP" not in os.environ, reason="memuat seluruh contoh berkali-kali")
@pytest.mark.parametrize("saat", LENGKAP, ids=str)
def test_setiap_keadaan_ada_pada_hari_lain(saat):
    tahun = 2026
    with waktu_rekaan(saat):
        assert muat_demo() is True

    skp, penilaian = Skp.objects.filter(periode__tahun=tahun), Penilaian.objects.filter(periode__tahun=tahun)
    assert set(skp.values_list("status", flat=True)) == set(StatusSkp.values)
    assert set(penilaian.values_list("status", flat=True)) == set(StatusPenilaian.values) - {StatusPenilaian.ARSIP}
    assert not RiwayatSkp.objects.filter(pada__gt=saat).exists()
    assert not RiwayatPenilaian.objects.filter(pada__gt=saat).exists()
    assert Periode.objects.get(tahun=tahun).buka_realisasi < saat.date()


@pytest.mark.parametrize(
    ("hari_ini", "tahun", "buka"),
    [
        ((2026, 3, 1), 2025, date(2025, 12, 1)),
        ((2026, 3, 2), 2026, date(2026, 1, 16)),
        ((2026, 11, 23), 2026, date(2026, 10, 9)),
        ((2027, 1, 10), 2026, date(2026, 11, 26)),
        ((2027, 2, 20), 2026, date(2026, 12, 1)),
    ],
)
def test_tahun_berjalan_dan_pembukaan_realisasi(hari_ini, tahun, buka):
    assert (kalender(*hari_ini).tahun, kalender(*hari_ini).buka_realisasi) == (tahun, buka)


def test_hari_yang_ditulis_naskah():
    k = kalender(2027, 1, 10)

    assert k.tanggal("{T-1}-06-30") == date(2025, 6, 30)
    assert k.tanggal(-4) == date(2027, 1, 6)
    assert k.tanggal("masa-4") == date(2026, 12, 27)
    assert k.bulan("{T-31}-03") == date(1995, 3, 1)
    assert k.saat(date(2027, 1, 10), 600) == k.kini


@pytest.mark.django_db
def test_pemuatan_yang_gagal_tidak_meninggalkan_apa_pun(monkeypatch, settings, tmp_path):
    """The last step fails: no row and no evidence file stays behind."""
    settings.MEDIA_ROOT = tmp_path

    def gagal(panggung, *_):
        panggung.berkas.append(default_storage.save("bukti/1/berkas", ContentFile(b"isi")))
        raise RuntimeError

    monkeypatch.setattr(load, "mainkan", gagal)

    with pytest.raises(RuntimeError):
        muat_demo()

    assert not Instansi.objects.exists()
    assert not Bukti.objects.exists()
    assert not [b for b in tmp_path.rglob("*") if b.is_file()]


@pytest.mark.django_db
def test_akun_demo_tanpa_data_menunjukkan_jalannya():
    with pytest.raises(CommandError, match=r"manage\.py demo"):
        call_command("akun_demo")


def test_basis_data_tanpa_tabel_disiapkan_dan_yang_tertinggal_ditolak(monkeypatch, capsys):
    """An empty folder becomes a demonstration in one command; older tables are upgraded by their keeper, knowingly."""
    dipanggil = []
    monkeypatch.setattr(perintah, "call_command", lambda *nama, **_: dipanggil.append(nama))
    monkeypatch.setattr(perintah, "muat_demo", lambda: False)
    monkeypatch.setattr(perintah, "migrasi_tertinggal", lambda: 3)
    monkeypatch.setattr(type(perintah.connection.introspection), "table_names", lambda self: [])

    call_command("demo")

    assert dipanggil == [("migrate",)]
    assert "tabelnya dibuat dahulu" in capsys.readouterr().out
    monkeypatch.setattr(type(perintah.connection.introspection), "table_names", lambda self: ["skp_skp"])
    with pytest.raises(CommandError, match=r"Jalankan dahulu: python manage\.py migrate"):
        call_command("demo")
