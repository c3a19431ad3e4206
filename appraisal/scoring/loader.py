"""Dated parameters, read from ``parameters/*.toml`` as exact numbers."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from appraisal.scoring.citations import DasarHukum, peraturan
from appraisal.scoring.errors import GalatPenilaian


class ParameterRusak(ValueError):
    """A parameter file that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class NilaiBertanggal:
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
    """Every parameter by name. Raises ``ParameterRusak`` for a file without date, value, unit or known source."""
    hasil: dict[str, Parameter] = {}
    berkas = resources.files(__package__).joinpath("parameters")
    for jalan in sorted(berkas.iterdir(), key=lambda j: j.name):
        isi = tomllib.loads(jalan.read_text(encoding="utf-8"), parse_float=Decimal)
        for nama, butir in isi.items():
            hasil[nama] = baca_parameter(jalan.name, nama, butir)
    return hasil


def baca_parameter(berkas: str, nama: str, butir: dict[str, Any]) -> Parameter:
    """Build one parameter from its TOML table; every lack is an error that names file and key."""
    try:
        riwayat = tuple(_nilai(n) for n in butir["nilai"])
        parameter = Parameter(nama, butir["uraian"], butir["satuan"], riwayat)
    except (KeyError, TypeError) as salah:
        raise ParameterRusak(f"{berkas}: [{nama}] tidak lengkap: {salah}") from salah
    tanggal = [n.berlaku_sejak for n in riwayat]
    if not tanggal or tanggal != sorted(set(tanggal)):
        raise ParameterRusak(f"{berkas}: [{nama}] tanggal harus ada dan berurutan")
    asing = {n.dasar.peraturan for n in riwayat} - peraturan().keys()
    if asing:
        raise ParameterRusak(f"{berkas}: [{nama}] menyebut peraturan yang tidak terdaftar: {', '.join(sorted(asing))}")
    return parameter


def _nilai(butir: dict[str, Any]) -> NilaiBertanggal:
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
