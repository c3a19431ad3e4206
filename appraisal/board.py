"""The board of a unit: each step of the year with how many have not begun, are under way, are done, or are late.

One statement counts the people per unit and state; the units are added up along the tree here. A count and the list
that it opens are the same classification of the same rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from appraisal.models import Penilaian
from appraisal.monitoring import BarisPantau, Lingkup
from appraisal.recap import list_penempatan
from appraisal.states import FINAL, SUDAH_DISERAHKAN, StatusPenilaian
from organisasi.models import Penempatan, UnitKerja
from organisasi.selectors.unit import list_anak
from skp.calendar import Orang
from skp.models import HalTenggat, Skp
from skp.selectors import list_tanpa_skp
from skp.states import SUDAH_DITETAPKAN, StatusRealisasi, StatusSkp

BELUM, PROSES, SELESAI = "belum", "proses", "selesai"
TERLAMBAT = "terlambat"
KEADAAN = {BELUM: "Belum", PROSES: "Proses", SELESAI: "Selesai", TERLAMBAT: "Terlambat"}


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step of the year. ``kolom`` is the status it reads, ``proses`` and ``selesai`` the states that say so."""

    judul: str
    kolom: str
    proses: frozenset[str]
    selesai: frozenset[str]
    hal: HalTenggat
    tanpa_bebas: bool = False
    """Whether those who owe no SKP (study leave, SC-05) are left out of it."""

    def keadaan(self, status: str | None) -> str:
        return SELESAI if status in self.selesai else PROSES if status in self.proses else BELUM

    def saring(self, keadaan: str) -> Q:
        """The same as ``keadaan``, for the database."""
        selesai = Q(**{f"{self.kolom}__in": self.selesai})
        proses = Q(**{f"{self.kolom}__in": self.proses})
        if keadaan == BELUM:
            return Q(**{f"{self.kolom}__isnull": True}) | ~(proses | selesai)
        return selesai if keadaan == SELESAI else proses


LANGKAH: Mapping[str, Langkah] = {
    "skp": Langkah(
        "SKP ditetapkan",
        "status_skp",
        frozenset(StatusSkp) - SUDAH_DITETAPKAN,
        SUDAH_DITETAPKAN,
        HalTenggat.SKP,
        tanpa_bebas=True,
    ),
    "realisasi": Langkah(
        "Capaian dinilai",
        "status_realisasi",
        frozenset({StatusRealisasi.DIAJUKAN}),
        frozenset({StatusRealisasi.DINILAI}),
        HalTenggat.PENILAIAN,
        tanpa_bebas=True,
    ),
    "penilaian": Langkah(
        "Hasil diserahkan",
        "status_penilaian",
        frozenset({StatusPenilaian.DISUSUN}),
        SUDAH_DISERAHKAN,
        HalTenggat.PENILAIAN,
    ),
    "berlaku": Langkah(
        "Hasil berlaku", "status_penilaian", SUDAH_DISERAHKAN - FINAL, FINAL, HalTenggat.PENILAIAN
    ),
}  # fmt: skip
"""Part of the address -> step, in the order of the year."""


@dataclass(slots=True)
class Hitungan:
    """People of one unit, or of a unit and everything below it, in one step."""

    belum: int = 0
    proses: int = 0
    selesai: int = 0
    terlambat: int = 0

    @property
    def semua(self) -> int:
        return self.belum + self.proses + self.selesai

    @property
    def sel(self) -> list[tuple[str, int]]:
        """Part of the address of a state -> how many, in the order of the columns."""
        return [(keadaan, getattr(self, keadaan)) for keadaan in KEADAAN]

    def catat(self, keadaan: str, banyak: int, *, lewat: bool) -> None:
        """People in a state; ``lewat``: their deadline has passed."""
        setattr(self, keadaan, getattr(self, keadaan) + banyak)
        if lewat and keadaan != SELESAI:
            self.terlambat += banyak

    def tambah(self, lain: "Hitungan") -> None:
        self.belum += lain.belum
        self.proses += lain.proses
        self.selesai += lain.selesai
        self.terlambat += lain.terlambat


