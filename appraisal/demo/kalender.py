"""Days of the demonstration, all derived from the day on which it is loaded."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from organisasi.common.clock import tanggal_lokal

POLA_TAHUN = re.compile(r"\{T(-\d+)?\}")
POLA_MASA = re.compile(r"masa-(\d+)")


@dataclass(frozen=True, slots=True)
class Kalender:
    """The moment of loading in the zone of the agency, and the years that follow from it.

    The current year is that of 60 days ago: in January and February the year that is being finished, so that there is
    always enough past for every state.
    """

    kini: datetime
    zona: str

    @property
    def hari_ini(self) -> date:
        return tanggal_lokal(self.kini, self.zona)

    @property
    def tahun(self) -> int:
        return (self.hari_ini - timedelta(days=60)).year

    @property
    def buka_realisasi(self) -> date:
        """1 December, or early enough that realisations are already open whenever the demonstration is loaded."""
        return min(date(self.tahun, 12, 1), self.hari_ini - timedelta(days=45))

    def isi_tahun(self, teks: str) -> str:
        """``{T}`` is the current year, ``{T-1}`` the year before."""
        return POLA_TAHUN.sub(lambda m: str(self.tahun + int(m[1] or 0)), teks)

    def tanggal(self, tulisan: str | int) -> date:
        """A day as the scripts write it.

        ``"{T-1}-06-30"``; ``-4`` for four days ago; ``"masa-4"`` for the same, not counted past the end of the year.
        """
        if isinstance(tulisan, int):
            return self.hari_ini + timedelta(days=tulisan)
        if masa := POLA_MASA.fullmatch(tulisan):
            return min(self.hari_ini, date(self.tahun, 12, 31)) - timedelta(days=int(masa[1]))
        return date.fromisoformat(self.isi_tahun(tulisan))

    def bulan(self, tulisan: str) -> date:
        """``"2016-04"`` as the first day of that month."""
        return self.tanggal(f"{tulisan}-01")

    def saat(self, hari: date, menit: int) -> datetime:
        """``menit`` minutes after eight in the morning of a day; never later than now."""
        pukul_delapan = datetime.combine(hari, time(8), tzinfo=ZoneInfo(self.zona))
        return min(pukul_delapan + timedelta(minutes=menit), self.kini)
