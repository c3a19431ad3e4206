"""Who appraises whom on a day.

In this order: an explicit dated assignment; the head of the own unit (for its head: of the unit above), going up past
vacant positions; at the top the PPK. Nobody ever appraises himself (K-15).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from organisasi.common.models import berlaku_pada, satu_atau_nihil
from organisasi.models import Instansi, JenisPenempatan, Pegawai, Penempatan, PenugasanPenilai, UnitKerja


class Dasar(StrEnum):
    """On what ground somebody is the assessor."""

    JABATAN = "jabatan"
    PENUGASAN = "penugasan"
    PPK = "ppk"


@dataclass(frozen=True, slots=True)
class Penilai:
    """An assessor, the position in which he acts (empty for the PPK and for outsiders) and the ground."""

    pegawai: Pegawai
    dasar: Dasar
    penempatan: Penempatan | None = None
    unit_kosong: tuple[str, ...] = ()

    @property
    def sebagai(self) -> str:
        """``definitif``, ``plt``, ``plh``, or the ground itself."""
        return self.penempatan.jenis if self.penempatan else str(self.dasar)


@dataclass(frozen=True, slots=True)
class Rantai:
    """Pejabat penilai and atasan pejabat penilai of one person; either may be missing."""

    penilai: Penilai | None
    atasan: Penilai | None


BarisUnit = tuple[int, int | None, str]


def list_induk(instansi: Instansi) -> list[BarisUnit]:
    """Every unit of an agency, of any time: id, id of the unit above, name."""
    return list(UnitKerja.objects.filter(instansi=instansi).order_by().values_list("pk", "parent_id", "nama"))


class PetaPenilai:
    """The heads and units of one agency on one day, asked as often as needed.

    With ``daftar`` (and ``penugasan``) only those heads are loaded that can matter for these placements: a page about
    fifty people costs the same in an agency of any size. Without it all heads are loaded, in two queries. ``unit``
    is ``list_induk`` where the caller has it already.
    """

    def __init__(
        self,
        instansi: Instansi,
        pada: date,
        daftar: Iterable[Penempatan] | None = None,
        penugasan: Iterable[PenugasanPenilai] = (),
        unit: Sequence[BarisUnit] = (),
    ) -> None:
        self.instansi, self.pada = instansi, pada
        self._induk: dict[int, int | None] = {}
        self._nama: dict[int, str] = {}
        for pk, induk, nama in unit or list_induk(instansi):
            self._induk[pk], self._nama[pk] = induk, nama
        self._kepala: dict[int, list[Penempatan]] = defaultdict(list)
        for p in self._kepala_unit() if daftar is None else self._kepala_bagi(daftar, penugasan):
            self._kepala[p.jabatan.unit_id].append(p)

    def _kepala_bagi(self, daftar: Iterable[Penempatan], penugasan: Iterable[PenugasanPenilai]) -> list[Penempatan]:
        """The heads of the units of these placements and of all units above; likewise for the assigned people."""
        ditugasi = {pk for p in penugasan for pk in (p.penilai_id, p.atasan_id) if pk}
        milik = self._kepala_unit(Q(pegawai__in=ditugasi)) if ditugasi else []
        unit = self._ke_atas({p.jabatan.unit_id for p in (*daftar, *milik)})
        return self._kepala_unit(Q(jabatan__unit__in=unit)) if unit else []

    def _ke_atas(self, unit: Iterable[int | None]) -> set[int]:
        hasil: set[int] = set()
        for pk in unit:
            naik = pk
            while naik is not None and naik not in hasil:
                hasil.add(naik)
                naik = self._induk.get(naik)
        return hasil

    def _kepala_unit(self, tersaring: Q | None = None) -> list[Penempatan]:
        urutan = {JenisPenempatan.DEFINITIF: 0, JenisPenempatan.PLT: 1, JenisPenempatan.PLH: 2}
        daftar = Penempatan.objects.filter(
            tersaring or Q(),
            berlaku_pada(self.pada),
            Q(pegawai__berhenti_tanggal=None) | Q(pegawai__berhenti_tanggal__gt=self.pada),
            jabatan__kepala=True,
            jabatan__unit__instansi=self.instansi,
        ).select_related("pegawai__instansi", "jabatan__unit")
        return sorted(daftar, key=lambda p: (urutan[JenisPenempatan(p.jenis)], p.pk))

    def rantai(
        self, pegawai: Pegawai, penempatan: Penempatan | None, penugasan: PenugasanPenilai | None = None
    ) -> Rantai:
        """The assessor of ``pegawai`` in ``penempatan`` and the assessor's own superior."""
        if penugasan:
            penilai = self._ditugasi(penugasan.penilai)
            atasan = self._ditugasi(penugasan.atasan) if penugasan.atasan else self._di_atas(penilai, pegawai)
            return Rantai(penilai, atasan)
        if penempatan is None:
            return Rantai(None, None)
        penilai_jabatan = self._dari_unit(penempatan, pegawai)
        return Rantai(penilai_jabatan, self._di_atas(penilai_jabatan, pegawai) if penilai_jabatan else None)

    def _ditugasi(self, pegawai: Pegawai) -> Penilai:
        if pegawai == self.instansi.ppk:
            return Penilai(pegawai, Dasar.PPK)
        jabatan = next((p for daftar in self._kepala.values() for p in daftar if p.pegawai_id == pegawai.pk), None)
        return Penilai(pegawai, Dasar.PENUGASAN, jabatan)

    def _dari_unit(self, penempatan: Penempatan, bukan: Pegawai) -> Penilai | None:
        unit: int | None = penempatan.jabatan.unit_id
        if penempatan.jabatan.kepala:
            unit = self._induk.get(unit or 0)
        return self._naik(unit, {bukan.pk})

    def _di_atas(self, penilai: Penilai, pegawai: Pegawai) -> Penilai | None:
        if penilai.dasar is Dasar.PPK:
            return penilai  # the PPK has no superior: K-15 allows the same person there and only there
        if penilai.penempatan is None:
            return self._ppk({penilai.pegawai.pk, pegawai.pk})
        unit: int | None = penilai.penempatan.jabatan.unit_id
        return self._naik(self._induk.get(unit or 0), {penilai.pegawai.pk, pegawai.pk})

    def _naik(self, unit: int | None, bukan: set[int]) -> Penilai | None:
        """The first holder of a head position from ``unit`` upwards who is nobody of ``bukan``; else the PPK."""
        kosong: list[str] = []
        while unit is not None:
            for kepala in self._kepala.get(unit, ()):
                if kepala.pegawai_id not in bukan:
                    return Penilai(kepala.pegawai, Dasar.JABATAN, kepala, tuple(kosong))
            kosong.append(self._nama[unit])
            unit = self._induk.get(unit)
        return self._ppk(bukan, tuple(kosong))

    def _ppk(self, bukan: set[int], kosong: tuple[str, ...] = ()) -> Penilai | None:
        ppk = self.instansi.ppk
        return Penilai(ppk, Dasar.PPK, unit_kosong=kosong) if ppk and ppk.pk not in bukan else None


def get_penugasan(pegawai: Pegawai, pada: date) -> PenugasanPenilai | None:
    """The explicit assignment in force on a day, if any."""
    daftar = PenugasanPenilai.objects.filter(berlaku_pada(pada), pegawai=pegawai)
    return satu_atau_nihil(daftar.select_related("penilai__instansi", "atasan__instansi"))


def get_rantai(pegawai: Pegawai, pada: date, penempatan: Penempatan | None) -> Rantai:
    """Pejabat penilai and atasan pejabat penilai of ``pegawai`` on ``pada``."""
    penugasan = get_penugasan(pegawai, pada)
    peta = PetaPenilai(pegawai.instansi, pada, [penempatan] if penempatan else [], [penugasan] if penugasan else [])
    return peta.rantai(pegawai, penempatan, penugasan)
