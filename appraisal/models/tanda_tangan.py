import uuid

from django.db import models

from organisasi.common.models import Bertanda, pilihan_dikenal


class PenandaDokumen(models.TextChoices):
    """In which capacity somebody signs; the values are the anchors in the form."""

    PEGAWAI = "pegawai", "Pegawai yang dinilai"
    PENILAI = "penilai", "Pejabat penilai"
    ATASAN = "atasan", "Atasan pejabat penilai"


class LayananTandaTangan(models.TextChoices):
    UJI = "uji", "Penandatangan uji"
    BSRE = "bsre", "BSrE"


def letak_bertanda(tanda: "TandaTanganDokumen", nama: str) -> str:
    return f"dokumen/{tanda.dokumen.penilaian_id}/{uuid.uuid4().hex}.pdf"


class TandaTanganDokumen(Bertanda):
    """One electronic signature with the document as it came back, byte for byte.

    ``berkas`` begins with the bytes whose digest is ``sebelum``: the rendered form, or the document with the signature
    before this one. Nothing that proves the signer is kept.
    """

    dokumen = models.ForeignKey("appraisal.Dokumen", on_delete=models.PROTECT, related_name="daftar_tanda_tangan")
    urutan = models.PositiveSmallIntegerField("urutan")
    sebagai = models.CharField("sebagai", max_length=10, choices=PenandaDokumen)
    penandatangan = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="+")
    layanan = models.CharField("layanan", max_length=10, choices=LayananTandaTangan)
    nama_sertifikat = models.CharField("nama pada sertifikat", max_length=200)
    pada = models.DateTimeField("pada")
    berkas = models.FileField("berkas", upload_to=letak_bertanda, max_length=200)
    sha256 = models.CharField("sidik berkas", max_length=64, db_index=True)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    sebelum = models.CharField("sidik berkas yang ditandatangani", max_length=64)

    class Meta:
        verbose_name = "tanda tangan dokumen"
        verbose_name_plural = "tanda tangan dokumen"
        ordering = ("dokumen", "urutan")
        constraints = [
            pilihan_dikenal("tanda_tangan_sebagai_dikenal", "sebagai", PenandaDokumen),
            pilihan_dikenal("tanda_tangan_layanan_dikenal", "layanan", LayananTandaTangan),
            models.UniqueConstraint(name="tanda_tangan_satu_per_penanda", fields=["dokumen", "sebagai"]),
            models.UniqueConstraint(name="tanda_tangan_satu_per_urutan", fields=["dokumen", "urutan"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_sebagai_display()} {self.pada:%d-%m-%Y}"
