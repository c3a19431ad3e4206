"""Explanations of figures from stored steps, with the units of each row."""

from collections.abc import Iterable, Mapping
from typing import Any

from appraisal.scoring.explain import Penjelasan, jelaskan
from appraisal.scoring.trace import Langkah
from appraisal.sheets import LembarSkp


def penjelasan_skp(langkah: Iterable[Mapping[str, Any]], lembar: LembarSkp, awalan: str = "") -> list[Penjelasan]:
    """The steps of one SKP in words; ``awalan`` such as ``kegiatan.2`` or ``capaian`` keeps a part only."""
    hasil = []
    for data in langkah:
        step = Langkah.dari_data(data)
        if cocok(step.kode, awalan):
            hasil.append(jelaskan(step, _satuan(step.kode, lembar)))
    return hasil


def penjelasan_tahun(langkah: Iterable[Mapping[str, Any]], awalan: str = "") -> list[Penjelasan]:
    steps = (Langkah.dari_data(data) for data in langkah)
    return [jelaskan(s) for s in steps if cocok(s.kode, awalan)]


def cocok(kode: str, awalan: str) -> bool:
    return not awalan or kode == awalan or kode.startswith(f"{awalan}.")


def _satuan(kode: str, lembar: LembarSkp) -> dict[str, str]:
    bagian = kode.split(".")
    if bagian[0] != "kegiatan":
        return {}
    baris = lembar.kegiatan[int(bagian[1]) - 1]
    return {"kuantitas": baris.satuan_kuantitas, "waktu": baris.satuan_waktu, "biaya": "rupiah"}
