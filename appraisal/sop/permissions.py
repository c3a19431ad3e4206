"""May X do Y with a procedure? Every answer knows its reason."""

from appraisal.models import PelaksanaanSop, Sop
from appraisal.sop.selectors import jabatan_saya, list_penanggung
from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.models import UnitKerja
from organisasi.selectors.akses import Akses


def boleh_memasang(akses: Akses, unit: UnitKerja) -> Izin:
    """Add or replace a procedure: the pengelola sistem and the admin of the unit."""
    if akses.sistem:
        return DIIZINKAN
    se_instansi = akses.instansi is not None and akses.instansi.pk == unit.instansi_id
    if se_instansi and (akses.pengelola_sistem or unit.pk in akses.unit_admin):
        return DIIZINKAN
    return ditolak(f"SOP {unit.nama} dipasang oleh pengelola sistem atau admin kepegawaiannya.")


def boleh_memulai(akses: Akses, sop: Sop) -> Izin:
    """Start a run: whoever has a part in it by position, and the admin of the unit."""
    if sop.unit_id in akses.unit_admin:
        return DIIZINKAN
    if akses.pegawai is not None and sop.daftar_pelaksana.filter(jabatan__in=jabatan_saya(akses.pegawai)).exists():
        return DIIZINKAN
    return ditolak("SOP dimulai oleh pejabat yang menjadi pelaksananya atau admin kepegawaian unitnya.")


def boleh_mengerjakan(akses: Akses, pelaksanaan: PelaksanaanSop) -> Izin:
    """Do the present step."""
    if akses.pegawai_id is not None and akses.pegawai_id in {p.pk for p in list_penanggung(pelaksanaan)}:
        return DIIZINKAN
    return ditolak(f"Langkah ini dikerjakan oleh {pelaksanaan.langkah.pelaksana.nama}.")


def boleh_membatalkan(akses: Akses, pelaksanaan: PelaksanaanSop) -> Izin:
    if pelaksanaan.sop.unit_id in akses.unit_admin:
        return DIIZINKAN
    return ditolak("Pelaksanaan SOP dibatalkan oleh admin kepegawaian unitnya.")
