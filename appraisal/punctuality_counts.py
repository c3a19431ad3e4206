"""How many drew up and reported in time, counted by the database: what a dashboard asks of an agency of any size.

The same rule as ``punctuality``, which knows the people; those whose deadlines are their own are read there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, Value, When

from appraisal.indicators import bagian, get_indikator_waktu
from appraisal.monitoring import Lingkup
from appraisal.punctuality import kesimpulan
from appraisal.recap import list_penempatan
from organisasi.common.clock import akhir_hari
from organisasi.models import Penempatan, UnitKerja
from skp.calendar import Orang
from skp.models import HalTenggat, Skp, VersiSkp


@dataclass(frozen=True, slots=True)
class HitunganWaktu:
    """People of a unit and below who met both deadlines, missed one, or are not late yet."""

    tepat: int
    terlambat: int
    belum: int

    @property
    def persen(self) -> Decimal | None:
        """Percent of those of whom it can be said, with two decimals."""
        return bagian(self.tepat, self.tepat + self.terlambat)


def hitung_ketepatan(unit: UnitKerja, ruang: Lingkup, hari: date) -> HitunganWaktu:
    """As it stood on a day. ``ruang`` is the scope of ``unit``. A fixed number of statements."""
    skp, tanpa = _skp_pertama(ruang), _tanpa_skp(ruang)
    sendiri = _bertenggat_sendiri(ruang, skp, tanpa)
    skp, tanpa = skp.exclude(pegawai__in=sendiri), tanpa.exclude(pegawai__in=sendiri)
    hasil: Counter[str] = Counter()
    for batas, pk_unit in _unit_per_batas(ruang).items():
        kelompok = _kelompok(skp.filter(unit__in=pk_unit), batas, hari, ruang.periode.instansi.zona_waktu)
        for menyusun, melaporkan, banyak in kelompok:
            hasil[kesimpulan(batas, hari, menyusun=menyusun, melaporkan=melaporkan)] += banyak
        banyak = tanpa.filter(jabatan__unit__in=pk_unit).count()
        hasil[kesimpulan(batas, hari, menyusun=False, melaporkan=False)] += banyak
    if sendiri:
        i = get_indikator_waktu(unit, ruang.periode, hari, hanya=sendiri)
        hasil += Counter(ya=len(i.memenuhi), tidak=len(i.tidak), belum=len(i.belum))
    return HitunganWaktu(hasil["ya"], hasil["tidak"], hasil["belum"])


def _skp_pertama(ruang: Lingkup) -> QuerySet[Skp]:
    """The first SKP of each person in the units."""
    milik = Skp.objects.filter(periode=ruang.periode, unit__in=ruang.unit).order_by()
    sebelumnya = milik.filter(pegawai=OuterRef("pegawai"), mulai__lt=OuterRef("mulai"))
    return milik.filter(~Exists(sebelumnya))


def _tanpa_skp(ruang: Lingkup) -> QuerySet[Penempatan]:
    ada = Skp.objects.filter(periode=ruang.periode, unit__in=ruang.unit).order_by().values("pegawai")
    return list_penempatan(ruang.unit, ruang.periode).order_by().exclude(pegawai__in=ada)


def _bertenggat_sendiri(ruang: Lingkup, skp: QuerySet[Skp], tanpa: QuerySet[Penempatan]) -> frozenset[int]:
    """People with an extension of their own, and those who began after the deadline of the period."""
    lewat = {"mulai__gt": ruang.periode.batas_skp}
    pk = {pegawai for periode, _, pegawai in ruang.kalender.pegawai if periode == ruang.periode.pk}
    pk.update(skp.filter(**lewat).values_list("pegawai", flat=True))
    pk.update(tanpa.filter(**lewat).values_list("pegawai", flat=True))
    return frozenset(pk)


def _unit_per_batas(ruang: Lingkup) -> dict[tuple[date, date], set[int]]:
    """The two deadlines -> the units in which they hold."""
    hasil: dict[tuple[date, date], set[int]] = defaultdict(set)
    periode, batas = ruang.periode, ruang.kalender.batas
    for pk in ruang.unit:
        di_unit = Orang(periode.pk, 0, pk)
        susun = batas(HalTenggat.SKP, periode.batas_skp, di_unit)
        hasil[susun, batas(HalTenggat.PENILAIAN, periode.batas_penilaian, di_unit)].add(pk)
    return hasil


def _kelompok(skp: QuerySet[Skp], batas: tuple[date, date], hari: date, zona: str) -> Iterable[tuple[bool, bool, int]]:
    """Set in time, reported in time -> how many, as known on a day."""
    susun, lapor = (akhir_hari(min(b, hari), zona) for b in batas)
    ditetapkan = VersiSkp.objects.filter(skp=OuterRef("pk"), ditetapkan_pada__lte=susun)
    dilaporkan = Case(When(realisasi_diajukan_pada__lte=lapor, then=Value(value=True)), default=Value(value=False))
    tanda = skp.annotate(menyusun=Exists(ditetapkan), melaporkan=dilaporkan)
    return tanda.values_list("menyusun", "melaporkan").annotate(banyak=Count("pk"))
