"""The clocks of an appraisal that services ask for, too: with the extension of the unit or the person (K-11)."""

from datetime import date, datetime

from appraisal.models import Penilaian
from skp.calendar import Kalender, kalender_dari
from skp.models import HalTenggat


def batas_penilaian(penilaian: Penilaian, kalender: Kalender | None = None) -> date:
    """The last day for appraising; after it the superior may set the result (K-12)."""
    kalender = kalender or kalender_dari([penilaian])
    return kalender.batas(HalTenggat.PENILAIAN, penilaian.periode.batas_penilaian, penilaian)


def batas_tanggapan(penilaian: Penilaian, kalender: Kalender | None = None) -> datetime:
    """The last moment that the assessor has for his answer before the superior may decide without it."""
    kalender = kalender or kalender_dari([penilaian])
    zona = penilaian.zona_waktu or penilaian.periode.instansi.zona_waktu
    return kalender.batas_saat(HalTenggat.TANGGAPAN, penilaian.keberatan.batas_tanggapan, penilaian, zona)
