"""Legal cases as data: one runner. Never change an expected result to get a green run; record a decision."""

import pytest

from tests.appraisal.scoring import rujukan
from tests.appraisal.scoring.kasus import kasus_golden, kasus_hukum, tanya

GOLDEN, HUKUM = kasus_golden(), kasus_hukum()
DIHITUNG = [k for k in HUKUM if "hasil" in k]
DITOLAK = [k for k in HUKUM if "galat" in k]


def nama(kasus):
    return kasus.get("id") or f"{kasus['berkas']}: {kasus['nama']}"


def varian(kasus):
    return {"varian": kasus["varian"]} if "varian" in kasus else {}


@pytest.mark.parametrize("kasus", GOLDEN, ids=nama)
def test_kasus_rujukan(kasus):
    jawaban = tanya(kasus["kind"], kasus["inputs"], **varian(kasus))

    assert {kunci: jawaban["hasil"][kunci] for kunci in kasus["expected"]} == kasus["expected"]


@pytest.mark.parametrize("kasus", DIHITUNG, ids=nama)
def test_kasus_hukum(kasus):
    jawaban = tanya(kasus["kind"], kasus["inputs"], **varian(kasus))

    assert {kunci: jawaban["hasil"][kunci] for kunci in kasus["hasil"]} == kasus["hasil"]


@pytest.mark.parametrize("kasus", [*GOLDEN, *DIHITUNG], ids=nama)
def test_hitungan_kedua_yang_ditulis_dari_teks_peraturan_memberi_hasil_yang_sama(kasus):
    jawaban = tanya(kasus["kind"], kasus["inputs"], **varian(kasus))

    assert jawaban["hasil"] == rujukan.hitung(kasus["kind"], kasus["inputs"], kasus.get("varian", "perka_2013"))


@pytest.mark.parametrize("kasus", DITOLAK, ids=nama)
def test_yang_ditolak(kasus):
    jawaban = tanya(kasus["kind"], kasus["inputs"], tanggal=kasus.get("tanggal", "2014-12-31"), **varian(kasus))

    assert jawaban == {"id": "A1", "galat": {"kode": kasus["galat"], "pesan": kasus["pesan"]}}


def test_nama_kasus_tidak_berulang():
    semua = [nama(k) for k in (*GOLDEN, *HUKUM)]

    assert len(set(semua)) == len(semua)
