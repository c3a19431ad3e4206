"""The buku catatan: dated notes of the assessor, answers of the person."""

from datetime import date

from django.db import transaction

from appraisal.models import CatatanPerilaku, SerahTerima
from appraisal.permissions import boleh_menanggapi_catatan
from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses
from organisasi.selectors.identitas import get_penempatan
from organisasi.selectors.penilai import get_rantai
from organisasi.services.jejak import Peristiwa, potret, tulis_jejak


def boleh_mencatat(pegawai: Pegawai, akses: Akses, tanggal: date | None = None) -> Izin:
    """Today's pejabat penilai of a person writes notes about him; one who left, until he hands over (PERKA-I.2)."""
    hari = hari_ini(pegawai.instansi.zona_waktu)
    rantai = get_rantai(pegawai, hari, get_penempatan(pegawai, hari))
    if rantai.penilai and rantai.penilai.pegawai.pk == akses.pegawai_id:
        return DIIZINKAN
    if tanggal and _belum_menyerahkan(pegawai, akses, tanggal):
        return DIIZINKAN
    return ditolak("Hanya pejabat penilai pegawai ini yang dapat menulis catatan perilaku.")


def _belum_menyerahkan(pegawai: Pegawai, akses: Akses, tanggal: date) -> bool:
    """Whether the account was the assessor on that day, in a position that ended without a hand-over."""
    rantai = get_rantai(pegawai, tanggal, get_penempatan(pegawai, tanggal))
    penilai = rantai.penilai
    if penilai is None or penilai.pegawai.pk != akses.pegawai_id or penilai.penempatan is None:
        return False
    selesai = penilai.penempatan.selesai
    return selesai is not None and not SerahTerima.objects.filter(penempatan=penilai.penempatan).exists()


@transaction.atomic
def tulis_catatan(*, pegawai: Pegawai, tanggal: date, aspek: str, uraian: str, oleh: Akses) -> CatatanPerilaku:
    """Add a dated note. Raises ``AturanDilanggar`` for a date in the future."""
    boleh_mencatat(pegawai, oleh, tanggal).wajib()
    if tanggal > hari_ini(pegawai.instansi.zona_waktu):
        raise AturanDilanggar("catatan.tanggal_depan", "Tanggal catatan tidak boleh sesudah hari ini.")
    catatan = CatatanPerilaku(
        pegawai=pegawai,
        penilai=oleh.pegawai,
        tanggal=tanggal,
        aspek=aspek,
        uraian=uraian.strip(),
        dibuat_oleh=oleh.pengguna,
    )
    catatan.full_clean()
    catatan.save()
    _tandai("tulis", catatan, oleh)
    return catatan


@transaction.atomic
def tanggapi_catatan(*, catatan: CatatanPerilaku, tanggapan: str, oleh: Akses) -> CatatanPerilaku:
    """The person's answer to a note about him; it may be given once."""
    boleh_menanggapi_catatan(catatan, oleh).wajib()
    terkunci = _kunci(catatan)
    if terkunci.ditanggapi_pada:
        raise KeadaanBerubah("catatan.sudah_ditanggapi", "Catatan ini sudah Anda tanggapi.")
    terkunci.tanggapan, terkunci.ditanggapi_pada = tanggapan.strip(), sekarang()
    terkunci.full_clean()
    terkunci.save()
    _tandai("tanggapi", terkunci, oleh)
    return terkunci


@transaction.atomic
def tarik_catatan(*, catatan: CatatanPerilaku, oleh: Akses) -> CatatanPerilaku:
    """The writer takes a note back; it stays for the record and no longer shows."""
    if catatan.penilai_id != oleh.pegawai_id:
        ditolak("Hanya penulis catatan yang dapat menariknya.").wajib()
    terkunci = _kunci(catatan)
    terkunci.ditarik_pada = sekarang()
    terkunci.save(update_fields=["ditarik_pada", "diubah_pada"])
    _tandai("tarik", terkunci, oleh)
    return terkunci


def _tandai(aksi: str, catatan: CatatanPerilaku, oleh: Akses) -> None:
    peristiwa = Peristiwa(
        kejadian=f"catatan.{aksi}",
        objek="catatan",
        objek_id=catatan.pk,
        pegawai_id=catatan.pegawai_id,
        nilai=potret(catatan),
    )
    tulis_jejak(peristiwa, oleh)


def _kunci(catatan: CatatanPerilaku) -> CatatanPerilaku:
    terkunci = CatatanPerilaku.objects.select_for_update(of=("self",)).get(pk=catatan.pk)
    if terkunci.ditarik_pada:
        raise KeadaanBerubah("catatan.sudah_ditarik", "Catatan ini sudah ditarik oleh penulisnya.")
    return terkunci
