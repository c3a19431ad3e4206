from django.db import models

from organisasi.common.models import Bertanda


class IsianTertunda(Bertanda):
    """What somebody typed into a form and has not sent yet: one per account and address, seen by nobody else.

    ``isi`` is the form exactly as the browser would send it, without its token; it may be incomplete or wrong.
    """

    pengguna = models.ForeignKey("organisasi.Pengguna", on_delete=models.CASCADE, related_name="daftar_isian")
    alamat = models.CharField("alamat", max_length=200)
    isi = models.TextField("isi")

    class Meta:
        verbose_name = "isian tertunda"
        verbose_name_plural = "isian tertunda"
        constraints = [
            models.UniqueConstraint(name="isian_satu_per_orang_dan_alamat", fields=["pengguna", "alamat"]),
        ]

    def __str__(self) -> str:
        return self.alamat
