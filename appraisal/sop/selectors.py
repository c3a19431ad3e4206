"""Which procedures and runs somebody may see, and who holds a step today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from appraisal.models import LangkahSop, PelaksanaanSop, RiwayatSop, SatuanWaktu, Sop
from organisasi.common.clock import hari_ini, sekarang
from organisasi.common.models import berlaku_pada
from organisasi.models import Pegawai, Penempatan
from organisasi.selectors.akses import Akses
from organisasi.selectors.tree import list_pemegang

SATUAN = {
    SatuanWaktu.MENIT: timedelta(minutes=1),
    SatuanWaktu.JAM: timedelta(hours=1),
    SatuanWaktu.HARI: timedelta(days=1),
    SatuanWaktu.MINGGU: timedelta(weeks=1),
}
"""Calendar time: the form says nothing about working hours."""
TERKAIT = ("sop__unit__instansi", "periode", "langkah__pelaksana__jabatan")


def sop_terlihat_oleh(akses: Akses) -> QuerySet[Sop]:
    """Procedures in force are for everybody of the agency to read."""
    if akses.instansi is None:
        return Sop.objects.none()
    return Sop.objects.filter(unit__instansi=akses.instansi, aktif=True).select_related("unit__instansi")


def pelaksanaan_terlihat_oleh(akses: Akses) -> QuerySet[PelaksanaanSop]:
    """Runs for those who have a step in them, and for admin and pimpinan of the unit."""
    if akses.instansi is None:
        return PelaksanaanSop.objects.none()
    lingkup = Q(sop__unit__in=akses.unit_terlihat)
    if akses.pegawai is not None:
        ikut = Q(sop__daftar_pelaksana__jabatan__in=jabatan_saya(akses.pegawai)) | Q(tim=akses.pegawai)
        lingkup |= Q(pk__in=PelaksanaanSop.objects.filter(ikut).values("pk"))
    return PelaksanaanSop.objects.filter(lingkup).select_related(*TERKAIT)


def jabatan_saya(pegawai: Pegawai) -> QuerySet[Penempatan, int]:
    """The positions that somebody holds or acts in today."""
    hari = hari_ini(pegawai.instansi.zona_waktu)
    return Penempatan.objects.filter(berlaku_pada(hari), pegawai=pegawai).order_by().values_list("jabatan", flat=True)


def list_menunggu(pegawai: Pegawai) -> QuerySet[PelaksanaanSop]:
    """Running procedures whose present step is this person's."""
    giliran = Q(langkah__pelaksana__jabatan__in=jabatan_saya(pegawai))
    giliran |= Q(langkah__pelaksana__jabatan=None, pk__in=PelaksanaanSop.objects.filter(tim=pegawai).values("pk"))
    return PelaksanaanSop.objects.filter(giliran, status="berjalan").select_related("sop", "periode", "langkah")


def list_penanggung(pelaksanaan: PelaksanaanSop, langkah: LangkahSop | None = None) -> list[Pegawai]:
    """Who has a step (default: the present one): the holders of the position today, or the team."""
    jabatan = (langkah or pelaksanaan.langkah).pelaksana.jabatan_id
    if jabatan is None:
        return list(pelaksanaan.tim.order_by("nama"))
    hari = hari_ini(pelaksanaan.sop.unit.instansi.zona_waktu)
    return [p.pegawai for p in list_pemegang(hari, jabatan=jabatan)]


def batas(langkah: LangkahSop) -> timedelta:
    """The time that the procedure allows for a step."""
    return langkah.waktu * SATUAN[SatuanWaktu(langkah.satuan)]


@dataclass(frozen=True, slots=True)
class Tahap:
    """A step of a run on its page: by whom, since when, how long, and whether that was longer than allowed."""

    langkah: LangkahSop
    keadaan: str
    riwayat: Sequence[RiwayatSop] = ()
    mulai: datetime | None = None
    selesai: datetime | None = None

    @property
    def lama(self) -> timedelta | None:
        """All visits together; of the present step up to now."""
        dulu = sum(((r.pada - r.mulai) for r in self.riwayat), timedelta())
        kini = sekarang() - self.mulai if self.keadaan == "berjalan" and self.mulai else timedelta()
        return dulu + kini if self.riwayat or self.mulai else None

    @property
    def lewat(self) -> bool:
        return self.lama is not None and self.lama > batas(self.langkah)

    @property
    def lama_teks(self) -> str:
        return tulis_lama(self.lama) if self.lama is not None else ""


def tulis_lama(lama: timedelta) -> str:
    """``2 hari 3 jam``: the two largest parts that are not nothing."""
    menit = int(lama.total_seconds()) // 60
    bagian = ((menit // 1440, "hari"), (menit // 60 % 24, "jam"), (menit % 60, "menit"))
    return " ".join(f"{n} {kata}" for n, kata in bagian if n) or "kurang dari 1 menit"


def list_tahap(pelaksanaan: PelaksanaanSop) -> list[Tahap]:
    """Every step of the procedure with what became of it in this run. Two queries."""
    riwayat: dict[int, list[RiwayatSop]] = {}
    for r in pelaksanaan.riwayat.select_related("oleh__pegawai"):
        riwayat.setdefault(r.nomor, []).append(r)
    hasil = []
    for langkah in pelaksanaan.sop.daftar_langkah.select_related("pelaksana__jabatan"):
        kunjungan = riwayat.get(langkah.nomor, [])
        kini = pelaksanaan.berjalan and langkah.pk == pelaksanaan.langkah_id
        sudah = pelaksanaan.status == "selesai" or langkah.nomor < pelaksanaan.langkah.nomor
        keadaan = "berjalan" if kini else "selesai" if sudah and kunjungan else "antre"
        mulai = pelaksanaan.sejak if kini else None
        hasil.append(Tahap(langkah, keadaan, kunjungan, mulai))
    return hasil
