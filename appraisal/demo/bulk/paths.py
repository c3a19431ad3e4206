"""Which steps a person took in a year, and when: the state machines of ``states`` played forward."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from appraisal.demo.bulk.spread import bagian_dari
from appraisal.demo.kalender import Kalender
from appraisal.states import TRANSISI as TRANSISI_PENILAIAN
from appraisal.states import AksiPenilaian, StatusPenilaian
from skp.permissions import transisi_dari
from skp.states import AksiRealisasi, AksiSkp, Peran, StatusRealisasi, StatusSkp

JALUR_PIMPINAN = {"tanpa", "draf", "diajukan", "dikembalikan", "tidak_disetujui"}
"""What the head of a unit does not stop at: the rows of his people hang on his contract."""
JEDA = 7
"""Minutes between two steps of one day."""


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step; ``dari`` and ``ke`` are empty where it changes no state."""

    aksi: str
    pada: datetime
    dari: str
    ke: str
    peran: Peran

    @property
    def tentang_penilaian(self) -> bool:
        return self.aksi in AksiPenilaian.values


@dataclass(frozen=True, slots=True)
class Perjalanan:
    """The steps of one person's year in order, and the states they end in."""

    langkah: tuple[Langkah, ...]
    status: str
    status_realisasi: str
    status_penilaian: str

    def pada(self, aksi: str) -> datetime | None:
        return next((s.pada for s in self.langkah if s.aksi == aksi), None)

    def kapan(self, aksi: str) -> datetime:
        """The moment of a step that was taken."""
        return next(s.pada for s in self.langkah if s.aksi == aksi)


class Jalur:
    """The paths of one year (``lalu`` or ``ini``); each is played once and shared by all who take it."""

    def __init__(self, data: Mapping[str, Any], kalender: Kalender) -> None:
        self.bagian: Mapping[str, int] = data["bagian"]
        self.perjalanan = {nama: mainkan(list(_urai(data["jalur"], nama)), kalender) for nama in self.bagian}

    def untuk(self, nomor: int, *, pimpinan: bool) -> Perjalanan:
        """The path of person ``nomor``."""
        nama = bagian_dari(nomor, self.bagian)
        return self.perjalanan["kontrak" if pimpinan and nama in JALUR_PIMPINAN else nama]


def _urai(jalur: Mapping[str, list[Any]], nama: str) -> Iterator[tuple[str, str | int]]:
    for butir in jalur[nama]:
        if isinstance(butir, str):
            yield from _urai(jalur, butir)
        else:
            yield butir[0], butir[1]


def mainkan(urutan: list[tuple[str, str | int]], kalender: Kalender) -> Perjalanan:
    """Take the steps one after the other. Raises ``ValueError`` where a state machine does not allow one."""
    keadaan = {"skp": str(StatusSkp.DRAF), "realisasi": str(StatusRealisasi.DRAF), "penilaian": ""}
    langkah = []
    for urut, (aksi, hari) in enumerate(urutan):
        mesin, dari, ke, peran = _gerak(aksi, keadaan)
        if mesin:
            keadaan[mesin] = ke
        if aksi == AksiRealisasi.TERIMA:
            keadaan["penilaian"] = str(StatusPenilaian.DISUSUN)
        langkah.append(Langkah(aksi, kalender.saat(kalender.tanggal(hari), urut * JEDA), dari, ke, peran))
    return Perjalanan(tuple(langkah), keadaan["skp"], keadaan["realisasi"], keadaan["penilaian"])


def _gerak(aksi: str, keadaan: Mapping[str, str]) -> tuple[str, str, str, Peran]:
    """Which machine moves, from where to where, and who moves it."""
    if aksi == "buat":
        return "", "", str(StatusSkp.DRAF), Peran.PEMILIK
    if aksi == "buka_perubahan":
        return "", "", "", Peran.PEMILIK
    mesin, dari_yang_sah, ke, peran = _transisi(aksi)
    if keadaan[mesin] not in dari_yang_sah:
        raise ValueError(f"Langkah {aksi} tidak mungkin dari {keadaan[mesin]}.")
    return mesin, keadaan[mesin], ke, peran


def _transisi(aksi: str) -> tuple[str, frozenset[str], str, Peran]:
    """The machine that knows this step, from where it may start, where it leads, and who takes it."""
    if aksi in AksiPenilaian.values:
        akhir = TRANSISI_PENILAIAN[AksiPenilaian(aksi)]
        return "penilaian", frozenset(map(str, akhir.dari)), str(akhir.ke), akhir.peran
    rencana = aksi in AksiSkp.values
    t = transisi_dari(AksiSkp(aksi) if rencana else AksiRealisasi(aksi))
    return "skp" if rencana else "realisasi", t.dari, str(t.ke), next(p for p in Peran if p in t.peran)
