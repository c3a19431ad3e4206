"""The JSON interface as a contract: documents, cases, keys, formats, and that nothing makes it fall."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.scoring.interface import DokumenTidakTerbaca, hitung_dokumen
from appraisal.scoring.kinds import JENIS
from tests.appraisal.scoring import rujukan
from tests.appraisal.scoring.kasus import dokumen, kasus_golden, kasus_hukum, tanya

WAKTU = {"id": "W", "kind": "aspek_waktu", "inputs": {"target": 12, "realisasi": 9}}
HASIL_WAKTU = {"efisiensi_persen": "25.00", "nilai_mentah": "75.00", "nilai": "75.00", "sebutan": "Cukup"}


def hitung(*kasus, **kepala):
    return hitung_dokumen(dokumen(list(kasus), **kepala))["hasil"]


# --- the document


def test_contoh_dari_dokumen_antarmuka():
    isi = """{"tanggal": "2014-12-31", "varian": "perka_2013",
              "kasus": [{"id": "A1", "kind": "aspek_waktu", "inputs": {"target": 12, "realisasi": 9}}]}"""

    assert hitung_dokumen(isi) == {"hasil": [{"id": "A1", "hasil": HASIL_WAKTU}]}


def test_jenis_kasus_lengkap_dan_dikenal_hitungan_kedua():
    assert set(JENIS) == set(rujukan.JENIS)


def test_tanpa_kasus_hasilnya_kosong():
    assert hitung() == []


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("", "Masukan bukan dokumen JSON yang sah (baris 1, kolom 1)."),
        ('{"kasus": [\n}', "Masukan bukan dokumen JSON yang sah (baris 2, kolom 1)."),
        ('{"kasus": []} x', "Masukan bukan dokumen JSON yang sah (baris 1, kolom 15)."),
        ("[" * 100_000, "Masukan bersarang terlalu dalam."),
        ("[]", 'Masukan harus berupa objek JSON dengan daftar "kasus".'),
        ("null", 'Masukan harus berupa objek JSON dengan daftar "kasus".'),
        ("{}", 'Masukan harus berupa objek JSON dengan daftar "kasus".'),
        ('{"kasus": {}}', 'Masukan harus berupa objek JSON dengan daftar "kasus".'),
        ('{"kasus": null}', 'Masukan harus berupa objek JSON dengan daftar "kasus".'),
        ('{"kasus": [], "varian": "perka_2014"}', "Varian harus salah satu dari: perka_2013, paparan_2012."),
        ('{"kasus": [], "varian": 2013}', "Varian harus salah satu dari: perka_2013, paparan_2012."),
        ('{"kasus": [], "varian": ["perka_2013"]}', "Varian harus salah satu dari: perka_2013, paparan_2012."),
    ],
    ids=lambda n: n[:30],
)
def test_dokumen_yang_tidak_dapat_dibaca(isi, pesan):
    with pytest.raises(DokumenTidakTerbaca) as galat:
        hitung_dokumen(isi)

    assert str(galat.value) == pesan


@pytest.mark.parametrize(
    "tanggal",
    [
        "31-12-2014",
        "2014-02-30",
        "20141231",
        "2014-W01-1",
        "2014-1-1",
        "2014-12-31T00:00:00",
        " 2014-12-31",
        "",
        "２０14-12-31",
    ],
)
def test_tanggal_ditulis_tahun_bulan_hari(tanggal):
    with pytest.raises(DokumenTidakTerbaca) as galat:
        hitung(WAKTU, tanggal=tanggal)

    assert str(galat.value) == '"tanggal" harus ditulis TTTT-BB-HH, misalnya 2014-12-31.'


@pytest.mark.parametrize("tanggal", ["2014", "20141231", "[]", "{}", "true", "1.5"])
def test_tanggal_bukan_teks_ditolak(tanggal):
    with pytest.raises(DokumenTidakTerbaca):
        hitung_dokumen(f'{{"tanggal": {tanggal}, "kasus": []}}')


@pytest.mark.parametrize("tanggal", ["2012-01-01", "2013-12-31", "2014-01-01", "2021-06-30", "2026-12-31"])
def test_setiap_hari_sejak_tahun_uji_coba_dapat_dihitung(tanggal):
    assert hitung(WAKTU, tanggal=tanggal) == [{"id": "W", "hasil": HASIL_WAKTU}]


@pytest.mark.parametrize("kind", JENIS)
def test_hari_sebelum_uji_coba_menggagalkan_setiap_jenis(kind):
    (contoh,) = [k for k in (*kasus_golden(), *kasus_hukum()) if k["kind"] == kind and "galat" not in k][:1]

    galat = tanya(kind, contoh["inputs"], tanggal="2011-12-31")["galat"]
    assert galat["kode"] == "scoring.parameter_belum_berlaku"
    assert galat["pesan"] == (
        "Penilaian prestasi kerja belum diatur pada 31-12-2011; aturannya berlaku sejak 01-01-2012."
    )


def test_null_sama_dengan_tidak_ada():
    dengan_null = {**WAKTU, "varian": None, "inputs": {**WAKTU["inputs"], "terlaksana": None}}

    assert hitung_dokumen(json.dumps({"tanggal": None, "varian": None, "kasus": [dengan_null]})) == {
        "hasil": [{"id": "W", "hasil": HASIL_WAKTU}]
    }
    capaian = {"nilai_kegiatan": ["80"]}
    kosong = capaian | {"jumlah_tugas_tambahan": None, "kreativitas": None}
    assert tanya("capaian_skp", kosong) == tanya("capaian_skp", capaian)


def test_varian_dokumen_berlaku_untuk_kasus_tanpa_varian_sendiri():
    tugas = {"kind": "tugas_tambahan", "inputs": {"jumlah_kegiatan": 4}}

    hasil = hitung(tugas, {**tugas, "varian": "perka_2013"}, varian="paparan_2012")
    assert [h["hasil"]["nilai"] for h in hasil] == ["3.00", 2]
    hasil = hitung(tugas, {**tugas, "varian": "paparan_2012"})
    assert [h["hasil"]["nilai"] for h in hasil] == [2, "3.00"]


# --- a case


@pytest.mark.parametrize("pengenal", ["A1", "", "kegiatan-é", 7, -3, 10**99, None])
def test_pengenal_kembali_seperti_datangnya(pengenal):
    assert hitung({**WAKTU, "id": pengenal}) == [{"id": pengenal, "hasil": HASIL_WAKTU}]


def test_pengenal_yang_bukan_teks_atau_bilangan_bulat():
    for pengenal, jadi in (("1.5", "1.5"), ("[1]", None), ("{}", None), ("true", True), ("9" * 101, "9" * 101)):
        (jawaban,) = hitung_dokumen(f'{{"kasus": [{{"id": {pengenal}}}]}}')["hasil"]
        assert jawaban["id"] == jadi


@pytest.mark.parametrize(
    "kasus",
    [
        None,
        5,
        "x",
        [],
        True,
        {},
        {"kind": "sebutan"},
        {"kind": "sebutan", "inputs": None},
        {"kind": "sebutan", "inputs": []},
    ],
)
def test_kasus_yang_tidak_lengkap_hanya_menggagalkan_dirinya(kasus):
    rusak, baik = hitung(kasus, WAKTU)

    assert rusak == {
        "id": None,
        "galat": {
            "kode": "scoring.kasus_tidak_lengkap",
            "pesan": 'Setiap kasus memuat "id", "kind", dan "inputs".',
        },
    }
    assert baik == {"id": "W", "hasil": HASIL_WAKTU}


@pytest.mark.parametrize("kind", [None, 5, [], {}, "", "Aspek_waktu", "aspek waktu"])
def test_jenis_yang_tidak_dikenal(kind):
    (jawaban,) = hitung({**WAKTU, "kind": kind})

    assert jawaban["galat"]["kode"] == "scoring.jenis_tidak_dikenal"


# --- numbers


@pytest.mark.parametrize("tulisan", ["9", "9.0", '"9"', '"9.00"', "0.9e1", "9E0", '"0.9e+1"', '"009"', "90e-1"])
def test_bilangan_boleh_berupa_angka_json_atau_teks_dan_dibaca_tepat(tulisan):
    isi = f'{{"kasus": [{{"id": "W", "kind": "aspek_waktu", "inputs": {{"target": 12, "realisasi": {tulisan}}}}}]}}'

    assert hitung_dokumen(isi)["hasil"] == [{"id": "W", "hasil": HASIL_WAKTU}]


def test_bilangan_pecahan_json_tidak_melewati_bilangan_biner():
    """0.1 + 0.2 in binary is more than 0.3: exactly 24 % would be missed."""
    isi = '{"kasus": [{"kind": "aspek_waktu", "inputs": {"target": 0.3, "realisasi": 0.228}}]}'

    assert hitung_dokumen(isi)["hasil"][0]["hasil"]["nilai"] == "100.00"


@pytest.mark.parametrize("nol", ["-0", "-0.0", '"-0"', '"-0.00"', "0e99999", "0e-99999", "-0e5"])
def test_nol_tidak_pernah_bertanda_minus(nol):
    isi = f'{{"kasus": [{{"kind": "aspek_kuantitas", "inputs": {{"target": 3, "realisasi": {nol}}}}}]}}'

    assert hitung_dokumen(isi)["hasil"][0]["hasil"] == {"nilai": "0.00"}


@pytest.mark.parametrize(
    "batas",
    ["999999999999999", "0.00000000000000123456789012345", "100000000000000", "1e14", "1e-15", "1.0000000000000000000"],
)
def test_lima_belas_angka_bermakna_diterima(batas):
    (jawaban,) = hitung({"kind": "aspek_kuantitas", "inputs": {"target": batas, "realisasi": batas}})

    assert jawaban["hasil"] == {"nilai": "100.00"}


def test_hasil_yang_sangat_besar_tetap_tepat():
    inputs = {"target": "0.000000000000003", "realisasi": "999999999999998"}

    assert tanya("aspek_kuantitas", inputs)["hasil"]["nilai"] == "33333333333333266666666666666666.67"


@pytest.mark.parametrize(
    "tulisan", ["NaN", "Infinity", "-Infinity", "1" * 5000, "-" + "1" * 5000, "1e400", "1e99999999999"]
)
def test_bilangan_json_yang_aneh_hanya_menggagalkan_kasusnya(tulisan):
    isi = (
        '{"kasus": [{"id": "A", "kind": "sebutan", "inputs": {"nilai": %s}},'  # noqa: UP031 - braces abound
        ' {"id": "B", "kind": "sebutan", "inputs": {"nilai": 90}}]}' % tulisan
    )

    rusak, baik = hitung_dokumen(isi)["hasil"]
    assert rusak["galat"]["kode"] in {"scoring.bukan_bilangan", "scoring.angka_terlalu_panjang"}
    assert baik == {"id": "B", "hasil": {"sebutan": "Baik"}}


def semua_angka(isi):
    if isinstance(isi, dict):
        return [a for v in isi.values() for a in semua_angka(v)]
    if isinstance(isi, list):
        return [a for v in isi for a in semua_angka(v)]
    return [isi]


@pytest.mark.parametrize(
    "kasus",
    [k for k in (*kasus_golden(), *kasus_hukum()) if "galat" not in k],
    ids=lambda k: k.get("nama", k.get("id")),
)
def test_setiap_angka_hasil_adalah_teks_dua_desimal_dan_cacah_bilangan_bulat(kasus):
    hasil = tanya(kasus["kind"], kasus["inputs"], **({"varian": kasus["varian"]} if "varian" in kasus else {}))["hasil"]

    sebutan = {"Sangat Baik", "Baik", "Cukup", "Kurang", "Buruk"}
    for nama, isi in hasil.items():
        for angka in semua_angka(isi):
            if nama in {"jumlah", "perilaku"} and isinstance(angka, str) and re.fullmatch("[0-9]+", angka):
                continue  # JUMLAH of whole behaviour scores is printed whole, as on the form
            assert type(angka) is int or angka in sebutan or re.fullmatch(r"-?[0-9]+\.[0-9]{2}", angka), (nama, angka)


# --- nothing makes it fall

SAHIH = [k for k in (*kasus_golden(), *kasus_hukum()) if "galat" not in k]
ATOM = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals().map(str),
    st.floats(),
    st.text(max_size=6),
    st.sampled_from(["12", "0", "-1", "unit_kerja", "NaN", "1e400", "\ud800", "100.01"]),
)
JSON = st.recursive(
    ATOM, lambda anak: st.lists(anak, max_size=4) | st.dictionaries(st.text(max_size=6), anak, max_size=4)
)


@st.composite
def kasus_kacau(draw):
    """A sound case with one of its inputs replaced by anything."""
    asal = draw(st.sampled_from(SAHIH))
    inputs = dict(asal["inputs"])
    inputs[draw(st.sampled_from([*inputs, "terlaksana", "kepemimpinan", "target_biaya"]))] = draw(JSON)
    return {
        "id": draw(ATOM),
        "kind": asal["kind"],
        "inputs": inputs,
        "varian": draw(st.none() | st.just("paparan_2012")),
    }


def periksa_bentuk(jawaban):
    assert jawaban.keys() in ({"id", "hasil"}, {"id", "galat"})
    if "galat" in jawaban:
        assert re.fullmatch(r"scoring\.[a-z_]+", jawaban["galat"]["kode"])
        assert jawaban["galat"]["pesan"]


def jawab_atau_tolak(isi):
    try:
        return hitung_dokumen(isi)["hasil"]
    except DokumenTidakTerbaca as salah:
        return str(salah)


@given(st.one_of(JSON.map(json.dumps), st.text()))
def test_dokumen_apa_pun_dijawab_atau_ditolak_dengan_satu_kalimat(isi):
    jawaban = jawab_atau_tolak(isi)

    assert isinstance(jawaban, list) or jawaban.splitlines() == [jawaban]


@given(st.lists(st.one_of(JSON, kasus_kacau()), max_size=5))
def test_kasus_apa_pun_dijawab_sendiri_sendiri_dan_urutannya_tetap(kasus):
    sekaligus = hitung(*kasus)

    assert len(sekaligus) == len(kasus)
    assert sekaligus == [hitung(satu)[0] for satu in kasus]
    for jawaban in sekaligus:
        periksa_bentuk(jawaban)
        json.dumps(jawaban)


@given(kasus_kacau(), st.integers(0, 3))
def test_satu_kasus_rusak_tidak_mengganggu_yang_lain(kacau, letak):
    baik = [{**k, "id": n} for n, k in enumerate(SAHIH[:3])]
    seharusnya = hitung(*baik)

    hasil = hitung(*baik[:letak], kacau, *baik[letak:])
    assert hasil[:letak] + hasil[letak + 1 :] == seharusnya
