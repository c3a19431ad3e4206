"""The parameters in force on one day, ready for the formulas."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from appraisal.scoring.loader import semua_parameter

HARI_TERAKHIR_PERATURAN = date(2021, 6, 30)
"""Last day of the period that PP 46/2011 covers; the date used when none is given (K-17)."""


class Varian(StrEnum):
    """Which rules for tugas tambahan and kreativitas apply (K-09)."""

    PERKA_2013 = "perka_2013"
    PAPARAN_2012 = "paparan_2012"


Isi = TypeVar("Isi")


class Rentang(NamedTuple, Generic[Isi]):
    """From ``mulai`` up to, but not including, ``sebelum`` (``None``: without end): a sebutan or a bonus value."""

    mulai: Decimal
    sebelum: Decimal | None
    isi: Isi


@dataclass(frozen=True, slots=True)
class ParameterBerlaku:
    """One field per parameter of ``parameters/*.toml`` under the same name, and what follows from them.

    ``terpakai_minimum`` is 100 - ``batas_efisiensi``: the part of the target, in percent, that must be used for the
    efficiency to stay within its limit (76).
    """

    bobot_skp: Decimal
    bobot_perilaku: Decimal
    nilai_tertimbang: Decimal
    batas_efisiensi: Decimal
    terpakai_minimum: Decimal
    nilai_dasar: Decimal
    aspek_minimum: Decimal
    ambang_sebutan: tuple[Rentang[str], ...]
    tingkat_tugas_tambahan: tuple[Rentang[Decimal], ...]
    tingkat_kreativitas: dict[str, Decimal]
    paparan_faktor_tugas_tambahan: Decimal
    paparan_minimum_tugas_tambahan: Decimal
    paparan_maksimum_tugas_tambahan: Decimal
    paparan_faktor_kreativitas: Decimal
    kualitas_maksimum: Decimal
    perilaku_maksimum: Decimal
    akademik_maksimum: Decimal


@cache
def parameter_berlaku(tanggal: date = HARI_TERAKHIR_PERATURAN) -> ParameterBerlaku:
    """All parameters as of ``tanggal``. Raises ``GalatPenilaian`` before the first trial year (2012)."""
    nilai: dict[str, Any] = {nama: p.pada(tanggal).nilai for nama, p in semua_parameter().items()}
    nilai["terpakai_minimum"] = 100 - nilai["batas_efisiensi"]
    nilai["ambang_sebutan"] = _rentang(nilai["ambang_sebutan"], "sebutan")
    nilai["tingkat_tugas_tambahan"] = _rentang(nilai["tingkat_tugas_tambahan"], "nilai")
    return ParameterBerlaku(**nilai)


def _rentang(ambang: tuple[dict[str, Any], ...], isi: str) -> tuple[Rentang[Any], ...]:
    """Lower thresholds as ranges, the highest one first."""
    turun = sorted(ambang, key=lambda a: a["mulai"], reverse=True)
    batas = [None, *(a["mulai"] for a in turun)]
    return tuple(Rentang(a["mulai"], sebelum, a[isi]) for a, sebelum in zip(turun, batas, strict=False))


def rentang_dari(nilai: Decimal | int, daftar: tuple[Rentang[Isi], ...]) -> Rentang[Isi]:
    """The range that ``nilai`` falls into; whatever lies below them all belongs to the lowest."""
    for rentang in daftar:
        if nilai >= rentang.mulai:
            return rentang
    return daftar[-1]
