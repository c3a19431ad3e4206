"""Reading SKP. Every page starts at ``skp_terlihat_oleh``: outside that scope a row does not exist (404)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from organisasi.common.models import berlaku_pada
from organisasi.models import Instansi, Pegawai, UnitKerja
from organisasi.selectors.akses import Akses
from organisasi.selectors.people import pegawai_terlihat_oleh
from organisasi.selectors.unit import jalur_unit
from skp.circumstances import TANPA_SKP
from skp.models import (
    BagianTarget,
    Bukti,
    ButirRkt,
    KeadaanKhusus,
    Kegiatan,
    Kreativitas,
    Periode,
    Perpanjangan,
    Skp,
    StatusKeadaan,
    TingkatRkt,
    TugasTambahan,
    VersiSkp,
)
from skp.states import SUDAH_DITETAPKAN, StatusSkp

TERKAIT = (
    "periode__instansi",
    "pegawai__instansi",
    "pejabat_penilai",
    "atasan",
    "unit",
    "penempatan__jabatan",
)


def skp_terlihat_oleh(akses: Akses) -> QuerySet[Skp]:
    """SKP that the account may read: own, as assessor, as the assessor's superior, and in the units of a granted role.

    A draft is its owner's until it was submitted once; of others only the admin kepegawaian sees it, to repair it.
    """
    if akses.pengguna is None:
        return Skp.objects.select_related(*TERKAIT)
    saya = akses.pegawai_id
    milik = Q(pegawai=saya) if saya else Q(pk__in=[])
    dinilai = Q(pejabat_penilai=saya) | Q(atasan=saya) if saya else Q(pk__in=[])
    pimpinan = Q(unit__in=akses.unit_pimpinan) if akses.pimpinan else Q(pk__in=[])
    admin = Q(unit__in=akses.unit_admin) if akses.admin else Q(pk__in=[])
    diajukan = (dinilai | pimpinan) & Q(diajukan_pada__isnull=False)
    return Skp.objects.filter(milik | diajukan | admin).select_related(*TERKAIT)


def list_kegiatan(skp: Skp, nomor: int | None = None) -> QuerySet[Kegiatan]:
    """The rows of one version (default: the one that counts), with realisation, RKT and the superior's row."""
    return (
        Kegiatan.objects.filter(versi__skp=skp, versi__nomor=nomor or skp.nomor_versi)
        .select_related("realisasi", "rkt", "induk", "versi")
        .order_by("urutan", "pk")
    )


def list_tim(skp: Skp) -> QuerySet[Kegiatan]:
    """The rows of colleagues that share an activity of the superior with a team row of this SKP (SC-10)."""
    bersama = list_kegiatan(skp).exclude(peran_tim="").exclude(induk=None).values("induk")
    return (
        Kegiatan.objects.filter(
            induk__in=bersama,
            versi__nomor=F("versi__skp__nomor_versi"),
            versi__skp__status__in=SUDAH_DITETAPKAN,
        )
        .exclude(versi__skp=skp)
        .exclude(peran_tim="")
        .select_related("versi__skp__pegawai")
        .order_by("induk", "versi__skp__pegawai__nama")
    )


@dataclass(frozen=True, slots=True)
class IsiSkp:
    """The rows of one version of an SKP, read once for everything that a page or a service asks of them."""

    versi: VersiSkp
    kegiatan: list[Kegiatan]
    tugas_tambahan: list[TugasTambahan]
    kreativitas: list[Kreativitas]


def baca_isi(skp: Skp, nomor: int | None = None) -> IsiSkp:
    """The rows of one version (default: the one that counts) without evidence."""
    return _isi(skp, list(list_kegiatan(skp, nomor)), nomor)


