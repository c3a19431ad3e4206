from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class PilihanBawaan(models.TextChoices):
    """The answer to “apa yang berubah?” about one activity of last year."""

    TETAP = "tetap", "Tidak ada: bawa apa adanya"
    UBAH = "ubah", "Ada yang berubah: bawa dengan perubahan di bawah ini"
    TINGGAL = "tinggal", "Tidak dikerjakan lagi: jangan dibawa"


class BawaanKegiatan(Bertanda):
    """What somebody decided about one activity of last year while drawing up this year's SKP.

    ``hasil`` is the row of the draft that came of it; empty when it was left out, or deleted in the editor since.
    """

    skp = models.ForeignKey("skp.Skp", on_delete=models.CASCADE, related_name="daftar_bawaan")
    lama = models.ForeignKey("skp.Kegiatan", on_delete=models.PROTECT, related_name="+")
    pilihan = models.CharField("apa yang berubah", max_length=10, choices=PilihanBawaan)
    hasil = models.ForeignKey(
        "skp.Kegiatan", on_delete=models.SET_NULL, null=True, blank=True, related_name="daftar_bawaan"
    )

    class Meta:
        verbose_name = "kegiatan yang dibawa dari tahun lalu"
        verbose_name_plural = "kegiatan yang dibawa dari tahun lalu"
        ordering = ("pk",)
        constraints = [
            pilihan_dikenal("bawaan_pilihan_dikenal", "pilihan", PilihanBawaan),
            models.UniqueConstraint(name="bawaan_sekali_per_kegiatan", fields=["skp", "lama"]),
            models.CheckConstraint(
                name="bawaan_tinggal_tanpa_hasil", condition=~Q(pilihan=PilihanBawaan.TINGGAL) | Q(hasil=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lama}: {self.get_pilihan_display()}"
