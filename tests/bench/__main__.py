"""``python -m tests.bench --pegawai 15000``: build the agency, measure everything, print one table, keep the JSON."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.report import Angka

AKAR = Path(__file__).resolve().parents[2]
HASIL = AKAR / ".data" / "ukur.json"
GAMBAR = AKAR / ".data" / "tumbuh.svg"


def main() -> int:
    pilihan = _pilihan()
    data = AKAR / ".data" / f"ukur-{pilihan.pegawai}"
    os.environ.setdefault("SKP_DATA", str(data))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    import django

    django.setup()
    from tests.bench import notes, report

    _tulis(report.kepala())
    daftar, belum = [], []
    for bagian, angka in ukur_semua(pilihan):
        daftar.append(angka)
        belum += [bagian] if angka.tercapai is False else []
        _tulis(report.baris(angka))
    catatan = notes.catatan(belum)
    report.simpan(daftar, HASIL, pegawai=pilihan.pegawai, cepat=pilihan.cepat, catatan=catatan)
    _tulis(f"\n{len(daftar)} angka, {len(belum)} sasaran belum tercapai; tersimpan di {HASIL.relative_to(AKAR)}.")
    _tulis(f"\n{catatan}" if catatan else "")
    return 0


def _tulis(baris: str) -> None:
    sys.stdout.write(f"{baris}\n")
    sys.stdout.flush()


def _pilihan() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="manage.py ukur", description="Angka di samping lantai dan pesaingnya.")
    parser.add_argument("--pegawai", type=int, default=0, help="besarnya instansi rekaan (bawaan 15000; cepat: 1000)")
    parser.add_argument("--cepat", action="store_true", help="untuk mesin kecil: instansi kecil, sedikit putaran")
    parser.add_argument("--bagian", nargs="*", default=[], help="hanya bagian ini, misalnya halaman nilai")
    pilihan = parser.parse_args()
    pilihan.pegawai = pilihan.pegawai or (1000 if pilihan.cepat else 15_000)
    return pilihan


def ukur_semua(pilihan: argparse.Namespace) -> "Iterator[tuple[str, Angka]]":
    """Everything in order, each figure with the name of its part; each part in turn with its rivals."""
    from tests.bench import agency, deadline, forms, growth, imports, load, pages, profiles, scoring, start, workbook

    bahan, angka = agency.siapkan(pilihan.pegawai)
    putaran = 5 if pilihan.cepat else 11
    bagian = {
        "halaman": lambda: pages.angka(bahan, putaran),
        "serentak": lambda: load.ukur(bahan, 4 if pilihan.cepat else 10),
        "tenggat": lambda: deadline.ukur(bahan, 1 if pilihan.cepat else 10),
        "nilai": lambda: scoring.ukur(bahan, putaran),
        "formulir": lambda: forms.ukur_formulir(bahan, 2 if pilihan.cepat else 6, 2 if pilihan.cepat else 3),
        "arsip": lambda: forms.ukur_arsip(bahan, min(300, pilihan.pegawai // 4)),
        "rekap": lambda: workbook.ukur(bahan),
        "impor": lambda: imports.ukur(bahan, pilihan.pegawai),
        "mulai": start.ukur,
        "tumbuh": lambda: growth.ukur(bahan, growth.UKURAN[:2] if pilihan.cepat else growth.UKURAN, GAMBAR),
        "profil": lambda: profiles.ukur(bahan, putaran),
    }
    yield from (("instansi", a) for a in angka)
    for nama, kerja in bagian.items():
        if not pilihan.bagian or nama in pilihan.bagian:
            yield from ((nama, a) for a in kerja())


if __name__ == "__main__":
    sys.exit(main())
