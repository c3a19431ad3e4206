"""No test reaches for another host: whoever tries, fails, even where the code would catch the error."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

NAMA_SENDIRI = {"", "localhost", socket.gethostname()}


def _di_sini(tuan: object) -> bool:
    if tuan is None or tuan in NAMA_SENDIRI:
        return True
    try:
        alamat = ipaddress.ip_address(str(tuan).partition("%")[0])
    except ValueError:
        return False
    return alamat.is_loopback or alamat.is_unspecified


@contextmanager
def tanpa_tempat_lain() -> Iterator[None]:
    """Names are not looked up and connections not opened, except to this machine itself."""
    cari, sambung, sambung_ex = socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex

    def periksa(tuan: object) -> None:
        if not _di_sini(tuan.decode() if isinstance(tuan, bytes) else tuan):
            pytest.fail(f"ada permintaan ke tempat lain: {tuan!r}")

    def getaddrinfo(host: Any, *lain: Any, **kunci: Any) -> Any:
        periksa(host)
        return cari(host, *lain, **kunci)

    def connect(self: socket.socket, alamat: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            periksa(alamat[0])
        return sambung(self, alamat)

    def connect_ex(self: socket.socket, alamat: Any) -> int:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            periksa(alamat[0])
        return sambung_ex(self, alamat)

    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(socket, "getaddrinfo", getaddrinfo)
        tempel.setattr(socket.socket, "connect", connect)
        tempel.setattr(socket.socket, "connect_ex", connect_ex)
        yield
