"""WeasyPrint behind its walls: nothing from outside, same bytes every time, a sentence instead of a crash."""

import hashlib
import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from appraisal.models import CatatanPerilaku, JenisDokumen, Penilaian
from appraisal.pdf.bingkai import Kop
from appraisal.pdf.buku import buku_catatan
from appraisal.pdf.konteks import formulir_skp, penilaian_capaian
from appraisal.pdf.prestasi import prestasi_kerja
from appraisal.pdf.render import AKAR, render, render_terbatas
from appraisal.pdf.surat import surat_kreativitas, surat_tugas_tambahan
from appraisal.sheets import Tiga
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Pegawai
from tests.appraisal.pdf import lembar as lembar_uji
from tests.appraisal.pdf.contoh import teks
from tests.appraisal.pdf.lembar import baris, html, identitas, lembar_skp, lembar_tahun, pdf, unsur

SAPA = "<html lang='id'><title>Uji</title><body><p>Halo <b>tebal</b>"
JAHAT = (
    '<img src="http://127.0.0.1:9/x.png">',
    '<img src="file:///etc/hostname">',
    "<style>p { background: url(http://127.0.0.1:9/x.png) }</style><p>x",
    "<style>@import url(file:///etc/hostname);</style><p>x",
    '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    '<link rel="attachment" href="file:///etc/hostname">',
    '<object data="file:///etc/hostname"></object>',
    '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
    '<svg><image href="file:///etc/hostname" width="9" height="9"/></svg>',
    "<style>@font-face { font-family: x; src: url(file:///etc/hostname) } p { font-family: x }</style><p>x",
)


@pytest.mark.parametrize("markah", JAHAT)
def test_permintaan_ke_luar_menghentikan_dokumen(markah):
    with pytest.raises(AturanDilanggar) as tolak:
        render(f"<html><body>{markah}")

    assert tolak.value.kode == "dokumen.gagal_dirender"


def _isi_jahat(jenis: JenisDokumen):
    """Each form with every text that people type replaced by markup."""
    m = " ".join(JAHAT)
    orang = Tiga(
        *(identitas(s, nama=m, pangkat=m, jabatan=m, unit=m, instansi=m) for s in ("pegawai", "penilai")), None
    )
    butir = unsur(1, uraian=m, nomor_surat=m, oleh=m, jabatan=m, manfaat=m)
    kegiatan = (baris(uraian=m, satuan_kuantitas=m, satuan_waktu=m, peran_tim=m),)
    lembar = lembar_skp(orang=orang, tempat=m, kegiatan=kegiatan, tugas_tambahan=(butir,), kreativitas=(butir,))
    tahun = lembar_tahun(orang=orang, instansi=m, alasan_tanpa_kepemimpinan=m)
    catatan = CatatanPerilaku(
        tanggal=date(2015, 1, 1), aspek="disiplin", uraian=m, tanggapan=m, penilai=Pegawai(nama=m, gelar_belakang=m)
    )
    return {
        JenisDokumen.SKP: lambda: formulir_skp(lembar, keputusan_atasan=m, alasan_perubahan=m),
        JenisDokumen.CAPAIAN: lambda: penilaian_capaian(lembar, orang.penilai),
        JenisDokumen.PERILAKU: lambda: buku_catatan(orang.pegawai, [catatan], tahun),
        JenisDokumen.PRESTASI: lambda: prestasi_kerja(tahun, Penilaian(rekomendasi=m, alasan_penetapan=m), None),
        JenisDokumen.TUGAS_TAMBAHAN: lambda: surat_tugas_tambahan(lembar, orang.penilai),
        JenisDokumen.KREATIVITAS: lambda: surat_kreativitas(lembar),
    }[jenis]()


