import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class StatusPekerjaan(models.TextChoices):
    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang dikerjakan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


BELUM_TUNTAS = (StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN)


def letak_hasil(pekerjaan: "Pekerjaan", nama: str) -> str:
    """A random name outside the web root; the name that people see is kept in the row."""
    return f"pekerjaan/{uuid.uuid4().hex}"


class Pekerjaan(Bertanda):
    """A piece of long work that somebody asked for: done by a worker, watched and fetched by its owner only.

    ``giliran`` counts the starts. A worker may write only while the number it was started with still stands, so that
    one that was given up for dead cannot disturb its successor. ``denyut_pada`` is the last sign of life.
    """

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="+")
    pemilik = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="daftar_pekerjaan")
    jenis = models.CharField("jenis", max_length=40)
    judul = models.CharField("judul", max_length=200)
    isian = models.JSONField("yang diminta", default=dict)
    sidik = models.CharField("sidik permintaan", max_length=64)
    status = models.CharField("status", max_length=12, choices=StatusPekerjaan, default=StatusPekerjaan.ANTRE)
    giliran = models.PositiveIntegerField("giliran", default=1)
    kemajuan = models.PositiveIntegerField("yang sudah dikerjakan", default=0)
    jumlah = models.PositiveIntegerField("yang harus dikerjakan", default=0)
    langkah = models.CharField("langkah", max_length=120, blank=True)
    denyut_pada = models.DateTimeField("tanda hidup terakhir", null=True, blank=True)
    batal_diminta = models.BooleanField("pembatalan diminta", default=False)
    mulai_pada = models.DateTimeField("mulai pada", null=True, blank=True)
    tuntas_pada = models.DateTimeField("tuntas pada", null=True, blank=True)
    galat = models.CharField("sebab kegagalan", max_length=500, blank=True)
    hasil = models.JSONField("keterangan hasil", default=dict)
    berkas = models.FileField("berkas hasil", upload_to=letak_hasil, max_length=200, blank=True)
    nama_berkas = models.CharField("nama berkas", max_length=200, blank=True)
    ukuran = models.PositiveBigIntegerField("ukuran (bita)", default=0)
    kedaluwarsa_pada = models.DateTimeField("disimpan sampai", null=True, blank=True)

    class Meta:
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        ordering = ("-pk",)
        indexes = [
            models.Index(fields=["status", "denyut_pada"], name="pekerjaan_status_denyut"),
            models.Index(fields=["pemilik", "status"], name="pekerjaan_pemilik_status"),
        ]
        constraints = [
            pilihan_dikenal("pekerjaan_status_dikenal", "status", StatusPekerjaan),
            models.CheckConstraint(name="pekerjaan_kemajuan_tidak_lebih", condition=Q(kemajuan__lte=F("jumlah"))),
            models.CheckConstraint(
                name="pekerjaan_tuntas_punya_waktu",
                condition=Q(status__in=BELUM_TUNTAS, tuntas_pada=None)
                | (~Q(status__in=BELUM_TUNTAS) & Q(tuntas_pada__isnull=False)),
            ),
            models.UniqueConstraint(
                name="pekerjaan_sama_sekali_saja",
                fields=["pemilik", "sidik"],
                condition=Q(status__in=BELUM_TUNTAS),
                violation_error_message="Permintaan yang sama masih dikerjakan.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def belum_tuntas(self) -> bool:
        return self.status in BELUM_TUNTAS

    @property
    def persen(self) -> int:
        """How far it is, 0 to 100; a job that does not know its size yet stands at 0."""
        return self.kemajuan * 100 // self.jumlah if self.jumlah else 0
