"""``manage.py pulihkan FOLDER [--timpa]``: put a backup back and prove that it is what was saved."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from appraisal.backup.restore import periksa_cadangan, pulihkan
from organisasi.common.errors import AturanDilanggar


class Command(BaseCommand):
    help = "Pulihkan cadangan, lalu periksa baris, jejak audit, dan setiap dokumen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dari", type=Path, help="folder cadangan")
        parser.add_argument("--timpa", action="store_true", help="ganti data yang ada")
        parser.add_argument("--periksa", action="store_true", help="hanya periksa keutuhan cadangan")

    def handle(self, *, dari: Path, timpa: bool, periksa: bool, **lain: Any) -> None:
        try:
            if periksa:
                periksa_cadangan(dari)
                self.stdout.write(self.style.SUCCESS("Cadangan utuh."))
                return
            temuan = pulihkan(dari, timpa=timpa)
        except AturanDilanggar as salah:
            raise CommandError(salah.pesan) from salah
        for kalimat in temuan:
            self.stderr.write(kalimat)
        if temuan:
            raise CommandError(f"Pemulihan belum sama dengan cadangan: {len(temuan)} temuan.")
        self.stdout.write(self.style.SUCCESS("Pulih dan sama dengan cadangan: baris, jejak, dan dokumen."))
