"""Results in force in the layout of the national personnel system's SKP history record, one row per person and year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from appraisal.models import HasilPenilaian, Penilaian
from appraisal.recap import ASPEK
from appraisal.states import FINAL
from organisasi.models import JenisJabatan, Pegawai, RiwayatPangkat, StatusPegawai, UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.models import Periode, Skp

PERATURAN = "PP46"
"""The record names the rule that a value was made by; 2021 has two halves under two rules."""
JENIS_JABATAN = {
    JenisJabatan.STRUKTURAL: "Struktural",
    JenisJabatan.FUNGSIONAL_TERTENTU: "Fungsional",
    JenisJabatan.FUNGSIONAL_UMUM: "Pelaksana",
}
Baris = tuple[Any, ...]


def iter_riwayat(unit: UnitKerja, periode: Periode) -> Iterator[Baris]:
    """Everybody of the unit and below with a result in force, straight from the frozen sheets."""
    daftar = list_hasil_berlaku(periode).filter(penilaian__unit__in=unit_dan_turunannya([unit]))
    daftar = daftar.order_by("penilaian__unit__urutan", "penilaian__unit__kode", "penilaian__pegawai__nip")
    yield from baris_riwayat(periode, daftar.values_list("masukan", flat=True).iterator(chunk_size=500))


def list_hasil_berlaku(periode: Periode) -> QuerySet[HasilPenilaian]:
    """The results in force of a year."""
    daftar = HasilPenilaian.objects.filter(berlaku=True, penilaian__periode=periode, penilaian__status__in=FINAL)
    return daftar.select_related("penilaian").order_by("penilaian")


def baris_riwayat(periode: Periode, masukan: Iterable[dict[str, Any]]) -> Iterator[Baris]:
    """The record of each frozen sheet."""
    penilai = _Penilai(periode)
    for m in masukan:
        yield _baris(m, periode, penilai)


def _baris(m: dict[str, Any], periode: Periode, penilai: "_Penilai") -> Baris:
    orang = m["orang"]
    nilai = {a["kunci"]: a["nilai"] for a in m["perilaku"]}
    return (
        orang["pegawai"]["nip"],
        orang["pegawai"]["nama"],
        periode.tahun,
        _angka(m["nilai_skp"]),
        *(_angka(nilai.get(a)) for a in ASPEK),
        _angka(m["jumlah_perilaku"]),
        _angka(m["rata_rata_perilaku"]),
        _angka(m["bagian_perilaku"]),
        _angka(m["nilai"]),
        m["sebutan"],
        JENIS_JABATAN.get(orang["pegawai"]["jenis_jabatan"], ""),
        PERATURAN,
        *penilai.isi(orang["penilai"]),
        *penilai.isi(orang["atasan"]),
    )


def _angka(nilai: str | None) -> Decimal | None:
    return Decimal(nilai) if nilai is not None else None


class _Penilai:
    """What the record says about an assessor: frozen names, and the date of the rank he held then."""

    def __init__(self, periode: Periode) -> None:
        dipakai = Q()
        for dokumen in (Skp.objects.filter(periode=periode), Penilaian.objects.filter(periode=periode)):
            for siapa in ("pejabat_penilai", "atasan"):
                dipakai |= Q(pk__in=dokumen.order_by().values(siapa))
        self._status = dict(Pegawai.objects.filter(dipakai).values_list("pk", "status"))
        self._tmt: dict[tuple[int, str], date] = defaultdict(lambda: date.min)
        pangkat = RiwayatPangkat.objects.filter(pegawai__in=self._status, tmt__lte=periode.selesai).order_by("tmt")
        for pegawai_id, golongan, tmt in pangkat.values_list("pegawai_id", "golongan", "tmt"):
            self._tmt[pegawai_id, golongan] = tmt

    def isi(self, orang: dict[str, Any] | None) -> Baris:
        if not orang:
            return (None,) * 8
        pk, golongan = orang["pegawai_id"], orang["golongan"]
        status = self._status.get(pk)
        dari_luar = status == StatusPegawai.PEJABAT_LUAR and bool(orang["nip"])  # of another agency: a NIP tells
        pns = dari_luar or status in {StatusPegawai.PNS, StatusPegawai.CPNS}
        tmt = self._tmt.get((pk, golongan))
        return (
            orang["nip"],
            orang["nama"],
            orang["jabatan"],
            orang["unit"],
            orang["pangkat"],
            golongan,
            tmt,
            "PNS" if pns else "Bukan PNS",
        )
