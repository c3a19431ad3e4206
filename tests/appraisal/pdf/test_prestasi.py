"""The texts of the penilaian prestasi kerja and the buku catatan, without a PDF."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from appraisal.models import ButirKeberatan, CatatanPerilaku, Keberatan, Penilaian
from appraisal.pdf.buku import buku_catatan
from appraisal.pdf.prestasi import nilai_tahun, prestasi_kerja
from appraisal.sheets import CapaianRingkas
from organisasi.models import Pegawai
from tests.appraisal.pdf.lembar import TIGA, lembar_tahun

DISERAHKAN = {
    "zona_waktu": "Asia/Jakarta",
    "dibuat_tanggal": date(2016, 1, 4),
    "diserahkan_pada": datetime(2016, 1, 4, 3, tzinfo=UTC),
    "batas_keberatan": datetime(2016, 1, 18, 16, 59, tzinfo=UTC),
    "rekomendasi": "Dapat dipromosikan",
}
FINAL = DISERAHKAN | {"status": "disahkan", "disahkan_tanggal": date(2016, 2, 2)}


def penilaian(**lain) -> Penilaian:
    return Penilaian(**(DISERAHKAN | {"status": "diserahkan"} | lain))


def keberatan(**lain) -> Keberatan:
    isi = {
        "alasan": "Kualitas saya lebih tinggi.",
        "diajukan_pada": datetime(2016, 1, 10, 20, tzinfo=UTC),
        "batas_tanggapan": datetime(2016, 1, 25, 16, 59, tzinfo=UTC),
    }
    return Keberatan(**(isi | lain))


def kotak(p, k=None, butir=()):
    return {b.nomor: b for b in prestasi_kerja(lembar_tahun(), p, k, butir).kotak}


def test_unsur_yang_dinilai_angka_demi_angka():
    n = nilai_tahun(lembar_tahun())

    assert (n.hitungan_skp, n.bagian_skp) == ("86,00 x 60 %", "51,60")
    assert [(a.nomor, a.nama, a.nilai) for a in n.aspek] == [
        (1, "Orientasi Pelayanan", "81"),
        (2, "Integritas", "82"),
        (3, "Komitmen", "83"),
        (4, "Disiplin", "84"),
        (5, "Kerjasama", "85"),
        (6, "Kepemimpinan", "86"),
    ]
    assert (n.jumlah, n.rata_rata, n.hitungan_perilaku, n.bagian_perilaku) == ("501", "83,50", "83,50 x 40 %", "33,40")
    assert (n.nilai, n.sebutan, n.rincian_skp) == ("85,00", "Baik", ())


def test_kepemimpinan_yang_tidak_dinilai_tercetak_strip_dengan_alasannya():
    lembar = lembar_tahun(alasan_tanpa_kepemimpinan="Baru dilantik.")
    lembar = replace(lembar, perilaku=(*lembar.perilaku[:5], replace(lembar.perilaku[5], nilai=None, sebutan="")))

    n = nilai_tahun(lembar)

    assert (n.aspek[5].nilai, n.aspek[5].sebutan, n.catatan) == ("-", "", "Baru dilantik.")


def test_dua_skp_setahun_dirinci_dan_dirata_ratakan():
    dua = (
        CapaianRingkas(1, 1, date(2015, 1, 1), date(2015, 6, 30), Decimal(85), "Baik"),
        CapaianRingkas(2, 2, date(2015, 7, 1), date(2015, 12, 31), Decimal(87), "Baik"),
    )

    assert nilai_tahun(lembar_tahun(capaian=dua)).rincian_skp == (
        "Rata-rata 2 SKP:",
        "SKP 1 (1 Januari s.d. 30 Juni 2015) = 85,00 (Baik)",
        "SKP 2 (1 Juli s.d. 31 Desember 2015) = 87,00 (Baik)",
    )


def test_tugas_belajar_dinilai_dari_prestasi_akademik():
    assert nilai_tahun(lembar_tahun(jenis="tugas_belajar")).judul_skp == "Nilai prestasi akademik (tugas belajar)"


def test_tiga_orang_dan_tanggal_tanda_tangan():
    isi = prestasi_kerja(lembar_tahun(), penilaian(diterima_tanggal=date(2016, 1, 6), **FINAL), None)

    assert [(o.nomor, o.judul, o.hal[0][2]) for o in isi.orang] == [
        (1, "YANG DINILAI", "Dra. Rekaan Pegawai, M.Si."),
        (2, "PEJABAT PENILAI", "Dra. Rekaan Penilai, M.Si."),
        (3, "ATASAN PEJABAT PENILAI", "Dra. Rekaan Atasan, M.Si."),
    ]
    assert isi.orang[0].hal[4][1:] == ("Unit Organisasi", "Unit pegawai")
    assert isi.penilai.di_atas == "9. DIBUAT TANGGAL, 4 Januari 2016"
    assert isi.pegawai.di_atas == "10. DITERIMA TANGGAL, 6 Januari 2016"
    assert isi.atasan.di_atas == "11. DITERIMA TANGGAL, 2 Februari 2016"
    assert not isi.penilai.pengganti + isi.pegawai.pengganti + isi.atasan.pengganti


@pytest.mark.parametrize(
    ("keadaan", "teks"),
    [
        ({"status": "diserahkan"}, ()),
        ({"status": "diterima", "diterima_tanggal": date(2016, 1, 6)}, ("Tidak ada keberatan.",)),
        ({"status": "lewat_waktu"}, ("Tidak ada keberatan sampai dengan batas waktunya, 18 Januari 2016.",)),
        (FINAL, ("Tidak ada keberatan sampai dengan batas waktunya, 18 Januari 2016.",)),
    ],
)
def test_kotak_lima_tanpa_keberatan(keadaan, teks):
    boks = kotak(penilaian(**keadaan))

    assert boks[5].teks == teks
    assert bool(boks[5].tanggal) is not bool(teks)
    assert boks[8].teks == ("Dapat dipromosikan",)


def test_kotak_lima_sampai_tujuh_memuat_keberatan_tanggapan_dan_keputusan():
    k = keberatan(
        tanggapan="Ada dua revisi.",
        ditanggapi_pada=datetime(2016, 1, 12, 3, tzinfo=UTC),
        keputusan="Dinaikkan.",
        diputuskan_pada=datetime(2016, 1, 20, 3, tzinfo=UTC),
        mengubah_nilai=True,
    )
    butir = [
        ButirKeberatan(label="Kualitas: Laporan", nilai_semula="85", alasan="Lihat bukti.", nilai_keputusan="91"),
        ButirKeberatan(label="Perilaku: Disiplin", nilai_semula="80", nilai_keputusan="82"),
    ]

    boks = kotak(penilaian(**FINAL), k, butir)

    assert boks[5].teks == ("Kualitas saya lebih tinggi.", "Kualitas: Laporan: 85. Lihat bukti.")
    assert boks[5].tanggal == "11 Januari 2016"
    assert (boks[6].teks, boks[6].tanggal) == (("Ada dua revisi.",), "12 Januari 2016")
    assert boks[7].teks == (
        "Dinaikkan.",
        "Kualitas: Laporan: semula 85, menjadi 91.",
        "Perilaku: Disiplin: semula 80, menjadi 82.",
        "Nilai prestasi kerja menjadi 85,00 (Baik).",
    )


def test_keberatan_yang_belum_ditanggapi_dan_diputuskan_menyisakan_kotak_kosong():
    boks = kotak(penilaian(status="keberatan"), keberatan())

    assert boks[6].teks == boks[7].teks == ()
    assert boks[6].tanggal.startswith("...")


def test_keputusan_tanpa_tanggapan_dan_tanpa_perubahan():
    k = keberatan(keputusan="Tetap.", diputuskan_pada=datetime(2016, 1, 27, 3, tzinfo=UTC), mengubah_nilai=False)

    boks = kotak(penilaian(status="keputusan"), k)

    assert boks[6].teks == ("Tidak ada tanggapan sampai dengan batas waktunya, 25 Januari 2016.",)
    assert boks[7].teks == ("Tetap.", "Nilai tidak berubah.")


def test_atasan_menetapkan_karena_penilai_tidak_menilai():
    p = Penilaian(status="disahkan", dibuat_tanggal=date(2016, 2, 1), alasan_penetapan="Penilai wafat.")

    isi = prestasi_kerja(lembar_tahun(), p, None)

    assert isi.penilai.pengganti.endswith("Ditetapkan oleh atasan pejabat penilai: Penilai wafat.")
    assert isi.pegawai.pengganti == "Tidak ditandatangani pegawai yang dinilai."
    assert isi.kotak[0].teks == ("-",)


def test_atasan_menetapkan_karena_pegawai_tidak_menandatangani():
    isi = prestasi_kerja(lembar_tahun(), penilaian(alasan_penetapan="Pegawai menolak.", **FINAL), None)

    assert isi.penilai.pengganti == ""
    assert isi.pegawai.pengganti.endswith("Ditetapkan oleh atasan pejabat penilai: Pegawai menolak.")
    assert isi.pegawai.di_atas.endswith("4 Januari 2016")


def test_atasan_menetapkan_karena_penilai_tidak_meneruskan():
    p = penilaian(alasan_penetapan="Penilai cuti.", diterima_tanggal=date(2016, 1, 6), **FINAL)

    isi = prestasi_kerja(lembar_tahun(), p, None)

    assert isi.penilai.pengganti.startswith("Tidak diteruskan pejabat penilai.")
    assert isi.pegawai.pengganti == ""


def test_masa_keberatan_yang_lewat_menjelaskan_tanda_tangan_yang_tidak_ada():
    isi = prestasi_kerja(lembar_tahun(), penilaian(**FINAL), None)
    dengan_keberatan = prestasi_kerja(lembar_tahun(), penilaian(**FINAL), keberatan())

    assert isi.pegawai.pengganti == "Tidak ditandatangani pegawai sampai dengan 18 Januari 2016."
    assert dengan_keberatan.pegawai.pengganti == ""


def test_buku_catatan_menutup_dengan_penilaian_akhir_tahun():
    penulis = Pegawai(nama="Penulis Rekaan", nip="198503172010011009")
    catatan = CatatanPerilaku(
        tanggal=date(2015, 3, 2), aspek="disiplin", uraian="Tepat waktu.", tanggapan="Baik.", penilai=penulis
    )

    buku = buku_catatan(TIGA.pegawai, [catatan], lembar_tahun())

    (baris,) = buku.baris
    assert (baris.nomor, baris.tanggal, baris.aspek, baris.penilai) == (1, "2 Maret 2015", "Disiplin", "Penulis Rekaan")
    assert (baris.nip, buku.nip) == ("19850317 201001 1 009", "19850317 201001 1 001")
    akhir = buku.akhir
    assert (akhir.nomor, akhir.tanggal) == (2, "1 Januari s.d. 31 Desember 2015")
    assert akhir.pembuka == (
        "Penilaian SKP sampai dengan akhir Desember 2015 = 86,00, "
        "sedangkan penilaian perilaku kerjanya adalah sebagai berikut:"
    )
    assert akhir.aspek[0] == "Orientasi Pelayanan = 81 (Sebutan0)"
    assert (akhir.jumlah, akhir.rata_rata) == ("501", "83,50 (Baik)")


def test_buku_catatan_tanpa_nilai_perilaku_belum_ditutup():
    assert buku_catatan(TIGA.pegawai, [], lembar_tahun(rata_rata_perilaku=None)).akhir is None
    assert buku_catatan(TIGA.pegawai, [], None).akhir is None
