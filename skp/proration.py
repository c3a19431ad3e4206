"""Targets for a part of the year (SC-01, SC-08): a proposal by the months worked, which people may change.

A row whose target time fits into the months worked stays as it is. A longer one is cut to them, and its quantity in
the same proportion; whole quantities stay whole and never fall below one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from skp.models import JenisSatuanWaktu, Kegiatan
from skp.models.kegiatan import BULAN_PER_SATUAN

SEHARI = timedelta(days=1)
SERATUS_BAGIAN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class MasaKerja:
    """How long somebody really worked on an SKP: whole months (at least one) and calendar days."""

    bulan: int
    hari: int

    def dalam(self, satuan: str) -> Decimal:
        """The same stretch in the unit of a target, to two decimals."""
        if satuan == JenisSatuanWaktu.HARI:
            return Decimal(self.hari)
        if satuan == JenisSatuanWaktu.MINGGU:
            return Decimal(self.hari) / 7
        return Decimal(self.bulan) / BULAN_PER_SATUAN[satuan]


@dataclass(frozen=True, slots=True)
class UsulanTarget:
    """One row with the quantity and the time that are proposed for it."""

    kegiatan: Kegiatan
    kuantitas: Decimal
    waktu: Decimal

    @property
    def berubah(self) -> bool:
        return (self.kuantitas, self.waktu) != (self.kegiatan.target_kuantitas, self.kegiatan.target_waktu)


def bulan_utuh(mulai: date, selesai: date) -> int:
    """Whole calendar months between two days, both inclusive: the month of an SPMT belongs to the new position."""
    akhir = selesai + SEHARI
    awal = mulai if mulai.day == 1 else (mulai.replace(day=1) + timedelta(days=32)).replace(day=1)
    return max((akhir.year - awal.year) * 12 + akhir.month - awal.month, 0)


def masa_kerja(mulai: date, selesai: date, absen: tuple[date, date] | None = None) -> MasaKerja:
    """From ``mulai`` to ``selesai`` without the days of ``absen`` (a leave), as far as they fall inside."""
    bulan, hari = bulan_utuh(mulai, selesai), (selesai - mulai).days + 1
    if absen:
        awal, akhir = max(absen[0], mulai), min(absen[1], selesai)
        if awal <= akhir:
            bulan -= bulan_utuh(awal, akhir)
            hari -= (akhir - awal).days + 1
    return MasaKerja(max(bulan, 1), max(hari, 1))


def usulkan_target(daftar: Iterable[Kegiatan], masa: MasaKerja) -> list[UsulanTarget]:
    return [_usulan(k, masa) for k in daftar]


def _usulan(k: Kegiatan, masa: MasaKerja) -> UsulanTarget:
    tersedia = max(masa.dalam(k.satuan_waktu).quantize(SERATUS_BAGIAN, ROUND_DOWN), SERATUS_BAGIAN)
    if k.target_waktu <= tersedia:
        return UsulanTarget(k, k.target_kuantitas, k.target_waktu)
    satu = Decimal(1) if k.target_kuantitas == k.target_kuantitas.to_integral_value() else SERATUS_BAGIAN
    bagian = (k.target_kuantitas * tersedia / k.target_waktu).quantize(satu, ROUND_HALF_UP)
    return UsulanTarget(k, max(bagian, satu), tersedia)
