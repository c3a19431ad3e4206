"""One page of the list, and how it is named."""

from dataclasses import dataclass

from organisasi.models import Pegawai


@dataclass(frozen=True, slots=True)
class Halaman:
    """``nama`` names the picture; ``pelaku`` is the login name of the reader, empty for a visitor."""

    nama: str
    pelaku: str
    alamat: str


def akun(pegawai: Pegawai) -> str:
    """The login name of that person."""
    return str(pegawai.pengguna.nama_pengguna)
