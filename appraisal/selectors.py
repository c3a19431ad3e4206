"""Reading appraisals. Every page starts at ``penilaian_terlihat_oleh``: outside that scope a row does not exist."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from appraisal.models import CatatanPerilaku, HasilPenilaian, HasilSkp, Penilaian, SerahTerima
from appraisal.states import FINAL, StatusPenilaian
from organisasi.common.models import satu_atau_nihil
from organisasi.models import Pegawai
from organisasi.selectors.akses import Akses
from skp.models import Periode, Skp
from skp.selectors import skp_terlihat_oleh

TERKAIT = ("periode__instansi", "pegawai__instansi", "pejabat_penilai", "atasan", "unit")
TIDAK_ADA = Q(pk__in=[])


def penilaian_terlihat_oleh(akses: Akses) -> QuerySet[Penilaian]:
    """Appraisals that the account may read.

    One's own from the first hand-over on, also while it is being corrected; those one gives or decides on; as admin
    those of the units; as leader those of the units that are in force. Nobody reaches his own through a granted role.
    """
    if akses.pengguna is None:
        return Penilaian.objects.select_related(*TERKAIT)
    saya = akses.pegawai_id
    diserahkan = ~Q(status=StatusPenilaian.DISUSUN) | Q(versi__gt=1)
    milik = Q(pegawai=saya) & diserahkan if saya else TIDAK_ADA
    dinilai = Q(pejabat_penilai=saya) | Q(atasan=saya) if saya else TIDAK_ADA
    bukan_saya = ~Q(pegawai=saya) if saya else Q()
    admin = Q(unit__in=akses.unit_admin) & bukan_saya if akses.admin else TIDAK_ADA
    pimpinan = Q(unit__in=akses.unit_pimpinan, status__in=FINAL) & bukan_saya if akses.pimpinan else TIDAK_ADA
    return Penilaian.objects.filter(milik | dinilai | admin | pimpinan).select_related(*TERKAIT)


def capaian_terlihat_oleh(akses: Akses) -> QuerySet[Skp]:
    """SKP whose realisation and score the account may read: as leader only those of a year that is in force."""
    terlihat = skp_terlihat_oleh(akses)
    if not akses.pimpinan:
        return terlihat
    saya = akses.pegawai_id
    langsung = Q(pegawai=saya) | Q(pejabat_penilai=saya) | Q(atasan=saya) if saya else TIDAK_ADA
    berlaku = Penilaian.objects.filter(pegawai=OuterRef("pegawai"), periode=OuterRef("periode"), status__in=FINAL)
    return terlihat.filter(langsung | Q(unit__in=akses.unit_admin) | Exists(berlaku))


def dengan_hasil(daftar: QuerySet[Penilaian]) -> QuerySet[Penilaian]:
    """Each appraisal with ``hasil_berlaku``: a list of at most one result, the latest version."""
    hasil = HasilPenilaian.objects.filter(berlaku=True).defer("masukan", "langkah")
    return daftar.prefetch_related(Prefetch("daftar_hasil", queryset=hasil, to_attr="hasil_berlaku"))


def dengan_nilai_akhir(daftar: QuerySet[Penilaian]) -> QuerySet[Penilaian]:
    """Each appraisal with ``nilai`` and ``sebutan`` of its result in force, empty before there is one."""
    hasil = HasilPenilaian.objects.filter(penilaian=OuterRef("pk"), berlaku=True).order_by()
    return daftar.annotate(nilai=Subquery(hasil.values("nilai")), sebutan=Subquery(hasil.values("sebutan")))


def nilai_capaian() -> Subquery:
    """In a query over SKP: the nilai capaian in force, empty before it is scored."""
    return Subquery(HasilSkp.objects.filter(skp=OuterRef("pk"), berlaku=True).order_by().values("nilai"))


def get_hasil(penilaian: Penilaian) -> HasilPenilaian | None:
    return satu_atau_nihil(HasilPenilaian.objects.filter(penilaian=penilaian, berlaku=True))


def get_hasil_skp(skp: Skp) -> HasilSkp | None:
    return satu_atau_nihil(HasilSkp.objects.filter(skp=skp, berlaku=True))


def list_skp_penilaian(penilaian: Penilaian) -> QuerySet[Skp]:
    """Every SKP of the person in the period, in order of time."""
    return list_skp(penilaian.pegawai_id, penilaian.periode_id)


def list_skp(pegawai: int, periode: int) -> QuerySet[Skp]:
    """Every SKP of a person in a period, in order of time."""
    return (
        Skp.objects.filter(pegawai=pegawai, periode=periode)
        .select_related(
            "periode__instansi", "pegawai__instansi", "pejabat_penilai", "atasan", "unit", "penempatan__jabatan"
        )
        .order_by("mulai")
    )


def list_catatan(pegawai: Pegawai | int, mulai: date, selesai: date) -> QuerySet[CatatanPerilaku]:
    """The notes of the buku catatan about a person between two days, oldest first."""
    return CatatanPerilaku.objects.filter(
        pegawai=pegawai, tanggal__range=(mulai, selesai), ditarik_pada=None
    ).select_related("penilai")


def catatan_terlihat_oleh(akses: Akses) -> QuerySet[CatatanPerilaku]:
    """Notes about oneself, those one wrote, and those of the years that one appraises, up to the end of each SKP.

    The book follows the person: a new assessor reads what his predecessor wrote, the former one nothing new.
    """
    saya = akses.pegawai_id
    if saya is None:
        return CatatanPerilaku.objects.none()
    dinilai = Skp.objects.filter(
        pejabat_penilai=saya,
        pegawai=OuterRef("pegawai"),
        diajukan_pada__isnull=False,
        periode__mulai__lte=OuterRef("tanggal"),
        selesai__gte=OuterRef("tanggal"),
    )
    diterima = SerahTerima.objects.filter(
        penerima=saya,
        penilai=OuterRef("penilai"),
        penempatan__mulai__lte=OuterRef("tanggal"),
        penempatan__selesai__gte=OuterRef("tanggal"),
    )
    return CatatanPerilaku.objects.filter(
        Q(pegawai=saya) | Q(penilai=saya) | Q(Exists(dinilai)) | Q(Exists(diterima)), ditarik_pada=None
    ).select_related("pegawai", "penilai")


def get_penilaian(pegawai: Pegawai, periode: Periode) -> Penilaian | None:
    return satu_atau_nihil(Penilaian.objects.filter(pegawai=pegawai, periode=periode).select_related(*TERKAIT))
