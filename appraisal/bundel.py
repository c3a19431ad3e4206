"""The stored final forms of a unit in the order in which they are filed: by unit, by NIP, by form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.text import slugify

from appraisal.models import Dokumen, JenisDokumen, Penilaian
from appraisal.states import FINAL
from organisasi.models import UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.models import Periode

SEKALI_BACA = 200
"""People per query."""
URUTAN = {jenis: urut for urut, jenis in enumerate(JenisDokumen.values)}


@dataclass(frozen=True, slots=True)
class Lembaran:
    """One stored form with the name under which it is filed: ``biro-organisasi/198503…-skp-2015.pdf``."""

    dokumen: Dokumen
    nama: str

    @property
    def penilaian(self) -> Penilaian:
        return self.dokumen.penilaian

    @property
    def judul(self) -> str:
        p = self.penilaian
        return f"{p.unit.nama} – {p.pegawai.nama_lengkap} ({p.pegawai.nip or 'tanpa NIP'})"


def list_final(unit: UnitKerja, periode: Periode) -> QuerySet[Penilaian]:
    """Appraisals in force in the unit and below, in filing order."""
    return Penilaian.objects.filter(periode=periode, unit__in=unit_dan_turunannya([unit]), status__in=FINAL).order_by(
        "unit__urutan", "unit__kode", "unit_id", "pegawai__nip", "pk"
    )


def list_belum_terbit(unit: UnitKerja, periode: Periode) -> QuerySet[Penilaian]:
    """Those whose forms are not all stored: the form of the year is published last (``list_formulir``)."""
    terakhir = Dokumen.objects.filter(penilaian=OuterRef("pk"), jenis=JenisDokumen.PRESTASI)
    return list_final(unit, periode).filter(~Exists(terakhir))


def list_lembaran(penilaian: Sequence[int]) -> Iterator[list[Lembaran]]:
    """The forms of each person, person after person in the given order; a fixed number of queries per 200 people."""
    for awal in range(0, len(penilaian), SEKALI_BACA):
        potongan = penilaian[awal : awal + SEKALI_BACA]
        milik: dict[int, list[Dokumen]] = {pk: [] for pk in potongan}
        daftar = (
            Dokumen.objects.filter(penilaian__in=potongan, versi=F("penilaian__versi"))
            .select_related("penilaian__pegawai", "penilaian__unit", "penilaian__periode", "skp")
            .prefetch_related("daftar_tanda_tangan")
        )
        for d in daftar:
            milik[d.penilaian_id].append(d)
        for pk in potongan:
            yield _bernama(sorted(milik[pk], key=_urut))


def _urut(d: Dokumen) -> tuple[date, int]:
    return (d.skp.mulai if d.skp else date.max, URUTAN[d.jenis])


def _bernama(daftar: list[Dokumen]) -> list[Lembaran]:
    """The second SKP of a year ends in ``-2``."""
    skp = {pk: urut for urut, pk in enumerate(dict.fromkeys(d.skp_id for d in daftar if d.skp_id), 1)}
    return [Lembaran(d, _nama(d, skp.get(d.skp_id or 0, 1))) for d in daftar]


def _nama(d: Dokumen, urutan: int) -> str:
    p = d.penilaian
    bagian = [p.pegawai.nip or f"tanpa-nip-{p.pegawai_id}", d.jenis, str(p.periode.tahun)]
    bagian += [str(urutan)] if urutan > 1 else []
    return f"{slugify(f'{p.unit.kode} {p.unit.nama}')}/{'-'.join(bagian)}.pdf"
