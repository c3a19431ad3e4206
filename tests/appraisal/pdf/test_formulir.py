"""The printed page: every field of section 5, layout at any length, marks of draft and final."""

import base64
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PIL import Image
from pypdf import PdfReader

from appraisal.models import JenisDokumen, Penilaian
from appraisal.pdf.buku import buku_catatan
from appraisal.pdf.konteks import formulir_skp, penilaian_capaian
from appraisal.pdf.prestasi import prestasi_kerja
from appraisal.pdf.surat import surat_kreativitas, surat_tugas_tambahan
from tests.appraisal.pdf import lembar as lembar_uji
from tests.appraisal.pdf.contoh import halaman, teks
from tests.appraisal.pdf.lembar import KOP, PENUH, TIGA, baris, html, lembar_skp, lembar_tahun, pdf, unsur

J = JenisDokumen


def capaian(lembar) -> bytes:
    return pdf(J.CAPAIAN, penilaian_capaian(lembar, TIGA.penilai))


DITERIMA = Penilaian(status="disahkan", rekomendasi="Dapat dipromosikan", diterima_tanggal=date(2016, 1, 6))
BERTUGAS = lembar_skp(tugas_tambahan=(unsur(1), unsur(2)), nilai_tugas_tambahan=Decimal(1))
BERKREASI = lembar_skp(kreativitas=(unsur(1), unsur(2, tingkat="nasional")))
SEMUA = {
    J.SKP: formulir_skp(lembar_skp()),
    J.CAPAIAN: penilaian_capaian(lembar_skp(), TIGA.penilai),
    J.PERILAKU: buku_catatan(TIGA.pegawai, [], lembar_tahun()),
    J.PRESTASI: prestasi_kerja(lembar_tahun(), DITERIMA, None),
    J.TUGAS_TAMBAHAN: surat_tugas_tambahan(BERTUGAS, TIGA.penilai),
    J.KREATIVITAS: surat_kreativitas(BERKREASI),
}


def cetak(jenis, **lain) -> bytes:
    return pdf(jenis, SEMUA[jenis], **lain)


# --- every field ---------------------------------------------------------------------------------


def test_formulir_skp_memuat_semua_isian():
    isi = teks(cetak(J.SKP))

    for bagian in (
        "FORMULIR SASARAN KERJA PEGAWAI NEGERI SIPIL",
        "NO I. PEJABAT PENILAI NO II. PEGAWAI NEGERI SIPIL YANG DINILAI",
        "1. Nama Dra. Rekaan Penilai, M.Si. 1. Nama Dra. Rekaan Pegawai, M.Si.",
        "2. NIP 19850317 201001 1 002 2. NIP 19850317 201001 1 001",
        "3. Pangkat/Gol. Ruang Pangkat penilai / III/d 3. Pangkat/Gol. Ruang Pangkat pegawai / III/d",
        "4. Jabatan Jabatan penilai 4. Jabatan Jabatan pegawai",
        "5. Unit Kerja Unit penilai 5. Unit Kerja Unit pegawai",
        "III. KEGIATAN TUGAS JABATAN",
        "AK*",
        "TARGET",
        "KUANT/ OUTPUT",
        "KUAL/ MUTU",
        "WAKTU BIAYA (Rp)",
        "1. Menyusun naskah nomor 1 untuk pimpinan 1,5 101 nota 92 12 bulan 5.000.000",
        "* AK bagi PNS yang memangku jabatan fungsional tertentu.",
        "Kota Harapan, 7 Januari 2015",
        "Pejabat Penilai, Dra. Rekaan Penilai, M.Si. NIP 19850317 201001 1 002",
        "Pegawai Negeri Sipil Yang Dinilai, Dra. Rekaan Pegawai, M.Si. NIP 19850317 201001 1 001",
    ):
        assert bagian in isi


