"""``manage.py cetak skp --nip 198503172010011003 --tahun 2012 --keluar skp.pdf``: one official form as a PDF file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from appraisal.models import JenisDokumen, Penilaian
from appraisal.pdf.render import render
from appraisal.pdf.sumber import Sumber
from appraisal.selectors import TERKAIT as TERKAIT_PENILAIAN
from appraisal.services.documents import ambil_pdf, terbitkan
from appraisal.states import FINAL
from organisasi.common.errors import AturanDilanggar
from organisasi.common.keluaran import kalimat_gagal
from organisasi.models import Pegawai
from skp.models import Skp
from skp.selectors import TERKAIT as TERKAIT_SKP

TAHUNAN = frozenset({JenisDokumen.PERILAKU, JenisDokumen.PRESTASI})


class Command(BaseCommand):
    help = "Mencetak satu formulir resmi seorang pegawai menjadi berkas PDF, draf maupun akhir."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("jenis", choices=JenisDokumen.values, help="formulir yang dicetak")
        parser.add_argument("--nip", required=True, help="NIP pegawai, 18 angka")
        parser.add_argument("--tahun", required=True, type=int, help="tahun penilaian")
        parser.add_argument("--keluar", required=True, type=Path, help="berkas PDF yang ditulis")
        parser.add_argument("--skp-ke", type=int, help="urutan SKP bila setahun ada beberapa; bawaan: yang terakhir")

    def handle(self, *args: Any, **opsi: Any) -> None:
        jenis = JenisDokumen(opsi["jenis"])
        pegawai = _pegawai(opsi["nip"])
        skp, penilaian = _dokumen(pegawai, opsi["tahun"], opsi["skp_ke"])
        try:
            if penilaian and penilaian.status in FINAL:
                terbitkan(penilaian.pk)
            berkas = ambil_pdf(jenis, _sumber(jenis, skp, penilaian), perender=render)
        except AturanDilanggar as tolak:
            raise CommandError(tolak.pesan) from tolak
        try:
            opsi["keluar"].write_bytes(berkas.isi)
        except OSError as galat:
            raise CommandError(kalimat_gagal(opsi["keluar"], galat)) from galat
        keadaan = "dokumen akhir" if berkas.dokumen else "cetakan"
        self.stdout.write(f"{jenis.label} ({keadaan}) ditulis ke {opsi['keluar']}.")


def _pegawai(nip: str) -> Pegawai:
    pegawai = Pegawai.objects.filter(nip="".join(nip.split())).first()
    if pegawai is None:
        raise CommandError(f"Tidak ada pegawai dengan NIP {nip}.")
    return pegawai


def _dokumen(pegawai: Pegawai, tahun: int, urutan: int | None) -> tuple[Skp | None, Penilaian | None]:
    """The chosen SKP and the appraisal of the year; at least one of the two."""
    milik = {"pegawai": pegawai, "periode__tahun": tahun}
    daftar = list(Skp.objects.filter(**milik).select_related(*TERKAIT_SKP).order_by("mulai"))
    penilaian = Penilaian.objects.filter(**milik).select_related(*TERKAIT_PENILAIAN).first()
    if not daftar and penilaian is None:
        raise CommandError(f"{pegawai.nama_lengkap} tidak mempunyai SKP atau penilaian tahun {tahun}.")
    if urutan is not None and not 1 <= urutan <= len(daftar):
        raise CommandError(f"{pegawai.nama_lengkap} mempunyai {len(daftar)} SKP pada tahun {tahun}.")
    skp = daftar[urutan - 1 if urutan else -1] if daftar else None
    return skp, penilaian


def _sumber(jenis: JenisDokumen, skp: Skp | None, penilaian: Penilaian | None) -> Sumber:
    if jenis in TAHUNAN and penilaian:
        return penilaian
    if skp is None:
        raise AturanDilanggar("dokumen.tidak_ada_isi", "Pegawai ini tidak mempunyai SKP pada tahun tersebut.")
    return skp
