"""Leaving the agency: pensiun, meninggal, pindah, diberhentikan."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import AlasanBerhenti, Pegawai, PenugasanPenilai, PeranUnit
from organisasi.permissions import boleh_memberhentikan
from organisasi.selectors.akses import Akses
from organisasi.services.peran import tolak_pengelola_terakhir
from organisasi.services.row import catat, kunci, simpan
from organisasi.services.spans import SEHARI, berlaku_sejak


@dataclass(frozen=True, slots=True)
class Akibat:
    """What ended together with the service."""

    penempatan: int
    penugasan: int
    akun: bool


@transaction.atomic
def berhentikan(*, pegawai_id: int, tanggal: date, alasan: AlasanBerhenti, oleh: Akses) -> Akibat:
    """Record that a person left; ``tanggal`` is the first day out of service, today at the latest.

    Positions, assignments and roles end the day before, the account closes at once.
    """
    pegawai = kunci(Pegawai, pegawai_id, "instansi")
    boleh_memberhentikan(oleh, pegawai).wajib()
    if pegawai.berhenti_tanggal:
        raise KeadaanBerubah(
            "berhenti.sudah", f"{pegawai.nama} sudah berhenti sejak {tulis_tanggal(pegawai.berhenti_tanggal)}."
        )
    _tolak_tanggal(pegawai, tanggal)
    if pegawai.instansi.ppk_id == pegawai.pk:
        raise AturanDilanggar(
            "berhenti.ppk", f"{pegawai.nama} adalah PPK. Tetapkan PPK yang baru pada profil instansi dahulu."
        )
    akun = _tutup_akun(pegawai)
    akibat = Akibat(
        penempatan=_akhiri(pegawai.daftar_penempatan, tanggal),
        penugasan=_akhiri(_penugasan_dengan(pegawai), tanggal),
        akun=akun,
    )
    _akhiri(PeranUnit.objects.filter(pengguna__pegawai=pegawai), tanggal)
    pegawai.berhenti_tanggal, pegawai.berhenti_alasan = tanggal, alasan
    simpan(pegawai)
    catat("pegawai.berhenti", oleh, pegawai=pegawai)
    return akibat


@transaction.atomic
def batalkan_berhenti(*, pegawai_id: int, oleh: Akses) -> Pegawai:
    """Take back a leaving recorded by mistake. Positions, roles and account are given again one by one."""
    pegawai = kunci(Pegawai, pegawai_id, "instansi")
    boleh_memberhentikan(oleh, pegawai).wajib()
    if pegawai.berhenti_tanggal is None:
        raise KeadaanBerubah("berhenti.belum", f"{pegawai.nama} tidak tercatat berhenti.")
    pegawai.berhenti_tanggal, pegawai.berhenti_alasan = None, ""
    simpan(pegawai)
    catat("pegawai.batal_berhenti", oleh, pegawai=pegawai)
    return pegawai


def _tolak_tanggal(pegawai: Pegawai, tanggal: date) -> None:
    if tanggal > hari_ini(pegawai.instansi.zona_waktu):
        raise AturanDilanggar(
            "berhenti.tanggal", "Catat paling cepat pada hari itu sendiri, karena akunnya langsung ditutup."
        )
    nanti = pegawai.daftar_penempatan.filter(mulai__gte=tanggal).select_related("jabatan").first()
    if nanti:
        raise AturanDilanggar(
            "berhenti.tanggal",
            f"Ada penempatan sebagai {nanti.jabatan.nama} yang baru mulai {tulis_tanggal(nanti.mulai)}. "
            "Batalkan dahulu atau perbaiki tanggalnya.",
        )


def _penugasan_dengan(pegawai: Pegawai):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a query set
    siapa = Q(pegawai=pegawai) | Q(penilai=pegawai) | Q(atasan=pegawai)
    return PenugasanPenilai.objects.filter(siapa)


def _akhiri(daftar, tanggal: date) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any dated query set
    """End what runs on the day before; take back what had not begun by then."""
    daftar.filter(mulai__gte=tanggal).delete()
    berjalan = list(daftar.filter(berlaku_sejak(tanggal)))
    for baris in berjalan:
        baris.selesai = tanggal - SEHARI
        simpan(baris)
    return len(berjalan)


def _tutup_akun(pegawai: Pegawai) -> bool:
    akun = getattr(pegawai, "pengguna", None)
    if akun is None or not akun.is_active:
        return False
    tolak_pengelola_terakhir(pegawai.instansi, tanpa_akun=akun.pk)
    akun.is_active = False
    simpan(akun)
    return True
