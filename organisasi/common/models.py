"""Abstract bases and constraint helpers."""

from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisasi.common.clock import sekarang

Baris = TypeVar("Baris", bound=models.Model)


class Bertanda(models.Model):
    """When a row was made and last changed."""

    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True, editable=False)
    diubah_pada = models.DateTimeField("diubah pada", auto_now=True, editable=False)

    class Meta:
        abstract = True


class Riwayat(models.Model):
    """One step of a document: only ever added, never changed. ``oleh`` is empty when the clock acted."""

    aksi = models.CharField("tindakan", max_length=40)
    dari = models.CharField("dari", max_length=30, blank=True)
    ke = models.CharField("ke", max_length=30, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="oleh"
    )
    sebagai = models.CharField("sebagai", max_length=40, blank=True)
    catatan = models.TextField("catatan", blank=True)
    pada = models.DateTimeField("pada", default=sekarang)

    class Meta:
        abstract = True
        ordering = ("pada", "pk")


def pilihan_dikenal(nama: str, kolom: str, pilihan: type[models.TextChoices]) -> models.CheckConstraint:
    """The database refuses a value that the program does not know."""
    return models.CheckConstraint(name=nama, condition=Q(**{f"{kolom}__in": pilihan.values}))


def urut_tanggal(nama: str, mulai: str = "mulai", selesai: str = "selesai", **lain: Any) -> models.CheckConstraint:
    """``selesai`` is empty or not before ``mulai`` (both ends inclusive)."""
    return models.CheckConstraint(
        name=nama,
        condition=Q(**{f"{selesai}__isnull": True}) | Q(**{f"{selesai}__gte": models.F(mulai)}),
        violation_error_message=lain.get("pesan", "Tanggal selesai tidak boleh mendahului tanggal mulai."),
    )


def satu_atau_nihil(daftar: models.QuerySet[Baris]) -> Baris | None:
    """The only row of a query that a constraint keeps unique, or ``None``.

    ``first()`` would sort, and Django pays for that by hashing every column of every table joined.
    """
    return next(iter(daftar.order_by()[:1]), None)


def berlaku_pada(tanggal: Any, awalan: str = "") -> Q:
    """Rows of a dated table that hold on ``tanggal``; ``awalan`` is a lookup path such as ``jabatan__``."""
    return Q(**{f"{awalan}mulai__lte": tanggal}) & (
        Q(**{f"{awalan}selesai__isnull": True}) | Q(**{f"{awalan}selesai__gte": tanggal})
    )
