"""The parameters in force on one day, ready for the formulas."""

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from appraisal.scoring.citations import DasarHukum
from appraisal.scoring.loader import semua_parameter

HARI_TERAKHIR_PERATURAN = date(2021, 6, 30)
"""Last day of the period that PP 46/2011 covers; the date used when none is given (K-17)."""


class Varian(StrEnum):
    """Which rules for tugas tambahan and kreativitas apply (K-09)."""

    PERKA_2013 = "perka_2013"
    PAPARAN_2012 = "paparan_2012"


@dataclass(frozen=True, slots=True)
class ParameterBerlaku:
    """One field per parameter of ``parameters/*.toml``, under the same name."""

    bobot_skp: Decimal
    bobot_perilaku: Decimal
    nilai_tertimbang: Decimal
    batas_efisiensi: Decimal
    nilai_dasar: Decimal
    aspek_minimum: Decimal
    ambang_sebutan: tuple[tuple[Decimal, str], ...]
    tingkat_tugas_tambahan: tuple[tuple[Decimal, Decimal], ...]
    tingkat_kreativitas: dict[str, Decimal]
    paparan_faktor_tugas_tambahan: Decimal
    paparan_minimum_tugas_tambahan: Decimal
    paparan_maksimum_tugas_tambahan: Decimal
    paparan_faktor_kreativitas: Decimal
    kualitas_maksimum: Decimal
    perilaku_maksimum: Decimal
    akademik_maksimum: Decimal

    def sebagai_pecahan(self) -> "ParameterBerlaku":
        """The same parameters as fractions, for the exact second look at a tie (see ``rounding``)."""
        angka = {f.name: getattr(self, f.name) for f in fields(self)}
        return replace(self, **{n: Fraction(v) for n, v in angka.items() if isinstance(v, Decimal)})  # type: ignore[arg-type]


@cache
def parameter_berlaku(tanggal: date = HARI_TERAKHIR_PERATURAN) -> ParameterBerlaku:
    """All parameters as of ``tanggal``. Raises ``GalatPenilaian`` before the first trial year (2012)."""
    nilai: dict[str, Any] = {nama: p.pada(tanggal).nilai for nama, p in semua_parameter().items()}
    nilai["ambang_sebutan"] = tuple((n["mulai"], n["sebutan"]) for n in nilai["ambang_sebutan"])
    nilai["tingkat_tugas_tambahan"] = tuple((n["mulai"], n["nilai"]) for n in nilai["tingkat_tugas_tambahan"])
    return ParameterBerlaku(**nilai)


def dasar_parameter(nama: str, tanggal: date = HARI_TERAKHIR_PERATURAN) -> DasarHukum:
    """The citation of one parameter on one day."""
    return semua_parameter()[nama].pada(tanggal).dasar


def tahap_berlaku(tanggal: date) -> str:
    """``"uji coba"`` for 2012 and 2013, ``"resmi"`` from 2014 (K-17)."""
    return semua_parameter()["bobot_skp"].pada(tanggal).tahap
