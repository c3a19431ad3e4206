"""What is due: read from the records themselves, without what is held and without what is not finished."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet

from appraisal.models import (
    CatatanPerilaku,
    JenisArsip,
    Koreksi,
    Penahanan,
    Penilaian,
    StatusKoreksi,
    StatusMusnah,
    UsulMusnah,
)
from appraisal.retention.schedule import Masa, baca_jadwal
from appraisal.states import FINAL
from organisasi.models import Impor, Instansi, Notifikasi, Pegawai, Pekerjaan, Penempatan
from organisasi.models.pekerjaan import BELUM_TUNTAS
from organisasi.selectors.akses import Akses
from organisasi.selectors.unit import unit_dan_turunannya
from skp.models import BerkasKeadaan, Bukti

Baris = QuerySet[Any]
TERBUKA = (StatusMusnah.DIUSULKAN, StatusMusnah.DISETUJUI)


@dataclass(frozen=True, slots=True)
class Arsip:
    """Where a kind of records is, whose and of which year: lookups from its row.

    ``milik_banyak``: the row tells about people it does not name, so a hold on anybody holds it.
    """

    model: type[Model]
    instansi: str
    pegawai: str
    tahun: str
    berkas: str = ""
    tuntas: Callable[[Baris], Baris] = lambda baris: baris
    milik_banyak: bool = False


def _penilaian_tuntas(baris: Baris) -> Baris:
    """Without the records of a person and year whose appraisal is still running or about to be corrected."""
    tahun_itu = Penilaian.objects.filter(pegawai=OuterRef("arsip_orang"), periode__tahun=OuterRef("arsip_tahun"))
    koreksi = Koreksi.objects.filter(
        penilaian__pegawai=OuterRef("arsip_orang"),
        penilaian__periode__tahun=OuterRef("arsip_tahun"),
        status=StatusKoreksi.DIUSULKAN,
    )
    return baris.exclude(Exists(tahun_itu.exclude(status__in=FINAL))).exclude(Exists(koreksi))


def _pekerjaan_tuntas(baris: Baris) -> Baris:
    return baris.exclude(status__in=BELUM_TUNTAS)


ARSIP: dict[str, Arsip] = {
    JenisArsip.BUKTI: Arsip(
        Bukti, "skp__pegawai__instansi", "skp__pegawai", "skp__periode__tahun", "berkas", _penilaian_tuntas
    ),
    JenisArsip.BERKAS_KEADAAN: Arsip(
        BerkasKeadaan,
        "keadaan__pegawai__instansi",
        "keadaan__pegawai",
        "keadaan__selesai__year",
        "berkas",
        _penilaian_tuntas,
    ),
    JenisArsip.CATATAN: Arsip(
        CatatanPerilaku, "pegawai__instansi", "pegawai", "tanggal__year", tuntas=_penilaian_tuntas
    ),
    JenisArsip.IMPOR: Arsip(Impor, "instansi", "oleh__pegawai", "dibuat_pada__year", "berkas", milik_banyak=True),
    JenisArsip.NOTIFIKASI: Arsip(Notifikasi, "penerima__pegawai__instansi", "penerima__pegawai", "dibuat_pada__year"),
    JenisArsip.PEKERJAAN: Arsip(
        Pekerjaan, "instansi", "pemilik__pegawai", "tuntas_pada__year", "berkas", _pekerjaan_tuntas
    ),
}


def list_habis(instansi: Instansi, jenis: str, hari: date) -> Baris:
    """Records of a kind whose time is over, held ones included; each row knows ``arsip_orang`` and ``arsip_tahun``."""
    arsip = ARSIP[jenis]
    masa = baca_jadwal().musnah.get(jenis)
    baris = arsip.model._default_manager.filter(**{arsip.instansi: instansi})  # noqa: SLF001 - Django's own way
    if masa is None:
        return baris.none()
    baris = baris.annotate(arsip_orang=F(arsip.pegawai), arsip_tahun=F(arsip.tahun))
    return arsip.tuntas(baris.filter(arsip_tahun__lte=masa.batas(hari.year)))


def saring_tertahan(baris: Baris, instansi: Instansi, jenis: str) -> Q:
    """The condition under which a row of ``list_habis`` is held."""
    berlaku = list(Penahanan.objects.filter(instansi=instansi, dicabut_pada=None))
    orang = {p.pegawai_id for p in berlaku if p.pegawai_id}
    unit = unit_dan_turunannya(p.unit_id for p in berlaku if p.unit_id)
    tahun = {p.tahun for p in berlaku if p.tahun}
    if ARSIP[jenis].milik_banyak and (orang or unit):
        return Q(pk__isnull=False)
    ditempatkan = Penempatan.objects.filter(jabatan__unit__in=unit).order_by().values("pegawai")
    return Q(arsip_tahun__in=tahun) | Q(arsip_orang__in=orang) | Q(arsip_orang__in=ditempatkan)


def list_jatuh_waktu(instansi: Instansi, jenis: str, tahun: int, hari: date) -> Baris:
    """What of one kind and year may be destroyed today."""
    baris = list_habis(instansi, jenis, hari).filter(arsip_tahun=tahun)
    return baris.exclude(pk__in=_pk_tertahan(baris, instansi, jenis))


def _pk_tertahan(baris: Baris, instansi: Instansi, jenis: str) -> Baris:
    """Held ids: an inner query, because excluding on an empty owner would lose rows to NULL."""
    return baris.filter(saring_tertahan(baris, instansi, jenis)).order_by().values("pk")


@dataclass(frozen=True, slots=True)
class JatuhWaktu:
    masa: Masa
    tahun: int
    jumlah: int
    tertahan: int
    usul: UsulMusnah | None


def hitung_jatuh_waktu(instansi: Instansi, hari: date) -> list[JatuhWaktu]:
    """Counts per kind and year, without a name; ``jumlah`` leaves out what is held."""
    terbuka = {(u.jenis, u.tahun): u for u in UsulMusnah.objects.filter(instansi=instansi, selesai_pada=None)}
    hasil = []
    for jenis, masa in baca_jadwal().musnah.items():
        baris = list_habis(instansi, jenis, hari)
        semua = _per_tahun(baris)
        ditahan = _per_tahun(baris.filter(saring_tertahan(baris, instansi, jenis)))
        for tahun, jumlah in sorted(semua.items()):
            tertahan = ditahan.get(tahun, 0)
            usul = terbuka.get((jenis, tahun))
            hasil.append(JatuhWaktu(masa, tahun, jumlah - tertahan, tertahan, usul if usul and _jalan(usul) else None))
    return hasil


def _jalan(usul: UsulMusnah) -> bool:
    return usul.status in TERBUKA


def get_usul_terbuka(instansi: Instansi, jenis: str, tahun: int) -> UsulMusnah | None:
    """The proposal of this kind and year that is not finished."""
    return UsulMusnah.objects.filter(instansi=instansi, jenis=jenis, tahun=tahun, status__in=TERBUKA).first()


def _per_tahun(baris: Baris) -> dict[int, int]:
    return dict(baris.order_by().values_list("arsip_tahun").annotate(n=Count("pk", distinct=True)))


def list_pemilik(baris: Baris) -> QuerySet[Pegawai]:
    """Whose records these are."""
    return Pegawai.objects.filter(pk__in=baris.order_by().values("arsip_orang")).order_by("nama", "pk")


def hitung_per_orang(baris: Baris, orang: Iterable[Pegawai]) -> dict[int, int]:
    """How many of these records each person has."""
    milik = baris.filter(arsip_orang__in=[p.pk for p in orang]).order_by().values_list("arsip_orang")
    return dict(milik.annotate(n=Count("pk")))


def penahanan_terlihat_oleh(akses: Akses) -> QuerySet[Penahanan]:
    """Row-level scope: the holds of the own agency."""
    terkait = ("pegawai", "unit", "dipasang_oleh__pegawai", "dicabut_oleh__pegawai", "instansi")
    return Penahanan.objects.filter(instansi=akses.instansi).select_related(*terkait)


def usul_terlihat_oleh(akses: Akses) -> QuerySet[UsulMusnah]:
    """Row-level scope: the proposals of the own agency."""
    terkait = ("instansi", "diusulkan_oleh__pegawai", "diputuskan_oleh__pegawai")
    return UsulMusnah.objects.filter(instansi=akses.instansi).select_related(*terkait)
