from django.db import models

from organisasi.common.models import Riwayat
from skp.states import Peran


class RiwayatSkp(Riwayat):
    """One step of an SKP or of its realisation."""

    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat SKP"
        verbose_name_plural = "riwayat SKP"
        indexes = [models.Index(fields=["skp", "pada"], name="riwayat_skp_pada")]

    def __str__(self) -> str:
        return f"{self.aksi} {self.pada:%d-%m-%Y}"

    @property
    def peran(self) -> str:
        return str(Peran(self.sebagai).label)
