"""The sheets that can be imported. An app registers its own; the order of registration is the order of work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from organisasi.common.access import Izin
from organisasi.common.baca_tabel import Sel, Tabel
from organisasi.impor.acuan import Acuan
from organisasi.impor.kolom import Kolom, SelSalah
from organisasi.impor.rencana import Baris, Rencana
from organisasi.impor.tulis import Jejak
from organisasi.models import Impor
from organisasi.selectors.akses import Akses

Perencana = Callable[[Rencana, Acuan, Sequence[Baris]], None]
Pencatat = Callable[[Jejak, Impor, Akses], None]


@dataclass(frozen=True, slots=True)
class Lembar:
    """One kind of sheet: its name, its columns, who may import it, and how its rows become changes.

    ``catat`` tells the history that people read; called after an import was applied and before one is taken back.
    """

    nama: str
    keterangan: str
    kolom: tuple[Kolom, ...]
    boleh: Callable[[Akses], Izin]
    rencanakan: Perencana
    urutan: int
    catat: Pencatat = lambda *_: None


_TERDAFTAR: dict[str, Lembar] = {}


def daftarkan(lembar: Lembar) -> Lembar:
    _TERDAFTAR[lembar.nama.casefold()] = lembar
    return lembar


def list_lembar() -> list[Lembar]:
    return sorted(_TERDAFTAR.values(), key=lambda x: x.urutan)


def kenali(tabel: Tabel) -> Lembar | None:
    """By the name of the sheet; a csv file by its header."""
    if tabel.nama:
        return _TERDAFTAR.get(tabel.nama.strip().casefold())
    judul = {_rapi(sel) for sel in tabel.baris[0][1]} if tabel.baris else set()
    cocok = [x for x in list_lembar() if {_rapi(k.judul) for k in x.kolom if k.wajib} <= judul]
    return max(cocok, key=lambda x: sum(_rapi(k.judul) in judul for k in x.kolom), default=None)


def baca_lembar(lembar: Lembar, tabel: Tabel, rencana: Rencana) -> list[Baris]:
    """The rows that are well formed; every other is reported with its row and column."""
    if not tabel.baris:
        return []
    letak = _kepala(lembar, tabel.baris[0], rencana)
    if letak is None:
        return []
    rencana.jumlah_baris[lembar.nama] += len(tabel.baris) - 1
    return [b for nomor, isi in tabel.baris[1:] if (b := _baris(lembar, letak, nomor, isi, rencana))]


def _kepala(lembar: Lembar, kepala: tuple[int, list[Sel]], rencana: Rencana) -> dict[str, int] | None:
    """Where each column stands; nothing when the header is wrong."""
    nomor, judul = kepala
    nama = {_rapi(k.judul): k for k in lembar.kolom}
    letak: dict[str, int] = {}
    baik = True
    for urut, sel in enumerate(judul):
        if not sel:
            continue
        kolom = nama.get(_rapi(sel))
        if kolom is None or kolom.kunci in letak:
            sebab = "muncul dua kali" if kolom else "tidak dikenal; hapus kolom itu atau pakai templat"
            rencana.tolak(lembar.nama, nomor, str(sel)[:60], f"Kolom ini {sebab}.")
            baik = False
        else:
            letak[kolom.kunci] = urut
    for kolom in lembar.kolom:
        if kolom.wajib and kolom.kunci not in letak:
            rencana.tolak(lembar.nama, nomor, kolom.judul, "Kolom ini tidak ada pada baris judul.")
            baik = False
    return letak if baik else None


def _baris(lembar: Lembar, letak: dict[str, int], nomor: int, isi: list[Sel], rencana: Rencana) -> Baris | None:
    hasil, baik = {}, True
    for kolom in lembar.kolom:
        urut = letak.get(kolom.kunci)
        sel = isi[urut] if urut is not None and urut < len(isi) else None
        if sel is None or sel == "":
            hasil[kolom.kunci] = kolom.kosong
            if kolom.wajib:
                rencana.tolak(lembar.nama, nomor, kolom.judul, "Wajib diisi.")
                baik = False
            continue
        try:
            hasil[kolom.kunci] = kolom.baca(sel)
        except SelSalah as salah:
            rencana.tolak(lembar.nama, nomor, kolom.judul, str(salah))
            baik = False
    return Baris(nomor, hasil, frozenset(letak)) if baik else None


def _rapi(sel: Sel) -> str:
    return " ".join(str(sel or "").replace("*", "").split()).casefold()
