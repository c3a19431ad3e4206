"""The monthly evaluation: every figure is the list behind it, on screen, as PDF and as workbook."""

import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from appraisal.evaluation import susun_evaluasi
from organisasi.models import Jejak, Pekerjaan
from skp.selectors import list_kegiatan
from skp.services.realisation import catat_kemajuan
from tests.appraisal.pdf.contoh import teks as teks_pdf
from tests.dunia import pada, penilaian_disahkan, skp_ditetapkan, skp_draf
from tests.factories.skp import PeriodeFactory
from tests.halaman import dom, teks

pytestmark = pytest.mark.django_db
HALAMAN = "/evaluasi/"


def lapor(d, skp, bulan, *jumlah):
    """Enter progress for the first rows of an SKP in a month."""
    with pada(d.periode.tahun, bulan, 20):
        for k, banyak in zip(list_kegiatan(skp), jumlah, strict=False):
            catat_kemajuan(
                skp_id=skp.pk,
                kegiatan_id=k.pk,
                bulan=bulan,
                kuantitas=Decimal(banyak),
                biaya=None,
                keterangan="",
                oleh=d.akses(skp.pegawai),
            )


@pytest.fixture
def maret(dunia):
    """Two contracts: one on schedule in one of its two rows (target 12 a year), one that has not reported in March."""
    skp, lain = skp_ditetapkan(dunia), skp_ditetapkan(dunia, pegawai=dunia.rekan)
    skp_draf(dunia, pegawai=dunia.orang_lain)
    lapor(dunia, skp, 1, "1", "0.5")
    lapor(dunia, skp, 3, "2", "0.5")
    lapor(dunia, lain, 2, "3", "3")
    return dunia


def evaluasi(d, bulan=3, unit=None):
    with pada(2015, bulan, 25):
        return susun_evaluasi(unit or d.biro, d.periode, bulan)


def nama(angka):
    return [o.nama for o in angka.orang]


def test_kemajuan_per_orang_dan_per_unit(maret):
    e = evaluasi(maret)

    assert nama(e.semua["melapor"]) == ["Pemilik Rekaan"]
    assert nama(e.semua["belum-melapor"]) == ["Rekan Rekaan"]
    assert [(b.nama, b.orang, b.melapor, b.baris, b.terisi, b.sesuai) for b in e.per_unit] == [
        ("Bagian Tatalaksana", 2, 1, 4, 2, 3)
    ]
    assert (e.jumlah.persen_melapor, e.jumlah.persen_sesuai) == (Decimal("50.00"), Decimal("75.00"))
    (bawah,) = evaluasi(maret, unit=maret.bagian).per_unit
    assert bawah.nama == "Subbagian Tata Usaha"


def test_yang_dicatat_kemudian_tidak_mengubah_laporan_lama(maret):
    januari = evaluasi(maret, bulan=1)
    assert nama(januari.semua["melapor"]) == ["Pemilik Rekaan"]
    assert januari.jumlah.sesuai == 1
    assert evaluasi(maret, bulan=4).jumlah.terisi == 0


def test_indikator_terlacak_sampai_orangnya(dunia):
    penilaian_disahkan(dunia)
    skp_draf(dunia, pegawai=dunia.rekan)
    with pada(2016, 2, 2):
        baik, tepat = susun_evaluasi(dunia.biro, dunia.periode, 12).indikator
        assert (len(baik.memenuhi), baik.persen) == (0, None)
        assert dunia.pemilik.nama in nama(baik.belum)
        assert dunia.pemilik.nama in nama(tepat.memenuhi)
        assert dunia.rekan.nama in nama(tepat.tidak)
        assert len(tepat.memenuhi) + len(tepat.tidak) + len(tepat.belum) == len(baik.belum)
        assert tepat.persen == Decimal("14.29")


def test_hasil_yang_sudah_berlaku_dihitung_pada_harinya(dunia):
    penilaian_disahkan(dunia)
    with pada(2016, 2, 2):
        baik = susun_evaluasi(dunia.biro, dunia.periode, 12).indikator[0]
        assert not baik.memenuhi  # signed on 7 January, after the month of the report
    depan = PeriodeFactory(instansi=dunia.instansi, tahun=2016)
    with pada(2016, 2, 2):
        lalu, kini, _ = susun_evaluasi(dunia.biro, depan, 1).indikator
    assert (nama(lalu.memenuhi), lalu.persen) == (["Pemilik Rekaan"], Decimal("100.00"))
    assert "2015" in lalu.judul
    assert kini.penyebut == 0


def test_setiap_angka_membuka_daftarnya(maret, masuk):
    peramban = masuk(maret.admin)
    halaman = peramban.get(HALAMAN, {"unit": maret.biro.pk, "tahun": 2015, "bulan": 3})
    tautan = {a.get("href"): int(a.text) for a in dom(halaman).xpath("//a[contains(@href, 'angka=')]")}
    assert len(tautan) >= 5
    for alamat, jumlah in tautan.items():
        assert f"{jumlah} orang" in teks(peramban.get(alamat))
    assert Jejak.objects.filter(kejadian="evaluasi.dilihat", pegawai_id=maret.pemilik.pk).exists()
    assert peramban.get(f"{HALAMAN}orang/?unit={maret.biro.pk}&tahun=2015&angka=asing").status_code == 404


def test_laporan_pdf_dan_buku_kerja_sama_dengan_layar(maret, masuk):
    peramban, q = masuk(maret.admin), f"?unit={maret.biro.pk}&tahun=2015&bulan=3"
    pdf = teks_pdf(peramban.get(f"{HALAMAN}cetak/{q}").content)
    for kalimat in ("BULAN MARET 2015", "Laporan ke-III", "Rekan Rekaan", "Kepala Biro Organisasi", "Karo Rekaan"):
        assert kalimat in pdf
    buku = load_workbook(io.BytesIO(peramban.get(f"{HALAMAN}unduh/{q}").content))
    assert buku.sheetnames == ["Kemajuan per unit", "Indikator", "Pegawai", "Kegiatan"]
    assert [s.value for s in buku["Kemajuan per unit"][4]] == ["Bagian Tatalaksana", 2, 1, 50, 4, 2, 3, 75]
    kegiatan = [[s.value for s in b][5:] for b in buku["Kegiatan"].iter_rows(min_row=4)]
    assert kegiatan[:2] == [[12, "laporan", 2, 3, 25, "ya"], [12, "laporan", 0.5, 1, 8.33, "belum"]]


def test_buku_kerja_besar_di_latar_belakang(maret, masuk, django_capture_on_commit_callbacks):
    isi = {"unit": maret.biro.pk, "tahun": 2015, "bulan": 3}
    with django_capture_on_commit_callbacks(execute=True):
        masuk(maret.admin).post(reverse("appraisal:siapkan_evaluasi"), isi)
    pekerjaan = Pekerjaan.objects.get(jenis="evaluasi")
    assert (pekerjaan.status, pekerjaan.nama_berkas[-12:]) == ("selesai", "2015-03.xlsx"), pekerjaan.galat


def test_jumlah_kueri_tetap(dunia):
    def kueri():
        with CaptureQueriesContext(connection) as tangkapan:
            evaluasi(dunia)
        return len(tangkapan)

    sedikit = kueri()
    for orang in (dunia.pemilik, dunia.rekan, dunia.orang_lain):
        lapor(dunia, skp_ditetapkan(dunia, pegawai=orang), 3, "1")
    assert kueri() == sedikit <= 16
