from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal

if TYPE_CHECKING:
    from skp.models.bukti import Bukti

MAKS_KEGIATAN = 60
"""Most rows in one SKP: the forms are tested up to here."""


class JenisSatuanWaktu(models.TextChoices):
    HARI = "hari", "hari"
    MINGGU = "minggu", "minggu"
    BULAN = "bulan", "bulan"
    TRIWULAN = "triwulan", "triwulan"
    CATURWULAN = "caturwulan", "caturwulan"
    SEMESTER = "semester", "semester"
    TAHUN = "tahun", "tahun"


BULAN_PER_SATUAN = {"bulan": 1, "triwulan": 3, "caturwulan": 4, "semester": 6, "tahun": 12}
"""Months in a unit of time; days and weeks are compared by the calendar."""


class Kegiatan(Bertanda):
    """One kegiatan tugas jabatan with its targets, in one version of an SKP.

    A cost target of ``None`` means that the activity carries no cost and is divided by three (K-06). ``asal`` is the
    same activity in the version before: its realisation moves along when a change is approved.
    """

    bukti: "list[Bukti]"
    """Only on rows read by ``baca_isi_dengan_bukti``; so in tugas tambahan and kreativitas."""

    versi = models.ForeignKey("skp.VersiSkp", on_delete=models.CASCADE, related_name="daftar_kegiatan")
    asal = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="penerus")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    uraian = models.CharField("kegiatan tugas jabatan", max_length=2000)
    angka_kredit = models.DecimalField(
        "angka kredit", max_digits=9, decimal_places=4, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    target_kuantitas = models.DecimalField("target kuantitas", max_digits=15, decimal_places=2)
    satuan_kuantitas = models.CharField("satuan", max_length=40)
    target_kualitas = models.DecimalField(
        "target kualitas", max_digits=5, decimal_places=2, default=100, validators=[MaxValueValidator(100)]
    )
    target_waktu = models.DecimalField("target waktu", max_digits=7, decimal_places=2)
    satuan_waktu = models.CharField(
        "satuan waktu", max_length=12, choices=JenisSatuanWaktu, default=JenisSatuanWaktu.BULAN
    )
    target_biaya = models.DecimalField("target biaya (rupiah)", max_digits=15, decimal_places=2, null=True, blank=True)
    peran_tim = models.CharField(
        "peran dalam tim",
        max_length=200,
        blank=True,
        help_text="Untuk kegiatan bersama: bagian yang menjadi tugas Anda.",
    )
    rkt = models.ForeignKey(
        "skp.ButirRkt",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_kegiatan",
        verbose_name="butir RKT",
    )
    induk = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="turunan",
        verbose_name="kegiatan atasan",
    )

    class Meta:
        verbose_name = "kegiatan tugas jabatan"
        verbose_name_plural = "kegiatan tugas jabatan"
        ordering = ("urutan", "pk")
        constraints = [
            pilihan_dikenal("kegiatan_satuan_waktu_dikenal", "satuan_waktu", JenisSatuanWaktu),
            models.CheckConstraint(
                name="kegiatan_target_di_atas_nol",
                condition=Q(
                    target_kuantitas__gt=0, target_waktu__gt=0, target_kualitas__gt=0, target_kualitas__lte=100
                ),
                violation_error_message="Target kuantitas, kualitas, dan waktu harus lebih besar dari nol.",
            ),
            models.CheckConstraint(
                name="kegiatan_biaya_kosong_atau_di_atas_nol",
                condition=Q(target_biaya=None) | Q(target_biaya__gt=0),
                violation_error_message="Kosongkan biaya bila kegiatan tidak memakai biaya.",
            ),
            models.CheckConstraint(
                name="kegiatan_angka_kredit_tidak_negatif", condition=Q(angka_kredit=None) | Q(angka_kredit__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return self.uraian
