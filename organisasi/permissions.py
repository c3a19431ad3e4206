"""May X change Y in the organisation? Every answer knows its reason. Rows are scoped first, see ``selectors``."""

from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.models import Pegawai, Pengguna, UnitKerja
from organisasi.selectors.akses import Akses
from organisasi.selectors.people import get_unit_pengampu, pegang_peran

HANYA_PENGELOLA = "Hanya pengelola sistem yang dapat melakukan tindakan ini."
HANYA_ADMIN = "Pangkat, penempatan, penilai, dan pemberhentian diatur oleh admin kepegawaian."


def admin_seluruhnya(akses: Akses) -> bool:
    """Whether this account is admin kepegawaian of the whole agency, not only of some units."""
    return akses.admin_seluruhnya


def boleh_masuk(akses: Akses) -> Izin:
    """Whether the organisation pages open at all. Pimpinan read documents, not personnel data."""
    if akses.instansi is not None and (akses.admin or akses.pengelola_sistem):
        return DIIZINKAN
    return ditolak("Halaman organisasi hanya untuk admin kepegawaian dan pengelola sistem.")


def boleh_mengatur_instansi(akses: Akses) -> Izin:
    return DIIZINKAN if akses.pengelola_sistem else ditolak(HANYA_PENGELOLA)


def boleh_memeriksa(akses: Akses) -> Izin:
    """Read the audit trail of the agency."""
    if akses.instansi is not None and (akses.auditor or akses.pengelola_sistem):
        return DIIZINKAN
    return ditolak("Jejak audit hanya untuk auditor dan pengelola sistem.")


def boleh_mengatur_unit(akses: Akses, unit: UnitKerja) -> Izin:
    """The unit with its positions: the pengelola sistem everywhere, an admin in the units granted to him."""
    if _se_instansi(akses, unit.instansi_id) and (akses.pengelola_sistem or unit.pk in akses.unit_admin):
        return DIIZINKAN
    return ditolak(f"{unit.nama} berada di luar unit yang Anda kelola.")


def boleh_menambah_unit(akses: Akses, induk: UnitKerja | None) -> Izin:
    if induk is not None:
        return boleh_mengatur_unit(akses, induk)
    if akses.pengelola_sistem or admin_seluruhnya(akses):
        return DIIZINKAN
    return ditolak("Unit tanpa induk dibuat oleh pengelola sistem atau admin kepegawaian seluruh instansi.")


def boleh_menambah_pegawai(akses: Akses, unit: UnitKerja | None) -> Izin:
    """An admin of some units adds people into a position there; without one only who sees the whole agency."""
    if unit is not None:
        return boleh_menempatkan(akses, unit)
    if akses.pengelola_sistem or admin_seluruhnya(akses):
        return DIIZINKAN
    return ditolak("Pilih dahulu unit tempat pegawai ini akan ditempatkan.")


def boleh_menempatkan(akses: Akses, unit: UnitKerja) -> Izin:
    """Filling a position is the personnel unit's business, not the pengelola sistem's."""
    if _se_instansi(akses, unit.instansi_id) and unit.pk in akses.unit_admin:
        return DIIZINKAN
    return ditolak(f"Hanya admin kepegawaian {unit.nama} yang dapat mengisi jabatannya.")


def boleh_membina(akses: Akses, pegawai: Pegawai) -> Izin:
    """Rank, placement and leaving: the admin of the unit where the person is placed now, or was last."""
    if not akses.admin or not _se_instansi(akses, pegawai.instansi_id):
        return ditolak(HANYA_ADMIN)
    if admin_seluruhnya(akses):
        return DIIZINKAN
    unit = get_unit_pengampu(pegawai)
    if unit is None:
        return ditolak("Pegawai ini belum ditempatkan; ia diatur oleh admin kepegawaian seluruh instansi.")
    if unit.pk in akses.unit_admin:
        return DIIZINKAN
    return ditolak(f"{pegawai.nama} ditempatkan pada {unit.nama}; ia diatur oleh admin kepegawaian unit itu.")


def boleh_mengubah_data(akses: Akses, pegawai: Pegawai) -> Izin:
    if akses.pengelola_sistem and _se_instansi(akses, pegawai.instansi_id):
        return DIIZINKAN
    return boleh_membina(akses, pegawai)


def boleh_menugaskan_penilai(akses: Akses, pegawai: Pegawai) -> Izin:
    """Nobody chooses his own assessor."""
    if akses.pegawai_id == pegawai.pk:
        return ditolak("Pejabat penilai Anda sendiri ditetapkan oleh admin kepegawaian lain.")
    return boleh_membina(akses, pegawai)


def boleh_memberhentikan(akses: Akses, pegawai: Pegawai) -> Izin:
    if akses.pegawai_id == pegawai.pk:
        return ditolak("Pemberhentian Anda sendiri dicatat oleh admin kepegawaian lain.")
    return boleh_membina(akses, pegawai)


def boleh_mengatur_akun(akses: Akses, pegawai: Pegawai) -> Izin:
    """Make, reset, close. An account with a granted role is the pengelola's: an admin never rises by a reset."""
    if akses.pegawai_id == pegawai.pk:
        return ditolak("Akun Anda sendiri diatur oleh orang lain; kata sandi Anda ganti pada halaman Akun saya.")
    if akses.pengelola_sistem and _se_instansi(akses, pegawai.instansi_id):
        return DIIZINKAN
    if pegang_peran(pegawai):
        return ditolak("Akun ini memegang peran yang diberikan; hanya pengelola sistem yang mengaturnya.")
    return boleh_membina(akses, pegawai)


def boleh_membagi_sandi(akses: Akses, unit: UnitKerja) -> Izin:
    """First passwords of the accounts of a unit: its admin and the pengelola sistem."""
    if _se_instansi(akses, unit.instansi_id) and (akses.pengelola_sistem or unit.pk in akses.unit_admin):
        return DIIZINKAN
    return ditolak(f"Kata sandi pertama pegawai {unit.nama} dibagikan oleh admin kepegawaiannya.")


def boleh_melihat_sebagai(akses: Akses, pegawai: Pegawai) -> Izin:
    """Helpdesk: see what an employee sees. Never through the eyes of somebody with a granted role."""
    if not akses.pengelola_sistem or not _se_instansi(akses, pegawai.instansi_id):
        return ditolak(HANYA_PENGELOLA)
    if akses.pegawai_id == pegawai.pk:
        return ditolak("Ini akun Anda sendiri.")
    if pegang_peran(pegawai):
        return ditolak("Akun ini memegang peran yang diberikan, sehingga tidak dapat dilihat melalui helpdesk.")
    return DIIZINKAN


def boleh_mengatur_peran(akses: Akses, pengguna: Pengguna) -> Izin:
    """Only the pengelola sistem grants, and never to himself."""
    if not akses.pengelola_sistem:
        return ditolak(HANYA_PENGELOLA)
    if akses.pengguna is not None and akses.pengguna.pk == pengguna.pk:
        return ditolak("Peran Anda sendiri diatur oleh pengelola sistem lain.")
    return DIIZINKAN


def _se_instansi(akses: Akses, instansi_id: int) -> bool:
    return akses.instansi is not None and akses.instansi.pk == instansi_id
