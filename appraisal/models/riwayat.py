from django.db import models

from organisasi.common.models import Riwayat
from skp.states import Peran


class RiwayatPenilaian(Riwayat):
    """One step of an appraisal."""

    penilaian = models.ForeignKey("appraisal.Penilaian", on_delete=models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat penilaian"
        verbose_name_plural = "riwayat penilaian"
        indexes = [models.Index(fields=["penilaian", "pada"], name="riwayat_penilaian_pada")]

    def __str__(self) -> str:
        return f"{self.aksi} {self.pada:%d-%m-%Y}"

    @property
    def peran(self) -> str:
        return str(Peran(self.sebagai).label)
