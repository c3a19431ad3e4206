"""What a civil servant reads about tugas tambahan, kreativitas, the SKP and the year."""

from decimal import Decimal

import pytest

from appraisal.scoring.calculation import Aturan, Kreativitas, TugasTambahan, hitung_skp
from appraisal.scoring.explain import jelaskan
from appraisal.scoring.trace import Langkah
from tests.appraisal.scoring.penjelasan import BIASA, PAPARAN, baris, kalimat, skp, tahun

D = Decimal
BEDA_RATA = "Tanpa pembulatan di setiap langkah hasilnya 53,6944; yang berlaku angka tercetak."


@pytest.mark.parametrize(("banyak", "nilai"), [(1, 1), (4, 2), (9, 3)])
def test_tugas_tambahan(banyak, nilai):
    assert kalimat(skp(BIASA, tugas=[TugasTambahan()] * banyak), "tugas_tambahan") == [
        f"Ada {banyak} tugas tambahan yang diakui: nilai {nilai}.",
        "Ketentuan: 1 sampai 3 tugas bernilai 1; 4 sampai 6 tugas bernilai 2; 7 tugas atau lebih bernilai 3.",
    ]


def test_tanpa_tambahan_nilai():
    for aturan in (Aturan(), PAPARAN):
        p = skp(BIASA, aturan=aturan)

        assert kalimat(p, "tugas_tambahan") == [
            "Tidak ada tugas tambahan yang diakui, sehingga tidak ada tambahan nilai."
        ]
        assert kalimat(p, "kreativitas") == ["Tidak ada kreativitas yang diakui, sehingga tidak ada tambahan nilai."]


@pytest.mark.parametrize(
    ("tingkat", "bagi", "nilai"),
    [("unit_kerja", "unit kerja", 3), ("instansi", "instansi", 6), ("nasional", "negara", 12)],
)
def test_tingkat_kreativitas(tingkat, bagi, nilai):
    p = skp(BIASA, kreasi=[Kreativitas(tingkat)])

    assert kalimat(p, "kreativitas.1") == [
        f"Bermanfaat bagi {bagi}: nilai {nilai}.",
        "Ketentuan: unit kerja 3, instansi 6, negara 12.",
    ]
    assert kalimat(p, "kreativitas") == [f"Ada satu kreativitas dengan nilai {nilai}."]


def test_tingkat_yang_kemudian_dihapus_tetap_terbaca():
    (step,) = (s for s in hitung_skp([BIASA], [], [Kreativitas()], Aturan()).langkah if s.kode == "kreativitas.1")
    data = step.sebagai_data()
    data["masukan"] |= {"tingkat": "wilayah", "skala": [["wilayah", "4"]]}

    assert jelaskan(Langkah.dari_data(data)).kalimat == ("Bermanfaat bagi wilayah: nilai 3.", "Ketentuan: wilayah 4.")


def test_beberapa_kreativitas():
    kreasi = [Kreativitas("unit_kerja"), Kreativitas("nasional"), Kreativitas("instansi")]

    assert kalimat(skp(BIASA, kreasi=kreasi), "kreativitas") == [
        "Ada 3 kreativitas dengan nilai 3, 12, dan 6. Yang dipakai hanya nilai tertinggi: 12."
    ]
    assert kalimat(skp(BIASA, kreasi=kreasi[:2]), "kreativitas") == [
        "Ada 2 kreativitas dengan nilai 3 dan 12. Yang dipakai hanya nilai tertinggi: 12."
    ]
    dijumlahkan = skp(BIASA, kreasi=kreasi, aturan=Aturan(kreativitas_dijumlahkan=True))
    assert kalimat(dijumlahkan, "kreativitas") == ["Semua kreativitas dijumlahkan: 3 + 12 + 6 = 21."]


def test_tambahan_nilai_menurut_paparan():
    tugas = [TugasTambahan(D(4), D(1)), TugasTambahan(D(2), D(3))]
    p = skp(BIASA, tugas=tugas, kreasi=[Kreativitas("", D(3), D(2))], aturan=PAPARAN)

    assert kalimat(p, "tugas_tambahan") == [
        (
            "Untuk setiap tugas realisasi ÷ target × 10 × 10 %, lalu dijumlahkan: "
            "1 ÷ 4 × 10 × 10 % + 3 ÷ 2 × 10 × 10 % = 1,75."
        ),
        "Jumlahnya dibatasi antara 1 dan 3, sehingga nilainya 1,75.",
    ]
    assert p["tugas_tambahan"].keputusan == ("K-09", "K-19")
    assert kalimat(p, "kreativitas.1") == ["Nilai = realisasi ÷ target × 30 × 30 % = 2 ÷ 3 × 30 × 30 % = 6,00."]


