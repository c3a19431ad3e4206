"""Log lines for machines: one JSON object each, with the reference, the account and the address of the request."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from organisasi.common.origin import asal_kini

BAWAAN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
"""What every record carries anyway; the rest was given as ``extra``."""


class AsalPermintaan(logging.Filter):
    """Adds where the work comes from, under names that no ``extra`` uses."""

    def filter(self, record: logging.LogRecord) -> bool:
        asal = asal_kini()
        record.asal = {"rujukan": asal.rujukan, "akun": asal.pelaku, "pendamping": asal.pendamping, "ip": asal.alamat}
        return True


class BarisJson(logging.Formatter):
    """Time in UTC. JSON escapes line breaks and terminal codes, so that no value can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        isi: dict[str, Any] = {
            "saat": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "pencatat": record.name,
            "pesan": record.getMessage(),
        }
        isi |= {k: v for k, v in vars(record).items() if k not in BAWAAN and k not in {"request", "asal"}}
        isi |= {k: v for k, v in getattr(record, "asal", {}).items() if v not in {None, ""} and k not in isi}
        if record.exc_info:
            isi["galat"] = self.formatException(record.exc_info)
        return json.dumps(isi, ensure_ascii=True, default=str)
