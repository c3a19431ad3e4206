"""The register of processing as data, and the rows about one person that follow from it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from organisasi.models import Pegawai

BERKAS = Path(__file__).with_name("pemrosesan.toml")
RAHASIA = frozenset(
    {
        "organisasi.Pengguna.password",
        "organisasi.SandiLama.sidik",
        "mfa.Authenticator.data",
        "usersessions.UserSession.session_key",
    }
)
"""Columns that protect the account: they leave it with nobody, not even its owner."""


@dataclass(frozen=True, slots=True)
class Pemrosesan:
    """One kind of rows: whose they are (``jalan``, a lookup to the person), what they hold, what for, how long."""

    model: str
    jalan: str
    data: str
    tujuan: str
    simpan: str

    @property
    def kelas(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def judul(self) -> str:
        return str(self.kelas._meta.verbose_name)  # noqa: SLF001 - Django's own way to a name

    def baris(self, pegawai: Pegawai) -> QuerySet[Any]:
        """The rows about this person, newest last."""
        return self.kelas._base_manager.filter(**{self.jalan: pegawai.pk}).order_by("pk")  # noqa: SLF001


@cache
def baca_register() -> dict[str, Any]:
    return tomllib.loads(BERKAS.read_text(encoding="utf-8"))


def list_pemrosesan() -> list[Pemrosesan]:
    return [Pemrosesan(**butir) for butir in baca_register()["pemrosesan"]]


def list_jumlah(pegawai: Pegawai) -> list[tuple[Pemrosesan, int]]:
    """How much of each kind is held about a person."""
    return [(p, p.baris(pegawai).count()) for p in list_pemrosesan()]


def susun_ekspor(pegawai: Pegawai) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every row about a person, by kind; secrets of the account left out."""
    for p in list_pemrosesan():
        kolom = [f.attname for f in p.kelas._meta.concrete_fields if str(f) not in RAHASIA]  # noqa: SLF001
        yield p.model, list(p.baris(pegawai).values(*kolom))
