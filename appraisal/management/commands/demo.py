"""``manage.py demo``: load the demonstration agencies; ``--pegawai 15000``: one of any size, in minutes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from appraisal.demo.load import muat_demo, muat_demo_banyak
from appraisal.models import Penilaian
from organisasi.common.errors import AturanDilanggar
from organisasi.health import migrasi_tertinggal
from organisasi.models import Pegawai
from skp.models import Skp


class Command(BaseCommand):
    help = "Memuat data demonstrasi (sekali saja; menolak basis data yang memuat instansi sungguhan)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pegawai", type=int, help="Muat instansi rekaan dengan pegawai sebanyak ini.")

    def handle(self, *args: Any, pegawai: int | None = None, **options: Any) -> None:
        self._siapkan_tabel()
        try:
            dimuat = muat_demo() if pegawai is None else muat_demo_banyak(pegawai, self._lapor)
        except AturanDilanggar as tolak:
            raise CommandError(tolak.pesan) from tolak
        if not dimuat:
            self.stdout.write("Data demonstrasi sudah ada; tidak ada yang diubah.")
            return
        self.stdout.write(
            f"Data demonstrasi dimuat: {Pegawai.objects.count()} orang, {Skp.objects.count()} SKP, "
            f"{Penilaian.objects.count()} penilaian.\nAkun dan kata sandinya: manage.py akun_demo"
        )

    def _siapkan_tabel(self) -> None:
        """Make the tables in an empty database; one with older tables is upgraded by whoever runs it, knowingly."""
        if not connection.introspection.table_names():
            self.stdout.write("Basis data masih kosong; tabelnya dibuat dahulu.")
            call_command("migrate", verbosity=0)
        elif migrasi_tertinggal():
            raise CommandError("Basis data ini belum diperbarui. Jalankan dahulu: python manage.py migrate")

    def _lapor(self, banyak: int) -> None:
        """How far a long loading has come, for whoever watches it."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{banyak} orang", ending="")
            self.stdout.flush()
