"""``manage.py cadangkan --ke FOLDER``: database, files and seals, with a manifest that proves them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from appraisal.backup.write import baca_manifes, cadangkan
from organisasi.common.errors import AturanDilanggar


class Command(BaseCommand):
    help = "Buat cadangan basis data dan berkas sementara aplikasi berjalan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ke", type=Path, required=True, help="folder tempat cadangan ditaruh")

    def handle(self, *, ke: Path, **lain: Any) -> None:
        try:
            hasil = cadangkan(ke)
        except AturanDilanggar as salah:
            raise CommandError(salah.pesan) from salah
        except OSError as salah:
            raise CommandError(f"Cadangan tidak dapat ditulis: {salah}") from salah
        manifes = baca_manifes(hasil)
        ukuran = sum(b.stat().st_size for b in hasil.rglob("*") if b.is_file())
        self.stdout.write(f"{hasil}: {sum(manifes['baris'].values())} baris, {ukuran // 1024} KB.")
