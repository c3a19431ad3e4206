"""What protects accounts: failed attempts, shared by all workers, and the hashes of former passwords."""

from django.db import models
from django.utils import timezone

from organisasi.common.models import pilihan_dikenal


class JenisUpaya(models.TextChoices):
    MASUK = "masuk", "Gagal masuk"
    VERIFIKASI = "verifikasi", "Verifikasi dokumen"
    LATIHAN = "latihan", "Ruang latihan untuk tamu"


class Upaya(models.Model):
    """One attempt that counts against a limit. Old rows are swept by ``berkala``."""

    jenis = models.CharField("jenis", max_length=12, choices=JenisUpaya)
    subjek = models.CharField("subjek", max_length=40, blank=True)
    alamat = models.CharField("alamat jaringan", max_length=45, blank=True)
    pada = models.DateTimeField("pada", default=timezone.now)

    class Meta:
        verbose_name = "upaya"
        verbose_name_plural = "upaya"
        ordering = ("-pk",)
        indexes = [
            models.Index(fields=["jenis", "subjek", "pada"], name="upaya_subjek"),
            models.Index(fields=["jenis", "alamat", "pada"], name="upaya_alamat"),
        ]
        constraints = [pilihan_dikenal("upaya_jenis_dikenal", "jenis", JenisUpaya)]

    def __str__(self) -> str:
        return f"{self.jenis} {self.pada:%d-%m-%Y %H:%M}"


class SandiLama(models.Model):
    """The hash of a password that was replaced, so that it is not taken again."""

    pengguna = models.ForeignKey("organisasi.Pengguna", on_delete=models.CASCADE, related_name="daftar_sandi_lama")
    sidik = models.CharField("sidik kata sandi", max_length=128, editable=False)
    pada = models.DateTimeField("pada", default=timezone.now)

    class Meta:
        verbose_name = "kata sandi lama"
        verbose_name_plural = "kata sandi lama"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"Kata sandi lama {self.pengguna_id}"
