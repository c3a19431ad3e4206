"""``manage.py ukur``: what ``make bench`` runs. The code lies in ``tests/bench`` and is not part of a server."""

import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Mengukur halaman, nilai, formulir, rekap, dan beban di samping lantai dan pesaingnya."

    def run_from_argv(self, argv: list[str]) -> None:
        """Everything behind the name is for ``tests.bench``, which needs settings and a database of its own."""
        self.handle(*argv[2:])

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.AKAR / "tests" / "bench").is_dir():
            raise CommandError("Pengukuran memerlukan folder tests/bench dari repositori.")
        perintah = [sys.executable, "-m", "tests.bench", *args]
        status = subprocess.run(perintah, cwd=settings.AKAR, check=False).returncode  # noqa: S603 - our own command
        if status:
            raise SystemExit(status)
