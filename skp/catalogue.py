"""The catalogue of activities of a position, grown from agreed SKP: nobody has to type it.

Its rows are those of the latest approved SKP of people in a position of the same name in the same agency, with their
units of measure, the most used first. Targets, names and units of work are left out. While fewer than
``PALING_SEDIKIT`` people of the position have an approved SKP, its rows would tell whose they are: then only canonical
entries show. A row that fewer than ``PALING_SEDIKIT`` people use shows neither their number nor years, and one that a
single person uses is that person's own: only the admin of his unit sees it, who may make it canonical. Agencies are
kept apart (K-18).
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Lower

from organisasi.models import Instansi, Jabatan, Penempatan
from skp.models import EntriKatalog, Kegiatan, Skp
from skp.models.kegiatan import MAKS_KEGIATAN
from skp.states import SUDAH_DITETAPKAN

PALING_SEDIKIT = 5
"""People that a group must have before anything is told about it."""
PEMAKAI_BERSAMA = 2
"""People who must use an activity before colleagues are offered it."""
SKP_TERBARU = 200
"""Agreed SKP of a position that are read, the latest: enough to know its work, and as fast with 3,000 people."""
DI_PENYUNTING = 40
"""Entries beside the editor: more would make its page heavy, and the most used come first."""


@dataclass(frozen=True, slots=True)
class ButirKatalog:
    """One activity. ``pemakai``: how many different people agreed on it, ``None`` below the least number."""

    kunci: str
    uraian: str
    satuan_kuantitas: str
    satuan_waktu: str
    pemakai: int | None = None
    tahun: tuple[int, int] | None = None
    baku: bool = False
    tersembunyi: bool = False

    @property
    def pemakaian(self) -> str:
        """``12 pegawai, 2014–2015`` as the pages print it."""
        if self.pemakai is None or self.tahun is None:
            return "" if self.baku else f"kurang dari {PALING_SEDIKIT} pegawai"
        awal, akhir = self.tahun
        return f"{self.pemakai} pegawai, {awal}" + (f"–{akhir}" if akhir != awal else "")


def rapikan(teks: str) -> str:
    """The normal form in which spelling with capitals or more spaces is the same."""
    return " ".join(teks.split()).casefold()


def kunci_butir(uraian: str, satuan_kuantitas: str, satuan_waktu: str) -> str:
    """What makes two activities the same entry."""
    bagian = "|".join(rapikan(b) for b in (uraian, satuan_kuantitas, satuan_waktu))
    return hashlib.sha256(bagian.encode()).hexdigest()[:16]


def list_katalog_skp(skp: Skp, baris: Collection[Kegiatan] = ()) -> list[ButirKatalog]:
    """What the owner of an SKP may still choose from: the catalogue of his position without the rows he has.

    No more than fit into the SKP, which also keeps a long editor light. Three queries.
    """
    muat = min(DI_PENYUNTING, MAKS_KEGIATAN - len(baris))
    if muat <= 0:
        return []
    ada = {kunci_butir(k.uraian, k.satuan_kuantitas, k.satuan_waktu) for k in baris}
    semua = list_katalog(skp.periode.instansi, skp.penempatan.jabatan.nama, paling_banyak=muat + len(ada))
    return [b for b in semua if not b.tersembunyi and b.kunci not in ada][:muat]


def list_katalog(
    instansi: Instansi, jabatan: str, *, paling_banyak: int, unit_admin: Collection[int] = ()
) -> list[ButirKatalog]:
    """Canonical entries, then what grew, the most used first; hidden ones are marked.

    Of units in ``unit_admin`` everything shows: their admin reads those SKP anyway.
    """
    entri = {e.kunci: e for e in EntriKatalog.objects.filter(instansi=instansi, jabatan=rapikan(jabatan))}
    tumbuh: dict[str, ButirKatalog] = {}
    for baris in _tumbuh(_sejawat(instansi, jabatan, unit_admin), paling_banyak + len(entri), unit_admin):
        butir = _butir(baris, entri)
        tumbuh.setdefault(butir.kunci, butir)
    baku = [
        ButirKatalog(e.kunci, e.uraian, e.satuan_kuantitas, e.satuan_waktu, baku=True, tersembunyi=e.tersembunyi)
        for e in entri.values()
        if e.baku and e.kunci not in tumbuh
    ]
    return sorted([*tumbuh.values(), *baku], key=lambda b: (not b.baku, -(b.pemakai or 0), b.uraian.casefold()))


def _sejawat(instansi: Instansi, jabatan: str, unit_admin: Collection[int]) -> list[int]:
    """The agreed SKP that may be told about: all of them, or too few people's in the units of the admin only."""
    tempat = Jabatan.objects.filter(unit__instansi=instansi, nama__iexact=jabatan).order_by()
    duduk = Penempatan.objects.filter(jabatan__in=tempat).order_by()
    semua = Skp.objects.filter(penempatan__in=duduk, status__in=SUDAH_DITETAPKAN).order_by("-pk")
    daftar = list(semua.values_list("pk", "pegawai_id", "unit_id")[:SKP_TERBARU])
    cukup = len({orang for _, orang, _ in daftar}) >= PALING_SEDIKIT
    return [pk for pk, _, unit in daftar if cukup or unit in unit_admin]


def _tumbuh(sejawat: list[int], paling_banyak: int, unit_admin: Collection[int]) -> Iterable[Any]:
    """The activities in force of these SKP, each combination of words and units once.

    Those that several people use, and of the units of the admin all.
    """
    if not sejawat:
        return []
    return (
        Kegiatan.objects.filter(versi__skp__in=sejawat, versi__nomor=F("versi__skp__nomor_versi"))
        .order_by()
        .values(kata=Lower("uraian"), ukuran=Lower("satuan_kuantitas"), waktu=F("satuan_waktu"))
        .annotate(
            teks=Min("uraian"),
            satuan=Min("satuan_kuantitas"),
            banyak=Count("versi__skp__pegawai", distinct=True),
            sendiri=Count("pk", filter=Q(versi__skp__unit__in=unit_admin)),
            awal=Min("versi__skp__periode__tahun"),
            akhir=Max("versi__skp__periode__tahun"),
        )
        .filter(Q(banyak__gte=PEMAKAI_BERSAMA) | Q(sendiri__gt=0))
        .order_by("-banyak", "teks")[:paling_banyak]
    )


def _butir(baris: Any, entri: dict[str, EntriKatalog]) -> ButirKatalog:
    kunci = kunci_butir(baris["teks"], baris["satuan"], baris["waktu"])
    milik = entri.get(kunci)
    cukup = baris["banyak"] >= PALING_SEDIKIT
    return ButirKatalog(
        kunci=kunci,
        uraian=milik.uraian if milik and milik.baku else baris["teks"],
        satuan_kuantitas=milik.satuan_kuantitas if milik and milik.baku else baris["satuan"],
        satuan_waktu=baris["waktu"],
        pemakai=baris["banyak"] if cukup else None,
        tahun=(baris["awal"], baris["akhir"]) if cukup else None,
        baku=bool(milik and milik.baku),
        tersembunyi=bool(milik and milik.tersembunyi),
    )
