"""The recap of a unit and a year: everybody who should have a result, with it or with what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar, overload

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Value

from appraisal.models import HasilPenilaian, Penilaian
from appraisal.selectors import TERKAIT as TERKAIT_PENILAIAN
from appraisal.states import FINAL, StatusPenilaian
from appraisal.waiting import menunggu as menunggu_penilaian
from organisasi.common.clock import hari_ini
from organisasi.common.models import berlaku_pada
from organisasi.models import JenisPenempatan, Pegawai, Penempatan, StatusPegawai, UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.calendar import Kalender, Orang, get_kalender
from skp.models import HalTenggat, JenisKeadaan, Periode, Skp
from skp.selectors import TERKAIT, list_tanpa_skp
from skp.waiting import menunggu

ASPEK = ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama", "kepemimpinan")
SEKALI_BACA = 500
"""People whose figures are in memory at a time."""

Butir = TypeVar("Butir", bound=Model)
Urutan = tuple[str, str, int, bool]
"""Unit, name, id of the appraisal or of the placement, whether it is an appraisal."""


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """One person; figures and identities come from the frozen result where there is one."""

    pegawai_id: int
    penilaian_id: int | None
    nip: str
    nama: str
    pangkat: str
    jabatan: str
    unit: str
    status: str
    nilai_skp: Decimal | None = None
    bagian_skp: Decimal | None = None
    aspek: tuple[Decimal | None, ...] = (None,) * 6
    jumlah_perilaku: Decimal | None = None
    rata_rata: Decimal | None = None
    bagian_perilaku: Decimal | None = None
    nilai: Decimal | None = None
    sebutan: str = ""
    penilai_nip: str = ""
    penilai_nama: str = ""
    atasan_nip: str = ""
    atasan_nama: str = ""
    disahkan: date | None = None


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One gap: whose, what is missing, who can close it, until when."""

    nip: str
    nama: str
    unit: str
    masalah: str
    penanggung_jawab: str
    batas: date | None


class Rekap(Sequence[BarisRekap]):
    """Everybody of a unit and everything below it for a period, by unit and name.

    A slice reads its people and no others, put in order by the database; a workbook of fifteen thousand is read piece
    by piece. ``hanya_final`` keeps figures that are not in force yet out
    of it: leaders read results, not drafts.
    """

    def __init__(self, unit: UnitKerja, periode: Periode, *, hanya_final: bool = False) -> None:
        self.hanya_final = hanya_final
        pk_unit = unit_dan_turunannya([unit])
        dinilai = Penilaian.objects.filter(periode=periode, unit__in=pk_unit).order_by()
        tanpa = list_penempatan(pk_unit, periode).order_by().exclude(pegawai__in=dinilai.values("pegawai"))
        self._dinilai, self._tanpa = dinilai, tanpa

    @cached_property
    def _banyak(self) -> int:
        return self._dinilai.count() + self._tanpa.count()

    def __len__(self) -> int:
        return self._banyak

    def _urutan(self) -> "QuerySet[Any, Urutan]":
        dinilai = self._dinilai.annotate(tempat=F("unit__nama"), orang=F("pegawai__nama"), ada=Value(value=True))
        tanpa = self._tanpa.annotate(tempat=F("jabatan__unit__nama"), orang=F("pegawai__nama"), ada=Value(value=False))
        kolom = ("tempat", "orang", "pk", "ada")
        return dinilai.values_list(*kolom).union(tanpa.values_list(*kolom), all=True).order_by("tempat", "orang", "pk")

    @overload
    def __getitem__(self, letak: int) -> BarisRekap: ...
    @overload
    def __getitem__(self, letak: slice) -> list[BarisRekap]: ...
    def __getitem__(self, letak: int | slice) -> BarisRekap | list[BarisRekap]:
        if isinstance(letak, int):
            return self._baca([self._urutan()[letak]])[0]
        return self._baca(list(self._urutan()[letak]))

    def __iter__(self) -> Iterator[BarisRekap]:
        urutan = list(self._urutan())
        for awal in range(0, len(urutan), SEKALI_BACA):
            yield from self._baca(urutan[awal : awal + SEKALI_BACA])

    def _baca(self, urutan: Sequence[Urutan]) -> list[BarisRekap]:
        dinilai = _dengan_hasil([pk for *_, pk, ada in urutan if ada], hanya_final=self.hanya_final)
        tanpa = Penempatan.objects.select_related("pegawai", "jabatan__unit").in_bulk(
            [pk for *_, pk, ada in urutan if not ada]
        )
        return [dinilai[pk] if ada else _tanpa_hasil(tanpa[pk]) for *_, pk, ada in urutan]


