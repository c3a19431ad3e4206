"""Reading ``tabel.txt``, the hand-written oracle: who gets which answer, apart from the code that gives it.

Lines ``@name = words`` define groups; rows read ``addresses | methods | relations | states | answer``. A word is a
name, a group ``@name``, ``semua``, or one of these with ``-`` in front, which takes it away again. Every cell is named
by exactly one row.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.otorisasi.alamat import Alamat, semua_alamat
from tests.otorisasi.kota import PELAKU

BERKAS = Path(__file__).with_name("tabel.txt")
Sel = tuple[str, str, str, str]
"""Address, method, relation, state."""


@dataclass
class Tabel:
    jawaban: dict[Sel, str] = field(default_factory=dict)
    ganda: list[str] = field(default_factory=list)
    asing: list[str] = field(default_factory=list)


@cache
def baca() -> Tabel:
    isi = [(n, b.partition("#")[0].strip()) for n, b in enumerate(BERKAS.read_text(encoding="utf-8").splitlines(), 1)]
    kelompok = {}
    for nama, ada, kata in (b.partition("=") for _, b in isi if "|" not in b):
        if ada:
            kelompok[nama.strip()] = kata.split()
    tabel = Tabel()
    for nomor, baris in isi:
        if "|" in baris:
            _baris(tabel, kelompok, nomor, [b.strip() for b in baris.split("|")])
    return tabel


def _baris(tabel: Tabel, kelompok: dict[str, list[str]], nomor: int, kolom: list[str]) -> None:
    alamat, metode, relasi, tahap, jawaban = kolom
    dikenal = semua_alamat()
    for kunci in _urai(alamat, kelompok, dikenal):
        if kunci not in dikenal:
            tabel.asing.append(f"baris {nomor}: {kunci}")
            continue
        for m in metode.split():
            for r in _urai(relasi, kelompok, PELAKU):
                for t in _tahap(tahap, kelompok, dikenal[kunci]):
                    sel = (kunci, m, r, t)
                    if sel in tabel.jawaban:
                        tabel.ganda.append(f"baris {nomor}: {' '.join(sel)}")
                    tabel.jawaban[sel] = jawaban


def _tahap(kata: str, kelompok: dict[str, list[str]], alamat: Alamat) -> list[str]:
    return _urai(kata, kelompok, alamat.tahap)


def _urai(teks: str, kelompok: dict[str, list[str]], semua: Iterable[str]) -> list[str]:
    """Words to names, in order, each once."""
    hasil: dict[str, None] = {}
    for kata in teks.split():
        kurangi, nama = kata.startswith("-") and kata != "-", kata.lstrip("-") or "-"
        if nama == "semua":
            isi = list(semua)
        elif nama.startswith("@"):
            isi = _urai(" ".join(kelompok[nama]), kelompok, semua)
        else:
            isi = [nama]
        for n in isi:
            hasil.pop(n, None) if kurangi else hasil.setdefault(n)
    return list(hasil)
