from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda


class Realisasi(Bertanda):
    """What became of a kegiatan. The employee fills everything but ``kualitas``, which the assessor sets.

    ``terlaksana = False`` scores every aspect 0 and keeps the row in the divisor (K-05). ``dikecualikan`` takes the row
    out of score and divisor, with the consent of the atasan pejabat penilai (SC-09, see ``services.circumstances``).
    """

    kegiatan = models.OneToOneField("skp.Kegiatan", on_delete=models.CASCADE, related_name="realisasi")
    terlaksana = models.BooleanField("terlaksana", default=True)
    dikecualikan = models.BooleanField("dikecualikan", default=False, editable=False)
    alasan_dikecualikan = models.CharField("alasan dikecualikan", max_length=500, blank=True, editable=False)
    angka_kredit = models.DecimalField("angka kredit", max_digits=9, decimal_places=4, null=True, blank=True)
    kuantitas = models.DecimalField("realisasi kuantitas", max_digits=15, decimal_places=2, null=True, blank=True)
    waktu = models.DecimalField("realisasi waktu", max_digits=7, decimal_places=2, null=True, blank=True)
    biaya = models.DecimalField("realisasi biaya (rupiah)", max_digits=15, decimal_places=2, null=True, blank=True)
    kualitas = models.DecimalField("realisasi kualitas", max_digits=5, decimal_places=2, null=True, blank=True)
    catatan = models.TextField("keterangan pegawai", blank=True)
    catatan_penilai = models.TextField("catatan pejabat penilai", blank=True)

    class Meta:
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        constraints = [
            models.CheckConstraint(
                name="realisasi_tidak_negatif",
                condition=(Q(kuantitas=None) | Q(kuantitas__gte=0))
                & (Q(waktu=None) | Q(waktu__gte=0))
                & (Q(biaya=None) | Q(biaya__gte=0))
                & (Q(angka_kredit=None) | Q(angka_kredit__gte=0)),
                violation_error_message="Realisasi tidak boleh kurang dari nol.",
            ),
            models.CheckConstraint(
                name="realisasi_kualitas_nol_sampai_seratus",
                condition=Q(kualitas=None) | Q(kualitas__gte=0, kualitas__lte=100),
                violation_error_message="Kualitas harus antara 0 dan 100.",
            ),
            models.CheckConstraint(
                name="realisasi_dikecualikan_dengan_alasan",
                condition=Q(dikecualikan=False) | ~Q(alasan_dikecualikan=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Realisasi {self.kegiatan_id}"


class Kemajuan(Bertanda):
    """Progress of a kegiatan in one month of the period."""

    kegiatan = models.ForeignKey("skp.Kegiatan", on_delete=models.CASCADE, related_name="daftar_kemajuan")
    bulan = models.PositiveSmallIntegerField("bulan")
    kuantitas = models.DecimalField("capaian bulan ini", max_digits=15, decimal_places=2)
    biaya = models.DecimalField("biaya bulan ini (rupiah)", max_digits=15, decimal_places=2, null=True, blank=True)
    keterangan = models.CharField("keterangan", max_length=500, blank=True)

    class Meta:
        verbose_name = "kemajuan bulanan"
        verbose_name_plural = "kemajuan bulanan"
        ordering = ("bulan",)
        constraints = [
            models.UniqueConstraint(name="kemajuan_satu_per_bulan", fields=["kegiatan", "bulan"]),
            models.CheckConstraint(name="kemajuan_bulan_dikenal", condition=Q(bulan__gte=1, bulan__lte=12)),
            models.CheckConstraint(
                name="kemajuan_tidak_negatif",
                condition=Q(kuantitas__gte=0) & (Q(biaya=None) | Q(biaya__gte=0)),
                violation_error_message="Capaian tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return f"Bulan {self.bulan}"