@dataclass(slots=True)
class BarisPapan:
    """One row: a unit with everything below it (``langsung`` False), or only the people right in it."""

    unit: UnitKerja
    langsung: bool = False
    langkah: dict[str, Hitungan] = field(default_factory=lambda: {kunci: Hitungan() for kunci in LANGKAH})

    @property
    def orang(self) -> int:
        return self.langkah["berlaku"].semua

    @property
    def sel(self) -> list[tuple[str, Langkah, Hitungan]]:
        return [(kunci, LANGKAH[kunci], h) for kunci, h in self.langkah.items()]

    def tambah(self, lain: "BarisPapan") -> None:
        for kunci, h in lain.langkah.items():
            self.langkah[kunci].tambah(h)


@dataclass(frozen=True, slots=True)
class Papan:
    """``jumlah``: the unit asked for with everything below it; ``baris``: its own people and the units right below."""

    jumlah: BarisPapan
    baris: list[BarisPapan]


def get_papan(unit: UnitKerja, ruang: Lingkup) -> Papan:
    """The board of a unit. Four statements, however many people."""
    induk = _induk_baris(unit, ruang)
    sendiri = BarisPapan(unit, langsung=True)
    baris = {u.pk: BarisPapan(u) for u in list_anak(unit, min(ruang.hari, ruang.periode.selesai))}
    _hitung_semua(ruang, lambda pk: baris.get(induk.get(pk, 0), sendiri))
    daftar = [b for b in baris.values() if b.orang]
    jumlah = BarisPapan(unit)
    for b in [sendiri, *daftar]:
        jumlah.tambah(b)
    return Papan(jumlah, [sendiri, *daftar] if sendiri.orang else daftar)


def _induk_baris(unit: UnitKerja, ruang: Lingkup) -> dict[int, int]:
    """Each unit of the scope -> the unit right below ``unit`` that it hangs on."""
    induk = dict(UnitKerja.objects.filter(pk__in=ruang.unit).values_list("pk", "parent_id"))
    hasil: dict[int, int] = {}
    for pk, atas in induk.items():
        kini, naik = pk, atas
        while naik is not None and naik != unit.pk and naik in induk:
            kini, naik = naik, induk[naik]
        hasil[pk] = kini
    return hasil


def list_orang(ruang: Lingkup) -> QuerySet[Penempatan]:
    """Everybody who owes an appraisal, with the state of his last SKP and of his appraisal."""
    skp = Skp.objects.filter(periode=ruang.periode, pegawai=OuterRef("pegawai")).order_by("-mulai")
    penilaian = Penilaian.objects.filter(periode=ruang.periode, pegawai=OuterRef("pegawai")).order_by()
    return list_penempatan(ruang.unit, ruang.periode).annotate(
        status_skp=Subquery(skp.values("status")[:1]),
        status_realisasi=Subquery(skp.values("status_realisasi")[:1]),
        status_penilaian=Subquery(penilaian.values("status")[:1]),
    )


def _hitung_semua(ruang: Lingkup, baris: Callable[[int], BarisPapan]) -> None:
    """Count people per unit and state into the row of their unit; one by one those with a deadline of their own."""
    bebas = _bebas(ruang)
    lewat = cache(partial(_lewat, ruang))
    kelompok = (
        list_orang(ruang)
        .order_by()
        .select_related(None)
        .annotate(
            sendiri=_tandai(set(_berperpanjangan(ruang)), F("pegawai_id")),
            tanpa_skp=_tandai(bebas, Value(1)),
        )
        .values_list("jabatan__unit", "status_skp", "status_realisasi", "status_penilaian", "sendiri", "tanpa_skp")
        .annotate(banyak=Count("pk"))
    )
    for pk_unit, skp, realisasi, penilaian, sendiri, tanpa_skp, banyak in kelompok:
        tempat = baris(pk_unit)
        status = {"status_skp": skp, "status_realisasi": realisasi, "status_penilaian": penilaian}
        sudah_lewat = lewat(Orang(ruang.periode.pk, sendiri, pk_unit))
        for kunci, langkah in LANGKAH.items():
            if not (langkah.tanpa_bebas and tanpa_skp):
                keadaan = langkah.keadaan(status[langkah.kolom])
                tempat.langkah[kunci].catat(keadaan, banyak, lewat=sudah_lewat[langkah.hal])


