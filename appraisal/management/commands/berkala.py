"""What the clock does, for a systemd timer or cron. Safe to run twice or late."""

from typing import Any

from django.core.management.base import BaseCommand

from appraisal.services.laporan_penilai import periksa_malam
from appraisal.services.latihan import bersihkan_ruang
from appraisal.services.penetapan import tutup_masa_keberatan
from appraisal.services.pengingat import ingatkan_semua
from appraisal.services.serah_terima import ambil_alih_penilaian
from organisasi.selectors.akses import SISTEM
from organisasi.services.impor import bersihkan_impor
from organisasi.services.jaga_pekerjaan import bangkitkan_pekerjaan, bersihkan_pekerjaan
from organisasi.services.notifikasi import kirim_surel
from organisasi.services.pembatas import sapu_upaya
from organisasi.services.segel import segel_harian
from skp.services.assessor import ikuti_pergantian


class Command(BaseCommand):
    help = (
        "Jalankan pekerjaan berkala: tutup masa keberatan yang sudah lewat, ingatkan tenggat, kirim surel, segel jejak."
    )

    def handle(self, **lain: Any) -> None:
        for hal, jumlah in (
            ("Ruang latihan dibersihkan", bersihkan_ruang()),
            ("Masa keberatan ditutup", tutup_masa_keberatan(SISTEM)),
            ("SKP mengikuti penilai baru", ikuti_pergantian(SISTEM)),
            ("Penilaian diambil alih", ambil_alih_penilaian(SISTEM)),
            ("Pengingat tenggat", ingatkan_semua()),
            ("Pekerjaan dilanjutkan", bangkitkan_pekerjaan()),
            ("Hasil pekerjaan dihapus", bersihkan_pekerjaan()),
            ("Unggahan impor dihapus", bersihkan_impor()),
            ("Temuan pemetaan penilai", periksa_malam()),
            ("Surel terkirim", kirim_surel()),
            ("Upaya lama dihapus", sapu_upaya()),
            ("Segel jejak ditulis", int(segel_harian() is not None)),
        ):
            if jumlah:
                self.stdout.write(f"{hal}: {jumlah}.")
