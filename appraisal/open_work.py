"""What is still open in a period, document by document, with who must act and until when. Read by the reminders and
by the lists of what is missing or late; in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from appraisal.models import Penilaian
from appraisal.recap import list_penempatan
from appraisal.selectors import TERKAIT as TERKAIT_PENILAIAN
from appraisal.states import FINAL, StatusPenilaian
from appraisal.waiting import menunggu as menunggu_penilaian
from organisasi.common.clock import hari_ini
from organisasi.deadlines import Tenggat, tenggat
from organisasi.models import Pegawai, Penempatan
from skp.calendar import Kalender, Orang, get_kalender
from skp.models import HalTenggat, Periode, Skp
from skp.selectors import TERKAIT, list_tanpa_skp
from skp.states import Peran
from skp.waiting import Menunggu, menunggu

SEKALI_BACA = 500
"""Rows read at a time."""


@dataclass(frozen=True, slots=True)
class Terbuka:
    """One thing that waits: about whom (``pegawai``), for whom (``siapa``), what, until when, on which page."""

    pegawai: Pegawai
    unit: str
    siapa: Pegawai | None
    peran: Peran
    hal: str
    batas: Tenggat | None
    url: str

    @property
    def terlambat(self) -> bool:
        return self.batas is not None and self.batas.sisa < 0


def list_terbuka(periode: Periode, pk_unit: frozenset[int]) -> Iterator[Terbuka]:
    """Everything of a period in some units that is not finished."""
    kalender = get_kalender([periode])
    tahun_ini = Penilaian.objects.filter(periode=periode, unit__in=pk_unit)
    berjalan = tahun_ini.exclude(status__in=FINAL).select_related(*TERKAIT_PENILAIAN, "keberatan")
    for p in berjalan.iterator(SEKALI_BACA):
        tunggu = menunggu_penilaian(p, kalender)
        if tunggu:
            ke = "appraisal:nilai_tahun" if p.status == StatusPenilaian.DISUSUN else "appraisal:hasil"
            yield _terbuka(p.pegawai, p.unit.nama, tunggu, reverse(ke, args=[p.pk]))
    lanjut = Skp.objects.filter(periode=periode, unit__in=pk_unit).exclude(status_realisasi="dinilai")
    for s in lanjut.select_related(*TERKAIT).iterator(SEKALI_BACA):
        yield _terbuka(s.pegawai, s.unit.nama, menunggu(s, kalender), reverse("skp:rincian", args=[s.pk]))
    for tempat in list_tanpa_dokumen(periode, pk_unit):
        yield _belum_mulai(tempat, periode, kalender)


def list_tanpa_dokumen(periode: Periode, pk_unit: frozenset[int]) -> Iterator[Penempatan]:
    """The positions whose holders owe an SKP and have neither one nor an appraisal. Study leaves owe none (SC-05)."""
    zona = periode.instansi.zona_waktu
    bebas = list_tanpa_skp(periode.instansi, min(hari_ini(zona), periode.selesai))
    wajib = list_penempatan(pk_unit, periode).exclude(pegawai__in=bebas)
    wajib = wajib.exclude(pegawai__in=Skp.objects.filter(periode=periode).values("pegawai"))
    wajib = wajib.exclude(pegawai__in=Penilaian.objects.filter(periode=periode).values("pegawai"))
    return wajib.select_related("pegawai__instansi", "jabatan__unit").iterator(SEKALI_BACA)


def _terbuka(pegawai: Pegawai, unit: str, tunggu: Menunggu, url: str) -> Terbuka:
    return Terbuka(pegawai, unit, tunggu.siapa, tunggu.peran, tunggu.hal, tunggu.batas, url)


def _belum_mulai(tempat: Penempatan, periode: Periode, kalender: Kalender) -> Terbuka:
    pegawai, unit = tempat.pegawai, tempat.jabatan.unit
    orang = Orang(periode.pk, pegawai.pk, unit.pk)
    terakhir = kalender.batas(HalTenggat.SKP, periode.batas_skp, orang)
    batas = tenggat(terakhir, periode.instansi.zona_waktu, "SKP ditetapkan")
    return Terbuka(pegawai, unit.nama, pegawai, Peran.PEMILIK, "menyusun SKP", batas, reverse("skp:daftar"))
