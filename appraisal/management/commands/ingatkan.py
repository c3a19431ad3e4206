"""Reminders before and after each deadline, for a scheduler of its own; ``berkala`` leaves them too, once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from appraisal.services.pengingat import ingatkan
from organisasi.common.clock import hari_ini
from organisasi.models import Instansi
from organisasi.services.notifikasi import kirim_surel


class Command(BaseCommand):
    help = "Ingatkan setiap orang tentang tenggat yang dekat atau lewat. Aman dijalankan dua kali atau terlambat."

    def handle(self, **lain: Any) -> None:
        jumlah = 0
        for instansi in Instansi.objects.nyata().order_by("pk"):
            with transaction.atomic():
                jumlah += ingatkan(instansi, hari_ini(instansi.zona_waktu))
        self.stdout.write(f"Pengingat baru: {jumlah}. Surel terkirim: {kirim_surel()}.")
