"""The help pages as data: glossary, the year in one picture, worked examples, and a guide for every role.

Figures of the examples are never written here: ``contoh_rumus`` asks the scoring module.
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from appraisal.explanations import Uraian, penjelasan_skp, penjelasan_tahun, susun_uraian
from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.calculation import Aturan, hitung_tahun
from appraisal.scoring.explain import Penjelasan
from appraisal.scoring.rules import HARI_TERAKHIR_PERATURAN, Varian
from appraisal.services.hitung import hitung_lembar
from appraisal.sheets import AturanLembar, BarisLembar, LembarSkp, Tiga
from organisasi.selectors.akses import Akses
from organisasi.selectors.identitas import Identitas

BERKAS = Path(__file__).parent / "personal" / "bantuan.toml"
BULAN_GAMBAR = 14
"""Months in the picture of the year: January to the second February."""
TINGGI_BARIS = 44


@dataclass(frozen=True, slots=True)
class Istilah:
    kata: str
    arti: str


@dataclass(frozen=True, slots=True)
class Panduan:
    """One page for one role. ``langkah``: what to do, where, and until when."""

    kunci: str
    judul: str
    untuk: str
    langkah: tuple[dict[str, str], ...]
    ingat: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tahapan:
    """A stretch of the year; ``dari`` and ``sampai`` in months from the first of January, halves allowed."""

    judul: str
    siapa: str
    kapan: str
    dari: Decimal
    sampai: Decimal


@dataclass(frozen=True, slots=True)
class Batang:
    """A stretch as it is drawn: horizontal places in percent, vertical ones in px."""

    tahapan: Tahapan
    x: str
    lebar: str
    y: int
    y_teks: int
    ujung: str

    @property
    def kanan(self) -> bool:
        """Whether the words stand flush right, because the stretch begins late in the year."""
        return self.tahapan.dari > BULAN_GAMBAR // 2


@dataclass(frozen=True, slots=True)
class Contoh:
    """One row of a worked example with every step in words."""

    judul: str
    cerita: str
    penjelasan: list[Penjelasan]
    lembar: LembarSkp | None = None

    @property
    def nilai(self) -> str:
        """What the example comes to: the last step."""
        return self.penjelasan[-1].nilai


@cache
def _isi() -> dict[str, Any]:
    return tomllib.loads(BERKAS.read_text("utf-8"), parse_float=Decimal)


@cache
def list_istilah() -> tuple[Istilah, ...]:
    """The glossary in alphabetical order."""
    return tuple(sorted((Istilah(**i) for i in _isi()["istilah"]), key=lambda i: i.kata.lower()))


@cache
def list_panduan() -> dict[str, Panduan]:
    return {
        kunci: Panduan(kunci, p["judul"], p["untuk"], tuple(p["langkah"]), tuple(p["ingat"]))
        for kunci, p in _isi()["panduan"].items()
    }


def panduan_saya(akses: Akses) -> list[Panduan]:
    """The guides of the roles that this account has, in the order of the file."""
    punya = {
        "pegawai": akses.pegawai is not None,
        "penilai": akses.memimpin,
        "atasan": akses.memimpin,
        "admin": akses.admin,
        "pimpinan": akses.pimpinan,
        "pengelola": akses.pengelola_sistem,
    }
    return [p for kunci, p in list_panduan().items() if punya[kunci]]


@cache
def gambar_tahun() -> tuple[Batang, ...]:
    """The year as bars, one under the other."""
    hasil = []
    for urut, data in enumerate(_isi()["tahapan"]):
        t = Tahapan(data["judul"], data["siapa"], data["kapan"], Decimal(data["dari"]), Decimal(data["sampai"]))
        y = urut * TINGGI_BARIS + 40
        hasil.append(Batang(t, _persen(t.dari), _persen(t.sampai - t.dari), y, y - 6, _persen(t.sampai)))
    return tuple(hasil)


def garis_bulan() -> list[tuple[str, str]]:
    """The name of each month of the picture and its place in percent."""
    nama = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des", "Jan", "Feb")
    return [(n, _persen(Decimal(i))) for i, n in enumerate(nama)]


def _persen(bulan: Decimal) -> str:
    return f"{(bulan * 100 / BULAN_GAMBAR).quantize(Decimal('0.01')):f}"


@cache
def contoh_rumus() -> tuple[Contoh, ...]:
    """The examples of the help page, computed by the scoring module."""
    data = _isi()["contoh"]
    tahun = hitung_tahun([Decimal(87)], dict.fromkeys(ASPEK_PERILAKU, Decimal(84)), Aturan())
    terakhir = Contoh(
        "Dari capaian dan perilaku ke nilai prestasi kerja",
        "Capaian SKP 87 dan setiap aspek perilaku 84.",
        penjelasan_tahun([s.sebagai_data() for s in tahun.langkah]),
    )
    return (*(_contoh(c) for c in data), terakhir)


@cache
def uraian_rumus() -> tuple[list[tuple[Contoh, Uraian]], Uraian]:
    """Each example as it is read, and the sources of all of them, which the page names once."""
    daftar = contoh_rumus()
    semua = [b for c in daftar for b in c.penjelasan]
    dasar = tuple(dict.fromkeys(b.dasar for b in semua))
    keputusan = tuple(sorted({catatan for b in semua for catatan in b.catatan}))
    return [(c, susun_uraian(c.penjelasan, c.lembar, sumber=dasar)) for c in daftar], Uraian((), dasar, keputusan)


def _contoh(data: dict[str, Any]) -> Contoh:
    angka: dict[str, Decimal | None] = {k: Decimal(v) for k, v in data["angka"].items()}
    baris = BarisLembar(
        pk=1,
        uraian=data["judul"],
        target_kuantitas=Decimal(data["angka"]["target_kuantitas"]),
        satuan_kuantitas="laporan",
        target_kualitas=Decimal(100),
        target_waktu=Decimal(data["angka"]["target_waktu"]),
        satuan_waktu=data.get("satuan_waktu", "bulan"),
        target_biaya=angka.get("target_biaya"),
        realisasi_kuantitas=angka["realisasi_kuantitas"],
        realisasi_kualitas=angka["realisasi_kualitas"],
        realisasi_waktu=angka["realisasi_waktu"],
        realisasi_biaya=angka.get("realisasi_biaya"),
    )
    hari = HARI_TERAKHIR_PERATURAN
    siapa = Tiga(Identitas(0, "", "", "", "", "", "", "", "", ""))
    aturan = AturanLembar(hari, Varian.PERKA_2013.value, kreativitas_dijumlahkan=False)
    lembar, langkah = hitung_lembar(LembarSkp(0, 1, hari, hari, "", None, siapa, aturan, (baris,), (), ()))
    isi = penjelasan_skp([s.sebagai_data() for s in langkah], lembar, "kegiatan.1")
    return Contoh(data["judul"], data["cerita"], isi, lembar)
