"""Reading ``tests/keamanan/asvs.toml`` and looking its proofs up in the files they name."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Butir:
    nomor: int
    asvs: str
    cara: str
    syarat: str
    bukti: str | list[str]

    @property
    def daftar_bukti(self) -> list[str]:
        """The main proof first."""
        return [self.bukti] if isinstance(self.bukti, str) else self.bukti

    @property
    def terbukti(self) -> bool:
        return all(map(ada, self.daftar_bukti))


@cache
def baca_butir() -> tuple[Butir, ...]:
    isi = tomllib.loads((AKAR / "tests" / "keamanan" / "asvs.toml").read_text(encoding="utf-8"))
    return tuple(Butir(**b) for b in isi["butir"])


def ada(bukti: str) -> bool:
    """Whether ``file.py::test`` defines that test, or ``file: words`` holds these words."""
    if "::" in bukti:
        berkas, _, nama = bukti.partition("::")
        jalan = AKAR / berkas
        return jalan.is_file() and bool(re.search(rf"^def {nama}\(", jalan.read_text(encoding="utf-8"), re.MULTILINE))
    berkas, _, kata = bukti.partition(": ")
    jalan = AKAR / berkas
    return bool(kata) and jalan.is_file() and kata in jalan.read_text(encoding="utf-8")
