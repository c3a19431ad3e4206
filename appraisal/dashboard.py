"""The dashboard of a leader: how the grades of a unit are spread, through the years and over the units below it.

Groups under five are not told apart, and neither is what would give them away (``appraisal.small_groups``). What may be
shown of a unit is decided from the whole agency downwards, so that it is the same on the page of the unit and on the
page of the unit above it. People are never ranked, and no spread is asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from appraisal.indicators import bagian
from appraisal.models import HasilPenilaian
from appraisal.small_groups import TANPA_RINCIAN, TERKECIL, TERSEMBUNYI, ringkas, tingkat_aman, tingkat_anak
from appraisal.states import FINAL
from organisasi.models import Instansi, UnitKerja
from organisasi.selectors.unit import list_anak
from skp.models import Periode

TAHUN_TREN = 5
AKAR = 0
"""The agency as a whole, above its first units."""


@dataclass(frozen=True, slots=True)
class Sebaran:
    """What may be said of a group: its size, and its classes in the finest scheme that is safe."""

    hitungan: Mapping[str, int]
    tingkat: int

    @property
    def orang(self) -> int:
        return sum(self.hitungan.values())

    @property
    def banyak(self) -> str:
        return TERSEMBUNYI if 0 < self.orang < TERKECIL else str(self.orang)

    @property
    def kelas(self) -> dict[str, int]:
        """Class -> people; empty where nothing is told apart."""
        return ringkas(self.hitungan, self.tingkat) if self.orang and self.tingkat < TANPA_RINCIAN else {}

    @property
    def terisi(self) -> list[tuple[str, int]]:
        """The classes that somebody is in."""
        return [(kelas, n) for kelas, n in self.kelas.items() if n]

    @property
    def baik(self) -> int:
        """People with grade Baik and above: to be told only where something is told apart."""
        return ringkas(self.hitungan, TANPA_RINCIAN - 1)["Baik ke atas"]

    @property
    def persen_baik(self) -> Decimal | None:
        """Share with grade Baik and above, in percent with two decimals; ``None`` where it is not told."""
        return bagian(self.baik, self.orang) if self.kelas else None


@dataclass(frozen=True, slots=True)
class BarisSebaran:
    """A unit right below with everything under it; ``langsung``: only the people right in the unit itself."""

    unit: UnitKerja
    sebaran: Sebaran
    langsung: bool = False


class Pohon:
    """The results in force of one year along the tree of units, with what may be shown of each."""

    def __init__(self, induk: Mapping[int, int], per_unit: Mapping[int, Counter[str]]) -> None:
        self.per_unit = per_unit
        self.anak: dict[int, list[int]] = defaultdict(list)
        for pk, atas in induk.items():
            self.anak[atas].append(pk)
        self.jumlah: dict[int, Counter[str]] = {}
        self.tingkat: dict[int, int] = {}
        self.tingkat_langsung: dict[int, int] = {}
        self._jumlahkan(AKAR)
        self._buka(AKAR, tingkat_aman(self.jumlah[AKAR]))

    def _jumlahkan(self, pk: int) -> Counter[str]:
        semua = Counter(self.per_unit.get(pk, {}))
        for anak in self.anak.get(pk, ()):
            semua.update(self._jumlahkan(anak))
        self.jumlah[pk] = semua
        return semua

    def _buka(self, pk: int, tingkat: int) -> None:
        self.tingkat[pk] = tingkat
        bagian_bagian = {anak: self.jumlah[anak] for anak in self.anak.get(pk, ())}
        sendiri = -1  # no unit has this number: the people right in the unit are a part like any other
        boleh = tingkat_anak(self.jumlah[pk], tingkat, {**bagian_bagian, sendiri: self.per_unit.get(pk, Counter())})
        self.tingkat_langsung[pk] = boleh[sendiri]
        for anak in bagian_bagian:
            self._buka(anak, boleh[anak])

    def sebaran(self, pk: int) -> Sebaran:
        return Sebaran(self.jumlah.get(pk, Counter()), self.tingkat.get(pk, TANPA_RINCIAN))

    def langsung(self, pk: int) -> Sebaran:
        return Sebaran(self.per_unit.get(pk, Counter()), self.tingkat_langsung.get(pk, TANPA_RINCIAN))


@dataclass(frozen=True, slots=True)
class Dasbor:
    """``tren``: year -> spread of the unit, oldest first; ``baris``: its own people and the units right below."""

    sebaran: Sebaran
    tren: Mapping[int, Sebaran]
    baris: list[BarisSebaran]


def get_dasbor(unit: UnitKerja, periode: Periode) -> Dasbor:
    """The spread of a unit and what lies below it. Three statements, however many people and units."""
    pohon = list_pohon(periode)
    kini = pohon[periode.tahun]
    baris = [BarisSebaran(u, kini.sebaran(u.pk)) for u in list_anak(unit, periode.selesai) if kini.sebaran(u.pk).orang]
    langsung = BarisSebaran(unit, kini.langsung(unit.pk), langsung=True)
    return Dasbor(
        kini.sebaran(unit.pk),
        {tahun: p.sebaran(unit.pk) for tahun, p in sorted(pohon.items())},
        [langsung, *baris] if langsung.sebaran.orang and baris else baris,
    )


def list_pohon(periode: Periode) -> dict[int, Pohon]:
    """Year -> the results in force of the agency, for the period and the years before it that have any."""
    induk = _induk(periode.instansi)
    per_tahun: dict[int, dict[int, Counter[str]]] = {periode.tahun: {}}
    hasil = HasilPenilaian.objects.filter(
        berlaku=True,
        penilaian__status__in=FINAL,
        penilaian__periode__instansi=periode.instansi,
        penilaian__periode__tahun__range=(periode.tahun - TAHUN_TREN + 1, periode.tahun),
    ).order_by()
    kelompok = hasil.values_list("penilaian__periode__tahun", "penilaian__unit", "sebutan").annotate(n=Count("pk"))
    for tahun, unit, sebutan, banyak in kelompok:
        per_tahun.setdefault(tahun, {}).setdefault(unit, Counter())[sebutan] += banyak
    return {tahun: Pohon(induk, per_unit) for tahun, per_unit in per_tahun.items()}


def _induk(instansi: Instansi) -> dict[int, int]:
    semua = UnitKerja.objects.filter(instansi=instansi).values_list("pk", "parent_id")
    return {pk: atas or AKAR for pk, atas in semua}
