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
from contextlib import contextmanager
from pathlib import Path

OPSI = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=100 -c autovacuum=off"
)


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


@contextmanager
def server() -> Iterator[str]:
    """Start an empty server; yields its URL and removes every trace at the end."""
    biner, sebagai = letak_biner(), _sebagai()
    dasar = Path(tempfile.mkdtemp(prefix="skp-pg-"))
    if sebagai:
        akun = pwd.getpwnam("postgres")
        os.chown(dasar, akun.pw_uid, akun.pw_gid)
    data = dasar / "data"
    jalan = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
    try:
        subprocess.run(
            [*sebagai, biner / "initdb", "-D", data, "-U", "skp", "--no-sync", "-A", "trust", "-E", "UTF8"], **jalan
        )
        perintah = [biner / "pg_ctl", "-D", data, "-w", "-l", dasar / "log", "-o", f"-k {dasar} {OPSI}"]
        subprocess.run([*sebagai, *perintah, "start"], **jalan)
        yield f"postgres://skp@/postgres?host={dasar}"
    finally:
        subprocess.run(
            [*sebagai, biner / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **(jalan | {"check": False})
        )
        shutil.rmtree(dasar, ignore_errors=True)


if __name__ == "__main__":
    with server() as url:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode)
