from django.db import models

from organisasi.common.models import Bertanda


class PengingatHarian(Bertanda):
    """The reminders of an agency and a day have gone out; ``jumlah`` says how many. Keeps a second run from working."""

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="+")
    tanggal = models.DateField("tanggal")
    jumlah = models.PositiveIntegerField("pengingat terkirim", default=0)

    class Meta:
        verbose_name = "pengingat harian"
        verbose_name_plural = "pengingat harian"
        constraints = [models.UniqueConstraint(name="pengingat_sekali_sehari", fields=["instansi", "tanggal"])]

    def __str__(self) -> str:
        return f"Pengingat {self.tanggal:%d-%m-%Y}"
