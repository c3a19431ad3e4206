"""The deadlines of a period as they hold for one document: those of the agency, or the later day of an extension."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from organisasi.common.clock import akhir_hari
from organisasi.deadlines import Tenggat, tenggat
from organisasi.models import Pegawai, UnitKerja
from organisasi.selectors.identitas import get_penempatan
from skp.models import HalTenggat, Periode, Perpanjangan

Kunci = tuple[int, str, int]
"""Period, deadline, and the person or unit."""


class Dokumen(Protocol):
    """An SKP or an appraisal: whose, where, of which period."""

    @property
    def periode_id(self) -> int: ...

    @property
    def pegawai_id(self) -> int: ...

    @property
    def unit_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Kalender:
    """The extensions in force of some periods. Load one for a whole list: it costs two queries at most."""

    pegawai: Mapping[Kunci, date] = field(default_factory=dict)
    unit: Mapping[Kunci, date] = field(default_factory=dict)
    induk: Mapping[int, int | None] = field(default_factory=dict)

    def sampai(self, hal: HalTenggat, dokumen: Dokumen) -> date | None:
        """The last day of the extension that reaches furthest, or ``None``: of the person, the unit or one above it."""
        periode = dokumen.periode_id
        hari = [self.pegawai.get((periode, hal, dokumen.pegawai_id))]
        unit: int | None = dokumen.unit_id if self.unit else None
        while unit is not None:
            hari.append(self.unit.get((periode, hal, unit)))
            unit = self.induk.get(unit)
        return max((h for h in hari if h is not None), default=None)

    def batas(self, hal: HalTenggat, asal: date, dokumen: Dokumen) -> date:
        """The last day that holds: ``asal`` is the rule's."""
        return max(asal, self.sampai(hal, dokumen) or asal)

    def batas_saat(self, hal: HalTenggat, asal: datetime, dokumen: Dokumen, zona: str) -> datetime:
        """The same for a clock that ends at a moment: an extension runs to the end of its last day."""
        sampai = self.sampai(hal, dokumen)
        return max(asal, akhir_hari(sampai, zona)) if sampai else asal


TANPA_PERPANJANGAN = Kalender()


def get_kalender(periode: Iterable[Periode | int]) -> Kalender:
    """The extensions in force of the given periods."""
    pk = {p if isinstance(p, int) else p.pk for p in periode}
    daftar = list(
        Perpanjangan.objects.filter(periode__in=pk, dicabut_pada=None)
        .order_by()
        .values_list("periode_id", "hal", "pegawai_id", "unit_id", "sampai")
    )
    if not daftar:
        return TANPA_PERPANJANGAN
    unit = {(p, hal, u): sampai for p, hal, _, u, sampai in daftar if u is not None}
    return Kalender(
        pegawai={(p, hal, o): sampai for p, hal, o, _, sampai in daftar if o is not None},
        unit=unit,
        induk=_induk(pk) if unit else {},
    )


def kalender_dari(dokumen: Iterable[Dokumen]) -> Kalender:
    """The calendar of everything on a list."""
    periode = {d.periode_id for d in dokumen}
    return get_kalender(periode) if periode else TANPA_PERPANJANGAN


def _induk(periode: Iterable[int]) -> dict[int, int | None]:
    return dict(UnitKerja.objects.filter(instansi__daftar_periode__in=periode).values_list("pk", "parent_id"))


@dataclass(frozen=True, slots=True)
class Orang:
    """A person in a period who has no document yet; ``unit_id`` 0: no position."""

    periode_id: int
    pegawai_id: int
    unit_id: int


def batas_umum(hal: HalTenggat, periode: Periode, pegawai: Pegawai, hari: date) -> Tenggat | None:
    """The deadline of the period as it holds for a person in his position of that day, document or not."""
    tempat = get_penempatan(pegawai, hari)
    orang = Orang(periode.pk, pegawai.pk, tempat.jabatan.unit_id if tempat else 0)
    asal = periode.batas_skp if hal == HalTenggat.SKP else periode.batas_penilaian
    judul = "SKP ditetapkan" if hal == HalTenggat.SKP else "Penilaian"
    return tenggat(get_kalender([periode]).batas(hal, asal, orang), pegawai.instansi.zona_waktu, judul)
