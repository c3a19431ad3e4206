"""All final forms of a unit: complete, without a double, also after a crash; from stored files."""

import os
import signal
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.db import connections
from django.urls import reverse
from openpyxl import load_workbook

from appraisal.models import Dokumen, HasilPenilaian, Penilaian
from appraisal.services import arsip, documents
from appraisal.services.documents import terbitkan
from appraisal.views import rekap as halaman_rekap
from organisasi.common.clock import sekarang, waktu_rekaan
from organisasi.models import Jejak, Pekerjaan, Peran, StatusPekerjaan
from organisasi.services import pekerjaan as layanan
from organisasi.services.jaga_pekerjaan import BATAS_DENYUT, bangkitkan_pekerjaan
from organisasi.services.pekerjaan import jalankan, minta_pekerjaan
from tests.dunia import pada, penilaian_disahkan, penilaian_diserahkan
from tests.factories.organisasi import PeranUnitFactory, UnitFactory
from tests.halaman import teks

pytestmark = pytest.mark.django_db
JENIS = ("skp", "capaian", "perilaku", "prestasi")


def pdf_rekaan(halaman=3):
    with pikepdf.new() as pdf:
        for _ in range(halaman):
            pdf.add_blank_page(page_size=(595, 842))
        isi = BytesIO()
        pdf.save(isi)
    return isi.getvalue()


@pytest.fixture
def dua_orang(dunia, monkeypatch):
    """Two people in force in two units, nothing stored yet; a form is three blank pages here."""
    monkeypatch.setattr(layanan, "JEDA_DENYUT", 0)
    monkeypatch.setattr(documents, "susun", lambda *isi: "")
    monkeypatch.setattr(documents.terbitkan, "__kwdefaults__", {"perender": lambda html: pdf_rekaan()})
    penilaian_disahkan(dunia)
    penilaian_disahkan(dunia, pegawai=dunia.orang_lain)
    return dunia


def minta(d, jenis="arsip", siapa="admin", unit=None):
    isian = {"unit": (unit or d.biro).pk, "periode": d.periode.pk}
    return minta_pekerjaan(jenis=jenis, judul="Arsip", isian=isian, oleh=d.akses(getattr(d, siapa)))


def hasil(pekerjaan):
    jalankan(pekerjaan.pk, pekerjaan.giliran)
    pekerjaan.refresh_from_db()
    return pekerjaan


def nama_berkas(pekerjaan):
    with zipfile.ZipFile(pekerjaan.berkas.path) as berkas:
        return berkas.namelist()


def harapan(d):
    folder = {
        d.pemilik: f"{d.subbagian.kode}-subbagian-tata-usaha",
        d.orang_lain: f"{d.bagian_lain.kode}-bagian-kelembagaan",
    }
    return [f"{folder[o].lower()}/{o.nip}-{j}-2015.pdf" for o in (d.pemilik, d.orang_lain) for j in JENIS]


def test_arsip_lengkap_bernama_unit_dan_nip(dua_orang):
    p = hasil(minta(dua_orang))

    assert p.status == StatusPekerjaan.SELESAI, p.galat
    assert sorted(nama_berkas(p)) == sorted(harapan(dua_orang))
    assert p.nama_berkas == f"arsip-{dua_orang.biro.kode.lower()}-2015.zip"
    with zipfile.ZipFile(p.berkas.path) as berkas:
        assert berkas.testzip() is None
        dokumen = Dokumen.objects.get(penilaian__pegawai=dua_orang.pemilik, jenis="prestasi")
        assert berkas.read(harapan(dua_orang)[3]) == documents.baca_utuh(dokumen)


def test_hanya_yang_belum_ada_yang_diterbitkan(dua_orang, monkeypatch):
    terbitkan(Penilaian.objects.get(pegawai=dua_orang.pemilik).pk)
    dipanggil = []
    monkeypatch.setattr(arsip, "terbitkan", lambda pk: dipanggil.append(pk) or terbitkan(pk))

    hasil(minta(dua_orang))
    assert dipanggil == [Penilaian.objects.get(pegawai=dua_orang.orang_lain).pk]

    hasil(minta(dua_orang))
    assert len(dipanggil) == 1


def test_hanya_unit_itu_dan_di_bawahnya(dua_orang):
    assert len(nama_berkas(hasil(minta(dua_orang, unit=dua_orang.bagian)))) == 4


def test_formulir_yang_berubah_disebut_dan_tidak_dimasukkan(dua_orang):
    hasil(minta(dua_orang))
    dokumen = Dokumen.objects.get(penilaian__pegawai=dua_orang.pemilik, jenis="capaian")
    Path(dokumen.berkas.path).write_bytes(b"lain")

    p = hasil(minta(dua_orang))

    assert len(nama_berkas(p)) == 8
    assert arsip.TIDAK_TERMASUK in nama_berkas(p)
    assert "1 formulir tidak termasuk:" in p.hasil["kalimat"]


