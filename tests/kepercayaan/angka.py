"""What is counted: cells, races, hostile values, switches, kinds of tampering, deadlines, requirements."""

import sys
from collections import Counter
from collections.abc import Iterator

from tests.keamanan.korpus import BUKAN_ANGKA, BUKAN_TANGGAL, TEKS
from tests.keamanan.test_gangguan import TITIK
from tests.keamanan.test_waktu import HARI, ZONA
from tests.kepercayaan.asvs import ada, baca_butir
from tests.organisasi.test_jejak import PERUSAKAN
from tests.otorisasi.alamat import semua_alamat
from tests.otorisasi.kiriman import list_berhasil
from tests.otorisasi.kota import PELAKU
from tests.otorisasi.mutasi import terpasang
from tests.otorisasi.tabel import baca
from tests.otorisasi.test_matriks import dipilih
from tests.perlombaan.adegan import ADEGAN
from tests.perlombaan.lomba import PESERTA, PUTARAN

TIDAK_ADA = "  TIDAK ADA"


def angka() -> Iterator[tuple[str, str, str]]:
    """What, how much, and where it is proved."""
    sekarang = sum(len(list(dipilih(k))) for k in semua_alamat())
    yield "addresses x relations", f"{len(semua_alamat())} x {len(PELAKU)}", "tests/otorisasi/tabel.txt"
    yield "authorization cells", f"{len(baca().jawaban)}, asked on every commit {sekarang}", "tests/otorisasi"
    with terpasang() as papan:
        jenis = ", ".join(f"{n} {j}" for j, n in Counter(papan.situs.values()).most_common())
        yield "permission calls and scopes", f"{len(papan.situs)} ({jenis})", "tests/otorisasi/test_mutasi.py"
    yield "addresses that take a form", f"{len(list_berhasil())}", "tests/otorisasi/test_kiriman.py"
    putaran = f"{len(ADEGAN)} races, {PUTARAN} rounds, {PESERTA} at once, each with its negative control"
    yield "races on PostgreSQL", putaran, "tests/perlombaan"
    yield "moments of a kill", f"{len(TITIK)} between every pair of side effects", "tests/keamanan/test_gangguan.py"
    jahat = len(TEKS) + len(BUKAN_ANGKA) + len(BUKAN_TANGGAL)
    yield "hostile values", f"{jahat} x every field that is posted", "tests/otorisasi/test_isian_jahat.py"
    yield "kinds of tampering found", f"{len(PERUSAKAN)}", "tests/organisasi/test_jejak.py"
    yield "deadline cases", f"{len(HARI) * len(ZONA) * 4}", "tests/keamanan/test_waktu.py"
    yield "ASVS 5.0", f"{sum(b.terbukti for b in baca_butir())} of {len(baca_butir())}", "tests/keamanan/asvs.toml"


def tulis() -> None:
    baris = [f"{'No':>3} {'ASVS':<20}   {'requirement':<62} proof"]
    for b in baca_butir():
        utama, *lain = b.daftar_bukti
        baris.append(f"{b.nomor:>3} {b.asvs:<20} {b.cara} {b.syarat:<62} {utama}{'' if ada(utama) else TIDAK_ADA}")
        baris += [f"{'':<90}{bukti}{'' if ada(bukti) else TIDAK_ADA}" for bukti in lain]
    baris += ["", *(f"{hal:<30} {banyak:<75} {bukti}" for hal, banyak, bukti in angka())]
    sys.stdout.write("\n".join(baris) + "\n")
