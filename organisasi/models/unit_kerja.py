from django.db import models
from django.db.models import F, Q
from tree_queries.models import TreeNode

from organisasi.common.models import Bertanda, pilihan_dikenal, urut_tanggal


class JenisUnit(models.TextChoices):
    SEKRETARIAT = "sekretariat", "Sekretariat"
    ASISTEN = "asisten", "Asisten"
    BIRO = "biro", "Biro"
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    BAGIAN = "bagian", "Bagian"
    BIDANG = "bidang", "Bidang"
    SUBBAGIAN = "subbagian", "Subbagian"
    SEKSI = "seksi", "Seksi"
    UPT = "upt", "Unit pelaksana teknis"
    LAINNYA = "lainnya", "Lainnya"


class UnitKerja(TreeNode, Bertanda):
    """A unit of an agency in its dated tree.

    A unit holds from ``mulai`` to ``selesai``. A reorganisation ends it and starts a new row, under the same code if
    the agency wishes: what was true on an earlier day stays readable.
    """

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="daftar_unit")
    kode = models.CharField("kode", max_length=40)
    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=20, choices=JenisUnit)
    urutan = models.PositiveIntegerField("urutan", default=0)
    mulai = models.DateField("berlaku sejak")
    selesai = models.DateField("berlaku sampai", null=True, blank=True)

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ("urutan", "kode")
        constraints = [
            pilihan_dikenal("unit_jenis_dikenal", "jenis", JenisUnit),
            urut_tanggal("unit_tanggal_berurutan"),
            models.UniqueConstraint(
                name="unit_kode_tunggal_selama_berlaku",
                fields=["instansi", "kode"],
                condition=Q(selesai=None),
                violation_error_message="Kode ini sudah dipakai unit lain yang masih berlaku.",
            ),
            models.CheckConstraint(
                name="unit_bukan_induk_sendiri",
                condition=Q(parent=None) | ~Q(parent=F("id")),
                violation_error_message="Unit tidak dapat menjadi induk bagi dirinya sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
