"""Making a backup: database first, files second, so that no row in it lacks its file."""

import hashlib
import json
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, default_storage
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
    arsipkan(sementara / BERKAS)
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


def arsipkan(tujuan: Path) -> None:
    """Every stored file, from the directory or from the bucket."""
    with tarfile.open(tujuan, "w") as arsip:
        if not isinstance(default_storage, FileSystemStorage):
            _arsipkan_wadah(arsip)
        elif Path(settings.MEDIA_ROOT).is_dir():
            arsip.add(settings.MEDIA_ROOT, arcname=".")


def _arsipkan_wadah(arsip: tarfile.TarFile) -> None:
    for nama in list_berkas(default_storage):
        kepala = tarfile.TarInfo(f"./{nama}")
        kepala.size = default_storage.size(nama)
        with default_storage.open(nama) as isi:
            arsip.addfile(kepala, isi)


def list_berkas(wadah: Storage, di: str = "") -> Iterator[str]:
    """The names of all files below a folder of a storage."""
    folder, berkas = wadah.listdir(di)
    yield from (f"{di}{nama}" for nama in berkas if nama)
    for nama in folder:
        yield from list_berkas(wadah, f"{di}{nama}/")


def _salin_segel(tujuan: Path) -> None:
    if settings.SEGEL_DIR.is_dir():
        shutil.copytree(settings.SEGEL_DIR, tujuan)
