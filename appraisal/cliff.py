"""The cliff of the rule: up to 24 % saved raises the value to 100, a little more drops it by a quarter (K-04).

Said while targets and realisations can still be changed. The figures come from the scoring module.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from appraisal.scoring.aspects import efisiensi_dalam_batas, nilai_efisiensi
from appraisal.scoring.rounding import bulatkan
from appraisal.sheets import BarisLembar
from organisasi.common.angka import tulis_angka
from skp.warnings import BarisRencana

SERATUS = Decimal(100)
SATU = Decimal(1)
SEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Batas:
    """One target with the least use that still brings the highest value, and the next whole step that falls off.

    ``jatuh`` is 0 where no whole step is left below, for example with a target of one month.
    """

    nama: str
    target: Decimal
    satuan: str
    terpakai: Decimal
    jatuh: Decimal
    nilai_jatuh: Decimal

    @property
    def kalimat(self) -> str:
        awal = (
            f"{self.nama} {tulis_angka(self.target)} {self.satuan}: nilai tertinggi (100) dicapai pada "
            f"{tulis_angka(self.terpakai)} {self.satuan}."
        )
        if not self.jatuh:
            return awal
        jatuh = f"{tulis_angka(self.jatuh)} {self.satuan}"
        return f"{awal} Lebih hemat dari itu nilainya turun: {jatuh} bernilai {tulis_angka(self.nilai_jatuh, 2)}."


def batas_target(baris: Iterable[BarisRencana], p) -> list[Batas]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The cliff of every different target of time and cost, in the order of the rows."""
    target = [("Waktu", b.target_waktu, b.satuan_waktu) for b in baris]
    target += [("Biaya", b.target_biaya, "rupiah") for b in baris if b.target_biaya]
    return [_batas(nama, nilai, satuan, p) for nama, nilai, satuan in dict.fromkeys(target)]


def _batas(nama: str, target: Decimal, satuan: str, p) -> Batas:  # type: ignore[no-untyped-def]  # noqa: ANN001
    tepat = target * p.terpakai_minimum / SERATUS
    jatuh = tepat.to_integral_value(ROUND_CEILING) - SATU if satuan != "rupiah" else Decimal(0)
    jatuh = max(jatuh, Decimal(0))
    nilai = bulatkan(nilai_efisiensi(target, jatuh, p)) if jatuh else Decimal(0)
    return Batas(nama, target, satuan, tepat.quantize(SEN, ROUND_CEILING), jatuh, nilai)


def peringatan_baris(b: BarisLembar, p) -> list[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """A realisation beyond the cliff: what it costs, and what would still be good."""
    if not b.terlaksana:
        return []
    hasil = []
    pasangan = (
        ("waktu", b.target_waktu, b.realisasi_waktu, b.satuan_waktu),
        ("biaya", b.target_biaya, b.realisasi_biaya, "rupiah"),
    )
    for nama, target, realisasi, satuan in pasangan:
        if target and realisasi is not None and not efisiensi_dalam_batas(target, realisasi, p):
            batas = target * p.terpakai_minimum / SERATUS
            hasil.append(
                f"{b.uraian}: {nama} hemat lebih dari {tulis_angka(p.batas_efisiensi)} %, sehingga nilainya turun. "
                f"Nilai 100 tercapai pada {tulis_angka(batas)} {satuan}."
            )
    return hasil
