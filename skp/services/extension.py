"""Extending a deadline for a unit or a person, and taking the extension back. Both leave a trace."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse

from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Pegawai, UnitKerja
from organisasi.selectors.akses import Akses
from organisasi.services.notifikasi import beritahu
from organisasi.services.row import catat, kunci, simpan
from skp.models import HalTenggat, Periode, Perpanjangan
from skp.permissions import boleh_memperpanjang

PALING_LAMA = timedelta(days=366)
"""How far behind the deadline of the appraisal an extension may reach: a slip of the pen otherwise."""


@dataclass(frozen=True, slots=True)
class IsiPerpanjangan:
    """Which deadline, until when and why; for a unit (and everything below it) or for a person."""

    hal: HalTenggat
    sampai: date
    alasan: str
    unit: UnitKerja | None = None
    pegawai: Pegawai | None = None


@transaction.atomic
def perpanjang(*, periode_id: int, isi: IsiPerpanjangan, oleh: Akses) -> Perpanjangan:
    """Extend one deadline. Raises ``AturanDilanggar`` for a day that extends nothing, or a second extension."""
    periode = kunci(Periode, periode_id, "instansi")
    boleh_memperpanjang(oleh, unit=isi.unit, pegawai=isi.pegawai).wajib()
    _tolak_hari_salah(periode, isi)
    baris = Perpanjangan(
        periode=periode,
        hal=isi.hal,
        unit=isi.unit,
        pegawai=isi.pegawai,
        sampai=isi.sampai,
        alasan=isi.alasan.strip(),
        dibuat_oleh=oleh.pengguna,
    )
    simpan(baris)
    catat("perpanjangan.dibuat", oleh, perpanjangan=baris, pegawai=isi.pegawai, instansi=periode.instansi_id)
    beritahu(
        penerima=[isi.pegawai],
        kunci=f"perpanjangan:{baris.pk}",
        judul=f"Tenggat {baris.get_hal_display().lower()} Anda diperpanjang sampai {tulis_tanggal(isi.sampai)}",
        tautan=reverse("skp:kalender", args=[periode.pk]),
    )
    return baris


def _tolak_hari_salah(periode: Periode, isi: IsiPerpanjangan) -> None:
    umum = {HalTenggat.SKP: periode.batas_skp, HalTenggat.PENILAIAN: periode.batas_penilaian}.get(isi.hal)
    if umum and isi.sampai <= umum:
        raise AturanDilanggar("perpanjangan.sampai", f"Tenggat umumnya {tulis_tanggal(umum)}; pilih hari sesudahnya.")
    hari = hari_ini(periode.instansi.zona_waktu)
    if isi.sampai < hari:
        raise AturanDilanggar("perpanjangan.sampai", f"Pilih hari ini ({tulis_tanggal(hari)}) atau sesudahnya.")
    terakhir = periode.selesai if isi.hal == HalTenggat.SKP else periode.batas_penilaian + PALING_LAMA
    if isi.sampai > terakhir:
        raise AturanDilanggar("perpanjangan.sampai", f"Paling lama sampai {tulis_tanggal(terakhir)}.")


@transaction.atomic
def cabut_perpanjangan(*, perpanjangan_id: int, alasan: str, oleh: Akses) -> Perpanjangan:
    """Take an extension back: the general deadline holds again. The row stays as history."""
    baris = kunci(Perpanjangan, perpanjangan_id, "periode__instansi")
    boleh_memperpanjang(oleh, unit=baris.unit, pegawai=baris.pegawai).wajib()
    if baris.dicabut_pada is not None:
        raise KeadaanBerubah("perpanjangan.sudah_dicabut", "Perpanjangan ini sudah dicabut.")
    baris.dicabut_pada, baris.dicabut_oleh, baris.alasan_cabut = sekarang(), oleh.pengguna, alasan.strip()
    simpan(baris)
    catat("perpanjangan.dicabut", oleh, perpanjangan=baris, pegawai=baris.pegawai, instansi=baris.periode.instansi_id)
    return baris
