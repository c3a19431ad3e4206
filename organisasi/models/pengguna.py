from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal, urut_tanggal


class PengelolaPengguna(BaseUserManager["Pengguna"]):
    """Makes accounts; passwords are always hashed, never taken from the NIP."""

    def create_user(self, nama_pengguna: str, password: str | None = None, **lain: Any) -> "Pengguna":
        pengguna = self.model(nama_pengguna=nama_pengguna, **lain)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna


class Pengguna(AbstractBaseUser):
    """An account. It logs in by NIP and belongs to a pegawai; a technical account has none.

    ``tamu``: a visitor of the practice room, who has nothing else and is gone after a day.

    Rights are not stored here: they follow from positions, assignments and ``PeranUnit``.
    """

    nama_pengguna = models.CharField(
        "NIP", max_length=40, unique=True, error_messages={"unique": "Akun untuk NIP ini sudah ada."}
    )
    pegawai = models.OneToOneField(
        "organisasi.Pegawai", on_delete=models.PROTECT, null=True, blank=True, related_name="pengguna"
    )
    is_active = models.BooleanField("aktif", default=True)
    wajib_ganti_sandi = models.BooleanField("wajib mengganti kata sandi", default=True)
    sandi_sementara_sampai = models.DateTimeField("kata sandi sementara berlaku sampai", null=True, blank=True)
    sandi_diganti_pada = models.DateTimeField("kata sandi diganti pada", null=True, blank=True, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    tamu = models.BooleanField("tamu ruang latihan", default=False, editable=False)
    petunjuk_ditutup = models.JSONField("petunjuk yang sudah ditutup", default=list, blank=True, editable=False)

    USERNAME_FIELD = "nama_pengguna"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[PengelolaPengguna] = PengelolaPengguna()

    class Meta:
        verbose_name = "akun"
        verbose_name_plural = "akun"

    def __str__(self) -> str:
        if self.tamu:
            return "Tamu"
        return self.pegawai.nama_lengkap if self.pegawai else self.nama_pengguna


class Peran(models.TextChoices):
    """Roles that are granted. Pegawai, pejabat penilai and atasan follow from positions and are never granted."""

    ADMIN_KEPEGAWAIAN = "admin_kepegawaian", "Admin kepegawaian"
    PIMPINAN = "pimpinan", "Pimpinan (membaca)"
    PENGELOLA_SISTEM = "pengelola_sistem", "Pengelola sistem"
    AUDITOR = "auditor", "Auditor (memeriksa jejak)"


class PeranUnit(Bertanda):
    """A role of an account over a unit and everything below it; without unit: over the whole agency."""

    pengguna = models.ForeignKey("organisasi.Pengguna", on_delete=models.PROTECT, related_name="daftar_peran")
    peran = models.CharField("peran", max_length=20, choices=Peran)
    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisasi.UnitKerja", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mulai = models.DateField("berlaku sejak")
    selesai = models.DateField("berlaku sampai", null=True, blank=True)
    dibuat_oleh = models.ForeignKey("organisasi.Pengguna", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "peran"
        verbose_name_plural = "peran"
        ordering = ("peran", "pk")
        constraints = [
            pilihan_dikenal("peran_dikenal", "peran", Peran),
            urut_tanggal("peran_tanggal_berurutan"),
            models.UniqueConstraint(
                name="peran_sekali_per_unit",
                fields=["pengguna", "peran", "unit"],
                condition=Q(selesai=None),
                violation_error_message="Akun ini sudah memegang peran tersebut.",
            ),
            models.UniqueConstraint(
                name="peran_sekali_per_instansi",
                fields=["pengguna", "peran", "instansi"],
                condition=Q(selesai=None, unit=None),
                violation_error_message="Akun ini sudah memegang peran tersebut.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} – {self.unit or self.instansi}"