def list_rekap(unit: UnitKerja, periode: Periode, *, hanya_final: bool = False) -> Rekap:
    """The recap of a unit; see ``Rekap``."""
    return Rekap(unit, periode, hanya_final=hanya_final)


def list_orang(unit: UnitKerja, periode: Periode) -> set[int]:
    """The people whose SKP or appraisal a recap tells about."""
    lingkup = {"unit__in": unit_dan_turunannya([unit]), "periode": periode}
    return {
        pk for model in (Skp, Penilaian) for pk in model.objects.filter(**lingkup).values_list("pegawai", flat=True)
    }


def _dengan_hasil(pk_penilaian: Sequence[int], *, hanya_final: bool) -> dict[int, BarisRekap]:
    terbuka = Q(penilaian__status__in=FINAL) if hanya_final else Q()
    beku = dict(
        HasilPenilaian.objects.filter(terbuka, berlaku=True, penilaian__in=pk_penilaian).values_list(
            "penilaian_id", "masukan"
        )
    )
    daftar = Penilaian.objects.filter(pk__in=pk_penilaian).select_related(
        "pegawai", "pejabat_penilai", "atasan", "unit"
    )
    return {p.pk: _baris(p, beku.get(p.pk)) for p in daftar}


def _baris(p: Penilaian, m: dict[str, Any] | None) -> BarisRekap:
    orang = m["orang"]["pegawai"] if m else {}
    penilai = (m and m["orang"]["penilai"]) or {}
    atasan = (m and m["orang"]["atasan"]) or {}
    return BarisRekap(
        pegawai_id=p.pegawai_id,
        penilaian_id=p.pk,
        nip=orang.get("nip", p.pegawai.nip or ""),
        nama=orang.get("nama", p.pegawai.nama_lengkap),
        pangkat=orang.get("pangkat", ""),
        jabatan=orang.get("jabatan", ""),
        unit=orang.get("unit", p.unit.nama),
        status=p.get_status_display(),
        penilai_nip=penilai.get("nip", p.pejabat_penilai.nip or ""),
        penilai_nama=penilai.get("nama", p.pejabat_penilai.nama_lengkap),
        atasan_nip=atasan.get("nip", p.atasan.nip or ""),
        atasan_nama=atasan.get("nama", p.atasan.nama_lengkap),
        disahkan=p.disahkan_tanggal,
        **(_angka(m) if m else {}),
    )


def _angka(m: dict[str, Any]) -> dict[str, Any]:
    def d(nama: str) -> Decimal | None:
        return Decimal(m[nama]) if m[nama] is not None else None

    nilai = {a["kunci"]: a["nilai"] for a in m["perilaku"]}
    return {
        "nilai_skp": d("nilai_skp"),
        "bagian_skp": d("bagian_skp"),
        "aspek": tuple(Decimal(nilai[a]) if nilai[a] is not None else None for a in ASPEK),
        "jumlah_perilaku": d("jumlah_perilaku"),
        "rata_rata": d("rata_rata_perilaku"),
        "bagian_perilaku": d("bagian_perilaku"),
        "nilai": d("nilai"),
        "sebutan": m["sebutan"],
    }


def list_penempatan(pk_unit: frozenset[int], periode: Periode) -> QuerySet[Penempatan]:
    """Who holds a position in the units on the last day of the period (today while it runs) and owes an appraisal."""
    hari = min(hari_ini(periode.instansi.zona_waktu), periode.selesai)
    bebas = [pk for pk, k in list_tanpa_skp(periode.instansi, hari).items() if k.jenis == JenisKeadaan.PEMBEBASAN]
    return (
        Penempatan.objects.filter(
            berlaku_pada(hari),
            Q(pegawai__berhenti_tanggal=None) | Q(pegawai__berhenti_tanggal__gt=hari),
            jenis=JenisPenempatan.DEFINITIF,
            jabatan__unit__in=pk_unit,
            pegawai__status__in=[StatusPegawai.PNS, StatusPegawai.CPNS],
        )
        .exclude(pegawai__in=bebas)
        .select_related("pegawai", "jabatan__unit")
        .order_by("pegawai__nama", "pk")
    )


