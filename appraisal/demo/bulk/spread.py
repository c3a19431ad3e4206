"""Names, NIP and shares out of a person's number: no chance, so that every run gives the same people."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

Butir = TypeVar("Butir")

LAHIR_PERTAMA = date(1968, 1, 1)
RENTANG_LAHIR = 10_000
"""Days over which the birthdays are spread: 1968 to 1995."""
UMUR_DIANGKAT = 24
URUT_PERTAMA = 951
"""The last three digits of an invented NIP start here, beyond those of the small demonstration (901 to 950)."""
PENGACAK = 7919
"""A prime: its multiples go through all combinations of names in a mixed order."""
LANGKAH_SERATUS = 37
"""Prime to 100: a hundred people in a row meet every share exactly as often as it says."""


def nama(nomor: int, bagian: Mapping[str, Sequence[str]]) -> str:
    """First, middle and last name; every combination is used once before one comes back."""
    depan, tengah, belakang = bagian["depan"], bagian["tengah"], bagian["belakang"]
    letak = nomor * PENGACAK % (len(depan) * len(tengah) * len(belakang))
    letak, a = divmod(letak, len(depan))
    c, b = divmod(letak, len(tengah))
    return f"{depan[a]} {tengah[b]} {belakang[c]}"


def nip(nomor: int) -> str:
    """Birth, appointment, sex and number that fit together; unique for half a million people."""
    putaran, hari = divmod(nomor, RENTANG_LAHIR)
    lahir = LAHIR_PERTAMA + timedelta(days=hari)
    return f"{lahir:%Y%m%d}{lahir.year + UMUR_DIANGKAT}{1 + nomor % 12:02d}{1 + nomor % 2}{URUT_PERTAMA + putaran:03d}"


def bergilir(daftar: Sequence[Butir], nomor: int) -> Butir:
    return daftar[nomor % len(daftar)]


def bagian_dari(nomor: int, bagian: Mapping[str, int]) -> str:
    """The name of the share that ``nomor`` falls into; the shares of ``bagian`` add up to a hundred."""
    letak = nomor * LANGKAH_SERATUS % 100
    for nama_bagian, besar in bagian.items():
        letak -= besar
        if letak < 0:
            return nama_bagian
    raise ValueError("Bagian tidak berjumlah seratus.")


def persen(target: Any, bagian: int) -> Any:
    """``bagian`` percent of a target in whole units, at least one."""
    return max((target * bagian / 100).to_integral_value(), type(target)(1))
