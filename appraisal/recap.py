"""The recap of a unit and a year: everybody who should have a result, with it or with what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from appraisal.models import HasilPenilaian, Penilaian
from appraisal.states import FINAL, StatusPenilaian
from appraisal.waiting import menunggu as menunggu_penilaian
from organisasi.common.clock import hari_ini
from organisasi.common.models import berlaku_pada
from organisasi.models import JenisPenempatan, Pegawai, Penempatan, StatusPegawai, UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.models import JenisKeadaan, Periode, Skp
from skp.selectors import TERKAIT, list_tanpa_skp
from skp.waiting import menunggu

ASPEK = ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama", "kepemimpinan")


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


def list_rekap(unit: UnitKerja, periode: Periode, *, hanya_final: bool = False) -> list[BarisRekap]:
    """Everybody of the unit and everything below it for a period, by unit and name.

    ``hanya_final`` keeps figures that are not in force yet out of it: leaders read results, not drafts.
    """
    pk_unit = unit_dan_turunannya([unit])
    hasil = _dengan_hasil(pk_unit, periode, hanya_final=hanya_final)
    ada = {b.pegawai_id for b in hasil}
    tanpa = [_tanpa_hasil(p) for p in _penempatan(pk_unit, periode) if p.pegawai_id not in ada]
    return sorted([*hasil, *tanpa], key=lambda b: (b.unit, b.nama))


def list_orang(unit: UnitKerja, periode: Periode) -> set[int]:
    """The people whose SKP or appraisal a recap tells about."""
    lingkup = {"unit__in": unit_dan_turunannya([unit]), "periode": periode}
    return {
        pk for model in (Skp, Penilaian) for pk in model.objects.filter(**lingkup).values_list("pegawai", flat=True)
    }


def _dengan_hasil(pk_unit: frozenset[int], periode: Periode, *, hanya_final: bool) -> list[BarisRekap]:
    terbuka = Q(penilaian__status__in=FINAL) if hanya_final else Q()
    frozen = dict(
        HasilPenilaian.objects.filter(
            terbuka, berlaku=True, penilaian__periode=periode, penilaian__unit__in=pk_unit
        ).values_list("penilaian_id", "masukan")
    )
    daftar = Penilaian.objects.filter(periode=periode, unit__in=pk_unit).select_related(
        "pegawai", "pejabat_penilai", "atasan", "unit"
    )
    return [_baris(p, frozen.get(p.pk)) for p in daftar]


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


def _penempatan(pk_unit: frozenset[int], periode: Periode) -> list[Penempatan]:
    """Who holds a position in the units on the last day of the period (today while it runs) and owes an appraisal."""
    hari = min(hari_ini(periode.instansi.zona_waktu), periode.selesai)
    bebas = [pk for pk, k in list_tanpa_skp(periode.instansi, hari).items() if k.jenis == JenisKeadaan.PEMBEBASAN]
    return list(
        Penempatan.objects.filter(
            berlaku_pada(hari),
            Q(pegawai__berhenti_tanggal=None) | Q(pegawai__berhenti_tanggal__gt=hari),
            jenis=JenisPenempatan.DEFINITIF,
            jabatan__unit__in=pk_unit,
            pegawai__status__in=[StatusPegawai.PNS, StatusPegawai.CPNS],
        )
        .exclude(pegawai__in=bebas)
        .select_related("pegawai", "jabatan__unit")
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


def list_kekurangan(unit: UnitKerja, periode: Periode) -> Iterator[Kekurangan]:
    """Every gap of the unit's year with the person who can close it."""
    pk_unit = unit_dan_turunannya([unit])
    penilaian = {
        p.pegawai_id: p
        for p in Penilaian.objects.filter(periode=periode, unit__in=pk_unit).select_related(
            "periode__instansi", "pegawai", "pejabat_penilai", "atasan", "unit", "keberatan"
        )
    }
    for p in penilaian.values():
        if p.status not in FINAL and p.status != StatusPenilaian.DISUSUN:
            yield _gap(p.pegawai, p.unit.nama, menunggu_penilaian(p))
    skp = {s.pegawai_id: s for s in _skp(pk_unit, periode)}
    for s in skp.values():
        ada = penilaian.get(s.pegawai_id)
        if ada is None or ada.status == StatusPenilaian.DISUSUN:
            yield _gap(s.pegawai, s.unit.nama, menunggu(s))
    belajar = list_tanpa_skp(periode.instansi, min(hari_ini(periode.instansi.zona_waktu), periode.selesai))
    for tempat in _penempatan(pk_unit, periode):
        if tempat.pegawai_id not in skp and tempat.pegawai_id not in penilaian:
            yield _tanpa_skp(tempat, periode, tugas_belajar=tempat.pegawai_id in belajar)


def _tanpa_skp(tempat: Penempatan, periode: Periode, *, tugas_belajar: bool) -> Kekurangan:
    """Nothing yet: the person owes an SKP, or the home unit the appraisal of a study leave (SC-05)."""
    p = tempat.pegawai
    if tugas_belajar:
        masalah, siapa, batas = "Tugas belajar belum dinilai", "Pejabat penilai unit asal", periode.batas_penilaian
    else:
        masalah, siapa, batas = "Belum menyusun SKP", p.nama_lengkap, periode.batas_skp
    return Kekurangan(p.nip or "", p.nama_lengkap, tempat.jabatan.unit.nama, masalah, siapa, batas)


def _skp(pk_unit: frozenset[int], periode: Periode) -> list[Skp]:
    return list(Skp.objects.filter(periode=periode, unit__in=pk_unit).select_related(*TERKAIT).order_by("mulai"))


def _gap(pegawai: Pegawai, unit: str, tunggu: Any) -> Kekurangan:
    siapa = tunggu.siapa.nama_lengkap if tunggu.siapa else str(tunggu.peran.label)
    hal = f"{tunggu.hal[0].upper()}{tunggu.hal[1:]}"
    return Kekurangan(
        pegawai.nip or "", pegawai.nama_lengkap, unit, hal, siapa, tunggu.batas.tanggal if tunggu.batas else None
    )
