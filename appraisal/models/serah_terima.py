from django.db import models
from django.db.models import F, Q

from organisasi.common.clock import sekarang
from organisasi.common.models import Bertanda


class SerahTerima(Bertanda):
    """An assessor who leaves his position hands his notes to the successor or to his own superior (PERKA-I.2)."""

    penempatan = models.OneToOneField(
        "organisasi.Penempatan", on_delete=models.PROTECT, related_name="serah_terima", verbose_name="jabatan"
    )
    penilai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="+")
    penerima = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="serah_terima_diterima")
    catatan = models.TextField("catatan", max_length=2000, blank=True)
    pada = models.DateTimeField("diserahkan pada", default=sekarang)

    class Meta:
        verbose_name = "serah terima catatan"
        verbose_name_plural = "serah terima catatan"
        constraints = [
            models.CheckConstraint(name="serah_terima_kepada_orang_lain", condition=~Q(penilai=F("penerima"))),
        ]

    def __str__(self) -> str:
        return f"{self.penilai} kepada {self.penerima}"
