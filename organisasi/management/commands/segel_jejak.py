"""``manage.py segel_jejak``: the daily seal, for an account of the database that may lock the table."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from organisasi.services.segel import segel_harian


class Command(BaseCommand):
    help = "Segel jejak audit bila sudah waktunya, dan tulis berkas segelnya."

    def handle(self, **lain: Any) -> None:
        segel = segel_harian()
        self.stdout.write(f"{segel} ditulis ke {settings.SEGEL_DIR}." if segel else "Belum ada yang perlu disegel.")
