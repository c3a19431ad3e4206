from django.conf import settings
from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class HalTenggat(models.TextChoices):
    """The deadlines that warn and never block, so that they may be extended. The objection's may not (K-11)."""

    SKP = "skp", "Penetapan SKP"
    PENILAIAN = "penilaian", "Penilaian"
    TANGGAPAN = "tanggapan", "Tanggapan atas keberatan"
    TERUSKAN = "teruskan", "Penerusan hasil kepada atasan"


class Perpanjangan(Bertanda):
    """A later deadline for one person, or for a unit and everything below it, with the reason.

    Never deleted: taken back, it stays as history. ``sampai`` is the last day.
    """

    periode = models.ForeignKey("skp.Periode", on_delete=models.PROTECT, related_name="daftar_perpanjangan")
    hal = models.CharField("tenggat", max_length=20, choices=HalTenggat)
    unit = models.ForeignKey(
        "organisasi.UnitKerja", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="unit"
    )
    pegawai = models.ForeignKey(
        "organisasi.Pegawai",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_perpanjangan",
        verbose_name="pegawai",
    )
    sampai = models.DateField("diperpanjang sampai")
    alasan = models.TextField("alasan", max_length=500)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_cabut = models.TextField("alasan dicabut", max_length=500, blank=True)

    class Meta:
        verbose_name = "perpanjangan tenggat"
        verbose_name_plural = "perpanjangan tenggat"
        ordering = ("-pk",)
        constraints = [
            pilihan_dikenal("perpanjangan_hal_dikenal", "hal", HalTenggat),
            models.CheckConstraint(name="perpanjangan_punya_alasan", condition=~Q(alasan="")),
            models.CheckConstraint(
                name="perpanjangan_unit_atau_pegawai",
                condition=Q(unit=None, pegawai__isnull=False) | Q(unit__isnull=False, pegawai=None),
                violation_error_message="Pilih satu unit atau satu pegawai.",
            ),
            models.CheckConstraint(
                name="perpanjangan_dicabut_dengan_alasan",
                condition=Q(dicabut_pada=None, dicabut_oleh=None, alasan_cabut="")
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False) & ~Q(alasan_cabut=""),
            ),
            models.UniqueConstraint(
                name="perpanjangan_satu_per_pegawai",
                fields=["periode", "hal", "pegawai"],
                condition=Q(dicabut_pada=None, unit=None),
                violation_error_message="Tenggat ini sudah diperpanjang untuk pegawai itu; cabut dahulu yang lama.",
            ),
            models.UniqueConstraint(
                name="perpanjangan_satu_per_unit",
                fields=["periode", "hal", "unit"],
                condition=Q(dicabut_pada=None, pegawai=None),
                violation_error_message="Tenggat ini sudah diperpanjang untuk unit itu; cabut dahulu yang lama.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_hal_display()} {self.untuk} sampai {self.sampai:%d-%m-%Y}"

    @property
    def untuk(self) -> str:
        return str(self.pegawai or self.unit)
