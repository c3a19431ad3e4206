from django.db import models

from organisasi.common.models import Riwayat
from skp.states import Peran

JUDUL_RIWAYAT = {
    "buka_tugas_belajar": "Penilaian tugas belajar dibuka",
    "isi_akademik": "Nilai akademik diisi",
    "serahkan": "Hasil diserahkan kepada pegawai",
    "terima": "Hasil diterima pegawai",
    "ajukan_keberatan": "Keberatan diajukan",
    "lampaui_waktu": "Masa keberatan berakhir",
    "tanggapi": "Keberatan ditanggapi",
    "putuskan_keberatan": "Keberatan diputuskan",
    "teruskan": "Diteruskan ke atasan pejabat penilai",
    "sahkan": "Disahkan dan berlaku",
    "tetapkan_atasan": "Ditetapkan atasan pejabat penilai",
    "arsipkan": "Diarsipkan",
    "ganti_penilai": "Pejabat penilai berganti",
    "usulkan_koreksi": "Koreksi diusulkan",
    "tolak_koreksi": "Koreksi ditolak",
    "buka_koreksi": "Dibuka kembali untuk koreksi",
}
"""What the timeline calls each step; a step without a name fails a test."""

JUDUL_LAIN = {
    "penilaian.simpan_perilaku": "Nilai perilaku disimpan",
    "penilaian.dilihat": "Penilaian dilihat",
    "penilaian.dicetak": "Formulir penilaian dicetak",
    "penilaian.ditandatangani": "Formulir ditandatangani secara elektronik",
    "penilaian.transkrip": "Transkrip diunduh",
    "sop.dipasang": "SOP dipasang",
    "sop.dimulai": "Pelaksanaan SOP dimulai",
    "sop.selesaikan": "Langkah SOP diselesaikan",
    "sop.kembalikan": "Langkah SOP dikembalikan",
    "sop.batalkan": "Pelaksanaan SOP dibatalkan",
    "sop.naskah_disimpan": "Naskah SOP disimpan",
    "sop.naskah_ditandatangani": "Naskah SOP ditandatangani",
    "evaluasi.dilihat": "Evaluasi kinerja dilihat",
    "evaluasi.dicetak": "Laporan evaluasi kinerja dicetak",
    "evaluasi.diekspor": "Buku kerja evaluasi diunduh",
    "pantauan.dilihat": "Pemantauan dilihat",
    "pantauan.diekspor": "Pemantauan diekspor",
    "pengingat.dikirim": "Pengingat dikirim",
    "rekap.dilihat": "Rekap dilihat",
    "rekap.diekspor": "Rekap diekspor",
    "rekap.arsip": "Arsip formulir unit disusun",
    "rekap.cetak": "Formulir unit dicetak bersama",
    "bawahan.dilihat": "Daftar bawahan dilihat",
    "catatan.tulis": "Catatan perilaku ditulis",
    "catatan.tanggapi": "Catatan perilaku ditanggapi",
    "catatan.tarik": "Catatan perilaku ditarik",
    "catatan.dilihat": "Catatan perilaku dilihat",
}
"""What the audit trail knows besides the steps."""


class RiwayatPenilaian(Riwayat):
    """One step of an appraisal."""

    penilaian = models.ForeignKey("appraisal.Penilaian", on_delete=models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat penilaian"
        verbose_name_plural = "riwayat penilaian"
        indexes = [models.Index(fields=["penilaian", "pada"], name="riwayat_penilaian_pada")]

    def __str__(self) -> str:
        return f"{self.aksi} {self.pada:%d-%m-%Y}"

    @property
    def judul(self) -> str:
        return JUDUL_RIWAYAT[self.aksi]

    @property
    def peran(self) -> str:
        return str(Peran(self.sebagai).label)
