"""From stored steps to sentences a civil servant can follow without knowing the formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import localcontext

from appraisal.scoring.citations import keputusan
from appraisal.scoring.numerals import angka
from appraisal.scoring.rounding import TELITI
from appraisal.scoring.sentences import KALIMAT
from appraisal.scoring.trace import Langkah

NAMA_ASPEK = {
    "kuantitas": "Kuantitas",
    "kualitas": "Kualitas",
    "waktu": "Waktu",
    "biaya": "Biaya",
    "orientasi_pelayanan": "Orientasi pelayanan",
    "integritas": "Integritas",
    "komitmen": "Komitmen",
    "disiplin": "Disiplin",
    "kerja_sama": "Kerja sama",
    "kepemimpinan": "Kepemimpinan",
}

_JUDUL = {
    "penghitungan": "Penghitungan (kolom 13)",
    "nilai": "Nilai capaian kegiatan (kolom 14)",
    "tugas_tambahan": "Nilai tugas tambahan",
    "kreativitas": "Nilai kreativitas",
    "capaian.jumlah": "Jumlah nilai kegiatan",
    "capaian.rata_rata": "Rata-rata nilai kegiatan",
    "capaian.nilai": "Nilai capaian SKP",
    "tahun.skp": "Nilai SKP tahun ini",
    "tahun.bagian_skp": "Bagian SKP",
    "tahun.bagian_perilaku": "Bagian perilaku kerja",
    "tahun.nilai": "Nilai prestasi kerja",
    "perilaku.jumlah": "Jumlah nilai perilaku",
    "perilaku.rata_rata": "Nilai rata-rata perilaku",
}


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """Title, the calculation in sentences, the legal basis and the decisions that shaped it.

    ``keputusan`` holds their numbers (``K-02``), ``catatan`` one sentence for each of them.
    """

    kode: str
    judul: str
    kalimat: tuple[str, ...]
    nilai: str
    sebutan: str
    dasar: str
    keputusan: tuple[str, ...]
    catatan: tuple[str, ...]


def jelaskan(langkah: Langkah, satuan: Mapping[str, str] | None = None) -> Penjelasan:
    """One step in words. ``satuan`` maps ``kuantitas``, ``waktu`` ... to the unit of the row."""
    aspek = langkah.kode.rpartition(".")[2]
    with localcontext(TELITI):
        kalimat = KALIMAT[langkah.rumus](langkah, (satuan or {}).get(aspek, ""))
    return Penjelasan(
        kode=langkah.kode,
        judul=_judul(langkah.kode),
        kalimat=tuple(kalimat),
        nilai=angka(langkah.nilai, 2),
        sebutan=langkah.sebutan,
        dasar=langkah.dasar.kalimat(),
        keputusan=langkah.keputusan,
        catatan=tuple(f"{k}: {keputusan()[k].ringkas}" for k in langkah.keputusan),
    )


def _judul(kode: str) -> str:
    ekor = kode.rpartition(".")[2]
    if kode.startswith("kreativitas."):
        return f"Kreativitas ke-{ekor}"
    return _JUDUL.get(kode) or NAMA_ASPEK.get(ekor) or _JUDUL[ekor]
