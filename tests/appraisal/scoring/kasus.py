"""The cases of ``cases/`` as data, and how one of them is asked through the JSON interface."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from appraisal.scoring.interface import hitung_dokumen

CASES = Path(__file__).parent / "cases"


def kasus_golden() -> list[dict[str, Any]]:
    return json.loads((CASES / "golden.json").read_text(encoding="utf-8"))["kasus"]


def kasus_hukum() -> list[dict[str, Any]]:
    """Every case of the TOML files; a case without source or without expectation is an error."""
    semua = []
    for berkas in sorted(CASES.glob("*.toml")):
        for kasus in tomllib.loads(berkas.read_text(encoding="utf-8"), parse_float=Decimal)["kasus"]:
            assert kasus["sumber"]
            assert ("hasil" in kasus) != ("galat" in kasus), kasus["nama"]
            semua.append({"berkas": berkas.stem, **kasus})
    return semua


def dokumen(kasus: list[dict[str, Any]], **kepala: str) -> str:
    """The cases as a document of the interface; an exact number of TOML becomes text."""
    return json.dumps({**kepala, "kasus": kasus}, default=str)


def tanya(kind: str, inputs: dict[str, Any], *, tanggal: str = "2014-12-31", **lain: str) -> dict[str, Any]:
    """The answer to one case: ``{"id": ..., "hasil": ...}`` or ``{"id": ..., "galat": ...}``."""
    (jawaban,) = hitung_dokumen(dokumen([{"id": "A1", "kind": kind, "inputs": inputs, **lain}], tanggal=tanggal))[
        "hasil"
    ]
    return jawaban
