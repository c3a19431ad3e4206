"""Siapa menilai siapa: assessor and superior of people on a day, the ground in words, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from organisasi.common.models import berlaku_pada
from organisasi.models import (
    Instansi,
    JenisPenempatan,
    Pegawai,
    Penempatan,
    Pengguna,
    PenugasanPenilai,
    StatusPegawai,
)
from organisasi.selectors.identitas import get_penempatan
from organisasi.selectors.penilai import Dasar, Penilai, PetaPenilai, Rantai


@dataclass(frozen=True, slots=True)
class Hubungan:
    """One person with those who appraise him. ``temuan`` are sentences: nobody, left, no account, each other."""

    pegawai: Pegawai
    penempatan: Penempatan | None
    rantai: Rantai
    penugasan: PenugasanPenilai | None
    temuan: tuple[str, ...] = ()

    @property
    def penilai(self) -> Pegawai | None:
        return self.rantai.penilai.pegawai if self.rantai.penilai else None

    @property
    def atasan(self) -> Pegawai | None:
        return self.rantai.atasan.pegawai if self.rantai.atasan else None

    @property
    def dasar(self) -> str:
        return kalimat_dasar(self.rantai.penilai, self.penugasan)

    @property
    def dasar_atasan(self) -> str:
        atasan = self.rantai.atasan
        if self.penugasan and self.penugasan.atasan_id and atasan:
            return "Ditunjuk dalam penugasan yang sama."
        if atasan and self.rantai.penilai and atasan.pegawai == self.rantai.penilai.pegawai:
            return "PPK tidak mempunyai atasan, sehingga ia sekaligus atasan pejabat penilai."
        return kalimat_dasar(atasan)


def kalimat_dasar(penilai: Penilai | None, penugasan: PenugasanPenilai | None = None) -> str:
    """Why somebody is the assessor, as one would explain it at the counter."""
    if penilai is None:
        return ""
    if penugasan:
        return f"Menurut penugasan khusus: {penugasan.alasan}"
    lewati = f" Dilewati karena tidak ada kepala lain: {', '.join(penilai.unit_kosong)}." if penilai.unit_kosong else ""
    if penilai.dasar is Dasar.PPK:
        return f"Sebagai pejabat pembina kepegawaian; tidak ada kepala unit di atasnya.{lewati}"
    jabatan = penilai.penempatan.sebutan if penilai.penempatan else "pejabat yang ditunjuk"
    return f"Menurut jabatan: {jabatan}.{lewati}"


def list_dinilai(instansi: Instansi, unit: frozenset[int], pada: date) -> QuerySet[Penempatan]:
    """The definitive positions in the units whose holders are appraised on a day, by unit and name."""
    return (
        Penempatan.objects.filter(
            berlaku_pada(pada),
            Q(pegawai__berhenti_tanggal=None) | Q(pegawai__berhenti_tanggal__gt=pada),
            jenis=JenisPenempatan.DEFINITIF,
            jabatan__unit__in=unit,
            pegawai__instansi=instansi,
            pegawai__status__in=[StatusPegawai.PNS, StatusPegawai.CPNS],
        )
        .select_related("pegawai__instansi", "jabatan__unit")
        .order_by("jabatan__unit__urutan", "jabatan__unit__kode", "-jabatan__kepala", "pegawai__nama", "pk")
    )


def list_hubungan(instansi: Instansi, daftar: Sequence[Penempatan], pada: date) -> list[Hubungan]:
    """The relation of each placement's holder, in a fixed number of queries."""
    penugasan = _penugasan(instansi, pada)
    jabatan = _jabatan_penilai(penugasan, pada)
    peta = PetaPenilai(instansi, pada, [*daftar, *jabatan.values()], penugasan.values())
    rantai = [peta.rantai(p.pegawai, p, penugasan.get(p.pegawai_id)) for p in daftar]
    berakun = _berakun(r.penilai.pegawai.pk for r in rantai if r.penilai)
    hasil = []
    for p, r in zip(daftar, rantai, strict=True):
        timbal_balik = _penilai_dari(peta, r.penilai, jabatan, penugasan) == p.pegawai_id
        temuan = _temuan(r, pada, berakun, timbal_balik=timbal_balik)
        hasil.append(Hubungan(p.pegawai, p, r, penugasan.get(p.pegawai_id), tuple(temuan)))
    return hasil


