"""Statistics that cannot be read as a statement about one person: groups under five stay hidden."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Kunci = TypeVar("Kunci", bound=Hashable)
TERKECIL = 5
"""People below which a group is not told apart (UU 27/2022: no more than the purpose needs)."""
TERSEMBUNYI = f"kurang dari {TERKECIL}"
TIDAK_DIRINCI = "tidak dirinci"
Hitungan = Mapping[str, int]
RINCIAN: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {s: (s,) for s in ("Sangat Baik", "Baik", "Cukup", "Kurang", "Buruk")},
    {"Sangat Baik": ("Sangat Baik",), "Baik": ("Baik",), "Cukup": ("Cukup",), "Di bawah Cukup": ("Kurang", "Buruk")},
    {"Sangat Baik": ("Sangat Baik",), "Baik": ("Baik",), "Di bawah Baik": ("Cukup", "Kurang", "Buruk")},
    {"Baik ke atas": ("Sangat Baik", "Baik"), "Di bawah Baik": ("Cukup", "Kurang", "Buruk")},
)
"""Grades from fine to coarse; each scheme joins classes of the one before it."""
TANPA_RINCIAN = len(RINCIAN)


def ringkas(hitungan: Hitungan, tingkat: int) -> dict[str, int]:
    """The counts of a group in the classes of a scheme."""
    return {kelas: sum(hitungan.get(s, 0) for s in isi) for kelas, isi in RINCIAN[tingkat].items()}


def tanpa_kelompok_kecil(banyak: Iterable[int]) -> bool:
    """Whether counts that add up to a known whole may stand side by side: none of them is one to four people."""
    return all(n == 0 or n >= TERKECIL for n in banyak)


def _aman(hitungan: Hitungan, tingkat: int) -> bool:
    return tanpa_kelompok_kecil(ringkas(hitungan, tingkat).values())


def tingkat_aman(hitungan: Hitungan, paling_rinci: int = 0) -> int:
    """The finest scheme in which no class has one to four people; ``TANPA_RINCIAN`` where there is none."""
    return next((t for t in range(paling_rinci, TANPA_RINCIAN) if _aman(hitungan, t)), TANPA_RINCIAN)


def tingkat_anak(atas: Hitungan, tingkat_atas: int, anak: Mapping[int, Hitungan]) -> dict[int, int]:
    """Schemes for the parts of a group, such that taking the parts shown from the whole tells of nobody either.

    What is left of the whole, at every scheme in which it is published, has no class of one to four people; the
    smallest part gives up detail until that holds. A part is never finer than the whole, so the parts of a part that
    is not told apart are not either, and no sum along the tree gives away what one page hides.
    """
    tingkat = {pk: tingkat_aman(h, tingkat_atas) for pk, h in anak.items()}
    for t in range(tingkat_atas, TANPA_RINCIAN):
        tampil = sorted((pk for pk in anak if tingkat[pk] <= t), key=lambda pk: (-sum(anak[pk].values()), pk))
        while tampil and not _aman(_sisa(atas, [anak[pk] for pk in tampil]), t):
            korban = tampil.pop()
            tingkat[korban] = tingkat_aman(anak[korban], t + 1)
    return tingkat


def _sisa(atas: Hitungan, bagian: list[Hitungan]) -> dict[str, int]:
    return {s: n - sum(h.get(s, 0) for h in bagian) for s, n in atas.items()}


def boleh_dirinci(kelompok: Mapping[Kunci, set[int]]) -> set[Kunci]:
    """The groups of people (ids; they may overlap) that may be told apart beside the figure of them all.

    What the whole less the groups told leaves over is about nobody or about five people at least; the smallest group
    is closed until that holds.
    """
    tampil = sorted((k for k in kelompok if len(kelompok[k]) >= TERKECIL), key=lambda k: -len(kelompok[k]))
    while tampil and not tanpa_kelompok_kecil([len(_sisanya(kelompok, tampil))]):
        tampil.pop()
    return set(tampil)


def _sisanya(kelompok: Mapping[Kunci, set[int]], tampil: list[Kunci]) -> set[int]:
    return set().union(*(orang for k, orang in kelompok.items() if k not in tampil))
