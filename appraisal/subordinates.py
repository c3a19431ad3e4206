"""The assessor's table of people: one line each, in a fixed number of queries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from django.db.models import Exists, OuterRef, Q

from appraisal.batch import LANGKAH_BERSAMA
from appraisal.models import CatatanPerilaku, Penilaian
from appraisal.selectors import dengan_nilai_akhir, nilai_capaian
from appraisal.states import TRANSISI, AksiPenilaian, StatusPenilaian
from appraisal.waiting import menunggu as menunggu_penilaian
from organisasi.common.clock import hari_ini
from organisasi.common.grafik import KELAS_SEBUTAN, Grafik, Titik
from organisasi.models import Instansi, Pegawai
from organisasi.selectors.bawahan import list_bawahan
from skp.calendar import get_kalender
from skp.models import Periode, Skp
from skp.selectors import TERKAIT, list_periode
from skp.states import AksiSkp, StatusRealisasi, StatusSkp
from skp.waiting import Menunggu, menunggu

S_DINILAI = StatusRealisasi.DINILAI
MIN_POLA = 3
"""Fewer results than this are no pattern."""


@dataclass(frozen=True, slots=True)
class BarisBawahan:
    """One person: the latest SKP and the appraisal of the year, if any, and what comes next."""

    pegawai: Pegawai
    jabatan: str
    skp: Skp | None
    penilaian: Penilaian | None
    menunggu: Menunggu | None
    nilai_skp: Decimal | None
    nilai: Decimal | None
    sebutan: str
    catatan: int
    giliran_saya: bool


def pilih_periode(
    instansi: Instansi, tahun: int | None = None, daftar: Sequence[Periode] | None = None
) -> Periode | None:
    """The period asked for, else the one that is being worked on today, else the latest.

    ``daftar``: the years of the agency, the latest first, where the caller has them already.
    """
    daftar = list(list_periode(instansi)) if daftar is None else daftar
    if tahun:
        return next((p for p in daftar if p.tahun == tahun), None)
    hari = hari_ini(instansi.zona_waktu)
    belum_selesai = (p for p in daftar if p.selesai < hari <= p.batas_penilaian)
    berjalan = (p for p in daftar if p.mulai <= hari <= p.selesai)
    return next(chain(belum_selesai, berjalan, daftar), None)


def baris_bawahan(penilai: Pegawai, periode: Periode) -> list[BarisBawahan]:
    """Everybody whom ``penilai`` appraises in the period: by position on its last day (or today), and by document."""
    hari = min(hari_ini(penilai.instansi.zona_waktu), periode.selesai)
    jabatan = {p.pegawai_id: p for p in list_bawahan(penilai, hari)}
    skp = {
        s.pegawai_id: s
        for s in Skp.objects.filter(pejabat_penilai=penilai, periode=periode)
        .select_related(*TERKAIT)
        .annotate(nilai=nilai_capaian())
        .order_by("mulai")
    }
    penilaian = {
        p.pegawai_id: p
        for p in dengan_nilai_akhir(
            Penilaian.objects.filter(pejabat_penilai=penilai, periode=periode).select_related(
                "pegawai", "periode__instansi", "pejabat_penilai", "atasan", "keberatan"
            )
        )
    }
    orang = {p.pegawai_id: p.pegawai for p in jabatan.values()} | {s.pegawai_id: s.pegawai for s in skp.values()}
    catatan = Counter(
        CatatanPerilaku.objects.filter(
            pegawai__in=orang, tanggal__range=(periode.mulai, periode.selesai), ditarik_pada=None
        ).values_list("pegawai_id", flat=True)
    )
    kalender = get_kalender([periode])
    baris = [
        _baris(o, jabatan.get(pk), skp.get(pk), penilaian.get(pk), catatan[pk], penilai, kalender)
        for pk, o in orang.items()
    ]
    return sorted(baris, key=lambda b: (not b.giliran_saya, b.pegawai.nama))


def _baris(orang, jabatan, skp, penilaian, catatan, penilai, kalender) -> BarisBawahan:  # type: ignore[no-untyped-def]  # noqa: ANN001, PLR0917
    if skp is not None and skp.diajukan_pada is None:
        skp = None  # a draft is its owner's until it was submitted once
    if penilaian and penilaian.status != "disusun":
        tunggu = menunggu_penilaian(penilaian, kalender)
    else:
        tunggu = menunggu(skp, kalender) if skp else None
    return BarisBawahan(
        pegawai=orang,
        jabatan=jabatan.jabatan.nama if jabatan else skp.penempatan.jabatan.nama if skp else "",
        skp=skp,
        penilaian=penilaian,
        menunggu=tunggu,
        nilai_skp=skp.nilai if skp else None,
        nilai=penilaian.nilai if penilaian else None,
        sebutan=(penilaian.sebutan or "") if penilaian else "",
        catatan=catatan,
        giliran_saya=tunggu is not None and tunggu.siapa == penilai,
    )


def hitung_bersama(baris: Sequence[BarisBawahan]) -> list[tuple[str, str, int]]:
    """The steps that wait for this assessor for more than one person: name, title, how many people."""
    banyak = Counter(langkah for b in baris if (langkah := _langkah_bersama(b)))
    return [(k, langkah.judul, banyak[k]) for k, langkah in LANGKAH_BERSAMA.items() if banyak[k] > 1]


def _langkah_bersama(b: BarisBawahan) -> str:
    if not b.giliran_saya:
        return ""
    if b.penilaian and b.penilaian.status in TRANSISI[AksiPenilaian.TERUSKAN].dari:
        return AksiPenilaian.TERUSKAN.value
    if b.penilaian and b.penilaian.status == StatusPenilaian.DISUSUN and b.nilai_skp is not None:
        return AksiPenilaian.SERAHKAN.value
    return AksiSkp.TETAPKAN.value if b.skp and b.skp.status == StatusSkp.DIAJUKAN else ""


class Antrean:
    """The people whose scoring waits for this assessor in the period of ``skp``, and who comes after him."""

    def __init__(self, penilai_id: int | None, skp: Skp) -> None:
        disusun = Penilaian.objects.filter(
            pegawai=OuterRef("pegawai"), periode=OuterRef("periode"), status=StatusPenilaian.DISUSUN
        )
        self.skp = skp
        self.daftar = list(
            Skp.objects.filter(pejabat_penilai=penilai_id, periode=skp.periode_id)
            .filter(Q(status_realisasi=StatusRealisasi.DIAJUKAN) | Q(Exists(disusun), status_realisasi=S_DINILAI))
            .select_related("pegawai")
            .order_by("pegawai__nama", "mulai")
        )

    @property
    def berikut(self) -> Skp | None:
        """The next one in the order of names, from the end back to the start."""
        lain = [s for s in self.daftar if s.pegawai_id != self.skp.pegawai_id]
        sesudah = (s for s in lain if s.pegawai.nama > self.skp.pegawai.nama)
        return next(sesudah, lain[0] if lain else None)


def list_nilai_setahun(skp: Skp) -> list[tuple[int, date, Decimal | None]]:
    """Every SKP of the person in the period in order of time: id, first day, nilai capaian where it was scored."""
    semua = Skp.objects.filter(pegawai=skp.pegawai_id, periode=skp.periode_id)
    return list(semua.order_by("mulai").values_list("pk", "mulai", nilai_capaian()))


def pola_penilaian(baris: list[BarisBawahan]) -> Grafik | None:
    """How the assessor's own results spread over the grades: for his eyes only, and only once there is a pattern."""
    banyak = Counter(b.sebutan for b in baris if b.sebutan)
    if banyak.total() < MIN_POLA:
        return None
    titik = [Titik(s, banyak[s], nada=KELAS_SEBUTAN[s]) for s in KELAS_SEBUTAN]
    return Grafik("Sebaran nilai yang Anda berikan", titik, kepala=("Sebutan", "Pegawai"))
