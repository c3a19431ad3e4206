"""The audit trail: rows are added, never changed or deleted. Triggers of the database refuse everything else."""

from typing import Any

from django.db import models

from organisasi.common.models import pilihan_dikenal


class JenisJejak(models.TextChoices):
    """What kind of event a row is about."""

    UBAH = "ubah", "Perubahan"
    BACA = "baca", "Dilihat"
    CETAK = "cetak", "Dicetak"
    EKSPOR = "ekspor", "Diekspor"
    MASUK = "masuk", "Masuk dan keluar"


PEMBACAAN = (JenisJejak.BACA, JenisJejak.CETAK, JenisJejak.EKSPOR)
"""Somebody has seen the record of somebody else."""


def penunjuk(tujuan: str) -> Any:
    """A reference without a constraint: the trail outlives what it names."""
    return models.ForeignKey(
        tujuan, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, null=True, related_name="+"
    )


class Jejak(models.Model):
    """One event. ``rantai`` is the chain (``skp:12``, or ``baca:45`` for what was seen of person 45).

    ``nomor`` counts in the chain from 1; ``sidik`` covers every column below but itself, and ``sebelum``.
    ``pelaku`` is empty when the clock acted; ``pendamping`` is the helpdesk account behind a view-as.
    """

    rantai = models.CharField("rantai", max_length=60)
    nomor = models.PositiveIntegerField("nomor")
    pada = models.DateTimeField("pada")
    jenis = models.CharField("jenis", max_length=10, choices=JenisJejak)
    kejadian = models.CharField("kejadian", max_length=60)
    objek = models.CharField("objek", max_length=40)
    objek_id = models.BigIntegerField("nomor objek", null=True)
    pelaku = penunjuk("organisasi.Pengguna")
    pendamping = penunjuk("organisasi.Pengguna")
    pegawai = penunjuk("organisasi.Pegawai")
    instansi = penunjuk("organisasi.Instansi")
    dari = models.CharField("dari", max_length=30, blank=True)
    ke = models.CharField("ke", max_length=30, blank=True)
    nilai = models.CharField("sidik nilai", max_length=64, editable=False, blank=True)
    alamat = models.CharField("alamat jaringan", max_length=45, blank=True)
    rujukan = models.CharField("rujukan", max_length=40, blank=True)
    sebelum = models.CharField("sidik sebelumnya", max_length=64, editable=False)
    sidik = models.CharField("sidik", max_length=64, editable=False)

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ("-pk",)
        indexes = [
            models.Index(fields=["instansi", "-id"], name="jejak_instansi"),
            models.Index(fields=["pegawai", "pada"], name="jejak_pegawai"),
            models.Index(fields=["pelaku", "pada"], name="jejak_pelaku"),
        ]
        constraints = [
            pilihan_dikenal("jejak_jenis_dikenal", "jenis", JenisJejak),
            models.UniqueConstraint(name="jejak_satu_nomor_per_rantai", fields=["rantai", "nomor"]),
        ]

    def __str__(self) -> str:
        return f"{self.rantai}#{self.nomor} {self.kejadian}"


KOLOM_SIDIK = (
    "rantai",
    "nomor",
    "pada",
    "jenis",
    "kejadian",
    "objek",
    "objek_id",
    "pelaku_id",
    "pendamping_id",
    "pegawai_id",
    "instansi_id",
    "dari",
    "ke",
    "nilai",
    "alamat",
    "rujukan",
)
"""The columns under the digest."""


class SegelJejak(models.Model):
    """The seal of a day: a digest over the heads of all chains that grew since the seal before it.

    ``sampai`` is the last row that it covers. Its copy outside the machine proves that nothing was cut off.
    """

    nomor = models.PositiveIntegerField("nomor", unique=True)
    pada = models.DateTimeField("pada")
    sampai = models.BigIntegerField("sampai baris")
    jumlah_rantai = models.PositiveIntegerField("rantai yang bertambah")
    sebelum = models.CharField("sidik sebelumnya", max_length=64, editable=False)
    sidik = models.CharField("sidik", max_length=64, editable=False)

    class Meta:
        verbose_name = "segel jejak"
        verbose_name_plural = "segel jejak"
        ordering = ("nomor",)

    def __str__(self) -> str:
        return f"Segel {self.nomor}"
