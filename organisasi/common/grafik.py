"""Charts as data: places and lengths worked out here, drawn by ``templates/components/grafik.html`` as accessible SVG.

Horizontal places are percentages of the width, so that a chart fits any column and its letters keep their size. Every
chart carries its figures as a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from organisasi.common.angka import tulis_angka

KELAS_SEBUTAN = {"Sangat Baik": "sb", "Baik": "b", "Cukup": "c", "Kurang": "k", "Buruk": "r"}
"""The colour class of each grade; the word always stands beside the colour."""

TINGGI_BARIS = 34
TINGGI_BIDANG = 150
"""Height in px of one bar of a ``batang`` chart, and of the drawing field of ``kolom`` and ``garis``."""


@dataclass(frozen=True, slots=True)
class Titik:
    """One figure. ``nilai`` is ``None`` where nothing is known; ``nada`` is a colour class: utama, sb, b, c, k or r."""

    label: str
    nilai: Decimal | int | None
    teks: str = ""
    nada: str = "utama"

    @property
    def tulisan(self) -> str:
        return self.teks or tulis_angka(self.nilai) or "–"


@dataclass(frozen=True, slots=True)
class Bentuk:
    """One figure with its place: ``x``, ``lebar`` and ``tengah`` in percent, ``y`` and ``tinggi`` in px."""

    titik: Titik
    x: str = "0"
    lebar: str = "0"
    tengah: str = "0"
    y: str = "0"
    tinggi: str = "0"
    y_teks: str = "0"
    sebelum: tuple[str, str] | None = None
    """Place of the known point before this one: where the line of a trend comes from."""


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart. ``jenis``: batang (a distribution), kolom (months) or garis (a trend over years).

    ``maksimum`` fixes the end of the scale, else it is the largest figure; ``acuan`` draws a line such as a target.
    """

    judul: str
    titik: Sequence[Titik]
    jenis: str = "batang"
    kepala: tuple[str, str] = ("", "Nilai")
    maksimum: Decimal | int | None = None
    acuan: Decimal | int | None = None
    acuan_teks: str = ""
    catatan: str = ""
    bentuk: tuple[Bentuk, ...] = field(init=False)

    def __post_init__(self) -> None:
        susun = {"batang": self._batang, "kolom": self._kolom, "garis": self._garis}[self.jenis]
        object.__setattr__(self, "bentuk", tuple(susun()))

    @property
    def tinggi(self) -> int:
        return TINGGI_BARIS * len(self.titik) if self.jenis == "batang" else TINGGI_BIDANG + 40

    @property
    def ringkasan(self) -> str:
        """The drawing in one sentence, for those who do not see it."""
        return f"{self.judul}: " + "; ".join(f"{t.label} {t.tulisan}" for t in self.titik)

    @property
    def y_acuan(self) -> str:
        return "" if self.acuan is None else _teks(20 + TINGGI_BIDANG - self._tinggi(self.acuan))

    @property
    def _puncak(self) -> Decimal:
        nilai = [Decimal(t.nilai) for t in self.titik if t.nilai is not None]
        nilai += [Decimal(self.acuan)] if self.acuan is not None else []
        return max([*nilai, Decimal(1)]) if self.maksimum is None else Decimal(self.maksimum)

    def _tinggi(self, nilai: Decimal | int | None) -> Decimal:
        return min(Decimal(nilai or 0), self._puncak) * TINGGI_BIDANG / self._puncak

    def _batang(self) -> list[Bentuk]:
        """Bars from left to right, one under the other; the longest takes 82 % and leaves room for its figure."""
        hasil = []
        for urut, t in enumerate(self.titik):
            lebar = min(Decimal(t.nilai or 0), self._puncak) * 82 / self._puncak
            y = urut * TINGGI_BARIS
            hasil.append(
                Bentuk(t, lebar=_teks(lebar), tengah=_teks(lebar + 1), y=str(y + 17), tinggi="13", y_teks=str(y + 28))
            )
        return hasil

    def _kolom(self) -> list[Bentuk]:
        langkah = Decimal(100) / max(len(self.titik), 1)
        hasil = []
        for urut, t in enumerate(self.titik):
            tinggi = self._tinggi(t.nilai)
            y = 20 + TINGGI_BIDANG - tinggi
            hasil.append(
                Bentuk(
                    t,
                    x=_teks(langkah * (urut + Decimal("0.18"))),
                    lebar=_teks(langkah * Decimal("0.64")),
                    tengah=_teks(langkah * (urut + Decimal("0.5"))),
                    y=_teks(y),
                    tinggi=_teks(tinggi),
                    y_teks=_teks(y - 5),
                )
            )
        return hasil

    def _garis(self) -> list[Bentuk]:
        langkah = Decimal(100) / max(len(self.titik), 1)
        hasil: list[Bentuk] = []
        sebelum: tuple[str, str] | None = None
        for urut, t in enumerate(self.titik):
            tengah = _teks(langkah * (urut + Decimal("0.5")))
            y = 20 + TINGGI_BIDANG - self._tinggi(t.nilai)
            hasil.append(Bentuk(t, tengah=tengah, y=_teks(y), y_teks=_teks(y - 9), sebelum=sebelum))
            if t.nilai is not None:
                sebelum = (tengah, _teks(y))
        return hasil


def _teks(nilai: Decimal) -> str:
    """A coordinate: with a point, whatever the language of the page."""
    return f"{nilai.quantize(Decimal('0.01')):f}"
