"""Placing people: one definitive position at a time, acting (Plt., Plh.) beside it, everything with its letter."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError, Q

from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Instansi, Jabatan, JenisPenempatan, Pegawai, Penempatan, StatusPegawai
from organisasi.permissions import boleh_membina, boleh_menempatkan
from organisasi.selectors.akses import Akses
from organisasi.services.jabatan import satu_pemegang
from organisasi.services.row import catat, kunci, simpan
from organisasi.services.spans import SEHARI, beririsan, memuat, tulis_rentang

PERLU_AKHIRI_LAMA = "penempatan.akhiri_lama"
"""Refusal that the admin can lift by confirming that the present position ends."""


@dataclass(frozen=True, slots=True)
class IsiPenempatan:
    """A placement as its form describes it. ``akhiri_lama``: the present definitive position ends the day before."""

    jabatan_id: int
    mulai: date
    nomor_surat: str
    jenis: str = JenisPenempatan.DEFINITIF
    selesai: date | None = None
    akhiri_lama: bool = False


@transaction.atomic
def tempatkan(*, pegawai_id: int, isi: IsiPenempatan, oleh: Akses) -> Penempatan:
    """Put a person into a position.

    Raises ``AturanDilanggar`` with names and dates for an overlap; under the code ``PERLU_AKHIRI_LAMA`` where ending
    the present definitive position would do.
    """
    pegawai = kunci(Pegawai, pegawai_id, "instansi")
    boleh_membina(oleh, pegawai).wajib()
    jabatan = ambil_jabatan(pegawai.instansi, isi.jabatan_id)
    boleh_menempatkan(oleh, jabatan.unit).wajib()
    penempatan = tempatkan_baru(pegawai, jabatan, isi)
    catat("penempatan.dibuat", oleh, pegawai=pegawai, penempatan=penempatan)
    return penempatan


@transaction.atomic
def akhiri_penempatan(*, penempatan_id: int, selesai: date, oleh: Akses) -> Penempatan:
    """End a placement that still runs; the last day may lie ahead."""
    penempatan = kunci(Penempatan, penempatan_id, "pegawai__instansi", "jabatan__unit")
    boleh_membina(oleh, penempatan.pegawai).wajib()
    if penempatan.selesai and penempatan.selesai < hari_ini(penempatan.pegawai.instansi.zona_waktu):
        raise KeadaanBerubah(
            "penempatan.sudah_berakhir", f"Penempatan ini sudah berakhir pada {tulis_tanggal(penempatan.selesai)}."
        )
    if penempatan.selesai and selesai > penempatan.selesai:
        raise AturanDilanggar(
            "penempatan.selesai", f"Penempatan ini berakhir paling lambat {tulis_tanggal(penempatan.selesai)}."
        )
    penempatan.selesai = selesai
    simpan(penempatan)
    catat("penempatan.diakhiri", oleh, penempatan=penempatan, pegawai=penempatan.pegawai_id)
    return penempatan


@transaction.atomic
def batalkan_penempatan(*, penempatan_id: int, oleh: Akses) -> Pegawai:
    """Take back a placement entered by mistake; the definitive position that it ended runs on.

    Raises ``AturanDilanggar`` once a document rests on it.
    """
    penempatan = kunci(Penempatan, penempatan_id, "pegawai__instansi", "jabatan__unit")
    boleh_membina(oleh, penempatan.pegawai).wajib()
    try:
        with transaction.atomic():
            Penempatan.objects.filter(pk=penempatan_id).delete()
    except ProtectedError as salah:
        raise AturanDilanggar(
            "penempatan.terpakai",
            "Penempatan ini sudah dipakai dalam SKP atau penilaian, sehingga hanya dapat diakhiri.",
        ) from salah
    if penempatan.jenis == JenisPenempatan.DEFINITIF:
        _lanjutkan_sebelumnya(penempatan)
    catat("penempatan.dibatalkan", oleh, pegawai=penempatan.pegawai_id, penempatan=penempatan_id)
    return penempatan.pegawai


def ambil_jabatan(instansi: Instansi, jabatan_id: int) -> Jabatan:
    """The position, locked, of the same agency: two admins cannot fill it at once."""
    jabatan = (
        Jabatan.objects.select_for_update(of=("self",))
        .select_related("unit")
        .filter(unit__instansi=instansi, pk=jabatan_id)
        .first()
    )
    if jabatan is None:
        raise AturanDilanggar("penempatan.jabatan_id", "Jabatan ini tidak ada pada instansi Anda.")
    return jabatan


def tempatkan_baru(pegawai: Pegawai, jabatan: Jabatan, isi: IsiPenempatan) -> Penempatan:
    """The checks and the row; rights are asked by the caller."""
    if not isi.nomor_surat.strip():
        raise AturanDilanggar("penempatan.nomor_surat", "Isi nomor SK atau surat perintah.")
    _tolak_tidak_bertugas(pegawai, isi)
    _tolak_di_luar_jabatan(jabatan, isi)
    if isi.jenis == JenisPenempatan.DEFINITIF:
        _tolak_pemegang_lain(jabatan, isi, pegawai)
        _akhiri_definitif(pegawai, isi)
    _tolak_jabatan_sama(pegawai, jabatan, isi)
    penempatan = Penempatan(
        pegawai=pegawai,
        jabatan=jabatan,
        jenis=isi.jenis,
        mulai=isi.mulai,
        selesai=isi.selesai,
        nomor_surat=isi.nomor_surat.strip(),
    )
    simpan(penempatan)
    return penempatan


def _tolak_tidak_bertugas(pegawai: Pegawai, isi: IsiPenempatan) -> None:
    if isi.jenis == JenisPenempatan.DEFINITIF and pegawai.status not in {StatusPegawai.PNS, StatusPegawai.CPNS}:
        raise AturanDilanggar("penempatan.jenis", "Jabatan definitif hanya untuk PNS dan calon PNS instansi ini.")
    berhenti = pegawai.berhenti_tanggal
    if berhenti and not memuat((date.min, berhenti - SEHARI), (isi.mulai, isi.selesai)):
        raise AturanDilanggar("penempatan.mulai", f"{pegawai.nama} berhenti sejak {tulis_tanggal(berhenti)}.")


def _tolak_di_luar_jabatan(jabatan: Jabatan, isi: IsiPenempatan) -> None:
    if isi.selesai and isi.selesai < isi.mulai:
        raise AturanDilanggar("penempatan.selesai", "Tanggal selesai tidak boleh mendahului tanggal mulai.")
    for nama, mulai, selesai in (
        (jabatan.nama, jabatan.mulai, jabatan.selesai),
        (jabatan.unit.nama, jabatan.unit.mulai, jabatan.unit.selesai),
    ):
        if not memuat((mulai, selesai), (isi.mulai, isi.selesai)):
            kolom = "mulai" if isi.mulai < mulai or (selesai and isi.mulai > selesai) else "selesai"
            raise AturanDilanggar(f"penempatan.{kolom}", f"{nama} berlaku {tulis_rentang(mulai, selesai)}.")


def _tolak_pemegang_lain(jabatan: Jabatan, isi: IsiPenempatan, pegawai: Pegawai) -> None:
    if not satu_pemegang(jabatan):
        return
    lain = (
        Penempatan.objects.filter(beririsan(isi.mulai, isi.selesai), jabatan=jabatan, jenis=JenisPenempatan.DEFINITIF)
        .exclude(pegawai=pegawai)
        .select_related("pegawai")
        .first()
    )
    if lain:
        raise AturanDilanggar(
            "penempatan.jabatan_id",
            f"{jabatan.nama} dipegang {lain.pegawai.nama_lengkap} {tulis_rentang(lain.mulai, lain.selesai)}. "
            "Akhiri penempatan itu dahulu.",
        )


def _akhiri_definitif(pegawai: Pegawai, isi: IsiPenempatan) -> None:
    """One definitive position at a time: the running one ends the day before, once confirmed."""
    irisan = pegawai.daftar_penempatan.select_for_update(of=("self",)).filter(
        beririsan(isi.mulai, isi.selesai), jenis=JenisPenempatan.DEFINITIF
    )
    for lama in irisan.select_related("jabatan"):
        masa = tulis_rentang(lama.mulai, lama.selesai)
        if lama.mulai >= isi.mulai:
            raise AturanDilanggar(
                "penempatan.mulai", f"{pegawai.nama} sudah ditempatkan sebagai {lama.jabatan.nama} {masa}."
            )
        if not isi.akhiri_lama:
            raise AturanDilanggar(
                PERLU_AKHIRI_LAMA,
                f"{pegawai.nama} memegang jabatan {lama.jabatan.nama} {masa}. Centang untuk mengakhirinya pada "
                f"{tulis_tanggal(isi.mulai - SEHARI)}.",
            )
        lama.selesai = isi.mulai - SEHARI
        simpan(lama)


def _tolak_jabatan_sama(pegawai: Pegawai, jabatan: Jabatan, isi: IsiPenempatan) -> None:
    """Nobody holds one position twice, and two people do not act in one position on one day."""
    siapa = Q(pegawai=pegawai)
    if isi.jenis != JenisPenempatan.DEFINITIF:
        siapa |= ~Q(jenis=JenisPenempatan.DEFINITIF)
    lain = (
        Penempatan.objects.filter(siapa, beririsan(isi.mulai, isi.selesai), jabatan=jabatan)
        .select_related("pegawai", "jabatan")
        .first()
    )
    if lain:
        raise AturanDilanggar(
            "penempatan.jabatan_id",
            f"{lain.pegawai.nama_lengkap} sudah tercatat sebagai {lain.sebutan} "
            f"{tulis_rentang(lain.mulai, lain.selesai)}.",
        )


def _lanjutkan_sebelumnya(dibatalkan: Penempatan) -> None:
    """Reopen the definitive position that ended the day before, up to where the cancelled one reached."""
    sebelum = (
        Penempatan.objects.select_for_update(of=("self",))
        .filter(pegawai=dibatalkan.pegawai, jenis=JenisPenempatan.DEFINITIF, selesai=dibatalkan.mulai - SEHARI)
        .select_related("jabatan__unit")
        .first()
    )
    if sebelum is None:
        return
    batas = [t for t in (dibatalkan.selesai, sebelum.jabatan.selesai, sebelum.jabatan.unit.selesai) if t]
    isi = IsiPenempatan(sebelum.jabatan_id, dibatalkan.mulai, "lanjutan", selesai=min(batas, default=None))
    if isi.selesai is not None and isi.selesai < isi.mulai:
        return
    _tolak_pemegang_lain(sebelum.jabatan, isi, dibatalkan.pegawai)
    sebelum.selesai = isi.selesai
    simpan(sebelum)