@pytest.mark.parametrize("jenis", JenisDokumen)
def test_isian_pengguna_tidak_pernah_menjadi_markah(jenis, monkeypatch):
    """Everything a person may type comes out as the text it is, and no request is made for it."""
    monkeypatch.setattr(lembar_uji, "KOP", Kop(JAHAT[0], (JAHAT[2],), ""))

    tertulis = teks(pdf(jenis, _isi_jahat(jenis), pemilik=JAHAT[0], dasar=JAHAT[2])).replace(" ", "")

    assert "<style>@importurl(file:///etc/hostname);</style>" in tertulis
    assert tertulis.count("<imgsrc=") >= 5


def test_huruf_arimo_tertanam_sebagian_dan_bahasa_serta_judul_tercatat():
    berkas = PdfReader(io.BytesIO(render(SAPA)))

    huruf = {str(f["/BaseFont"]) for f in (o.get_object() for o in berkas.pages[0]["/Resources"]["/Font"].values())}
    assert len(huruf) == 2
    assert all("+Arimo" in nama for nama in huruf)
    assert berkas.trailer["/Root"]["/Lang"] == "id"
    assert berkas.metadata.title == "Uji"


def test_masukan_sama_menghasilkan_bita_sama():
    isi = html(JenisDokumen.SKP, formulir_skp(lembar_skp(3)), final=True)

    assert render(isi) == render(isi)


def test_tanggal_berkas_adalah_tanggal_dokumen():
    metadata = PdfReader(io.BytesIO(pdf(JenisDokumen.SKP, formulir_skp(lembar_skp())))).metadata

    assert metadata["/CreationDate"].startswith("D:20151231")
    assert metadata["/ModDate"] == metadata["/CreationDate"]


def test_proses_anak_memberi_bita_yang_sama():
    isi = html(JenisDokumen.SKP, formulir_skp(lembar_skp(15)))

    assert render_terbatas(isi) == render(isi)


def test_proses_anak_menolak_dengan_kalimat():
    with pytest.raises(AturanDilanggar, match="tidak dapat dibuat menjadi PDF"):
        render_terbatas(f"<html><body>{JAHAT[1]}")


def test_proses_anak_yang_terlalu_lama_dihentikan(monkeypatch):
    monkeypatch.setattr("appraisal.pdf.render.DETIK_TUNGGU", 0.05)

    with pytest.raises(AturanDilanggar, match="hubungi pengelola sistem"):
        render_terbatas(SAPA)


def test_proses_anak_dibatasi_dan_tidak_menerima_rahasia(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    catatan = {}

    def tiru(perintah, **lain):
        catatan.update(lain)
        return subprocess.CompletedProcess(perintah, 0, b"%PDF-", b"")

    monkeypatch.setattr("appraisal.pdf.render.subprocess.run", tiru)
    render_terbatas(SAPA)

    assert "SECRET_KEY" not in catatan["env"]
    kode = "import resource as r; from appraisal.pdf.proses import batasi; batasi(); "
    kode += "print(r.getrlimit(r.RLIMIT_CPU)[0], r.getrlimit(r.RLIMIT_AS)[0] >> 20)"
    monkeypatch.undo()
    anak = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True)
    assert anak.stdout.split() == ["10", "512"]


def test_proses_web_tidak_memuat_weasyprint_dan_proses_anak_tidak_memuat_django():
    web = "import django; django.setup(); import appraisal.services.documents, sys; print('weasyprint' in sys.modules)"
    anak = "import appraisal.pdf.proses, appraisal.pdf.mesin, sys; print('django' in sys.modules)"
    for kode in (web, anak):
        hasil = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True)
        assert hasil.stdout.strip() == "False"


def test_berkas_huruf_sesuai_dengan_manifes():
    folder = Path(AKAR, "static", "fonts")
    catatan = [b.split() for b in (folder / "MANIFEST").read_text().splitlines() if not b.startswith("#")]

    assert {nama for _, nama in catatan} == {b.name for b in folder.iterdir()} - {"MANIFEST"}
    for sidik, nama in catatan:
        assert hashlib.sha256((folder / nama).read_bytes()).hexdigest() == sidik