def _tandai(pegawai: Iterable[int], nilai: F | Value) -> Case | Value:
    daftar = list(pegawai)
    if not daftar:
        return Value(0)
    return Case(When(pegawai__in=daftar, then=nilai), default=Value(0), output_field=IntegerField())


def _bebas(ruang: Lingkup) -> set[int]:
    return set(list_tanpa_skp(ruang.periode.instansi, min(ruang.hari, ruang.periode.selesai)))


def _berperpanjangan(ruang: Lingkup) -> Iterator[int]:
    return (pegawai for periode, _, pegawai in ruang.kalender.pegawai if periode == ruang.periode.pk)


def _batas(ruang: Lingkup, orang: Orang, hal: HalTenggat) -> date:
    asal = ruang.periode.batas_skp if hal == HalTenggat.SKP else ruang.periode.batas_penilaian
    return ruang.kalender.batas(hal, asal, orang)


def _lewat(ruang: Lingkup, orang: Orang) -> dict[HalTenggat, bool]:
    return {hal: ruang.hari > _batas(ruang, orang, hal) for hal in (HalTenggat.SKP, HalTenggat.PENILAIAN)}


class DaftarLangkah:
    """The people behind one count of the board, by name; only the page asked for is read."""

    def __init__(self, ruang: Lingkup, langkah: str, keadaan: str) -> None:
        self.ruang, self.langkah = ruang, LANGKAH[langkah]
        daftar = list_orang(ruang)
        if self.langkah.tanpa_bebas:
            daftar = daftar.exclude(pegawai__in=_bebas(ruang))
        if keadaan == TERLAMBAT:
            daftar = daftar.filter(self.langkah.saring(BELUM) | self.langkah.saring(PROSES), self._terlambat())
        else:
            daftar = daftar.filter(self.langkah.saring(keadaan))
        self.daftar = daftar

    def _terlambat(self) -> Q:
        """Past the deadline that holds for the unit, or for the person where he has one of his own."""
        periode, hal = self.ruang.periode.pk, self.langkah.hal
        unit = {u for u in self.ruang.unit if self._lewat(Orang(periode, 0, u))}
        khusus = set(_berperpanjangan(self.ruang))
        tempat = list_penempatan(self.ruang.unit, self.ruang.periode).filter(pegawai__in=khusus) if khusus else []
        belum_lewat = {
            t.pegawai_id
            for t in tempat
            if self.ruang.hari <= _batas(self.ruang, Orang(periode, t.pegawai_id, t.jabatan.unit_id), hal)
        }
        return Q(jabatan__unit__in=unit) & ~Q(pegawai__in=belum_lewat)

    def _lewat(self, orang: Orang) -> bool:
        return self.ruang.hari > _batas(self.ruang, orang, self.langkah.hal)

    def __len__(self) -> int:
        return self.daftar.count()

    def __getitem__(self, potong: slice) -> list[BarisPantau]:
        return [self._baris(t) for t in self.daftar[potong]]

    def _baris(self, t: Penempatan) -> BarisPantau:
        unit = t.jabatan.unit
        batas = _batas(self.ruang, Orang(self.ruang.periode.pk, t.pegawai_id, unit.pk), self.langkah.hal)
        status = getattr(t, self.langkah.kolom)
        selesai = self.langkah.keadaan(status) == SELESAI
        return BarisPantau(
            t.pegawai_id,
            t.pegawai.nip or "",
            t.pegawai.nama_lengkap,
            unit.nama,
            LABEL.get(self.langkah.kolom, {}).get(status, "Belum dimulai"),
            batas,
            0 if selesai else max((self.ruang.hari - batas).days, 0),
        )


LABEL: Mapping[str, Mapping[str | None, str]] = {
    "status_skp": dict(StatusSkp.choices),
    "status_realisasi": dict(StatusRealisasi.choices),
    "status_penilaian": dict(StatusPenilaian.choices),
}
