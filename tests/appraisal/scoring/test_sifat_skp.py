"""Properties of a whole SKP and a whole year: the page adds up, and every step keeps what was printed."""

import json
from decimal import Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.calculation import Aturan, hitung_skp, hitung_tahun
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.rules import Varian
from appraisal.scoring.trace import Langkah
from tests.appraisal.scoring import rujukan
from tests.appraisal.scoring.strategi import PERILAKU, SKP, desimal

D = Decimal


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