def baca_isi_dengan_bukti(skp: Skp, *, kemajuan: bool = True) -> IsiSkp:
    """The rows that count, each with its evidence that was not taken back as ``bukti``: one statement for all kinds.

    ``kemajuan``: with the monthly progress too.
    """
    kegiatan = list_kegiatan(skp)
    isi = _isi(skp, list(kegiatan.prefetch_related("daftar_kemajuan") if kemajuan else kegiatan))
    milik = defaultdict(list)
    for b in Bukti.objects.filter(skp=skp, ditarik_pada=None):
        milik[b.kegiatan_id, b.tugas_tambahan_id, b.kreativitas_id].append(b)
    for k in isi.kegiatan:
        k.bukti = milik[k.pk, None, None]
    for t in isi.tugas_tambahan:
        t.bukti = milik[None, t.pk, None]
    for c in isi.kreativitas:
        c.bukti = milik[None, None, c.pk]
    return isi


def _isi(skp: Skp, kegiatan: list[Kegiatan], nomor: int | None = None) -> IsiSkp:
    versi = kegiatan[0].versi if kegiatan else get_versi(skp, nomor)
    return IsiSkp(versi, kegiatan, list(skp.daftar_tugas_tambahan.all()), list(skp.daftar_kreativitas.all()))


def semua_bukti(isi: IsiSkp) -> list[Bukti]:
    """The evidence of rows that were read with it."""
    unsur: list[Kegiatan | TugasTambahan | Kreativitas] = [*isi.kegiatan, *isi.tugas_tambahan, *isi.kreativitas]
    return [b for u in unsur for b in u.bukti]


def get_draf_perubahan(skp: Skp) -> VersiSkp | None:
    """The version that is being drafted or waits for the assessor, if any."""
    return VersiSkp.objects.filter(skp=skp, nomor=skp.nomor_versi + 1).first()


def get_versi(skp: Skp, nomor: int | None = None) -> VersiSkp:
    return VersiSkp.objects.get(skp=skp, nomor=nomor or skp.nomor_versi)


def list_periode(instansi: Instansi) -> QuerySet[Periode]:
    """The years of an agency, the latest first; each knows its agency without another query."""
    return instansi.daftar_periode.all()


def get_periode_berjalan(instansi: Instansi, pada: date) -> Periode | None:
    """The period that a day falls into."""
    return Periode.objects.filter(instansi=instansi, mulai__lte=pada, selesai__gte=pada).first()


def list_butir_rkt(unit: UnitKerja, tahun: int) -> QuerySet[ButirRkt]:
    """The plan in force of a unit and of the units above it for a year, in tree order."""
    return ButirRkt.objects.with_tree_fields().tree_filter(unit__in=jalur_unit(unit), tahun=tahun, diakhiri_pada=None)


def list_indikator(skp: Skp) -> QuerySet[ButirRkt]:
    """What a row of an SKP may hang on: the indicators of the plan, and ended ones that it hangs on already."""
    terkait = Kegiatan.objects.filter(versi__skp=skp).exclude(rkt=None).order_by().values("rkt")
    return (
        ButirRkt.objects.filter(unit__in=jalur_unit(skp.unit), tahun=skp.periode.tahun, tingkat=TingkatRkt.INDIKATOR)
        .filter(Q(diakhiri_pada=None) | Q(pk__in=terkait))
        .select_related("parent")
    )


def list_pemikul_rkt(butir: Iterable[ButirRkt]) -> QuerySet[Kegiatan]:
    """The rows of SKP that hang on entries of the plan, of the version that counts, with their people."""
    return (
        Kegiatan.objects.filter(rkt__in=butir, versi__nomor=F("versi__skp__nomor_versi"))
        .select_related("versi__skp__pegawai", "versi__skp__unit")
        .order_by("versi__skp__pegawai__nama", "urutan", "pk")
    )


