"""``manage.py rekap --unit KODE --tahun 2015 --keluar rekap.xlsx``: a unit's year with everything below it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from appraisal.exports.rekap_unit import tulis_rekap
from organisasi.common.keluaran import berkas_utuh, kalimat_gagal
from organisasi.models import Instansi, UnitKerja
from skp.models import Periode


class Command(BaseCommand):
    help = "Menulis rekap penilaian setahun sebuah unit dengan semua unit di bawahnya sebagai buku kerja."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="kode unit")
        parser.add_argument("--tahun", required=True, type=int, help="tahun penilaian")
        parser.add_argument("--keluar", required=True, type=Path, help="berkas xlsx yang ditulis")
        parser.add_argument("--instansi", help="kode instansi; wajib bila kode unit dipakai beberapa instansi")

    def handle(self, *args: Any, **opsi: Any) -> None:
        unit = _unit(opsi["unit"], opsi["instansi"])
        periode = Periode.objects.filter(instansi=unit.instansi, tahun=opsi["tahun"]).first()
        if periode is None:
            raise CommandError(f"{unit.instansi} tidak mempunyai periode penilaian tahun {opsi['tahun']}.")
        try:
            with berkas_utuh(opsi["keluar"]) as sementara:
                jumlah = tulis_rekap(unit, periode, str(sementara))
        except OSError as galat:
            raise CommandError(kalimat_gagal(opsi["keluar"], galat)) from galat
        self.stdout.write(f"Rekap {unit.nama} tahun {periode.tahun} ({jumlah} pegawai) ditulis ke {opsi['keluar']}.")


def _unit(kode: str, kode_instansi: str | None) -> UnitKerja:
    """The unit of that code; of several in time the one in force, else the latest."""
    daftar = UnitKerja.objects.filter(kode=kode).select_related("instansi")
    if kode_instansi:
        if not Instansi.objects.filter(kode=kode_instansi).exists():
            raise CommandError(f"Tidak ada instansi dengan kode {kode_instansi}.")
        daftar = daftar.filter(instansi__kode=kode_instansi)
    pilihan = sorted(daftar, key=lambda u: (u.selesai is None, u.mulai), reverse=True)
    if not pilihan:
        raise CommandError(f"Tidak ada unit dengan kode {kode}.")
    if len(instansi := sorted({u.instansi.kode for u in pilihan})) > 1:
        raise CommandError(
            f"Kode unit {kode} dipakai beberapa instansi; tambahkan --instansi {' atau '.join(instansi)}."
        )
    return pilihan[0]
