"""All final forms of a unit in one file, from what is stored; what is missing is rendered first, once and for all.

May be killed at any moment and run again: rendered forms stay stored, and the file is put together from the start, so
that it never has a gap or a double. Memory does not grow with the number of people.
"""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from appraisal.bundel import Lembaran, list_belum_terbit, list_final, list_lembaran
from appraisal.models import Penilaian
from appraisal.services.documents import baca_utuh, terbitkan
from organisasi.common.errors import AturanDilanggar
from organisasi.jobs import Kendali
from organisasi.models import JenisJejak, UnitKerja
from organisasi.services.jejak import catat_baca
from skp.models import Periode

TIDAK_TERMASUK = "TIDAK-TERMASUK.txt"
JUDUL_TIDAK_TERMASUK = "Formulir berikut tidak termasuk dalam arsip ini:"


def lengkapi(kendali: Kendali, unit: UnitKerja, periode: Periode) -> list[str]:
    """Render what is not stored yet. Returns a sentence for each person whose forms cannot be made."""
    belum = list(list_belum_terbit(unit, periode).values_list("pk", "pegawai__nip", "pegawai__nama"))
    kendali.mulai("Menerbitkan formulir yang belum ada", len(belum))
    gagal = []
    for pk, nip, nama in belum:
        try:
            terbitkan(pk)
        except AturanDilanggar as salah:
            gagal.append(f"{nip} {nama}: {salah.pesan}")
        kendali.maju()
    return gagal


def tulis_zip(kendali: Kendali, unit: UnitKerja, periode: Periode, tujuan: Path) -> tuple[int, list[str]]:
    """Write the archive; returns how many forms it holds and what is left out, in sentences."""
    keluar = lengkapi(kendali, unit, periode)
    penilaian = wajib_ada(list(list_final(unit, periode).values_list("pk", flat=True)), unit, periode)
    catat_bundel(kendali, "rekap.arsip", unit, penilaian, JenisJejak.EKSPOR)
    kendali.mulai("Menyusun arsip", len(penilaian))
    jumlah = 0
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_STORED) as arsip:
        for lembaran in list_lembaran(penilaian):
            for butir in lembaran:
                jumlah += _masukkan(arsip, butir, keluar)
            kendali.maju()
        if keluar:
            arsip.writestr(TIDAK_TERMASUK, "\n".join([JUDUL_TIDAK_TERMASUK, *keluar]))
    return jumlah, keluar


def catat_bundel(kendali: Kendali, kejadian: str, unit: UnitKerja, penilaian: Sequence[int], jenis: JenisJejak) -> None:
    """Each person whose forms go into the file, in the audit trail."""
    orang = Penilaian.objects.filter(pk__in=penilaian).values_list("pegawai", flat=True)
    catat_baca(kendali.akses, kejadian, unit, pegawai=orang, jenis=jenis)


def _masukkan(arsip: zipfile.ZipFile, butir: Lembaran, keluar: list[str]) -> bool:
    """One form, only if it is still the one that was published; PDF does not shrink, so it is stored as it is."""
    try:
        isi = baca_utuh(butir.dokumen)
    except AturanDilanggar as salah:
        keluar.append(f"{butir.nama}: {salah.pesan}")
        return False
    saat = butir.dokumen.dibuat_pada
    arsip.writestr(zipfile.ZipInfo(butir.nama, (saat.year, saat.month, saat.day, saat.hour, saat.minute, 0)), isi)
    return True


def wajib_ada(penilaian: Sequence[int], unit: UnitKerja, periode: Periode) -> Sequence[int]:
    if not penilaian:
        raise AturanDilanggar(
            "arsip.kosong", f"Belum ada penilaian yang berlaku pada {unit.nama} tahun {periode.tahun}."
        )
    return penilaian
