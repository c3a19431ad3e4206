"""The retention schedule as data: how long each kind of records is kept, from when, on what ground, and what then."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from appraisal.models import JenisArsip

BERKAS = Path(__file__).with_name("jadwal.toml")
LAIN = {"hasil": "SKP, hasil, dan formulir akhir", "jejak": "Jejak audit"}
"""What the schedule names although the application never destroys it."""


@dataclass(frozen=True, slots=True)
class Masa:
    """``tahun`` counts full calendar years after the year of the event; ``None`` where nothing is ever due."""

    jenis: str
    sejak: str
    nasib: str
    dasar: str
    tahun: int | None = None

    @property
    def judul(self) -> str:
        return LAIN.get(self.jenis) or str(JenisArsip(self.jenis).label)

    def batas(self, tahun_kini: int) -> int:
        """The last year whose records are due: five years after 2015 end with 2020, so 2015 is due from 2021 on."""
        if self.tahun is None:
            raise ValueError(f"{self.judul} tidak pernah jatuh waktu.")
        return tahun_kini - self.tahun - 1


@dataclass(frozen=True, slots=True)
class Jadwal:
    umum: tuple[str, ...]
    arsip: tuple[Masa, ...]

    @property
    def musnah(self) -> Mapping[str, Masa]:
        """The kinds that end in destruction."""
        return {m.jenis: m for m in self.arsip if m.nasib == "musnah"}


@cache
def baca_jadwal(berkas: str = "") -> Jadwal:
    """The schedule of the agency (``JADWAL_RETENSI``) or the default one. Raises ``ValueError`` for a faulty one."""
    isi = tomllib.loads(Path(berkas or settings.JADWAL_RETENSI or BERKAS).read_text(encoding="utf-8"))
    return Jadwal(tuple(isi["umum"]), tuple(_baca_masa(butir) for butir in isi["arsip"]))


def _baca_masa(butir: dict[str, Any]) -> Masa:
    masa = Masa(**butir)
    if masa.nasib == "musnah" and (masa.jenis not in JenisArsip.values or not isinstance(masa.tahun, int)):
        raise ValueError(f"Jadwal retensi: {masa.jenis} tidak dapat dimusnahkan tanpa jenis dan masa yang dikenal.")
    if masa.nasib != "musnah" and (masa.nasib != "permanen" or masa.tahun is not None):
        raise ValueError(f"Jadwal retensi: nasib {masa.jenis} harus musnah atau permanen tanpa masa.")
    if masa.tahun is not None and masa.tahun < 1:
        raise ValueError(f"Jadwal retensi: masa {masa.jenis} paling sedikit satu tahun.")
    return masa