def get_hubungan(pegawai: Pegawai, pada: date) -> Hubungan:
    """The relation of one person; without a position only an assignment can tell."""
    penempatan = get_penempatan(pegawai, pada)
    if penempatan is not None:
        penempatan.pegawai = pegawai
        return list_hubungan(pegawai.instansi, [penempatan], pada)[0]
    penugasan = _penugasan(pegawai.instansi, pada).get(pegawai.pk)
    peta = PetaPenilai(pegawai.instansi, pada, [], [penugasan] if penugasan else [])
    rantai = peta.rantai(pegawai, None, penugasan)
    berakun = _berakun([rantai.penilai.pegawai.pk] if rantai.penilai else [])
    return Hubungan(pegawai, None, rantai, penugasan, tuple(_temuan(rantai, pada, berakun, timbal_balik=False)))


def _penugasan(instansi: Instansi, pada: date) -> dict[int, PenugasanPenilai]:
    daftar = PenugasanPenilai.objects.filter(berlaku_pada(pada), pegawai__instansi=instansi)
    return {p.pegawai_id: p for p in daftar.select_related("penilai__instansi", "atasan__instansi")}


def _jabatan_penilai(penugasan: dict[int, PenugasanPenilai], pada: date) -> dict[int, Penempatan]:
    """The definitive positions of the assigned assessors."""
    daftar = Penempatan.objects.filter(
        berlaku_pada(pada),
        jenis=JenisPenempatan.DEFINITIF,
        pegawai__in={p.penilai_id for p in penugasan.values()},
    )
    return {p.pegawai_id: p for p in daftar.select_related("pegawai", "jabatan__unit")}


def _penilai_dari(
    peta: PetaPenilai,
    penilai: Penilai | None,
    jabatan: dict[int, Penempatan],
    penugasan: dict[int, PenugasanPenilai],
) -> int | None:
    """Who appraises the assessor himself; only assignments can make two people appraise each other."""
    if penilai is None or penilai.dasar is Dasar.PPK:
        return None
    orang = penilai.pegawai
    if orang.pk in penugasan:
        return penugasan[orang.pk].penilai_id
    penempatan = jabatan.get(orang.pk)
    di_atas = peta.rantai(orang, penempatan).penilai if penempatan else None
    return di_atas.pegawai.pk if di_atas else None


def _berakun(pegawai: Iterable[int]) -> set[int]:
    akun = Pengguna.objects.filter(pegawai__in=set(pegawai), is_active=True)
    return {pk for pk in akun.values_list("pegawai_id", flat=True) if pk is not None}


def _temuan(rantai: Rantai, pada: date, berakun: set[int], *, timbal_balik: bool) -> list[str]:
    penilai = rantai.penilai
    if penilai is None:
        return ["Belum ada pejabat penilai: lengkapi jabatan kepala unit, PPK, atau beri penugasan."]
    hasil = []
    berhenti = penilai.pegawai.berhenti_tanggal
    if berhenti and berhenti <= pada:
        hasil.append(f"{penilai.pegawai.nama} sudah berhenti.")
    elif penilai.pegawai.pk not in berakun:
        hasil.append(f"{penilai.pegawai.nama} belum mempunyai akun aktif, sehingga belum dapat menilai.")
    if timbal_balik:
        hasil.append(f"Saling menilai dengan {penilai.pegawai.nama}.")
    if rantai.atasan is None:
        hasil.append("Belum ada atasan pejabat penilai: tetapkan PPK pada profil instansi atau beri penugasan.")
    return hasil
