"""Servers for one test: on a free port, gone afterwards."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def pintu_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def menjawab(pintu: int) -> bool:
    with socket.socket() as soket:
        soket.settimeout(0.2)
        return soket.connect_ex(("127.0.0.1", pintu)) == 0


@contextmanager
def server_redis(folder: Path) -> Iterator[str]:
    """Debian's redis-server without a file on disk; yields its URL."""
    pintu = pintu_bebas()
    biner = shutil.which("redis-server") or ""
    perintah = [biner, "--port", str(pintu), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    proses = subprocess.Popen(perintah, stdout=subprocess.DEVNULL)
    try:
        habis = time.monotonic() + 10
        while not menjawab(pintu) and time.monotonic() < habis:
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{pintu}/0"
    finally:
        proses.terminate()
        proses.wait(timeout=10)
