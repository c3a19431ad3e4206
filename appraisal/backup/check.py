"""Is what stands here now what was saved? Rows, migrations, audit trail, and every stored document."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.fields.files import FieldFile

from appraisal.backup.engines import hitung_baris
from appraisal.backup.write import SEGEL, baca_manifes
from appraisal.models import Dokumen, TandaTanganDokumen
from organisasi.audit import periksa_semua
from organisasi.models import Instansi
from skp.models import Bukti


def periksa_pulihan(dari: Path) -> list[str]:
    """Sentences about everything that differs from the backup."""
    segel = dari / SEGEL
    jejak = [str(t) for t in periksa_semua(segel if segel.is_dir() else None)]
    return [*_beda_baris(baca_manifes(dari)["baris"]), *_migrasi(), *jejak, *periksa_dokumen()]


def _beda_baris(tersimpan: dict[str, int]) -> Iterator[str]:
    kini = hitung_baris()
    for tabel, jumlah in tersimpan.items():
        if kini.get(tabel) != jumlah:
            yield f"{tabel}: {kini.get(tabel)} baris, seharusnya {jumlah}"


def _migrasi() -> Iterator[str]:
    """Tell when the restored database is older than this program: ``migrate`` comes next."""
    pelaksana = MigrationExecutor(connection)
    kurang = pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
    if kurang:
        yield f"{len(kurang)} migrasi belum dijalankan; jalankan manage.py migrate"


def periksa_dokumen() -> Iterator[str]:
    """Each stored form and each evidence file has the digest that its row says; each emblem is there."""
    for model in (Dokumen, TandaTanganDokumen, Bukti):
        for baris in model.objects.only("berkas", "sha256").iterator():
            sebab = _beda_berkas(baris.berkas, baris.sha256)
            if sebab:
                yield f"{model.__name__} {baris.pk}: {sebab}"
    for instansi in Instansi.objects.exclude(lambang="").only("lambang"):
        if not default_storage.exists(str(instansi.lambang.name)):
            yield f"Lambang instansi {instansi.pk}: berkasnya hilang"


def _beda_berkas(berkas: FieldFile, sidik: str) -> str:
    try:
        with berkas.open("rb") as isi:
            return "" if hashlib.file_digest(isi, "sha256").hexdigest() == sidik else "isinya berubah"
    except OSError:
        return "berkasnya hilang"
