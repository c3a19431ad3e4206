"""``manage.py akun_demo``: the logins of the demonstration with their passwords."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from appraisal.demo.load import periksa_demonstrasi
from appraisal.demo.roster import JUDUL_PERAN, AkunDemo, list_akun
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Instansi


class Command(BaseCommand):
    help = "Menampilkan akun demonstrasi menurut peran; yang paling banyak pekerjaannya lebih dahulu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Cetak sebagai daftar JSON.")
        parser.add_argument("--terbanyak", type=int, metavar="N", help="Hanya N akun setiap peran.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            periksa_demonstrasi()
        except AturanDilanggar as tolak:
            raise CommandError(tolak.pesan) from tolak
        if not Instansi.objects.exists():
            raise CommandError("Data demonstrasi belum dimuat. Jalankan dahulu: manage.py demo")
        akun = list_akun()
        if options["json"]:
            self.stdout.write(json.dumps([a.sebagai_data() for a in akun], ensure_ascii=False, indent=2))
            return
        for peran, judul in JUDUL_PERAN.items():
            self._cetak(peran, judul, [a for a in akun if peran in a.peran], options["terbanyak"])

    def _cetak(self, peran: str, judul: str, akun: Sequence[AkunDemo], terbanyak: int | None) -> None:
        """One group: those for whom something waits in this role come first."""
        self.stdout.write(f"\n{judul} ({len(akun)})")
        self.stdout.write(f"{'NIP':<20}{'Kata sandi':<34}{'Menunggu':>8}  Nama, unit")
        for a in sorted(akun, key=lambda a: -a.menunggu[peran])[:terbanyak]:
            menunggu = a.menunggu[peran] or "-"
            self.stdout.write(f"{a.masuk:<20}{a.kata_sandi:<34}{menunggu:>8}  {a.nama}, {a.unit}")
