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
