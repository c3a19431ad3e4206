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
ANGKA_SKP = {
    "skp__mulai": "mulai",
    "skp__selesai": "selesai",
    "jumlah": "jumlah",
    "rata_rata": "rata_rata",
    "nilai_tugas_tambahan": "tugas_tambahan",
    "nilai_kreativitas": "kreativitas",
    "nilai": "nilai",
}
"""Columns of ``HasilSkp`` and what ``CapaianSkp`` calls them."""
SATUAN = {"satuan_kuantitas", "satuan_waktu"}


@dataclass(frozen=True, slots=True)
class CapaianSkp:
    """One SKP with its figures in force; ``baris`` are the frozen rows behind them."""

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
    baris: list[dict[str, Any]]

    @property
    def kegiatan(self) -> list[tuple[Any, ...]]:
        """Of each row its name, ``ANGKA_KEGIATAN`` and a remark."""
        return [_kegiatan(b) for b in self.baris]


def iter_capaian(unit: UnitKerja, periode: Periode, *, hanya_final: bool = False) -> Iterator[CapaianSkp]:
    """Every scored SKP of the unit and everything below it, by unit and name, from the frozen sheets.

    ``hanya_final`` leaves out the SKP of appraisals that are not in force yet.
    """
    daftar = _hasil(unit, periode, hanya_final=hanya_final)
    for masukan, sebutan, *angka in daftar.values_list("masukan", "sebutan", *ANGKA_SKP).iterator(chunk_size=500):
        orang = masukan["orang"]["pegawai"]
        isi = dict(zip(ANGKA_SKP.values(), angka, strict=True))
        yield CapaianSkp(
            nip=orang["nip"],
            nama=orang["nama"],
            unit=orang["unit"],
            sebutan=sebutan,
            baris=masukan["kegiatan"],
            **isi,
        )


def _hasil(unit: UnitKerja, periode: Periode, *, hanya_final: bool) -> QuerySet[HasilSkp]:
    daftar = HasilSkp.objects.filter(berlaku=True, skp__periode=periode, skp__unit__in=unit_dan_turunannya([unit]))
    if hanya_final:
        final = Penilaian.objects.filter(periode=periode, pegawai=OuterRef("skp__pegawai"), status__in=FINAL)
        daftar = daftar.filter(Exists(final))
    return daftar.order_by("skp__unit__nama", "skp__pegawai__nama", "skp__mulai")


def _kegiatan(baris: dict[str, Any]) -> tuple[Any, ...]:
    return (baris["uraian"], *(_angka(nama, baris[nama]) for nama in ANGKA_KEGIATAN), _keterangan(baris))


def _keterangan(baris: dict[str, Any]) -> str:
    """Why a row has no ordinary figures: SC-09, K-05."""
    if baris.get("dikecualikan"):
        return "Dikecualikan"
    return "" if baris["terlaksana"] else "Tidak terlaksana"


def _angka(nama: str, isi: str | None) -> Decimal | str | None:
    return isi if isi is None or nama in SATUAN else Decimal(isi)
