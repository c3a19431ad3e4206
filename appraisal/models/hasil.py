"""Figures once given: never changed, only followed by a newer version.

``masukan`` holds everything that went in (rows, names, ranks, positions, rules), ``langkah`` every step of the
calculation. A form prints from here, whatever happens to the live rows later.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisasi.common.clock import sekarang
from organisasi.common.models import pilihan_dikenal


class AsalHasil(models.TextChoices):
    PENILAI = "penilai", "Pejabat penilai"
    KEPUTUSAN = "keputusan", "Keputusan atas keberatan"
    ATASAN = "atasan", "Ditetapkan atasan pejabat penilai"
    KOREKSI = "koreksi", "Koreksi"


class Hasil(models.Model):
    nomor = models.PositiveSmallIntegerField("versi")
    asal = models.CharField("asal", max_length=20, choices=AsalHasil, default=AsalHasil.PENILAI)
    berlaku = models.BooleanField("versi terakhir", default=True)
    masukan = models.JSONField("masukan")
    langkah = models.JSONField("langkah")
    dibuat_pada = models.DateTimeField("dibuat pada", default=sekarang)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        ordering = ("nomor",)


def _nilai(nama: str) -> models.DecimalField:
    return models.DecimalField(nama, max_digits=15, decimal_places=2)


class HasilSkp(Hasil):
    """Nilai capaian of one SKP. ``kegiatan`` in ``masukan`` carries aspects, column 13 and column 14 of each row."""

    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="daftar_hasil")
    jumlah = _nilai("jumlah")
    rata_rata = _nilai("rata-rata kegiatan")
    nilai_tugas_tambahan = _nilai("tugas tambahan")
    nilai_kreativitas = _nilai("kreativitas")
    nilai = _nilai("nilai capaian SKP")
    sebutan = models.CharField("sebutan", max_length=20)

    class Meta(Hasil.Meta):
        verbose_name = "hasil capaian SKP"
        verbose_name_plural = "hasil capaian SKP"
        constraints = [
            pilihan_dikenal("hasil_skp_asal_dikenal", "asal", AsalHasil),
            models.UniqueConstraint(name="hasil_skp_nomor_tunggal", fields=["skp", "nomor"]),
            models.UniqueConstraint(name="hasil_skp_satu_berlaku", fields=["skp"], condition=Q(berlaku=True)),
        ]

    def __str__(self) -> str:
        return f"{self.nilai} ({self.sebutan})"


class HasilPenilaian(Hasil):
    """Nilai prestasi kerja of the year, with the HasilSkp it was made of named in ``masukan``."""

    penilaian = models.ForeignKey("appraisal.Penilaian", on_delete=models.PROTECT, related_name="daftar_hasil")
    nilai_skp = _nilai("nilai SKP")
    bagian_skp = _nilai("nilai SKP x 60 %")
    jumlah_perilaku = _nilai("jumlah perilaku")
    jumlah_aspek = models.PositiveSmallIntegerField("banyaknya aspek")
    rata_rata_perilaku = _nilai("rata-rata perilaku")
    bagian_perilaku = _nilai("perilaku x 40 %")
    nilai = _nilai("nilai prestasi kerja")
    sebutan = models.CharField("sebutan", max_length=20)

    class Meta(Hasil.Meta):
        verbose_name = "hasil penilaian"
        verbose_name_plural = "hasil penilaian"
        constraints = [
            pilihan_dikenal("hasil_asal_dikenal", "asal", AsalHasil),
            models.UniqueConstraint(name="hasil_nomor_tunggal", fields=["penilaian", "nomor"]),
            models.UniqueConstraint(name="hasil_satu_berlaku", fields=["penilaian"], condition=Q(berlaku=True)),
        ]

    def __str__(self) -> str:
        return f"{self.nilai} ({self.sebutan})"
