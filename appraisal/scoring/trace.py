"""One step of a calculation as data: the same steps feed the screen, the forms and the frozen archive."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from appraisal.scoring.citations import RUMUS, DasarHukum
from appraisal.scoring.rules import Rentang


@dataclass(frozen=True, slots=True)
class Langkah:
    """What went in, which branch applied, what came out, and why.

    ``kode`` is the place in the document (``kegiatan.2.waktu``), ``nilai`` the printed figure, ``mentah`` the one
    without any rounding on the way. All figures are plain decimal text with a dot, so that a step survives JSON
    unchanged and is explained years later from nothing but itself.
    """

    kode: str
    rumus: str
    masukan: Mapping[str, Any]
    nilai: str
    dasar: DasarHukum
    mentah: str = ""
    cabang: str = ""
    sebutan: str = ""
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
    """A Decimal as plain text, lists of figures likewise, everything else unchanged."""
    if isinstance(nilai, Decimal):
        return f"{nilai:f}"
    if isinstance(nilai, list | tuple):
        return [teks(n) for n in nilai]
    return nilai


def langkah(
    kode: str,
    rumus: str,
    nilai: Decimal,
    *,
    mentah: Decimal | None = None,
    cabang: str = "",
    rentang: Rentang[str] | None = None,
    **masukan: Any,
) -> Langkah:
    """Record one step of a registered formula. ``rentang`` is the band of its sebutan, the rest its input."""
    terdaftar = RUMUS[rumus]
    if rentang:
        masukan["rentang"] = [rentang.mulai, rentang.sebelum]
    return Langkah(
        kode=kode,
        rumus=rumus,
        masukan={nama: teks(isi) for nama, isi in masukan.items()},
        nilai=teks(nilai),
        dasar=terdaftar.dasar,
        mentah="" if mentah is None else teks(mentah),
        cabang=cabang,
        sebutan=rentang.isi if rentang else "",
        keputusan=terdaftar.keputusan,
    )
