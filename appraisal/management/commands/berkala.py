"""What the clock does, for a systemd timer or cron. Safe to run twice or late."""

from typing import Any

from django.core.management.base import BaseCommand

from appraisal.services.penetapan import tutup_masa_keberatan
from organisasi.selectors.akses import SISTEM


class Command(BaseCommand):
    help = "Jalankan pekerjaan berkala: tutup masa keberatan yang sudah lewat."

    def handle(self, **lain: Any) -> None:
        ditutup = tutup_masa_keberatan(SISTEM)
        if ditutup:
            self.stdout.write(f"Masa keberatan ditutup: {ditutup}.")
