"""Every step that is recorded has a name on the timeline."""

import re
from pathlib import Path

from appraisal.models.riwayat import JUDUL_RIWAYAT as JUDUL_PENILAIAN
from appraisal.states import AksiPenilaian
from skp.models.riwayat import JUDUL_RIWAYAT as JUDUL_SKP
from skp.states import AksiRealisasi, AksiSkp

AKAR = Path(__file__).resolve().parents[2]


def _dicatat(folder: str) -> set[str]:
    isi = "\n".join(p.read_text() for p in (AKAR / folder / "services").glob("*.py"))
    return set(re.findall(r'catat\(\s*\w+, "([a-z_]+)"', isi))


def test_setiap_langkah_skp_bernama():
    assert {*AksiSkp, *AksiRealisasi, *_dicatat("skp")} <= JUDUL_SKP.keys()


def test_setiap_langkah_penilaian_bernama():
    assert {*AksiPenilaian, *_dicatat("appraisal")} <= JUDUL_PENILAIAN.keys()
