"""How the cost grows with the agency, on PostgreSQL: pages must stay flat, jobs no worse than linear. Drawn as SVG.

One temporary cluster per size; a process each, because the database is a setting of the process.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.report import Angka

if TYPE_CHECKING:
    from tests.bench.catalogue import Bahan

UKURAN = (1_000, 5_000, 15_000, 50_000)
HALAMAN = (
    "beranda pegawai",
    "skp:rincian pegawai",
    "appraisal:bawahan",
    "appraisal:papan admin",
    "appraisal:rekap admin",
    "organisasi:pegawai",
)
PUTARAN = 9
RATA, LURUS = 1.5, 1.1
"""What a page may cost at most in the largest agency beside the smallest; how a job may grow beside the number."""
LEBAR, TINGGI, TEPI, TULISAN = 860, 420, 60, 240
"""Of the drawing in px: its size, the margin, and the room for the names on the right."""
GARIS = ("#1f5f8b", "#b4552d", "#2f7d4f", "#7a4fa3", "#8a6d1d", "#a32f4f", "#3c6e71", "#5b5b5b")


def ukur(_: "Bahan", ukuran: Sequence[int], gambar: Path) -> Iterator[Angka]:
    """Build, measure, throw away, from the smallest to the largest; each size is kept beside the drawing at once."""
    hasil: dict[int, dict[str, float]] = {}
    for n in ukuran:
        hasil[n] = _satu(n)
        gambar.with_suffix(".json").write_text(json.dumps(hasil, indent=2), encoding="utf-8")
    gambar.write_text(gambarkan(hasil), encoding="utf-8")
    kecil, besar = min(ukuran), max(ukuran)
    for nama in hasil[kecil]:
        a, b = hasil[kecil][nama], hasil[besar][nama]
        tugas = nama.startswith("pekerjaan")
        kali = b / a / (besar / kecil if tugas else 1)
        batas = LURUS if tugas else RATA
        yield Angka(
            f"tumbuh: {nama}", f"{b:,.1f} ms", f"{kecil:,} orang: {a:,.1f} ms", kali, f"<= {batas} x", kali <= batas
        )


def _satu(banyak: int) -> dict[str, float]:
    """Milliseconds by name, for an agency of this size."""
    perintah = [sys.executable, "-m", "tests.postgres", sys.executable, "-m", "tests.bench.growth", str(banyak)]
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=False, env={**os.environ})
    if hasil.returncode:
        raise SystemExit(f"Ukuran {banyak} gagal: {hasil.stderr[-2000:]}")
    angka: dict[str, float] = json.loads(hasil.stdout.splitlines()[-1])
    return angka


def _di_dalam(banyak: int) -> dict[str, float]:
    """What one process measures on its own database."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    from tests.bench import agency, imports, workbook
    from tests.bench.catalogue import HALAMAN as SEMUA
    from tests.bench.pages import buat_sesi, minta

    bahan, _ = agency.siapkan(banyak)
    with connection.cursor() as kursor:
        kursor.execute("VACUUM ANALYZE")  # the temporary cluster has no autovacuum to do it
    aplikasi, hasil = get_wsgi_application(), {}
    for h in (h for h in SEMUA if h.judul in HALAMAN):
        pengguna, alamat = h.cari(bahan)
        kuki = buat_sesi(pengguna)
        hasil[f"halaman {h.judul}"] = min(_lama(minta, aplikasi, alamat, kuki) for _ in range(PUTARAN))
    hasil["pekerjaan rekap"] = workbook.rekap()["lama"] * 1000
    sys.stderr.write(f"{json.dumps(hasil)}\n")  # what is known, should the rest fail
    hasil["pekerjaan impor"] = imports.impor(banyak)["lama"] * 1000
    return hasil


def _lama(kerja: Callable[..., object], *argumen: object) -> float:
    """Milliseconds on the wall: the database server works in another process."""
    awal = time.perf_counter()
    kerja(*argumen)
    return (time.perf_counter() - awal) * 1000


def gambarkan(hasil: dict[int, dict[str, float]]) -> str:
    """Both axes by powers of ten: a flat line is a page that does not grow, a diagonal one grows with the agency."""
    ukuran, semua = sorted(hasil), [v for satu in hasil.values() for v in satu.values()]
    x0, x1, y0, y1 = log10(ukuran[0]), log10(ukuran[-1]), log10(min(semua)), log10(max(semua))

    def titik(n: int, nilai: float) -> tuple[float, float]:
        x = TEPI + (log10(n) - x0) / (x1 - x0) * (LEBAR - TEPI - TULISAN)
        return x, TINGGI - TEPI - (log10(nilai) - y0) / (y1 - y0) * (TINGGI - 2 * TEPI)

    bagian = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEBAR} {TINGGI}" role="img" font-size="11">',
        "<title>Lama menurut besarnya instansi, PostgreSQL</title>",
        f'<rect width="{LEBAR}" height="{TINGGI}" fill="#fff"/><g font-family="sans-serif">',
    ]
    for n in ukuran:
        tulisan = f"{n:,} orang".replace(",", ".")
        bagian.append(f'<text x="{titik(n, 1)[0]:.0f}" y="{TINGGI - 20}" text-anchor="middle">{tulisan}</text>')
    terakhir, bawah = hasil[ukuran[-1]], float(TINGGI)
    for warna, nama in zip(cycle(GARIS), sorted(terakhir, key=lambda n: terakhir[n]), strict=False):
        jalur = [titik(n, hasil[n][nama]) for n in ukuran]
        bawah = min(jalur[-1][1] + 4, bawah - 14)  # names never on top of one another
        bagian += [
            f'<polyline fill="none" stroke="{warna}" stroke-width="2" points="{_jalur(jalur)}"/>',
            f'<text x="{jalur[-1][0] + 6:.0f}" y="{bawah:.0f}" fill="{warna}">{nama} {terakhir[nama]:.0f} ms</text>',
        ]
    return "\n".join([*bagian, "</g></svg>", ""])


def _jalur(titik: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in titik)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    import django

    django.setup()
    sys.stdout.write(json.dumps(_di_dalam(int(sys.argv[1]))) + "\n")
