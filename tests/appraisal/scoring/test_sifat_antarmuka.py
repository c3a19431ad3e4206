"""The interface against the second implementation, over figures of every size that it takes."""

from hypothesis import given
from hypothesis import strategies as st

from tests.appraisal.scoring import rujukan
from tests.appraisal.scoring.kasus import tanya
from tests.appraisal.scoring.strategi import (
    LEBAR,
    LEBAR_POSITIF,
    PERILAKU,
    TEKS_SKOR,
    baris,
    desimal,
    sebagai_masukan,
)


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
