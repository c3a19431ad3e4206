"""``manage.py verifikasi_jejak [--segel FOLDER]``: is the audit trail what was written?"""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from organisasi.audit import periksa_semua
from organisasi.models import Jejak, SegelJejak

DITAMPILKAN = 100


class Command(BaseCommand):
    help = "Periksa jejak audit: setiap rantai, setiap segel, dan salinan segel dari luar mesin ini."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--segel", type=Path, help="folder berkas segel dari luar mesin ini; bawaan: folder segel aplikasi"
        )

    def handle(self, *, segel: Path | None, **lain: Any) -> None:
        folder = segel or settings.SEGEL_DIR
        if segel is not None and not segel.is_dir():
            raise CommandError(f"Folder {segel} tidak ada.")
        mulai = time.monotonic()
        temuan = list(periksa_semua(folder if folder.is_dir() else None))
        for butir in temuan[:DITAMPILKAN]:
            self.stderr.write(str(butir))
        ringkas = (
            f"{Jejak.objects.count()} baris, {SegelJejak.objects.count()} segel, {time.monotonic() - mulai:.1f} detik"
        )
        if temuan:
            raise CommandError(f"Jejak tidak utuh: {len(temuan)} temuan ({ringkas}).")
        self.stdout.write(self.style.SUCCESS(f"Jejak utuh: {ringkas}."))
