"""Who is acting, and over which units: worked out once a request, from data only."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from organisasi.common.clock import hari_ini
from organisasi.common.models import berlaku_pada
from organisasi.models import (
    Instansi,
    Notifikasi,
    Pegawai,
    Penempatan,
    Pengguna,
    PenugasanPenilai,
    Peran,
    PeranUnit,
    UnitKerja,
)
from organisasi.selectors.unit import unit_dan_turunannya


@dataclass(frozen=True)
class Akses:
    """The acting account with its employee and granted roles.

    ``peran`` maps a role to the ids of the units it was granted for; ``None`` among them stands for the whole agency.
    Subtrees are expanded when first asked for.
    """

    pengguna: Pengguna | None
    pegawai: Pegawai | None = None
    instansi: Instansi | None = None
    peran: dict[str, frozenset[int | None]] = field(default_factory=dict)

    @property
    def pegawai_id(self) -> int | None:
        return self.pegawai.pk if self.pegawai else None

    @property
    def sistem(self) -> bool:
        """True when the clock acts, not a person."""
        return self.pengguna is None

    @property
    def pengelola_sistem(self) -> bool:
        return Peran.PENGELOLA_SISTEM in self.peran

    @property
    def admin(self) -> bool:
        return Peran.ADMIN_KEPEGAWAIAN in self.peran

    @property
    def pimpinan(self) -> bool:
        return Peran.PIMPINAN in self.peran

    @property
    def auditor(self) -> bool:
        return Peran.AUDITOR in self.peran

    @cached_property
    def unit_admin(self) -> frozenset[int]:
        """Units, with everything below, for which this account is admin kepegawaian."""
        return self._unit(Peran.ADMIN_KEPEGAWAIAN)

    @cached_property
    def unit_pimpinan(self) -> frozenset[int]:
        return self._unit(Peran.PIMPINAN)

    @cached_property
    def unit_terlihat(self) -> frozenset[int]:
        """Units whose documents this account may read by a granted role."""
        return self.unit_admin | self.unit_pimpinan

    @cached_property
    def memimpin(self) -> bool:
        """Whether people are appraised by this account today, by position or by assignment."""
        if self.pegawai is None or self.instansi is None:
            return False
        hari = berlaku_pada(hari_ini(self.instansi.zona_waktu))
        return (
            self.instansi.ppk_id == self.pegawai.pk
            or Penempatan.objects.filter(hari, pegawai=self.pegawai, jabatan__kepala=True).exists()
            or PenugasanPenilai.objects.filter(hari, penilai=self.pegawai).exists()
        )

    @cached_property
    def belum_dibaca(self) -> int:
        """Unread notices, for the bell in the page header."""
        return Notifikasi.objects.filter(penerima=self.pengguna, dibaca_pada=None).count()

    def _unit(self, peran: Peran) -> frozenset[int]:
        diberikan = self.peran.get(peran, frozenset())
        if None in diberikan and self.instansi:
            return frozenset(UnitKerja.objects.filter(instansi=self.instansi).values_list("pk", flat=True))
        return unit_dan_turunannya(pk for pk in diberikan if pk is not None)


SISTEM = Akses(pengguna=None)
"""The clock: closes lapsed objections and ended periods."""


def get_akses(pengguna: Pengguna, pada: date | None = None) -> Akses:
    """The rights of an account on a day (default: today where its agency sits)."""
    pegawai = pengguna.pegawai
    daftar = list(
        PeranUnit.objects.filter(pengguna=pengguna).select_related("instansi").filter(_berlaku(pegawai, pada))
    )
    instansi = pegawai.instansi if pegawai else (daftar[0].instansi if daftar else None)
    peran: dict[str, frozenset[int | None]] = {}
    for butir in daftar:
        peran[butir.peran] = peran.get(butir.peran, frozenset()) | {butir.unit_id}
    return Akses(pengguna=pengguna, pegawai=pegawai, instansi=instansi, peran=peran)


def _berlaku(pegawai: Pegawai | None, pada: date | None):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a Q object
    zona = pegawai.instansi.zona_waktu if pegawai else "Asia/Jakarta"
    return berlaku_pada(pada or hari_ini(zona))
