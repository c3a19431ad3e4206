"""The coverage map as a workbook: indicators with those who carry them, and rows that hang on nothing."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from appraisal.plan_coverage import Cakupan
from organisasi.common.buku_kerja import ANGKA, Kolom, buku_baru, simpan, tulis_lembar
from skp.models import Kegiatan

ORANG = (Kolom("NIP", 21), Kolom("Nama", 32), Kolom("Unit kerja", 34), Kolom("Kegiatan tugas jabatan", 60))
KOLOM_INDIKATOR = (Kolom("Kode", 16), Kolom("Indikator", 60), Kolom("Target", 20), *ORANG, Kolom("Keadaan SKP", 18))
KOLOM_MENGGANTUNG = (Kolom("No", 6, ANGKA), *ORANG, Kolom("Keadaan SKP", 18))


def tulis_cakupan(cakupan: Cakupan, tujuan: BinaryIO | str) -> set[int]:
    """Write both sheets; returns whom they name."""
    buku = buku_baru()
    orang: set[int] = set()
    tahun = cakupan.periode.tahun
    tulis_lembar(buku, "Indikator", f"Cakupan rencana kerja {tahun}", KOLOM_INDIKATOR, _indikator(cakupan, orang))
    lepas = ((urut, *_sel(k, orang)) for urut, k in enumerate(cakupan.list_menggantung(), 1))
    tulis_lembar(buku, "Tidak bertumpu", f"Kegiatan yang tidak bertumpu {tahun}", KOLOM_MENGGANTUNG, lepas)
    simpan(buku, tujuan)
    return orang


def _indikator(cakupan: Cakupan, orang: set[int]) -> Iterator[tuple[Any, ...]]:
    pemikul: dict[int | None, list[Kegiatan]] = {}
    for kegiatan in cakupan.kegiatan.exclude(rkt=None).order_by("versi__skp__pegawai__nama", "urutan"):
        pemikul.setdefault(kegiatan.rkt_id, []).append(kegiatan)
    for butir in cakupan.indikator.select_related("parent").order_by("unit", "urutan", "pk"):
        kepala = (butir.parent.kode if butir.parent else "", butir.uraian, butir.target)
        for kegiatan in pemikul.get(butir.pk, ()):
            yield (*kepala, *_sel(kegiatan, orang))
        if butir.pk not in pemikul:
            yield (*kepala, "", "Belum dipikul", "", "", "")


def _sel(kegiatan: Kegiatan, orang: set[int]) -> tuple[Any, ...]:
    skp = kegiatan.versi.skp
    orang.add(skp.pegawai_id)
    return (skp.pegawai.nip or "", skp.pegawai.nama, skp.unit.nama, kegiatan.uraian, skp.get_status_display())
