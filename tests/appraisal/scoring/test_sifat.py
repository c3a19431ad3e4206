"""Properties of every formula, and the second implementation as oracle over arbitrary figures."""

import json
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
from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.calculation import Aturan, Kreativitas, TugasTambahan, hitung_skp, hitung_tahun
from appraisal.scoring.rounding import TELITI, bulatkan, bulatkan_teliti, mungkin_di_tengah
from appraisal.scoring.rules import Varian, parameter_berlaku
from appraisal.scoring.trace import Langkah
from tests.appraisal.scoring import rujukan
from tests.appraisal.scoring.kasus import tanya

D = Decimal
P = parameter_berlaku()


def desimal(bawah, atas, tempat=2):
    """Decimals with a fixed number of places, as the database holds them."""
    skala = 10**tempat
    return st.integers(bawah * skala, atas * skala).map(lambda n: D(n).scaleb(-tempat))


KECIL = st.integers(1, 60).map(D)
TARGET = st.one_of(KECIL, desimal(1, 5000), desimal(1, 9_999_999_999_999))
REALISASI = st.one_of(st.integers(0, 80).map(D), desimal(0, 9000), desimal(0, 9_999_999_999_999))
SKOR = st.one_of(st.integers(0, 100).map(D), desimal(0, 100))
PECAHAN = st.sampled_from([D(n) for n in (3, 6, 7, 9, 11, 13, 30, 70, 90)])
"""Divisors that leave endless decimals, so that sums of them may lie exactly between two cents."""


@st.composite
def baris(draw):
    """A row; half of them made so that its aspects are endless decimals."""
    target = PECAHAN if draw(st.booleans()) else TARGET
    berbiaya = draw(st.booleans())
    return Kegiatan(
        target_kuantitas=draw(target),
        realisasi_kuantitas=draw(REALISASI),
        target_kualitas=draw(st.one_of(st.just(D(100)), PECAHAN, SKOR.filter(bool))),
        realisasi_kualitas=draw(SKOR),
        target_waktu=draw(st.one_of(target, st.sampled_from([D(800), D(20000), D(5000)]))),
        realisasi_waktu=draw(REALISASI),
        target_biaya=draw(target) if berbiaya else None,
        realisasi_biaya=draw(REALISASI) if berbiaya else D(0),
        terlaksana=draw(st.integers(0, 9)) > 0,
    )


def sebagai_masukan(k):
    return {n: str(v) if isinstance(v, D) else v for n, v in k._asdict().items()}


PERILAKU = st.fixed_dictionaries(dict.fromkeys(ASPEK_PERILAKU[:-1], SKOR) | {"kepemimpinan": st.none() | SKOR})


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


# --- a whole SKP and year


TUGAS = st.lists(st.builds(TugasTambahan, KECIL, st.integers(0, 60).map(D)), max_size=9)
KREASI = st.lists(
    st.builds(Kreativitas, st.sampled_from(["unit_kerja", "instansi", "nasional"]), KECIL, st.integers(0, 60).map(D)),
    max_size=3,
)
ATURAN = st.builds(Aturan, varian=st.sampled_from(Varian), kreativitas_dijumlahkan=st.booleans())
SKP = st.tuples(st.lists(baris(), min_size=1, max_size=4), TUGAS, KREASI, ATURAN)


@given(SKP)
def test_angka_tercetak_satu_skp_menjumlah(bahan):
    h = hitung_skp(*bahan)
    nilai, c = [n.nilai for n in h.kegiatan], h.capaian

    assert c.jumlah == sum(nilai)
    assert Fraction(c.rata_rata) == rujukan.bulat(Fraction(c.jumlah) / len(nilai))
    assert min(nilai) <= c.rata_rata <= max(nilai)
    assert c.nilai == c.rata_rata + c.tugas_tambahan + c.kreativitas
    assert c.sebutan == rujukan.sebutan(Fraction(c.nilai))
    assert 0 <= c.tugas_tambahan <= 3


