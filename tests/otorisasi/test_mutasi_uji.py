"""What the matrix does not notice, a test of its own does: each pair of ``mutasi_uji.txt`` is run with its site off.

On every commit every fourth pair; all of them with ``MUTASI_PENUH=1``.
"""

import os
import subprocess
import sys
from pathlib import Path
from zlib import crc32

from tests.otorisasi.mutasi_uji import PASANGAN, baca_pasangan

AKAR = Path(__file__).resolve().parents[2]
SETIAP = 1 if os.environ.get("MUTASI_PENUH") else 4


def test_situs_lain_dijaga_uji_yang_disebut(tmp_path):
    dipilih = {s: uji for s, uji in baca_pasangan(PASANGAN).items() if not crc32(s.encode()) % SETIAP}
    berkas = tmp_path / "pasangan.txt"
    berkas.write_text("\n".join(f"{s} | {uji}" for s, uji in dipilih.items()), encoding="utf-8")
    perintah = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.otorisasi.mutasi_uji"]
    lingkungan = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    hasil = subprocess.run(
        [*perintah, *sorted(set(dipilih.values()))],
        cwd=AKAR,
        env=lingkungan | {"MUTASI_PERIKSA": str(berkas)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stdout[-3000:] + hasil.stderr[-1000:]
    assert f"{len(dipilih)} situs diperiksa, tidak ketahuan: []" in hasil.stdout
