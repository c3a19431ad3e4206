from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class StatusSurel(models.TextChoices):
    TANPA = "tanpa", "Tanpa surel"
    ANTRE = "antre", "Menunggu dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    GAGAL = "gagal", "Gagal"


class Notifikasi(Bertanda):
    """One notice to one account: that something waits, never a score or a note.

    ``kunci`` names the event (a step of a document, a reminder of a day); it exists once per person, so that a job run
    twice or late tells nobody twice. The same row is the outbox of the mail.
    """

    penerima = models.ForeignKey("organisasi.Pengguna", on_delete=models.CASCADE, related_name="daftar_notifikasi")
    kunci = models.CharField("kunci peristiwa", max_length=120)
    judul = models.CharField("judul", max_length=200)
    tautan = models.CharField("tautan", max_length=200)
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)
    status_surel = models.CharField("status surel", max_length=10, choices=StatusSurel, default=StatusSurel.TANPA)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    coba_lagi_pada = models.DateTimeField("coba lagi pada", null=True, blank=True)

    class Meta:
        verbose_name = "notifikasi"
        verbose_name_plural = "notifikasi"
        ordering = ("-pk",)
        indexes = [
            models.Index(fields=["penerima", "dibaca_pada"], name="notifikasi_penerima_dibaca"),
            models.Index(fields=["coba_lagi_pada"], name="notifikasi_antrean", condition=Q(status_surel="antre")),
        ]
        constraints = [
            pilihan_dikenal("notifikasi_surel_dikenal", "status_surel", StatusSurel),
            models.UniqueConstraint(name="notifikasi_sekali_per_orang", fields=["penerima", "kunci"]),
        ]

    def __str__(self) -> str:
        return self.judul