def list_kegiatan_atasan(skp: Skp) -> QuerySet[Kegiatan]:
    """The rows of the assessor's own SKP of the same period: what the own rows may derive from.

    Each with ``bagian`` and ``bagian_biaya``: the share proposed to the owner of ``skp``, if any.
    """
    if skp.pejabat_penilai_id is None:
        return Kegiatan.objects.none()
    milik_atasan = Skp.objects.filter(
        pegawai=skp.pejabat_penilai_id, periode=skp.periode_id, status__in=[*SUDAH_DITETAPKAN, StatusSkp.DIAJUKAN]
    )
    bagian = BagianTarget.objects.filter(kegiatan=OuterRef("pk"), pegawai=skp.pegawai_id).order_by()
    return (
        Kegiatan.objects.filter(versi__skp__in=milik_atasan, versi__nomor=F("versi__skp__nomor_versi"))
        .select_related("versi__skp__pegawai")
        .annotate(bagian=Subquery(bagian.values("kuantitas")), bagian_biaya=Subquery(bagian.values("biaya")))
    )


def list_skp_saya(pegawai: Pegawai) -> QuerySet[Skp]:
    return Skp.objects.filter(pegawai=pegawai).select_related(*TERKAIT)


def list_keadaan(pegawai: Pegawai | int, mulai: date, selesai: date) -> QuerySet[KeadaanKhusus]:
    """The special circumstances of a person that touch a stretch of time, in order of time."""
    return (
        KeadaanKhusus.objects.filter(pegawai=pegawai, mulai__lte=selesai)
        .filter(Q(selesai=None) | Q(selesai__gte=mulai))
        .select_related("skp", "kegiatan", "unit")
        .prefetch_related("daftar_berkas")
    )


def list_keadaan_berlaku(skp: Skp) -> QuerySet[KeadaanKhusus]:
    """What holds for the person during an SKP: shown to everybody who works on it."""
    return list_keadaan(skp.pegawai_id, skp.mulai, skp.periode.selesai).filter(status=StatusKeadaan.BERLAKU)


def get_tanpa_skp(pegawai: Pegawai, pada: date) -> KeadaanKhusus | None:
    """The circumstance that frees a person from an SKP on a day (SC-05, SC-07), if any."""
    return _tanpa_skp(pada).filter(pegawai=pegawai).first()


def list_tanpa_skp(instansi: Instansi, pada: date) -> dict[int, KeadaanKhusus]:
    """Everybody of an agency who owes no SKP on a day, by employee."""
    return {k.pegawai_id: k for k in _tanpa_skp(pada).filter(pegawai__instansi=instansi)}


def _tanpa_skp(pada: date) -> QuerySet[KeadaanKhusus]:
    return KeadaanKhusus.objects.filter(berlaku_pada(pada), status=StatusKeadaan.BERLAKU, jenis__in=TANPA_SKP)


def get_hari_terakhir(skp: Skp) -> date:
    """The last day an SKP can run to: its end, that of the position, or the eve of study leave or exemption."""
    dibebaskan = KeadaanKhusus.objects.filter(
        pegawai=skp.pegawai_id,
        status=StatusKeadaan.BERLAKU,
        jenis__in=TANPA_SKP,
        mulai__gt=skp.mulai,
        mulai__lte=skp.selesai,
    ).values_list("mulai", flat=True)
    malam = [hari - timedelta(days=1) for hari in dibebaskan]
    return min([skp.selesai, skp.penempatan.selesai or skp.selesai, *malam])


def perpanjangan_terlihat_oleh(akses: Akses) -> QuerySet[Perpanjangan]:
    """Extensions with their reasons: one's own, and as admin those of the units and of the people placed there."""
    if akses.instansi is None:
        return Perpanjangan.objects.none()
    lingkup = Q(pegawai=akses.pegawai_id) if akses.pegawai_id else Q(pk__in=[])
    if akses.admin:
        lingkup |= Q(unit__in=akses.unit_admin) | Q(pegawai__in=pegawai_terlihat_oleh(akses))
    return Perpanjangan.objects.filter(lingkup).select_related(
        "periode__instansi", "pegawai__instansi", "unit", "dibuat_oleh__pegawai"
    )
