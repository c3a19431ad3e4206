"""Making a backup: database first, files second, so that no row in it lacks its file."""

import hashlib
import json
import shutil
import tarfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from appraisal.backup.engines import salin
from organisasi.models import SegelJejak

BERKAS, MANIFES, SEGEL = "berkas.tar", "manifes.json", "segel"
POTONG = 1024 * 1024


def cadangkan(ke: Path) -> Path:
    """Write one backup into a folder of its own under ``ke``; it has its final name only when it is complete."""
    saat = timezone.now()
    akhir = ke / f"cadangan-{saat:%Y%m%d-%H%M%S}"
    sementara = akhir.with_suffix(".belum-selesai")
    sementara.mkdir(parents=True, mode=0o700)
    basis_data, baris = salin(sementara)
    _arsipkan(settings.MEDIA_ROOT, sementara / BERKAS)
    _salin_segel(sementara / SEGEL)
    isi = {
        "saat": saat.isoformat(),
        "mesin": connection.vendor,
        "basis_data": basis_data.name,
        "migrasi": sorted(f"{app}.{nama}" for app, nama in MigrationRecorder(connection).applied_migrations()),
        "baris": baris,
        "segel": SegelJejak.objects.order_by("-nomor").values_list("sidik", flat=True).first() or "",
        "sidik": {str(b.relative_to(sementara)): sidik_berkas(b) for b in sorted(sementara.rglob("*")) if b.is_file()},
    }
    (sementara / MANIFES).write_text(json.dumps(isi, indent=1), encoding="utf-8")
    sementara.rename(akhir)
    return akhir


def sidik_berkas(berkas: Path) -> str:
    sidik = hashlib.sha256()
    with berkas.open("rb") as isi:
        while potong := isi.read(POTONG):
            sidik.update(potong)
    return sidik.hexdigest()


def baca_manifes(folder: Path) -> dict[str, Any]:
    isi: dict[str, Any] = json.loads((folder / MANIFES).read_text(encoding="utf-8"))
    return isi


def _arsipkan(sumber: Any, tujuan: Path) -> None:
    with tarfile.open(tujuan, "w") as arsip:
        if Path(sumber).is_dir():
            arsip.add(sumber, arcname=".")


def _salin_segel(tujuan: Path) -> None:
    if settings.SEGEL_DIR.is_dir():
        shutil.copytree(settings.SEGEL_DIR, tujuan)
