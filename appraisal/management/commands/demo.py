"""``manage.py demo``: load the demonstration agencies."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from appraisal.demo.load import muat_demo
from appraisal.models import Penilaian
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Pegawai
from skp.models import Skp


class Command(BaseCommand):
    help = "Memuat data demonstrasi (sekali saja; menolak basis data yang memuat instansi sungguhan)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            dimuat = muat_demo()
        except AturanDilanggar as tolak:
            raise CommandError(tolak.pesan) from tolak
        if not dimuat:
            self.stdout.write("Data demonstrasi sudah ada; tidak ada yang diubah.")
            return
        self.stdout.write(
            f"Data demonstrasi dimuat: {Pegawai.objects.count()} orang, {Skp.objects.count()} SKP, "
            f"{Penilaian.objects.count()} penilaian.\nAkun dan kata sandinya: manage.py akun_demo"
        )
