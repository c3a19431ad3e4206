"""Chaining rows of the audit trail: each digest covers the row and the digest before it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from typing import Any

AWAL = "0" * 64
"""What stands before the first row of a chain."""


def kanonik(isi: Any) -> bytes:
    """One text for one content: sorted keys, no blanks, moments in UTC to the microsecond."""
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_teks).encode()


def sidik_baris(sebelum: str, isi: Mapping[str, Any]) -> str:
    """SHA-256 of the digest before and the canonical content."""
    return hashlib.sha256(sebelum.encode() + b"|" + kanonik(isi)).hexdigest()


def sidik_isi(isi: Any) -> str:
    """SHA-256 of a content by itself: it proves the values later without showing them."""
    return hashlib.sha256(kanonik(isi)).hexdigest()


def _teks(nilai: Any) -> Any:
    if is_dataclass(nilai) and not isinstance(nilai, type):
        return asdict(nilai)
    if isinstance(nilai, datetime):
        return nilai.astimezone(UTC).isoformat(timespec="microseconds")
    return str(nilai)
