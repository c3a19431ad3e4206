"""The workflow of an SKP on one screen: planning (rules 4.1) and realisation (rules 4.2, first part).

A transition lists the states it may start from, the state it leads to, who may take it and whether a note is owed.
What is not in the table is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import models


class StatusSkp(models.TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    TIDAK_DISETUJUI = "tidak_disetujui", "Tidak disetujui"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    PERUBAHAN = "perubahan", "Perubahan diajukan"
    DITUTUP = "ditutup", "Ditutup"


class StatusRealisasi(models.TextChoices):
    DRAF = "draf", "Realisasi disusun"
    DIAJUKAN = "diajukan", "Realisasi diajukan"
    DINILAI = "dinilai", "Capaian dinilai"


class Peran(models.TextChoices):
    """What somebody is to one document."""

    PEMILIK = "pemilik", "Pegawai yang dinilai"
    PENILAI = "penilai", "Pejabat penilai"
    ATASAN = "atasan", "Atasan pejabat penilai"
    ADMIN = "admin", "Admin kepegawaian"
    SISTEM = "sistem", "Sistem"
    BUKAN_SIAPA_SIAPA = "", "Orang lain"


class AksiSkp(models.TextChoices):
    AJUKAN = "ajukan", "Ajukan"
    KEMBALIKAN = "kembalikan", "Kembalikan untuk diperbaiki"
    TOLAK = "tolak", "Tidak setujui"
    TETAPKAN = "tetapkan", "Setujui dan tetapkan"
    PUTUSKAN = "putuskan", "Putuskan"
    AJUKAN_PERUBAHAN = "ajukan_perubahan", "Ajukan perubahan"
    SETUJUI_PERUBAHAN = "setujui_perubahan", "Setujui perubahan"
    TOLAK_PERUBAHAN = "tolak_perubahan", "Kembalikan perubahan"
    TUTUP = "tutup", "Tutup SKP"


class AksiRealisasi(models.TextChoices):
    AJUKAN = "ajukan_realisasi", "Ajukan realisasi"
    KEMBALIKAN = "kembalikan_realisasi", "Kembalikan realisasi"
    TERIMA = "terima_realisasi", "Terima dan nilai realisasi"
    BUKA_NILAI = "buka_nilai", "Buka kembali penilaian capaian"
    BUKA_REALISASI = "buka_realisasi", "Buka kembali realisasi"


@dataclass(frozen=True, slots=True)
class Transisi:
    dari: frozenset[str]
    ke: str
    peran: frozenset[Peran]
    wajib_catatan: bool = False


def _t(dari: set[str], ke: str, *peran: Peran, wajib_catatan: bool = False) -> Transisi:
    return Transisi(frozenset(dari), ke, frozenset(peran), wajib_catatan)


S, R = StatusSkp, StatusRealisasi

TRANSISI: Mapping[AksiSkp, Transisi] = MappingProxyType(
    {
        AksiSkp.AJUKAN: _t({S.DRAF, S.DIKEMBALIKAN}, S.DIAJUKAN, Peran.PEMILIK),
        AksiSkp.TETAPKAN: _t({S.DIAJUKAN}, S.DITETAPKAN, Peran.PENILAI),
        AksiSkp.KEMBALIKAN: _t({S.DIAJUKAN}, S.DIKEMBALIKAN, Peran.PENILAI, wajib_catatan=True),
        AksiSkp.TOLAK: _t({S.DIAJUKAN}, S.TIDAK_DISETUJUI, Peran.PENILAI, wajib_catatan=True),
        AksiSkp.PUTUSKAN: _t({S.TIDAK_DISETUJUI}, S.DITETAPKAN, Peran.ATASAN, wajib_catatan=True),
        AksiSkp.AJUKAN_PERUBAHAN: _t({S.DITETAPKAN}, S.PERUBAHAN, Peran.PEMILIK),
        AksiSkp.SETUJUI_PERUBAHAN: _t({S.PERUBAHAN}, S.DITETAPKAN, Peran.PENILAI),
        AksiSkp.TOLAK_PERUBAHAN: _t({S.PERUBAHAN}, S.DITETAPKAN, Peran.PENILAI, wajib_catatan=True),
        AksiSkp.TUTUP: _t({S.DITETAPKAN}, S.DITUTUP, Peran.PEMILIK, Peran.ADMIN, Peran.SISTEM),
    }
)

TRANSISI_REALISASI: Mapping[AksiRealisasi, Transisi] = MappingProxyType(
    {
        AksiRealisasi.AJUKAN: _t({R.DRAF}, R.DIAJUKAN, Peran.PEMILIK),
        AksiRealisasi.KEMBALIKAN: _t({R.DIAJUKAN}, R.DRAF, Peran.PENILAI, wajib_catatan=True),
        AksiRealisasi.TERIMA: _t({R.DIAJUKAN}, R.DINILAI, Peran.PENILAI),
        AksiRealisasi.BUKA_NILAI: _t({R.DINILAI}, R.DIAJUKAN, Peran.SISTEM, wajib_catatan=True),
        AksiRealisasi.BUKA_REALISASI: _t({R.DINILAI}, R.DRAF, Peran.SISTEM, wajib_catatan=True),
    }
)

DAPAT_DIUBAH_PEMILIK = frozenset({S.DRAF, S.DIKEMBALIKAN})
"""States in which the rows belong to the employee. TIDAK_DISETUJUI belongs to the atasan, see ``permissions``."""

BERJALAN = frozenset({S.DITETAPKAN, S.PERUBAHAN})
"""The contract holds and progress may be recorded."""

SUDAH_DITETAPKAN = BERJALAN | {S.DITUTUP}
