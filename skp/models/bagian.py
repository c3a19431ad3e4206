from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda


class BagianTarget(Bertanda):
    """The share of one activity of an assessor that he proposes to one subordinate (PERKA-A.3).

    A proposal: the subordinate takes it into his own SKP, changes it, or leaves it. It follows the activity into the
    next version of the assessor's contract. ``kuantitas`` in the unit of the activity, ``biaya`` in rupiah.
    """

    kegiatan = models.ForeignKey("skp.Kegiatan", on_delete=models.CASCADE, related_name="daftar_bagian")
    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="+")
    kuantitas = models.DecimalField("kuantitas", max_digits=15, decimal_places=2)
    biaya = models.DecimalField(
        "biaya (rupiah)", max_digits=15, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = "bagian target"
        verbose_name_plural = "bagian target"
        ordering = ("pegawai__nama", "pk")
        constraints = [
            models.UniqueConstraint(name="bagian_sekali_per_pegawai", fields=["kegiatan", "pegawai"]),
            models.CheckConstraint(
                name="bagian_wajar", condition=Q(kuantitas__gt=0) & (Q(biaya=None) | Q(biaya__gte=0))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.kuantitas}"