def test_penilaian_capaian_memuat_empat_belas_kolom():
    lembar = lembar_skp(
        tugas_tambahan=(unsur(1),),
        kreativitas=(unsur(2),),
        nilai_tugas_tambahan=Decimal(1),
        nilai_kreativitas=Decimal(3),
        nilai=Decimal("92.90"),
        sebutan="Sangat Baik",
    )

    isi = teks(capaian(lembar))

    for bagian in (
        "PENILAIAN CAPAIAN SASARAN KERJA PEGAWAI NEGERI SIPIL",
        "Jangka Waktu Penilaian 5 Januari s.d. 31 Desember 2015",
        "I. KEGIATAN TUGAS JABATAN",
        "Kuant/Output",
        "PENGHITUNGAN",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
        "untuk pimpinan 1,5 101 nota 92 12 bulan 5.000.000 2,5 103 nota 84 11 bulan 4.900.000 355,61 88,90",
        "II. TUGAS TAMBAHAN DAN KREATIVITAS/UNSUR PENUNJANG:",
        "a. Tugas tambahan 1,00 1) Unsur rekaan 1",
        "b. Kreativitas 3,00 1) Unsur rekaan 2",
        "JUMLAH 1,5 2,5 88,90",
        "NILAI CAPAIAN SKP (88,90 : 1) + 1,00 + 3,00 92,90 (Sangat Baik)",
        "Kota Harapan, 31 Desember 2015 Pejabat Penilai, Dra. Rekaan Penilai, M.Si. NIP 19850317 201001 1 002",
    ):
        assert bagian in isi
    assert "TARGET" in isi
    assert "REALISASI" in isi


def test_buku_catatan_memuat_kolom_dan_entri_akhir():
    isi = teks(cetak(J.PERILAKU))

    for bagian in (
        "BUKU CATATAN PENILAIAN PERILAKU PNS",
        "Nama : Dra. Rekaan Pegawai, M.Si. NIP : 19850317 201001 1 001",
        "NO TANGGAL URAIAN NAMA/NIP DAN PARAF PEJABAT PENILAI 1 2 3 4",
        "Penilaian SKP sampai dengan akhir Desember 2015 = 86,00",
        "6. Kepemimpinan = 86 (Sebutan5) Jumlah = 501 Nilai rata-rata = 83,50 (Baik)",
    ):
        assert bagian in isi


def test_penilaian_prestasi_kerja_memuat_sebelas_butir_pada_dua_halaman():
    satu, dua = halaman(cetak(J.PRESTASI))

    for bagian in (
        "PEMERINTAH PROVINSI NUSA HARAPAN",
        "Pemerintah Rekaan",
        "JANGKA WAKTU PENILAIAN 1 Januari s.d. 31 Desember 2015",
        "1. YANG DINILAI a. Nama Dra. Rekaan Pegawai, M.Si. b. NIP 19850317 201001 1 001 c. Pangkat, golongan ruang",
        "Pangkat pegawai / III/d d. Jabatan/Pekerjaan Jabatan pegawai e. Unit Organisasi Unit pegawai",
        "2. PEJABAT PENILAI a. Nama Dra. Rekaan Penilai, M.Si.",
        "3. ATASAN PEJABAT PENILAI a. Nama Dra. Rekaan Atasan, M.Si.",
        "4. UNSUR YANG DINILAI JUMLAH a. Sasaran Kerja Pegawai (SKP) 86,00 x 60 % 51,60 b. Perilaku Kerja",
        "1. Orientasi Pelayanan 81 (Sebutan0) 2. Integritas 82 (Sebutan1) 3. Komitmen 83 (Sebutan2)",
        "4. Disiplin 84 (Sebutan3) 5. Kerjasama 85 (Sebutan4) 6. Kepemimpinan 86 (Sebutan5)",
        "7. Jumlah 501 8. Nilai rata-rata 83,50 (Baik) 9. Nilai Perilaku Kerja 83,50 x 40 % 33,40",
        "Nilai Prestasi Kerja 85,00 (Baik)",
    ):
        assert bagian in satu
    for bagian in (
        "5. KEBERATAN DARI PEGAWAI NEGERI SIPIL YANG DINILAI (APABILA ADA) Tidak ada keberatan.",
        "6. TANGGAPAN PEJABAT PENILAI ATAS KEBERATAN",
        "7. KEPUTUSAN ATASAN PEJABAT PENILAI ATAS KEBERATAN",
        "8. REKOMENDASI Dapat dipromosikan",
        "9. DIBUAT TANGGAL, ........................ PEJABAT PENILAI Dra. Rekaan Penilai, M.Si.",
        "10. DITERIMA TANGGAL, 6 Januari 2016 PEGAWAI NEGERI SIPIL YANG DINILAI Dra. Rekaan Pegawai, M.Si.",
        "11. DITERIMA TANGGAL, ........................ ATASAN PEJABAT YANG MENILAI Dra. Rekaan Atasan, M.Si.",
    ):
        assert bagian in dua


