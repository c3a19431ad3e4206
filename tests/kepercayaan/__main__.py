"""``make trust``: runs the proofs of trust on SQLite and PostgreSQL and prints their figures in one table.

``--hitung`` only counts, in seconds; ``--penuh`` asks every cell, every hostile value and every race in full (hours).
"""

import argparse
import os
import subprocess
import sys
import time

import django

UJI = (
    "tests/otorisasi",
    "tests/perlombaan",
    "tests/mesin",
    "tests/keamanan",
    "tests/organisasi/test_jejak.py",
    "tests/skp/test_evidence.py",
    "tests/organisasi/impor/test_berkas.py",
    "tests/architecture/test_aman.py",
    "tests/architecture/test_alamat.py",
)
PENUH = {
    "MATRIKS_PENUH": "1",
    "MUTASI_PENUH": "1",
    "KORPUS_PENUH": "1",
    "LOMBA_PUTARAN": "200",
    "LOMBA_PESERTA": "8",
}


def main() -> int:
    baca = argparse.ArgumentParser(prog="make trust", description="Bukti kepercayaan dan angkanya.")
    baca.add_argument("--hitung", action="store_true", help="hanya menghitung")
    baca.add_argument("--penuh", action="store_true", help="seluruh program; berjam-jam")
    pilihan = baca.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    hasil = [] if pilihan.hitung else [_jalankan(nama, awal, pilihan.penuh) for nama, awal in _mesin()]
    django.setup()
    from tests.kepercayaan.angka import tulis  # the tables need the resolver

    tulis()
    for nama, status, lama in hasil:
        sys.stdout.write(f"{nama}: {'lulus' if status == 0 else 'GAGAL'} dalam {lama:.0f} detik\n")
    return max((status for _, status, _ in hasil), default=0)


def _mesin() -> tuple[tuple[str, list[str]], ...]:
    return ("SQLite", [sys.executable]), ("PostgreSQL", [sys.executable, "-m", "tests.postgres", sys.executable])


def _jalankan(nama: str, awal: list[str], penuh: bool) -> tuple[str, int, float]:  # noqa: FBT001
    mulai = time.monotonic()
    perintah = [*awal, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *UJI]
    tambahan = ["--timeout=0"] if penuh else []
    hasil = subprocess.run([*perintah, *tambahan], env=os.environ | (PENUH if penuh else {}))
    return nama, hasil.returncode, time.monotonic() - mulai


if __name__ == "__main__":
    sys.exit(main())
