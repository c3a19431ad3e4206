"""Special circumstances of a person (rules 7): what happened, from when to when, on which paper, who agreed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, Riwayat, pilihan_dikenal, urut_tanggal
from skp.states import Peran


class JenisKeadaan(models.TextChoices):
    """The flows; what each needs and does stands in ``skp.circumstances``."""

    PINDAH = "pindah", "Pindah jabatan"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"
    DIPEKERJAKAN = "dipekerjakan", "Diperbantukan atau dipekerjakan"
    PEMBEBASAN = "pembebasan", "Dibebaskan dari penilaian"
    CUTI = "cuti", "Cuti panjang"
    LUAR_KENDALI = "luar_kendali", "Sebab di luar kendali"


class RincianKeadaan(models.TextChoices):
    """The finer kind, where a flow has several."""

    DIPERBANTUKAN = "diperbantukan", "Diperbantukan"
    DIPEKERJAKAN = "dipekerjakan", "Dipekerjakan"
    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara atau anggota lembaga nonstruktural"
    CLTN = "cltn", "Cuti di luar tanggungan negara"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara", "Diberhentikan sementara"
    MPP = "mpp", "Masa persiapan pensiun"
    BADAN_LUAR = "badan_luar", "Bertugas pada badan internasional atau organisasi profesi"
    CUTI_BESAR = "cuti_besar", "Cuti besar"
    CUTI_BERSALIN = "cuti_bersalin", "Cuti bersalin"
    CUTI_SAKIT = "cuti_sakit", "Cuti sakit"
    BENCANA = "bencana", "Bencana"
    ANGGARAN = "anggaran", "Anggaran dipotong atau tidak turun"
    KEBIJAKAN = "kebijakan", "Kebijakan berubah"


class StatusKeadaan(models.TextChoices):
    DIUSULKAN = "diusulkan", "Diusulkan"
    BERLAKU = "berlaku", "Berlaku"
    DITOLAK = "ditolak", "Ditolak"
    DICABUT = "dicabut", "Dicabut"


class KeadaanKhusus(Bertanda):
    """One special circumstance of one person. ``selesai`` empty: the end is not known yet.

    ``skp`` is the SKP it changes, where there is one; ``kegiatan`` the row that is left out (SC-09). ``status`` is
    written by ``services.circumstances`` only.
    """

    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="daftar_keadaan")
    unit = models.ForeignKey("organisasi.UnitKerja", on_delete=models.PROTECT, related_name="+")
    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, null=True, blank=True, related_name="daftar_keadaan")
    kegiatan = models.ForeignKey(
        "skp.Kegiatan", on_delete=models.PROTECT, null=True, blank=True, related_name="daftar_keadaan"
    )
    jenis = models.CharField("jenis", max_length=20, choices=JenisKeadaan)
    rincian = models.CharField("rincian", max_length=30, choices=RincianKeadaan, blank=True)
    mulai = models.DateField("mulai")
    selesai = models.DateField("sampai", null=True, blank=True)
    nomor_surat = models.CharField("nomor surat", max_length=100)
    tanggal_surat = models.DateField("tanggal surat")
    alasan = models.TextField("alasan atau keterangan", max_length=2000)
    status = models.CharField("status", max_length=20, choices=StatusKeadaan, default=StatusKeadaan.DIUSULKAN)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diputuskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputuskan_pada = models.DateTimeField("diputuskan pada", null=True, blank=True)
    catatan_putusan = models.TextField("catatan keputusan", max_length=2000, blank=True)

    class Meta:
        verbose_name = "keadaan khusus"
        verbose_name_plural = "keadaan khusus"
        ordering = ("mulai", "pk")
        indexes = [models.Index(fields=["pegawai", "jenis", "status"], name="keadaan_pegawai_jenis")]
        constraints = [
            pilihan_dikenal("keadaan_jenis_dikenal", "jenis", JenisKeadaan),
            pilihan_dikenal("keadaan_status_dikenal", "status", StatusKeadaan),
            models.CheckConstraint(
                name="keadaan_rincian_dikenal", condition=Q(rincian__in=["", *RincianKeadaan.values])
            ),
            urut_tanggal("keadaan_tanggal_berurutan"),
            models.CheckConstraint(
                name="keadaan_kegiatan_hanya_luar_kendali",
                condition=Q(jenis=JenisKeadaan.LUAR_KENDALI, kegiatan__isnull=False)
                | ~Q(jenis=JenisKeadaan.LUAR_KENDALI) & Q(kegiatan=None),
                violation_error_message="Pilih kegiatan yang tidak tercapai.",
            ),
            models.CheckConstraint(
                name="keadaan_diputuskan_punya_pemutus",
                condition=Q(status=StatusKeadaan.DIUSULKAN, diputuskan_pada=None, diputuskan_oleh=None)
                | ~Q(status=StatusKeadaan.DIUSULKAN) & Q(diputuskan_pada__isnull=False, diputuskan_oleh__isnull=False),
            ),
            models.CheckConstraint(
                name="keadaan_ditolak_dengan_alasan",
                condition=Q(status__in=[StatusKeadaan.DIUSULKAN, StatusKeadaan.BERLAKU]) | ~Q(catatan_putusan=""),
                violation_error_message="Isi alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def sebutan(self) -> str:
        return str(self.get_rincian_display() if self.rincian else self.get_jenis_display())

    @property
    def surat(self) -> str:
        return f"Surat {self.nomor_surat} tanggal {self.tanggal_surat:%d-%m-%Y}"


def letak_berkas(berkas: "BerkasKeadaan", nama: str) -> str:
    """A random name outside the web root, as for evidence."""
    return f"keadaan/{berkas.keadaan_id}/{uuid.uuid4().hex}"


class BerkasKeadaan(Bertanda):
    """A paper behind a circumstance. Never erased."""

    keadaan = models.ForeignKey("skp.KeadaanKhusus", on_delete=models.PROTECT, related_name="daftar_berkas")
    berkas = models.FileField("berkas", upload_to=letak_berkas, max_length=200)
    nama = models.CharField("nama berkas", max_length=200)
    jenis_isi = models.CharField("jenis isi", max_length=100)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sidik berkas", max_length=64)
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "berkas keadaan khusus"
        verbose_name_plural = "berkas keadaan khusus"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.nama


JUDUL_RIWAYAT_KEADAAN = {
    "usulkan_keadaan": "Keadaan khusus diusulkan",
    "catat_keadaan": "Keadaan khusus dicatat",
    "setujui_keadaan": "Keadaan khusus disetujui",
    "tolak_keadaan": "Keadaan khusus ditolak",
    "cabut_keadaan": "Keadaan khusus dicabut",
    "akhiri_keadaan": "Tanggal akhir ditetapkan",
    "tambah_berkas": "Berkas ditambahkan",
}


JUDUL_JEJAK_KEADAAN = {"dilihat": "Keadaan khusus dilihat", "diunduh": "Berkas keadaan khusus diunduh"}
"""What the audit trail knows besides the steps."""


class RiwayatKeadaan(Riwayat):
    """One step of a circumstance."""

    keadaan = models.ForeignKey("skp.KeadaanKhusus", on_delete=models.PROTECT, related_name="riwayat")

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat keadaan khusus"
        verbose_name_plural = "riwayat keadaan khusus"

    def __str__(self) -> str:
        return f"{self.aksi} {self.pada:%d-%m-%Y}"

    @property
    def judul(self) -> str:
        return JUDUL_RIWAYAT_KEADAAN[self.aksi]

    @property
    def peran(self) -> str:
        return str(Peran(self.sebagai).label)
