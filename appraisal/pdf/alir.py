"""The flow of a procedure, drawn row by row beside its steps: pure geometry, placed by ``templates/pdf/_alir.html``.

Each row is a picture of its own, as wide as all columns of doers together; lines leave it at the lower edge where the
next row takes them up. Lengths are tenths of a millimetre.
"""

from collections.abc import Sequence
from dataclasses import dataclass

KOLOM, JALUR = 200, 30
"""Width of a doer's column, and of a lane at the right through which what was refused goes back."""
SIMBOL_LEBAR, SIMBOL_TINGGI = 120, 56
ATAS = 26
"""Depth at which an incoming line turns towards its column."""
PANAH = 14

Ruas = tuple[int, int, int, int]
"""A line from (x, y) to (x, y)."""


@dataclass(frozen=True, slots=True)
class LangkahAlir:
    """``kolom`` counts from 0; ``kembali_ke`` is the number of an earlier step, from 1."""

    kolom: int
    kembali_ke: int | None = None


@dataclass(frozen=True, slots=True)
class GambarBaris:
    """One row: the symbol (``mulai_selesai``, ``proses`` or ``keputusan``) around its middle, lines, arrows, words."""

    lebar: int
    tinggi: int
    simbol: str
    x: int
    y: int
    pemisah: tuple[int, ...]
    garis: tuple[Ruas, ...]
    panah: tuple[str, ...]
    kata: tuple[tuple[int, int, str], ...]

    @property
    def lebar_mm(self) -> str:
        return f"{self.lebar / 10:.1f}"

    @property
    def tinggi_mm(self) -> str:
        return f"{self.tinggi / 10:.1f}"

    @property
    def kiri(self) -> int:
        return self.x - SIMBOL_LEBAR // 2

    @property
    def atas(self) -> int:
        return self.y - SIMBOL_TINGGI // 2

    @property
    def wajik(self) -> str:
        """The corners of a decision."""
        a, b = SIMBOL_LEBAR // 2, SIMBOL_TINGGI // 2 + 6
        return f"{self.x - a},{self.y} {self.x},{self.y - b} {self.x + a},{self.y} {self.x},{self.y + b}"


def lebar_alir(langkah: Sequence[LangkahAlir], kolom: int) -> int:
    """Width of the drawing: the columns and one lane for each way back."""
    return kolom * KOLOM + JALUR * sum(b.kembali_ke is not None for b in langkah)


def gambar_alir(langkah: Sequence[LangkahAlir], kolom: int, tinggi: Sequence[int]) -> tuple[GambarBaris, ...]:
    """The pictures of all rows; ``tinggi`` is the height of each row."""
    jalur = {n: kolom * KOLOM + JALUR * urut + JALUR // 2 for urut, n in enumerate(_keputusan(langkah))}
    return tuple(_baris(n, langkah, kolom, tinggi[n], jalur) for n in range(len(langkah)))


def _keputusan(langkah: Sequence[LangkahAlir]) -> list[int]:
    return [n for n, b in enumerate(langkah) if b.kembali_ke is not None]


def _baris(n: int, langkah: Sequence[LangkahAlir], kolom: int, tinggi: int, jalur: dict[int, int]) -> GambarBaris:
    x = _tengah(langkah[n])
    y = max(tinggi // 2 + 8, ATAS + SIMBOL_TINGGI // 2 + 16)
    putus = langkah[n].kembali_ke is not None
    separuh = SIMBOL_TINGGI // 2 + (6 if putus else 0)
    garis, panah, kata = _masuk(n, langkah, x, y - separuh)
    if n + 1 < len(langkah):
        garis.append((x, y + separuh, x, tinggi))
    if putus:
        kata += [(x + 8, y + separuh + 20, "Ya"), (x + SIMBOL_LEBAR // 2 + 4, y - 6, "Tidak")]
    for dari, lajur in jalur.items():
        tambahan, ujung = _kembali(n, dari, (langkah[dari].kembali_ke or 1) - 1, lajur, (x, y, tinggi))
        garis, panah = garis + tambahan, panah + ujung
    akhir = n in {0, len(langkah) - 1}
    return GambarBaris(
        lebar=lebar_alir(langkah, kolom),
        tinggi=tinggi,
        simbol="keputusan" if putus else "mulai_selesai" if akhir else "proses",
        x=x,
        y=y,
        pemisah=tuple(KOLOM * k for k in range(1, kolom)),
        garis=tuple(garis),
        panah=tuple(panah),
        kata=tuple(kata),
    )


def _tengah(b: LangkahAlir) -> int:
    return b.kolom * KOLOM + KOLOM // 2


def _masuk(
    n: int, langkah: Sequence[LangkahAlir], x: int, puncak: int
) -> tuple[list[Ruas], list[str], list[tuple[int, int, str]]]:
    """The line from the row above down to the symbol."""
    if n == 0:
        return [], [], []
    dari = _tengah(langkah[n - 1])
    return [(dari, 0, dari, ATAS), (dari, ATAS, x, ATAS), (x, ATAS, x, puncak)], [_ke_bawah(x, puncak)], []


def _kembali(n: int, dari: int, ke: int, lajur: int, g: tuple[int, int, int]) -> tuple[list[Ruas], list[str]]:
    """What row ``n`` shows of the way back from a decision; ``g``: middle of its symbol, and its height."""
    x, y, tinggi = g
    tepi = x + SIMBOL_LEBAR // 2
    if n == dari:
        return [(tepi, y, lajur, y), (lajur, y, lajur, 0)], []
    if n == ke:
        bidik = y + 12 if n else y
        return [(lajur, tinggi, lajur, bidik), (lajur, bidik, tepi, bidik)], [_ke_kiri(tepi, bidik)]
    return ([(lajur, 0, lajur, tinggi)], []) if ke < n < dari else ([], [])


def _ke_bawah(x: int, y: int) -> str:
    return f"{x},{y} {x - PANAH // 2},{y - PANAH} {x + PANAH // 2},{y - PANAH}"


def _ke_kiri(x: int, y: int) -> str:
    return f"{x},{y} {x + PANAH},{y - PANAH // 2} {x + PANAH},{y + PANAH // 2}"
