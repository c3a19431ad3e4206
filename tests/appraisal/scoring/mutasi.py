"""Mutation testing of ``appraisal.scoring``: ``python -m tests.appraisal.scoring.mutasi [mutant ...]``.

mutmut leaves every decorated function alone, and all formulas are decorated. So it works on a copy in ``.data/mutasi``,
where ``@rumus(…)`` and ``@cache`` are applied after the function instead of above it. The copy holds the package and
its tests only: no Django, no database. MUTAN.md names the survivors that are accepted and why.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parents[3]
KERJA = AKAR / ".data/mutasi"
DITERIMA = Path(__file__).with_name("MUTAN.md")
TIDAK_BERLAKU = ("test_kemurnian.py",)
"""Tests of the source text itself, which mutmut rewrites."""

PYTEST_INI = """[pytest]
addopts = --strict-markers -p no:django -p no:cacheprovider -p no:playwright -p no:xdist
filterwarnings = error
"""
CONFTEST = '''"""Parameters are read anew for every test, so that mutmut knows which tests touch the reading."""

import pytest

from appraisal.scoring import citations, loader, rules


@pytest.fixture(autouse=True)
def baca_ulang():
    for fungsi in (citations.peraturan, citations.keputusan, loader.semua_parameter, rules.parameter_berlaku):
        fungsi.cache_clear()
'''


def tanpa_penghias(isi: str) -> str:
    """The module with ``@rumus(…)`` and ``@cache`` moved from above a function to a line below it."""
    baris = isi.splitlines()
    for simpul in reversed(ast.parse(isi).body):
        if not isinstance(simpul, ast.FunctionDef):
            continue
        for penghias in reversed(simpul.decorator_list):
            teks = ast.unparse(penghias)
            if re.match(r"(rumus|cache)\b", teks):
                baris[simpul.end_lineno : simpul.end_lineno] = [f"{simpul.name} = {teks}({simpul.name})"]
                del baris[penghias.lineno - 1 : penghias.end_lineno]
    return "\n".join(baris) + "\n"


def siapkan() -> None:
    shutil.rmtree(KERJA, ignore_errors=True)
    abaikan = shutil.ignore_patterns("__pycache__", *TIDAK_BERLAKU)
    for folder in ("appraisal/scoring", "tests/appraisal/scoring"):
        shutil.copytree(AKAR / folder, KERJA / folder, ignore=abaikan)
    for jalan in ("appraisal/__init__.py", "tests/__init__.py", "tests/appraisal/__init__.py", "pyproject.toml"):
        shutil.copy(AKAR / jalan, KERJA / jalan)
    for modul in (KERJA / "appraisal/scoring").glob("*.py"):
        modul.write_text(tanpa_penghias(modul.read_text(encoding="utf-8")), encoding="utf-8")
    (KERJA / "pytest.ini").write_text(PYTEST_INI, encoding="utf-8")
    (KERJA / "conftest.py").write_text(CONFTEST, encoding="utf-8")


def hasil() -> tuple[int, list[str]]:
    """How many mutants were tried, and which of them no test noticed."""
    keluar = {}
    for meta in (KERJA / "mutants/appraisal/scoring").glob("*.meta"):
        keluar |= json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
    dicoba = {nama: kode for nama, kode in keluar.items() if kode is not None}
    return len(dicoba), sorted(nama for nama, kode in dicoba.items() if kode in {0, 5, 33})


def main() -> int:
    siapkan()
    perintah = [sys.executable, "-m", "mutmut", "run", "--max-children", "2", *sys.argv[1:]]
    subprocess.run(perintah, cwd=KERJA, check=False)
    banyak, hidup = hasil()
    diterima = set(re.findall(r"`(appraisal\.scoring\.[^`]+)`", DITERIMA.read_text(encoding="utf-8")))
    for nama in hidup:
        sys.stdout.write(f"{'diterima' if nama in diterima else 'LOLOS   '} {nama}\n")
    sys.stdout.write(
        f"{banyak - len(hidup)} dari {banyak} mutan tertangkap ({100 * (banyak - len(hidup)) // max(banyak, 1)} %)\n"
    )
    return 0 if banyak and set(hidup) <= diterima else 1


if __name__ == "__main__":
    sys.exit(main())
