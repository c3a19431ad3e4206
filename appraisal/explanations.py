"""Explanations of figures from stored steps, with the units of each row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from appraisal.models import AsalHasil, Keberatan
from appraisal.models.hasil import Hasil
from appraisal.scoring.explain import Penjelasan, jelaskan
from appraisal.scoring.trace import Langkah
from appraisal.sheets import LembarSkp


def penjelasan_skp(langkah: Iterable[Mapping[str, Any]], lembar: LembarSkp, awalan: str = "") -> list[Penjelasan]:
    """The steps of one SKP in words; ``awalan`` such as ``kegiatan.2`` or ``capaian`` keeps a part only.

    Rows that were left out (SC-09) have no step; they are explained first.
    """
    hasil = [p for p in _dikecualikan(lembar) if cocok(p.kode, awalan) or awalan == "capaian"]
    for data in langkah:
        step = Langkah.dari_data(data)
        if cocok(step.kode, awalan):
            hasil.append(jelaskan(step, _satuan(step.kode, lembar)))
    return hasil


def _dikecualikan(lembar: LembarSkp) -> list[Penjelasan]:
    return [
        Penjelasan(
            kode=f"kegiatan.{n}",
            judul=f"Kegiatan {n} dikecualikan",
            kalimat=(
                f"Kegiatan ini tidak tercapai karena hal di luar kendali pegawai. {b.alasan_dikecualikan}",
                "Atasan pejabat penilai menyetujui pengecualiannya, sehingga kegiatan ini tidak dinilai.",
                f"Kegiatan ini juga tidak ikut menjadi pembagi: nilai dihitung dari {len(lembar.dinilai)} kegiatan.",
            ),
            nilai="-",
            sebutan="",
            dasar="Peraturan Pemerintah Nomor 46 Tahun 2011: penilaian memperhatikan kondisi penyebabnya",
            keputusan=(),
            catatan=(),
        )
        for n, b in enumerate(lembar.kegiatan, 1)
        if b.dikecualikan
    ]


def penjelasan_tahun(langkah: Iterable[Mapping[str, Any]], awalan: str = "") -> list[Penjelasan]:
    steps = (Langkah.dari_data(data) for data in langkah)
    return [jelaskan(s) for s in steps if cocok(s.kode, awalan)]


@dataclass(frozen=True, slots=True)
class Bagian:
    """Steps that belong together (one kegiatan, the behaviour, the total), each with the number of its source."""

    judul: str
    butir: tuple[tuple[int, Penjelasan], ...]


@dataclass(frozen=True, slots=True)
class Uraian:
    """An explanation as it is read and printed: its parts, then once each the legal bases and the decisions."""

    bagian: tuple[Bagian, ...]
    dasar: tuple[str, ...]
    keputusan: tuple[str, ...]


JUDUL_BAGIAN = {
    "tugas_tambahan": "Tambahan nilai",
    "kreativitas": "Tambahan nilai",
    "capaian": "Nilai capaian SKP",
    "perilaku": "Perilaku kerja",
    "tahun.skp": "SKP",
    "tahun": "Nilai prestasi kerja",
}


def susun_uraian(butir: Iterable[Penjelasan], lembar: LembarSkp | None = None, *, sumber: Iterable[str] = ()) -> Uraian:
    """Group the steps in their own order and name every source once.

    ``sumber``: sources that a page with several explanations has numbered already.
    """
    daftar = tuple(butir)
    dasar = {d: n for n, d in enumerate(dict.fromkeys([*sumber, *(b.dasar for b in daftar)]), 1)}
    bagian = groupby(daftar, key=lambda b: _judul_bagian(b.kode, lembar))
    return Uraian(
        bagian=tuple(Bagian(judul, tuple((dasar[b.dasar], b) for b in isi)) for judul, isi in bagian),
        dasar=tuple(dasar),
        keputusan=tuple(sorted({catatan for b in daftar for catatan in b.catatan})),
    )


def _judul_bagian(kode: str, lembar: LembarSkp | None) -> str:
    jenis, _, sisa = kode.partition(".")
    if jenis != "kegiatan" or lembar is None:
        return JUDUL_BAGIAN.get(kode) or JUDUL_BAGIAN[jenis]
    nomor = int(sisa.split(".")[0])
    return f"Kegiatan {nomor}: {lembar.kegiatan[nomor - 1].uraian}"


@dataclass(frozen=True, slots=True)
class Berubah:
    """One figure that a decision or a correction made different, as printed before and after."""

    judul: str
    dari: str
    ke: str


@dataclass(frozen=True, slots=True)
class Perubahan:
    """What one version of a result changed: why, what somebody decided, and what followed from it."""

    asal: str
    alasan: str
    diputuskan: tuple[Berubah, ...]
    akibat: tuple[Berubah, ...]


def angka_berubah(lama: Iterable[Mapping[str, Any]], baru: Iterable[Mapping[str, Any]]) -> tuple[Berubah, ...]:
    """The steps whose printed figure differs between two versions, in the order of the calculation."""
    dulu = {p.kode: p for p in penjelasan_tahun(lama)}
    kini = penjelasan_tahun(baru)
    return tuple(
        Berubah(p.judul, dulu[p.kode].nilai, p.nilai) for p in kini if p.kode in dulu and dulu[p.kode].nilai != p.nilai
    )


def perubahan_hasil(versi: Sequence[Hasil], keberatan: Keberatan | None) -> list[Perubahan]:
    """What each later version of a result changed. ``versi``: all of them, oldest first."""
    hasil = []
    for lama, baru in pairwise(versi):
        diputus = keberatan if baru.asal == AsalHasil.KEPUTUSAN else None
        hasil.append(
            Perubahan(
                asal=str(AsalHasil(baru.asal).label),
                alasan=diputus.keputusan if diputus else "",
                diputuskan=_diputuskan(diputus) if diputus else (),
                akibat=angka_berubah(lama.langkah, baru.langkah),
            )
        )
    return hasil


def _diputuskan(keberatan: Keberatan) -> tuple[Berubah, ...]:
    butir = keberatan.daftar_butir.exclude(nilai_keputusan="")
    return tuple(Berubah(b.label, b.nilai_semula, b.nilai_keputusan) for b in butir)


def cocok(kode: str, awalan: str) -> bool:
    return not awalan or kode == awalan or kode.startswith(f"{awalan}.")


def _satuan(kode: str, lembar: LembarSkp) -> dict[str, str]:
    bagian = kode.split(".")
    if bagian[0] != "kegiatan":
        return {}
    baris = lembar.kegiatan[int(bagian[1]) - 1]
    return {"kuantitas": baris.satuan_kuantitas, "waktu": baris.satuan_waktu, "biaya": "rupiah"}
