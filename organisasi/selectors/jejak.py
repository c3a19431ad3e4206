"""Reading the audit trail. ``jejak_terlihat_oleh`` is the only entry to rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from organisasi.common.clock import akhir_hari
from organisasi.common.events import NAMA_LAIN
from organisasi.models import Instansi, Jejak, Pegawai, Pengguna
from organisasi.models.jejak import PEMBACAAN
from organisasi.selectors.akses import Akses

AKSES = "akses"
"""Filter value: everything by which a record became known to somebody else."""


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the auditor asks: who did it, whom it concerns, what kind, which object, between which days."""

    pelaku_id: int | None = None
    pegawai_id: int | None = None
    jenis: str = ""
    objek: str = ""
    objek_id: int | None = None
    dari: date | None = None
    sampai: date | None = None


def jejak_terlihat_oleh(akses: Akses) -> QuerySet[Jejak]:
    """The trail of the own agency, for auditors and the pengelola sistem; nothing for anybody else."""
    if akses.instansi is None or not (akses.auditor or akses.pengelola_sistem):
        return Jejak.objects.none()
    return Jejak.objects.filter(instansi=akses.instansi.pk)


def jejak_tentang(pegawai: Pegawai) -> QuerySet[Jejak]:
    """Everything that was changed in, or seen of, the records of one person."""
    return Jejak.objects.filter(pegawai=pegawai.pk)


def saring(daftar: QuerySet[Jejak], s: Saringan, instansi: Instansi) -> QuerySet[Jejak]:
    """The rows that fit; days are those of the agency's zone."""
    cocok: dict[str, Any] = {
        "pelaku": s.pelaku_id,
        "pegawai": s.pegawai_id,
        "objek__in": [s.objek, *(n for n, nama in NAMA_LAIN.items() if nama == s.objek)] if s.objek else None,
        "objek_id": s.objek_id,
        "pada__gte": _awal_hari(s.dari, instansi.zona_waktu),
        "pada__lte": akhir_hari(s.sampai, instansi.zona_waktu) if s.sampai else None,
    }
    daftar = daftar.filter(**{k: v for k, v in cocok.items() if v is not None})
    if s.jenis == AKSES:
        return daftar.filter(jenis__in=PEMBACAAN)
    return daftar.filter(jenis=s.jenis) if s.jenis else daftar


def _awal_hari(tanggal: date | None, zona: str) -> datetime | None:
    return datetime.combine(tanggal, time.min, tzinfo=ZoneInfo(zona)) if tanggal else None


def dengan_nama(baris: Iterable[Jejak]) -> list[Jejak]:
    """The rows with their people; an account or person that no longer exists stays empty. Two queries."""
    daftar = list(baris)
    akun = Pengguna.objects.select_related("pegawai").in_bulk(
        {pk for b in daftar for pk in (b.pelaku_id, b.pendamping_id) if pk}
    )
    orang = Pegawai.objects.in_bulk({b.pegawai_id for b in daftar if b.pegawai_id})
    for b in daftar:
        b.pelaku, b.pendamping = akun.get(b.pelaku_id or 0), akun.get(b.pendamping_id or 0)
        b.pegawai = orang.get(b.pegawai_id or 0)
    return daftar
