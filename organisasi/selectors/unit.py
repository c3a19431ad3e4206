"""The tree of units."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from organisasi.models import Instansi, UnitKerja


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


def list_unit(instansi: Instansi, pada: date) -> list[UnitKerja]:
    """The tree of an agency on a day, in depth-first order (``tree_depth`` on each unit).

    Put in order here: a recursive query over two thousand units costs four times as much.
    """
    anak: dict[int | None, list[UnitKerja]] = {}
    for unit in UnitKerja.objects.filter(instansi=instansi):
        anak.setdefault(unit.parent_id, []).append(unit)
    hasil, antre = [], [(unit, 0) for unit in anak.get(None, [])[::-1]]
    while antre:
        unit, unit.tree_depth = antre.pop()
        hasil.append(unit)
        antre.extend((bawah, unit.tree_depth + 1) for bawah in anak.get(unit.pk, [])[::-1])
    return [u for u in hasil if u.mulai <= pada and (u.selesai is None or u.selesai >= pada)]


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
