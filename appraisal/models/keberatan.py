from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class Keberatan(Bertanda):
    """An objection with its answer and decision: boxes 5, 6 and 7 of the form (K-11)."""

    penilaian = models.OneToOneField("appraisal.Penilaian", on_delete=models.PROTECT, related_name="keberatan")
    alasan = models.TextField("keberatan dan alasannya", max_length=4000)
    diajukan_pada = models.DateTimeField("diajukan pada")
    batas_tanggapan = models.DateTimeField("tanggapan paling lambat")
    tanggapan = models.TextField("tanggapan pejabat penilai", max_length=4000, blank=True)
    ditanggapi_pada = models.DateTimeField("ditanggapi pada", null=True, blank=True)
    keputusan = models.TextField("keputusan atasan pejabat penilai", max_length=4000, blank=True)
    diputuskan_pada = models.DateTimeField("diputuskan pada", null=True, blank=True)
    mengubah_nilai = models.BooleanField("nilai diubah", null=True, blank=True)

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        constraints = [
            models.CheckConstraint(name="keberatan_punya_alasan", condition=~Q(alasan="")),
            models.CheckConstraint(
                name="keberatan_tanggapan_berpasangan",
                condition=Q(ditanggapi_pada=None, tanggapan="") | (Q(ditanggapi_pada__isnull=False) & ~Q(tanggapan="")),
            ),
            models.CheckConstraint(
                name="keberatan_keputusan_berpasangan",
                condition=Q(diputuskan_pada=None, keputusan="", mengubah_nilai=None)
                | (Q(diputuskan_pada__isnull=False, mengubah_nilai__isnull=False) & ~Q(keputusan="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Keberatan {self.diajukan_pada:%d-%m-%Y}"


class JenisButir(models.TextChoices):
    KUALITAS = "kualitas", "Kualitas kegiatan"
    TUGAS_TAMBAHAN = "tugas_tambahan", "Tugas tambahan"
    KREATIVITAS = "kreativitas", "Kreativitas"
    PERILAKU = "perilaku", "Perilaku kerja"


class ButirKeberatan(Bertanda):
    """One disputed figure: what it was, why it is disputed, what the decision made of it.

    ``acuan`` is the id of the kegiatan, task or creation, or the name of the behaviour aspect.
    """

    keberatan = models.ForeignKey("appraisal.Keberatan", on_delete=models.CASCADE, related_name="daftar_butir")
    jenis = models.CharField("jenis", max_length=20, choices=JenisButir)
    acuan = models.CharField("acuan", max_length=40)
    label = models.CharField("yang dipersoalkan", max_length=300)
    nilai_semula = models.CharField("nilai semula", max_length=20)
    alasan = models.TextField("alasan", max_length=2000, blank=True)
    nilai_keputusan = models.CharField("nilai menurut keputusan", max_length=20, blank=True)

    class Meta:
        verbose_name = "butir keberatan"
        verbose_name_plural = "butir keberatan"
        ordering = ("pk",)
        constraints = [
            pilihan_dikenal("butir_keberatan_jenis_dikenal", "jenis", JenisButir),
            models.UniqueConstraint(name="butir_keberatan_sekali", fields=["keberatan", "jenis", "acuan"]),
        ]

    def __str__(self) -> str:
        return self.label