@given(SKP)
def test_tambahan_nilai_sama_dengan_hitungan_kedua(bahan):
    _, tugas, kreasi, aturan = bahan
    c = hitung_skp(*bahan).capaian
    if aturan.varian is Varian.PERKA_2013:
        harap_tugas = Fraction(rujukan.tugas(len(tugas)))
        masing = [Fraction(rujukan.TINGKAT[k.tingkat]) for k in kreasi]
    else:
        harap_tugas = rujukan.tugas_paparan([(Fraction(t.target), Fraction(t.realisasi)) for t in tugas])
        masing = [rujukan.kreasi_paparan(Fraction(k.target), Fraction(k.realisasi)) for k in kreasi]

    assert Fraction(c.tugas_tambahan) == harap_tugas
    assert Fraction(c.kreativitas) == (sum(masing) if aturan.kreativitas_dijumlahkan else max(masing, default=0))


@given(st.lists(desimal(0, 300), min_size=1, max_size=4), PERILAKU)
def test_angka_tercetak_satu_tahun_menjumlah(capaian, perilaku):
    h = hitung_tahun(capaian, perilaku, Aturan())
    dinilai = [v for v in perilaku.values() if v is not None]

    assert Fraction(h.nilai_capaian) == rujukan.bulat(sum(map(Fraction, capaian)) / len(capaian))
    assert min(capaian) <= h.nilai_capaian <= max(capaian)
    assert h.perilaku.jumlah == sum(dinilai)
    assert h.perilaku.jumlah_aspek == len(dinilai)
    assert min(dinilai) <= h.perilaku.rata_rata <= max(dinilai)
    assert h.perilaku.nilai_40_persen == h.prestasi.bagian_perilaku
    assert Fraction(h.prestasi.bagian_skp) == rujukan.bagian(Fraction(h.nilai_capaian), 60)
    assert Fraction(h.prestasi.bagian_perilaku) == rujukan.bagian(Fraction(h.perilaku.rata_rata), 40)
    assert h.prestasi.nilai == h.prestasi.bagian_skp + h.prestasi.bagian_perilaku
    assert h.prestasi.sebutan == rujukan.sebutan(Fraction(h.prestasi.nilai))


@given(SKP, st.lists(desimal(0, 300), min_size=1, max_size=3), PERILAKU)
def test_setiap_langkah_bertahan_melalui_json(bahan, capaian, perilaku):
    h, tahun = hitung_skp(*bahan), hitung_tahun(capaian, perilaku, bahan[3])

    for step in (*h.langkah, *tahun.langkah):
        assert Langkah.dari_data(json.loads(json.dumps(step.sebagai_data()))) == step


@given(SKP)
def test_langkah_memuat_angka_yang_tercetak(bahan):
    h = hitung_skp(*bahan)
    nilai = {s.kode: s.nilai for s in h.langkah}

    assert len(nilai) == len(h.langkah), "kode langkah tidak berulang"
    for urut, n in enumerate(h.kegiatan, 1):
        assert nilai[f"kegiatan.{urut}.penghitungan"] == str(n.penghitungan)
        assert nilai[f"kegiatan.{urut}.nilai"] == str(n.nilai)
        tercetak = [nilai.get(f"kegiatan.{urut}.{a}") for a in ("kuantitas", "kualitas", "waktu", "biaya")]
        assert [t for t in tercetak if t] == [str(bulatkan(a)) for a in n.aspek]
    assert nilai["tugas_tambahan"] == str(h.capaian.tugas_tambahan)
    assert nilai["kreativitas"] == str(h.capaian.kreativitas)
    assert nilai["capaian.nilai"] == str(h.capaian.nilai)


@given(SKP, st.integers(2, 9))
def test_konteks_desimal_pemanggil_tidak_mengubah_apa_pun(bahan, presisi):
    kegiatan, *lain = bahan
    perilaku = dict.fromkeys(ASPEK_PERILAKU, D("84.33"))
    biasa = hitung_skp(kegiatan, *lain), hitung_tahun([D("85.33"), D("90.01")], perilaku, bahan[3])
    with localcontext() as konteks:
        konteks.prec, konteks.rounding = presisi, "ROUND_UP"
        lain_konteks = hitung_skp(kegiatan, *lain), hitung_tahun([D("85.33"), D("90.01")], perilaku, bahan[3])

    assert lain_konteks == biasa


# --- the interface against the second implementation


