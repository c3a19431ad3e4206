"""All explanations: complete, in plain sentences, made from the stored step and nothing else; and their numbers."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given

from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.calculation import Aturan, Kreativitas, TugasTambahan, hitung_skp, hitung_tahun
from appraisal.scoring.citations import keputusan
from appraisal.scoring.explain import jelaskan
from appraisal.scoring.numerals import angka
from appraisal.scoring.sentences import KALIMAT
from appraisal.scoring.trace import Langkah
from tests.appraisal.scoring.penjelasan import BIASA, PAPARAN, SATUAN, baris, dari_arsip
from tests.appraisal.scoring.strategi import SKP

D = Decimal


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
        (
            "Realisasi yang tepat sama dengan target bernilai 80. Setiap 1 % efisiensi menambah 1, sampai 100 pada "
            "efisiensi 20 %; efisiensi negatif mengurangi."
        ),
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