def test_satu_pdf_siap_cetak_bolak_balik_dengan_penanda(dua_orang):
    p = hasil(minta(dua_orang, jenis="cetak"))

    with pikepdf.open(p.berkas.path) as pdf:
        assert len(pdf.pages) == 2 * 4 * 4  # two people, four forms of three pages and a blank back
        with pdf.open_outline() as kerangka:
            assert sorted(b.title for b in kerangka.root) == sorted(
                f"{o.daftar_penempatan.get().jabatan.unit.nama} – {o.nama} ({o.nip})"
                for o in (dua_orang.pemilik, dua_orang.orang_lain)
            )


def test_unit_tanpa_hasil_dan_unit_terlalu_besar_ditolak_dengan_kalimat(dunia, dua_orang, monkeypatch):
    monkeypatch.setattr("appraisal.services.cetak_unit.PALING_BANYAK", 1)
    assert "paling banyak 1 pegawai" in hasil(minta(dunia, jenis="cetak")).galat

    kosong = UnitFactory(instansi=dunia.instansi, parent=dunia.biro)
    assert "Belum ada penilaian yang berlaku" in hasil(minta(dunia, unit=kosong)).galat


@pytest.mark.django_db(transaction=True)
def test_dibunuh_di_tengah_arsip_tidak_berlubang_dan_tidak_ganda(dua_orang, monkeypatch):
    """A real kill -9 after the first person's forms were stored."""
    asli, ke = terbitkan, []

    def bunuh_pada_yang_kedua(pk):
        if ke:
            os.kill(os.getpid(), signal.SIGKILL)
        ke.append(pk)
        asli(pk)

    Dokumen.objects.all().delete()  # published at once under test
    connections.close_all()
    if (anak := os.fork()) == 0:
        arsip.terbitkan = bunuh_pada_yang_kedua
        minta(dua_orang)  # the queue works at once under test
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(anak, 0)[1]) == signal.SIGKILL
    assert Dokumen.objects.count() == 4

    with waktu_rekaan(sekarang() + BATAS_DENYUT * 2):
        bangkitkan_pekerjaan()

    p = Pekerjaan.objects.get()
    assert (p.status, p.giliran) == (StatusPekerjaan.SELESAI, 2)
    assert sorted(nama_berkas(p)) == sorted(harapan(dua_orang))
    assert Dokumen.objects.count() == 8


@pytest.mark.parametrize(("siapa", "status"), [("admin", 302), ("pimpinan", 302), ("penilai", 403), ("pengelola", 403)])
def test_diminta_dari_halaman_rekap(dunia, masuk, siapa, status):
    isi = {"unit": dunia.bagian.pk, "tahun": 2015, "bentuk": "zip"}

    jawaban = masuk(getattr(dunia, siapa)).post(reverse("appraisal:bundel"), isi)

    assert jawaban.status_code == status
    if status == 302:
        assert "Arsip formulir Bagian Tatalaksana tahun 2015" in teks(masuk(getattr(dunia, siapa)).get(jawaban.url))


def test_rekap_unit_besar_hanya_di_latar_belakang(dunia, masuk, monkeypatch):
    monkeypatch.setattr(halaman_rekap, "LANGSUNG", 1)
    unit = {"unit": dunia.biro.pk, "tahun": 2015}

    ditolak = masuk(dunia.admin).get(reverse("appraisal:rekap_xlsx"), unit)

    assert ditolak.status_code == 409
    assert "Siapkan buku kerja" in teks(ditolak)
    assert "Siapkan buku kerja" in teks(masuk(dunia.admin).get(reverse("appraisal:rekap"), unit))


def test_unit_di_luar_kewenangan_dan_bentuk_yang_tidak_dikenal(dunia, masuk):
    with pada(2016, 2, 1):
        for isi in ({"unit": dunia.setda.pk, "tahun": 2015, "bentuk": "zip"}, {"unit": dunia.biro.pk, "bentuk": "exe"}):
            assert masuk(dunia.admin).post(reverse("appraisal:bundel"), isi).status_code == 404


def test_rekap_latar_belakang_menyembunyikan_yang_belum_berlaku_dari_pimpinan(dunia):
    """Being admin elsewhere opens nothing: only the admin of this unit reads figures that are not in force yet."""
    penilaian_diserahkan(dunia)
    lain = UnitFactory(instansi=dunia.instansi, parent=dunia.setda, nama="Biro Umum")
    PeranUnitFactory(
        pengguna=dunia.pimpinan.pengguna, peran=Peran.ADMIN_KEPEGAWAIAN, unit=lain, instansi=dunia.instansi
    )

    with pada(2016, 1, 20):
        sel = {siapa: _sel(hasil(minta(dunia, "rekap", siapa))) for siapa in ("admin", "pimpinan")}

    nilai = HasilPenilaian.objects.get().bagian_skp
    assert nilai in sel["admin"]
    assert nilai not in sel["pimpinan"]
    assert Jejak.objects.filter(kejadian="rekap.diekspor").count() == 2


def _sel(pekerjaan):
    """Every number in the workbook."""
    with pekerjaan.berkas.open() as berkas:
        buku = load_workbook(BytesIO(berkas.read()))
    return {Decimal(str(s)) for lembar in buku for baris in lembar.values for s in baris if isinstance(s, int | float)}
