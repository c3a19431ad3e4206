"""Reading the environment: named, strict, and loud when something is missing."""

import os
from pathlib import Path
from typing import TypedDict

import environ
from django.core.exceptions import ImproperlyConfigured

AKAR = Path(__file__).resolve().parent.parent
ENV = environ.FileAwareEnv()


def wajib(nama: str) -> str:
    """The value of ``nama`` (or of the file that ``nama_FILE`` points to); the start fails without it."""
    nilai: str = ENV.str(nama, default="")
    if not nilai.strip():
        raise ImproperlyConfigured(f"Variabel lingkungan {nama} wajib diisi.")
    return nilai


def teks(nama: str, bawaan: str = "") -> str:
    nilai: str = ENV.str(nama, default=bawaan)
    return nilai


def boolean(nama: str, *, bawaan: bool) -> bool:
    """``True`` or ``False``, nothing else: "1", "ya" or "on" are refused rather than guessed."""
    nilai = os.environ.get(nama)
    if nilai is None:
        return bawaan
    if nilai not in {"True", "False"}:
        raise ImproperlyConfigured(f"{nama} harus 'True' atau 'False', bukan {nilai!r}.")
    return nilai == "True"


def pilihan(nama: str, bawaan: str, kenal: set[str]) -> str:
    """One of the known values; anything else stops the start."""
    nilai = teks(nama, bawaan)
    if nilai not in kenal:
        raise ImproperlyConfigured(f"{nama} harus salah satu dari {', '.join(sorted(kenal))}, bukan {nilai!r}.")
    return nilai


def bilangan(nama: str, bawaan: int) -> int:
    nilai: int = ENV.int(nama, default=bawaan)
    return nilai


def daftar(nama: str) -> list[str]:
    """Comma-separated values, blanks dropped."""
    return [butir.strip() for butir in teks(nama).split(",") if butir.strip()]


def basis_data(bawaan: str) -> dict[str, object]:
    """``DATABASE_URL`` as Django's dictionary, with the options that each engine needs to be safe.

    SQLite: IMMEDIATE transactions, WAL and a 20 s wait, so that writers queue instead of failing with "database is
    locked". PostgreSQL: persistent connections with health checks, statement and lock timeouts, no JIT
    (compiling a page's joins takes seconds where running them takes milliseconds).
    """
    hasil: dict[str, object] = dict(ENV.db_url_config(teks("DATABASE_URL", bawaan)))
    opsi = dict(hasil.get("OPTIONS") or {})  # type: ignore[call-overload]
    if hasil["ENGINE"] == "django.db.backends.sqlite3":
        hasil["CONN_MAX_AGE"] = 60  # opening the file and its pragmas costs as much as five queries
        opsi |= {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        hasil |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        pernyataan, kunci = teks("PG_STATEMENT_TIMEOUT", "15s"), teks("PG_LOCK_TIMEOUT", "3s")
        batas = f"-c statement_timeout={pernyataan} -c lock_timeout={kunci} -c jit=off"
        opsi |= {"connect_timeout": 5, "options": f"{opsi.get('options', '')} {batas}".strip()}
    hasil["OPTIONS"] = opsi
    return hasil


def penyimpanan_s3() -> dict[str, object]:
    """``S3_BUCKET`` and its sisters as Django's storage; empty where files stay in a directory.

    The bucket is private: every download goes through the application and its permissions, never by an address.
    """
    wadah = teks("S3_BUCKET")
    if not wadah:
        return {}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": wadah,
            "endpoint_url": teks("S3_ENDPOINT") or None,
            "region_name": teks("S3_REGION") or None,
            "access_key": wajib("S3_ACCESS_KEY"),
            "secret_key": wajib("S3_SECRET_KEY"),
            "location": teks("S3_PREFIX"),
            "default_acl": None,
            "file_overwrite": False,
            "signature_version": "s3v4",
            "addressing_style": "path",
        },
    }


class PenyediaIdentitas(TypedDict, total=False):
    penerbit: str
    klien: str
    rahasia: str
    instansi: frozenset[str]
    klaim: str
    lingkup: str
    label: str
    faktor_kedua: frozenset[str]


def penyedia_identitas() -> PenyediaIdentitas:
    """``OIDC_ISSUER`` and its sisters; empty where people log in by password alone.

    ``OIDC_INSTANSI`` must be said: the provider of one agency could otherwise let people into another.
    """
    penerbit = teks("OIDC_ISSUER")
    if not penerbit:
        return {}
    return {
        "penerbit": penerbit,
        "klien": wajib("OIDC_CLIENT_ID"),
        "rahasia": wajib("OIDC_CLIENT_SECRET"),
        "instansi": frozenset(wajib("OIDC_INSTANSI").replace(" ", "").split(",")),
        "klaim": teks("OIDC_KLAIM_NIP", "nip"),
        "lingkup": teks("OIDC_SCOPE", "openid"),
        "label": teks("OIDC_LABEL", "Masuk dengan akun instansi"),
        "faktor_kedua": frozenset(daftar("OIDC_FAKTOR_KEDUA")),
    }
