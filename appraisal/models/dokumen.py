import secrets
import uuid
from typing import TYPE_CHECKING

from django.db import models

from organisasi.common.models import Bertanda, pilihan_dikenal

if TYPE_CHECKING:
    from appraisal.models.tanda_tangan import TandaTanganDokumen


class JenisDokumen(models.TextChoices):
    """The official forms; the values are the names of the command ``cetak``."""

    SKP = "skp", "Formulir sasaran kerja pegawai"
    CAPAIAN = "capaian", "Penilaian capaian SKP"
    PERILAKU = "perilaku", "Buku catatan penilaian perilaku"
    PRESTASI = "prestasi", "Penilaian prestasi kerja"
    TUGAS_TAMBAHAN = "tugas-tambahan", "Surat keterangan melaksanakan tugas tambahan"
    KREATIVITAS = "kreativitas", "Surat keterangan kreativitas"


def letak_dokumen(dokumen: "Dokumen", nama: str) -> str:
    return f"dokumen/{dokumen.penilaian_id}/{uuid.uuid4().hex}.pdf"


def kode_baru() -> str:
    """An unguessable verification code of 128 bits."""
    return secrets.token_urlsafe(16)


class Dokumen(Bertanda):
    """A final form, rendered once when the appraisal comes into force and stored byte for byte with its digest.

    ``versi`` is that of the appraisal: after a correction the forms are issued again, and the earlier ones stay.
    """

    penilaian = models.ForeignKey("appraisal.Penilaian", on_delete=models.PROTECT, related_name="daftar_dokumen")
    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, null=True, blank=True, related_name="daftar_dokumen")
    jenis = models.CharField("jenis", max_length=20, choices=JenisDokumen)
    versi = models.PositiveSmallIntegerField("versi", default=1)
    berkas = models.FileField("berkas", upload_to=letak_dokumen, max_length=200)
    sha256 = models.CharField("sidik berkas", max_length=64, db_index=True)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    kode = models.CharField("kode verifikasi", max_length=30, unique=True, default=kode_baru)

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ("pk",)
        constraints = [
            pilihan_dikenal("dokumen_jenis_dikenal", "jenis", JenisDokumen),
            models.UniqueConstraint(
                name="dokumen_satu_per_jenis", fields=["penilaian", "jenis", "versi"], condition=models.Q(skp=None)
            ),
            models.UniqueConstraint(name="dokumen_satu_per_skp", fields=["penilaian", "skp", "jenis", "versi"]),
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()

    @property
    def bertanda(self) -> "TandaTanganDokumen | None":
        """The last electronic signature: its file is the document now. Reads ``daftar_tanda_tangan`` once."""
        return max(self.daftar_tanda_tangan.all(), key=lambda t: t.urutan, default=None)

    @property
    def berkas_kini(self) -> "Dokumen | TandaTanganDokumen":
        """Where the bytes are that are handed out: with every signature so far, or as rendered."""
        return self.bertanda or self
