"""Every address that the resolver knows: its key in the table, and how to build it for a document."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.otorisasi.kota import TAHAP_RENCANA, Berkas, Kota
from tests.tahap import TAHAP_PENILAIAN

MILIK_SKP = {"skp", "bukti"}
PILIHAN = ("aksi", "jenis")
"""Parts of an address with a fixed list of values: each value counts as an address of its own."""


@dataclass(frozen=True)
class Alamat:
    """``kunci`` is the name in the table, such as ``skp:aksi/ajukan``; ``benda`` what its ``pk`` names."""

    kunci: str
    nama: str
    benda: str
    parameter: tuple[str, ...]
    pilihan: tuple[tuple[str, str], ...]

    @property
    def tahap(self) -> tuple[str, ...]:
        if self.benda in MILIK_SKP:
            return tuple(TAHAP_RENCANA)
        return tuple(TAHAP_PENILAIAN) if self.benda == "penilaian" else ("-",)

    def untuk(self, kota: Kota, berkas: Berkas) -> str:
        isi: dict[str, Any] = {p: self._nilai(p, kota, berkas) for p in self.parameter}
        return reverse(self.nama, kwargs=isi | dict(self.pilihan))

    def _nilai(self, parameter: str, kota: Kota, berkas: Berkas) -> Any:
        if parameter == "nomor":
            return (berkas.kreasi if ("jenis", "kreativitas") in self.pilihan else berkas.tugas).pk
        if parameter != "pk":
            return CONTOH[parameter]
        if self.benda in {"skp", "penilaian", "bukti"}:
            return getattr(berkas, self.benda).pk
        return kota.benda[self.benda]


CONTOH = {
    "lama": 1,
    "baru": 1,
    "urut": 1,
    "kode": "tidak-ada",
    "aturan": "K-11",
    "peran": "pegawai",
    "nama": "templat-unit.csv",
    "langkah": "skp",
    "keadaan": "belum",
    "arsip": "catatan",
    "tahun": 2009,
}
"""What an address is asked with where it names no object."""


@cache
def semua_alamat() -> dict[str, Alamat]:
    hasil = {}
    for nama, pola, jalan in _pola(get_resolver()):
        regex = pola.pattern.regex
        nilai = [_nilai_pilihan(regex.pattern, p) for p in PILIHAN if p in regex.groupindex]
        ada = [p for p in PILIHAN if p in regex.groupindex]
        lain = tuple(p for p in regex.groupindex if p not in PILIHAN)
        for pilih in product(*nilai):
            kunci = "/".join([nama, *pilih])
            hasil[kunci] = Alamat(kunci, nama, _benda(jalan), lain, tuple(zip(ada, pilih, strict=True)))
    return hasil


def _pola(resolver: Any, awalan: str = "", jalan: str = "") -> Any:
    for p in resolver.url_patterns:
        di = jalan + str(p.pattern).lstrip("^")
        if isinstance(p, URLResolver):
            yield from _pola(p, f"{awalan}{p.namespace}:" if p.namespace else awalan, di)
        elif isinstance(p, URLPattern):
            yield f"{awalan}{p.name}", p, di


def _nilai_pilihan(pola: str, parameter: str) -> list[str]:
    cocok = re.search(rf"\?P<{parameter}>([a-z_|-]+)\)", pola)
    assert cocok, f"{pola}: daftar nilai {parameter} tidak terbaca"
    return cocok[1].split("|")


def _benda(jalan: str) -> str:
    """The word before the ``pk``: ``penilaian/<int:pk>/`` names an appraisal."""
    cocok = re.search(r"([a-z]+)/(?:<int:pk>|\(\?P<pk>)", jalan)
    return cocok[1] if cocok else "-"