def test_surat_keterangan_tugas_tambahan_memuat_semua_isian():
    isi = teks(cetak(J.TUGAS_TAMBAHAN))

    for bagian in (
        "SURAT KETERANGAN MELAKSANAKAN TUGAS TAMBAHAN",
        "1. Yang bertanda tangan di bawah ini: a. Nama : Dra. Rekaan Penilai, M.Si. b. NIP : 19850317 201001 1 002",
        "f. Instansi : Instansi penilai 2. dengan ini menyatakan bahwa saudara:",
        "a. Nama : Dra. Rekaan Pegawai, M.Si.",
        "g. Jangka waktu penilaian : 5 Januari s.d. 31 Desember 2015 3. Telah melaksanakan:",
        "a. Tugas tambahan sebagai: 1. Unsur rekaan 1 (surat 800/1/ORG tanggal 1 Maret 2015 dari Kepala Biro Rekaan)",
        "b. Jumlah tugas tambahan yang diberikan 2 tugas, diberikan nilai 1.",
        "Demikian surat keterangan ini dibuat dengan sebenarnya",
        "Kota Harapan, 31 Desember 2015 Pejabat yang membuat keterangan, Eselon IV.a Dra. Rekaan Penilai, M.Si.",
    ):
        assert bagian in isi


def test_surat_keterangan_kreativitas_satu_halaman_tiap_temuan():
    satu, dua = halaman(cetak(J.KREATIVITAS))

    for bagian in (
        "SURAT KETERANGAN MENEMUKAN SESUATU YANG BARU (KREATIVITAS) Nomor: 800/1/ORG",
        "1. Yang bertanda tangan di bawah ini: a. Nama : Kepala Biro Rekaan",
        "3. Telah menemukan sesuatu yang baru (kreativitas) yang bermanfaat bagi:",
        "a. Unit kerja diberikan nilai 3 b. Organisasi diberikan nilai - c. Negara diberikan nilai -",
        "Yang ditemukan: Unsur rekaan 1 Manfaatnya: Manfaat rekaan 1",
        "Kota Harapan, 1 Maret 2015 Pejabat yang membuat keterangan, Kepala Biro Kepala Biro Rekaan",
    ):
        assert bagian in satu
    assert "c. Negara diberikan nilai 12" in dua


# --- marks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("jenis", J)
def test_draf_dan_akhir_berbeda_tandanya_di_setiap_halaman(jenis):
    draf, akhir = halaman(cetak(jenis)), halaman(cetak(jenis, final=True))

    assert len(draf) == len(akhir)
    for nomor, (isi_draf, isi_akhir) in enumerate(zip(draf, akhir, strict=True), 1):
        assert "DRAF – belum berlaku" in isi_draf
        assert "kode-uji" not in isi_draf
        assert "DRAF" not in isi_akhir
        assert "Kode verifikasi: kode-uji" in isi_akhir
        assert "https://skp.example.go.id/verifikasi/kode-uji/" in isi_akhir
        for isi in (isi_draf, isi_akhir):
            assert f"Halaman {nomor} dari {len(draf)}" in isi
            assert "Pemilik Halaman" in isi


@pytest.mark.parametrize("jenis", J)
def test_dasar_penggunaan_tercetak_bila_ada(jenis):
    assert "Dasar penggunaan: Peraturan internal 7/2026" in html(jenis, SEMUA[jenis], dasar="Peraturan internal 7/2026")
    assert "Dasar penggunaan" not in html(jenis, SEMUA[jenis])


@pytest.mark.parametrize(("jenis", "lebar"), [(J.SKP, 595), (J.CAPAIAN, 842), (J.PRESTASI, 595)])
def test_arah_kertas(jenis, lebar):
    assert round(PdfReader(io.BytesIO(cetak(jenis))).pages[0].mediabox.width) == lebar


