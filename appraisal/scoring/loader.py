"""Dated parameters, read from ``parameters/*.toml`` as exact numbers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from appraisal.scoring.citations import DasarHukum, peraturan
from appraisal.scoring.errors import GalatPenilaian

TAHAP = ("uji coba", "resmi")


class ParameterRusak(ValueError):
    """A parameter file that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class NilaiBertanggal:
    """One value from ``berlaku_sejak`` on; ``tahap`` tells the trial years 2012 and 2013 from the official ones."""

    berlaku_sejak: date
    tahap: str
    nilai: Any
    dasar: DasarHukum


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter with its history, oldest first."""

    nama: str
    uraian: str
    satuan: str
    riwayat: tuple[NilaiBertanggal, ...]

    def pada(self, tanggal: date) -> NilaiBertanggal:
        """The value in force on ``tanggal``.

        Raises ``GalatPenilaian`` before the first dated value. After the regulation's own end the last value stays:
        whether a later period may use it is decided on the period (K-17), not here.
        """
        berlaku = [n for n in self.riwayat if n.berlaku_sejak <= tanggal]
        if not berlaku:
            raise GalatPenilaian(
                "scoring.parameter_belum_berlaku",
                f"Penilaian prestasi kerja belum diatur pada {tanggal:%d-%m-%Y}; "
                f"aturannya berlaku sejak {self.riwayat[0].berlaku_sejak:%d-%m-%Y}.",
            )
        return berlaku[-1]


@cache
def semua_parameter() -> dict[str, Parameter]:
    """Every parameter by name."""
    berkas = resources.files(__package__).joinpath("parameters")
    return baca_semua({jalan.name: jalan.read_text(encoding="utf-8") for jalan in berkas.iterdir()})


def baca_semua(berkas: Mapping[str, str]) -> dict[str, Parameter]:
    """Parameters from the text of each file. Raises ``ParameterRusak``."""
    hasil: dict[str, Parameter] = {}
    for nama_berkas, isi in sorted(berkas.items()):
        for nama, butir in _baca(nama_berkas, isi).items():
            if nama in hasil:
                raise ParameterRusak(f"{nama_berkas}: [{nama}] sudah ada di berkas lain")
            hasil[nama] = _parameter(nama_berkas, nama, butir)
    return hasil


def _baca(berkas: str, isi: str) -> dict[str, Any]:
    try:
        return tomllib.loads(isi, parse_float=Decimal)
    except tomllib.TOMLDecodeError as salah:
        raise ParameterRusak(f"{berkas}: bukan TOML yang sah: {salah}") from salah


def _parameter(berkas: str, nama: str, butir: Any) -> Parameter:
    """Build one parameter from its TOML table; every lack is an error that names file and key."""
    try:
        riwayat = tuple(_nilai(n) for n in butir["nilai"])
        parameter = Parameter(nama, butir["uraian"], butir["satuan"], riwayat)
    except (KeyError, TypeError) as salah:
        raise ParameterRusak(f"{berkas}: [{nama}] tidak lengkap: {salah}") from salah
    for salah_satu in _kesalahan(riwayat):
        raise ParameterRusak(f"{berkas}: [{nama}] {salah_satu}")
    return parameter


def _kesalahan(riwayat: tuple[NilaiBertanggal, ...]) -> list[str]:
    tanggal = [n.berlaku_sejak for n in riwayat]
    if not tanggal or any(type(t) is not date for t in tanggal):
        return ["setiap nilai memerlukan tanggal"]
    salah = [] if tanggal == sorted(set(tanggal)) else ["tanggal harus berurutan dan tidak berulang"]
    salah += [f"tahap tidak dikenal: {n.tahap}" for n in riwayat if n.tahap not in TAHAP]
    salah += [f"peraturan tidak terdaftar: {k}" for n in riwayat if (k := n.dasar.peraturan) not in peraturan()]
    return salah + ["dasar tidak menyebut tempat" for n in riwayat if not n.dasar.tempat.strip()]


def _nilai(butir: Mapping[str, Any]) -> NilaiBertanggal:
    return NilaiBertanggal(
        berlaku_sejak=butir["berlaku_sejak"],
        tahap=butir["tahap"],
        nilai=_tepat(butir["nilai"]),
        dasar=DasarHukum(**butir["dasar"]),
    )


def _tepat(nilai: Any) -> Any:
    """TOML integers as Decimal, tables and lists likewise, text as it is."""
    if isinstance(nilai, dict):
        return {k: _tepat(v) for k, v in nilai.items()}
    if isinstance(nilai, list):
        return tuple(_tepat(v) for v in nilai)
    return Decimal(nilai) if isinstance(nilai, int) else nilai
