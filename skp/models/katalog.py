from django.conf import settings
from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal
from skp.models.kegiatan import JenisSatuanWaktu


class EntriKatalog(Bertanda):
    """What the personnel unit says about one activity of a position: its canonical wording, or that it is hidden.

    Everything else in the catalogue grows from agreed SKP by itself, see ``skp.catalogue``. ``jabatan`` and ``kunci``
    are normal forms, so that spelling does not matter.
    """

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="daftar_katalog")
    jabatan = models.CharField("jabatan", max_length=200)
    kunci = models.CharField("kunci", max_length=16)
    uraian = models.CharField("kegiatan tugas jabatan", max_length=2000)
    satuan_kuantitas = models.CharField("satuan", max_length=40)
    satuan_waktu = models.CharField(
        "satuan waktu", max_length=12, choices=JenisSatuanWaktu, default=JenisSatuanWaktu.BULAN
    )
    baku = models.BooleanField("dibakukan", default=False)
    tersembunyi = models.BooleanField("disembunyikan", default=False)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "entri katalog kegiatan"
        verbose_name_plural = "entri katalog kegiatan"
        ordering = ("jabatan", "uraian")
        constraints = [
            pilihan_dikenal("katalog_satuan_waktu_dikenal", "satuan_waktu", JenisSatuanWaktu),
            models.UniqueConstraint(name="katalog_satu_per_kegiatan", fields=["instansi", "jabatan", "kunci"]),
            models.CheckConstraint(name="katalog_baku_atau_tersembunyi", condition=Q(baku=True) | Q(tersembunyi=True)),
        ]

    def __str__(self) -> str:
        return self.uraian
