"""All final forms of a unit as one PDF for the printer, from what is stored."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from appraisal.bundel import Lembaran, list_final, list_lembaran
from appraisal.pdf.gabung import gabungkan
from appraisal.services.arsip import catat_bundel, lengkapi, wajib_ada
from appraisal.services.documents import baca_utuh
from organisasi.common.errors import AturanDilanggar
from organisasi.jobs import Kendali
from organisasi.models import JenisJejak, UnitKerja
from skp.models import Periode

PALING_BANYAK = 1000
"""People in one PDF: beyond, viewers and printers give up."""


def tulis_pdf(kendali: Kendali, unit: UnitKerja, periode: Periode, tujuan: Path) -> tuple[int, list[str]]:
    """Write the PDF; returns how many forms it holds and what is left out. Raises ``AturanDilanggar``: too many."""
    penilaian = wajib_ada(list(list_final(unit, periode).values_list("pk", flat=True)), unit, periode)
    if len(penilaian) > PALING_BANYAK:
        raise AturanDilanggar(
            "cetak.terlalu_banyak",
            f"Satu PDF memuat paling banyak {PALING_BANYAK} pegawai, sedangkan {unit.nama} mempunyai {len(penilaian)}. "
            "Pilih unit di bawahnya, atau ambil arsip ZIP.",
        )
    catat_bundel(kendali, "rekap.cetak", unit, penilaian, JenisJejak.CETAK)
    keluar = lengkapi(kendali, unit, periode)
    kendali.mulai("Menyatukan formulir", len(penilaian))
    terpakai: list[str] = []
    for _ in gabungkan(_per_orang(penilaian, terpakai, keluar), tujuan.parent, tujuan):
        kendali.maju()
    return len(terpakai), keluar


def _per_orang(
    penilaian: Sequence[int], terpakai: list[str], keluar: list[str]
) -> Iterator[tuple[str, Iterator[bytes]]]:
    for lembaran in list_lembaran(penilaian):
        if lembaran:
            yield lembaran[0].judul, _isi(lembaran, terpakai, keluar)


def _isi(lembaran: list[Lembaran], terpakai: list[str], keluar: list[str]) -> Iterator[bytes]:
    for butir in lembaran:
        try:
            isi = baca_utuh(butir.dokumen)
        except AturanDilanggar as salah:
            keluar.append(f"{butir.nama}: {salah.pesan}")
            continue
        terpakai.append(butir.nama)
        yield isi
