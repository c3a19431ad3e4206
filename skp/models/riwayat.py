from django.db import models

from organisasi.common.models import Riwayat
from skp.states import Peran

JUDUL_RIWAYAT = {
    "buat": "SKP dibuat",
    "ajukan": "SKP diajukan",
    "kembalikan": "SKP dikembalikan",
    "tolak": "SKP tidak disetujui",
    "ubah_oleh_atasan": "Kegiatan diperbaiki atasan",
    "tetapkan": "SKP ditetapkan",
    "putuskan": "SKP diputuskan atasan",
    "buka_perubahan": "Perubahan disusun",
    "batalkan_perubahan": "Perubahan dibatalkan",
    "ajukan_perubahan": "Perubahan diajukan",
    "setujui_perubahan": "Perubahan disetujui",
    "tolak_perubahan": "Perubahan dikembalikan",
    "tutup": "SKP ditutup",
    "ajukan_realisasi": "Realisasi diajukan",
    "kembalikan_realisasi": "Realisasi dikembalikan",
    "terima_realisasi": "Realisasi diterima dan dinilai",
    "buka_nilai": "Capaian dibuka kembali untuk koreksi",
    "buka_realisasi": "Realisasi dibuka kembali untuk koreksi",
    "unggah_bukti": "Bukti diunggah",
    "tarik_bukti": "Bukti ditarik",
    "hapus_tambahan": "Tugas tambahan atau kreativitas dihapus",
    "atur_penilai": "Pejabat penilai diperbarui",
    "serah_terima": "Catatan perilaku diserahterimakan",
    "keadaan_khusus": "Keadaan khusus berlaku",
    "cabut_keadaan": "Keadaan khusus dicabut",
    "sesuaikan_target": "Target disesuaikan dengan masa kerja",
}
"""What the timeline calls each step; a step without a name fails a test."""

JUDUL_SIMPAN = {
    "simpan_kegiatan": "Kegiatan disimpan",
    "simpan_realisasi": "Realisasi disimpan",
    "simpan_tambahan": "Tugas tambahan atau kreativitas disimpan",
    "catat_kemajuan": "Kemajuan bulanan dicatat",
    "bagi_target": "Target dibagi kepada bawahan",
    "beri_kualitas": "Kualitas dan jawaban penilai disimpan",
    "dilihat": "SKP dilihat",
    "dicetak": "Formulir SKP dicetak",
    "bukti_diunduh": "Bukti diunduh",
}
"""Saves and readings that the audit trail knows besides the steps."""


class RiwayatSkp(Riwayat):
    """One step of an SKP or of its realisation."""

    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat SKP"
        verbose_name_plural = "riwayat SKP"
        indexes = [models.Index(fields=["skp", "pada"], name="riwayat_skp_pada")]

    def __str__(self) -> str:
        return f"{self.aksi} {self.pada:%d-%m-%Y}"

    @property
    def judul(self) -> str:
        return JUDUL_RIWAYAT[self.aksi]

    @property
    def peran(self) -> str:
        return str(Peran(self.sebagai).label)
