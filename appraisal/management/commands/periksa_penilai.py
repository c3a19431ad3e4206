"""``manage.py periksa_penilai``: what is wrong with "siapa menilai siapa", one line per finding with its repair."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from appraisal.mapping import TemuanLengkap, lengkapi_temuan
from organisasi.common.clock import hari_ini
from organisasi.models import Instansi, UnitKerja
from organisasi.selectors.pemetaan import periksa_pemetaan
from organisasi.selectors.unit import unit_dan_turunannya


class Command(BaseCommand):
    help = "Memeriksa pemetaan penilai: diri sendiri, lingkaran, kosong, tidak aktif, tanpa atasan, kepala ganda."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--instansi", help="kode instansi; bawaan: semua")
        parser.add_argument("--unit", help="kode unit; bawaan: seluruh instansi")

    def handle(self, *args: Any, **opsi: Any) -> None:
        daftar = Instansi.objects.filter(kode=opsi["instansi"]) if opsi["instansi"] else Instansi.objects.nyata()
        if opsi["instansi"] and not daftar:
            raise CommandError(f"Tidak ada instansi dengan kode {opsi['instansi']}.")
        for instansi in daftar:
            unit = UnitKerja.objects.filter(instansi=instansi)
            if opsi["unit"]:
                unit = unit.filter(kode=opsi["unit"])
                if not unit:
                    raise CommandError(f"{instansi} tidak mempunyai unit dengan kode {opsi['unit']}.")
            hari = hari_ini(instansi.zona_waktu)
            temuan = lengkapi_temuan(periksa_pemetaan(instansi, unit_dan_turunannya(unit), hari))
            self.stdout.write(f"{instansi}: {len(temuan)} temuan.")
            for t in temuan:
                self._tulis(t)

    def _tulis(self, t: TemuanLengkap) -> None:
        self.stdout.write(f"[{t.temuan.jenis}] {t.temuan.kalimat}")
        self.stdout.write(f"    Perbaikan: {t.temuan.perbaikan.judul} ({t.alamat})")
        for d in t.dokumen:
            self.stdout.write(f"    {d.judul}: {d.akibat}")
        if t.sisa:
            self.stdout.write(f"    dan {t.sisa} dokumen lain")
