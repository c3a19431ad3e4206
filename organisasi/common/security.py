"""The security log: one line for every refusal, under a reference that the person sees too."""

import logging
import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse

DITOLAK = frozenset({400, 403, 404, 405, 413, 429})
"""Answers that say no to a person. 409 and 422 say no to what was typed; they stand in the history of the document."""

log = logging.getLogger("keamanan")


def rujukan_baru() -> str:
    """Eight characters that can be read out on the telephone."""
    return secrets.token_hex(4).upper()


def catat_penolakan(request: HttpRequest, response: HttpResponse) -> None:
    """Who was refused what, by which rule. No query string: what somebody searched for is not the log's business."""
    rincian: dict[str, Any] = {
        "rujukan": getattr(request, "rujukan", ""),
        "akun": getattr(getattr(request, "user", None), "pk", None) or "tamu",
        "metode": request.method,
        "alamat": request.path,
        "status": response.status_code,
        "aturan": getattr(response, "aturan", "") or response.reason_phrase,
    }
    log.warning("ditolak %s", " ".join(f"{nama}={str(isi)!a}" for nama, isi in rincian.items()), extra=rincian)
