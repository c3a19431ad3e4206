from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal, urut_tanggal


class JenisJabatan(models.TextChoices):
    STRUKTURAL = "struktural", "Struktural"
    FUNGSIONAL_TERTENTU = "fungsional_tertentu", "Fungsional tertentu"
    FUNGSIONAL_UMUM = "fungsional_umum", "Fungsional umum"


class Eselon(models.TextChoices):
    I_A = "I.a", "I.a"
    I_B = "I.b", "I.b"
    II_A = "II.a", "II.a"
    II_B = "II.b", "II.b"
    III_A = "III.a", "III.a"
    III_B = "III.b", "III.b"
    IV_A = "IV.a", "IV.a"
    IV_B = "IV.b", "IV.b"
    V_A = "V.a", "V.a"


class Jabatan(Bertanda):
    """A position in a unit. ``kepala``: its holder heads the unit and appraises those in it."""

    unit = models.ForeignKey("organisasi.UnitKerja", on_delete=models.PROTECT, related_name="daftar_jabatan")
    nama = models.CharField("nama jabatan", max_length=200)
    jenis = models.CharField("jenis", max_length=20, choices=JenisJabatan)
    eselon = models.CharField("eselon", max_length=5, choices=Eselon, blank=True)
    kepala = models.BooleanField("memimpin unit", default=False)
    mulai = models.DateField("berlaku sejak")
    selesai = models.DateField("berlaku sampai", null=True, blank=True)

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ("-kepala", "eselon", "nama")
        constraints = [
            pilihan_dikenal("jabatan_jenis_dikenal", "jenis", JenisJabatan),
            urut_tanggal("jabatan_tanggal_berurutan"),
            models.CheckConstraint(
                name="jabatan_eselon_hanya_struktural",
                condition=Q(jenis=JenisJabatan.STRUKTURAL, eselon__in=Eselon.values)
                | (~Q(jenis=JenisJabatan.STRUKTURAL) & Q(eselon="")),
                violation_error_message="Eselon diisi untuk jabatan struktural, dan hanya untuk itu.",
            ),
            models.UniqueConstraint(
                name="jabatan_satu_kepala_per_unit",
                fields=["unit"],
                condition=Q(kepala=True, selesai=None),
                violation_error_message="Unit ini sudah mempunyai jabatan kepala.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
