"""The steps as they are frozen: every field of every step, and the archive that must stay readable."""

import json
from decimal import Decimal

import pytest

from appraisal.scoring.achievement import Kegiatan
from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.calculation import Aturan, Kreativitas, TugasTambahan, hitung_skp, hitung_tahun
from appraisal.scoring.explain import jelaskan
from appraisal.scoring.rules import Varian
from appraisal.scoring.trace import Langkah
from tests.appraisal.scoring.kasus import CASES

D = Decimal
ARSIP = json.loads((CASES / "langkah.json").read_text(encoding="utf-8"))
SKP = [
    Kegiatan(D(3), D(2), D(100), D(85), D(12), D(10), D(10_000_000), D(7_000_000)),
    Kegiatan(D(3), D(1), D(100), D(80), D(3), D(7)),
    Kegiatan(D(4), D(0), D(100), D(0), D(12), D(0), D(5_000_000), D(0), terlaksana=False),
]
PERILAKU = dict(zip(ASPEK_PERILAKU, map(D, ("80", "81", "82.5", "83", "84", "85")), strict=True))


def hitung() -> dict[str, list[Langkah]]:
    """The figures of ``cases/langkah.json``."""
    paparan = Aturan(varian=Varian.PAPARAN_2012)
    tanpa_kepemimpinan = PERILAKU | {"kepemimpinan": None}
    return {
        "skp perka": hitung_skp(SKP, [TugasTambahan()] * 4, [Kreativitas(), Kreativitas("instansi")], Aturan()).langkah,
        "skp paparan": hitung_skp(SKP[:1], [TugasTambahan(D(4), D(1))], [Kreativitas("", D(3), D(2))], paparan).langkah,
        "skp tanpa tambahan": hitung_skp(SKP[1:2], [], [], Aturan(kreativitas_dijumlahkan=True)).langkah,
        "skp paparan tanpa tambahan": hitung_skp(SKP[1:2], [], [], paparan).langkah,
        "tahun": hitung_tahun([D("85.33"), D("90.00"), D("91.01")], PERILAKU, Aturan()).langkah,
        "tahun satu skp": hitung_tahun([D("85.33")], tanpa_kepemimpinan, Aturan()).langkah,
        "tahun tugas belajar": hitung_tahun([D("85.33")], tanpa_kepemimpinan, Aturan(), akademik=True).langkah,
    }


@pytest.mark.parametrize("nama", ARSIP)
def test_langkah_yang_dibekukan_lengkap(nama):
    assert [s.sebagai_data() for s in hitung()[nama]] == ARSIP[nama]


def test_arsip_memuat_semua_yang_dihitung():
    assert set(ARSIP) == set(hitung())


@pytest.mark.parametrize("nama", ARSIP)
def test_arsip_tetap_dapat_dijelaskan(nama):
    """The file holds steps of the first release. It is added to, never rewritten: it stands for every archive."""
    for data in ARSIP[nama]:
        langkah = Langkah.dari_data(data)

        assert langkah.sebagai_data() == data
        assert jelaskan(langkah).kalimat