def test_tugas_paparan_di_luar_batas_dan_tanpa_realisasi():
    kurang = skp(BIASA, tugas=[TugasTambahan(D(4), D(1))], aturan=PAPARAN)
    assert kalimat(kurang, "tugas_tambahan")[0].endswith("1 ÷ 4 × 10 × 10 % = 0,25.")
    assert kalimat(kurang, "tugas_tambahan")[1] == "Jumlahnya dibatasi antara 1 dan 3, sehingga nilainya 1,00."

    nihil = skp(BIASA, tugas=[TugasTambahan(D(4), D(0))], aturan=PAPARAN)
    assert kalimat(nihil, "tugas_tambahan") == [
        "Tidak satu pun tugas tambahan dilaksanakan, sehingga tidak ada tambahan nilai."
    ]


# --- a whole SKP and the year


def test_capaian_skp_dengan_rantai_tanpa_pembulatan():
    lain = baris(25, 25, 100, 80, 12, 12)
    p = skp(BIASA, lain, lain, lain, BIASA)

    assert kalimat(p, "capaian.jumlah") == [
        "Jumlah nilai kegiatan (kolom 14) = 87,00 + 85,33 + 85,33 + 85,33 + 87,00 = 429,99.",
        "Tanpa pembulatan di setiap langkah hasilnya 430,0000; yang berlaku angka tercetak.",
    ]
    assert kalimat(p, "capaian.rata_rata") == ["Rata-rata = jumlah ÷ banyaknya kegiatan = 429,99 ÷ 5 = 86,00."]
    assert kalimat(p, "capaian.nilai") == [
        "Nilai capaian SKP = rata-rata + tugas tambahan + kreativitas = 86,00 + 0 + 0 = 86,00.",
        "Nilai 86,00 bersebutan Baik (76 sampai kurang dari 91).",
    ]


def test_capaian_skp_dengan_tambahan_di_atas_seratus():
    p = skp(baris(1, 2, 100, 90, 12, 12), tugas=[TugasTambahan()] * 7, kreasi=[Kreativitas("nasional")])

    assert kalimat(p, "capaian.jumlah") == [
        "Hanya ada satu kegiatan, sehingga jumlahnya sama dengan nilai kegiatan itu: 122,00."
    ]
    assert kalimat(p, "capaian.nilai") == [
        "Nilai capaian SKP = rata-rata + tugas tambahan + kreativitas = 122,00 + 3 + 12 = 137,00.",
        "Tambahan nilai diberikan sesudah rata-rata dan tidak ikut dibagi.",
        "Nilai capaian SKP boleh lebih dari 100.",
        "Nilai 137,00 bersebutan Sangat Baik (91 atau lebih).",
    ]


def test_nilai_tepat_seratus_tidak_disebut_lebih_dari_seratus():
    p = skp(baris(100, 124, 100, 100, 12, 12))

    assert p["capaian.nilai"].nilai == "100,00"
    assert len(kalimat(p, "capaian.nilai")) == 2
    sedikit = skp(baris(100, 125, 100, 100, 12, 12))
    assert sedikit["capaian.nilai"].nilai == "100,33"
    assert kalimat(sedikit, "capaian.nilai")[1] == "Nilai capaian SKP boleh lebih dari 100."


def test_beda_pembulatan_juga_menyebut_sebutan():
    p = skp(
        BIASA, baris(4, 4, 100, 94, 12, 12), baris(3, 1, 100, 80, 3, 7), baris(1, 0, 100, 0, 1, 0, terlaksana=False)
    )

    assert kalimat(p, "capaian.rata_rata") == [
        "Rata-rata = jumlah ÷ banyaknya kegiatan = 214,78 ÷ 4 = 53,70.",
        BEDA_RATA,
    ]
    assert kalimat(p, "capaian.nilai") == [
        "Nilai capaian SKP = rata-rata + tugas tambahan + kreativitas = 53,70 + 0 + 0 = 53,70.",
        "Nilai 53,70 bersebutan Kurang (51 sampai kurang dari 61).",
        "Tanpa pembulatan di setiap langkah hasilnya 53,6944; yang berlaku angka tercetak, juga untuk sebutannya.",
    ]


@pytest.mark.parametrize(
    ("nilai", "rentang"),
    [
        (91, "Nilai 91,00 bersebutan Sangat Baik (91 atau lebih)."),
        ("90.99", "Nilai 90,99 bersebutan Baik (76 sampai kurang dari 91)."),
        ("75.5", "Nilai 75,50 bersebutan Cukup (61 sampai kurang dari 76)."),
        (51, "Nilai 51,00 bersebutan Kurang (51 sampai kurang dari 61)."),
        (0, "Nilai 0,00 bersebutan Buruk (kurang dari 51)."),
    ],
)
def test_rentang_sebutan(nilai, rentang):
    assert kalimat(tahun(80, nilai=nilai), "perilaku.integritas") == [
        "Diberikan oleh pejabat penilai berdasarkan pengamatan.",
        rentang,
    ]


