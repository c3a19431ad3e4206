"""The templates to download: one workbook with every sheet and a page of instructions, or one sheet as csv."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from organisasi.common.buku_kerja import Kolom as KolomBuku
from organisasi.common.buku_kerja import buku_baru, simpan, tulis_lembar, tulis_templat
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
        tulis_templat(buku, lembar.nama, [k.judul + (" *" if k.wajib else "") for k in lembar.kolom])
    tulis_lembar(
        buku, "Petunjuk", "Isi lembar yang diperlukan saja; biarkan judul kolomnya.", KOLOM_PETUNJUK, _petunjuk()
    )
    simpan(buku, tujuan)


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
