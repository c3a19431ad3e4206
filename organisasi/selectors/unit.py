"""The tree of units."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from organisasi.common.models import berlaku_pada
from organisasi.models import Instansi, JenisUnit, UnitKerja


def unit_dan_turunannya(unit: Iterable[UnitKerja | int]) -> frozenset[int]:
    """Ids of the given units and everything below them, whatever their dates: old documents stay reachable."""
    akar = {u if isinstance(u, int) else u.pk for u in unit}
    if not akar:
        return frozenset()
    anak: dict[int | None, list[int]] = {}
    instansi = UnitKerja.objects.filter(pk__in=akar).values("instansi")
    for pk, induk in UnitKerja.objects.filter(instansi__in=instansi).order_by().values_list("pk", "parent_id"):
        anak.setdefault(induk, []).append(pk)
    hasil, antre = set(akar), list(akar)
    while antre:
        baru = [pk for pk in anak.get(antre.pop(), ()) if pk not in hasil]
        hasil.update(baru)
        antre.extend(baru)
    return frozenset(hasil)


class SimpulUnit(NamedTuple):
    """A unit in its tree as lists and choices show it: plain values, because an agency has thousands."""

    pk: int
    parent_id: int | None
    kode: str
    nama: str
    jenis: str
    mulai: date
    selesai: date | None
    tingkat: int

    def get_jenis_display(self) -> str:
        return str(JenisUnit(self.jenis).label)


def list_unit(instansi: Instansi, pada: date) -> list[SimpulUnit]:
    """The tree of an agency on a day, in depth-first order.

    Put in order here: a recursive query over two thousand units costs four times as much.
    """
    anak: dict[int | None, list[tuple[Any, ...]]] = {}
    kolom = SimpulUnit._fields[:-1]
    for baris in UnitKerja.objects.filter(instansi=instansi).values_list(*kolom):
        anak.setdefault(baris[1], []).append(baris)
    hasil, antre = [], [(baris, 0) for baris in anak.get(None, [])[::-1]]
    while antre:
        baris, tingkat = antre.pop()
        hasil.append(SimpulUnit._make((*baris, tingkat)))
        antre.extend((bawah, tingkat + 1) for bawah in anak.get(baris[0], [])[::-1])
    return [u for u in hasil if u.mulai <= pada and (u.selesai is None or u.selesai >= pada)]


def list_anak(unit: UnitKerja, pada: date) -> QuerySet[UnitKerja]:
    """The units right below one, on a day, in the order of the tree."""
    return UnitKerja.objects.filter(berlaku_pada(pada), parent=unit)


_SQL_LELUHUR = """
WITH RECURSIVE naik (id, parent_id, nama) AS (
    SELECT id, parent_id, nama FROM organisasi_unitkerja WHERE id = %s
    UNION SELECT u.id, u.parent_id, u.nama FROM organisasi_unitkerja u JOIN naik ON u.id = naik.parent_id
) SELECT id, nama FROM naik
"""


def jalur_unit(unit: UnitKerja) -> list[int]:
    """Ids from the unit up to the top. Costs the same in an agency of any size."""
    return [pk for pk, _ in jalur_bernama(unit)]


def jalur_bernama(unit: UnitKerja) -> list[tuple[int, str]]:
    """Ids and names from the unit up to the top."""
    with connection.cursor() as kursor:
        kursor.execute(_SQL_LELUHUR, [unit.pk])
        return kursor.fetchall()
