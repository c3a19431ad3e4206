from django.conf import settings
from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda


class LingkupApi(models.TextChoices):
    """What a key opens. Writing does not include reading."""

    BACA_PEGAWAI = "pegawai.baca", "Membaca pegawai"
    TULIS_PEGAWAI = "pegawai.tulis", "Mengirim pegawai"
    BACA_PENEMPATAN = "penempatan.baca", "Membaca penempatan"
    TULIS_PENEMPATAN = "penempatan.tulis", "Mengirim penempatan"
    BACA_HASIL = "hasil.baca", "Membaca hasil yang berlaku"


class KunciApi(Bertanda):
    """A token of another system: only its SHA-256 is kept. It acts for the whole agency within its scope."""

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="+")
    nama = models.CharField("dipakai oleh", max_length=80)
    awalan = models.CharField("awalan", max_length=12)
    sidik = models.CharField("sidik kunci", max_length=64, unique=True, editable=False)
    lingkup = models.JSONField("lingkup")
    berlaku_sampai = models.DateField("berlaku sampai")
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dipakai_pada = models.DateTimeField("terakhir dipakai", null=True, blank=True)

    class Meta:
        verbose_name = "kunci API"
        verbose_name_plural = "kunci API"
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                name="kunci_api_dicabut_utuh",
                condition=Q(dicabut_pada=None, dicabut_oleh=None)
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def daftar_lingkup(self) -> list[str]:
        """The scopes in words."""
        return [str(LingkupApi(nilai).label) for nilai in self.lingkup]
