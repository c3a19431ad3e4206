from django.db import models
from django.db.models import F, Q

from organisasi.common.models import Bertanda, pilihan_dikenal, urut_tanggal


class JenisPenempatan(models.TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Pelaksana tugas (Plt.)"
    PLH = "plh", "Pelaksana harian (Plh.)"


SEBUTAN_PENEMPATAN = {JenisPenempatan.PLT: "Plt.", JenisPenempatan.PLH: "Plh."}


class Penempatan(Bertanda):
    """A person in a position from ``mulai`` to ``selesai`` (both inclusive).

    A person has one definitive position at a time and may act (Plt., Plh.) in others beside it. Overlaps are refused
    by ``services.penempatan``; the open row is guarded here.
    """

    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="daftar_penempatan")
    jabatan = models.ForeignKey("organisasi.Jabatan", on_delete=models.PROTECT, related_name="daftar_penempatan")
    jenis = models.CharField("jenis", max_length=10, choices=JenisPenempatan, default=JenisPenempatan.DEFINITIF)
    mulai = models.DateField("mulai tugas")
    selesai = models.DateField("selesai tugas", null=True, blank=True)
    nomor_surat = models.CharField("nomor SK/surat perintah", max_length=100, blank=True)

    class Meta:
        verbose_name = "penempatan"
        verbose_name_plural = "penempatan"
        ordering = ("-mulai", "-pk")
        indexes = [
            models.Index(fields=["pegawai", "mulai"], name="penempatan_pegawai_mulai"),
            models.Index(fields=["jabatan", "mulai"], name="penempatan_jabatan_mulai"),
        ]
        constraints = [
            pilihan_dikenal("penempatan_jenis_dikenal", "jenis", JenisPenempatan),
            urut_tanggal("penempatan_tanggal_berurutan"),
            models.UniqueConstraint(
                name="penempatan_satu_definitif_terbuka",
                fields=["pegawai"],
                condition=Q(jenis=JenisPenempatan.DEFINITIF, selesai=None),
                violation_error_message="Pegawai ini masih memegang jabatan definitif lain.",
            ),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def sebutan(self) -> str:
        """The position as a form prints it: ``Plt. Kepala Bagian Tatalaksana``."""
        awalan = SEBUTAN_PENEMPATAN.get(JenisPenempatan(self.jenis), "")
        return f"{awalan} {self.jabatan.nama}".strip()


class PenugasanPenilai(Bertanda):
    """Who appraises whom where the position does not tell, for a time and with a reason.

    ``atasan`` is the atasan pejabat penilai; empty means the assessor's own superior by position.
    """

    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="penugasan_penilai")
    penilai = models.ForeignKey(
        "organisasi.Pegawai", on_delete=models.PROTECT, related_name="ditugasi_menilai", verbose_name="pejabat penilai"
    )
    atasan = models.ForeignKey(
        "organisasi.Pegawai",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="atasan pejabat penilai",
    )
    mulai = models.DateField("berlaku sejak")
    selesai = models.DateField("berlaku sampai", null=True, blank=True)
    alasan = models.CharField("alasan", max_length=300)
    dibuat_oleh = models.ForeignKey("organisasi.Pengguna", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "penugasan pejabat penilai"
        verbose_name_plural = "penugasan pejabat penilai"
        ordering = ("-mulai", "-pk")
        constraints = [
            urut_tanggal("penugasan_tanggal_berurutan"),
            models.CheckConstraint(
                name="penugasan_bukan_menilai_diri_sendiri",
                condition=~Q(pegawai=F("penilai")),
                violation_error_message="Tidak seorang pun boleh menilai dirinya sendiri.",
            ),
            models.CheckConstraint(
                name="penugasan_atasan_bukan_yang_dinilai",
                condition=Q(atasan=None) | ~Q(atasan=F("pegawai")),
                violation_error_message="Atasan pejabat penilai tidak boleh pegawai yang dinilai.",
            ),
            models.UniqueConstraint(
                name="penugasan_satu_terbuka",
                fields=["pegawai"],
                condition=Q(selesai=None),
                violation_error_message="Masih ada penugasan pejabat penilai yang berlaku; akhiri dahulu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.penilai} menilai {self.pegawai}"
