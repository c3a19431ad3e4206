"""The table that ``make bench`` prints, and its JSON."""

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

LEBAR = (46, 14, 28, 8, 14)


@dataclass(frozen=True, slots=True)
class Angka:
    """One figure: what, how much, beside which floor or rival of the same run, and what was to be reached.

    ``kali`` is figure over floor (or over rival); ``tercapai`` is ``None`` where there is no goal, only a figure.
    """

    hal: str
    angka: str
    pembanding: str = ""
    kali: float | None = None
    sasaran: str = ""
    tercapai: bool | None = None


def baris(a: Angka) -> str:
    tanda = {True: "ya", False: "TIDAK", None: "-"}[a.tercapai]
    kali = "" if a.kali is None else f"{a.kali:.2f}"
    isi = (a.hal, a.angka, a.pembanding, kali, a.sasaran)
    return " ".join(f"{t[:w]:<{w}}" for t, w in zip(isi, LEBAR, strict=True)) + f" {tanda}"


def kepala() -> str:
    judul = ("hal", "angka", "lantai atau pesaing", "kali", "sasaran")
    atas = " ".join(f"{t:<{w}}" for t, w in zip(judul, LEBAR, strict=True)) + " tercapai"
    return f"{atas}\n{'-' * len(atas)}"


def mesin() -> dict[str, object]:
    """Where it was measured; the load tells how much others were doing."""
    return {"inti": os.cpu_count(), "python": platform.python_version(), "beban": os.getloadavg()[0]}


def simpan(daftar: Iterable[Angka], berkas: Path, **keterangan: object) -> None:
    berkas.parent.mkdir(parents=True, exist_ok=True)
    isi = {"mesin": mesin(), **keterangan, "angka": [asdict(a) for a in daftar]}
    berkas.write_text(json.dumps(isi, ensure_ascii=False, indent=2), encoding="utf-8")
