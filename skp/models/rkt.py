from django.db import models
from django.db.models import Q
from tree_queries.models import TreeNode

from organisasi.common.models import Bertanda, pilihan_dikenal


class TingkatRkt(models.TextChoices):
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"
    INDIKATOR = "indikator", "Indikator"


class ButirRkt(TreeNode, Bertanda):
    """A row of the agency's yearly work plan (rencana kerja tahunan): every SKP rests on it (PP 46/2011 Pasal 5).

    Program, kegiatan and sub kegiatan form the tree; an indikator with its target and budget hangs on any of them.
    """

    unit = models.ForeignKey("organisasi.UnitKerja", on_delete=models.PROTECT, related_name="daftar_rkt")
    tahun = models.PositiveSmallIntegerField("tahun")
    tingkat = models.CharField("tingkat", max_length=15, choices=TingkatRkt)
    kode = models.CharField("kode", max_length=30, blank=True)
    uraian = models.CharField("uraian", max_length=500)
    target = models.CharField(
        "target", max_length=120, blank=True, help_text="Seperti pada dokumen, misalnya 12 Laporan."
    )
    pagu = models.DecimalField("pagu (rupiah)", max_digits=15, decimal_places=2, null=True, blank=True)
    sumber_dana = models.CharField("sumber dana", max_length=40, blank=True)
    lokasi = models.CharField("lokasi", max_length=120, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "butir RKT"
        verbose_name_plural = "butir RKT"
        ordering = ("urutan", "pk")
        indexes = [models.Index(fields=["unit", "tahun"], name="rkt_unit_tahun")]
        constraints = [
            pilihan_dikenal("rkt_tingkat_dikenal", "tingkat", TingkatRkt),
            models.CheckConstraint(name="rkt_pagu_tidak_negatif", condition=Q(pagu=None) | Q(pagu__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}".strip()
