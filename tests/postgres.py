"""A real PostgreSQL for one command: ``python -m tests.postgres pytest ...``

Debian's own binaries in a temporary directory, Unix socket only, durability off; as root the server runs as
``postgres``. The command gets ``DATABASE_URL`` and its exit status is ours.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

OPSI = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=100 -c autovacuum=off"
)
OPSI_TEGUH = f"{OPSI} -c synchronous_commit=on"
"""What was confirmed is in the log of the server, so that it outlives the server."""


def letak_biner() -> Path:
    """The directory of the newest installed server binaries."""
    for kandidat in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True):
        return kandidat.parent
    ditemukan = shutil.which("initdb")
    if ditemukan:
        return Path(ditemukan).parent
    raise SystemExit("Belum ada PostgreSQL. Pasang dengan: sudo apt-get install -y postgresql")


def _sebagai() -> list[str]:
    """PostgreSQL refuses to run as root: step down to its own account."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


@dataclass(frozen=True, slots=True)
class Peladen:
    """A server in the directory ``dasar``, reached through the socket in it."""

    dasar: Path
    opsi: str = OPSI

    @property
    def url(self) -> str:
        return f"postgres://skp@/postgres?host={self.dasar}"

    def hidupkan(self) -> None:
        data, catatan = self.dasar / "data", self.dasar / "log"
        jalankan("pg_ctl", "-D", data, "-w", "-l", catatan, "-o", f"-k {self.dasar} {self.opsi}", "start")

    def hentikan(self) -> None:
        """At once, as when the machine fails: what was committed is found again in the log."""
        jalankan("pg_ctl", "-D", self.dasar / "data", "-m", "immediate", "stop")


def jalankan(biner: str, *argumen: str | Path) -> None:
    perintah = [*_sebagai(), letak_biner() / biner, *argumen]
    subprocess.run(perintah, check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def _sementara(opsi: str, *isi: str) -> Iterator[Peladen]:
    """A running server whose data the command ``isi`` makes; every trace of it is removed at the end."""
    dasar = Path(tempfile.mkdtemp(prefix="skp-pg-"))
    if os.geteuid() == 0:
        akun = pwd.getpwnam("postgres")
        os.chown(dasar, akun.pw_uid, akun.pw_gid)
    peladen = Peladen(dasar, opsi)
    try:
        jalankan(*isi, "-D", dasar / "data", "--no-sync", "-U", "skp")
        peladen.hidupkan()
        yield peladen
    finally:
        with suppress(subprocess.CalledProcessError):
            peladen.hentikan()
        shutil.rmtree(dasar, ignore_errors=True)


@contextmanager
def server() -> Iterator[str]:
    """Start an empty server; yields its URL."""
    with _sementara(OPSI, "initdb", "-A", "trust", "-E", "UTF8") as peladen:
        yield peladen.url


@contextmanager
def salinan(dasar: str) -> Iterator[Peladen]:
    """A second server with everything that the one in ``dasar`` has now, to be stopped and started at will."""
    with _sementara(OPSI_TEGUH, "pg_basebackup", "-h", dasar, "-c", "fast") as peladen:
        yield peladen


if __name__ == "__main__":
    with server() as url:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode)
