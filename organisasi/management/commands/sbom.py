"""The parts list of this version, for the agency's own scan of known weaknesses."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from organisasi.common.sbom import susun_sbom


class Command(BaseCommand):
    help = "Tulis daftar bagian perangkat lunak (SBOM, CycloneDX 1.5) dari kunci pustaka: JSON pada keluaran baku."
    requires_system_checks: list[Any] = []

    def handle(self, **lain: Any) -> None:
        self.stdout.write(json.dumps(susun_sbom(), indent=2, ensure_ascii=False))
