"""Who is missing and who is late in a year, with dates and the reminders sent. The application reports, never punishes.

Each list costs the same number of queries for any number of people.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from appraisal.models import HasilPenilaian, Penilaian
from appraisal.open_work import list_terbuka
from appraisal.recap import list_penempatan
from appraisal.services.pengingat import AWALAN
from appraisal.states import FINAL, StatusPenilaian
from organisasi.common.clock import hari_ini, tanggal_lokal
from organisasi.models import Notifikasi, Pegawai, Penempatan, UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.calendar import Kalender, Orang, get_kalender
from skp.models import HalTenggat, Periode, Skp
from skp.selectors import list_tanpa_skp
from skp.states import SUDAH_DITETAPKAN, Peran, StatusSkp

BERAT, SEDANG = Decimal(25), Decimal(50)
"""Achievement below the first, or from it up to and including the second: the two lists of SC-15."""


@dataclass(frozen=True, slots=True)
class BarisPantau:
    """One person on a list: what is the matter, the deadline that held for him, how often he was reminded."""

    pegawai_id: int
    nip: str
    nama: str
    unit: str
    keadaan: str
    batas: date | None = None
    terlambat: int = 0
    nilai: Decimal | None = None
    diingatkan: int = 0
    terakhir: date | None = None


@dataclass(frozen=True, slots=True)
class Lingkup:
    """A period of the units asked for. Leaders see figures that are in force, never drafts."""

    periode: Periode
    unit: frozenset[int]
    hari: date
    kalender: Kalender
    hanya_final: bool


Penyusun = Callable[[Lingkup], list[BarisPantau]]


def get_lingkup(unit: UnitKerja, periode: Periode, *, hanya_final: bool) -> Lingkup:
    hari = hari_ini(periode.instansi.zona_waktu)
    return Lingkup(periode, unit_dan_turunannya([unit]), hari, get_kalender([periode]), hanya_final)


def tanpa_skp(ruang: Lingkup) -> list[BarisPantau]:
    """Those who owe an SKP and have none that is set (PP46-P6); whoever is freed from it owes none."""
    bebas = list_tanpa_skp(ruang.periode.instansi, min(ruang.hari, ruang.periode.selesai))
    skp = Skp.objects.filter(periode=ruang.periode)
    wajib = list_penempatan(ruang.unit, ruang.periode).exclude(pegawai__in=bebas)
    wajib = wajib.exclude(pegawai__in=skp.filter(status__in=SUDAH_DITETAPKAN).values("pegawai"))
    terakhir = skp.filter(pegawai=OuterRef("pegawai")).order_by("-mulai").values("status")[:1]
    label = dict(StatusSkp.choices)
    return [
        _baris(ruang, t, HalTenggat.SKP, str(label.get(t.status_skp, "Belum dibuat")))
        for t in wajib.annotate(status_skp=Subquery(terakhir))
    ]


def tanpa_penilaian(ruang: Lingkup) -> list[BarisPantau]:
    """Those whose result was not handed over (PP46-P19(1))."""
    penilaian = Penilaian.objects.filter(periode=ruang.periode)
    wajib: QuerySet[Penempatan] = list_penempatan(ruang.unit, ruang.periode).exclude(
        pegawai__in=penilaian.exclude(status=StatusPenilaian.DISUSUN).values("pegawai")
    )
    penilai = dict(penilaian.values_list("pegawai", "pejabat_penilai__nama"))
    return [
        _baris(
            ruang,
            t,
            HalTenggat.PENILAIAN,
            f"Sedang dinilai {penilai[t.pegawai_id]}" if t.pegawai_id in penilai else "Capaian belum dinilai",
        )
        for t in wajib
    ]


def _baris(ruang: Lingkup, tempat: Penempatan, hal: HalTenggat, keadaan: str) -> BarisPantau:
    p, unit = tempat.pegawai, tempat.jabatan.unit
    asal = ruang.periode.batas_skp if hal == HalTenggat.SKP else ruang.periode.batas_penilaian
    batas = ruang.kalender.batas(hal, asal, Orang(ruang.periode.pk, p.pk, unit.pk))
    return _orang(p, unit.nama, keadaan, batas, max((ruang.hari - batas).days, 0))


def _orang(p: Pegawai, unit: str, keadaan: str, batas: date | None, terlambat: int) -> BarisPantau:
    return BarisPantau(p.pk, p.nip or "", p.nama_lengkap, unit, keadaan, batas, terlambat)


def di_bawah_25(ruang: Lingkup) -> list[BarisPantau]:
    """Achievement of the SKP below 25 (SC-15)."""
    return _rendah(ruang, Q(nilai_skp__lt=BERAT))


def antara_25_50(ruang: Lingkup) -> list[BarisPantau]:
    """Achievement of the SKP from 25 up to and including 50 (SC-15)."""
    return _rendah(ruang, Q(nilai_skp__gte=BERAT, nilai_skp__lte=SEDANG))


def _rendah(ruang: Lingkup, syarat: Q) -> list[BarisPantau]:
    hasil = HasilPenilaian.objects.filter(
        syarat, berlaku=True, penilaian__periode=ruang.periode, penilaian__unit__in=ruang.unit
    )
    if ruang.hanya_final:
        hasil = hasil.filter(penilaian__status__in=FINAL)
    daftar = hasil.select_related("penilaian__pegawai", "penilaian__unit").defer("masukan", "langkah")
    return [
        replace(
            _orang(h.penilaian.pegawai, h.penilaian.unit.nama, h.penilaian.get_status_display(), None, 0),
            nilai=h.nilai_skp,
        )
        for h in daftar.order_by("nilai_skp", "penilaian__pegawai__nama")
    ]


def penilai_terlambat(ruang: Lingkup) -> list[BarisPantau]:
    """Assessors and their superiors for whom something waits past its deadline (PP46-P19(2))."""
    orang: dict[int, list[tuple[Pegawai, str, date, int]]] = defaultdict(list)
    for t in list_terbuka(ruang.periode, ruang.unit):
        if t.terlambat and t.siapa is not None and t.batas is not None and t.peran in {Peran.PENILAI, Peran.ATASAN}:
            orang[t.siapa.pk].append((t.siapa, t.unit, t.batas.tanggal, -t.batas.sisa))
    hasil = []
    for daftar in orang.values():
        siapa, unit, batas, lama = max(daftar, key=lambda d: d[3])
        hasil.append(_orang(siapa, unit, f"{len(daftar)} dokumen menunggu", batas, lama))
    return sorted(hasil, key=lambda b: (-b.terlambat, b.nama))


DAFTAR: Mapping[str, tuple[str, Penyusun]] = {
    "tanpa-skp": ("Belum mempunyai SKP", tanpa_skp),
    "tanpa-penilaian": ("Belum dinilai", tanpa_penilaian),
    "penilai-terlambat": ("Penilai terlambat", penilai_terlambat),
    "di-bawah-25": ("Capaian di bawah 25 %", di_bawah_25),
    "25-50": ("Capaian 25 sampai 50 %", antara_25_50),
}
"""Part of the address -> title and list."""


def dengan_pengingat(ruang: Lingkup, baris: Sequence[BarisPantau]) -> list[BarisPantau]:
    """The rows of a page with the reminders of this period that each person was sent: one query."""
    zona = ruang.periode.instansi.zona_waktu
    terkirim = {
        pegawai: (banyak, tanggal_lokal(terakhir, zona))
        for pegawai, banyak, terakhir in Notifikasi.objects.filter(
            kunci__startswith=f"{AWALAN}:{ruang.periode.pk}:", penerima__pegawai__in=_pk(baris)
        )
        .order_by()
        .values_list("penerima__pegawai")
        .annotate(banyak=Count("pk"), terakhir=Max("dibuat_pada"))
    }
    tanpa: tuple[int, date | None] = (0, None)
    return [
        replace(b, diingatkan=banyak, terakhir=terakhir)
        for b in baris
        for banyak, terakhir in [terkirim.get(b.pegawai_id, tanpa)]
    ]


def _pk(baris: Iterable[BarisPantau]) -> set[int]:
    return {b.pegawai_id for b in baris}
