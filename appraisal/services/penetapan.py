"""From the finished appraisal to the result in force: hand over, accept, pass on, sign, file."""

from contextlib import suppress
from datetime import date

from django.db import transaction

from appraisal.checks import kekurangan_penilaian
from appraisal.deadlines import batas_penilaian
from appraisal.models import AsalHasil, HasilSkp, Penilaian
from appraisal.services.hasil import bekukan_penilaian
from appraisal.services.hitung import baca_lembar_penilaian, tiga_orang
from appraisal.services.koreksi import asal_hasil
from appraisal.services.publish import terbitkan_sesudah_final
from appraisal.services.transitions import mulai, pindah
from appraisal.sheets import CapaianRingkas
from appraisal.states import HARI_KEBERATAN, AksiPenilaian, StatusPenilaian
from organisasi.common.clock import batas_hari, hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.selectors.akses import Akses


@transaction.atomic
def serahkan(*, penilaian_id: int, oleh: Akses, catatan: str = "") -> Penilaian:
    """Finish and hand the result to the person: figures are frozen, the day of receipt is day 0 (K-11)."""
    penilaian = mulai(AksiPenilaian.SERAHKAN, penilaian_id, oleh)
    susun_hasil(penilaian, asal=asal_hasil(penilaian), oleh=oleh)
    zona = penilaian.periode.instansi.zona_waktu
    penilaian.diserahkan_pada = sekarang()
    penilaian.dibuat_tanggal = hari_ini(zona)
    penilaian.zona_waktu = zona
    penilaian.batas_keberatan = batas_hari(penilaian.diserahkan_pada, HARI_KEBERATAN, zona)
    kolom = ("diserahkan_pada", "dibuat_tanggal", "zona_waktu", "batas_keberatan")
    return pindah(penilaian, AksiPenilaian.SERAHKAN, oleh, *kolom, catatan=catatan)


def susun_hasil(penilaian: Penilaian, *, asal: AsalHasil, oleh: Akses) -> None:
    """Freeze the year from the frozen SKP results and the behaviour scores; the appraisal must be locked."""
    kurang = kekurangan_penilaian(penilaian)
    if kurang:
        raise AturanDilanggar("penilaian.belum_lengkap", f"Penilaian belum dapat diserahkan: {' '.join(kurang)}")
    hari = min(hari_ini(penilaian.periode.instansi.zona_waktu), penilaian.periode.selesai)
    lembar = baca_lembar_penilaian(penilaian, list_capaian(penilaian), tiga_orang(penilaian, hari), penilaian.perilaku)
    bekukan_penilaian(penilaian, lembar, asal=asal, oleh=oleh)


def list_capaian(penilaian: Penilaian) -> list[CapaianRingkas]:
    """The results in force of every SKP of the person's year, in order of time."""
    daftar = HasilSkp.objects.filter(
        berlaku=True, skp__pegawai=penilaian.pegawai_id, skp__periode=penilaian.periode_id
    ).order_by("skp__mulai")
    kolom = daftar.values_list("skp_id", "pk", "skp__mulai", "skp__selesai", "nilai", "sebutan")
    return [CapaianRingkas(*baris) for baris in kolom]


@transaction.atomic
def terima(*, penilaian_id: int, oleh: Akses, catatan: str = "") -> Penilaian:
    """The person signs and returns the result without objection (box 10)."""
    penilaian = mulai(AksiPenilaian.TERIMA, penilaian_id, oleh)
    penilaian.diterima_tanggal = _hari(penilaian)
    return pindah(penilaian, AksiPenilaian.TERIMA, oleh, "diterima_tanggal", catatan=catatan)


