"""K-11: fourteen calendar days after the day of receipt, to the last microsecond where the agency sits."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from appraisal.models import Penilaian
from appraisal.services.keberatan import ajukan_keberatan
from appraisal.services.penetapan import lampaui_waktu, serahkan, terima, tutup_masa_keberatan
from appraisal.services.perilaku import simpan_perilaku
from organisasi.common.clock import batas_hari, waktu_rekaan
from organisasi.common.errors import AturanDilanggar
from organisasi.selectors.akses import SISTEM
from tests.dunia import PERILAKU, buat_dunia, capaian_dinilai, penilaian_diserahkan

JAM = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
"""Hours ahead of UTC, written by hand: none of the three has summer time."""
MIKRO = timedelta(microseconds=1)

DITERIMA = [
    ("biasa", (2016, 1, 5, 10), (2016, 1, 19)),
    ("malam_tahun_baru", (2015, 12, 31, 23, 59), (2016, 1, 14)),
    ("detik_pertama_tahun", (2016, 1, 1, 0, 0), (2016, 1, 15)),
    ("lewat_tengah_malam", (2016, 1, 5, 0, 30), (2016, 1, 19)),
    ("menuju_29_februari", (2016, 2, 15, 12), (2016, 2, 29)),
    ("melewati_29_februari", (2016, 2, 16, 12), (2016, 3, 1)),
    ("diterima_29_februari", (2016, 2, 29, 12), (2016, 3, 14)),
]


def akhir_hari_utc(hari: date, zona: str) -> datetime:
    """The last microsecond of a local day, by hand."""
    return datetime(hari.year, hari.month, hari.day, 23, 59, 59, 999999, tzinfo=UTC) - timedelta(hours=JAM[zona])


def diserahkan_pada(dunia, zona, waktu):
    dunia.instansi.zona_waktu = zona
    dunia.instansi.save()
    penilaian = capaian_dinilai(dunia)
    with waktu_rekaan(datetime(*waktu, tzinfo=ZoneInfo(zona))):
        oleh = dunia.akses(dunia.penilai)
        simpan_perilaku(penilaian_id=penilaian.pk, revisi=None, nilai=PERILAKU, rekomendasi="", oleh=oleh)
        return serahkan(penilaian_id=penilaian.pk, oleh=oleh)


@pytest.mark.django_db
@pytest.mark.parametrize("zona", JAM)
@pytest.mark.parametrize(("waktu", "terakhir"), [d[1:] for d in DITERIMA], ids=[d[0] for d in DITERIMA])
def test_batas_sampai_mikrodetik(dunia, zona, waktu, terakhir):
    penilaian = diserahkan_pada(dunia, zona, waktu)
    batas = akhir_hari_utc(date(*terakhir), zona)
    isi = {"penilaian_id": penilaian.pk, "alasan": "Ada dua revisi saja.", "butir": {}}

    assert (penilaian.batas_keberatan, penilaian.zona_waktu) == (batas, zona)
    with waktu_rekaan(batas):
        with pytest.raises(AturanDilanggar) as tolak:
            lampaui_waktu(penilaian_id=penilaian.pk, oleh=SISTEM)
        assert tolak.value.kode == "penilaian.belum_lewat"
        assert tutup_masa_keberatan(SISTEM) == 0
    with waktu_rekaan(batas + MIKRO), pytest.raises(AturanDilanggar) as tolak:
        ajukan_keberatan(**isi, oleh=dunia.akses(dunia.pemilik))
    assert tolak.value.kode == "keberatan.lewat_waktu"
    with waktu_rekaan(batas):
        assert ajukan_keberatan(**isi, oleh=dunia.akses(dunia.pemilik)).diajukan_pada == batas


@pytest.mark.django_db
@pytest.mark.parametrize("zona", JAM)
def test_masa_keberatan_ditutup_satu_mikrodetik_sesudahnya(dunia, zona):
    penilaian = diserahkan_pada(dunia, zona, (2015, 12, 31, 8))

    with waktu_rekaan(akhir_hari_utc(date(2016, 1, 14), zona) + MIKRO):
        assert tutup_masa_keberatan(SISTEM) == 1

    jejak = Penilaian.objects.get(pk=penilaian.pk).riwayat.last()
    assert (jejak.aksi, jejak.oleh, jejak.catatan) == (
        "lampaui_waktu",
        None,
        "Tidak ada keberatan sampai batas waktunya.",
    )


@pytest.mark.django_db
def test_zona_dibekukan_saat_diterima(dunia):
    """The agency moves to another zone afterwards: the last moment, the printed days and the sentence stay."""
    penilaian = diserahkan_pada(dunia, "Asia/Jayapura", (2016, 1, 5, 0, 30))
    batas = akhir_hari_utc(date(2016, 1, 19), "Asia/Jayapura")
    dunia.instansi.zona_waktu = "Asia/Jakarta"
    dunia.instansi.save()

    with waktu_rekaan(batas + MIKRO):
        with pytest.raises(AturanDilanggar) as tolak:
            ajukan_keberatan(penilaian_id=penilaian.pk, alasan="x", butir={}, oleh=dunia.akses(dunia.pemilik))
        assert "19 Januari 2016" in tolak.value.pesan
        sesudah = terima(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.pemilik))
    assert (sesudah.batas_keberatan, str(sesudah.dibuat_tanggal), str(sesudah.diterima_tanggal)) == (
        batas,
        "2016-01-05",
        "2016-01-20",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("terlambat", [0, 1, 24, 72])
def test_pekerjaan_berkala_boleh_terlambat_dan_boleh_dua_kali(dunia, terlambat):
    """The legal moment does not depend on when the job runs; running it again changes nothing."""
    penilaian = penilaian_diserahkan(dunia)

    with waktu_rekaan(penilaian.batas_keberatan + MIKRO + timedelta(hours=terlambat)):
        assert [tutup_masa_keberatan(SISTEM), tutup_masa_keberatan(SISTEM)] == [1, 0]

    penilaian.refresh_from_db()
    assert (penilaian.status, penilaian.riwayat.filter(aksi="lampaui_waktu").count()) == ("lewat_waktu", 1)


@pytest.mark.django_db
def test_keberatan_di_antara_pencarian_dan_penutupan_tidak_menghentikan_pekerjaan(monkeypatch):
    """Somebody else was faster with one of them: the job goes on with the rest."""
    d, e = buat_dunia(), buat_dunia()
    p, q = penilaian_diserahkan(d), penilaian_diserahkan(e)
    lewat = max(p.batas_keberatan, q.batas_keberatan) + MIKRO
    from appraisal.services import penetapan

    asli = penetapan.lampaui_waktu

    def didahului(*, penilaian_id, oleh):
        if penilaian_id == p.pk:
            terima(penilaian_id=p.pk, oleh=d.akses(d.pemilik))
        return asli(penilaian_id=penilaian_id, oleh=oleh)

    monkeypatch.setattr(penetapan, "lampaui_waktu", didahului)
    with waktu_rekaan(lewat):
        assert tutup_masa_keberatan(SISTEM) == 1

    statuses = dict(Penilaian.objects.values_list("pk", "status"))
    assert statuses == {p.pk: "diterima", q.pk: "lewat_waktu"}


def test_sepuluh_tahun_penuh_di_ketiga_zona():
    """3 zones x 3,653 days x 4 moments against an independent table."""
    saat = (timedelta(0), timedelta(hours=6), timedelta(hours=12, minutes=30), timedelta(days=1) - MIKRO)
    salah = []
    for zona, jam in JAM.items():
        for n in range(3653):
            hari = date(2014, 1, 1) + timedelta(days=n)
            tengah_malam = datetime(hari.year, hari.month, hari.day, tzinfo=UTC) - timedelta(hours=jam)
            harus = akhir_hari_utc(hari + timedelta(days=14), zona)
            salah += [(zona, hari, s) for s in saat if batas_hari(tengah_malam + s, 14, zona) != harus]
    assert salah == []


def test_zona_server_tidak_berpengaruh(settings):
    for zona_server in ("UTC", "Asia/Jakarta", "Pacific/Honolulu"):
        settings.TIME_ZONE = zona_server
        diterima = datetime(2015, 12, 31, 16, 30, tzinfo=UTC)  # already 2016 in Makassar, still 2015 in Jakarta
        assert batas_hari(diterima, 14, "Asia/Jakarta") == akhir_hari_utc(date(2016, 1, 14), "Asia/Jakarta")
        assert batas_hari(diterima, 14, "Asia/Makassar") == akhir_hari_utc(date(2016, 1, 15), "Asia/Makassar")
