"""What the code must not contain at all: SQL made of text, templates made of data, pickles, raw XML, inline scripts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.test_kode import AKAR, BERKAS, TEMPLAT

POHON = {p: ast.parse(p.read_text(encoding="utf-8")) for p in BERKAS}
MENANDAI_AMAN = {"appraisal/pdf/bingkai.py", "appraisal/pdf/formulir.py"}
"""The drawing of a QR code, and a form whose template has escaped everything already."""


def _panggilan(*nama: str) -> Iterator[tuple[Path, ast.Call]]:
    for p, pohon in POHON.items():
        for n in ast.walk(pohon):
            if isinstance(n, ast.Call) and getattr(n.func, "attr", getattr(n.func, "id", "")) in nama:
                yield p, n


def _di(p: Path, n: ast.AST) -> str:
    return f"{p.relative_to(AKAR)}:{getattr(n, 'lineno', 0)}"


def _impor() -> Iterator[tuple[Path, str]]:
    for p, pohon in POHON.items():
        for n in ast.walk(pohon):
            if isinstance(n, ast.Import):
                yield from ((p, a.name) for a in n.names)
            elif isinstance(n, ast.ImportFrom):
                yield from ((p, f"{n.module}.{a.name}") for a in n.names)


def test_tidak_ada_sql_dari_teks():
    """No ``raw``, ``extra`` or ``RawSQL``; what a cursor executes is written in the code as it stands."""
    assert [_di(p, n) for p, n in _panggilan("raw", "extra", "RawSQL")] == []
    disusun = (ast.BinOp, ast.JoinedStr, ast.Call)
    salah = [p for p, n in _panggilan("execute", "executemany") if n.args and isinstance(n.args[0], disusun)]
    assert [str(p.relative_to(AKAR)) for p in salah] == ["appraisal/backup/engines.py"]  # names of tables, quoted


def test_tidak_ada_pola_dari_isian():
    """A regular expression in a query or in ``re`` is written in the code."""
    kata = re.compile(r"__i?regex$")
    salah = [
        _di(p, k.value)
        for p, pohon in POHON.items()
        for n in ast.walk(pohon)
        if isinstance(n, ast.Call)
        for k in n.keywords
        if k.arg and kata.search(k.arg) and not (isinstance(k.value, ast.Name) and k.value.id.isupper())
    ]
    assert salah == []


def test_tidak_ada_templat_dari_data():
    assert [_di(p, n) for p, n in _panggilan("Template", "from_string", "mark_safe")
            if str(p.relative_to(AKAR)) not in MENANDAI_AMAN] == []  # fmt: skip


def test_tidak_ada_pickle_eval_atau_xml_mentah():
    terlarang = re.compile(r"^(pickle|marshal|shelve|yaml|xml|lxml|urllib\.request|requests|httpx)(\.|$)")
    assert [f"{p.relative_to(AKAR)}: {nama}" for p, nama in _impor() if terlarang.match(nama)] == []
    assert [_di(p, n) for p, n in _panggilan("eval", "exec", "__import__")] == []


def test_templat_tanpa_skrip_sebaris_dan_tanpa_safe():
    jahat = re.compile(r"\|\s*safe\b|autoescape\s+(off|false)|<script(?![^>]*(src=|application/json))|\son[a-z]+=[\"']")
    assert [str(p.relative_to(AKAR)) for p in TEMPLAT if jahat.search(p.read_text(encoding="utf-8"))] == []
