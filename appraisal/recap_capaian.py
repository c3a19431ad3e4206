"""What stands behind the SKP column of a recap: each SKP with its sums, and each kegiatan with columns 3 to 14."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from appraisal.models import HasilSkp, Penilaian
from appraisal.states import FINAL
from organisasi.models import UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.models import Periode

ANGKA_KEGIATAN = (
    "target_kuantitas",
    "satuan_kuantitas",
    "target_kualitas",
    "target_waktu",
    "satuan_waktu",
    "target_biaya",
    "realisasi_kuantitas",
    "realisasi_kualitas",
    "realisasi_waktu",
    "realisasi_biaya",
    "penghitungan",
    "nilai",
)
"""Fields of a frozen row (``sheets.BarisLembar``) in the order of the official form."""
SATUAN = {"satuan_kuantitas", "satuan_waktu"}


@dataclass(frozen=True, slots=True)
class CapaianSkp:
    """One SKP with its figures in force; ``kegiatan`` holds a name, a remark and ``ANGKA_KEGIATAN`` for each row."""

    nip: str
    nama: str
    unit: str
    mulai: date
    selesai: date
    jumlah: Decimal
    rata_rata: Decimal
    tugas_tambahan: Decimal
    kreativitas: Decimal
    nilai: Decimal
    sebutan: str
    kegiatan: tuple[tuple[Any, ...], ...]


def iter_capaian(unit: UnitKerja, periode: Periode, *, hanya_final: bool = False) -> Iterator[CapaianSkp]:
    """Every scored SKP of the unit and everything below it, by unit and name, from the frozen sheets.

    ``hanya_final`` leaves out the SKP of appraisals that are not in force yet.
    """
    for hasil in _hasil(unit, periode, hanya_final=hanya_final).iterator(chunk_size=500):
        yield _capaian(hasil)


def _hasil(unit: UnitKerja, periode: Periode, *, hanya_final: bool) -> QuerySet[HasilSkp]:
    daftar = HasilSkp.objects.filter(berlaku=True, skp__periode=periode, skp__unit__in=unit_dan_turunannya([unit]))
    if hanya_final:
        final = Penilaian.objects.filter(periode=periode, pegawai=OuterRef("skp__pegawai"), status__in=FINAL)
        daftar = daftar.filter(Exists(final))
    return daftar.select_related("skp__pegawai", "skp__unit").order_by(
        "skp__unit__nama", "skp__pegawai__nama", "skp__mulai"
    )


def _capaian(hasil: HasilSkp) -> CapaianSkp:
    orang = hasil.masukan["orang"]["pegawai"]
    return CapaianSkp(
        nip=orang["nip"],
        nama=orang["nama"],
        unit=orang["unit"],
        mulai=hasil.skp.mulai,
        selesai=hasil.skp.selesai,
        jumlah=hasil.jumlah,
        rata_rata=hasil.rata_rata,
        tugas_tambahan=hasil.nilai_tugas_tambahan,
        kreativitas=hasil.nilai_kreativitas,
        nilai=hasil.nilai,
        sebutan=hasil.sebutan,
        kegiatan=tuple(_kegiatan(b) for b in hasil.masukan["kegiatan"]),
    )


def _kegiatan(baris: dict[str, Any]) -> tuple[Any, ...]:
    return (baris["uraian"], *(_angka(nama, baris[nama]) for nama in ANGKA_KEGIATAN), _keterangan(baris))


def _keterangan(baris: dict[str, Any]) -> str:
    """Why a row has no ordinary figures: SC-09, K-05."""
    if baris.get("dikecualikan"):
        return "Dikecualikan"
    return "" if baris["terlaksana"] else "Tidak terlaksana"


def _angka(nama: str, isi: str | None) -> Decimal | str | None:
    return isi if isi is None or nama in SATUAN else Decimal(isi)
