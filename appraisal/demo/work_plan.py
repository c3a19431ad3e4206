"""The yearly work plan (RKT): two program, nine kegiatan, thirty sub kegiatan with indicators, targets and budgets.

``data/rkt_2021.csv`` holds the columns of 2021 of the table in the Renja 2021 of a provincial Biro Organisasi: every
row with a target or a budget for that year. Indicators that stand above the programs there hang on the second program.
The budget of a sub kegiatan, kegiatan or program is the sum of what hangs on it; together Rp5.492.477.530.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from appraisal.demo.files import baca_csv
from organisasi.models import UnitKerja
from skp.models import ButirRkt, TingkatRkt

TAHUN_ASLI = 2021
TEMPAT_REKAAN = {
    "Provinsi Kalimantan Barat": "Provinsi Nusa Harapan",
    "Kalimantan Barat": "Nusa Harapan",
    "Kalbar": "Nusa Harapan",
    "kalbar": "Nusa Harapan",
    "Pontianak": "Kota Nusa Harapan",
}
"""In other years than its own the plan belongs to the invented province."""

Indikator = dict[tuple[str, int], int]
"""(code of the parent, place among its indicators from 1) -> id."""


def buat_rkt(unit: UnitKerja, tahun: int) -> Indikator:
    """Load the plan for one year. Returns the ids of its indicators."""
    baris = _baris(tahun)
    cabang: dict[str, ButirRkt] = {}
    for tingkat in (TingkatRkt.PROGRAM, TingkatRkt.KEGIATAN, TingkatRkt.SUB_KEGIATAN):
        rekaman = [
            ButirRkt(
                unit=unit,
                tahun=tahun,
                tingkat=tingkat,
                parent=cabang.get(b["kode"].rpartition(".")[0]) or cabang.get(b["kode"][:7]),
                kode=b["kode"],
                uraian=b["uraian"],
                pagu=_jumlah_pagu(baris, b["kode"]),
                urutan=urutan,
            )
            for urutan, b in enumerate(baris, 1)
            if b["tingkat"] == tingkat
        ]
        cabang |= {r.kode: r for r in ButirRkt.objects.bulk_create(rekaman)}
    return _buat_indikator(unit, tahun, baris, cabang)


def _baris(tahun: int) -> list[dict[str, str]]:
    daftar = baca_csv("rkt_2021.csv")
    if tahun == TAHUN_ASLI:
        return daftar
    return [b | {kolom: _pindah_tempat(b[kolom]) for kolom in ("uraian", "target", "lokasi")} for b in daftar]


def _pindah_tempat(teks: str) -> str:
    for asli, rekaan in TEMPAT_REKAAN.items():
        teks = teks.replace(asli, rekaan)
    return teks


def _jumlah_pagu(baris: Sequence[Mapping[str, str]], kode: str) -> Decimal:
    milik = (b for b in baris if b["kode"] == kode or b["kode"].startswith(f"{kode}."))
    return sum((Decimal(b["pagu"]) for b in milik if b["pagu"]), Decimal(0))


def _buat_indikator(
    unit: UnitKerja, tahun: int, baris: Sequence[Mapping[str, str]], cabang: Mapping[str, ButirRkt]
) -> Indikator:
    kunci: list[tuple[str, int]] = []
    rekaman = []
    for urutan, b in enumerate(baris, 1):
        if b["tingkat"] != TingkatRkt.INDIKATOR:
            continue
        kunci.append((b["kode"], 1 + sum(kode == b["kode"] for kode, _ in kunci)))
        rekaman.append(
            ButirRkt(
                unit=unit,
                tahun=tahun,
                tingkat=TingkatRkt.INDIKATOR,
                parent=cabang[b["kode"]],
                uraian=b["uraian"],
                target=b["target"],
                pagu=Decimal(b["pagu"]) if b["pagu"] else None,
                sumber_dana=b["sumber_dana"],
                lokasi=b["lokasi"],
                urutan=urutan,
            )
        )
    return dict(zip(kunci, (r.pk for r in ButirRkt.objects.bulk_create(rekaman)), strict=True))
