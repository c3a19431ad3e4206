"""The templates to download: a workbook (xlsx, ods) of every sheet with instructions, or one sheet as csv or ods."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from organisasi.common.buku_kerja import Kolom as KolomBuku
from organisasi.common.buku_kerja import buku_baru, simpan, tulis_lembar, tulis_templat
from organisasi.common.buku_ods import LembarOds, tulis_ods
from organisasi.impor.kolom import Kolom
from organisasi.impor.lembar import Lembar, list_lembar

KOLOM_PETUNJUK = (
    KolomBuku("Lembar", 14),
    KolomBuku("Kolom", 30),
    KolomBuku("Wajib", 8),
    KolomBuku("Contoh", 38),
    KolomBuku("Keterangan", 70),
)


def tulis_buku_templat(tujuan: BinaryIO) -> None:
    buku = buku_baru()
    for lembar in list_lembar():
        tulis_templat(buku, lembar.nama, [_judul(k) for k in lembar.kolom])
    tulis_lembar(
        buku, "Petunjuk", "Isi lembar yang diperlukan saja; biarkan judul kolomnya.", KOLOM_PETUNJUK, _petunjuk()
    )
    simpan(buku, tujuan)


def tulis_ods_templat(tujuan: BinaryIO, pilihan: Lembar | None = None) -> None:
    """The same workbook as .ods, or one sheet of it; instructions come along."""
    daftar = [pilihan] if pilihan else list_lembar()
    isi = [_lembar_ods(lembar) for lembar in daftar]
    petunjuk = [b for b in _petunjuk() if any(b[0] == lembar.nama for lembar in daftar)]
    kepala = [k.judul for k in KOLOM_PETUNJUK]
    isi.append(LembarOds("Petunjuk", kepala, [k.lebar for k in KOLOM_PETUNJUK], petunjuk))
    tulis_ods(tujuan, isi)


def _lembar_ods(lembar: Lembar) -> LembarOds:
    judul = [_judul(k) for k in lembar.kolom]
    return LembarOds(lembar.nama, judul, [max(len(j) + 4, 22) for j in judul])


def _judul(kolom: Kolom) -> str:
    return kolom.judul + (" *" if kolom.wajib else "")


def _petunjuk() -> Iterator[tuple[str, ...]]:
    for lembar in list_lembar():
        yield (lembar.nama, "", "", "", lembar.keterangan)
        for k in lembar.kolom:
            yield (lembar.nama, k.judul, "ya" if k.wajib else "", k.contoh, k.keterangan)


def tulis_csv_templat(lembar: Lembar) -> bytes:
    """The header with a byte order mark, so that spreadsheets read it as UTF-8."""
    isi = io.StringIO()
    csv.writer(isi, delimiter=";").writerow(k.judul for k in lembar.kolom)
    return isi.getvalue().encode("utf-8-sig")
