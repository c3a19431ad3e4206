"""Who is acting, and over which units: worked out once a request, from data only."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection

from organisasi.common.clock import hari_ini
from organisasi.models import Instansi, Pegawai, Pengguna, Peran, UnitKerja, ZonaWaktu
from organisasi.selectors.unit import unit_dan_turunannya

_SQL_AKSES = """
SELECT bingkai.*, r.peran, r.unit_id, r.instansi_id
FROM (SELECT EXISTS (SELECT 1 FROM organisasi_penempatan p JOIN organisasi_jabatan j ON j.id = p.jabatan_id
                     WHERE p.pegawai_id = %(pegawai)s AND j.kepala
                       AND p.mulai <= %(hari)s AND (p.selesai IS NULL OR p.selesai >= %(hari)s))
          OR EXISTS (SELECT 1 FROM organisasi_penugasanpenilai
                     WHERE penilai_id = %(pegawai)s AND mulai <= %(hari)s AND (selesai IS NULL OR selesai >= %(hari)s)),
             (SELECT count(*) FROM organisasi_notifikasi WHERE penerima_id = %(akun)s AND dibaca_pada IS NULL),
             EXISTS (SELECT 1 FROM organisasi_isiantertunda WHERE pengguna_id = %(akun)s)) AS bingkai
LEFT JOIN organisasi_peranunit r
       ON r.pengguna_id = %(akun)s AND r.mulai <= %(pada)s AND (r.selesai IS NULL OR r.selesai >= %(pada)s)
"""
"""The granted roles of an account and what the frame of every page asks, in one statement written by hand.

Composing it with the ORM costs ten times what running it costs, and every page pays.
"""


@dataclass(frozen=True)
class Akses:
    """The acting account with its employee and granted roles.

    ``peran`` maps a role to the ids of the units it was granted for; ``None`` among them stands for the whole agency.
    Subtrees are expanded when first asked for. ``memimpin``: whether people are appraised by this account today, by
    position or by assignment; ``belum_dibaca``: unread notices; ``ada_isian``: whether something was typed somewhere
    and not sent.
    """

    pengguna: Pengguna | None
    pegawai: Pegawai | None = None
    instansi: Instansi | None = None
    peran: dict[str, frozenset[int | None]] = field(default_factory=dict)
    memimpin: bool = False
    belum_dibaca: int = 0
    ada_isian: bool = False

    @property
    def pegawai_id(self) -> int | None:
        return self.pegawai.pk if self.pegawai else None

    @property
    def sistem(self) -> bool:
        """True when the clock acts, not a person."""
        return self.pengguna is None

    def pelaku(self) -> tuple[Instansi, Pengguna]:
        """Who acts and in which agency, for what only a person of an agency does.

        Raises ``PermissionDenied`` for the clock and for an account without an agency.
        """
        if self.instansi is None or self.pengguna is None:
            raise PermissionDenied("Ini hanya dilakukan oleh orang yang masuk dengan akun sebuah instansi.")
        return self.instansi, self.pengguna

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
    def admin_seluruhnya(self) -> bool:
        """Admin kepegawaian of the whole agency, not only of some units."""
        return None in self.peran.get(Peran.ADMIN_KEPEGAWAIAN, ())

    @property
    def boleh_mengimpor(self) -> bool:
        """Whether tables may be imported: pengelola sistem, or admin of the whole agency."""
        return self.pengelola_sistem or self.admin_seluruhnya

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

    def _unit(self, peran: Peran) -> frozenset[int]:
        diberikan = self.peran.get(peran, frozenset())
        if None in diberikan and self.instansi:
            return frozenset(UnitKerja.objects.filter(instansi=self.instansi).order_by().values_list("pk", flat=True))
        return unit_dan_turunannya(pk for pk in diberikan if pk is not None)


SISTEM = Akses(pengguna=None)
"""The clock: closes lapsed objections and ended periods."""


def get_akses(pengguna: Pengguna, pada: date | None = None) -> Akses:
    """The rights of an account on a day (default: today where its agency sits)."""
    pegawai = pengguna.pegawai
    instansi = pegawai.instansi if pegawai else None
    baris = _baca(pengguna, instansi, pada)
    peran: dict[str, frozenset[int | None]] = {}
    for *_, nama, unit, _ in baris:
        if nama is not None:
            peran[nama] = peran.get(nama, frozenset()) | {unit}
    if pegawai is None and peran:
        instansi = Instansi.objects.filter(pk__in=[b[-1] for b in baris]).first()
    memimpin, belum_dibaca, ada_isian = baris[0][:3]
    ppk = pegawai is not None and instansi is not None and instansi.ppk_id == pegawai.pk
    return Akses(pengguna, pegawai, instansi, peran, ppk or bool(memimpin), belum_dibaca, bool(ada_isian))


def _baca(pengguna: Pengguna, instansi: Instansi | None, pada: date | None) -> list[tuple[Any, ...]]:
    """One row per granted role, at least one."""
    hari = hari_ini(instansi.zona_waktu if instansi else ZonaWaktu.WIB)
    isi = {
        "pegawai": pengguna.pegawai_id,
        "akun": pengguna.pk,
        "hari": hari.isoformat(),
        "pada": (pada or hari).isoformat(),
    }
    with connection.cursor() as kursor:
        kursor.execute(_SQL_AKSES, isi)
        return kursor.fetchall()
