"""Importing people and their placements, beside reading the same file with bare calamine; nothing is kept.

A process of its own, so that the peak of memory is its own; the database is put back to where it was.
"""

import json
import subprocess
import sys
from collections.abc import Iterator

from tests.bench.catalogue import Bahan
from tests.bench.report import Angka

SASARAN_KUERI, SASARAN_MIB = 10, 300

KODE = """
import io, json, sys, time
import django
django.setup()
from django.db import transaction
from openpyxl import Workbook
from python_calamine import CalamineWorkbook
from organisasi.selectors.akses import get_akses
from organisasi.models import Jabatan
from organisasi.services.impor import Unggahan, periksa_impor, terapkan_impor, unggah_impor
from tests.bench.catalogue import Bahan
from tests.bench.pages import hitung_kueri

SEBERKAS = 15_000  # more do not fit into the 2 MB of one file
b, banyak = Bahan(), int(sys.argv[1])
jabatan = Jabatan.objects.filter(unit=b.seksi, kepala=False).order_by("pk")[0]
nip = [f"197001{1 + n // 1998 % 28:02d}199501{1 + n % 2}{1 + n // 2 % 999:03d}" for n in range(banyak)]


def susun(bagian):
    buku = Workbook(write_only=True)
    orang, tempat = buku.create_sheet("Pegawai"), buku.create_sheet("Penempatan")
    orang.append(("NIP", "Nama", "Golongan", "TMT golongan", "Surel"))
    tempat.append(("NIP", "Kode unit", "Jabatan", "Sebagai", "Mulai", "Selesai", "Nomor SK"))
    for n in bagian:
        orang.append((n, f"Massal {n[-6:]}", "III/a", "01-04-2015", ""))
        tempat.append((n, b.seksi.kode, jabatan.nama, "", "01-01-2016", "", "821/1"))
    aliran = io.BytesIO()
    buku.save(aliran)
    return aliran.getvalue()


berkas = [susun(nip[awal : awal + SEBERKAS]) for awal in range(0, banyak, SEBERKAS)]
awal = time.process_time()
for isi in berkas:
    lembar = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    for nama in lembar.sheet_names:
        for _ in lembar.get_sheet_by_name(nama).to_python():
            pass
lantai = time.process_time() - awal

akses = get_akses(b.admin)
kueri, lama_periksa = 0, 0.0
with transaction.atomic():
    jam, awal = time.perf_counter(), time.process_time()
    for isi in berkas:
        mulai = time.process_time()
        impor = unggah_impor(berkas=Unggahan("pegawai.xlsx", isi), oleh=akses)
        impor, periksa = hitung_kueri(lambda: periksa_impor(impor_id=impor.pk, oleh=akses))
        assert not impor.temuan, impor.temuan[:3]
        lama_periksa += time.process_time() - mulai
        _, tulis = hitung_kueri(lambda: terapkan_impor(impor_id=impor.pk, sidik=impor.sidik_rencana, oleh=akses))
        kueri += len(periksa) + len(tulis)
        if impor.berkas:
            impor.berkas.delete(save=False)
    cpu, lama = time.process_time() - awal, time.perf_counter() - jam
    transaction.set_rollback(True)
memori = int(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]) / 1024
print(json.dumps({"lantai": lantai, "periksa": lama_periksa, "cpu": cpu, "lama": lama, "mib": memori,
                  "kueri": kueri}))
"""


def impor(orang: int) -> dict[str, float]:
    """Seconds of CPU and on the wall, MiB and statements of one import."""
    hasil = subprocess.run([sys.executable, "-c", KODE, str(orang)], capture_output=True, text=True, check=False)
    if hasil.returncode:
        raise SystemExit(f"Impor gagal: {hasil.stderr[-2000:]}")
    angka: dict[str, float] = json.loads(hasil.stdout.splitlines()[-1])
    return angka


def ukur(bahan: Bahan, orang: int) -> Iterator[Angka]:
    """People with rank, and a placement each: two rows a person."""
    a = impor(orang)
    per_seribu = a["kueri"] * 1000 / (2 * orang)
    yield Angka(
        f"impor {orang:,} orang, {2 * orang:,} baris (periksa {a['periksa']:.1f} s)",
        f"{a['cpu']:.1f} s CPU",
        f"membaca dengan calamine saja {a['lantai']:.1f} s",
        a["cpu"] / a["lantai"],
    )
    yield Angka(
        "impor: pernyataan SQL tiap seribu baris",
        f"{per_seribu:.1f}",
        sasaran=f"<= {SASARAN_KUERI}",
        tercapai=per_seribu <= SASARAN_KUERI,
    )
    yield Angka(
        "impor: puncak memori",
        f"{a['mib']:.0f} MiB",
        sasaran=f"< {SASARAN_MIB} MiB",
        tercapai=a["mib"] < SASARAN_MIB,
    )
