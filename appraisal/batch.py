"""Which steps an assessor may take for several people at once, and whom each of them would take along.

Safe is a step that gives nobody a value: agreeing to targets without any warning, handing over a result that is
complete and not odd, passing a result on. Whoever is not taken is named with the reason. The number of queries does
not grow with the people.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

from django.db.models import F

from appraisal.checks import kekurangan_penilaian
from appraisal.models import HasilPenilaian, JenisPenilaian, Penilaian
from appraisal.models.catatan import AspekPerilaku
from appraisal.preview import perkirakan_tahun
from appraisal.scoring.grades import sebutan
from appraisal.selectors import dengan_nilai_akhir, nilai_capaian
from appraisal.services.hitung import aturan_periode
from appraisal.states import TRANSISI, AksiPenilaian, StatusPenilaian
from appraisal.warnings import capaian_janggal, nilai_perilaku, perilaku_janggal
from organisasi.common.angka import tulis_angka
from organisasi.models import Pegawai
from skp.checks import kekurangan_rencana
from skp.models import Kegiatan, Periode, Skp
from skp.selectors import TERKAIT, list_indikator
from skp.states import AksiSkp, StatusSkp
from skp.warnings import list_kegiatan_tahun_lalu, peringatan_rencana

K = TypeVar("K")
T = TypeVar("T")
TERKAIT_PENILAIAN = ("periode__instansi", "pegawai__instansi", "perilaku")


@dataclass(frozen=True, slots=True)
class Calon:
    """One person whom the step concerns: what it would do, and what stands against taking it for many at once.

    ``tautan`` is the name of the page on which the person is dealt with alone, of the object ``untuk``.
    """

    dokumen: Skp | Penilaian
    ringkas: str
    halangan: tuple[str, ...]
    tautan: str
    untuk: int

    @property
    def pegawai(self) -> Pegawai:
        return self.dokumen.pegawai

    @property
    def tanda(self) -> str:
        """The document in the state in which it was shown."""
        return f"{self.dokumen.pk}-{self.dokumen.revisi}"


@dataclass(frozen=True, slots=True)
class LangkahBersama:
    """A step for several people: its words, and who is waiting for it."""

    judul: str
    akibat: str
    tombol: str
    list_calon: Callable[[Pegawai, Periode], list[Calon]]


def calon_tetapkan(penilai: Pegawai, periode: Periode) -> list[Calon]:
    """SKP that were submitted: taken where the rows call for no second look."""
    daftar = list(
        Skp.objects.filter(pejabat_penilai=penilai, periode=periode, status=StatusSkp.DIAJUKAN)
        .select_related(*TERKAIT)
        .order_by("pegawai__nama", "mulai")
    )
    rencana = Kegiatan.objects.filter(versi__skp__in=daftar, versi__nomor=F("versi__skp__nomor_versi"))
    baris = _kelompok(rencana.select_related("versi").order_by("urutan", "pk"), lambda k: k.versi.skp_id)
    lalu = _kelompok(list_kegiatan_tahun_lalu(daftar), lambda k: k.versi.skp.pegawai_id) if daftar else {}
    rkt = {s.unit_id: s for s in daftar}
    ada_rkt = {unit: list_indikator(s).exists() for unit, s in rkt.items()}
    hasil = []
    for s in daftar:
        isi = baris.get(s.pk, [])
        halangan = [
            *kekurangan_rencana(s, banyak=len(isi)),
            *peringatan_rencana(s, isi, ada_rkt=ada_rkt[s.unit_id], lalu=lalu.get(s.pegawai_id, [])),
        ]
        hasil.append(Calon(s, f"{len(isi)} kegiatan tugas jabatan", tuple(halangan), "skp:rincian", s.pk))
    return hasil


def calon_serahkan(penilai: Pegawai, periode: Periode) -> list[Calon]:
    """Appraisals that are being made: taken where every value is there and none of them asks for a second look."""
    daftar = list(
        Penilaian.objects.filter(pejabat_penilai=penilai, periode=periode, status=StatusPenilaian.DISUSUN)
        .select_related(*TERKAIT_PENILAIAN)
        .order_by("pegawai__nama")
    )
    orang = [p.pegawai_id for p in daftar]
    semua = Skp.objects.filter(pegawai__in=orang, periode=periode).select_related("penempatan__jabatan")
    skp = _kelompok(semua.annotate(nilai=nilai_capaian()).order_by("mulai"), lambda s: s.pegawai_id)
    lalu = {
        h.penilaian.pegawai_id: h
        for h in HasilPenilaian.objects.filter(
            penilaian__pegawai__in=orang, penilaian__periode__tahun=periode.tahun - 1, berlaku=True
        )
        .select_related("penilaian")
        .defer("masukan", "langkah")
    }
    return [_calon_serahkan(p, periode, skp.get(p.pegawai_id, []), lalu.get(p.pegawai_id)) for p in daftar]


def _calon_serahkan(p: Penilaian, periode: Periode, skp: Sequence[Any], lalu: HasilPenilaian | None) -> Calon:
    capaian: list[Decimal] = [s.nilai for s in skp if s.nilai is not None]
    nilai = nilai_perilaku(p)
    halangan = [*_hanya_sendiri(p), *kekurangan_penilaian(p, skp)]
    if not halangan:
        rata = sum(capaian, Decimal(0)) / len(capaian)
        halangan = [*perilaku_janggal(nilai, lalu), *capaian_janggal(rata, lalu)]
    aturan = aturan_periode(periode).aturan()
    kira = perkirakan_tahun(capaian, {a.value: nilai.get(a) for a in AspekPerilaku}, aturan)
    ringkas = (
        f"Nilai {tulis_angka(kira.nilai, 2)} ({sebutan(kira.nilai, aturan.parameter)})" if kira else "Belum lengkap"
    )
    alamat = ("appraisal:nilai", skp[-1].pk) if skp else ("appraisal:nilai_tahun", p.pk)
    return Calon(p, ringkas, tuple(halangan), *alamat)


def _hanya_sendiri(p: Penilaian) -> list[str]:
    if p.jenis == JenisPenilaian.TUGAS_BELAJAR:
        return ["Penilaian tugas belajar diserahkan dari halamannya sendiri."]
    return ["Hasil koreksi diserahkan dari halamannya sendiri."] if p.versi > 1 else []


def calon_teruskan(penilai: Pegawai, periode: Periode) -> list[Calon]:
    """Results that came back without an objection."""
    daftar = Penilaian.objects.filter(
        pejabat_penilai=penilai, periode=periode, status__in=TRANSISI[AksiPenilaian.TERUSKAN].dari
    ).select_related(*TERKAIT_PENILAIAN)
    return [_calon_teruskan(p) for p in dengan_nilai_akhir(daftar).order_by("pegawai__nama")]


def _calon_teruskan(p: Any) -> Calon:
    ringkas = f"{p.get_status_display()}, nilai {tulis_angka(p.nilai, 2)} ({p.sebutan})"
    return Calon(p, ringkas, (), "appraisal:hasil", p.pk)


def _kelompok(daftar: Iterable[T], kunci: Callable[[T], K]) -> dict[K, list[T]]:
    hasil: dict[K, list[T]] = defaultdict(list)
    for butir in daftar:
        hasil[kunci(butir)].append(butir)
    return hasil


LANGKAH_BERSAMA: Mapping[str, LangkahBersama] = MappingProxyType(
    {
        AksiSkp.TETAPKAN.value: LangkahBersama(
            "Setujui dan tetapkan SKP",
            "SKP yang Anda pilih menjadi kontrak kerja dengan tanda tangan Anda. Targetnya sesudah itu hanya berubah "
            "lewat usulan perubahan.",
            "Tetapkan yang dipilih",
            calon_tetapkan,
        ),
        AksiPenilaian.SERAHKAN.value: LangkahBersama(
            "Serahkan hasil penilaian",
            "Nilai orang yang Anda pilih dibekukan dan hasilnya diserahkan kepadanya. Sejak hari itu ia mempunyai "
            "14 hari untuk mengajukan keberatan.",
            "Serahkan yang dipilih",
            calon_serahkan,
        ),
        AksiPenilaian.TERUSKAN.value: LangkahBersama(
            "Teruskan ke atasan",
            "Hasil orang yang Anda pilih diteruskan kepada atasan pejabat penilai untuk disahkan.",
            "Teruskan yang dipilih",
            calon_teruskan,
        ),
    }
)
"""Never among them: giving values, refusing, giving back; these need words for one person."""
