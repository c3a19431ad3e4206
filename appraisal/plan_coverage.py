"""Coverage of the work plan: who carries each indicator, what nobody carries, which rows of SKP hang on nothing.

A unit with everything below it. An SKP counts once it was submitted; a draft is its owner's. Every list and every
count is one statement, whatever the number of rows.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from organisasi.models import UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.models import ButirRkt, Kegiatan, Periode, TingkatRkt
from skp.states import SUDAH_DITETAPKAN

DAFTAR = {
    "belum": "Indikator yang belum dipikul",
    "dipikul": "Indikator yang dipikul",
    "menggantung": "Kegiatan SKP yang tidak bertumpu",
}


@dataclass(frozen=True, slots=True)
class Cakupan:
    """The plan and the SKP of a unit and everything below it, in one year."""

    unit: frozenset[int]
    periode: Periode

    @property
    def kegiatan(self) -> QuerySet[Kegiatan]:
        """The rows that count, with their people."""
        return Kegiatan.objects.filter(
            versi__skp__unit__in=self.unit,
            versi__skp__periode=self.periode,
            versi__skp__diajukan_pada__isnull=False,
            versi__nomor=F("versi__skp__nomor_versi"),
        ).select_related("versi__skp__pegawai", "versi__skp__unit")

    @property
    def indikator(self) -> QuerySet[Any]:
        """The indicators, each with ``terpikul``: whether a row hangs on it; ended ones only where one does."""
        pemikul = self.kegiatan.select_related(None).filter(rkt=OuterRef("pk"))
        daftar = ButirRkt.objects.filter(unit__in=self.unit, tahun=self.periode.tahun, tingkat=TingkatRkt.INDIKATOR)
        return daftar.annotate(terpikul=Exists(pemikul)).filter(Q(diakhiri_pada=None) | Q(terpikul=True))

    def list_indikator(self, *, dipikul: bool) -> QuerySet[Any]:
        return self.indikator.filter(terpikul=dipikul).select_related("parent", "unit").order_by("unit", "urutan", "pk")

    def list_menggantung(self) -> QuerySet[Kegiatan]:
        """Neither an indicator nor a row of the superior stands above them."""
        daftar = self.kegiatan.filter(rkt=None, induk=None)
        return daftar.order_by("versi__skp__unit", "versi__skp__pegawai__nama", "urutan", "pk")

    def list_pemikul(self, butir: ButirRkt) -> QuerySet[Kegiatan]:
        return self.kegiatan.filter(rkt=butir).order_by("versi__skp__pegawai__nama", "urutan", "pk")

    def hitung_pemikul(self, butir: list[ButirRkt]) -> dict[int, dict[str, int]]:
        """Per indicator: people, rows, and how many of the rows are agreed."""
        setuju = Q(versi__skp__status__in=SUDAH_DITETAPKAN)
        daftar = self.kegiatan.filter(rkt__in=butir).order_by().values("rkt")
        hitungan = daftar.annotate(
            orang=Count("versi__skp__pegawai", distinct=True), baris=Count("pk"), setuju=Count("pk", filter=setuju)
        )
        return {h["rkt"]: {k: h[k] for k in ("orang", "baris", "setuju")} for h in hitungan}

    def hitung(self) -> dict[str, int]:
        """How long each list of ``DAFTAR`` is, and how many rows there are in all."""
        indikator = self.indikator.aggregate(semua=Count("pk"), dipikul=Count("pk", filter=Q(terpikul=True)))
        baris = self.kegiatan.aggregate(baris=Count("pk"), menggantung=Count("pk", filter=Q(rkt=None, induk=None)))
        return {
            "belum": indikator["semua"] - indikator["dipikul"],
            "dipikul": indikator["dipikul"],
            **baris,
        }


def get_cakupan(unit: UnitKerja, periode: Periode) -> Cakupan:
    return Cakupan(unit_dan_turunannya([unit]), periode)
