"""Angka kredit of the functional officials of a unit and a year: totals beside the score, never in it (SC-13)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Sum

from organisasi.models import JenisJabatan, UnitKerja
from organisasi.selectors.unit import unit_dan_turunannya
from skp.models import Kegiatan, Periode
from skp.states import SUDAH_DITETAPKAN


@dataclass(frozen=True, slots=True)
class BarisKredit:
    """One official: target and realised angka kredit over all his SKP of the year."""

    pegawai_id: int
    nama: str
    nip: str
    jabatan: str
    target: Decimal
    realisasi: Decimal

    @property
    def tercapai(self) -> bool:
        return self.realisasi >= self.target


def list_kredit(unit: UnitKerja, periode: Periode) -> list[BarisKredit]:
    """Everybody in a jabatan fungsional tertentu of the unit and below, by name."""
    skp = "versi__skp"
    baris = (
        Kegiatan.objects.filter(
            versi__nomor=F(f"{skp}__nomor_versi"),
            versi__skp__periode=periode,
            versi__skp__unit__in=unit_dan_turunannya([unit]),
            versi__skp__status__in=SUDAH_DITETAPKAN,
            versi__skp__penempatan__jabatan__jenis=JenisJabatan.FUNGSIONAL_TERTENTU,
        )
        .values(f"{skp}__pegawai", f"{skp}__pegawai__nama", f"{skp}__pegawai__nip")
        .annotate(
            jabatan=F(f"{skp}__penempatan__jabatan__nama"),
            target=Sum("angka_kredit"),
            realisasi=Sum("realisasi__angka_kredit"),
        )
        .order_by(f"{skp}__pegawai__nama", f"{skp}__pegawai", "jabatan")
    )
    nol = Decimal(0)
    return [
        BarisKredit(
            b[f"{skp}__pegawai"],
            b[f"{skp}__pegawai__nama"],
            b[f"{skp}__pegawai__nip"] or "",
            b["jabatan"],
            b["target"] or nol,
            b["realisasi"] or nol,
        )
        for b in baris
    ]
