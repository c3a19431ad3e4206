from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class StatusLaporan(models.TextChoices):
    DIKIRIM = "dikirim", "Menunggu jawaban"
    DIKABULKAN = "dikabulkan", "Dikabulkan"
    TIDAK_DIKABULKAN = "tidak_dikabulkan", "Tidak dikabulkan"


class LaporanPenilai(Bertanda):
    """An employee's word that his assessor is wrong: who is recorded, who it should be, and the answer."""

    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="laporan_penilai")
    tercatat = models.ForeignKey(
        "organisasi.Pegawai", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    usulan = models.ForeignKey(
        "organisasi.Pegawai", on_delete=models.PROTECT, related_name="+", verbose_name="yang seharusnya menilai"
    )
    keterangan = models.CharField("keterangan", max_length=300)
    status = models.CharField("status", max_length=20, choices=StatusLaporan, default=StatusLaporan.DIKIRIM)
    jawaban = models.CharField("jawaban", max_length=300, blank=True)
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, blank=True)

    class Meta:
        verbose_name = "laporan penilai"
        verbose_name_plural = "laporan penilai"
        ordering = ("-pk",)
        constraints = [
            pilihan_dikenal("laporan_status_dikenal", "status", StatusLaporan),
            models.UniqueConstraint(
                name="laporan_satu_menunggu",
                fields=["pegawai"],
                condition=Q(status=StatusLaporan.DIKIRIM),
                violation_error_message="Laporan Anda sebelumnya masih menunggu jawaban.",
            ),
            models.CheckConstraint(
                name="laporan_usulan_bukan_diri_sendiri",
                condition=~Q(usulan=F("pegawai")),
                violation_error_message="Tidak seorang pun boleh menilai dirinya sendiri.",
            ),
            models.CheckConstraint(
                name="laporan_dijawab_punya_waktu",
                condition=Q(status=StatusLaporan.DIKIRIM, dijawab_pada=None)
                | (~Q(status=StatusLaporan.DIKIRIM) & Q(dijawab_pada__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.get_status_display()}"
