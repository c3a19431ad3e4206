"""How long until the first page, and what a process weighs; a fresh clone only when asked for."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.load import server
from tests.bench.report import Angka

AKAR = Path(__file__).resolve().parents[2]
SASARAN_MULAI, SASARAN_PEKERJA = 5, 150
PEKERJA = """
import django
django.setup()
from appraisal.pdf.mesin import tulis_pdf
tulis_pdf("<p>x</p>")
print(int(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]) // 1024)
"""


def ukur() -> Iterator[Angka]:
    awal = time.monotonic()
    with server():
        lama = time.monotonic() - awal
    telanjang = _lama([sys.executable, "-c", "import django.core.handlers.wsgi, gunicorn.app.wsgiapp"])
    yield Angka(
        "mulai sampai halaman pertama",
        f"{lama:.1f} s",
        f"memuat Django dan gunicorn {telanjang:.1f} s",
        lama / telanjang,
        f"< {SASARAN_MULAI} s",
        lama < SASARAN_MULAI,
    )
    pekerja = int(subprocess.run([sys.executable, "-c", PEKERJA], capture_output=True, text=True, check=True).stdout)
    yield Angka(
        "satu proses pekerja, sudah mencetak",
        f"{pekerja} MiB",
        sasaran=f"< {SASARAN_PEKERJA} MiB",
        tercapai=pekerja < SASARAN_PEKERJA,
    )


def _lama(perintah: list[str]) -> float:
    awal = time.monotonic()
    subprocess.run(perintah, check=True, env=os.environ, cwd=AKAR)
    return time.monotonic() - awal
