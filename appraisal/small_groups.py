"""Statistics that cannot be read as a statement about one person: groups under five stay hidden."""

from collections.abc import Mapping

TERKECIL = 5
"""People below which a group is not told apart (UU 27/2022: no more than the purpose needs)."""
TERSEMBUNYI = f"kurang dari {TERKECIL}"


def hitungan_aman(hitungan: Mapping[str, int]) -> dict[str, str]:
    """How many people stand in each class, as it may be published. Zero stays zero.

    A single hidden class could be worked out from the total, so the next smallest is hidden with it.
    """
    ada = sorted((n, nama) for nama, n in hitungan.items() if n)
    tutup = {nama for n, nama in ada if n < TERKECIL}
    if len(tutup) == 1 and len(ada) > 1:
        tutup.add(ada[1][1])
    return {nama: (TERSEMBUNYI if n < TERKECIL else "tidak dirinci") if nama in tutup else str(n)
            for nama, n in hitungan.items()}  # fmt: skip


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


def _aman(hitungan: Hitungan, tingkat: int) -> bool:
    return all(n == 0 or n >= TERKECIL for n in ringkas(hitungan, tingkat).values())


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
