from django.db import models
from django.db.models import Q
from tree_queries.models import TreeNode

from organisasi.common.models import Bertanda, Riwayat, pilihan_dikenal


class TingkatRkt(models.TextChoices):
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"
    INDIKATOR = "indikator", "Indikator"


def tingkat_cabang(induk: "ButirRkt | None") -> TingkatRkt:
    """A program at the top, a kegiatan below it, a sub kegiatan below that."""
    if induk is None:
        return TingkatRkt.PROGRAM
    return TingkatRkt.KEGIATAN if induk.tingkat == TingkatRkt.PROGRAM else TingkatRkt.SUB_KEGIATAN


class ButirRkt(TreeNode, Bertanda):
    """A row of the agency's yearly work plan (rencana kerja tahunan): every SKP rests on it (PP 46/2011 Pasal 5).

    Program, kegiatan and sub kegiatan form the tree; an indikator with its target and budget hangs on any of them.
    What an SKP hangs on is never deleted: it ends, with a reason, and keeps the links it has.
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
    diakhiri_pada = models.DateTimeField("diakhiri pada", null=True, blank=True)
    alasan_akhir = models.CharField("alasan diakhiri", max_length=200, blank=True)

    class Meta:
        verbose_name = "butir RKT"
        verbose_name_plural = "butir RKT"
        ordering = ("urutan", "pk")
        indexes = [models.Index(fields=["unit", "tahun"], name="rkt_unit_tahun")]
        constraints = [
            pilihan_dikenal("rkt_tingkat_dikenal", "tingkat", TingkatRkt),
            models.CheckConstraint(name="rkt_pagu_tidak_negatif", condition=Q(pagu=None) | Q(pagu__gte=0)),
            models.CheckConstraint(
                name="rkt_berakhir_beralasan",
                condition=Q(diakhiri_pada=None, alasan_akhir="") | (~Q(diakhiri_pada=None) & ~Q(alasan_akhir="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}".strip()


JUDUL_RKT = {
    "tambah": "Butir ditambahkan",
    "ubah": "Butir diubah",
    "akhiri": "Butir diakhiri",
    "buka": "Butir dibuka kembali",
    "hapus": "Butir dihapus",
    "impor": "Diimpor dari berkas",
    "impor_diurungkan": "Impor diurungkan",
}


class RiwayatRkt(Riwayat):
    """One change of the plan of a unit and year, in words: it outlives the row it tells about."""

    unit = models.ForeignKey("organisasi.UnitKerja", on_delete=models.PROTECT, related_name="riwayat_rkt")
    tahun = models.PositiveSmallIntegerField("tahun")

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat RKT"
        verbose_name_plural = "riwayat RKT"
        indexes = [models.Index(fields=["unit", "tahun", "pada"], name="riwayat_rkt_unit_tahun")]

    def __str__(self) -> str:
        return f"{self.aksi} {self.pada:%d-%m-%Y}"

    @property
    def judul(self) -> str:
        return JUDUL_RKT[self.aksi]
