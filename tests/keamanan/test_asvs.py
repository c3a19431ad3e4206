"""The table of sixty requirements is complete, and every proof that it names exists."""

import pytest

from tests.kepercayaan.asvs import ada, baca_butir


def test_enam_puluh_butir_bernomor_urut():
    assert [b.nomor for b in baca_butir()] == list(range(1, 61))
    assert {b.cara for b in baca_butir()} <= {"T", "C", "D", "R"}


@pytest.mark.parametrize("butir", baca_butir(), ids=lambda b: f"{b.nomor}-{b.asvs}")
def test_buktinya_ada(butir):
    assert [b for b in butir.daftar_bukti if not ada(b)] == []
