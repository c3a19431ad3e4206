"""A deadline as a person sees it: how many days are left, and how urgent that is."""

from dataclasses import dataclass
from datetime import date, datetime

from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini, tanggal_lokal


@dataclass(frozen=True, slots=True)
class Tenggat:
    """``sisa`` days from today in the zone of the agency; negative when overdue."""

    tanggal: date
    sisa: int
    hal: str = ""

    @property
    def nada(self) -> str:
        if self.sisa < 0:
            return "bahaya"
        return "perhatian" if self.sisa <= 3 else "jalan" if self.sisa <= 7 else "netral"

    @property
    def teks(self) -> str:
        if self.sisa < 0:
            return f"Terlambat {-self.sisa} hari"
        return "Hari ini" if self.sisa == 0 else f"{self.sisa} hari lagi"

    @property
    def lengkap(self) -> str:
        awal = f"{self.hal} paling lambat " if self.hal else "Paling lambat "
        return f"{awal}{tulis_tanggal(self.tanggal)}"


def tenggat(batas: date | datetime | None, zona: str, hal: str = "") -> Tenggat | None:
    """The deadline chip for a day or a last moment; ``None`` stays ``None``."""
    if batas is None:
        return None
    tanggal = tanggal_lokal(batas, zona) if isinstance(batas, datetime) else batas
    return Tenggat(tanggal, (tanggal - hari_ini(zona)).days, hal)
