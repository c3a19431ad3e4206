"""The package is pure: standard library only, no binary numbers, no clock, no files but its own, no state."""

import ast
import sys
from pathlib import Path

import pytest

import appraisal.scoring

PAKET = Path(appraisal.scoring.__file__).parent
MODUL = sorted(PAKET.glob("*.py"))
TERLARANG = {
    "random",
    "time",
    "os",
    "subprocess",
    "socket",
    "threading",
    "math",
    "statistics",
    "locale",
    "datetime.datetime",
}


def pohon(jalan):
    return ast.parse(jalan.read_text(encoding="utf-8"))


def diimpor(jalan):
    for simpul in ast.walk(pohon(jalan)):
        if isinstance(simpul, ast.Import):
            yield from (alias.name for alias in simpul.names)
        elif isinstance(simpul, ast.ImportFrom):
            assert simpul.level == 0, "impor relatif"
            yield simpul.module
            yield from (f"{simpul.module}.{alias.name}" for alias in simpul.names)


def test_ada_yang_diperiksa():
    assert len(MODUL) > 15


@pytest.mark.parametrize("jalan", MODUL, ids=lambda j: j.stem)
def test_hanya_pustaka_standar_dan_paket_ini(jalan):
    for nama in diimpor(jalan):
        assert nama not in TERLARANG
        akar = nama.split(".")[0]
        assert akar in sys.stdlib_module_names or nama.startswith("appraisal.scoring"), nama


@pytest.mark.parametrize("jalan", MODUL, ids=lambda j: j.stem)
def test_tanpa_bilangan_biner_tanpa_round_tanpa_jam_tanpa_berkas(jalan):
    for simpul in ast.walk(pohon(jalan)):
        if isinstance(simpul, ast.Constant):
            assert not isinstance(simpul.value, float | complex), f"{jalan.name}:{simpul.lineno} {simpul.value}"
        if isinstance(simpul, ast.Call):
            nama = simpul.func.id if isinstance(simpul.func, ast.Name) else getattr(simpul.func, "attr", "")
            assert nama not in {"float", "round", "open", "now", "today", "utcnow", "getcontext", "setcontext", "eval"}


@pytest.mark.parametrize("jalan", MODUL, ids=lambda j: j.stem)
def test_satu_satunya_pembulatan(jalan):
    """Rounding lives in ``rounding`` (figures) and ``numerals`` (texts) and nowhere else."""
    if jalan.stem in {"rounding", "numerals"}:
        return
    for simpul in ast.walk(pohon(jalan)):
        if isinstance(simpul, ast.Attribute):
            assert simpul.attr not in {"quantize", "to_integral_value", "to_integral", "__round__"}, simpul.lineno


@pytest.mark.parametrize("jalan", MODUL, ids=lambda j: j.stem)
def test_tanpa_keadaan_bersama(jalan):
    for simpul in ast.walk(pohon(jalan)):
        assert not isinstance(simpul, ast.Global | ast.Nonlocal)


def test_rumus_tidak_pernah_bertanya_tahun():
    """A later regime is a sibling package, never an ``if`` inside a formula (K-17)."""
    for jalan in MODUL:
        for simpul in ast.walk(pohon(jalan)):
            if isinstance(simpul, ast.Attribute):
                assert simpul.attr != "year", f"{jalan.name}:{simpul.lineno}"
