"""What a civil servant reads about one row of the SKP."""

from decimal import Decimal

import pytest

from appraisal.scoring.calculation import Aturan, Kreativitas, hitung_skp
from appraisal.scoring.explain import jelaskan
from appraisal.scoring.numerals import angka
from tests.appraisal.scoring.penjelasan import BIASA, baris, kalimat, skp, tahun

D = Decimal
NAIK = (
    "Realisasi yang tepat sama dengan target bernilai {dasar}. Setiap 1 % efisiensi menambah 1, sampai 100 pada "
    "efisiensi {batas} %; efisiensi negatif mengurangi."
)


def test_satu_baris_dari_awal_sampai_akhir():
    p = skp(BIASA)

    assert kalimat(p, "kegiatan.1.kuantitas") == [
        "Target 5.000 nota, realisasi 5.000 nota.",
        "Nilai = realisasi ÷ target × 100 = 5.000 ÷ 5.000 × 100 = 100,00.",
    ]
    assert kalimat(p, "kegiatan.1.kualitas") == [
        "Target kualitas 100; kualitas hasil kerja menurut pejabat penilai 85.",
        "Nilai = realisasi ÷ target × 100 = 85 ÷ 100 × 100 = 85,00.",
    ]
    assert kalimat(p, "kegiatan.1.waktu") == [
        "Target 12 bulan, realisasi 12 bulan. Realisasi tepat sama dengan target.",
        "Efisiensi waktu = 100 − realisasi ÷ target × 100 = 100 − 12 ÷ 12 × 100 = 0,00 %.",
        "Efisiensi tidak lebih dari 24 %, sehingga nilai = (1,76 × 12 − 12) ÷ 12 × 100 = 76,00.",
        NAIK.format(dasar=76, batas=24),
    ]
    assert kalimat(p, "kegiatan.1.penghitungan") == ["Jumlah nilai aspek = 100,00 + 85,00 + 76,00 = 261,00."]
    assert kalimat(p, "kegiatan.1.nilai") == [
        "Nilai = penghitungan ÷ banyaknya aspek = 261,00 ÷ 3 = 87,00.",
        "Pembaginya 3 karena kegiatan ini tidak memiliki target biaya.",
    ]


def test_judul_nilai_dasar_dan_keputusan():
    p = skp(BIASA, kreasi=[Kreativitas()])

    waktu = p["kegiatan.1.waktu"]
    assert (waktu.kode, waktu.judul, waktu.nilai, waktu.sebutan) == ("kegiatan.1.waktu", "Waktu", "76,00", "")
    assert waktu.dasar.startswith("Peraturan Kepala Badan Kepegawaian Negara Nomor 1 Tahun 2013")
    assert waktu.dasar.endswith("Lampiran, aspek waktu dan aspek biaya")
    assert waktu.keputusan == ("K-03", "K-04")
    assert waktu.catatan == (
        "K-03: Nilai satu aspek tidak pernah kurang dari 0.",
        "K-04: Efisiensi tepat 24 % masih memakai rumus pertama, sehingga bernilai 100.",
    )
    assert p["capaian.nilai"].sebutan == "Baik"
    assert [p[k].judul for k in p] == [
        "Kuantitas",
        "Kualitas",
        "Waktu",
        "Penghitungan (kolom 13)",
        "Nilai capaian kegiatan (kolom 14)",
        "Nilai tugas tambahan",
        "Kreativitas ke-1",
        "Nilai kreativitas",
        "Jumlah nilai kegiatan",
        "Rata-rata nilai kegiatan",
        "Nilai capaian SKP",
    ]


def test_judul_satu_tahun():
    p = tahun("86.00", kepemimpinan=D(80))

    assert [p[k].judul for k in p] == [
        "Nilai SKP tahun ini",
        "Orientasi pelayanan",
        "Integritas",
        "Komitmen",
        "Disiplin",
        "Kerja sama",
        "Kepemimpinan",
        "Jumlah nilai perilaku",
        "Nilai rata-rata perilaku",
        "Bagian SKP",
        "Bagian perilaku kerja",
        "Nilai prestasi kerja",
    ]


def test_kuantitas_di_atas_target():
    assert kalimat(skp(baris(4, "5.5", 100, 85, 12, 12)), "kegiatan.1.kuantitas") == [
        "Target 4 nota, realisasi 5,5 nota.",
        "Nilai = realisasi ÷ target × 100 = 5,5 ÷ 4 × 100 = 137,50.",
        "Realisasi melebihi target; nilai kuantitas boleh lebih dari 100.",
    ]


def test_tanpa_satuan_tidak_ada_spasi_yang_tersisa():
    (pertama, *_) = hitung_skp([BIASA], [], [], Aturan()).langkah

    assert jelaskan(pertama).kalimat[0] == "Target 5.000, realisasi 5.000."


def test_lebih_cepat_dalam_batas():
    assert kalimat(skp(baris(1, 1, 100, 85, 12, 10)), "kegiatan.1.waktu")[:3] == [
        "Target 12 bulan, realisasi 10 bulan. Pekerjaan selesai lebih cepat daripada target.",
        "Efisiensi waktu = 100 − realisasi ÷ target × 100 = 100 − 10 ÷ 12 × 100 = 16,67 %.",
        "Efisiensi tidak lebih dari 24 %, sehingga nilai = (1,76 × 12 − 10) ÷ 12 × 100 = 92,67.",
    ]


