"""Granting and revoking roles. An agency never loses its last pengelola sistem."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Instansi, Pengguna, Peran, PeranUnit, UnitKerja
from organisasi.permissions import boleh_mengatur_peran
from organisasi.selectors.akses import Akses
from organisasi.services.row import catat, kunci, simpan
from organisasi.services.spans import beririsan, tulis_rentang


@dataclass(frozen=True, slots=True)
class IsiPeran:
    """A grant as its form describes it; without unit: the whole agency."""

    peran: str
    mulai: date
    unit_id: int | None = None
    selesai: date | None = None


@transaction.atomic
def beri_peran(*, pengguna_id: int, isi: IsiPeran, oleh: Akses) -> PeranUnit:
    """Grant a role to an account of the own agency."""
    pengguna = kunci(Pengguna, pengguna_id)
    boleh_mengatur_peran(oleh, pengguna).wajib()
    instansi = _instansi(oleh)
    if pengguna.pegawai is None or pengguna.pegawai.instansi_id != instansi.pk:
        raise AturanDilanggar("peran.instansi", "Akun ini bukan milik pegawai instansi Anda.")
    if not pengguna.is_active:
        raise AturanDilanggar("peran.nonaktif", "Akun ini nonaktif. Aktifkan dahulu.")
    peran = PeranUnit(
        pengguna=pengguna,
        peran=isi.peran,
        instansi=instansi,
        unit=_unit(instansi, isi),
        mulai=isi.mulai,
        selesai=isi.selesai,
        dibuat_oleh=oleh.pengguna,
    )
    _tolak_ganda(peran)
    simpan(peran)
    catat("peran.diberikan", oleh, peran=peran, pegawai=pengguna.pegawai_id)
    return peran


@transaction.atomic
def cabut_peran(*, peran_id: int, selesai: date, oleh: Akses) -> PeranUnit | None:
    """End a role after ``selesai``. One that would end before it began is taken back altogether: ``None``."""
    kunci(Instansi, _instansi(oleh).pk)
    peran = kunci(PeranUnit, peran_id, "pengguna", "instansi")
    boleh_mengatur_peran(oleh, peran.pengguna).wajib()
    if peran.instansi_id != _instansi(oleh).pk:
        raise KeadaanBerubah("peran.asing", "Peran ini bukan bagian dari instansi Anda.")
    if peran.selesai and peran.selesai < hari_ini(peran.instansi.zona_waktu):
        raise KeadaanBerubah("peran.sudah_berakhir", f"Peran ini sudah berakhir pada {tulis_tanggal(peran.selesai)}.")
    if peran.selesai and selesai > peran.selesai:
        raise AturanDilanggar("peran.selesai", f"Peran ini berakhir paling lambat {tulis_tanggal(peran.selesai)}.")
    if peran.peran == Peran.PENGELOLA_SISTEM:
        tolak_pengelola_terakhir(peran.instansi, tanpa_peran=peran.pk)
    catat("peran.dicabut", oleh, peran=peran, pegawai=peran.pengguna.pegawai_id)
    if selesai < peran.mulai:
        peran.delete()
        return None
    peran.selesai = selesai
    simpan(peran)
    return peran


def tolak_pengelola_terakhir(instansi: Instansi, *, tanpa_akun: int = 0, tanpa_peran: int = 0) -> None:
    """Raise ``AturanDilanggar`` when nobody but the given account, or the given grant, manages the agency for good.

    The agency's row is the lock: two pengelola cannot remove each other at the same moment.
    """
    kunci(Instansi, instansi.pk)
    tetap = list(
        PeranUnit.objects.filter(
            instansi=instansi,
            peran=Peran.PENGELOLA_SISTEM,
            mulai__lte=hari_ini(instansi.zona_waktu),
            selesai=None,
            pengguna__is_active=True,
        ).values_list("pk", "pengguna_id")
    )
    if not any(tanpa_akun == akun or tanpa_peran == pk for pk, akun in tetap):
        return
    if all(tanpa_akun == akun or tanpa_peran == pk for pk, akun in tetap):
        raise AturanDilanggar(
            "peran.pengelola_terakhir",
            "Ini pengelola sistem terakhir instansi Anda. Beri peran itu kepada orang lain dahulu, "
            "tanpa tanggal akhir.",
        )


def _instansi(oleh: Akses) -> Instansi:
    if oleh.instansi is None:
        raise AturanDilanggar("peran.instansi", "Akun Anda belum terhubung dengan instansi.")
    return oleh.instansi


def _unit(instansi: Instansi, isi: IsiPeran) -> UnitKerja | None:
    if isi.unit_id is None:
        return None
    if isi.peran in {Peran.PENGELOLA_SISTEM, Peran.AUDITOR}:
        raise AturanDilanggar(
            "peran.unit_id", "Pengelola sistem dan auditor diberi peran untuk seluruh instansi; kosongkan unit."
        )
    unit = UnitKerja.objects.filter(instansi=instansi, pk=isi.unit_id).first()
    if unit is None:
        raise AturanDilanggar("peran.unit_id", "Unit ini tidak ada pada instansi Anda.")
    return unit


def _tolak_ganda(peran: PeranUnit) -> None:
    if peran.selesai and peran.selesai < peran.mulai:
        raise AturanDilanggar("peran.selesai", "Tanggal selesai tidak boleh mendahului tanggal mulai.")
    unit = Q(unit=peran.unit) if peran.unit else Q(unit=None)
    lain = PeranUnit.objects.filter(
        unit, beririsan(peran.mulai, peran.selesai), pengguna=peran.pengguna, peran=peran.peran
    ).first()
    if lain:
        raise AturanDilanggar(
            "peran.peran", f"Akun ini sudah memegang peran tersebut {tulis_rentang(lain.mulai, lain.selesai)}."
        )
