"""What a civil servant reads. The sentences are made from stored steps only: each goes through JSON first."""

import json
from decimal import Decimal, localcontext

import pytest
from hypothesis import given

from appraisal.scoring.achievement import Kegiatan
from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.calculation import Aturan, Kreativitas, TugasTambahan, hitung_skp, hitung_tahun
from appraisal.scoring.citations import keputusan
from appraisal.scoring.explain import jelaskan
from appraisal.scoring.numerals import angka
from appraisal.scoring.rules import Varian
from appraisal.scoring.sentences import KALIMAT
from appraisal.scoring.trace import Langkah
from tests.appraisal.scoring.test_sifat import SKP

D = Decimal
SATUAN = {"kuantitas": "nota", "waktu": "bulan", "biaya": "rupiah"}
PAPARAN = Aturan(varian=Varian.PAPARAN_2012)


def baris(*angka_baris, **lain):
    return Kegiatan(*(D(a) for a in angka_baris), **lain)


NAIK = (
    "Realisasi yang tepat sama dengan target bernilai {dasar}. Setiap 1 % efisiensi menambah 1, sampai 100 pada "
    "efisiensi {batas} %; efisiensi negatif mengurangi."
)
BEDA_RATA = "Tanpa pembulatan di setiap langkah hasilnya 53,6944; yang berlaku angka tercetak."
BIASA = baris(5000, 5000, 100, 85, 12, 12)


def dari_arsip(steps):
    """Each step as it comes back from the archive, explained."""
    data = json.loads(json.dumps([s.sebagai_data() for s in steps]))
    return {d["kode"]: jelaskan(Langkah.dari_data(d), SATUAN) for d in data}


def skp(*kegiatan, tugas=(), kreasi=(), aturan=None):
    return dari_arsip(hitung_skp(kegiatan, tugas, kreasi, aturan or Aturan()).langkah)


def tahun(*capaian, kepemimpinan=None, akademik=False, nilai=90):
    aspek = dict.fromkeys(ASPEK_PERILAKU[:-1], D(nilai)) | {"kepemimpinan": kepemimpinan}
    return dari_arsip(hitung_tahun([D(c) for c in capaian], aspek, Aturan(), akademik=akademik).langkah)


def kalimat(penjelasan, kode):
    return list(penjelasan[kode].kalimat)


# --- one row


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


# --- bonus


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


# --- all steps


@given(SKP)
def test_setiap_langkah_dapat_dijelaskan_dalam_kalimat(bahan):
    for p in dari_arsip(hitung_skp(*bahan).langkah).values():
        assert p.judul
        assert p.kalimat
        for k in p.kalimat:
            assert k.endswith(".")
            assert "  " not in k
            assert "None" not in k
            assert "E+" not in k
            assert "-" not in k.replace("Rata-rata", "").replace("rata-rata", ""), "minus sign, not hyphen"
        assert len(p.catatan) == len(p.keputusan)


def test_setiap_jenis_langkah_punya_kalimat_dan_setiap_kalimat_punya_langkah():
    penuh = [BIASA, baris(1, 0, 100, 0, 1, 1, terlaksana=False)]
    steps = [
        *hitung_skp(penuh, [TugasTambahan()], [Kreativitas()], Aturan()).langkah,
        *hitung_skp(penuh, [TugasTambahan()], [Kreativitas()], PAPARAN).langkah,
        *hitung_tahun([D(80)], dict.fromkeys(ASPEK_PERILAKU, D(80)), Aturan()).langkah,
    ]

    assert {s.rumus for s in steps} == set(KALIMAT)


def test_penjelasan_tidak_bergantung_pada_konteks_desimal_pemanggil():
    steps = hitung_skp([baris(3, 1, 100, 85, 7, 5, 123_456_789, 98_765_432)], [], [], Aturan()).langkah
    biasa = dari_arsip(steps)
    with localcontext() as konteks:
        konteks.prec = 3
        assert dari_arsip(steps) == biasa


def test_parameter_yang_berubah_tidak_mengubah_penjelasan_lama():
    """A step that was frozen under other figures is told with its own figures."""
    data = next(s for s in hitung_skp([BIASA], [], [], Aturan()).langkah if s.kode.endswith("waktu")).sebagai_data()
    data["masukan"] |= {"nilai_tertimbang": "1.80", "batas_efisiensi": "20", "nilai_dasar": "80", "efisiensi": "0"}
    data |= {"nilai": "80.00", "mentah": "80.00"}

    assert jelaskan(Langkah.dari_data(data), SATUAN).kalimat[2:] == (
        "Efisiensi tidak lebih dari 20 %, sehingga nilai = (1,8 × 12 − 12) ÷ 12 × 100 = 80,00.",
        NAIK.format(dasar=80, batas=20),
    )


def test_ringkasan_keputusan_adalah_kalimat():
    for k in keputusan().values():
        assert k.ringkas[0].isupper()
        assert k.ringkas.endswith(".")


# --- numbers


@pytest.mark.parametrize(
    ("nilai", "desimal", "tulisan"),
    [
        ("1234.56", None, "1.234,56"),
        ("1234567", None, "1.234.567"),
        ("1234567.5", 2, "1.234.567,50"),
        ("12.00", None, "12"),
        ("12.50", None, "12,5"),
        ("100", None, "100"),
        ("1E+2", None, "100"),
        ("0", 2, "0,00"),
        ("0.005", 2, "0,01"),
        ("-0.005", 2, "−0,01"),
        ("-0.004", 2, "0,00"),
        ("-1234.5", None, "−1.234,5"),
        ("2.5", 0, "3"),
        (1000, None, "1.000"),
        (D("999.995"), 2, "1.000,00"),
        ("85.333333333333333333333333333333333333", 4, "85,3333"),
        ("123456789012345678901234567890.12", 2, "123.456.789.012.345.678.901.234.567.890,12"),
    ],
)
def test_angka_indonesia(nilai, desimal, tulisan):
    assert angka(nilai, desimal) == tulisan
