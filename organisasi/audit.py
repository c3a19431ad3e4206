"""Checking the audit trail: every chain by itself, the seals, and their copies from outside the machine.

Reads only. What it finds it names: row, chain, number, and what is wrong with it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from organisasi.common.chain import AWAL, sidik_baris
from organisasi.models import Jejak, SegelJejak
from organisasi.models.jejak import KOLOM_SIDIK

SEPOTONG = 5000
"""Rows held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Temuan:
    """Something that cannot be: ``jejak_id`` is the row where it shows, where there is one."""

    masalah: str
    rantai: str = ""
    nomor: int = 0
    jejak_id: int | None = None

    def __str__(self) -> str:
        tempat = f"{self.rantai} nomor {self.nomor}" if self.rantai else "segel"
        baris = f" (baris {self.jejak_id})" if self.jejak_id else ""
        return f"{tempat}{baris}: {self.masalah}"


def periksa_semua(folder: Path | None) -> Iterator[Temuan]:
    """Chains and seals of the database; with a folder of seal files also whether something was cut off or restored."""
    yield from periksa_rantai()
    yield from periksa_segel()
    if folder is not None:
        yield from periksa_berkas(baca_berkas_segel(folder))


def periksa_rantai() -> Iterator[Temuan]:
    """Each row continues the one before it and has not changed since it was written."""
    kolom = ("pk", "sebelum", "sidik", *KOLOM_SIDIK)
    rantai, nomor, kepala = "", 0, AWAL
    for baris in Jejak.objects.order_by("rantai", "nomor").values(*kolom).iterator(chunk_size=SEPOTONG):
        if baris["rantai"] != rantai:
            rantai, nomor, kepala = baris["rantai"], 0, AWAL
        yield from _periksa_baris(baris, nomor, kepala)
        nomor, kepala = baris["nomor"], baris["sidik"]


def _periksa_baris(baris: dict[str, Any], nomor: int, kepala: str) -> Iterator[Temuan]:
    tempat = {"rantai": baris["rantai"], "nomor": baris["nomor"], "jejak_id": baris["pk"]}
    if baris["nomor"] != nomor + 1:
        yield Temuan(f"nomor {nomor + 1} sampai {baris['nomor'] - 1} hilang", **tempat)
    if baris["sebelum"] != kepala:
        yield Temuan("tidak menyambung baris sebelumnya: ada yang disisipkan, dihapus, atau ditukar", **tempat)
    if sidik_baris(baris["sebelum"], {k: baris[k] for k in KOLOM_SIDIK}) != baris["sidik"]:
        yield Temuan("isinya berubah sejak ditulis, atau disalin dari tempat lain", **tempat)


# --- seals ---------------------------------------------------------------------------------------


def kepala_rantai(sesudah: int, sampai: int) -> dict[str, tuple[int, str]]:
    """Number and digest of the last row of each chain that grew between two rows of the trail."""
    baris = Jejak.objects.filter(pk__gt=sesudah, pk__lte=sampai).order_by("rantai", "nomor")
    return {r: (n, s) for r, n, s in baris.values_list("rantai", "nomor", "sidik").iterator(chunk_size=SEPOTONG)}


def isi_segel(segel: SegelJejak, kepala: dict[str, tuple[int, str]]) -> dict[str, Any]:
    """What a seal is the digest of, and what its file holds."""
    return {"nomor": segel.nomor, "pada": segel.pada, "sampai": segel.sampai, "kepala": kepala}


def periksa_segel() -> Iterator[Temuan]:
    """Each seal follows the one before and still covers what it covered."""
    sesudah, sebelum, nomor = 0, AWAL, 0
    for segel in SegelJejak.objects.order_by("nomor"):
        if segel.nomor != nomor + 1 or segel.sebelum != sebelum:
            yield Temuan(f"segel {segel.nomor} tidak menyambung segel sebelumnya")
        if sidik_baris(segel.sebelum, isi_segel(segel, kepala_rantai(sesudah, segel.sampai))) != segel.sidik:
            yield Temuan(f"baris di bawah segel {segel.nomor} ({segel.pada:%d-%m-%Y}) tidak lagi sama")
        sesudah, sebelum, nomor = segel.sampai, segel.sidik, segel.nomor


def baca_berkas_segel(folder: Path) -> list[dict[str, Any]]:
    """The seal files of a folder, in order."""
    return sorted(
        (json.loads(b.read_text(encoding="utf-8")) for b in folder.glob("segel-*.json")), key=lambda s: s["nomor"]
    )


def periksa_berkas(daftar: Iterable[dict[str, Any]]) -> Iterator[Temuan]:
    """Everything that a seal outside the machine has seen is still there."""
    tersimpan = dict(SegelJejak.objects.values_list("nomor", "sidik"))
    kepala: dict[str, tuple[int, str]] = {}
    for berkas in daftar:
        nomor = berkas["nomor"]
        isi = {nama: berkas[nama] for nama in ("nomor", "pada", "sampai", "kepala")}
        if sidik_baris(berkas["sebelum"], isi) != berkas["sidik"]:
            yield Temuan(f"berkas segel {nomor} berubah sejak ditulis")
            continue
        if nomor not in tersimpan:
            yield Temuan(f"basis data lebih tua daripada segel {nomor} ({berkas['pada'][:10]}), atau segelnya dihapus")
        elif tersimpan[nomor] != berkas["sidik"]:
            yield Temuan(f"segel {nomor} dalam basis data bukan segel yang keluar dari mesin ini")
        kepala |= {rantai: (n, s) for rantai, (n, s) in berkas["kepala"].items()}
    yield from _periksa_kepala(kepala)


def _periksa_kepala(kepala: dict[str, tuple[int, str]]) -> Iterator[Temuan]:
    nama = sorted(kepala)
    for awal in range(0, len(nama), 500):
        potong = nama[awal : awal + 500]
        ada = {
            (r, n): (pk, s)
            for pk, r, n, s in Jejak.objects.filter(
                rantai__in=potong, nomor__in={kepala[r][0] for r in potong}
            ).values_list("pk", "rantai", "nomor", "sidik")
        }
        for rantai in potong:
            nomor, sidik = kepala[rantai]
            pk, kini = ada.get((rantai, nomor), (None, ""))
            if pk is None:
                yield Temuan("baris ini sudah disegel dan kini tidak ada: ujung rantai dipotong", rantai, nomor)
            elif kini != sidik:
                yield Temuan("baris ini bukan baris yang disegel", rantai, nomor, pk)
