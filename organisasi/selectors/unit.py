"""The tree of units."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from organisasi.common.models import berlaku_pada
from organisasi.models import Instansi, UnitKerja


def unit_dan_turunannya(unit: Iterable[UnitKerja | int]) -> frozenset[int]:
    """Ids of the given units and everything below them, whatever their dates: old documents stay reachable."""
    akar = {u if isinstance(u, int) else u.pk for u in unit}
    if not akar:
        return frozenset()
    anak: dict[int | None, list[int]] = {}
    instansi = UnitKerja.objects.filter(pk__in=akar).values("instansi")
    for pk, induk in UnitKerja.objects.filter(instansi__in=instansi).values_list("pk", "parent_id"):
        anak.setdefault(induk, []).append(pk)
    hasil, antre = set(akar), list(akar)
    while antre:
        baru = [pk for pk in anak.get(antre.pop(), ()) if pk not in hasil]
        hasil.update(baru)
        antre.extend(baru)
    return frozenset(hasil)


def list_unit(instansi: Instansi, pada: date) -> QuerySet[UnitKerja]:
    """The tree of an agency on a day, in depth-first order (``tree_depth`` on each row)."""
    return UnitKerja.objects.with_tree_fields().filter(berlaku_pada(pada), instansi=instansi)
