import uuid

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from organisasi.common.angka import tulis_angka
from organisasi.common.models import Bertanda


def letak_transkrip(akademik: "PrestasiAkademik", nama: str) -> str:
    """A random name outside the web root, as for evidence."""
    return f"akademik/{akademik.penilaian_id}/{uuid.uuid4().hex}"


class PrestasiAkademik(Bertanda):
    """The academic achievement of a study leave with its proof (SC-05a); the value stands on the appraisal.

    ``alasan`` is owed where that value is not ``IPK / skala x 100``.
    """

    penilaian = models.OneToOneField("appraisal.Penilaian", on_delete=models.PROTECT, related_name="akademik")
    perguruan_tinggi = models.CharField("perguruan tinggi", max_length=200)
    program_studi = models.CharField("program studi", max_length=200)
    ipk = models.DecimalField("IPK", max_digits=5, decimal_places=2, validators=[MinValueValidator(0)])
    skala = models.DecimalField("skala IPK", max_digits=5, decimal_places=2, default=4)
    alasan = models.TextField("alasan nilai lain", max_length=1000, blank=True)
    berkas = models.FileField("transkrip", upload_to=letak_transkrip, max_length=200)
    nama = models.CharField("nama berkas", max_length=200)
    jenis_isi = models.CharField("jenis isi", max_length=100)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sidik berkas", max_length=64)
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "prestasi akademik"
        verbose_name_plural = "prestasi akademik"
        constraints = [
            models.CheckConstraint(
                name="akademik_ipk_di_dalam_skala",
                condition=Q(ipk__gte=0, skala__gt=0, ipk__lte=F("skala")),
                violation_error_message="IPK harus antara 0 dan skalanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"IPK {self.ipk} dari {self.skala}"

    @property
    def keterangan(self) -> str:
        """The line of the form: ``IPK 3,40 dari skala 4,00, Magister Administrasi Publik, Universitas Rekaan.``"""
        ipk = f"IPK {tulis_angka(self.ipk, 2)} dari skala {tulis_angka(self.skala, 2)}"
        return f"{ipk}, {self.program_studi}, {self.perguruan_tinggi}."
