"""The yearly work plan of one unit as its admin sees it: every entry, ended ones too, with what hangs on it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F

from organisasi.models import UnitKerja
from skp.models import ButirRkt, Kegiatan, TingkatRkt

INDEN = "\u2003"


@dataclass(slots=True)
class BarisRencanaKerja:
    """One entry: its depth, the people and rows of SKP on it, and the sum of what hangs below where that differs."""

    butir: ButirRkt
    tingkat: int
    orang: int = 0
    baris: int = 0
    anak: int = 0
    jumlah: Decimal | None = None

    @property
    def selisih(self) -> bool:
        """Whether the budget typed here is another one than the sum of the entries right below."""
        return self.jumlah is not None and self.jumlah != self.butir.pagu


def list_rencana_kerja(unit: UnitKerja, tahun: int) -> list[BarisRencanaKerja]:
    """The plan of a unit for a year in the order of its tree. Two statements."""
    anak: dict[int | None, list[ButirRkt]] = {}
    for b in ButirRkt.objects.filter(unit=unit, tahun=tahun):
        anak.setdefault(b.parent_id, []).append(b)
    pemikul = _pemikul(unit, tahun)
    hasil, antre = [], [(b, 0) for b in anak.get(None, [])[::-1]]
    while antre:
        butir, tingkat = antre.pop()
        bawah = anak.get(butir.pk, [])
        orang, baris = pemikul.get(butir.pk, (0, 0))
        hasil.append(BarisRencanaKerja(butir, tingkat, orang, baris, len(bawah), _jumlah(bawah)))
        antre.extend((b, tingkat + 1) for b in bawah[::-1])
    return hasil


def _jumlah(bawah: list[ButirRkt]) -> Decimal | None:
    pagu = [b.pagu for b in bawah if b.pagu is not None and b.diakhiri_pada is None]
    return sum(pagu, Decimal()) if pagu else None


def _pemikul(unit: UnitKerja, tahun: int) -> dict[int, tuple[int, int]]:
    """Entry -> people and rows of the SKP that count."""
    daftar = Kegiatan.objects.filter(rkt__unit=unit, rkt__tahun=tahun, versi__nomor=F("versi__skp__nomor_versi"))
    hitung = (
        daftar.order_by().values_list("rkt").annotate(orang=Count("versi__skp__pegawai", distinct=True), n=Count("pk"))
    )
    return {pk: (orang, n) for pk, orang, n in hitung}


def list_tempat(unit: UnitKerja, tahun: int, kecuali: ButirRkt | None = None) -> list[tuple[int, str]]:
    """Where an entry may hang, indented like the tree: not below itself, never on an indikator or an ended entry."""
    hasil, dilewati = [], -1
    for b in list_rencana_kerja(unit, tahun):
        if 0 <= dilewati < b.tingkat:
            continue
        dilewati = b.tingkat if kecuali and b.butir.pk == kecuali.pk else -1
        if dilewati < 0 and b.butir.tingkat != TingkatRkt.INDIKATOR and b.butir.diakhiri_pada is None:
            hasil.append((b.butir.pk, f"{INDEN * b.tingkat}{b.butir}"))
    return hasil


def list_tahun(unit: UnitKerja) -> list[int]:
    """The years for which the unit has a plan, the latest first."""
    tahun = ButirRkt.objects.filter(unit=unit).order_by("-tahun").values_list("tahun", flat=True)
    return list(tahun.distinct())
