"""NIP: 18 digits that must make sense; anything else is refused with the part that is wrong."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from organisasi.forms.isian import NipField
from organisasi.nip import baca_nip, tulis_nip
from organisasi.selectors.people import sebagai_nip

BAIK = "198503172010011003"

SALAH = [
    ("", "nip.panjang"),
    ("1985031720100110", "nip.panjang"),
    ("1985031720100110030", "nip.panjang"),
    ("19850317 201001 1 003", "nip.panjang"),
    ("198503172010011003\n", "nip.panjang"),
    ("١٩٨٥٠٣١٧٢٠١٠٠١١٠٠٣", "nip.panjang"),
    ("1985031720100110O3", "nip.panjang"),
    ("=85031720100110031", "nip.panjang"),
    ("1.98503172010011e17", "nip.panjang"),
    ("-98503172010011003", "nip.panjang"),
    ("198513172010011003", "nip.tanggal"),
    ("198502302010011003", "nip.tanggal"),
    ("000003172010011003", "nip.tanggal"),
    ("198503172010131003", "nip.tanggal"),
    ("198503172010001003", "nip.tanggal"),
    ("198503171999011003", "nip.pengangkatan"),
    ("198503171984011003", "nip.pengangkatan"),
    ("198503172010010003", "nip.jenis_kelamin"),
    ("198503172010013003", "nip.jenis_kelamin"),
    ("198503172010011000", "nip.nomor_urut"),
]


def test_nip_menyebut_lahir_pengangkatan_dan_jenis_kelamin():
    isi = baca_nip(BAIK)

    assert isi.tanggal_lahir == date(1985, 3, 17)
    assert isi.bulan_pengangkatan == date(2010, 1, 1)
    assert isi.jenis_kelamin == "1"
    assert isi.nomor_urut == 3


@pytest.mark.parametrize(("nip", "kode"), SALAH, ids=[repr(n) for n, _ in SALAH])
def test_nip_yang_salah_ditolak_dengan_sebabnya(nip, kode):
    with pytest.raises(ValidationError) as salah:
        baca_nip(nip)

    assert salah.value.code == kode


def test_pegawai_lahir_29_februari_diterima():
    assert baca_nip("198802292010011003").tanggal_lahir == date(1988, 2, 29)


def test_nip_dicetak_berkelompok():
    assert tulis_nip(BAIK) == "19850317 201001 1 003"
    assert tulis_nip(None) == ""


@pytest.mark.parametrize("ketikan", [BAIK, "19850317 201001 1 003", " 19850317.201001.1.003 "])
def test_isian_nip_menerima_cara_kartu_menulisnya(ketikan):
    assert NipField().clean(ketikan) == BAIK


@pytest.mark.parametrize("ketikan", ["19850317", "1985031720100110O3", "١٩٨٥٠٣١٧٢٠١٠٠١١٠٠٣", "1985\x00", "<script>"])
def test_isian_nip_menolak_yang_lain(ketikan):
    with pytest.raises(ValidationError):
        NipField().clean(ketikan)


@pytest.mark.parametrize(
    ("teks", "nip"), [("1985", "1985"), ("1985 03", "198503"), ("Budi", ""), ("١٩٨٥", ""), ("", ""), ("12a", "")]
)
def test_pencarian_mengenali_awal_nip(teks, nip):
    assert sebagai_nip(teks) == nip
