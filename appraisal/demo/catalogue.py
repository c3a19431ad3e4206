"""The kegiatan of every post, tied to the indicators of the RKT and to the rows of the superior."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal

from appraisal.demo.files import baca_csv
from appraisal.demo.work_plan import Indikator
from skp.models import JenisSatuanWaktu, Skp
from skp.selectors import list_kegiatan
from skp.services.plan import BarisKegiatan

SETAHUN = 12

Induk = tuple[str, int]
"""A post and the number of one of its rows, from 1."""


@dataclass(frozen=True, slots=True)
class BarisKatalog:
    """One row of ``data/kegiatan.csv``."""

    isi: BarisKegiatan
    indikator: tuple[str, int] | None
    induk: Induk | None


def baca_katalog() -> dict[str, list[BarisKatalog]]:
    """The rows of each post, in their order."""
    hasil: dict[str, list[BarisKatalog]] = {}
    for baris in baca_csv("kegiatan.csv"):
        hasil.setdefault(baris["jabatan"], []).append(_baris_katalog(baris))
    return hasil


def _baris_katalog(baris: Mapping[str, str]) -> BarisKatalog:
    lama, _, satuan = baris["waktu"].partition(" ")
    isi = BarisKegiatan(
        uraian=baris["uraian"],
        target_kuantitas=Decimal(baris["kuantitas"]),
        satuan_kuantitas=baris["satuan"],
        target_waktu=Decimal(lama),
        satuan_waktu=satuan or JenisSatuanWaktu.BULAN,
        target_biaya=Decimal(baris["biaya"]) if baris["biaya"] else None,
        angka_kredit=Decimal(baris["ak"]) if baris["ak"] else None,
        peran_tim=baris["peran_tim"],
    )
    kode, _, urut = baris["rkt"].partition("/")
    jabatan, _, nomor = baris["induk"].partition(".")
    return BarisKatalog(
        isi=isi,
        indikator=(kode, int(urut)) if kode else None,
        induk=(jabatan, int(nomor)) if jabatan else None,
    )


@dataclass
class Penyusun:
    """Turns catalogue rows into rows of an SKP; remembers what it made, so that lower levels can hang on it."""

    indikator: Mapping[int, Indikator]
    katalog: Mapping[str, list[BarisKatalog]] = field(default_factory=baca_katalog)
    dibuat: dict[tuple[int, str, int], tuple[int, int]] = field(default_factory=dict)

    def susun(self, skp: Skp, jabatan: str) -> list[BarisKegiatan]:
        """The rows for a post, cut to the months that the SKP covers (SC-01)."""
        bulan = skp.selesai.month - skp.mulai.month + 1
        indikator = self.indikator[skp.periode.tahun]
        return [
            replace(
                _sesuaikan(b.isi, bulan),
                rkt_id=indikator[b.indikator] if b.indikator and _di_bawah_biro(skp) else None,
                induk_id=self._induk(skp, b.induk),
            )
            for b in self.katalog[jabatan]
        ]

    def catat(self, skp: Skp, jabatan: str) -> None:
        """Remember the rows that now count."""
        for nomor, kegiatan in enumerate(list_kegiatan(skp), 1):
            self.dibuat[skp.periode_id, jabatan, nomor] = skp.pegawai_id, kegiatan.pk

    def _induk(self, skp: Skp, induk: Induk | None) -> int | None:
        """The row of the assessor that the link leads to: past a vacant post to the one above it."""
        while induk:
            jabatan, nomor = induk
            pemilik, kegiatan = self.dibuat.get((skp.periode_id, jabatan, nomor), (None, None))
            if pemilik == skp.pejabat_penilai_id:
                return kegiatan
            daftar = self.katalog.get(jabatan)
            induk = daftar[nomor - 1].induk if daftar else None
        return None


def _di_bawah_biro(skp: Skp) -> bool:
    return skp.unit.kode.startswith("BORG")


def _sesuaikan(isi: BarisKegiatan, bulan: int) -> BarisKegiatan:
    """The targets for ``bulan`` months instead of twelve; whole units, never less than one."""
    if bulan == SETAHUN:
        return isi
    bagian = Decimal(bulan) / SETAHUN
    return replace(
        isi,
        target_kuantitas=(isi.target_kuantitas * bagian).to_integral_value(ROUND_CEILING),
        target_waktu=(isi.target_waktu * bagian).to_integral_value(ROUND_CEILING),
    )