def _tanpa_hasil(p: Penempatan) -> BarisRekap:
    return BarisRekap(
        pegawai_id=p.pegawai_id,
        penilaian_id=None,
        nip=p.pegawai.nip or "",
        nama=p.pegawai.nama_lengkap,
        pangkat="",
        jabatan=p.sebutan,
        unit=p.jabatan.unit.nama,
        status="Belum dinilai",
    )


def list_kekurangan(unit: UnitKerja, periode: Periode, paling_banyak: int | None = None) -> Iterator[Kekurangan]:
    """Every gap of the unit's year with the person who can close it.

    ``paling_banyak``: where only the first are wanted, no more of each kind are looked for, oldest record first.
    """
    pk_unit = unit_dan_turunannya([unit])
    kalender = get_kalender([periode])
    tahun_ini = Penilaian.objects.filter(periode=periode, unit__in=pk_unit)
    berjalan = tahun_ini.exclude(status__in=[*FINAL, StatusPenilaian.DISUSUN])
    for p in _sampai(berjalan.select_related(*TERKAIT_PENILAIAN, "keberatan"), paling_banyak):
        yield _gap(p.pegawai, p.unit.nama, menunggu_penilaian(p, kalender))
    sudah = tahun_ini.exclude(status=StatusPenilaian.DISUSUN)
    for s in _sampai(_skp_terakhir(pk_unit, periode).exclude(pegawai__in=sudah.values("pegawai")), paling_banyak):
        yield _gap(s.pegawai, s.unit.nama, menunggu(s, kalender))
    belajar = list_tanpa_skp(periode.instansi, min(hari_ini(periode.instansi.zona_waktu), periode.selesai))
    bersih = list_penempatan(pk_unit, periode).exclude(pegawai__in=tahun_ini.values("pegawai"))
    bersih = bersih.exclude(pegawai__in=Skp.objects.filter(periode=periode, unit__in=pk_unit).values("pegawai"))
    for tempat in _sampai(bersih, paling_banyak):
        yield _tanpa_skp(tempat, periode, kalender, tugas_belajar=tempat.pegawai_id in belajar)


def _sampai(daftar: "QuerySet[Butir]", paling_banyak: int | None) -> Iterable[Butir]:
    """All rows piece by piece in their order, or the first few without putting all of them in order."""
    if paling_banyak is None:
        return daftar.iterator(SEKALI_BACA)
    return daftar.order_by("pk")[:paling_banyak]


def _tanpa_skp(tempat: Penempatan, periode: Periode, kalender: Kalender, *, tugas_belajar: bool) -> Kekurangan:
    """Nothing yet: the person owes an SKP, or the home unit the appraisal of a study leave (SC-05)."""
    p = tempat.pegawai
    orang = Orang(periode.pk, p.pk, tempat.jabatan.unit_id)
    if tugas_belajar:
        masalah, siapa = "Tugas belajar belum dinilai", "Pejabat penilai unit asal"
        batas = kalender.batas(HalTenggat.PENILAIAN, periode.batas_penilaian, orang)
    else:
        masalah, siapa = "Belum menyusun SKP", p.nama_lengkap
        batas = kalender.batas(HalTenggat.SKP, periode.batas_skp, orang)
    return Kekurangan(p.nip or "", p.nama_lengkap, tempat.jabatan.unit.nama, masalah, siapa, batas)


def _skp_terakhir(pk_unit: frozenset[int], periode: Periode) -> QuerySet[Skp]:
    """The last SKP of each person in the units."""
    milik = Skp.objects.filter(periode=periode, unit__in=pk_unit)
    sesudahnya = milik.filter(pegawai=OuterRef("pegawai"), mulai__gt=OuterRef("mulai"))
    return milik.filter(~Exists(sesudahnya)).select_related(*TERKAIT).order_by("mulai", "pk")


def _gap(pegawai: Pegawai, unit: str, tunggu: Any) -> Kekurangan:
    siapa = tunggu.siapa.nama_lengkap if tunggu.siapa else str(tunggu.peran.label)
    hal = f"{tunggu.hal[0].upper()}{tunggu.hal[1:]}"
    return Kekurangan(
        pegawai.nip or "", pegawai.nama_lengkap, unit, hal, siapa, tunggu.batas.tanggal if tunggu.batas else None
    )
