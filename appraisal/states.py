"""The workflow of an appraisal on one screen (rules 4.2): made, handed over, accepted or objected, decided, in force.

The first part (realisation) belongs to each SKP and stands in ``skp.states``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import models

from skp.states import Peran

HARI_KEBERATAN = 14
"""Days after the day of receipt in which an objection may be filed (K-11). The only deadline that blocks."""
HARI_TANGGAPAN = 14
HARI_TERUSKAN = 14


class StatusPenilaian(models.TextChoices):
    DISUSUN = "disusun", "Sedang dinilai"
    DISERAHKAN = "diserahkan", "Diserahkan"
    DITERIMA = "diterima", "Diterima pegawai"
    LEWAT_WAKTU = "lewat_waktu", "Tanpa keberatan"
    KEBERATAN = "keberatan", "Keberatan diajukan"
    TANGGAPAN = "tanggapan", "Keberatan ditanggapi"
    KEPUTUSAN = "keputusan", "Keberatan diputuskan"
    DITERUSKAN = "diteruskan", "Diteruskan ke atasan"
    DISAHKAN = "disahkan", "Berlaku"
    ARSIP = "arsip", "Diarsipkan"


class AksiPenilaian(models.TextChoices):
    SERAHKAN = "serahkan", "Serahkan kepada pegawai"
    TERIMA = "terima", "Terima hasil penilaian"
    AJUKAN_KEBERATAN = "ajukan_keberatan", "Ajukan keberatan"
    LAMPAUI_WAKTU = "lampaui_waktu", "Tutup masa keberatan"
    TANGGAPI = "tanggapi", "Tanggapi keberatan"
    PUTUSKAN = "putuskan_keberatan", "Putuskan keberatan"
    TERUSKAN = "teruskan", "Teruskan ke atasan"
    SAHKAN = "sahkan", "Sahkan"
    TETAPKAN_ATASAN = "tetapkan_atasan", "Tetapkan oleh atasan"
    ARSIPKAN = "arsipkan", "Arsipkan"
    BUKA_KOREKSI = "buka_koreksi", "Buka kembali untuk koreksi"


@dataclass(frozen=True, slots=True)
class Transisi:
    dari: frozenset[StatusPenilaian]
    ke: StatusPenilaian
    peran: Peran
    wajib_catatan: bool = False


def _t(dari: set[StatusPenilaian], ke: StatusPenilaian, peran: Peran, *, wajib_catatan: bool = False) -> Transisi:
    return Transisi(frozenset(dari), ke, peran, wajib_catatan)


S = StatusPenilaian

TRANSISI: Mapping[AksiPenilaian, Transisi] = MappingProxyType(
    {
        AksiPenilaian.SERAHKAN: _t({S.DISUSUN}, S.DISERAHKAN, Peran.PENILAI),
        AksiPenilaian.TERIMA: _t({S.DISERAHKAN}, S.DITERIMA, Peran.PEMILIK),
        AksiPenilaian.AJUKAN_KEBERATAN: _t({S.DISERAHKAN}, S.KEBERATAN, Peran.PEMILIK, wajib_catatan=True),
        AksiPenilaian.LAMPAUI_WAKTU: _t({S.DISERAHKAN}, S.LEWAT_WAKTU, Peran.SISTEM),
        AksiPenilaian.TANGGAPI: _t({S.KEBERATAN}, S.TANGGAPAN, Peran.PENILAI, wajib_catatan=True),
        AksiPenilaian.PUTUSKAN: _t({S.KEBERATAN, S.TANGGAPAN}, S.KEPUTUSAN, Peran.ATASAN, wajib_catatan=True),
        AksiPenilaian.TERUSKAN: _t({S.DITERIMA, S.LEWAT_WAKTU}, S.DITERUSKAN, Peran.PENILAI),
        AksiPenilaian.SAHKAN: _t({S.DITERUSKAN, S.KEPUTUSAN}, S.DISAHKAN, Peran.ATASAN),
        AksiPenilaian.TETAPKAN_ATASAN: _t(
            {S.DISUSUN, S.DITERIMA, S.LEWAT_WAKTU}, S.DISAHKAN, Peran.ATASAN, wajib_catatan=True
        ),
        AksiPenilaian.ARSIPKAN: _t({S.DISAHKAN}, S.ARSIP, Peran.ADMIN),
        AksiPenilaian.BUKA_KOREKSI: _t({S.DISAHKAN, S.ARSIP}, S.DISUSUN, Peran.ATASAN, wajib_catatan=True),
    }
)

FINAL = frozenset({S.DISAHKAN, S.ARSIP})
"""In force: figures, names and documents no longer change. A correction makes the next version beside them."""

SUDAH_DISERAHKAN = frozenset(StatusPenilaian) - {S.DISUSUN}
"""The person may read the result."""
