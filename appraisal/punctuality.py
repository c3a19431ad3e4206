"""Drawn up in time, reported in time: per person of a unit and year, in a fixed number of queries.

What holds for a person is the calendar of the period with the extensions of the person and the unit.
"""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Min

from appraisal.recap import list_penempatan
from organisasi.common.clock import hari_ini, tanggal_lokal
from organisasi.models import Penempatan, UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.calendar import Kalender, Orang, get_kalender
from skp.models import HalTenggat, Periode, Skp, VersiSkp

TEPAT, TERLAMBAT, BELUM = "Tepat waktu", "Terlambat", "Belum jatuh tempo"
KOLOM_ORANG = ("nip", "gelar_depan", "nama", "gelar_belakang")
WAKTU_MENYUSUN = timedelta(days=30)
"""For an SKP that begins after the deadline of the period (a move, a new employee)."""


@dataclass(frozen=True, slots=True)
class Ketepatan:
    """One person's two dates against the two deadlines of the period; the first SKP of the year counts."""

    pegawai_id: int
    nip: str
    nama: str
    unit: str
    ditetapkan: date | None
    batas_skp: date
    dilaporkan: date | None
    batas_penilaian: date
    hari: date

    @property
    def menyusun(self) -> str:
        return _kata(self.ditetapkan, self.batas_skp, self.hari)

    @property
    def melaporkan(self) -> str:
        return _kata(self.dilaporkan, self.batas_penilaian, self.hari)

    @property
    def tepat(self) -> bool:
        """Drew up and reported in time: what the work plan of the unit asks for."""
        return self.menyusun == self.melaporkan == TEPAT

    @property
    def kesimpulan(self) -> str:
        """See ``kesimpulan``."""
        batas = (self.batas_skp, self.batas_penilaian)
        return kesimpulan(batas, self.hari, menyusun=self.menyusun == TEPAT, melaporkan=self.melaporkan == TEPAT)


def kesimpulan(batas: tuple[date, date], hari: date, *, menyusun: bool, melaporkan: bool) -> str:
    """``ya`` for both in time, ``tidak`` once a deadline has passed without, ``belum`` while nothing is late yet."""
    if menyusun and melaporkan:
        return "ya"
    lewat = (not menyusun and hari > batas[0]) or (not melaporkan and hari > batas[1])
    return "tidak" if lewat else "belum"


def _kata(tanggal: date | None, batas: date, hari: date) -> str:
    if tanggal is None:
        return BELUM if hari <= batas else TERLAMBAT
    return TEPAT if tanggal <= batas else TERLAMBAT


def list_ketepatan(unit: UnitKerja, periode: Periode, hanya: Collection[int] | None = None) -> list[Ketepatan]:
    """Everybody who should have an SKP in the unit and below, or ``hanya`` these employees, by unit and name."""
    pk_unit = unit_dan_turunannya([unit])
    hari = hari_ini(periode.instansi.zona_waktu)
    skp = Skp.objects.filter(periode=periode, unit__in=pk_unit).select_related("pegawai", "unit").order_by("-mulai")
    skp = skp.only("periode", "mulai", "realisasi_diajukan_pada", *(f"pegawai__{k}" for k in KOLOM_ORANG), "unit__nama")
    pertama = {s.pegawai_id: s for s in (skp if hanya is None else skp.filter(pegawai__in=hanya))}
    versi = VersiSkp.objects.filter(skp__periode=periode, skp__unit__in=pk_unit, ditetapkan_pada__isnull=False)
    ditetapkan = dict(versi.order_by().values_list("skp_id").annotate(pada=Min("ditetapkan_pada")))
    kalender = get_kalender([periode])
    hasil = [_dengan_skp(s, ditetapkan.get(s.pk), periode, kalender, hari) for s in pertama.values()]
    wajib = list_penempatan(pk_unit, periode)
    tanpa = _tanpa_skp(wajib if hanya is None else wajib.filter(pegawai__in=hanya), periode, kalender, pertama, hari)
    return sorted([*hasil, *tanpa], key=lambda k: (k.unit, k.nama))


def _dengan_skp(s: Skp, ditetapkan: datetime | None, periode: Periode, kalender: Kalender, hari: date) -> Ketepatan:
    zona, lapor = periode.instansi.zona_waktu, s.realisasi_diajukan_pada
    return Ketepatan(
        s.pegawai_id,
        s.pegawai.nip or "",
        s.pegawai.nama_lengkap,
        s.unit.nama,
        tanggal_lokal(ditetapkan, zona) if ditetapkan else None,
        kalender.batas(HalTenggat.SKP, batas_menyusun(s.mulai, periode), s),
        tanggal_lokal(lapor, zona) if lapor else None,
        kalender.batas(HalTenggat.PENILAIAN, periode.batas_penilaian, s),
        hari,
    )


def batas_menyusun(mulai: date, periode: Periode) -> date:
    """The day by which an SKP that begins on ``mulai`` is to be set."""
    return periode.batas_skp if mulai <= periode.batas_skp else mulai + WAKTU_MENYUSUN


def _tanpa_skp(
    wajib: Iterable[Penempatan], periode: Periode, kalender: Kalender, ada: Container[int], hari: date
) -> list[Ketepatan]:
    hasil = []
    for p in wajib:
        if p.pegawai_id in ada:
            continue
        orang = Orang(periode.pk, p.pegawai_id, p.jabatan.unit_id)
        hasil.append(
            Ketepatan(
                p.pegawai_id,
                p.pegawai.nip or "",
                p.pegawai.nama_lengkap,
                p.jabatan.unit.nama,
                None,
                kalender.batas(HalTenggat.SKP, batas_menyusun(max(p.mulai, periode.mulai), periode), orang),
                None,
                kalender.batas(HalTenggat.PENILAIAN, periode.batas_penilaian, orang),
                hari,
            )
        )
    return hasil
