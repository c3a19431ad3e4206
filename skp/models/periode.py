from datetime import date

from django.db import models
from django.db.models import F, Q

from organisasi.common.models import Bertanda, pilihan_dikenal, urut_tanggal

AWAL_PERATURAN = date(2012, 1, 1)
"""First trial year; official from 2014 (K-17)."""
AKHIR_PERATURAN = date(2021, 6, 30)


class Varian(models.TextChoices):
    """Rules for tugas tambahan and kreativitas (K-09)."""

    PERKA_2013 = "perka_2013", "Peraturan Kepala BKN Nomor 1 Tahun 2013"
    PAPARAN_2012 = "paparan_2012", "Paparan BKN tahun 2012 (rancangan)"


class Periode(Bertanda):
    """One assessment year of an agency: its dates, its deadlines and the rules it is scored by (K-17)."""

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="daftar_periode")
    tahun = models.PositiveSmallIntegerField("tahun")
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    varian = models.CharField(
        "aturan tugas tambahan dan kreativitas", max_length=20, choices=Varian, default=Varian.PERKA_2013
    )
    kreativitas_dijumlahkan = models.BooleanField(
        "jumlahkan semua kreativitas",
        default=False,
        help_text="Bila tidak, hanya nilai tertinggi yang dihitung (keputusan K-07).",
    )
    dasar_khusus = models.TextField(
        "dasar penggunaan",
        blank=True,
        help_text="Wajib untuk periode di luar masa berlaku PP 46/2011, misalnya peraturan internal instansi.",
    )
    batas_skp = models.DateField("SKP ditetapkan paling lambat")
    buka_realisasi = models.DateField("realisasi akhir dapat diajukan mulai")
    batas_penilaian = models.DateField("penilaian paling lambat")

    class Meta:
        verbose_name = "periode penilaian"
        verbose_name_plural = "periode penilaian"
        ordering = ("-tahun",)
        constraints = [
            pilihan_dikenal("periode_varian_dikenal", "varian", Varian),
            urut_tanggal("periode_tanggal_berurutan"),
            models.UniqueConstraint(
                name="periode_satu_per_tahun",
                fields=["instansi", "tahun"],
                violation_error_message="Periode untuk tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                name="periode_di_luar_masa_berlaku_punya_dasar",
                condition=Q(mulai__gte=AWAL_PERATURAN, selesai__lte=AKHIR_PERATURAN) | ~Q(dasar_khusus=""),
                violation_error_message=(
                    "Periode ini di luar masa berlaku PP 46/2011. Isi dasar penggunaannya, misalnya peraturan internal."
                ),
            ),
            models.CheckConstraint(
                name="periode_batas_berurutan",
                condition=Q(batas_skp__gte=F("mulai"), batas_penilaian__gte=F("buka_realisasi")),
                violation_error_message="Batas penilaian tidak boleh mendahului pembukaan realisasi.",
            ),
        ]

    def __str__(self) -> str:
        return f"Tahun {self.tahun}"

    @property
    def tanggal_parameter(self) -> date:
        """The day whose parameters score this period: its end, or the last day of the regulation (K-17)."""
        return min(self.selesai, AKHIR_PERATURAN)
