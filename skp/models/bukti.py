import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda


def letak_bukti(bukti: "Bukti", nama: str) -> str:
    """A random name outside the web root; the person's own file name is kept in the row only."""
    return f"bukti/{bukti.skp_id}/{uuid.uuid4().hex}"


class Bukti(Bertanda):
    """A file that proves a realisation, a task or a creation. Taken back, never erased."""

    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="daftar_bukti")
    kegiatan = models.ForeignKey(
        "skp.Kegiatan", on_delete=models.PROTECT, null=True, blank=True, related_name="daftar_bukti"
    )
    tugas_tambahan = models.ForeignKey(
        "skp.TugasTambahan", on_delete=models.PROTECT, null=True, blank=True, related_name="daftar_bukti"
    )
    kreativitas = models.ForeignKey(
        "skp.Kreativitas", on_delete=models.PROTECT, null=True, blank=True, related_name="daftar_bukti"
    )
    berkas = models.FileField("berkas", upload_to=letak_bukti, max_length=200)
    nama = models.CharField("nama berkas", max_length=200)
    jenis_isi = models.CharField("jenis isi", max_length=100)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sidik berkas", max_length=64, db_index=True)
    tanggal_dokumen = models.DateField("tanggal dokumen", null=True, blank=True)
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ditarik_pada = models.DateTimeField("ditarik pada", null=True, blank=True)

    class Meta:
        verbose_name = "bukti"
        verbose_name_plural = "bukti"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="bukti_milik_satu_hal",
                condition=Q(kegiatan__isnull=False, tugas_tambahan=None, kreativitas=None)
                | Q(kegiatan=None, tugas_tambahan__isnull=False, kreativitas=None)
                | Q(kegiatan=None, tugas_tambahan=None, kreativitas__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.nama
