"""The texts of formulir SKP, penilaian capaian and the letters, cell by cell, without a PDF."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from appraisal.pdf.konteks import (
    CATATAN_AK,
    baris_unsur,
    formulir_skp,
    jangka_waktu,
    penilaian_capaian,
    tempat_tanggal,
)
from appraisal.pdf.surat import surat_kreativitas, surat_tugas_tambahan
from tests.appraisal.pdf.lembar import ATURAN, PAPARAN, TIGA, baris, lembar_skp, unsur

TARGET = ("1,5", "101 nota", "92", "12 bulan", "5.000.000")
REALISASI = ("2,5", "103 nota", "84", "11 bulan", "4.900.000")


def test_sel_target_formulir_skp_berurutan():
    isi = formulir_skp(lembar_skp())

    assert isi.baris[0].nomor == "1."
    assert isi.baris[0].sel == TARGET
    assert isi.jumlah_ak == "1,5"


def test_lima_hal_pejabat_penilai_di_kiri_dan_yang_dinilai_di_kanan():
    hal = formulir_skp(lembar_skp()).hal

    assert [h[1] for h in hal] == ["Nama", "NIP", "Pangkat/Gol. Ruang", "Jabatan", "Unit Kerja"]
    assert hal[0][2:] == ("Dra. Rekaan Penilai, M.Si.", "Dra. Rekaan Pegawai, M.Si.")
    assert hal[1][2:] == ("19850317 201001 1 002", "19850317 201001 1 001")


def test_kolom_3_sampai_14_penilaian_capaian_berurutan():
    isi = penilaian_capaian(lembar_skp(), TIGA.penilai)

    assert isi.baris[0].sel == (*TARGET, *REALISASI, "355,61", "88,90")
    assert isi.jumlah == ("1,5", "2,5", "88,90")
    assert (isi.rumus, isi.nilai, isi.sebutan) == ("(88,90 : 1)", "88,90", "Baik")


def test_tanpa_angka_kredit_dan_biaya_tercetak_strip():
    polos = baris(angka_kredit=None, target_biaya=None, realisasi_angka_kredit=None, realisasi_biaya=None)
    isi = penilaian_capaian(lembar_skp(kegiatan=(polos,)), TIGA.penilai)

    sel = isi.baris[0].sel
    assert [sel[0], sel[4], sel[5], sel[9]] == ["-"] * 4
    assert isi.jumlah[:2] == ("", "")


def test_kegiatan_tidak_terlaksana_tercetak_nol():
    isi = penilaian_capaian(lembar_skp(kegiatan=(baris(terlaksana=False),)), TIGA.penilai)

    assert isi.baris[0].sel[5:10] == ("-", "0 nota", "0", "0 bulan", "0")
    assert isi.baris[0].keterangan == "tidak terlaksana"


def test_realisasi_yang_belum_diisi_dan_nilai_yang_belum_dihitung_kosong():
    kosong = baris(realisasi_kuantitas=None, realisasi_kualitas=None, penghitungan=None, nilai=None)
    lembar = lembar_skp(kegiatan=(kosong,), jumlah=None, nilai=None, sebutan="")
    isi = penilaian_capaian(lembar, TIGA.penilai)

    assert isi.baris[0].sel[6:8] == ("", "")
    assert isi.baris[0].sel[10:] == ("", "")
    assert (isi.jumlah[2], isi.nilai, isi.rumus) == ("", "", "")


def test_peran_dalam_tim_dan_baris_panjang():
    isi = formulir_skp(lembar_skp(kegiatan=(baris(uraian="x" * 401, peran_tim="ketua"),)))

    assert isi.baris[0].keterangan == "Peran dalam tim: ketua"
    assert isi.baris[0].kelas == "panjang"


def test_nilai_capaian_menyebut_tambahannya():
    lembar = lembar_skp(2, nilai_tugas_tambahan=Decimal(1), nilai_kreativitas=Decimal(6))

    assert penilaian_capaian(lembar, TIGA.penilai).rumus == "(88,90 : 2) + 1,00 + 6,00"


def test_bagian_dua_menurut_perka():
    lembar = lembar_skp(
        tugas_tambahan=(unsur(1), unsur(2, diakui=False)),
        kreativitas=(unsur(3), unsur(4, tingkat="instansi")),
        nilai_tugas_tambahan=Decimal(1),
        nilai_kreativitas=Decimal(6),
    )

    isi = [(b.uraian, b.rentang, b.sel) for b in baris_unsur(lembar)]

    assert isi == [
        ("II. TUGAS TAMBAHAN DAN KREATIVITAS/UNSUR PENUNJANG:", 12, ("",)),
        ("a. Tugas tambahan", 11, ("", "1,00")),
        ("1) Unsur rekaan 1", 11, ("", "")),
        ("b. Kreativitas", 11, ("", "6,00")),
        ("1) Unsur rekaan 3", 11, ("3,00", "")),
        ("2) Unsur rekaan 4", 11, ("6,00", "")),
    ]


def test_bagian_dua_menurut_paparan_2012_mencetak_keluaran():
    lembar = lembar_skp(
        aturan=PAPARAN,
        tugas_tambahan=(unsur(1, target=Decimal(2), realisasi=Decimal(3)),),
        kreativitas=(unsur(2),),
        nilai_tugas_tambahan=Decimal("1.50"),
        nilai_kreativitas=Decimal(9),
    )

    _, _, tugas, kreativitas, kreasi = baris_unsur(lembar)

    assert (tugas.sel[1], tugas.sel[6], tugas.sel[10]) == ("2", "3", "3/2 x 10 x 10 %")
    assert (kreasi.sel[1], kreasi.sel[6], kreasi.sel[10]) == ("1", "1", "1/1 x 30 x 30 %")
    assert kreativitas.sel[-1] == "9,00"
    assert len(tugas.sel) == len(kreasi.sel) == 12


def test_bagian_dua_tanpa_isi_tercetak_strip_dan_yang_menunggu_disebut():
    kosong = baris_unsur(lembar_skp())
    menunggu = baris_unsur(lembar_skp(tugas_tambahan=(unsur(1, diakui=None),), nilai_tugas_tambahan=None))

    assert [b.sel[-1] for b in kosong if b.kelas == "judul-unsur"] == ["-", "-"]
    assert menunggu[2].keterangan.endswith("belum diakui pejabat penilai")


def test_keputusan_atasan_berdiri_di_tempat_tanda_tangan_penilai():
    isi = formulir_skp(lembar_skp(), keputusan_atasan="Target diturunkan menjadi 90.")

    assert isi.penilai.pengganti == "Tidak menyetujui; SKP diputuskan oleh atasan pejabat penilai."
    assert isi.atasan.nama == "Dra. Rekaan Atasan, M.Si."
    assert isi.catatan[-1].endswith("Target diturunkan menjadi 90.")


def test_skp_biasa_hanya_mencatat_angka_kredit_dan_perubahan_menyebut_alasannya():
    assert formulir_skp(lembar_skp()).catatan == (CATATAN_AK,)
    assert formulir_skp(lembar_skp()).atasan is None
    assert formulir_skp(lembar_skp(versi=2), alasan_perubahan="Anggaran dipotong.").catatan[-1] == (
        "Perubahan ke-1: Anggaran dipotong."
    )


def test_tanpa_pejabat_penilai_ada_garis_isian():
    isi = formulir_skp(lembar_skp(orang=replace(TIGA, penilai=None), ditetapkan=None))

    assert isi.penilai.nama.startswith("....")
    assert isi.hal[0][2] == ""
    assert isi.pegawai.di_atas.startswith("Kota Harapan, ....")
    assert isi.pegawai.di_atas.endswith(" 2015")


@pytest.mark.parametrize(
    ("mulai", "selesai", "hasil"),
    [
        (date(2012, 1, 5), date(2012, 12, 31), "5 Januari s.d. 31 Desember 2012"),
        (date(2019, 7, 1), date(2020, 6, 30), "1 Juli 2019 s.d. 30 Juni 2020"),
    ],
)
def test_jangka_waktu(mulai, selesai, hasil):
    assert jangka_waktu(mulai, selesai) == hasil


def test_tempat_dan_tanggal():
    assert tempat_tanggal("Jakarta", date(2012, 1, 4), 2012) == "Jakarta, 4 Januari 2012"


def test_surat_tugas_tambahan_memuat_semua_tugas_yang_diakui():
    lembar = lembar_skp(tugas_tambahan=tuple(unsur(n) for n in range(1, 5)), nilai_tugas_tambahan=Decimal(2))

    surat = surat_tugas_tambahan(lembar, TIGA.penilai)

    assert [h[0] for h in surat.penilai] == list("abcdef")
    assert [h[2] for h in surat.penilai][3:] == ["Jabatan penilai", "Unit penilai", "Instansi penilai"]
    assert surat.pegawai[0][2] == "Dra. Rekaan Pegawai, M.Si."
    assert (surat.jumlah, surat.nilai, surat.jangka_waktu) == ("4 tugas", "2", "5 Januari s.d. 31 Desember 2015")
    assert surat.tugas[0] == ("Unsur rekaan 1", "surat 800/1/ORG tanggal 1 Maret 2015 dari Kepala Biro Rekaan")
    assert surat.tanda_tangan.rincian == "Eselon IV.a"


@pytest.mark.parametrize(
    ("tingkat", "nilai"),
    [("unit_kerja", ["3", "-", "-"]), ("instansi", ["-", "6", "-"]), ("nasional", ["-", "-", "12"])],
)
def test_surat_kreativitas_mengisi_satu_tingkat(tingkat, nilai):
    (surat,) = surat_kreativitas(lembar_skp(kreativitas=(unsur(1, tingkat=tingkat), unsur(2, diakui=False))))

    assert [t[1] for t in surat.tingkat] == ["Unit kerja", "Organisasi", "Negara"]
    assert [t[2] for t in surat.tingkat] == nilai
    assert (surat.nomor, surat.manfaat) == ("800/1/ORG", "Manfaat rekaan 1")
    assert surat.tanda_tangan.nama == "Kepala Biro Rekaan"
    assert surat.tanda_tangan.di_atas == "Kota Harapan, 1 Maret 2015"


def test_penanda_tangan_surat_kreativitas_yang_dikenal_lengkap_hal_halnya():
    (surat,) = surat_kreativitas(lembar_skp(kreativitas=(unsur(1, oleh=TIGA.atasan.nama),)))

    assert surat.penanda_tangan[1][2] == "19850317 201001 1 003"
    assert surat.tanda_tangan.nip == "19850317 201001 1 003"


def test_surat_menurut_paparan_2012_menyebut_penghitungannya():
    lembar = lembar_skp(aturan=PAPARAN, tugas_tambahan=(unsur(1),), kreativitas=(unsur(2),))

    assert surat_tugas_tambahan(lembar, None).tugas[0][1].endswith("1/1 x 10 x 10 %")
    assert surat_kreativitas(lembar)[0].hitungan.endswith("1/1 x 30 x 30 %")
    assert surat_kreativitas(lembar)[0].tingkat[0][2] == "9"
    assert surat_kreativitas(replace(lembar, aturan=ATURAN))[0].hitungan == ""
