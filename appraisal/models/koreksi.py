from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class LingkupKoreksi(models.TextChoices):
    """How far a result is opened again; a wider one includes the narrower."""

    PERILAKU = "perilaku", "Nilai perilaku dan rekomendasi"
    CAPAIAN = "capaian", "Nilai capaian SKP dari pejabat penilai"
    REALISASI = "realisasi", "Realisasi yang diisi pegawai"


class StatusKoreksi(models.TextChoices):
    DIUSULKAN = "diusulkan", "Diusulkan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"


class Koreksi(Bertanda):
    """A result in force, opened again by two people: one asks with a reason, the atasan pejabat penilai agrees.

    ``versi`` is the version of the documents that was in force then; ``sebelum`` holds the dates of its form.
    """

    penilaian = models.ForeignKey("appraisal.Penilaian", on_delete=models.PROTECT, related_name="daftar_koreksi")
    lingkup = models.CharField("yang dikoreksi", max_length=20, choices=LingkupKoreksi)
    alasan = models.TextField("alasan", max_length=2000)
    status = models.CharField("status", max_length=20, choices=StatusKoreksi, default=StatusKoreksi.DIUSULKAN)
    versi = models.PositiveSmallIntegerField("versi yang dikoreksi")
    sebelum = models.JSONField("tanggal formulir sebelumnya", default=dict, blank=True)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diputuskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputuskan_pada = models.DateTimeField("diputuskan pada", null=True, blank=True)
    catatan_putusan = models.TextField("catatan keputusan", max_length=2000, blank=True)

    class Meta:
        verbose_name = "koreksi"
        verbose_name_plural = "koreksi"
        ordering = ("pk",)
        constraints = [
            pilihan_dikenal("koreksi_lingkup_dikenal", "lingkup", LingkupKoreksi),
            pilihan_dikenal("koreksi_status_dikenal", "status", StatusKoreksi),
            models.CheckConstraint(
                name="koreksi_dua_orang",
                condition=Q(diputuskan_oleh=None) | ~Q(diputuskan_oleh=F("diusulkan_oleh")),
                violation_error_message="Pengusul tidak memutuskan usulannya sendiri.",
            ),
            models.CheckConstraint(
                name="koreksi_diputuskan_punya_pemutus",
                condition=Q(status=StatusKoreksi.DIUSULKAN, diputuskan_oleh=None, diputuskan_pada=None)
                | ~Q(status=StatusKoreksi.DIUSULKAN) & Q(diputuskan_oleh__isnull=False, diputuskan_pada__isnull=False),
            ),
            models.CheckConstraint(
                name="koreksi_ditolak_dengan_alasan",
                condition=~Q(status=StatusKoreksi.DITOLAK) | ~Q(catatan_putusan=""),
                violation_error_message="Isi alasan penolakan.",
            ),
            models.UniqueConstraint(
                name="koreksi_satu_usulan",
                fields=["penilaian"],
                condition=Q(status=StatusKoreksi.DIUSULKAN),
                violation_error_message="Masih ada usulan koreksi yang belum diputuskan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Koreksi versi {self.versi}"
