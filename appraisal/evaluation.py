"""Periodic evaluation: how far the SKP of a unit had come by the end of a month, beside the two indicators.

The number of queries does not depend on the number of people.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import ExtractMonth

from appraisal.indicators import (
    Angka,
    Indikator,
    Orang,
    baca_orang,
    bagian,
    get_indikator_waktu,
    kolom_orang,
    list_indikator_sebutan,
)
from organisasi.common.angka import BULAN
from organisasi.common.clock import hari_ini
from organisasi.models import UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.models import Kegiatan, Kemajuan, Periode, Skp
from skp.states import SUDAH_DITETAPKAN

Butir = TypeVar("Butir")
SETENGAH_SEN = Decimal("0.005")
"""Quantities have two decimals; SQLite adds them as binary fractions, and half of the last place makes that exact."""


@dataclass(frozen=True, slots=True)
class Kemajuannya(Orang):
    """The progress of one SKP by the end of the month: rows, those with an entry this month, those on schedule."""

    unit_id: int = 0
    baris: int = 0
    terisi: int = 0
    sesuai: int = 0

    @property
    def melapor(self) -> bool:
        return self.terisi > 0


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """A unit right below the one reported, with everything under it."""

    unit_id: int
    nama: str
    orang: int = 0
    melapor: int = 0
    baris: int = 0
    terisi: int = 0
    sesuai: int = 0

    @property
    def persen_melapor(self) -> Decimal | None:
        return bagian(self.melapor, self.orang)

    @property
    def persen_sesuai(self) -> Decimal | None:
        return bagian(self.sesuai, self.baris)


@dataclass(frozen=True, slots=True)
class Evaluasi:
    """The monthly report of a unit, with everything below it, on the last day of the month or today."""

    unit: UnitKerja
    periode: Periode
    bulan: int
    hari: date
    kemajuan: tuple[Kemajuannya, ...]
    angka: tuple[Angka, ...]
    indikator: tuple[Indikator, ...]
    per_unit: tuple[BarisUnit, ...]

    @property
    def judul(self) -> str:
        return f"{BULAN[self.bulan - 1]} {self.periode.tahun}"

    @property
    def jumlah(self) -> BarisUnit:
        return _tambahkan(BarisUnit(self.unit.pk, "Jumlah"), self.kemajuan)

    @property
    def semua(self) -> Mapping[str, Angka]:
        """Every figure by its key."""
        dari_indikator = (a for i in self.indikator for a in (i.memenuhi, i.tidak, i.belum))
        return {a.kunci: a for a in (*self.angka, *dari_indikator)}


def bulan_terakhir(periode: Periode) -> int:
    """The month a report is due for: the present one while the period runs, else its last or first."""
    hari = min(max(hari_ini(periode.instansi.zona_waktu), periode.mulai), periode.selesai)
    return hari.month


def susun_evaluasi(unit: UnitKerja, periode: Periode, bulan: int, *, pada: date | None = None) -> Evaluasi:
    """Gather the month of a unit and everything below it, as known on a day (default: the end of that month)."""
    pk_unit = unit_dan_turunannya([unit])
    hari = min(pada or _akhir(periode, bulan), hari_ini(periode.instansi.zona_waktu))
    kemajuan = tuple(_kemajuan(pk_unit, periode, bulan))
    return Evaluasi(
        unit=unit,
        periode=periode,
        bulan=bulan,
        hari=hari,
        kemajuan=kemajuan,
        angka=_angka(kemajuan),
        indikator=(*list_indikator_sebutan(pk_unit, periode, hari), get_indikator_waktu(unit, periode, hari)),
        per_unit=tuple(_per_unit(unit, kemajuan)),
    )


def _akhir(periode: Periode, bulan: int) -> date:
    return date(periode.tahun, bulan, monthrange(periode.tahun, bulan)[1])


# --- progress ------------------------------------------------------------------------------------


def list_skp_bulan(pk_unit: Iterable[int], periode: Periode, bulan: int) -> QuerySet[Skp]:
    """The contracts that hold in a month."""
    return Skp.objects.filter(
        periode=periode,
        unit__in=pk_unit,
        status__in=SUDAH_DITETAPKAN,
        mulai__lte=_akhir(periode, bulan),
        selesai__gte=date(periode.tahun, bulan, 1),
    )


def list_kegiatan_bulan(skp: QuerySet[Skp], bulan: int) -> QuerySet[Kegiatan]:
    """Their rows with ``total`` reached by the end of the month, ``ini`` in it, and whether that is on schedule.

    On schedule means: at least the part of the target that the months gone by are of the months of the SKP.
    """
    milik = Kemajuan.objects.filter(kegiatan=OuterRef("pk")).order_by()
    sampai = milik.filter(bulan__lte=bulan).values("kegiatan").annotate(n=Sum("kuantitas")).values("n")
    awal, ujung = ExtractMonth("versi__skp__mulai"), ExtractMonth("versi__skp__selesai")
    daftar = Kegiatan.objects.filter(versi__skp__in=skp, versi__nomor=F("versi__skp__nomor_versi"))
    daftar = daftar.annotate(
        total=Subquery(sampai),
        ini=Subquery(milik.filter(bulan=bulan).values("kuantitas")),
        ada=Exists(milik.filter(bulan=bulan)),
        lama=ujung - awal + 1,
        jalan=Value(bulan) - awal + 1,
    )
    daftar = daftar.annotate(kurang=F("target_kuantitas") * F("jalan") - F("total") * F("lama"))
    return daftar.annotate(sesuai=Case(When(Q(kurang__lte=SETENGAH_SEN), then=1), default=0))


def _kemajuan(pk_unit: Iterable[int], periode: Periode, bulan: int) -> Iterator[Kemajuannya]:
    skp = list_skp_bulan(pk_unit, periode, bulan)
    hitung = list_kegiatan_bulan(skp, bulan).order_by().values("versi__skp")
    hitung = hitung.annotate(baris=Count("pk"), terisi=Count("pk", filter=Q(ada=True)), cukup=Sum("sesuai"))
    per_skp = {pk: isi for pk, *isi in hitung.values_list("versi__skp", "baris", "terisi", "cukup")}
    urut = skp.order_by("unit__nama", "pegawai__nama", "mulai")
    for pk, unit_id, *orang in urut.values_list("pk", "unit", *kolom_orang("")):
        baris, terisi, sesuai = per_skp.get(pk, (0, 0, 0))
        rinci = f"{terisi} dari {baris} kegiatan dilaporkan bulan ini, {sesuai} sesuai jadwal"
        o = baca_orang(*orang, rinci=rinci)
        yield Kemajuannya(o.pegawai_id, o.nip, o.nama, o.unit, rinci, unit_id, baris, terisi, sesuai)


def _angka(kemajuan: Iterable[Kemajuannya]) -> tuple[Angka, ...]:
    semua = tuple(kemajuan)
    return (
        Angka("ber-skp", "Pegawai dengan SKP yang berlaku", semua),
        Angka("melapor", "Melaporkan kemajuan bulan ini", tuple(k for k in semua if k.melapor)),
        Angka("belum-melapor", "Belum melaporkan kemajuan bulan ini", tuple(k for k in semua if not k.melapor)),
    )


def _per_unit(unit: UnitKerja, kemajuan: Iterable[Kemajuannya]) -> Iterator[BarisUnit]:
    for u, daftar in kelompokkan(unit, ((k.unit_id, k) for k in kemajuan)):
        yield _tambahkan(BarisUnit(u.pk, u.nama), daftar)


def kelompokkan(unit: UnitKerja, butir: Iterable[tuple[int, Butir]]) -> Iterator[tuple[UnitKerja, list[Butir]]]:
    """Things that belong to units gathered under the unit itself and each one right below it.

    A report of a large agency stays a page long.
    """
    pohon = {
        u.pk: u for u in UnitKerja.objects.filter(instansi=unit.instansi_id).only("pk", "parent_id", "nama", "urutan")
    }
    kelompok: dict[int, list[Butir]] = {}
    for unit_id, b in butir:
        kelompok.setdefault(_cabang(unit_id, unit.pk, pohon), []).append(b)
    anak = [pk for pk, u in pohon.items() if u.parent_id == unit.pk and pk in kelompok]
    for pk in (unit.pk, *sorted(anak, key=lambda pk: (pohon[pk].urutan, pohon[pk].nama))):
        if pk in kelompok:
            yield pohon[pk], kelompok[pk]


def _cabang(pk: int, akar: int, pohon: Mapping[int, UnitKerja]) -> int:
    """The unit right below ``akar`` that ``pk`` belongs to, or ``akar`` itself."""
    while pk != akar and pohon[pk].parent_id not in {None, akar}:
        pk = pohon[pk].parent_id or akar
    return pk


def _tambahkan(baris: BarisUnit, kemajuan: Iterable[Kemajuannya]) -> BarisUnit:
    daftar = list(kemajuan)
    return replace(
        baris,
        orang=len(daftar),
        melapor=sum(k.melapor for k in daftar),
        baris=sum(k.baris for k in daftar),
        terisi=sum(k.terisi for k in daftar),
        sesuai=sum(k.sesuai for k in daftar),
    )


def melapor_per_bulan(unit: UnitKerja, periode: Periode) -> dict[int, int]:
    """How many people entered progress in each month of the year: which of the twelve reports has something to tell."""
    hitung = Kemajuan.objects.filter(
        kegiatan__versi__skp__periode=periode,
        kegiatan__versi__skp__unit__in=unit_dan_turunannya([unit]),
        kegiatan__versi__nomor=F("kegiatan__versi__skp__nomor_versi"),
    )
    daftar = hitung.order_by().values("bulan").annotate(orang=Count("kegiatan__versi__skp__pegawai", distinct=True))
    return dict(daftar.values_list("bulan", "orang"))
