from django.db import models
from django.db.models import F, Q

from organisasi.common.models import Bertanda, pilihan_dikenal, urut_tanggal
from skp.states import SUDAH_DITETAPKAN, StatusRealisasi, StatusSkp


class Skp(Bertanda):
    """Sasaran Kerja Pegawai: one person, one position, one stretch of a period; a contract between two people.

    A year usually has one; a move makes a second one (rules SC-01). ``nomor_versi`` is the version that counts: the
    draft until the first approval, then the approved one. ``revisi`` rises with every save and tells a stale page.
    ``status`` is written by ``services.transitions`` only.
    """

    periode = models.ForeignKey("skp.Periode", on_delete=models.PROTECT, related_name="daftar_skp")
    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="daftar_skp")
    penempatan = models.ForeignKey("organisasi.Penempatan", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisasi.UnitKerja", on_delete=models.PROTECT, related_name="+")
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    pejabat_penilai = models.ForeignKey(
        "organisasi.Pegawai", on_delete=models.PROTECT, null=True, blank=True, related_name="skp_dinilai"
    )
    penilai_sebagai = models.ForeignKey(
        "organisasi.Penempatan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    atasan = models.ForeignKey(
        "organisasi.Pegawai",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="skp_sebagai_atasan",
        verbose_name="atasan pejabat penilai",
    )
    atasan_sebagai = models.ForeignKey(
        "organisasi.Penempatan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    penilai_adalah_ppk = models.BooleanField("dinilai langsung oleh PPK", default=False, editable=False)
    status = models.CharField("status", max_length=20, choices=StatusSkp, default=StatusSkp.DRAF, editable=False)
    status_realisasi = models.CharField(
        "status realisasi", max_length=20, choices=StatusRealisasi, default=StatusRealisasi.DRAF, editable=False
    )
    nomor_versi = models.PositiveSmallIntegerField("versi", default=1, editable=False)
    revisi = models.PositiveIntegerField("revisi", default=0, editable=False)
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True, editable=False)
    realisasi_diajukan_pada = models.DateTimeField("realisasi diajukan pada", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "SKP"
        verbose_name_plural = "SKP"
        ordering = ("-periode__tahun", "mulai")
        indexes = [
            models.Index(fields=["periode", "unit", "status"], name="skp_periode_unit_status"),
            models.Index(fields=["pejabat_penilai", "periode"], name="skp_penilai_periode"),
        ]
        constraints = [
            pilihan_dikenal("skp_status_dikenal", "status", StatusSkp),
            pilihan_dikenal("skp_status_realisasi_dikenal", "status_realisasi", StatusRealisasi),
            urut_tanggal("skp_tanggal_berurutan"),
            models.UniqueConstraint(
                name="skp_satu_per_pegawai_per_masa",
                fields=["pegawai", "periode", "mulai"],
                violation_error_message="Pegawai ini sudah mempunyai SKP untuk masa tersebut.",
            ),
            models.CheckConstraint(
                name="skp_penilai_bukan_pemilik",
                condition=Q(pejabat_penilai=None) | ~Q(pegawai=F("pejabat_penilai")),
                violation_error_message="Tidak seorang pun boleh menilai dirinya sendiri.",
            ),
            models.CheckConstraint(
                name="skp_atasan_bukan_pemilik",
                condition=Q(atasan=None) | ~Q(pegawai=F("atasan")),
                violation_error_message="Atasan pejabat penilai tidak boleh pegawai yang dinilai.",
            ),
            models.CheckConstraint(
                name="skp_atasan_bukan_penilai",
                condition=Q(penilai_adalah_ppk=True)
                | Q(atasan=None)
                | Q(pejabat_penilai=None)
                | ~Q(pejabat_penilai=F("atasan")),
                violation_error_message="Atasan pejabat penilai harus orang lain, kecuali pejabat penilainya PPK.",
            ),
            models.CheckConstraint(
                name="skp_diajukan_punya_penilai",
                condition=Q(status__in=[StatusSkp.DRAF, StatusSkp.DIKEMBALIKAN]) | Q(pejabat_penilai__isnull=False),
            ),
            models.CheckConstraint(
                name="skp_realisasi_sesudah_ditutup",
                condition=Q(status_realisasi=StatusRealisasi.DRAF) | Q(status=StatusSkp.DITUTUP),
            ),
        ]

    def __str__(self) -> str:
        return f"SKP {self.pegawai.nama_lengkap} {self.mulai.year}"

    @property
    def sudah_ditetapkan(self) -> bool:
        return self.status in SUDAH_DITETAPKAN


class VersiSkp(Bertanda):
    """One version of the contract. Version 1 is the draft until it is approved; a change makes the next one.

    At approval the names, ranks and positions of the day are frozen in ``identitas``.
    """

    skp = models.ForeignKey("skp.Skp", on_delete=models.CASCADE, related_name="daftar_versi")
    nomor = models.PositiveSmallIntegerField("nomor")
    alasan = models.TextField("alasan perubahan", blank=True)
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", null=True, blank=True)
    ditandatangani_pegawai_pada = models.DateTimeField("ditandatangani pegawai pada", null=True, blank=True)
    ditandatangani_penilai_pada = models.DateTimeField("ditandatangani pejabat penilai pada", null=True, blank=True)
    keputusan_atasan = models.BooleanField("diputuskan atasan pejabat penilai", default=False)
    identitas = models.JSONField("identitas saat ditetapkan", default=dict, blank=True)

    class Meta:
        verbose_name = "versi SKP"
        verbose_name_plural = "versi SKP"
        ordering = ("nomor",)
        constraints = [
            models.UniqueConstraint(name="versi_nomor_tunggal", fields=["skp", "nomor"]),
            models.CheckConstraint(
                name="versi_perubahan_punya_alasan",
                condition=Q(nomor=1) | ~Q(alasan=""),
                violation_error_message="Isi alasan perubahan.",
            ),
            models.CheckConstraint(
                name="versi_ditetapkan_punya_identitas",
                condition=Q(ditetapkan_pada=None) | ~Q(identitas={}),
            ),
        ]

    def __str__(self) -> str:
        return f"Versi {self.nomor}"
