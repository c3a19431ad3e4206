"""Files that a command writes for its caller: whole or not at all, and a sentence when it cannot be."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SEBAB = {
    FileNotFoundError: "foldernya tidak ada",
    NotADirectoryError: "foldernya tidak ada",
    IsADirectoryError: "nama itu nama sebuah folder",
    PermissionError: "Anda tidak mempunyai izin menulis di sana",
}


@contextmanager
def berkas_utuh(tujuan: Path) -> Iterator[Path]:
    """A path beside ``tujuan`` to write to; it takes the name of ``tujuan`` only when the block ends well."""
    if tujuan.is_dir():
        raise IsADirectoryError(tujuan)
    pegangan, nama = tempfile.mkstemp(prefix=f".{tujuan.name}.", dir=tujuan.parent)
    os.close(pegangan)
    sementara = Path(nama)
    try:
        yield sementara
        sementara.chmod(0o644)
        sementara.replace(tujuan)
    finally:
        sementara.unlink(missing_ok=True)


def kalimat_gagal(tujuan: Path, galat: OSError) -> str:
    """Why a file could not be written, for the person at the terminal."""
    return f"Berkas {tujuan} tidak dapat ditulis: {SEBAB.get(type(galat), 'periksa letak dan izinnya')}."
