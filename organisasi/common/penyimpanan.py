"""Stored files: whole or not at all, and telling a full disk from other troubles."""

import errno
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

PENUH = frozenset({errno.ENOSPC, errno.EDQUOT})
KALIMAT_PENUH = (
    "Tempat penyimpanan di server penuh, sehingga berkas tidak tersimpan. Yang sudah Anda simpan sebelumnya tetap "
    "aman. Pengelola sistem perlu mengosongkan tempat; sesudah itu coba sekali lagi."
)


def penyimpanan_penuh(salah: BaseException | None) -> bool:
    """Whether an error, or what caused it, is a full disk or a used-up quota."""
    while salah is not None:
        if isinstance(salah, OSError) and salah.errno in PENUH:
            return True
        salah = salah.__cause__
    return False


class PenyimpananUtuh(FileSystemStorage):
    """The file system, without the half-written file that a full disk leaves behind."""

    def _save(self, name: str, content: Any) -> str:
        jalan = Path(self.path(name))
        baru = not jalan.exists()
        try:
            return str(super()._save(name, content))  # type: ignore[misc]
        except OSError:
            if baru:
                jalan.unlink(missing_ok=True)
            raise
