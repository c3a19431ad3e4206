"""The tree of units with its people, on a day, in a fixed number of queries."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import Count, Q, QuerySet

from organisasi.common.models import berlaku_pada
from organisasi.models import Instansi, Jabatan, JenisPenempatan, Penempatan, UnitKerja
from organisasi.selectors.akses import Akses
from organisasi.selectors.unit import SimpulUnit, jalur_bernama, list_unit

Butir = TypeVar("Butir")

SIMPUL_TAMPIL, PILIHAN_TAMPIL = 150, 300
"""Rows of a tree on a page, choices of a filter: larger trees are cut at a level."""
INDEN = "\u2003"
URUTAN = {JenisPenempatan.DEFINITIF: 0, JenisPenempatan.PLT: 1, JenisPenempatan.PLH: 2}


@dataclass(slots=True)
class Simpul:
    """One unit of the tree with ``anak`` units right below it.

    ``orang`` sit in it, ``seluruhnya`` in it and below; ``kepala``: definitive first.
    """

    unit: SimpulUnit
    tingkat: int
    kepala: list[Penempatan] = field(default_factory=list)
    jabatan_kepala: str = ""
    anak: int = 0
    orang: int = 0
    seluruhnya: int = 0


@dataclass(frozen=True, slots=True)
class JabatanTerisi:
    """A position of a unit with those who hold it or act in it."""

    jabatan: Jabatan
    pemegang: list[Penempatan]


def unit_terlihat_oleh(akses: Akses) -> QuerySet[UnitKerja]:
    """Row-level scope of units: all of the agency for the pengelola sistem, those granted for an admin."""
    if akses.instansi is None:
        return UnitKerja.objects.none()
    semua = UnitKerja.objects.filter(instansi=akses.instansi).select_related("instansi", "parent")
    return semua if akses.pengelola_sistem else semua.filter(pk__in=akses.unit_admin)


def jabatan_terlihat_oleh(akses: Akses) -> QuerySet[Jabatan]:
    return Jabatan.objects.filter(unit__in=unit_terlihat_oleh(akses)).select_related("unit__instansi")


def _bertugas(pada: date) -> Q:
    """Placements, on a day, of people who have not left by then."""
    belum_berhenti = Q(pegawai__berhenti_tanggal=None) | Q(pegawai__berhenti_tanggal__gt=pada)
    return berlaku_pada(pada) & belum_berhenti


def list_pohon(akses: Akses, pada: date, unit: Iterable[int] | None = None) -> list[Simpul]:
    """The visible tree on a day, depth first; ``unit`` narrows it further. Four queries.

    A tree of more than ``SIMPUL_TAMPIL`` units is shown down to the level that still fits; the totals count all of it.
    """
    if akses.instansi is None:
        return []
    terlihat = set(unit_terlihat_oleh(akses).order_by().values_list("pk", flat=True))
    if unit is not None:
        terlihat &= set(unit)
    pohon: dict[int, Simpul] = {}
    for u in list_unit(akses.instansi, pada):
        if u.pk in terlihat:
            induk = pohon.get(u.parent_id or 0)
            pohon[u.pk] = Simpul(u, induk.tingkat + 1 if induk else 0)
    _isi_orang(pohon, akses.instansi, pada)
    tampil = sampai_muat(list(pohon.values()), lambda s: s.tingkat, SIMPUL_TAMPIL)
    _isi_kepala({s.unit.pk: s for s in tampil}, pada)
    return tampil


def sampai_muat(daftar: list[Butir], tingkat: Callable[[Butir], int], banyak: int) -> list[Butir]:
    """As many whole levels of a tree, from the top, as fit into ``banyak`` rows; at least the first."""
    jumlah = Counter(map(tingkat, daftar))
    dalam = 0
    while dalam < max(jumlah, default=0) and sum(jumlah[t] for t in range(dalam + 2)) <= banyak:
        dalam += 1
    return [butir for butir in daftar if tingkat(butir) <= dalam]


def list_saringan_unit(akses: Akses, pada: date) -> list[tuple[int, str]]:
    """The visible units as a filter of a list; in a large agency its upper levels, the rest have pages of their own."""
    pilihan = list_pilihan_unit(akses, pada)
    return sampai_muat(pilihan, lambda p: len(p[1]) - len(p[1].lstrip(INDEN)), PILIHAN_TAMPIL)


def list_pilihan_unit(akses: Akses, pada: date, kecuali: Iterable[int] = ()) -> list[tuple[int, str]]:
    """The visible units of a day as choices, indented like the tree, without those named and what hangs below."""
    if akses.instansi is None:
        return []
    buang, tingkat = set(kecuali), dict[int, int]()
    hasil = []
    terlihat = set(unit_terlihat_oleh(akses).order_by().values_list("pk", flat=True))
    for u in list_unit(akses.instansi, pada):
        if u.pk in buang or u.parent_id in buang:
            buang.add(u.pk)
        elif u.pk in terlihat:
            tingkat[u.pk] = tingkat.get(u.parent_id or 0, -1) + 1
            hasil.append((u.pk, INDEN * tingkat[u.pk] + u.nama))
    return hasil


def _isi_orang(pohon: dict[int, Simpul], instansi: Instansi, pada: date) -> None:
    for unit_id, jumlah in _hitung_orang(instansi, pada).items():
        if unit_id in pohon:
            pohon[unit_id].orang = jumlah
    for simpul in reversed(pohon.values()):
        simpul.seluruhnya += simpul.orang
        if induk := pohon.get(simpul.unit.parent_id or 0):
            induk.seluruhnya += simpul.seluruhnya
            induk.anak += 1


def _isi_kepala(pohon: dict[int, Simpul], pada: date) -> None:
    kepala = Jabatan.objects.filter(berlaku_pada(pada), kepala=True, unit__in=pohon)
    for unit_id, nama in kepala.values_list("unit_id", "nama"):
        pohon[unit_id].jabatan_kepala = nama
    for p in list_pemegang(pada, jabatan__kepala=True, jabatan__unit__in=pohon):
        pohon[p.jabatan.unit_id].kepala.append(p)


def _hitung_orang(instansi: Instansi, pada: date) -> Counter[int]:
    baris = (
        Penempatan.objects.filter(
            _bertugas(pada),
            jenis=JenisPenempatan.DEFINITIF,
            jabatan__unit__instansi=instansi,
        )
        .order_by()
        .values_list("jabatan__unit_id")
        .annotate(jumlah=Count("pk"))
    )
    return Counter(dict(baris))


def list_pemegang(pada: date, **saringan: object) -> list[Penempatan]:
    """Who holds positions on a day: definitive holders before those who act."""
    daftar = (
        Penempatan.objects.filter(_bertugas(pada), **saringan)
        .select_related("pegawai", "jabatan")
        .order_by("pegawai__nama", "pk")
    )
    return sorted(daftar, key=lambda p: URUTAN[JenisPenempatan(p.jenis)])


def list_jabatan(unit: UnitKerja, pada: date) -> list[JabatanTerisi]:
    """The positions of a unit on a day, heads first, with their holders. Two queries."""
    pemegang: dict[int, list[Penempatan]] = {}
    for p in list_pemegang(pada, jabatan__unit=unit):
        pemegang.setdefault(p.jabatan_id, []).append(p)
    return [JabatanTerisi(j, pemegang.get(j.pk, [])) for j in unit.daftar_jabatan.filter(berlaku_pada(pada))]


def list_leluhur(unit: UnitKerja, akses: Akses) -> list[UnitKerja]:
    """The visible units above a unit, top first: the trail of its page."""
    jalur = [UnitKerja(pk=pk, nama=nama) for pk, nama in jalur_bernama(unit)[1:]]
    return [u for u in reversed(jalur) if akses.pengelola_sistem or u.pk in akses.unit_admin]