def test_satu_tahun():
    p = tahun("86.00")

    assert kalimat(p, "tahun.skp") == [
        "Tahun ini ada satu SKP dengan nilai capaian 86,00.",
        "Nilai 86,00 bersebutan Baik (76 sampai kurang dari 91).",
    ]
    assert kalimat(p, "perilaku.jumlah") == ["Jumlah nilai aspek = 90 + 90 + 90 + 90 + 90 = 450."]
    assert kalimat(p, "perilaku.rata_rata") == [
        "Rata-rata = jumlah ÷ banyaknya aspek = 450 ÷ 5 = 90,00.",
        "Pembaginya 5 karena kepemimpinan tidak dinilai.",
        "Nilai 90,00 bersebutan Baik (76 sampai kurang dari 91).",
    ]
    assert kalimat(p, "tahun.bagian_skp") == ["Nilai SKP × bobot = 86,00 × 60 % = 51,60."]
    assert kalimat(p, "tahun.bagian_perilaku") == ["Rata-rata perilaku kerja × bobot = 90,00 × 40 % = 36,00."]
    assert kalimat(p, "tahun.nilai") == [
        "Bagian SKP + bagian perilaku kerja = 51,60 + 36,00 = 87,60.",
        "Nilai 87,60 bersebutan Baik (76 sampai kurang dari 91).",
    ]


def test_enam_aspek_perilaku():
    p = tahun("86.00", kepemimpinan=D(84))

    assert kalimat(p, "perilaku.rata_rata") == [
        "Rata-rata = jumlah ÷ banyaknya aspek = 534 ÷ 6 = 89,00.",
        "Nilai 89,00 bersebutan Baik (76 sampai kurang dari 91).",
    ]


def test_beberapa_skp_dalam_setahun():
    assert kalimat(tahun("85.00", "90.01"), "tahun.skp") == [
        (
            "Tahun ini ada 2 SKP. Nilainya dirata-ratakan tanpa memperhitungkan lamanya masing-masing: "
            "(85,00 + 90,01) ÷ 2 = 87,51."
        ),
        "Nilai 87,51 bersebutan Baik (76 sampai kurang dari 91).",
    ]


def test_tugas_belajar():
    assert kalimat(tahun(85, akademik=True), "tahun.skp") == [
        "PNS tugas belajar dinilai dari prestasi akademik, bukan SKP: 85,00.",
        "Nilai 85,00 bersebutan Baik (76 sampai kurang dari 91).",
    ]


def test_rantai_tanpa_pembulatan_yang_melewati_batas_sebutan():
    """54,594 + 36,404 = 90,998 would be Sangat Baik; the printed 54,59 + 36,40 is Baik. Both are said."""
    p = tahun("90.99", nilai="91.01")

    assert p["tahun.nilai"].sebutan == "Baik"
    assert kalimat(p, "tahun.nilai") == [
        "Bagian SKP + bagian perilaku kerja = 54,59 + 36,40 = 90,99.",
        "Nilai 90,99 bersebutan Baik (76 sampai kurang dari 91).",
        "Tanpa pembulatan di setiap langkah hasilnya 90,9980; yang berlaku angka tercetak, juga untuk sebutannya.",
    ]


def test_bagian_yang_berbeda_karena_rata_rata_dibulatkan_lebih_dahulu():
    p = tahun("85.00", "85.01", nilai="85.01")

    assert kalimat(p, "tahun.bagian_skp") == [
        "Nilai SKP × bobot = 85,01 × 60 % = 51,01.",
        "Tanpa pembulatan di setiap langkah hasilnya 51,0030; yang berlaku angka tercetak.",
    ]


def test_setiap_hasil_hitungan_ditulis_dua_desimal():
    setengah = baris(1, 1, 100, "85.5", 100, "95.5")
    p = skp(setengah, setengah, tugas=[TugasTambahan(D(2), D(5))], aturan=PAPARAN)

    assert kalimat(p, "capaian.jumlah")[0].endswith("= 88,67 + 88,67 = 177,34.")
    satu = baris(1, 1, 100, "79.3", 100, 100)
    dua = skp(satu, satu)
    assert kalimat(dua, "capaian.jumlah")[0].endswith("= 85,10 + 85,10 = 170,20.")
    assert kalimat(dua, "capaian.rata_rata")[0].endswith("= 170,20 ÷ 2 = 85,10.")
    assert kalimat(p, "tugas_tambahan")[0].endswith("= 2,50.")
    assert kalimat(tahun("85.00", "90.00"), "tahun.skp")[0].endswith("(85,00 + 90,00) ÷ 2 = 87,50.")
