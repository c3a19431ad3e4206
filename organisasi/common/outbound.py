"""Requests to another host: to the one that is named or nowhere, through no proxy and after no redirect."""

import http.client
from collections.abc import Mapping
from urllib.parse import urlsplit


def tanya(
    metode: str, alamat: str, *, badan: bytes | None = None, kepala: Mapping[str, str], tunggu: float, maks: int
) -> tuple[int, bytes]:
    """Status and at most ``maks`` bytes of the answer; ``tunggu`` is the longest silence in seconds.

    Certificates are checked against the machine's own list. Raises ``OSError`` (of which ``TimeoutError`` and what TLS
    refuses are kinds) and ``http.client.HTTPException``.
    """
    tujuan = urlsplit(alamat)
    jenis = http.client.HTTPSConnection if tujuan.scheme == "https" else http.client.HTTPConnection
    sambungan = jenis(tujuan.hostname or "", tujuan.port, timeout=tunggu)
    jalan = f"{tujuan.path or '/'}?{tujuan.query}" if tujuan.query else tujuan.path or "/"
    try:
        sambungan.request(metode, jalan, badan, dict(kepala))
        jawaban = sambungan.getresponse()
        return jawaban.status, jawaban.read(maks)
    finally:
        sambungan.close()
