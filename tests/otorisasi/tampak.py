"""The rows of ``tampak.txt``: what an open page shows and what it keeps to itself."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.otorisasi.periksa import tanya

BERKAS = Path(__file__).with_name("tampak.txt")


@dataclass(frozen=True)
class Tampak:
    kunci: str
    relasi: str
    tanpa: tuple[str, ...]
    dengan: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kunci} | {self.relasi}"


@cache
def baca_tampak() -> list[Tampak]:
    baris = [b.partition("#")[0].strip() for b in BERKAS.read_text(encoding="utf-8").splitlines()]
    return [_baris(*(bagian.strip() for bagian in b.split("|"))) for b in baris if b]


def _baris(kunci: str, relasi: str, tanpa: str, dengan: str) -> Tampak:
    return Tampak(kunci, relasi, *(tuple(k for k in teks.split() if k != "-") for teks in (tanpa, dengan)))


def cela_tampak(kota, baris: Tampak) -> list[str]:
    """What is wrong with the page of this row."""
    jawab = tanya(kota, (baris.kunci, "GET", baris.relasi, "-"))
    if jawab.http.status_code != 200:
        return [f"{baris}: dijawab {jawab.http.status_code}"]
    salah = [f"memperlihatkan {k}" for k in baris.tanpa if _kata(kota, k) in jawab.teks]
    salah += [f"tanpa {k}" for k in baris.dengan if _kata(kota, k) not in jawab.teks]
    return [f"{baris}: {s}" for s in salah]


def _kata(kota, kata: str) -> str:
    if not kata.startswith("@"):
        return kata
    return kota.orang[kata[1:]].nama if kata != "@pemilik" else "Pegawai kenari"
