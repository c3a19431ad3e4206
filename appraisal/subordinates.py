"""The assessor's table of people: one line each, in a fixed number of queries."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from appraisal.models import CatatanPerilaku, HasilSkp, Penilaian
from appraisal.selectors import dengan_hasil
from appraisal.waiting import menunggu as menunggu_penilaian
from organisasi.common.clock import hari_ini
from organisasi.models import Instansi, Pegawai
from organisasi.selectors.bawahan import list_bawahan
from skp.calendar import get_kalender
from skp.models import Periode, Skp
from skp.selectors import TERKAIT, get_periode_berjalan, list_periode
from skp.waiting import Menunggu, menunggu


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


def pilih_periode(instansi: Instansi, tahun: int | None = None) -> Periode | None:
    """The period asked for, else the one that is being worked on today, else the latest."""
    daftar = list_periode(instansi)
    if tahun:
        return daftar.filter(tahun=tahun).first()
    hari = hari_ini(instansi.zona_waktu)
    belum_selesai = daftar.filter(selesai__lt=hari, batas_penilaian__gte=hari).first()
    return belum_selesai or get_periode_berjalan(instansi, hari) or daftar.first()


def baris_bawahan(penilai: Pegawai, periode: Periode) -> list[BarisBawahan]:
    """Everybody whom ``penilai`` appraises in the period: by position on its last day (or today), and by document."""
    hari = min(hari_ini(penilai.instansi.zona_waktu), periode.selesai)
    jabatan = {p.pegawai_id: p for p in list_bawahan(penilai, hari)}
    skp = {
        s.pegawai_id: s
        for s in Skp.objects.filter(pejabat_penilai=penilai, periode=periode).select_related(*TERKAIT).order_by("mulai")
    }
    penilaian = {
        p.pegawai_id: p
        for p in dengan_hasil(
            Penilaian.objects.filter(pejabat_penilai=penilai, periode=periode).select_related(
                "pegawai", "periode__instansi", "pejabat_penilai", "atasan", "keberatan"
            )
        )
    }
    orang = {p.pegawai_id: p.pegawai for p in jabatan.values()} | {s.pegawai_id: s.pegawai for s in skp.values()}
    hasil = dict(HasilSkp.objects.filter(skp__in=skp.values(), berlaku=True).values_list("skp_id", "nilai"))
    catatan = Counter(
        CatatanPerilaku.objects.filter(
            pegawai__in=orang, tanggal__range=(periode.mulai, periode.selesai), ditarik_pada=None
        ).values_list("pegawai_id", flat=True)
    )
    kalender = get_kalender([periode])
    baris = [
        _baris(o, jabatan.get(pk), skp.get(pk), penilaian.get(pk), hasil, catatan[pk], penilai, kalender)
        for pk, o in orang.items()
    ]
    return sorted(baris, key=lambda b: (not b.giliran_saya, b.pegawai.nama))


def _baris(orang, jabatan, skp, penilaian, hasil, catatan, penilai, kalender) -> BarisBawahan:  # type: ignore[no-untyped-def]  # noqa: ANN001, PLR0913, PLR0917
    if skp is not None and skp.diajukan_pada is None:
        skp = None  # a draft is its owner's until it was submitted once
    if penilaian and penilaian.status != "disusun":
        tunggu = menunggu_penilaian(penilaian, kalender)
    else:
        tunggu = menunggu(skp, kalender) if skp else None
    akhir = penilaian.hasil_berlaku[0] if penilaian and penilaian.hasil_berlaku else None
    return BarisBawahan(
        pegawai=orang,
        jabatan=jabatan.jabatan.nama if jabatan else skp.penempatan.jabatan.nama if skp else "",
        skp=skp,
        penilaian=penilaian,
        menunggu=tunggu,
        nilai_skp=hasil.get(skp.pk) if skp else None,
        nilai=akhir.nilai if akhir else None,
        sebutan=akhir.sebutan if akhir else "",
        catatan=catatan,
        giliran_saya=tunggu is not None and tunggu.siapa == penilai,
    )
