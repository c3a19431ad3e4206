"""May X keep the retention schedule? Holds and destruction are the business of the whole agency, never of one unit."""

from appraisal.models import StatusMusnah, UsulMusnah
from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.permissions import admin_seluruhnya
from organisasi.selectors.akses import Akses


def boleh_retensi(akses: Akses) -> Izin:
    """See what is due, hold, and propose."""
    if akses.instansi is not None and akses.pengguna is not None and admin_seluruhnya(akses):
        return DIIZINKAN
    return ditolak("Retensi arsip diurus oleh admin kepegawaian seluruh instansi.")


def boleh_memutuskan_musnah(akses: Akses, usul: UsulMusnah) -> Izin:
    """Decide on a proposal: another person than the one who made it."""
    izin = boleh_retensi(akses)
    if not izin:
        return izin
    if akses.pengguna is not None and akses.pengguna.pk == usul.diusulkan_oleh_id:
        return ditolak("Usul musnah diputuskan oleh admin kepegawaian lain, bukan pengusulnya.")
    return DIIZINKAN


def boleh_memusnahkan(akses: Akses, usul: UsulMusnah) -> Izin:
    """Have an approved proposal carried out, or its interrupted work taken up again."""
    izin = boleh_retensi(akses)
    if izin and usul.status != StatusMusnah.DISETUJUI:
        return ditolak("Hanya usul yang disetujui orang kedua yang dilaksanakan.")
    return izin
