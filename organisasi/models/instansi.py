from typing import Self

from django.core.validators import RegexValidator
from django.db import models

from organisasi.common.models import Bertanda, pilihan_dikenal


class ZonaWaktu(models.TextChoices):
    """The three zones of Indonesia; none has summer time."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class DaftarInstansi(models.QuerySet["Instansi"]):
    """Agencies; what works on all of them leaves the practice rooms out."""

    def nyata(self) -> Self:
        return self.filter(pelajar=None)


class Instansi(Bertanda):
    """A government agency. Every row of the system belongs to one, and nothing crosses between them (K-18).

    ``pelajar``: this is the practice room of that account, with invented people; see ``appraisal.practice``.
    """

    kode = models.CharField(
        "kode",
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[A-Z0-9-]+$", "Huruf besar, angka, dan tanda hubung.")],
    )
    nama = models.CharField("nama", max_length=200, help_text="Seperti pada kop, misalnya Pemerintah Provinsi …")
    alamat = models.TextField("alamat", blank=True, help_text="Baris alamat pada kop formulir.")
    tempat = models.CharField("tempat", max_length=60, help_text="Kota pada baris tanda tangan.")
    lambang = models.ImageField("lambang", upload_to="lambang/", blank=True)
    zona_waktu = models.CharField("zona waktu", max_length=20, choices=ZonaWaktu, default=ZonaWaktu.WIB)
    ppk = models.ForeignKey(
        "organisasi.Pegawai",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pejabat pembina kepegawaian",
    )
    pemetaan_diperiksa = models.DateField("pemetaan penilai diperiksa", null=True, blank=True, editable=False)
    demonstrasi = models.BooleanField("data demonstrasi", default=False, editable=False)

    pelajar = models.OneToOneField(
        "organisasi.Pengguna",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="ruang_latihan",
        verbose_name="ruang latihan milik",
    )

    objects = DaftarInstansi.as_manager()

    class Meta:
        verbose_name = "instansi"
        verbose_name_plural = "instansi"
        ordering = ("nama",)
        constraints = [pilihan_dikenal("instansi_zona_dikenal", "zona_waktu", ZonaWaktu)]

    def __str__(self) -> str:
        return self.nama
