"""Dated parameters: no year without a value, no value without a source, no broken file unnoticed."""

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal

import pytest

from appraisal.scoring.citations import peraturan
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.loader import ParameterRusak, baca_semua, semua_parameter
from appraisal.scoring.rules import (
    HARI_TERAKHIR_PERATURAN,
    ParameterBerlaku,
    Rentang,
    parameter_berlaku,
    rentang_dari,
)

D = Decimal
HARI_PERTAMA = date(2012, 1, 1)
RESMI = date(2014, 1, 1)
TAHUN = range(2012, 2028)
SEMUA_NILAI = [(p.nama, n) for p in semua_parameter().values() for n in p.riwayat]


@pytest.mark.parametrize("tahun", TAHUN)
def test_tidak_ada_tahun_penilaian_tanpa_parameter(tahun):
    for hari in (date(tahun, 1, 1), date(tahun, 6, 30), date(tahun, 12, 31)):
        p = parameter_berlaku(hari)

        assert p.bobot_skp + p.bobot_perilaku == 100
        assert p.terpakai_minimum + p.batas_efisiensi == 100
        assert p.nilai_dasar == (p.nilai_tertimbang - 1) * 100, "tepat sesuai target = nilai dasar"


@pytest.mark.parametrize("nama", semua_parameter())
def test_setiap_parameter_berlaku_tanpa_celah_sejak_uji_coba(nama):
    riwayat = semua_parameter()[nama].riwayat

    assert [n.berlaku_sejak for n in riwayat] == [HARI_PERTAMA, RESMI]
    assert [n.tahap for n in riwayat] == ["uji coba", "resmi"]


@pytest.mark.parametrize("nama", semua_parameter())
def test_nilai_berganti_tepat_pada_harinya(nama):
    parameter = semua_parameter()[nama]
    uji_coba, resmi = parameter.riwayat

    assert parameter.pada(RESMI - timedelta(days=1)) is uji_coba
    assert parameter.pada(RESMI) is resmi
    assert parameter.pada(HARI_PERTAMA) is uji_coba
    with pytest.raises(GalatPenilaian) as galat:
        parameter.pada(HARI_PERTAMA - timedelta(days=1))
    assert galat.value.kode == "scoring.parameter_belum_berlaku"


@pytest.mark.parametrize(
    ("nama", "nilai"), SEMUA_NILAI, ids=lambda n: n if isinstance(n, str) else str(n.berlaku_sejak)
)
def test_setiap_nilai_menyebut_peraturan_yang_terdaftar(nama, nilai):
    sumber = peraturan()[nilai.dasar.peraturan]

    assert nilai.dasar.tempat
    if nilai.tahap == "resmi":
        assert sumber.berlaku_sejak <= nilai.berlaku_sejak


def test_nilai_yang_berlaku_menurut_peraturan():
    """The figures of the rules once more, typed from the rules and not from the files."""
    p = parameter_berlaku(date(2014, 12, 31))

    assert p == ParameterBerlaku(
        bobot_skp=D(60),
        bobot_perilaku=D(40),
        nilai_tertimbang=D("1.76"),
        batas_efisiensi=D(24),
        terpakai_minimum=D(76),
        nilai_dasar=D(76),
        aspek_minimum=D(0),
        ambang_sebutan=(
            Rentang(D(91), None, "Sangat Baik"),
            Rentang(D(76), D(91), "Baik"),
            Rentang(D(61), D(76), "Cukup"),
            Rentang(D(51), D(61), "Kurang"),
            Rentang(D(0), D(51), "Buruk"),
        ),
        tingkat_tugas_tambahan=(
            Rentang(D(7), None, D(3)),
            Rentang(D(4), D(7), D(2)),
            Rentang(D(1), D(4), D(1)),
            Rentang(D(0), D(1), D(0)),
        ),
        tingkat_kreativitas={"unit_kerja": D(3), "instansi": D(6), "nasional": D(12)},
        paparan_faktor_tugas_tambahan=D(1),
        paparan_minimum_tugas_tambahan=D(1),
        paparan_maksimum_tugas_tambahan=D(3),
        paparan_faktor_kreativitas=D(9),
        kualitas_maksimum=D(100),
        perilaku_maksimum=D(100),
        akademik_maksimum=D(100),
    )
    assert p == parameter_berlaku(date(2013, 12, 31)), "tahun uji coba memakai angka yang sama"


def test_setiap_parameter_dipakai():
    turunan = {"terpakai_minimum"}

    assert {f.name for f in fields(ParameterBerlaku)} - turunan == set(semua_parameter())


def test_parameter_bawaan_adalah_hari_terakhir_peraturan():
    assert peraturan()["PERKA-BKN-1-2013"].berlaku_sampai == HARI_TERAKHIR_PERATURAN


