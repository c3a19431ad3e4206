"""Sending a form as somebody who may, and seeing exactly which rows it wrote."""

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse

from tests.otorisasi.alamat import Alamat, semua_alamat
from tests.otorisasi.isian import isi_untuk
from tests.otorisasi.kota import PELAKU, Kota
from tests.otorisasi.minta import BOLEH_TERTULIS, mengamati, minta
from tests.otorisasi.tabel import Sel, baca
from tests.tahap import saat

Baris = dict[tuple[str, Any], dict[str, Any]]
"""Table and primary key -> the row."""


@dataclass(frozen=True)
class Kiriman:
    """A form on its way: to which address, by whom, in which state, with what."""

    sel: Sel
    alamat: Alamat
    ke: str
    sesi: str
    isi: dict[str, Any]

    def dengan(self, **isi: Any) -> "Kiriman":
        return replace(self, isi=self.isi | isi)


def list_berhasil(metode: str = "POST", jawaban: str = "302") -> dict[str, Sel]:
    """For each address one cell in which it succeeds: not the calmest, but the first of the table."""
    hasil: dict[str, Sel] = {}
    for sel, harus in baca().jawaban.items():
        if sel[1] == metode and harus == jawaban and sel[2] not in {"anonim", "nonaktif", "ganti_sandi"}:
            hasil.setdefault(sel[0], sel)
    return hasil


def susun(kota: Kota, sel: Sel) -> Kiriman:
    kunci, metode, relasi, tahap = sel
    berkas = kota.dokumen[PELAKU[relasi]]["draf" if tahap == "-" else tahap]
    isi = isi_untuk(kunci, kota, berkas) if metode == "POST" else {}
    alamat = semua_alamat()[kunci]
    return Kiriman(sel, alamat, alamat.untuk(kota, berkas), kota.kunci_sesi(kota.pengguna(relasi, berkas)), isi)


@contextmanager
def lalu_kembali(kota: Kota, sel: Sel):
    """On the day of the state; nothing of what happens inside remains."""
    with saat(kota.d, sel[3]), transaction.atomic():
        yield
        transaction.set_rollback(True)


def kirim(k: Kiriman) -> tuple[HttpResponse, Baris]:
    """The answer, and every row of the tables that were written to."""
    for nilai in k.isi.values():
        if hasattr(nilai, "seek"):
            nilai.seek(0)
    with mengamati() as tulisan:
        jawaban = minta(k.sel[1], k.ke, k.sesi, k.isi)
    return jawaban, {kunci: b for t in tulisan.tabel - BOLEH_TERTULIS for kunci, b in isi_tabel(t).items()}


def isi_tabel(tabel: str) -> Baris:
    model = next((m for m in apps.get_models(include_auto_created=True) if m._meta.db_table == tabel), None)
    kunci = model._meta.pk.column if model else "id"
    with connection.cursor() as kursor:
        kursor.execute(f'SELECT * FROM "{tabel}"')  # noqa: S608 - a name of our own schema
        kolom = [k[0] for k in kursor.description]
        baris = [dict(zip(kolom, b, strict=True)) for b in kursor.fetchall()]
    return {(tabel, b[kunci]): b for b in baris}
