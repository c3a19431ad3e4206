"""The two indicators that the work plan of a unit asks for, each traceable to its people.

Every figure is the list of the people behind it, so that none can be shown without them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from appraisal.models import HasilPenilaian
from appraisal.punctuality import Ketepatan, list_ketepatan
from appraisal.recap import list_penempatan
from appraisal.states import FINAL
from organisasi.common.angka import tulis_angka
from organisasi.models import UnitKerja
from organisasi.models.pegawai import tulis_nama
from skp.models import Periode

BAIK = frozenset({"Sangat Baik", "Baik"})


@dataclass(frozen=True, slots=True)
class Orang:
    """One person behind a figure. ``rinci`` says what was found of him."""

    pegawai_id: int
    nip: str
    nama: str
    unit: str
    rinci: str = ""


def kolom_orang(awalan: str, unit: str = "unit__nama") -> tuple[str, ...]:
    """The columns of ``baca_orang``: long lists read them instead of whole rows, at a third of the time."""
    orang = ("pk", "nip", "gelar_depan", "nama", "gelar_belakang")
    return (*(f"{awalan}pegawai__{nama}" for nama in orang), f"{awalan}{unit}")


def baca_orang(pk: int, nip: str | None, depan: str, nama: str, belakang: str, unit: str, *, rinci: str) -> Orang:
    """One row of ``kolom_orang``."""
    return Orang(pk, nip or "", tulis_nama(depan, nama, belakang), unit, rinci)


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure with its people; ``kunci`` is its part of the address."""

    kunci: str
    judul: str
    orang: tuple[Orang, ...]

    def __len__(self) -> int:
        return len(self.orang)


@dataclass(frozen=True, slots=True)
class Indikator:
    """A share: those who meet it among those of whom it can be said; the others are counted beside it."""

    judul: str
    memenuhi: Angka
    tidak: Angka
    belum: Angka

    @property
    def penyebut(self) -> int:
        return len(self.memenuhi) + len(self.tidak)

    @property
    def persen(self) -> Decimal | None:
        """Percent with two decimals; ``None`` while it can be said of nobody."""
        return bagian(len(self.memenuhi), self.penyebut)


def bagian(sebagian: Decimal | int, seluruh: Decimal | int) -> Decimal | None:
    """Percent with two decimals, or ``None`` of nothing."""
    if not seluruh:
        return None
    return (Decimal(100) * sebagian / seluruh).quantize(Decimal("0.01"), ROUND_HALF_UP)


def judul_sebutan(tahun: int) -> str:
    return f"Pegawai dengan sebutan Baik ke atas, hasil tahun {tahun}"


def list_indikator_sebutan(pk_unit: frozenset[int], periode: Periode, hari: date) -> Iterator[Indikator]:
    """Grade Baik and above, of the year before and of this one as soon as there is a result."""
    calon = Periode.objects.filter(instansi=periode.instansi_id, tahun__in=[periode.tahun - 1, periode.tahun])
    for p in calon.select_related("instansi").order_by("tahun"):
        hasil = list(_hasil(pk_unit, p, hari))
        if not hasil and p.pk != periode.pk:
            continue
        ada = {orang.pegawai_id for orang, _ in hasil}
        tahun = p.tahun
        yield Indikator(
            judul_sebutan(tahun),
            Angka(f"baik-{tahun}", f"Sebutan Baik ke atas, {tahun}", tuple(o for o, s in hasil if s in BAIK)),
            Angka(f"di-bawah-{tahun}", f"Sebutan di bawah Baik, {tahun}", tuple(o for o, s in hasil if s not in BAIK)),
            Angka(f"belum-hasil-{tahun}", f"Belum ada hasil yang berlaku, {tahun}", _tanpa_hasil(pk_unit, p, ada)),
        )


def _hasil(pk_unit: frozenset[int], periode: Periode, hari: date) -> Iterator[tuple[Orang, str]]:
    """Results in force on a day, each with its grade."""
    daftar = HasilPenilaian.objects.filter(
        berlaku=True,
        penilaian__periode=periode,
        penilaian__unit__in=pk_unit,
        penilaian__status__in=FINAL,
        penilaian__disahkan_tanggal__lte=hari,
    ).order_by("penilaian__unit__nama", "penilaian__pegawai__nama")
    for nilai, sebutan, *orang in daftar.values_list("nilai", "sebutan", *kolom_orang("penilaian__")):
        yield baca_orang(*orang, rinci=f"{tulis_angka(nilai, 2)} ({sebutan})"), sebutan


def _tanpa_hasil(pk_unit: frozenset[int], periode: Periode, ada: set[int]) -> tuple[Orang, ...]:
    kolom = kolom_orang("", unit="jabatan__unit__nama")
    daftar = list_penempatan(pk_unit, periode).select_related(None).values_list("jabatan__nama", *kolom)
    return tuple(baca_orang(*orang, rinci=jabatan) for jabatan, *orang in daftar if orang[0] not in ada)


def get_indikator_waktu(
    unit: UnitKerja, periode: Periode, hari: date, hanya: Collection[int] | None = None
) -> Indikator:
    """Draws up and reports in time, as it stood on a day: everybody, or ``hanya`` these employees."""
    per: dict[str, list[Orang]] = {"ya": [], "tidak": [], "belum": []}
    for k in list_ketepatan(unit, periode, hanya):
        waktu = _pada_hari(k, hari)
        rinci = f"Menyusun: {waktu.menyusun.lower()}; melaporkan: {waktu.melaporkan.lower()}"
        per[waktu.kesimpulan].append(Orang(k.pegawai_id, k.nip, k.nama, k.unit, rinci))
    return Indikator(
        f"Pegawai yang menyusun dan melaporkan SKP tepat waktu, tahun {periode.tahun}",
        Angka("tepat", "Menyusun dan melaporkan tepat waktu", tuple(per["ya"])),
        Angka("terlambat", "Terlambat menyusun atau melaporkan", tuple(per["tidak"])),
        Angka("belum-jatuh-tempo", "Belum terlambat, belum lengkap", tuple(per["belum"])),
    )


def _pada_hari(k: Ketepatan, hari: date) -> Ketepatan:
    """The same person as known on an earlier day."""
    return replace(
        k,
        ditetapkan=k.ditetapkan if k.ditetapkan and k.ditetapkan <= hari else None,
        dilaporkan=k.dilaporkan if k.dilaporkan and k.dilaporkan <= hari else None,
        hari=hari,
    )
