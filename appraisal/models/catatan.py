from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class AspekPerilaku(models.TextChoices):
    """The six aspects in the fixed order of the form."""

    ORIENTASI_PELAYANAN = "orientasi_pelayanan", "Orientasi pelayanan"
    INTEGRITAS = "integritas", "Integritas"
    KOMITMEN = "komitmen", "Komitmen"
    DISIPLIN = "disiplin", "Disiplin"
    KERJA_SAMA = "kerja_sama", "Kerja sama"
    KEPEMIMPINAN = "kepemimpinan", "Kepemimpinan"


class CatatanPerilaku(Bertanda):
    """A dated note in the buku catatan penilaian perilaku; it follows the person from assessor to assessor.

    The person may read it and answer. A note may be taken back, it is never erased.
    """

    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="catatan_perilaku")
    penilai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="catatan_ditulis")
    tanggal = models.DateField("tanggal")
    aspek = models.CharField("aspek", max_length=20, choices=AspekPerilaku)
    uraian = models.TextField("uraian", max_length=2000)
    tanggapan = models.TextField("tanggapan pegawai", max_length=2000, blank=True)
    ditanggapi_pada = models.DateTimeField("ditanggapi pada", null=True, blank=True)
    ditarik_pada = models.DateTimeField("ditarik pada", null=True, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "catatan perilaku"
        verbose_name_plural = "catatan perilaku"
        ordering = ("tanggal", "pk")
        indexes = [models.Index(fields=["pegawai", "tanggal"], name="catatan_pegawai_tanggal")]
        constraints = [
            pilihan_dikenal("catatan_aspek_dikenal", "aspek", AspekPerilaku),
            models.CheckConstraint(name="catatan_bukan_tentang_diri_sendiri", condition=~Q(pegawai=F("penilai"))),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.get_aspek_display()}"