def test_jurang_di_atas_24_persen_dijelaskan():
    assert kalimat(skp(baris(1, 1, 100, 85, 12, 8)), "kegiatan.1.waktu") == [
        "Target 12 bulan, realisasi 8 bulan. Pekerjaan selesai lebih cepat daripada target.",
        "Efisiensi waktu = 100 − realisasi ÷ target × 100 = 100 − 8 ÷ 12 × 100 = 33,33 %.",
        (
            "Efisiensi lebih dari 24 %, sehingga dipakai rumus kedua: "
            "nilai = 76 − ((1,76 × 12 − 8) ÷ 12 × 100 − 100) = 66,67."
        ),
        (
            "Pada efisiensi tepat 24 % nilainya 100; di atas itu nilai turun ke bawah 76. Demikian bunyi rumus dalam "
            "peraturan."
        ),
    ]


@pytest.mark.parametrize(
    ("realisasi", "persen"),
    [
        ("76000", "24,00 %"),
        ("75999", "24,001 %"),
        ("75998.5", "24,002 %"),
        ("75995", "24,01 %"),
        ("76004", "23,996 %"),
        ("76001", "23,999 %"),
        ("100000", "0,00 %"),
        ("148000", "−48,00 %"),
    ],
)
def test_efisiensi_yang_hampir_24_persen_ditulis_cukup_teliti(realisasi, persen):
    """ "24,00 %, lebih dari 24 %" would be a riddle."""
    assert kalimat(skp(baris(1, 1, 100, 85, 100000, realisasi)), "kegiatan.1.waktu")[1].endswith(f"= {persen}.")


def test_terlambat_lebih_dari_76_persen():
    assert kalimat(skp(baris(1, 1, 100, 85, 3, 7)), "kegiatan.1.waktu") == [
        "Target 3 bulan, realisasi 7 bulan. Pekerjaan selesai lebih lambat daripada target.",
        "Efisiensi waktu = 100 − realisasi ÷ target × 100 = 100 − 7 ÷ 3 × 100 = −133,33 %.",
        "Efisiensi tidak lebih dari 24 %, sehingga nilai = (1,76 × 3 − 7) ÷ 3 × 100 = −57,33.",
        NAIK.format(dasar=76, batas=24),
        "Hasil hitungan kurang dari 0, sehingga nilai aspek ini 0.",
    ]


@pytest.mark.parametrize(
    ("terpakai", "arti"),
    [
        (9_000_000, "Biaya yang terpakai lebih kecil daripada target."),
        (10_000_000, "Realisasi tepat sama dengan target."),
        (11_000_000, "Biaya yang terpakai melebihi target."),
    ],
)
def test_biaya_dalam_rupiah(terpakai, arti):
    p = skp(baris(1, 1, 100, 85, 12, 12, 10_000_000, terpakai))

    pertama, kedua, *_ = kalimat(p, "kegiatan.1.biaya")
    assert pertama == f"Target 10.000.000 rupiah, realisasi {angka(terpakai)} rupiah. {arti}"
    assert kedua.startswith("Efisiensi biaya = 100 − realisasi ÷ target × 100 = 100 − ")
    assert p["kegiatan.1.biaya"].judul == "Biaya"
    assert kalimat(p, "kegiatan.1.nilai")[1] == "Pembaginya 4 karena kegiatan ini memiliki target biaya."


def test_tidak_terlaksana():
    p = skp(baris(4, 0, 100, 0, 12, 0, 5_000_000, 0, terlaksana=False))

    for aspek in ("kuantitas", "kualitas", "waktu", "biaya"):
        assert kalimat(p, f"kegiatan.1.{aspek}") == [
            "Kegiatan tidak terlaksana, sehingga nilai aspek ini 0. Barisnya tetap ikut dalam pembagi rata-rata."
        ]
        assert p[f"kegiatan.1.{aspek}"].nilai == "0,00"
        assert "K-05" in p[f"kegiatan.1.{aspek}"].keputusan
    assert kalimat(p, "kegiatan.1.nilai")[0] == "Nilai = penghitungan ÷ banyaknya aspek = 0,00 ÷ 4 = 0,00."


def test_jumlah_aspek_yang_tidak_sama_dengan_jumlah_angka_tercetak():
    p = skp(baris(3, 2, 75, 50, 12, 8))

    assert kalimat(p, "kegiatan.1.penghitungan") == [
        "Jumlah nilai aspek = 66,67 + 66,67 + 66,67 = 200,00.",
        "Nilai aspek dijumlahkan sebelum dibulatkan; baru jumlahnya yang dibulatkan.",
    ]


def test_pembagian_yang_tidak_sama_dengan_angka_tercetak():
    p = skp(baris(1, 1, 100, "89.0199", 12, 12, 100, 91))

    assert kalimat(p, "kegiatan.1.nilai") == [
        "Nilai = penghitungan ÷ banyaknya aspek = 350,02 ÷ 4 = 87,50.",
        "Pembaginya 4 karena kegiatan ini memiliki target biaya.",
        "Yang dibagi adalah penghitungan sebelum dibulatkan.",
    ]


@pytest.mark.parametrize(("realisasi", "arti"), [("99.5", "lebih cepat"), ("100.5", "lebih lambat")])
def test_selisih_kurang_dari_satu_persen_tetap_disebut(realisasi, arti):
    assert arti in kalimat(skp(baris(1, 1, 100, 85, 100, realisasi)), "kegiatan.1.waktu")[0]


def test_tepat_nol_tidak_disebut_kurang_dari_nol():
    p = skp(baris(1, 1, 100, 85, 100, 176))

    assert p["kegiatan.1.waktu"].nilai == "0,00"
    assert len(kalimat(p, "kegiatan.1.waktu")) == 4
