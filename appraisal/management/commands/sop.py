"""``manage.py sop --unit BORG --berkas sop.toml``: install a procedure, or its next revision, without code."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from appraisal.services.sop import pasang_sop
from appraisal.sop.berkas import baca_sop
from organisasi.common.errors import AturanDilanggar
from organisasi.models import UnitKerja
from organisasi.selectors.akses import SISTEM


class Command(BaseCommand):
    help = "Memasang SOP sebuah unit dari berkas TOML; contohnya appraisal/sop/lkj.toml."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="kode unit pemilik SOP")
        parser.add_argument("--berkas", required=True, type=Path, help="berkas TOML")
        parser.add_argument("--instansi", help="kode instansi, bila kode unit dipakai beberapa instansi")

    def handle(self, *args: Any, **opsi: Any) -> None:
        daftar = UnitKerja.objects.filter(kode=opsi["unit"], selesai=None)
        if opsi["instansi"]:
            daftar = daftar.filter(instansi__kode=opsi["instansi"])
        unit = list(daftar)
        if len(unit) != 1:
            raise CommandError(f"Ada {len(unit)} unit berlaku dengan kode {opsi['unit']}; sebutkan --instansi.")
        try:
            sop = pasang_sop(unit_id=unit[0].pk, berkas=baca_sop(opsi["berkas"].read_text("utf-8")), oleh=SISTEM)
        except (OSError, UnicodeDecodeError) as galat:
            raise CommandError(f"Berkas {opsi['berkas']} tidak terbaca: {galat}.") from galat
        except AturanDilanggar as tolak:
            raise CommandError(tolak.pesan) from tolak
        self.stdout.write(f"SOP {sop.nama} revisi {sop.revisi} berlaku untuk {unit[0].nama}.")