def test_lambang_instansi_tertanam(monkeypatch):
    gambar = io.BytesIO()
    Image.new("RGB", (20, 20), "navy").save(gambar, "PNG")
    lambang = f"data:image/png;base64,{base64.b64encode(gambar.getvalue()).decode()}"
    monkeypatch.setattr(lembar_uji, "KOP", replace(KOP, lambang=lambang))

    assert len(PdfReader(io.BytesIO(cetak(J.PRESTASI))).pages[0].images) == 1


# --- layout --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("banyak", "skp", "lanskap"), [(1, 1, 1), (15, 1, 1), (60, 2, 3)])
def test_kepala_tabel_berulang_dan_semua_baris_ada(banyak, skp, lanskap):
    tegak = halaman(pdf(J.SKP, formulir_skp(lembar_skp(banyak))))
    mendatar = halaman(capaian(lembar_skp(banyak)))

    assert (len(tegak), len(mendatar)) == (skp, lanskap)
    for isi in tegak:
        assert "III. KEGIATAN TUGAS JABATAN" in isi
    for isi in mendatar:
        assert "1 2 3 4 5 6 7 8 9 10 11 12 13 14" in isi
    for isi in (" ".join(tegak), " ".join(mendatar)):
        assert all(f"Menyusun naskah nomor {n} untuk pimpinan" in isi for n in range(1, banyak + 1))


@pytest.mark.parametrize("banyak", [25, 28, 31])
def test_tanda_tangan_tidak_terpisah_dan_tidak_sendirian(banyak):
    """Around the end of a page: the whole block stands together, on a page with at least the last row."""
    *_, terakhir = halaman(pdf(J.SKP, formulir_skp(lembar_skp(banyak))))

    assert f"Menyusun naskah nomor {banyak} untuk" in terakhir
    assert "Pegawai Negeri Sipil Yang Dinilai, Dra. Rekaan Pegawai, M.Si. NIP" in terakhir
    assert "Pejabat Penilai, Dra. Rekaan Penilai, M.Si. NIP" in terakhir


@pytest.mark.parametrize("banyak", [15, 18])
def test_tanda_tangan_capaian_berdiri_bersama_jumlah(banyak):
    *_, terakhir = halaman(capaian(lembar_skp(banyak)))

    assert "JUMLAH" in terakhir
    assert "NILAI CAPAIAN SKP" in terakhir
    assert "Pejabat Penilai, Dra. Rekaan Penilai, M.Si. NIP" in terakhir


def test_kata_yang_sangat_panjang_terlipat_di_dalam_selnya():
    lebar = lembar_skp(kegiatan=(baris(uraian=PENUH, satuan_kuantitas="S" * 40), baris(2)))
    panjang = replace(TIGA.penilai, nama="N" * 120, jabatan="J" * 200, unit="U" * 200)

    for isi in (
        pdf(J.SKP, formulir_skp(replace(lebar, orang=replace(TIGA, penilai=panjang)))),
        pdf(J.CAPAIAN, penilaian_capaian(lebar, panjang)),
    ):
        utuh = teks(isi).replace(" ", "")
        assert utuh.count("Q") == 500
        assert utuh.count("N" * 20) >= 6
        assert _paling_kanan(isi) < PdfReader(io.BytesIO(isi)).pages[0].mediabox.width - 28


def _paling_kanan(isi: bytes) -> float:
    """Where the text that starts furthest to the right begins, in points."""
    letak = [0.0]
    for lembar in PdfReader(io.BytesIO(isi)).pages:
        lembar.extract_text(visitor_text=lambda t, cm, tm, *_: letak.append(tm[4] * cm[0] + cm[4] if t.strip() else 0))
    return max(letak)


def test_satu_kegiatan_sepanjang_dua_ribu_huruf_berlanjut_dengan_kepala_tabel():
    isi = halaman(capaian(lembar_skp(kegiatan=(baris(uraian=PENUH * 4), baris(2)))))

    assert len(isi) > 1
    assert all("1 2 3 4 5 6 7 8 9 10 11 12 13 14" in lembar for lembar in isi)
    assert " ".join(isi).count("Q") == 2000
