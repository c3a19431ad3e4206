import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class StatusImpor(models.TextChoices):
    MENUNGGU = "menunggu", "Sedang diperiksa"
    DITOLAK = "ditolak", "Perlu diperbaiki"
    SIAP = "siap", "Siap diterapkan"
    DITERAPKAN = "diterapkan", "Sudah diterapkan"
    DIURUNGKAN = "diurungkan", "Diurungkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    KEDALUWARSA = "kedaluwarsa", "Habis masanya"


BELUM_DITERAPKAN = frozenset({StatusImpor.MENUNGGU, StatusImpor.DITOLAK, StatusImpor.SIAP})
"""States in which the file and the report of its check are still kept, and nothing was changed."""
MASA_UNGGAHAN = timedelta(days=14)
"""How long an upload waits after its last check; it holds personal data that nobody uses."""


class JenisPotongan(models.TextChoices):
    RENCANA = "rencana", "Yang akan berubah"
    JEJAK = "jejak", "Yang telah berubah"


def letak_impor(impor: "Impor", nama: str) -> str:
    return f"impor/{uuid.uuid4().hex}"


class Impor(Bertanda):
    """One uploaded table: checked first, applied as a whole on demand, and undone while nothing rests on it.

    The file is kept until it is applied or put away, or its time is over. ``sidik_rencana`` names the changes that
    were shown.
    """

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    nama_berkas = models.CharField("nama berkas", max_length=200)
    jenis_berkas = models.CharField("jenis berkas", max_length=5)
    berkas = models.FileField("berkas", upload_to=letak_impor, max_length=200, blank=True)
    status = models.CharField("status", max_length=12, choices=StatusImpor, default=StatusImpor.MENUNGGU)
    ringkasan = models.JSONField("ringkasan per lembar", default=list)
    temuan = models.JSONField("temuan", default=list)
    jumlah_temuan = models.PositiveIntegerField("jumlah temuan", default=0)
    jumlah_perubahan = models.PositiveIntegerField("jumlah perubahan", default=0)
    sidik_rencana = models.CharField("sidik rencana", max_length=64, blank=True)
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True, blank=True)
    diurungkan_pada = models.DateTimeField("diurungkan pada", null=True, blank=True)

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        ordering = ("-pk",)
        constraints = [
            pilihan_dikenal("impor_status_dikenal", "status", StatusImpor),
            models.CheckConstraint(
                name="impor_diterapkan_punya_waktu",
                condition=Q(status__in=["diterapkan", "diurungkan"], diterapkan_pada__isnull=False)
                | (~Q(status__in=["diterapkan", "diurungkan"]) & Q(diterapkan_pada=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.nama_berkas

    @property
    def disimpan_sampai(self) -> datetime | None:
        """When the clock removes file and report of an upload that was not applied."""
        return self.diubah_pada + MASA_UNGGAHAN if self.status in BELUM_DITERAPKAN else None


class PotonganImpor(models.Model):
    """Some hundred changes of an import in order, as JSON: what will change, or what changed with its former values."""

    impor = models.ForeignKey("organisasi.Impor", on_delete=models.CASCADE, related_name="daftar_potongan")
    jenis = models.CharField("jenis", max_length=10, choices=JenisPotongan)
    urutan = models.PositiveIntegerField("urutan")
    isi = models.JSONField("isi")

    class Meta:
        verbose_name = "potongan impor"
        verbose_name_plural = "potongan impor"
        ordering = ("jenis", "urutan")
        constraints = [
            pilihan_dikenal("potongan_jenis_dikenal", "jenis", JenisPotongan),
            models.UniqueConstraint(name="potongan_berurutan", fields=["impor", "jenis", "urutan"]),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.urutan}"
