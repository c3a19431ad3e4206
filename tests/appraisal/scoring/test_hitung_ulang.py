"""The whole-number way gives the figures of the explained way: on the golden cases and on random ones."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.scoring.achievement import Kegiatan, nilai_kegiatan, penghitungan, rata_rata_capaian
from appraisal.scoring.behaviour import ASPEK_PERILAKU, nilai_perilaku
from appraisal.scoring.calculation import Aturan, hitung_skp, hitung_tahun
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.recheck import (
    _utuh,
    aspek_sen,
    bagi,
    baris_sen,
    hitung_skp_sen,
    hitung_tahun_sen,
    nilai_baris,
    parameter_sen,
    sen,
    sen_dari_teks,
    tambahan_sen,
)
from appraisal.scoring.rounding import BAKU
from appraisal.scoring.rules import Varian, parameter_berlaku
from tests.appraisal.scoring.kasus import kasus_golden, tanya
from tests.appraisal.scoring.strategi import PERILAKU, SKP, baris, desimal

D = Decimal
ATURAN = Aturan()
GOLDEN = [k for k in kasus_golden() if "varian" not in k]
SATU = {"target_kuantitas": 1, "realisasi_kuantitas": 0, "target_kualitas": 100, "realisasi_kualitas": 0}


def golden(*jenis):
    return [pytest.param(k["inputs"], k["expected"], id=k["id"]) for k in GOLDEN if k["kind"] in jenis]


def sebagai_kegiatan(inputs):
    angka = {n: v if isinstance(v, bool) or v is None else D(str(v)) for n, v in inputs.items()}
    return Kegiatan(**{n: v for n, v in angka.items() if v is not None})


def teks(nilai):
    return f"{nilai // 100}.{nilai % 100:02d}"


def sama(sen_, desimal_):
    return sen_ == sen(desimal_)


@pytest.mark.parametrize(("inputs", "harap"), golden("kegiatan"))
def test_kegiatan_rujukan(inputs, harap):
    kolom_13, kolom_14 = nilai_baris([baris_sen(sebagai_kegiatan(inputs))], parameter_sen(ATURAN))

    hasil = {"penghitungan": teks(kolom_13[0]), "nilai": teks(kolom_14[0])}
    assert hasil == {n: harap.get(n, hasil[n]) for n in hasil}


@pytest.mark.parametrize(("inputs", "harap"), golden("aspek_waktu", "aspek_biaya"))
def test_waktu_dan_biaya_rujukan(inputs, harap):
    """Alone with a quantity and a quality of nothing, column 13 is the aspect itself."""
    terlaksana = inputs.get("terlaksana", True)
    waktu = {"target_waktu": inputs["target"], "realisasi_waktu": inputs.get("realisasi") or 0}
    k = sebagai_kegiatan(SATU | waktu | {"terlaksana": terlaksana})
    (kolom_13,), _ = nilai_baris([baris_sen(k)], parameter_sen(ATURAN))

    assert teks(kolom_13) == harap["nilai"]


@pytest.mark.parametrize(("inputs", "harap"), golden("capaian_skp"))
def test_capaian_rujukan(inputs, harap):
    """Rows whose quality alone gives the printed value; the rest is the foot of the form."""
    nilai = [sen(D(str(n))) for n in inputs["nilai_kegiatan"]]
    jawaban = tanya("capaian_skp", inputs)["hasil"]
    rata_rata = bagi(sum(nilai), len(nilai))
    tambahan = sen(D(jawaban["nilai_tugas_tambahan"])) + sen(D(jawaban["nilai_kreativitas"]))

    assert teks(rata_rata + tambahan) == harap.get("nilai_capaian_skp", jawaban["nilai_capaian_skp"])


@pytest.mark.parametrize(("inputs", "harap"), golden("perilaku"))
def test_perilaku_rujukan(inputs, harap):
    aspek = aspek_sen({n: D(str(inputs[n])) for n in ASPEK_PERILAKU if inputs.get(n) is not None})
    tahun = hitung_tahun_sen([0], aspek, parameter_sen(ATURAN))

    assert teks(tahun.rata_rata_perilaku) == harap["rata_rata"]
    assert teks(tahun.bagian_perilaku) == harap.get("nilai_40_persen", teks(tahun.bagian_perilaku))


@pytest.mark.parametrize(("inputs", "harap"), golden("prestasi_kerja"))
def test_prestasi_rujukan(inputs, harap):
    capaian, perilaku = (sen(D(str(inputs[n]))) for n in ("nilai_capaian_skp", "rata_rata_perilaku"))
    tahun = hitung_tahun_sen([capaian], [perilaku], parameter_sen(ATURAN))

    assert (teks(tahun.nilai), tahun.sebutan) == (harap["nilai_prestasi_kerja"], harap.get("sebutan", tahun.sebutan))


@pytest.mark.parametrize(("inputs", "harap"), golden("penilaian"))
def test_penilaian_utuh_rujukan(inputs, harap):
    p = parameter_sen(ATURAN)
    jawaban = tanya("penilaian", inputs)["hasil"]
    c = jawaban["capaian_skp"]
    tambahan = (sen(D(c["nilai_tugas_tambahan"])), sen(D(c["nilai_kreativitas"])))
    skp = hitung_skp_sen([baris_sen(sebagai_kegiatan(b)) for b in inputs["kegiatan"]], tambahan, p)
    aspek = {n: None if v is None else D(str(v)) for n, v in inputs["perilaku"].items()}
    tahun = hitung_tahun_sen([skp.nilai], aspek_sen(aspek), p)

    assert [teks(n) for n in skp.nilai_kegiatan] == [k["nilai"] for k in jawaban["kegiatan"]]
    assert (teks(skp.nilai), skp.sebutan) == (c["nilai_capaian_skp"], c["sebutan"])
    assert teks(tahun.nilai) == harap["nilai_prestasi_kerja"]


@given(SKP)
def test_satu_skp_sama_dengan_hitungan_yang_dijelaskan(bahan):
    kegiatan, tugas, kreasi, aturan = bahan
    jelas = hitung_skp(kegiatan, tugas, kreasi, aturan)
    cepat = hitung_skp_sen(map(baris_sen, kegiatan), tambahan_sen(tugas, kreasi, aturan), parameter_sen(aturan))

    assert cepat.penghitungan == [sen(n.penghitungan) for n in jelas.kegiatan]
    assert cepat.nilai_kegiatan == [sen(n.nilai) for n in jelas.kegiatan]
    assert sama(cepat.jumlah, jelas.capaian.jumlah)
    assert sama(cepat.rata_rata, jelas.capaian.rata_rata)
    assert sama(cepat.nilai, jelas.capaian.nilai)
    assert cepat.sebutan == jelas.capaian.sebutan


@given(st.lists(baris(), min_size=1, max_size=3))
def test_setiap_baris_sama_dengan_rumusnya(kegiatan):
    p = parameter_berlaku(ATURAN.tanggal)
    with localcontext(BAKU):
        harap = [(sen(penghitungan(k, p)), sen(nilai_kegiatan(k, p))) for k in kegiatan]

    assert list(zip(*nilai_baris(map(baris_sen, kegiatan), parameter_sen(ATURAN)), strict=True)) == harap


@given(st.lists(desimal(0, 300), min_size=1, max_size=4), PERILAKU)
def test_satu_tahun_sama_dengan_hitungan_yang_dijelaskan(capaian, perilaku):
    jelas = hitung_tahun(capaian, perilaku, ATURAN)
    cepat = hitung_tahun_sen([sen(n) for n in capaian], aspek_sen(perilaku), parameter_sen(ATURAN))

    assert sama(cepat.nilai_skp, rata_rata_capaian(capaian))
    assert sama(cepat.jumlah_perilaku, jelas.perilaku.jumlah)
    assert sama(cepat.rata_rata_perilaku, nilai_perilaku(perilaku, ATURAN.parameter).rata_rata)
    assert sama(cepat.bagian_skp, jelas.prestasi.bagian_skp)
    assert sama(cepat.bagian_perilaku, jelas.prestasi.bagian_perilaku)
    assert (cepat.nilai, cepat.sebutan) == (sen(jelas.prestasi.nilai), jelas.prestasi.sebutan)


@given(desimal(0, 9_999_999_999_999))
def test_teks_menjadi_sen_yang_sama(nilai):
    assert sen_dari_teks(f"{nilai:f}") == sen_dari_teks(f"{nilai}0") == sen(nilai)


@pytest.mark.parametrize("varian", Varian)
def test_tanpa_tambahan_tidak_ada_tambahan_nilai(varian):
    assert tambahan_sen([], [], Aturan(varian=varian)) == (0, 0)


@pytest.mark.parametrize(
    "panggil", [lambda: sen(D("0.001")), lambda: sen_dari_teks("12.345"), lambda: _utuh(D("76.5"))]
)
def test_yang_lebih_halus_daripada_dua_desimal_ditolak(panggil):
    with pytest.raises(GalatPenilaian) as salah:
        panggil()

    assert salah.value.kode == "scoring.terlalu_halus"


def test_daftar_kosong_ditolak():
    with pytest.raises(GalatPenilaian) as salah:
        hitung_skp_sen([], (0, 0), parameter_sen(ATURAN))

    assert salah.value.kode == "scoring.daftar_kosong"
