"""Reading the data files."""

import csv
import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def baca_csv(nama: str) -> list[dict[str, str]]:
    """The rows of a semicolon-separated file, by column name."""
    with (DATA / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas, delimiter=";"))


def baca_toml(nama: str) -> dict[str, Any]:
    return tomllib.loads((DATA / nama).read_text(encoding="utf-8"))
