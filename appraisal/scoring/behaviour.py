"""Perilaku kerja: six aspects in the order of the form, kepemimpinan only where it is scored (K-10)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from appraisal.scoring.achievement import bagian_tertimbang
from appraisal.scoring.citations import rumus
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.grades import sebutan
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.rules import ParameterBerlaku

ASPEK_PERILAKU = (
    "orientasi_pelayanan",
    "integritas",
    "komitmen",
    "disiplin",
    "kerja_sama",
    "kepemimpinan",
)
KEPEMIMPINAN = "kepemimpinan"


class Perilaku(NamedTuple):
    jumlah: Decimal
    jumlah_aspek: int
    rata_rata: Decimal
    sebutan: str
    nilai_40_persen: Decimal


@rumus("PP-46-2011", "unsur perilaku kerja [cek]", "K-02", "K-10")
def nilai_perilaku(aspek: Mapping[str, Decimal | None], p: ParameterBerlaku) -> Perilaku:
    """Sum / 5, or / 6 where kepemimpinan is scored; the rounded mean x 40 %.

    ``aspek`` holds the printed value 0..100 of each aspect; a missing or ``None`` kepemimpinan is not scored.
    """
    dinilai = aspek_dinilai(aspek).values()
    jumlah = sum(dinilai, Decimal(0))
    rata_rata = bulatkan(jumlah / len(dinilai))
    return Perilaku(
        jumlah, len(dinilai), rata_rata, sebutan(rata_rata, p), bagian_tertimbang(rata_rata, p.bobot_perilaku)
    )


def aspek_dinilai(aspek: Mapping[str, Decimal | None]) -> dict[str, Decimal]:
    """The five or six scored aspects in the order of the form.

    Raises ``GalatPenilaian`` when another than kepemimpinan is empty: a smaller divisor would hide the lack.
    """
    dinilai = {nama: nilai for nama in ASPEK_PERILAKU if (nilai := aspek.get(nama)) is not None}
    if len(dinilai) - (KEPEMIMPINAN in dinilai) < len(ASPEK_PERILAKU) - 1:
        kurang = [nama.replace("_", " ") for nama in ASPEK_PERILAKU[:-1] if nama not in dinilai]
        raise GalatPenilaian("scoring.masukan_kurang", f"Nilai perilaku belum diisi: {', '.join(kurang)}.")
    return dinilai
