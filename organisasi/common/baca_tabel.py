"""Reading an upload that passed ``berkas_tabel``: rows with their numbers, cells that still know their kind."""

import csv
import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from organisasi.common.errors import AturanDilanggar
from organisasi.common.proses_tabel import MAKS_BARIS, MAKS_KOLOM

AKAR = Path(__file__).resolve().parents[2]
DETIK_TUNGGU = 60
LINGKUNGAN = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
MAKS_TEKS = 5000
TIDAK_TERBACA = "Berkas ini tidak dapat dibaca sebagai tabel. Simpan ulang sebagai .xlsx, .ods, atau CSV UTF-8."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Angka:
    """A number cell, as its digits: whether it may stand there is the column's business."""

    teks: str


Sel = str | Angka | date | bool | None


@dataclass(slots=True)
class Tabel:
    """One visible sheet (a csv file has one without a name): rows as (number, cells)."""

    nama: str
    baris: list[tuple[int, list[Sel]]] = field(default_factory=list)


def baca_tabel(isi: bytes, jenis: str) -> list[Tabel]:
    """The tables of a file.

    Raises ``AturanDilanggar``: unreadable, too many rows, hidden sheets, formulas without values.
    """
    return [_baca_csv(isi)] if jenis == "csv" else list(_baca_buku(isi))


def _baca_csv(isi: bytes) -> Tabel:
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as salah:
        nomor = isi[: salah.start].count(b"\n") + 1
        raise AturanDilanggar(
            "impor.pengodean",
            f"Baris {nomor} memuat huruf yang bukan UTF-8. Simpan berkas csv dengan pengodean UTF-8.",
        ) from salah
    kepala = teks.partition("\n")[0]
    pemisah = max(";,\t", key=kepala.count)
    tabel = Tabel("")
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
    try:
        for nomor, baris in enumerate(pembaca, 1):
            if nomor > MAKS_BARIS or len(baris) > MAKS_KOLOM:
                raise _terlalu_besar("berkas ini")
            if any(sel.strip() for sel in baris):
                tabel.baris.append((nomor, [sel.strip()[: MAKS_TEKS + 1] or None for sel in baris]))
    except csv.Error as salah:
        raise AturanDilanggar(
            "impor.rusak",
            f"Baris {pembaca.line_num} tidak dapat dibaca: ada tanda kutip yang tidak ditutup atau isi yang terlalu "
            "panjang. Perbaiki baris itu, lalu unggah lagi.",
        ) from salah
    return tabel


def _terlalu_besar(nama: str) -> AturanDilanggar:
    return AturanDilanggar(
        "impor.terlalu_banyak",
        f"Tabel pada {nama} melebihi {MAKS_BARIS} baris atau {MAKS_KOLOM} kolom. Hapus baris dan kolom kosong di luar "
        "tabel, atau bagi menjadi beberapa berkas.",
    )


def _baca_buku(isi: bytes) -> Iterator[Tabel]:
    tabel = Tabel("")
    for baris in _jalankan(isi).splitlines():
        butir = json.loads(baris)
        if isinstance(butir, list):
            tabel.baris.append((butir[0], [_sel(sel) for sel in butir[1]]))
        elif "terlalu_besar" in butir:
            raise _terlalu_besar(f"lembar {butir['terlalu_besar']}")
        elif "rumus" in butir:
            raise AturanDilanggar(
                "impor.rumus",
                f"Sel {butir['rumus']} memuat rumus yang belum dihitung. Ganti dengan nilainya, atau buka dan simpan "
                "berkas dengan program lembar sebar, lalu unggah lagi.",
            )
        else:
            if tabel.nama:
                yield tabel
            if not butir["tampak"]:
                raise AturanDilanggar(
                    "impor.tersembunyi",
                    f"Lembar {butir['lembar']} tersembunyi. Tampilkan atau hapus lembar itu, lalu unggah lagi.",
                )
            tabel = Tabel(butir["lembar"])
    if tabel.nama:
        yield tabel


def _jalankan(isi: bytes) -> str:
    try:
        hasil = subprocess.run(
            [sys.executable, "-m", "organisasi.common.proses_tabel"],
            input=isi,
            capture_output=True,
            timeout=DETIK_TUNGGU,
            cwd=AKAR,
            env={nama: os.environ[nama] for nama in LINGKUNGAN if nama in os.environ},
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as sebab:
        raise AturanDilanggar("impor.rusak", TIDAK_TERBACA) from sebab
    if hasil.returncode != 0:
        log.warning("impor.tidak_terbaca kode=%s", hasil.returncode)
        raise AturanDilanggar("impor.rusak", TIDAK_TERBACA)
    return hasil.stdout.decode()


def _sel(isi: Any) -> Sel:
    if isi is None or isinstance(isi, str):
        return isi[: MAKS_TEKS + 1] if isi else None
    jenis, teks = isi
    if jenis == "n":
        return Angka(teks)
    return teks == "True" if jenis == "b" else date.fromisoformat(teks)
