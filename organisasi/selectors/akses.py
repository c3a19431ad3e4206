"""Who is acting, and over which units: worked out once a request, from data only."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db import connection

from organisasi.common.clock import hari_ini
from organisasi.common.models import berlaku_pada
from organisasi.models import Instansi, Pegawai, Pengguna, Peran, PeranUnit, UnitKerja, ZonaWaktu
from organisasi.selectors.unit import unit_dan_turunannya

_SQL_BINGKAI = """
SELECT EXISTS (SELECT 1 FROM organisasi_penempatan p JOIN organisasi_jabatan j ON j.id = p.jabatan_id
               WHERE p.pegawai_id = %s AND j.kepala AND p.mulai <= %s AND (p.selesai IS NULL OR p.selesai >= %s)),
       EXISTS (SELECT 1 FROM organisasi_penugasanpenilai
               WHERE penilai_id = %s AND mulai <= %s AND (selesai IS NULL OR selesai >= %s)),
       (SELECT count(*) FROM organisasi_notifikasi WHERE penerima_id = %s AND dibaca_pada IS NULL),
       EXISTS (SELECT 1 FROM organisasi_isiantertunda WHERE pengguna_id = %s)
"""


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

    @property
    def boleh_mengimpor(self) -> bool:
        """Whether tables may be imported: pengelola sistem, or admin of the whole agency."""
        return self.pengelola_sistem or None in self.peran.get(Peran.ADMIN_KEPEGAWAIAN, ())

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

    @property
    def memimpin(self) -> bool:
        """Whether people are appraised by this account today, by position or by assignment."""
        return self._bingkai[0]

    @property
    def belum_dibaca(self) -> int:
        """Unread notices, for the bell in the page header."""
        return self._bingkai[1]

    @property
    def ada_isian(self) -> bool:
        """Whether this account typed something somewhere and has not sent it."""
        return self._bingkai[2]

    @cached_property
    def _bingkai(self) -> tuple[bool, int, bool]:
        """What the frame of every page asks, in one statement written by hand.

        Composing it with the ORM costs ten times what running it costs, and every page pays.
        """
        if self.pengguna is None:
            return False, 0, False
        saya, instansi = self.pegawai, self.instansi
        hari = hari_ini(instansi.zona_waktu if instansi else ZonaWaktu.WIB).isoformat()
        pk = saya.pk if saya else None
        with connection.cursor() as kursor:
            kursor.execute(_SQL_BINGKAI, [pk, hari, hari, pk, hari, hari, self.pengguna.pk, self.pengguna.pk])
            jabatan, penugasan, belum, isian = kursor.fetchone()
        ppk = saya is not None and instansi is not None and instansi.ppk_id == saya.pk
        return ppk or bool(jabatan) or bool(penugasan), belum, bool(isian)

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
    diberikan = PeranUnit.objects.filter(_berlaku(pegawai, pada), pengguna=pengguna).order_by()
    daftar = list(diberikan.values_list("peran", "unit_id", "instansi_id"))
    instansi = pegawai.instansi if pegawai else Instansi.objects.filter(pk__in=[b[2] for b in daftar]).first()
    peran: dict[str, frozenset[int | None]] = {}
    for nama, unit, _ in daftar:
        peran[nama] = peran.get(nama, frozenset()) | {unit}
    return Akses(pengguna=pengguna, pegawai=pegawai, instansi=instansi, peran=peran)


def _berlaku(pegawai: Pegawai | None, pada: date | None):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a Q object
    zona = pegawai.instansi.zona_waktu if pegawai else "Asia/Jakarta"
    return berlaku_pada(pada or hari_ini(zona))