def test_semua_bilangan_dibaca_tepat():
    def bilangan(isi):
        if isinstance(isi, dict):
            return [b for v in isi.values() for b in bilangan(v)]
        if isinstance(isi, tuple):
            return [b for v in isi for b in bilangan(v)]
        return [isi]

    assert {type(b) for _, n in SEMUA_NILAI for b in bilangan(n.nilai)} == {Decimal, str}


def test_di_bawah_rentang_terendah_tetap_rentang_terendah():
    ambang = parameter_berlaku().ambang_sebutan

    assert rentang_dari(D(-1), ambang).isi == "Buruk"


# --- broken files

SEHAT = """
[uji]
uraian = "Uji"
satuan = "persen"

[[uji.nilai]]
berlaku_sejak = 2012-01-01
tahap = "uji coba"
nilai = 1.76
dasar = { peraturan = "PP-46-2011", tempat = "Pasal 5" }

[[uji.nilai]]
berlaku_sejak = 2014-01-01
tahap = "resmi"
nilai = [{ mulai = 1, isi = "x" }]
dasar = { peraturan = "PP-46-2011", tempat = "Pasal 5" }
"""


def test_berkas_yang_sehat_terbaca():
    (parameter,) = baca_semua({"uji.toml": SEHAT}).values()

    assert (parameter.nama, parameter.uraian, parameter.satuan) == ("uji", "Uji", "persen")
    assert [n.nilai for n in parameter.riwayat] == [D("1.76"), ({"mulai": D(1), "isi": "x"},)]
    assert parameter.riwayat[0].dasar.kalimat() == f"{peraturan()['PP-46-2011'].judul}, Pasal 5"


@pytest.mark.parametrize(
    ("dari", "menjadi", "pesan"),
    [
        ('uraian = "Uji"\n', "", "[uji] tidak lengkap: 'uraian'"),
        ('satuan = "persen"\n', "", "[uji] tidak lengkap: 'satuan'"),
        ("berlaku_sejak = 2012-01-01\n", "", "[uji] tidak lengkap: 'berlaku_sejak'"),
        ('tahap = "uji coba"\n', "", "[uji] tidak lengkap: 'tahap'"),
        ("nilai = 1.76\n", "", "[uji] tidak lengkap: 'nilai'"),
        ('dasar = { peraturan = "PP-46-2011", tempat = "Pasal 5" }\n', "", "[uji] tidak lengkap: 'dasar'"),
        ('peraturan = "PP-46-2011", ', "", "[uji] tidak lengkap: DasarHukum"),
        (', tempat = "Pasal 5"', "", "[uji] tidak lengkap: DasarHukum"),
        ('tempat = "Pasal 5"', 'tempat = " "', "[uji] dasar tidak menyebut tempat"),
        ('"PP-46-2011"', '"PP-30-2019"', "[uji] peraturan tidak terdaftar: PP-30-2019"),
        ("2012-01-01", "2014-01-01", "[uji] tanggal harus berurutan dan tidak berulang"),
        ("2012-01-01", "2015-01-01", "[uji] tanggal harus berurutan dan tidak berulang"),
        ("2012-01-01", '"2012-01-01"', "[uji] setiap nilai memerlukan tanggal"),
        ("2012-01-01", "2012-01-01T00:00:00", "[uji] setiap nilai memerlukan tanggal"),
        ('"uji coba"', '"coba-coba"', "[uji] tahap tidak dikenal: coba-coba"),
        ("[uji]\n", "[uji\n", "bukan TOML yang sah: "),
    ],
)
def test_berkas_yang_rusak_menyebut_berkas_dan_kuncinya(dari, menjadi, pesan):
    assert dari in SEHAT
    with pytest.raises(ParameterRusak) as galat:
        baca_semua({"uji.toml": SEHAT.replace(dari, menjadi, 1)})

    assert str(galat.value).startswith(f"uji.toml: {pesan}")


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ('[uji]\nuraian = "x"\nsatuan = "x"\nnilai = []', "[uji] setiap nilai memerlukan tanggal"),
        ('[uji]\nuraian = "x"\nsatuan = "x"\nnilai = 5', "[uji] tidak lengkap: "),
        ("uji = 5", "[uji] tidak lengkap: "),
    ],
)
def test_parameter_tanpa_riwayat(isi, pesan):
    with pytest.raises(ParameterRusak) as galat:
        baca_semua({"uji.toml": isi})

    assert str(galat.value).startswith(f"uji.toml: {pesan}")


def test_satu_nama_di_dua_berkas():
    with pytest.raises(ParameterRusak) as galat:
        baca_semua({"b.toml": SEHAT, "a.toml": SEHAT})

    assert str(galat.value) == "b.toml: [uji] sudah ada di berkas lain"
