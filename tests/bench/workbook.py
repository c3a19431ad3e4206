"""The recap as a workbook beside bare openpyxl: each in a process of its own, so that the peak of memory is its own."""

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.catalogue import Bahan
from tests.bench.report import Angka

SASARAN_KALI, SASARAN_MIB = 1.3, 100
KOLOM = 30

AWAL = """
import json, sys, time
mulai = time.perf_counter()
"""
AKHIR = """
memori = int(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]) / 1024
print(json.dumps({"cpu": cpu, "lama": time.perf_counter() - mulai, "mib": memori, "baris": baris}))
"""
SENDIRI = """
import django; django.setup()
from appraisal.exports.rekap_unit import tulis_rekap
from tests.bench.catalogue import Bahan
from organisasi.models import UnitKerja
b = Bahan()
unit = UnitKerja.objects.get(instansi=b.instansi, parent=None)
awal = time.process_time()
baris = tulis_rekap(unit, b.lalu, sys.argv[1])
cpu = time.process_time() - awal
"""
PESAING = """
from decimal import Decimal
from openpyxl import Workbook
buku = Workbook(write_only=True)
lembar = buku.create_sheet("Rekap")
baris = int(sys.argv[2])
isi = ["198503172010011003", "Nama Lengkap Pegawai", "Penata / III/c", "Pengelola Data", "Seksi Data"] * 3
isi += [Decimal("87.60")] * (30 - len(isi))
awal = time.process_time()
for _ in range(baris):
    lembar.append(isi)
buku.save(sys.argv[1])
cpu = time.process_time() - awal
"""


def rekap() -> dict[str, float]:
    """The recap of the whole agency: seconds of CPU and on the wall, MiB, people."""
    with tempfile.TemporaryDirectory() as folder:
        return _jalankan(SENDIRI, Path(folder) / "rekap.xlsx")


def ukur(bahan: Bahan) -> Iterator[Angka]:
    with tempfile.TemporaryDirectory() as folder:
        sendiri = _jalankan(SENDIRI, Path(folder) / "rekap.xlsx")
        sel = _banyaknya_sel(Path(folder) / "rekap.xlsx")
        pesaing = _jalankan(PESAING, Path(folder) / "telanjang.xlsx", sel // KOLOM)
    kali = sendiri["cpu"] / pesaing["cpu"]
    yield Angka(
        f"rekap {sendiri['baris']:,.0f} orang, {sel:,} sel",
        f"{sendiri['cpu']:.1f} s CPU",
        f"openpyxl saja, sama banyak: {pesaing['cpu']:.1f} s",
        kali,
        f"<= {SASARAN_KALI} x",
        kali <= SASARAN_KALI,
    )
    yield Angka(
        "rekap: puncak memori",
        f"{sendiri['mib']:.0f} MiB",
        f"openpyxl saja {pesaing['mib']:.0f} MiB",
        sendiri["mib"] / pesaing["mib"],
        f"< {SASARAN_MIB} MiB",
        sendiri["mib"] < SASARAN_MIB,
    )


def _banyaknya_sel(berkas: Path) -> int:
    """The cells of all sheets: the rival writes as many."""
    with zipfile.ZipFile(berkas) as buku:
        return sum(buku.read(nama).count(b"<c ") for nama in buku.namelist() if "/worksheets/" in nama)


def _jalankan(kode: str, *argumen: object) -> dict[str, float]:
    perintah = [sys.executable, "-c", AWAL + kode + AKHIR, *map(str, argumen)]
    keluaran = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout
    return json.loads(keluaran.splitlines()[-1])
