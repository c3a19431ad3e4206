"""One step of a calculation as data: the same steps feed the screen, the forms and the frozen archive."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from appraisal.scoring.citations import RUMUS, DasarHukum


@dataclass(frozen=True, slots=True)
class Langkah:
    """What went in, which branch applied, what came out, and why.

    ``kode`` is the place in the document (``kegiatan.2.waktu``), ``nilai`` the printed figure, ``mentah`` the
    unrounded one. All figures are plain decimal text with a dot, so that a step survives JSON unchanged.
    """

    kode: str
    rumus: str
    masukan: Mapping[str, Any]
    nilai: str
    mentah: str = ""
    cabang: str = ""
    sebutan: str = ""
    dasar: DasarHukum = field(default=DasarHukum("KEPUTUSAN-APLIKASI", ""))
    keputusan: tuple[str, ...] = ()

    def sebagai_data(self) -> dict[str, Any]:
        return {
            "kode": self.kode,
            "rumus": self.rumus,
            "masukan": dict(self.masukan),
            "nilai": self.nilai,
            "mentah": self.mentah,
            "cabang": self.cabang,
            "sebutan": self.sebutan,
            "dasar": {"peraturan": self.dasar.peraturan, "tempat": self.dasar.tempat},
            "keputusan": list(self.keputusan),
        }

    @classmethod
    def dari_data(cls, data: Mapping[str, Any]) -> "Langkah":
        isi = dict(data)
        return cls(**{**isi, "dasar": DasarHukum(**isi["dasar"]), "keputusan": tuple(isi["keputusan"])})


def teks(nilai: Any) -> Any:
    """A Decimal as plain text, everything else (labels, lists of figures) likewise or unchanged."""
    if isinstance(nilai, Decimal):
        return f"{nilai:f}"
    if isinstance(nilai, list | tuple):
        return [teks(n) for n in nilai]
    return nilai


def langkah(kode: str, rumus: str, nilai: Decimal, *, mentah: Decimal | None = None, **lain: Any) -> Langkah:
    """Record one step of a registered formula: ``cabang`` and ``sebutan`` out of ``lain``, the rest is its input."""
    terdaftar = RUMUS[rumus]
    return Langkah(
        kode=kode,
        rumus=rumus,
        nilai=teks(nilai),
        mentah="" if mentah is None else teks(mentah),
        cabang=lain.pop("cabang", ""),
        sebutan=lain.pop("sebutan", ""),
        masukan={nama: teks(v) for nama, v in lain.items() if v is not None},
        dasar=terdaftar.dasar,
        keputusan=terdaftar.keputusan,
    )
