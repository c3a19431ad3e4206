"""People and their ranks."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Instansi, JenisPenempatan, Pegawai, Pengguna, RiwayatPangkat, StatusPegawai
from organisasi.nip import baca_nip
from organisasi.permissions import boleh_membina, boleh_menambah_pegawai, boleh_mengubah_data
from organisasi.selectors.akses import Akses
from organisasi.selectors.people import pegang_peran
from organisasi.services.penempatan import IsiPenempatan, ambil_jabatan, tempatkan_baru
from organisasi.services.row import catat, kunci, simpan

TANPA_NIP = (StatusPegawai.PEJABAT_NEGARA, StatusPegawai.PEJABAT_LUAR)


@dataclass(frozen=True, slots=True)
class IsiPegawai:
    """A person as the form describes him. The last three are for those without a position inside the agency."""

    nip: str | None
    nama: str
    gelar_depan: str = ""
    gelar_belakang: str = ""
    status: str = StatusPegawai.PNS
    surel: str = ""
    jabatan_lain: str = ""
    unit_lain: str = ""
    pangkat_lain: str = ""


@dataclass(frozen=True, slots=True)
class IsiPangkat:
    golongan: str
    tmt: date


@transaction.atomic
def buat_pegawai(
    *,
    instansi: Instansi,
    isi: IsiPegawai,
    oleh: Akses,
    pangkat: IsiPangkat | None = None,
    penempatan: IsiPenempatan | None = None,
) -> Pegawai:
    """Add a person, with rank and first position where they are known.

    An admin of some units adds people only into a position there; see ``permissions.boleh_menambah_pegawai``.
    """
    jabatan = ambil_jabatan(instansi, penempatan.jabatan_id) if penempatan else None
    boleh_menambah_pegawai(oleh, jabatan.unit if jabatan else None).wajib()
    pegawai = Pegawai(instansi=instansi)
    _isi(pegawai, isi)
    simpan(pegawai)
    if pangkat:
        _tambah_pangkat(pegawai, pangkat)
    if penempatan and jabatan:
        tempatkan_baru(pegawai, jabatan, penempatan)
    catat("pegawai.dibuat", oleh, pegawai=pegawai)
    return pegawai


@transaction.atomic
def ubah_pegawai(*, pegawai_id: int, isi: IsiPegawai, oleh: Akses, versi: str = "") -> Pegawai:
    """Change the personal data. A corrected NIP moves the account along: it logs in by the new one."""
    pegawai = kunci(Pegawai, pegawai_id, "instansi", versi=versi)
    boleh_mengubah_data(oleh, pegawai).wajib()
    nip_lama = pegawai.nip
    _isi(pegawai, isi)
    if pegawai.status in TANPA_NIP and pegawai.daftar_penempatan.filter(jenis=JenisPenempatan.DEFINITIF).exists():
        raise AturanDilanggar("pegawai.status", "Pegawai ini memegang jabatan definitif; statusnya PNS atau calon PNS.")
    if pegawai.nip != nip_lama:
        _tolak_nip_berperan(pegawai, oleh)
    simpan(pegawai)
    if nip_lama and pegawai.nip != nip_lama:
        _pindahkan_akun(pegawai, nip_lama)
    catat("pegawai.diubah", oleh, pegawai=pegawai)
    return pegawai


@transaction.atomic
def tambah_pangkat(*, pegawai_id: int, isi: IsiPangkat, oleh: Akses) -> RiwayatPangkat:
    """Add a rank to the history."""
    pegawai = kunci(Pegawai, pegawai_id, "instansi")
    boleh_membina(oleh, pegawai).wajib()
    riwayat = _tambah_pangkat(pegawai, isi)
    catat("pangkat.ditambah", oleh, pegawai=pegawai, pangkat=riwayat)
    return riwayat


@transaction.atomic
def hapus_pangkat(*, pangkat_id: int, oleh: Akses) -> Pegawai:
    """Take out a rank that was entered by mistake. Signed forms keep what they printed."""
    riwayat = kunci(RiwayatPangkat, pangkat_id, "pegawai__instansi")
    boleh_membina(oleh, riwayat.pegawai).wajib()
    riwayat.delete()
    catat("pangkat.dihapus", oleh, pegawai=riwayat.pegawai_id)
    return riwayat.pegawai


def _isi(pegawai: Pegawai, isi: IsiPegawai) -> None:
    pegawai.nip, pegawai.nama, pegawai.status = isi.nip or None, isi.nama, isi.status
    pegawai.gelar_depan, pegawai.gelar_belakang, pegawai.surel = isi.gelar_depan, isi.gelar_belakang, isi.surel
    pegawai.jabatan_lain, pegawai.unit_lain = isi.jabatan_lain, isi.unit_lain
    pegawai.pangkat_lain = isi.pangkat_lain


def _tambah_pangkat(pegawai: Pegawai, isi: IsiPangkat) -> RiwayatPangkat:
    if pegawai.nip and isi.tmt < baca_nip(pegawai.nip).bulan_pengangkatan:
        raise AturanDilanggar("pangkat.tmt", "Pangkat tidak dapat mendahului pengangkatan menurut NIP.")
    if isi.tmt > hari_ini(pegawai.instansi.zona_waktu).replace(month=12, day=31):
        raise AturanDilanggar("pangkat.tmt", "Catat kenaikan pangkat paling jauh sampai akhir tahun ini.")
    riwayat = RiwayatPangkat(pegawai=pegawai, golongan=isi.golongan, tmt=isi.tmt)
    simpan(riwayat)
    return riwayat


def _tolak_nip_berperan(pegawai: Pegawai, oleh: Akses) -> None:
    """The login name of an account with a granted role is not an admin's to change."""
    if pegang_peran(pegawai) and not oleh.pengelola_sistem:
        raise AturanDilanggar(
            "pegawai.nip", "Akun pegawai ini memegang peran yang diberikan; NIP-nya diperbaiki oleh pengelola sistem."
        )


def _pindahkan_akun(pegawai: Pegawai, nip_lama: str) -> None:
    akun = Pengguna.objects.select_for_update(of=("self",)).filter(pegawai=pegawai, nama_pengguna=nip_lama).first()
    if akun:
        akun.nama_pengguna = pegawai.nip or f"pegawai-{pegawai.pk}"
        simpan(akun)
