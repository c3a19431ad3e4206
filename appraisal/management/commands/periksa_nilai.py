"""``manage.py periksa_nilai --tahun 2025``: recompute every stored result of a year and list what differs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from appraisal.services.recheck import Pemeriksaan, periksa_tahun
from organisasi.models import Instansi


class Command(BaseCommand):
    help = "Menghitung ulang setiap hasil yang tersimpan untuk satu tahun dan menyebutkan yang berbeda."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tahun", type=int, required=True, help="tahun penilaian")
        parser.add_argument("--instansi", help="kode instansi; bawaan: semua")

    def handle(self, *args: Any, tahun: int, instansi: str | None = None, **opsi: Any) -> None:
        milik = Instansi.objects.filter(kode=instansi).first() if instansi else None
        if instansi and milik is None:
            raise CommandError(f"Tidak ada instansi dengan kode {instansi}.")
        hitungan = Pemeriksaan()
        for beda in periksa_tahun(tahun, hitungan, milik):
            self.stdout.write(str(beda))
        hal = f"{hitungan.skp} capaian SKP dan {hitungan.penilaian} penilaian tahun {tahun}"
        if hitungan.beda:
            raise CommandError(f"{hal} dihitung ulang: {hitungan.beda} angka berbeda.")
        self.stdout.write(f"{hal} dihitung ulang: semua sama.")
