"""Eight employees at once on two gunicorn workers, loopback only, bounded in time; also with a bulk job beside them."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from organisasi.models import Pengguna
from tests.bench.catalogue import Bahan
from tests.bench.pages import LANTAI, buat_sesi
from tests.bench.report import Angka

PEGAWAI, PEKERJA = 8, 2
SASARAN_LAJU, SASARAN_TENGAH, SASARAN_BERSAMA = 100, 80, 40
HALAMAN = ("/", "/skp/", "/penilaian/", "/akun/", "/pemberitahuan/", "/catatan/")
"""What an employee opens on an ordinary day; own documents are added to it."""


@dataclass
class Beban:
    """What came back: milliseconds of every answer, and how many were no page."""

    milidetik: list[float] = field(default_factory=list)
    salah: int = 0
    lama: float = 0

    @property
    def laju(self) -> float:
        return len(self.milidetik) / self.lama

    @property
    def tengah(self) -> float:
        return statistics.median(self.milidetik)


def ukur(bahan: Bahan, detik: int) -> Iterator[Angka]:
    orang = _orang(bahan)
    with server() as pintu:
        lantai = jalankan(pintu, [(kuki, [LANTAI]) for kuki, _ in orang], detik / 2)
        biasa = jalankan(pintu, orang, detik)
        with pekerjaan_massal(bahan):
            bersama = jalankan(pintu, orang, detik)
    yield _angka("delapan pegawai, dua pekerja", biasa, lantai, SASARAN_LAJU)
    yield Angka(
        "  waktu tengah satu halaman",
        f"{biasa.tengah:.0f} ms",
        f"halaman lantai {lantai.tengah:.0f} ms",
        biasa.tengah / lantai.tengah,
        f"< {SASARAN_TENGAH} ms",
        biasa.tengah < SASARAN_TENGAH,
    )
    yield _angka("  sambil pekerjaan massal berjalan", bersama, lantai, SASARAN_BERSAMA)


def _angka(hal: str, beban: Beban, lantai: Beban, sasaran: int) -> Angka:
    return Angka(
        f"{hal}{f', {beban.salah} salah' if beban.salah else ''}",
        f"{beban.laju:.0f} halaman/s",
        f"halaman lantai {lantai.laju:.0f}/s",
        beban.laju / lantai.laju,
        f">= {sasaran}/s",
        beban.laju >= sasaran and not beban.salah,
    )


Orang = tuple[str, Sequence[str]]


def _orang(bahan: Bahan) -> list[Orang]:
    """Eight people of one section with their own pages."""
    daftar = Pengguna.objects.filter(pegawai__daftar_penempatan__jabatan__unit=bahan.seksi).order_by("pk")[:PEGAWAI]
    return [(buat_sesi(p), [*HALAMAN, *_milik(p)]) for p in daftar]


def _milik(pengguna: Pengguna) -> list[str]:
    pegawai = pengguna.pegawai
    assert pegawai is not None
    skp = [f"/skp/{pk}/" for pk in pegawai.daftar_skp.values_list("pk", flat=True)]
    hasil = pegawai.daftar_penilaian.exclude(status="disusun").values_list("pk", flat=True)
    return [*skp, *(f"/penilaian/{pk}/" for pk in hasil)]


def jalankan(pintu: int, orang: Sequence[Orang], detik: float) -> Beban:
    """Each person opens one page after the other until the time is over."""
    beban, kunci, selesai = Beban(), threading.Lock(), time.monotonic() + detik

    def buka(kuki: str, halaman: Sequence[str], awal: int) -> None:
        n = awal
        while time.monotonic() < selesai:
            mulai = time.perf_counter()
            status = _minta(pintu, halaman[n % len(halaman)], kuki)
            with kunci:
                beban.milidetik.append((time.perf_counter() - mulai) * 1000)
                beban.salah += status != 200
            n += 1

    untai = [threading.Thread(target=buka, args=(*o, n)) for n, o in enumerate(orang)]
    mulai = time.monotonic()
    for u in untai:
        u.start()
    for u in untai:
        u.join()
    beban.lama = time.monotonic() - mulai
    return beban


def _minta(pintu: int, jalan: str, kuki: str) -> int:
    sambungan = http.client.HTTPConnection("127.0.0.1", pintu, timeout=30)
    try:
        sambungan.request("GET", jalan, headers={"Cookie": kuki})
        jawaban = sambungan.getresponse()
        jawaban.read()
        return jawaban.status
    finally:
        sambungan.close()


@contextmanager
def server() -> Iterator[int]:
    """The application on two workers and a free port; ready when it answers, gone at the end."""
    pintu = _pintu_kosong()
    perintah = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{pintu}"]
    perintah += ["--workers", str(PEKERJA), "--log-level", "error", "--no-control-socket"]
    proses = subprocess.Popen(perintah, env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.bench.settings"})
    try:
        _tunggu(pintu)
        yield pintu
    finally:
        proses.terminate()
        proses.wait(timeout=20)


def _pintu_kosong() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def _tunggu(pintu: int, detik: float = 60) -> None:
    batas = time.monotonic() + detik
    while time.monotonic() < batas:
        try:
            if _minta(pintu, "/masuk/", "") == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("Server tidak menjawab.")


@contextmanager
def pekerjaan_massal(bahan: Bahan) -> Iterator[None]:
    """The recheck of a whole year, again and again, at the priority of a worker."""
    perintah = [sys.executable, "manage.py", "periksa_nilai", "--tahun", str(bahan.lalu.tahun)]
    berhenti = threading.Event()

    def ulangi() -> None:
        while not berhenti.is_set():
            proses = subprocess.Popen(["nice", "-n", "10", *perintah], stdout=subprocess.DEVNULL)
            while proses.poll() is None and not berhenti.wait(0.1):
                pass
            proses.terminate()
            proses.wait()

    untai = threading.Thread(target=ulangi)
    untai.start()
    try:
        yield
    finally:
        berhenti.set()
        untai.join()
