"""Tugas tambahan and kreativitas: outside the targets, proven by a letter."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal

if TYPE_CHECKING:
    from skp.models.bukti import Bukti


class TingkatKreativitas(models.TextChoices):
    """Who gains from the creation; each level has its own signer (PERKA-F.3)."""

    UNIT_KERJA = "unit_kerja", "Unit kerja"
    INSTANSI = "instansi", "Organisasi"
    NASIONAL = "nasional", "Negara"


PENANDATANGAN_KREATIVITAS = {
    TingkatKreativitas.UNIT_KERJA: "Surat keterangan ditandatangani pimpinan unit kerja setingkat eselon II.",
    TingkatKreativitas.INSTANSI: "Surat keterangan ditandatangani pejabat pembina kepegawaian.",
    TingkatKreativitas.NASIONAL: "Buktinya penghargaan yang diberikan oleh Presiden.",
}


class UnsurTambahan(Bertanda):
    """What both have in common. ``diakui`` is the assessor's answer: empty until he decides.

    ``target`` and ``realisasi`` are used by the variant ``paparan_2012`` only (K-09).
    """

    bukti: "list[Bukti]"

    uraian = models.CharField("uraian", max_length=1000)
    nomor_surat = models.CharField("nomor surat", max_length=100)
    tanggal_surat = models.DateField("tanggal surat")
    target = models.DecimalField("target keluaran", max_digits=9, decimal_places=2, null=True, blank=True)
    realisasi = models.DecimalField("realisasi keluaran", max_digits=9, decimal_places=2, null=True, blank=True)
    diakui = models.BooleanField("diakui", null=True, blank=True)
    alasan = models.CharField("alasan tidak diakui", max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.uraian


class TugasTambahan(UnsurTambahan):
    """A task connected with the job and not in the SKP, ordered by a superior."""

    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="daftar_tugas_tambahan")
    pemberi = models.CharField("pejabat pemberi tugas", max_length=200)

    class Meta(UnsurTambahan.Meta):
        verbose_name = "tugas tambahan"
        verbose_name_plural = "tugas tambahan"
        constraints = [
            models.CheckConstraint(
                name="tugas_tidak_diakui_dengan_alasan",
                condition=Q(diakui=None) | Q(diakui=True) | ~Q(alasan=""),
                violation_error_message="Isi alasan tidak diakui.",
            ),
            models.CheckConstraint(
                name="tugas_keluaran_wajar",
                condition=(Q(target=None) | Q(target__gt=0)) & (Q(realisasi=None) | Q(realisasi__gte=0)),
                violation_error_message="Target harus lebih besar dari nol dan realisasi tidak boleh negatif.",
            ),
        ]


class Kreativitas(UnsurTambahan):
    """A new idea or method of benefit to the unit, the organisation or the state."""

    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="daftar_kreativitas")
    tingkat = models.CharField("bermanfaat bagi", max_length=20, choices=TingkatKreativitas)
    manfaat = models.CharField("manfaat", max_length=1000)
    penandatangan = models.CharField("nama penandatangan", max_length=200)
    jabatan_penandatangan = models.CharField("jabatan penandatangan", max_length=200)

    class Meta(UnsurTambahan.Meta):
        verbose_name = "kreativitas"
        verbose_name_plural = "kreativitas"
        constraints = [
            pilihan_dikenal("kreativitas_tingkat_dikenal", "tingkat", TingkatKreativitas),
            models.CheckConstraint(
                name="kreativitas_tidak_diakui_dengan_alasan",
                condition=Q(diakui=None) | Q(diakui=True) | ~Q(alasan=""),
                violation_error_message="Isi alasan tidak diakui.",
            ),
            models.CheckConstraint(
                name="kreativitas_keluaran_wajar",
                condition=(Q(target=None) | Q(target__gt=0)) & (Q(realisasi=None) | Q(realisasi__gte=0)),
                violation_error_message="Target harus lebih besar dari nol dan realisasi tidak boleh negatif.",
            ),
        ]
