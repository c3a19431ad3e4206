"""The first day of an installation without the demonstration: an agency and its first pengelola sistem."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisasi.common.angka import tulis_waktu
from organisasi.common.errors import AturanDilanggar
from organisasi.models import ZonaWaktu
from organisasi.selectors.people import sebagai_nip
from organisasi.services.instansi import buat_instansi


class Command(BaseCommand):
    help = "Buat instansi beserta pengelola sistem pertamanya; kata sandi sementaranya dicetak satu kali."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kode", required=True, help="huruf besar, angka, tanda hubung; misalnya NUSA-HARAPAN")
        parser.add_argument("--nama", required=True, help="seperti pada kop formulir")
        parser.add_argument("--tempat", required=True, help="kota pada baris tanda tangan")
        parser.add_argument("--zona", choices=ZonaWaktu.names, default=ZonaWaktu.WIB.name)
        parser.add_argument("--pengelola", required=True, metavar="NIP", help="NIP pengelola sistem pertama")
        parser.add_argument("--nama-pengelola", required=True, metavar="NAMA", help="nama tanpa gelar")

    def handle(self, **isi: Any) -> None:
        zona = ZonaWaktu[isi["zona"]]
        try:
            pengguna, sandi = buat_instansi(
                kode=isi["kode"],
                nama=isi["nama"],
                tempat=isi["tempat"],
                zona_waktu=zona,
                nip=sebagai_nip(isi["pengelola"]) or isi["pengelola"],
                nama_pengelola=isi["nama_pengelola"],
            )
        except AturanDilanggar as salah:
            raise CommandError(salah.pesan) from salah
        self.stdout.write(f"Instansi {isi['nama']} telah dibuat.")
        self.stdout.write(f"Masuk dengan NIP {pengguna.nama_pengguna} dan kata sandi sementara {sandi}")
        batas = tulis_waktu(pengguna.sandi_sementara_sampai, zona)
        self.stdout.write(f"Berlaku sampai {batas}, hanya tampil sekali, dan wajib diganti saat pertama masuk.")
