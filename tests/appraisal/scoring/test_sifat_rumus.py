"""Properties of rounding, of each aspect and of one row, over arbitrary figures."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from appraisal.scoring.achievement import Kegiatan, nilai_kegiatan, penghitungan, rincian_kegiatan
from appraisal.scoring.aspects import (
    batasi_aspek,
    efisiensi_dalam_batas,
    efisiensi_persen,
    nilai_efisiensi,
    nilai_kualitas,
    nilai_kuantitas,
)
from appraisal.scoring.rounding import TELITI, bulatkan, bulatkan_teliti, mungkin_di_tengah
from appraisal.scoring.rules import parameter_berlaku
from tests.appraisal.scoring import rujukan
from tests.appraisal.scoring.strategi import PECAHAN, REALISASI, TARGET, baris, desimal, sebagai_masukan

D = Decimal
P = parameter_berlaku()


# --- rounding


@given(st.integers(-(10**18), 10**18), st.integers(0, 8))
@example(5, 3)
@example(-5, 3)
@example(-4, 3)
def test_bulatkan_sama_dengan_pecahan_tepat_setengah_ke_atas(n, tempat):
    nilai = D(n).scaleb(-tempat)

    assert Fraction(bulatkan(nilai)) == rujukan.bulat(Fraction(nilai))
    assert str(bulatkan(nilai)) == rujukan.cetak(Fraction(nilai))


@given(st.integers(0, 10**9), st.integers(1, 1000))
def test_setengah_sen_dari_pecahan_tak_berhingga_ditemukan(sen, penyebut):
    """a/d + (x - a/d) is exactly x = k,005, but not in 28 digits."""
    tengah = D(sen).scaleb(-2) + D("0.005")
    with localcontext(TELITI):
        jumlah = D(1) / penyebut + (tengah - D(1) / penyebut)
        assert bulatkan_teliti(jumlah) == tengah + D("0.005")
    assert mungkin_di_tengah(tengah, bulatkan(tengah))
    hampir = tengah - D("1e-15")
    assert mungkin_di_tengah(hampir, bulatkan(hampir))


@pytest.mark.parametrize("nilai", ["85.00", "85.003", "85.00499", "85.00501", "85.009", "-85.00499"])
def test_yang_jelas_tidak_dihitung_dua_kali(nilai):
    assert not mungkin_di_tengah(D(nilai), bulatkan(D(nilai)))


@pytest.mark.parametrize("nilai", ["85.004999", "85.0049999", "85.005", "85.0050009", "-85.004999"])
def test_yang_meragukan_dihitung_dua_kali(nilai):
    assert mungkin_di_tengah(D(nilai), bulatkan(D(nilai)))


# --- aspects


@given(TARGET, REALISASI)
def test_kuantitas_dan_kualitas_adalah_perbandingan_tanpa_batas(t, r):
    tepat = Fraction(r) / Fraction(t) * 100

    assert rujukan.bulat(tepat) == Fraction(bulatkan(nilai_kuantitas(t, r)))
    assert nilai_kualitas(t, r) == nilai_kuantitas(t, r)


@given(TARGET, REALISASI, desimal(0, 1000))
def test_kuantitas_tidak_turun_bila_realisasi_bertambah(t, r, tambah):
    assert nilai_kuantitas(t, r + tambah) >= nilai_kuantitas(t, r)


@given(TARGET, REALISASI)
@example(D(100), D(76))
@example(D("0.3"), D("0.228"))
def test_dua_cabang_waktu_dan_biaya_menurut_aljabarnya(t, r):
    """Branch 2 is 76 + efisiensi, branch 3 is 100 - efisiensi; the border belongs to branch 2."""
    efisiensi = 100 - Fraction(r) / Fraction(t) * 100
    dalam = efisiensi <= 24

    assert efisiensi_dalam_batas(t, r, P) is dalam
    tepat = 76 + efisiensi if dalam else 100 - efisiensi
    assert Fraction(bulatkan(nilai_efisiensi(t, r, P))) == rujukan.bulat(tepat)
    assert Fraction(bulatkan(efisiensi_persen(t, r))) == rujukan.bulat(efisiensi)


@given(TARGET, REALISASI)
def test_waktu_dan_biaya_antara_nol_dan_seratus_dan_seratus_hanya_tepat_di_batas(t, r):
    nilai = batasi_aspek(nilai_efisiensi(t, r, P), P)

    assert 0 <= nilai <= 100
    assert (nilai == 100) is (100 * r == 76 * t)


@given(TARGET, st.integers(0, 100), st.integers(0, 100))
def test_nilai_waktu_naik_bila_makin_hemat_sampai_batas_lalu_jatuh(t, a, b):
    lebih_hemat, lebih_boros = sorted((t * a / 100, t * b / 100))

    nilai_hemat, nilai_boros = (nilai_efisiensi(t, r, P) for r in (lebih_hemat, lebih_boros))
    if efisiensi_dalam_batas(t, lebih_hemat, P):
        assert nilai_hemat >= nilai_boros
    elif efisiensi_dalam_batas(t, lebih_boros, P):
        assert nilai_hemat < 76
    else:
        assert nilai_hemat <= nilai_boros


@given(TARGET)
def test_tepat_sesuai_target_selalu_76_dan_hemat_24_persen_selalu_100(t):
    assert bulatkan(nilai_efisiensi(t, t, P)) == 76
    assert bulatkan(nilai_efisiensi(t, t * 76 / 100, P)) == 100
    assert batasi_aspek(nilai_efisiensi(t, t * 2, P), P) == 0


# --- rows


@given(baris())
@example(Kegiatan(D(3), D(1), D(90), D(60), D(800), D(265)))
@example(Kegiatan(D(3), D(1), D(90), D(60), D(20000), D(19999)))
@example(Kegiatan(D(3), D(1), D(90), D(60), D(12), D(12), D(5000), D(4999)))
def test_satu_baris_sama_dengan_hitungan_pecahan(k):
    semua = rujukan.aspek(sebagai_masukan(k))
    n = rincian_kegiatan(k, P)

    assert n.pembagi == len(semua) == (4 if k.target_biaya else 3)
    assert Fraction(n.penghitungan) == Fraction(penghitungan(k, P)) == rujukan.bulat(sum(semua))
    assert Fraction(n.nilai) == Fraction(nilai_kegiatan(k, P)) == rujukan.bulat(sum(semua) / len(semua))
    assert [Fraction(bulatkan(a)) for a in n.aspek] == [rujukan.bulat(a) for a in semua]


@given(PECAHAN, st.integers(1, 99), st.integers(1, 99), st.integers(0, 400))
def test_baris_yang_dibuat_jatuh_tepat_di_setengah_sen(d, a, b, c):
    """Two endless decimals that complete each other, and a time aspect that ends in half a cent."""
    k = Kegiatan(d, D(a), d, d - D(a) if a <= d else D(0), D(20000), D(15201 + 2 * c), D(5000), D(3800 + b))

    semua = rujukan.aspek(sebagai_masukan(k))
    assert Fraction(penghitungan(k, P)) == rujukan.bulat(sum(semua))
    assert Fraction(nilai_kegiatan(k, P)) == rujukan.bulat(sum(semua) / 4)
    tiga = k._replace(target_biaya=None)
    assert Fraction(nilai_kegiatan(tiga, P)) == rujukan.bulat(sum(semua[:3]) / 3)


@given(baris())
def test_tidak_terlaksana_bernilai_nol_dengan_pembagi_yang_sama(k):
    nol = rincian_kegiatan(k._replace(terlaksana=False), P)

    assert nol.nilai == nol.penghitungan == 0
    assert nol.pembagi == rincian_kegiatan(k._replace(terlaksana=True), P).pembagi


@given(baris())
def test_nilai_baris_di_antara_aspek_terendah_dan_tertinggi(k):
    n = rincian_kegiatan(k, P)

    assert bulatkan(min(n.aspek)) <= n.nilai <= bulatkan(max(n.aspek))
