"""Writing the audit trail, in the transaction of what it tells about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import Max, Model

from organisasi.common.chain import AWAL, sidik_baris, sidik_isi
from organisasi.common.clock import sekarang
from organisasi.common.errors import KeadaanBerubah
from organisasi.common.origin import asal_kini
from organisasi.models import Jejak, JenisJejak
from organisasi.models.jejak import KOLOM_SIDIK
from organisasi.selectors.akses import Akses

JEDA_BACA = timedelta(minutes=15)
"""Opening the same page of the same person again within this time is one reading."""
PERCOBAAN = 5
RAHASIA = frozenset({"password"})
"""Columns whose values do not even enter a digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peristiwa:
    """What happened to what, and whom it concerns. ``nilai`` is digested, never stored."""

    kejadian: str
    objek: str
    objek_id: int | None
    jenis: JenisJejak = JenisJejak.UBAH
    pegawai_id: int | None = None
    instansi_id: int | None = None
    dari: str = ""
    ke: str = ""
    nilai: Any = None


def tulis_jejak(peristiwa: Peristiwa, oleh: Akses | None) -> Jejak:
    """Add one row to the chain of the object. The caller holds the lock on the object, so nobody writes beside him.

    What happens in a practice room happens to nobody: the row is made and not kept.
    """
    rantai = f"{peristiwa.objek}:{peristiwa.objek_id}"
    kepala = Jejak.objects.filter(rantai=rantai).order_by("-nomor").only("nomor", "sidik").first()
    baris = _baris(rantai, kepala, peristiwa, oleh)
    if not asal_kini().latihan:
        baris.save(force_insert=True)
    return baris


def tulis_masuk(
    kejadian: str, pengguna_id: int | None, *, pegawai_id: int | None, instansi_id: int | None, nilai: Any = None
) -> None:
    """A login, logout or change of an own means of login; two sessions may do so at the same moment.

    Without ``pengguna_id``: somebody who has no account here, all of them in one chain.
    """
    peristiwa = Peristiwa(
        kejadian=kejadian,
        objek="sesi",
        objek_id=pengguna_id,
        jenis=JenisJejak.MASUK,
        pegawai_id=pegawai_id,
        instansi_id=instansi_id,
        nilai=nilai,
    )
    _sisipkan({f"sesi:{pengguna_id or 'asing'}": peristiwa}, None, pengguna_id)


def tulis_panggilan(peristiwa: Peristiwa, oleh: Akses | None) -> None:
    """A call of another system; several may come at the same moment, so nobody holds a lock on the chain."""
    _sisipkan({f"{peristiwa.objek}:{peristiwa.objek_id}:panggilan": peristiwa}, oleh, None)


def tulis_banyak(daftar: Iterable[Peristiwa], oleh: Akses | None) -> None:
    """One row each for many objects, all of them locked by the caller: two statements, however many there are."""
    _sisipkan({f"{p.objek}:{p.objek_id}": p for p in daftar}, oleh, None)


def catat_baca(
    oleh: Akses,
    kejadian: str,
    objek: Model,
    *,
    pegawai: Iterable[int | None],
    jenis: JenisJejak = JenisJejak.BACA,
    nilai: Any = None,
) -> None:
    """Somebody has seen records of other people: one row per person, in the chain of what was seen of him.

    One's own records leave none, unless the helpdesk looks through one's eyes. A page opened again within
    ``JEDA_BACA`` counts once; prints and exports count each.
    """
    sendiri = None if asal_kini().pendamping else oleh.pegawai_id
    orang = {pk for pk in pegawai if pk is not None and pk != sendiri}
    if not orang or oleh.sistem:
        return
    instansi_id = oleh.instansi.pk if oleh.instansi else None
    daftar = {
        f"baca:{pk}": Peristiwa(
            kejadian=kejadian,
            objek=objek._meta.model_name or "",  # noqa: SLF001 - Django's own way to a name
            objek_id=objek.pk,
            jenis=jenis,
            pegawai_id=pk,
            instansi_id=instansi_id,
            nilai=nilai,
        )
        for pk in sorted(orang)
    }
    _sisipkan(daftar, oleh, None)


def _sisipkan(daftar: dict[str, Peristiwa], oleh: Akses | None, pelaku_id: int | None) -> None:
    """Append to several chains at once. Nobody holds a lock here: when another was faster, take the new heads."""
    if asal_kini().latihan:
        return
    for _ in range(PERCOBAAN):
        kepala = _kepala(daftar)
        baris = [
            _baris(rantai, kepala.get(rantai), p, oleh, pelaku_id)
            for rantai, p in daftar.items()
            if not _baru_saja(kepala.get(rantai), p, oleh)
        ]
        try:
            Jejak.objects.bulk_create(baris)
        except IntegrityError:
            continue
        return
    raise KeadaanBerubah("jejak.bersamaan", "Terlalu banyak permintaan pada saat yang sama. Coba sekali lagi.")


def _kepala(daftar: Iterable[str]) -> dict[str, Jejak]:
    akhir = Jejak.objects.filter(rantai__in=daftar).order_by().values("rantai").annotate(akhir=Max("pk"))
    return {j.rantai: j for j in Jejak.objects.filter(pk__in=akhir.values("akhir"))}


def _baru_saja(kepala: Jejak | None, p: Peristiwa, oleh: Akses | None) -> bool:
    if kepala is None or oleh is None or oleh.pengguna is None or p.jenis != JenisJejak.BACA:
        return False
    dulu = (kepala.kejadian, kepala.objek_id, kepala.pelaku_id, kepala.pendamping_id)
    kini = (p.kejadian, p.objek_id, oleh.pengguna.pk, asal_kini().pendamping)
    return dulu == kini and kepala.pada > sekarang() - JEDA_BACA


def _baris(rantai: str, kepala: Jejak | None, p: Peristiwa, oleh: Akses | None, pelaku_id: int | None = None) -> Jejak:
    asal = asal_kini()
    baris = Jejak(
        rantai=rantai,
        nomor=kepala.nomor + 1 if kepala else 1,
        pada=sekarang(),
        jenis=p.jenis,
        kejadian=p.kejadian,
        objek=p.objek,
        objek_id=p.objek_id,
        pelaku_id=oleh.pengguna.pk if oleh and oleh.pengguna else pelaku_id,
        pendamping_id=asal.pendamping,
        pegawai_id=p.pegawai_id,
        instansi_id=p.instansi_id or (oleh.instansi.pk if oleh and oleh.instansi else None),
        dari=p.dari,
        ke=p.ke,
        nilai="" if p.nilai is None else sidik_isi(p.nilai),
        alamat=asal.alamat,
        rujukan=asal.rujukan,
        sebelum=kepala.sidik if kepala else AWAL,
    )
    baris.sidik = sidik_baris(baris.sebelum, {k: getattr(baris, k) for k in KOLOM_SIDIK})
    return baris


def potret(baris: Model, **lain: Any) -> dict[str, Any]:
    """The loaded values of a row, for a digest; secrets left out."""
    tertunda = baris.get_deferred_fields()
    bidang = baris._meta.concrete_fields  # noqa: SLF001 - Django's own way to the columns
    kolom = [f.attname for f in bidang if f.attname not in tertunda | RAHASIA]
    return {k: getattr(baris, k) for k in kolom} | lain
