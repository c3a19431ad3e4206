"""Targets cut to the months worked, as a controlled change with before and after (SC-01, SC-08)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.selectors.akses import Akses
from organisasi.services.row import simpan
from skp.circumstances import MENYESUAIKAN_TARGET
from skp.models import JenisKeadaan, KeadaanKhusus, Skp, StatusKeadaan, VersiSkp
from skp.permissions import boleh_menyesuaikan, peran_atas
from skp.proration import MasaKerja, UsulanTarget, masa_kerja, usulkan_target
from skp.selectors import get_draf_perubahan, get_hari_terakhir, list_kegiatan
from skp.services.lock import kunci_skp, naikkan_revisi
from skp.services.log import catat
from skp.services.plan import salin_versi
from skp.services.transitions import ajukan_perubahan
from skp.states import Peran, StatusSkp


@dataclass(frozen=True, slots=True)
class TargetBaru:
    """The cut targets of one row; ``biaya`` empty where the row has no cost."""

    kuantitas: Decimal
    waktu: Decimal
    biaya: Decimal | None = None


def get_masa_kerja(skp: Skp, keadaan: KeadaanKhusus) -> MasaKerja:
    """How long the person worked on this SKP, with the circumstance taken into account."""
    absen: tuple[date, date] | None = None
    if keadaan.jenis == JenisKeadaan.CUTI and keadaan.selesai:
        absen = (keadaan.mulai, keadaan.selesai)
    return masa_kerja(skp.mulai, get_hari_terakhir(skp), absen)


def list_usulan(skp: Skp, keadaan: KeadaanKhusus) -> list[UsulanTarget]:
    return usulkan_target(list_kegiatan(skp), get_masa_kerja(skp, keadaan))


@transaction.atomic
def sesuaikan_target(
    *, skp_id: int, keadaan_id: int, target: Mapping[int, TargetBaru], alasan: str, oleh: Akses
) -> VersiSkp:
    """Draft the cut targets as the next version; the employee signs and hands it to the assessor in the same step.

    The admin only prepares the draft. A reason is owed where the figures differ from the proposal.
    """
    skp = kunci_skp(skp_id)
    boleh_menyesuaikan(skp, oleh).wajib()
    keadaan = _keadaan(skp, keadaan_id)
    if skp.status != StatusSkp.DITETAPKAN or get_draf_perubahan(skp):
        raise KeadaanBerubah(
            "skp.status_tidak_sesuai",
            f"Target tidak dapat disesuaikan karena SKP berstatus “{skp.get_status_display()}” "
            "atau perubahannya sedang disusun.",
        )
    usulan = {u.kegiatan.pk: u for u in list_usulan(skp, keadaan)}
    if target.keys() != usulan.keys():
        raise KeadaanBerubah("skp.versi_usang", "Kegiatan SKP ini sudah berubah. Muat ulang halaman.")
    _tolak_tanpa_alasan(usulan, target, alasan)
    draf = _versi_baru(skp, keadaan, target, alasan)
    catat(skp, "sesuaikan_target", oleh, catatan=draf.alasan)
    if Peran.PEMILIK in peran_atas(skp, oleh):
        ajukan_perubahan(skp_id=skp.pk, oleh=oleh)
    return draf


def _keadaan(skp: Skp, keadaan_id: int) -> KeadaanKhusus:
    keadaan = KeadaanKhusus.objects.filter(
        pk=keadaan_id, skp=skp, status=StatusKeadaan.BERLAKU, jenis__in=MENYESUAIKAN_TARGET
    ).first()
    if keadaan is None:
        raise KeadaanBerubah("keadaan.status_tidak_sesuai", "Keadaan khusus ini tidak berlaku untuk SKP tersebut.")
    return keadaan


def _tolak_tanpa_alasan(usulan: Mapping[int, UsulanTarget], target: Mapping[int, TargetBaru], alasan: str) -> None:
    for pk, baru in target.items():
        u = usulan[pk]
        sama = (baru.kuantitas, baru.waktu, baru.biaya) == (u.kuantitas, u.waktu, u.kegiatan.target_biaya)
        if not sama and not alasan.strip():
            raise AturanDilanggar("skp.alasan", "Isi alasannya, karena ada target yang berbeda dari usulan.")


def _versi_baru(skp: Skp, keadaan: KeadaanKhusus, target: Mapping[int, TargetBaru], alasan: str) -> VersiSkp:

    draf = salin_versi(skp, f"{keadaan.sebutan} sejak {keadaan.mulai:%d-%m-%Y}. {keadaan.surat}. {alasan}".strip())
    for kegiatan in draf.daftar_kegiatan.all():
        baru = target[kegiatan.asal_id or 0]
        kegiatan.target_kuantitas, kegiatan.target_waktu = baru.kuantitas, baru.waktu
        kegiatan.target_biaya = baru.biaya if kegiatan.target_biaya is not None else None
        simpan(kegiatan)
    naikkan_revisi(skp)
    return draf
