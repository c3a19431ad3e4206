"""The content of the official forms as plain data: built from live rows while work goes on, frozen when signed.

Screen, PDF and workbook read these sheets; a frozen one survives as JSON in ``HasilSkp.masukan`` and
``HasilPenilaian.masukan``. Every figure is exact; ``None`` is an empty cell.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cattrs import Converter

from appraisal.scoring.calculation import Aturan
from appraisal.scoring.rules import Varian
from organisasi.selectors.identitas import Identitas


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """One kegiatan with target, realisation and, once computed, aspects and columns 13 and 14.

    ``dikecualikan`` (SC-09): the row is printed and not scored.
    """

    pk: int
    uraian: str
    target_kuantitas: Decimal
    satuan_kuantitas: str
    target_kualitas: Decimal
    target_waktu: Decimal
    satuan_waktu: str
    target_biaya: Decimal | None = None
    angka_kredit: Decimal | None = None
    peran_tim: str = ""
    terlaksana: bool = True
    dikecualikan: bool = False
    alasan_dikecualikan: str = ""
    realisasi_kuantitas: Decimal | None = None
    realisasi_kualitas: Decimal | None = None
    realisasi_waktu: Decimal | None = None
    realisasi_biaya: Decimal | None = None
    realisasi_angka_kredit: Decimal | None = None
    aspek: tuple[Decimal, ...] = ()
    penghitungan: Decimal | None = None
    nilai: Decimal | None = None


@dataclass(frozen=True, slots=True)
class UnsurLembar:
    """A tugas tambahan or a kreativitas with its letter; ``oleh`` gave the order or signed the letter."""

    pk: int
    uraian: str
    nomor_surat: str
    tanggal_surat: date
    oleh: str
    jabatan: str = ""
    tingkat: str = ""
    manfaat: str = ""
    target: Decimal | None = None
    realisasi: Decimal | None = None
    diakui: bool | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class AturanLembar:
    """The rules of the period on the day of freezing."""

    tanggal: date
    varian: str
    kreativitas_dijumlahkan: bool

    def aturan(self) -> Aturan:
        return Aturan(self.tanggal, Varian(self.varian), self.kreativitas_dijumlahkan)


@dataclass(frozen=True, slots=True)
class Tiga:
    """The three people of the forms."""

    pegawai: Identitas
    penilai: Identitas | None = None
    atasan: Identitas | None = None


@dataclass(frozen=True, slots=True)
class LembarSkp:
    """One SKP: the sheet behind the formulir SKP and the penilaian capaian."""

    skp_id: int
    versi: int
    mulai: date
    selesai: date
    tempat: str
    ditetapkan: date | None
    orang: Tiga
    aturan: AturanLembar
    kegiatan: tuple[BarisLembar, ...] = ()
    tugas_tambahan: tuple[UnsurLembar, ...] = ()
    kreativitas: tuple[UnsurLembar, ...] = ()
    jumlah: Decimal | None = None
    rata_rata: Decimal | None = None
    nilai_tugas_tambahan: Decimal | None = None
    nilai_kreativitas: Decimal | None = None
    nilai: Decimal | None = None
    sebutan: str = ""

    @property
    def dinilai(self) -> tuple[BarisLembar, ...]:
        """The rows that are scored and make up the divisor."""
        return tuple(b for b in self.kegiatan if not b.dikecualikan)

    @property
    def diakui_tugas(self) -> tuple[UnsurLembar, ...]:
        return tuple(t for t in self.tugas_tambahan if t.diakui)

    @property
    def diakui_kreativitas(self) -> tuple[UnsurLembar, ...]:
        return tuple(k for k in self.kreativitas if k.diakui)


@dataclass(frozen=True, slots=True)
class CapaianRingkas:
    """One nilai capaian SKP that went into the year."""

    skp_id: int
    hasil_id: int
    mulai: date
    selesai: date
    nilai: Decimal
    sebutan: str


@dataclass(frozen=True, slots=True)
class AspekLembar:
    """One behaviour aspect; ``nilai`` is ``None`` where it is not scored (printed "-")."""

    kunci: str
    nama: str
    nilai: Decimal | None
    sebutan: str = ""


@dataclass(frozen=True, slots=True)
class LembarPenilaian:
    """The year: the sheet behind the penilaian prestasi kerja."""

    penilaian_id: int
    tahun: int
    jenis: str
    mulai: date
    selesai: date
    instansi: str
    tempat: str
    orang: Tiga
    aturan: AturanLembar
    capaian: tuple[CapaianRingkas, ...]
    perilaku: tuple[AspekLembar, ...]
    nilai_akademik: Decimal | None = None
    keterangan_akademik: str = ""
    alasan_tanpa_kepemimpinan: str = ""
    nilai_skp: Decimal | None = None
    sebutan_skp: str = ""
    bagian_skp: Decimal | None = None
    jumlah_perilaku: Decimal | None = None
    jumlah_aspek: int = 0
    rata_rata_perilaku: Decimal | None = None
    sebutan_perilaku: str = ""
    bagian_perilaku: Decimal | None = None
    nilai: Decimal | None = None
    sebutan: str = ""


def _pengubah() -> Converter:
    """Dataclasses to JSON and back; figures as exact text, days as ISO text."""
    pengubah = Converter()
    pengubah.register_unstructure_hook(Decimal, lambda d: f"{d:f}")
    pengubah.register_structure_hook(Decimal, lambda teks, _: Decimal(teks))
    pengubah.register_unstructure_hook(date, lambda d: d.isoformat())
    pengubah.register_structure_hook(date, lambda teks, _: date.fromisoformat(teks))
    return pengubah


PENGUBAH = _pengubah()


def ke_data(lembar: LembarSkp | LembarPenilaian) -> dict[str, Any]:
    data: dict[str, Any] = PENGUBAH.unstructure(lembar)
    return data


def lembar_skp_dari(data: dict[str, Any]) -> LembarSkp:
    return PENGUBAH.structure(data, LembarSkp)


def lembar_penilaian_dari(data: dict[str, Any]) -> LembarPenilaian:
    return PENGUBAH.structure(data, LembarPenilaian)