@st.composite
def bilangan_lebar(draw, bawah=0):
    """Anything of at most 15 significant digits between 1e-15 and 1e15, as text."""
    digit, pangkat = draw(st.integers(bawah, 10**15 - 1)), draw(st.integers(-15, 14))
    angka = D(digit).scaleb(pangkat - len(str(digit)) + 1)
    return f"{angka:f}" if draw(st.booleans()) else str(angka)


LEBAR, LEBAR_POSITIF = bilangan_lebar(), bilangan_lebar(1)
TEKS_SKOR = SKOR.map(str)


@given(st.sampled_from(["aspek_kuantitas", "aspek_waktu", "aspek_biaya"]), LEBAR_POSITIF, LEBAR, st.booleans())
def test_antarmuka_satu_aspek_tepat_pada_setiap_ukuran(kind, target, realisasi, terlaksana):
    inputs = {"target": target, "realisasi": realisasi, "terlaksana": terlaksana}

    assert tanya(kind, inputs)["hasil"] == rujukan.hitung(kind, inputs)


@st.composite
def masukan_kegiatan(draw):
    pasangan = st.tuples(LEBAR_POSITIF, LEBAR)
    (tk, rk), (tw, rw), biaya = draw(pasangan), draw(pasangan), draw(st.none() | pasangan)
    masukan = {"target_kuantitas": tk, "realisasi_kuantitas": rk, "target_waktu": tw, "realisasi_waktu": rw}
    masukan |= {"target_kualitas": "100", "realisasi_kualitas": draw(TEKS_SKOR), "terlaksana": draw(st.booleans())}
    return masukan | ({"target_biaya": biaya[0], "realisasi_biaya": biaya[1]} if biaya else {})


@given(st.one_of(masukan_kegiatan(), baris().map(sebagai_masukan)))
def test_antarmuka_kegiatan_tepat_pada_setiap_ukuran(inputs):
    assert tanya("kegiatan", inputs)["hasil"] == rujukan.hitung("kegiatan", inputs)


@given(
    st.lists(baris().map(sebagai_masukan), min_size=1, max_size=4),
    st.integers(0, 9),
    st.lists(st.sampled_from([0, 3, 6, 12]), max_size=3),
    PERILAKU,
    st.sampled_from(["perka_2013", "paparan_2012"]),
)
def test_antarmuka_penilaian_utuh(kegiatan, tugas, kreasi, perilaku, varian):
    inputs = {
        "kegiatan": kegiatan,
        "jumlah_tugas_tambahan": tugas,
        "kreativitas": kreasi,
        "perilaku": {n: v if v is None else str(v) for n, v in perilaku.items()},
    }

    jawaban = tanya("penilaian", inputs, varian=varian)
    assert jawaban["hasil"] == rujukan.hitung("penilaian", inputs, varian)


@given(st.lists(LEBAR, min_size=1, max_size=4), st.none() | TEKS_SKOR)
def test_antarmuka_dua_skp(nilai, perilaku):
    inputs = {"nilai_capaian_skp": nilai, "rata_rata_perilaku": perilaku}

    assert tanya("dua_skp", inputs)["hasil"] == rujukan.hitung("dua_skp", inputs)


@given(TEKS_SKOR, st.none() | TEKS_SKOR)
def test_antarmuka_tugas_belajar(akademik, perilaku):
    inputs = {"nilai_akademik": akademik, "rata_rata_perilaku": perilaku}

    assert tanya("tugas_belajar", inputs)["hasil"] == rujukan.hitung("tugas_belajar", inputs)


@given(LEBAR, TEKS_SKOR)
def test_antarmuka_prestasi_kerja(capaian, perilaku):
    inputs = {"nilai_capaian_skp": capaian, "rata_rata_perilaku": perilaku}

    assert tanya("prestasi_kerja", inputs)["hasil"] == rujukan.hitung("prestasi_kerja", inputs)


@given(st.lists(st.one_of(LEBAR, desimal(50, 100, 4).map(str)), min_size=1))
def test_antarmuka_sebutan(nilai):
    assert tanya("sebutan", {"nilai": nilai})["hasil"] == rujukan.hitung("sebutan", {"nilai": nilai})