@transaction.atomic
def lampaui_waktu(*, penilaian_id: int, oleh: Akses) -> Penilaian:
    """Close the objection window: recorded as "tidak ada keberatan". Only after its last moment."""
    penilaian = mulai(AksiPenilaian.LAMPAUI_WAKTU, penilaian_id, oleh)
    if penilaian.batas_keberatan is None or sekarang() <= penilaian.batas_keberatan:
        raise AturanDilanggar("penilaian.belum_lewat", "Masa keberatan belum berakhir.")
    pesan = "Tidak ada keberatan sampai batas waktunya."
    return pindah(penilaian, AksiPenilaian.LAMPAUI_WAKTU, oleh, catatan=pesan)


def tutup_masa_keberatan(oleh: Akses) -> int:
    """Close every window that has lapsed; safe to run twice, late, or at the same time. Returns how many it closed."""
    lewat = Penilaian.objects.filter(status=StatusPenilaian.DISERAHKAN, batas_keberatan__lt=sekarang())
    ditutup = 0
    for pk in list(lewat.values_list("pk", flat=True)):
        with suppress(KeadaanBerubah):  # accepted, or closed by another run, since the list was read
            lampaui_waktu(penilaian_id=pk, oleh=oleh)
            ditutup += 1
    return ditutup


@transaction.atomic
def teruskan(*, penilaian_id: int, oleh: Akses, catatan: str = "") -> Penilaian:
    """Pass the result on to the atasan pejabat penilai (due 14 days after it came back)."""
    penilaian = mulai(AksiPenilaian.TERUSKAN, penilaian_id, oleh)
    penilaian.diteruskan_pada = sekarang()
    return pindah(penilaian, AksiPenilaian.TERUSKAN, oleh, "diteruskan_pada", catatan=catatan)


@transaction.atomic
def sahkan(*, penilaian_id: int, oleh: Akses, catatan: str = "") -> Penilaian:
    """The superior signs (box 11): the result is in force and its documents are published."""
    penilaian = mulai(AksiPenilaian.SAHKAN, penilaian_id, oleh)
    return _sahkan(penilaian, AksiPenilaian.SAHKAN, oleh, catatan)


@transaction.atomic
def tetapkan_atasan(*, penilaian_id: int, oleh: Akses, catatan: str) -> Penilaian:
    """The superior sets the result where the assessor or the person does not sign, with the reason (K-12).

    In the assessor's place only after the last day for appraising has passed.
    """
    penilaian = mulai(AksiPenilaian.TETAPKAN_ATASAN, penilaian_id, oleh, catatan)
    if penilaian.status == StatusPenilaian.DISUSUN:
        batas = batas_penilaian(penilaian)
        if _hari(penilaian) <= batas:
            raise AturanDilanggar(
                "penilaian.penilai_masih_berhak", f"Pejabat penilai masih dapat menilai sampai {batas:%d-%m-%Y}."
            )
        susun_hasil(penilaian, asal=AsalHasil.ATASAN, oleh=oleh)
        penilaian.dibuat_tanggal = _hari(penilaian)
    penilaian.alasan_penetapan = catatan.strip()
    return _sahkan(penilaian, AksiPenilaian.TETAPKAN_ATASAN, oleh, catatan, "alasan_penetapan", "dibuat_tanggal")


def _sahkan(penilaian: Penilaian, aksi: AksiPenilaian, oleh: Akses, catatan: str, *kolom: str) -> Penilaian:
    penilaian.disahkan_tanggal = _hari(penilaian)
    pindah(penilaian, aksi, oleh, "disahkan_tanggal", *kolom, catatan=catatan)
    terbitkan_sesudah_final(penilaian)
    return penilaian


@transaction.atomic
def arsipkan(*, penilaian_id: int, oleh: Akses, catatan: str = "") -> Penilaian:
    """The personnel unit files the result; it is read-only from here on."""
    return pindah(mulai(AksiPenilaian.ARSIPKAN, penilaian_id, oleh), AksiPenilaian.ARSIPKAN, oleh, catatan=catatan)


def _hari(penilaian: Penilaian) -> date:
    return hari_ini(penilaian.zona_waktu or penilaian.periode.instansi.zona_waktu)
