"""Putting a backup back: checked before anything is touched, proved afterwards."""

import tarfile
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection

from appraisal.backup.check import periksa_pulihan
from appraisal.backup.engines import NAMA, pasang
from appraisal.backup.write import BERKAS, baca_manifes, sidik_berkas
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Pengguna


def pulihkan(dari: Path, *, timpa: bool) -> list[str]:
    """Replace database and files by the backup. Returns what is not as it was saved: nothing, if all went well.

    Raises ``AturanDilanggar`` before the first change when the backup is damaged, made by another engine, or when
    there is data that nobody allowed to overwrite.
    """
    periksa_cadangan(dari)
    if not timpa and _berisi():
        raise AturanDilanggar("pulihkan.berisi", "Basis data ini sudah berisi. Tambahkan --timpa untuk menggantinya.")
    pasang(dari / NAMA[connection.vendor])
    with tarfile.open(dari / BERKAS) as arsip:
        if isinstance(default_storage, FileSystemStorage):
            arsip.extractall(settings.MEDIA_ROOT, filter="data")
        else:
            isi_wadah(arsip)
    return periksa_pulihan(dari)


def isi_wadah(arsip: tarfile.TarFile) -> None:
    """Put every file back into the bucket under its own name."""
    for kepala in arsip:
        nama, isi = kepala.name.removeprefix("./"), arsip.extractfile(kepala)
        if isi is not None:
            default_storage.delete(nama)
            default_storage.save(nama, File(isi, nama))


def periksa_cadangan(dari: Path) -> None:
    """Every file of the backup is there and is the one that was written."""
    try:
        manifes = baca_manifes(dari)
    except (OSError, ValueError) as salah:
        raise AturanDilanggar("pulihkan.manifes", f"{dari} bukan folder cadangan yang lengkap.") from salah
    if manifes["mesin"] != connection.vendor:
        raise AturanDilanggar("pulihkan.mesin", f"Cadangan ini dari {manifes['mesin']}, bukan {connection.vendor}.")
    for nama, sidik in manifes["sidik"].items():
        berkas = dari / nama
        if not berkas.is_file() or sidik_berkas(berkas) != sidik:
            raise AturanDilanggar("pulihkan.rusak", f"Berkas cadangan {nama} hilang atau berubah.")


def _berisi() -> bool:
    tabel = connection.introspection.table_names()
    return Pengguna._meta.db_table in tabel and Pengguna.objects.exists()  # noqa: SLF001
