"""Holds, proposals of destruction and the record of what was destroyed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisasi.common.models import Bertanda, pilihan_dikenal


class JenisArsip(models.TextChoices):
    """The kinds of records that may be destroyed; everything else stays."""

    BUKTI = "bukti", "Berkas bukti"
    BERKAS_KEADAAN = "berkas_keadaan", "Berkas keadaan khusus"
    CATATAN = "catatan", "Catatan perilaku"
    IMPOR = "impor", "Tabel impor"
    NOTIFIKASI = "notifikasi", "Pemberitahuan"
    PEKERJAAN = "pekerjaan", "Pekerjaan latar belakang"


JUDUL_RETENSI = {
    "retensi.ditahan": "Penahanan dipasang",
    "retensi.dilepas": "Penahanan dicabut",
    "retensi.diusulkan": "Pemusnahan diusulkan",
    "retensi.disetujui": "Pemusnahan disetujui",
    "retensi.ditolak": "Pemusnahan ditolak",
    "retensi.dimusnahkan": "Dimusnahkan menurut jadwal retensi",
    "retensi.selesai": "Pemusnahan selesai",
    "retensi.dilihat": "Arsip yang habis masa simpannya dilihat",
    "retensi.dicetak": "Berita acara pemusnahan dicetak",
}


class Penahanan(Bertanda):
    """A legal hold on a person, a unit with everything below it, or a year: nothing of it is due until it is lifted."""

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(
        "organisasi.Pegawai", on_delete=models.PROTECT, null=True, blank=True, related_name="daftar_penahanan"
    )
    unit = models.ForeignKey("organisasi.UnitKerja", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    alasan = models.TextField("alasan", max_length=2000)
    sejak = models.DateField("ditahan sejak")
    dipasang_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_cabut = models.TextField("alasan pencabutan", max_length=2000, blank=True)

    class Meta:
        verbose_name = "penahanan"
        verbose_name_plural = "penahanan"
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                name="penahanan_satu_sasaran",
                condition=Q(pegawai__isnull=False, unit=None, tahun=None)
                | Q(pegawai=None, unit__isnull=False, tahun=None)
                | Q(pegawai=None, unit=None, tahun__isnull=False),
                violation_error_message="Isi tepat satu: pegawai, unit kerja, atau tahun.",
            ),
            models.CheckConstraint(name="penahanan_beralasan", condition=~Q(alasan="")),
            models.CheckConstraint(
                name="penahanan_dicabut_utuh",
                condition=Q(dicabut_pada=None, dicabut_oleh=None, alasan_cabut="")
                | (Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False) & ~Q(alasan_cabut="")),
            ),
        ]

    def __str__(self) -> str:
        return self.sasaran

    @property
    def sasaran(self) -> str:
        return f"Tahun {self.tahun}" if self.tahun else str(self.pegawai or self.unit)


class StatusMusnah(models.TextChoices):
    DIUSULKAN = "diusulkan", "Diusulkan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    SELESAI = "selesai", "Selesai"


class UsulMusnah(Bertanda):
    """One kind and year proposed for destruction by one person and decided by another.

    ``jumlah`` is what was due when it was proposed, ``musnah`` what was destroyed in the end; ``sidik`` seals the list.
    While the state is ``disetujui`` the database lets exactly the listed rows go.
    """

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField("jenis arsip", max_length=20, choices=JenisArsip)
    tahun = models.PositiveSmallIntegerField("tahun")
    status = models.CharField("status", max_length=12, choices=StatusMusnah, default=StatusMusnah.DIUSULKAN)
    jumlah = models.PositiveIntegerField("jumlah saat diusulkan")
    alasan = models.TextField("pertimbangan", max_length=2000)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diputuskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputuskan_pada = models.DateTimeField("diputuskan pada", null=True, blank=True)
    catatan_putusan = models.TextField("catatan keputusan", max_length=2000, blank=True)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    musnah = models.PositiveIntegerField("jumlah yang dimusnahkan", default=0)
    sidik = models.CharField("sidik daftar", max_length=64, blank=True)

    class Meta:
        verbose_name = "usul musnah"
        verbose_name_plural = "usul musnah"
        ordering = ("-pk",)
        constraints = [
            pilihan_dikenal("musnah_jenis_dikenal", "jenis", JenisArsip),
            pilihan_dikenal("musnah_status_dikenal", "status", StatusMusnah),
            models.CheckConstraint(
                name="musnah_dua_orang",
                condition=Q(diputuskan_oleh=None) | ~Q(diputuskan_oleh=F("diusulkan_oleh")),
                violation_error_message="Pengusul tidak memutuskan usulannya sendiri.",
            ),
            models.CheckConstraint(
                name="musnah_diputuskan_punya_pemutus",
                condition=Q(status=StatusMusnah.DIUSULKAN, diputuskan_oleh=None, diputuskan_pada=None)
                | ~Q(status=StatusMusnah.DIUSULKAN) & Q(diputuskan_oleh__isnull=False, diputuskan_pada__isnull=False),
            ),
            models.CheckConstraint(
                name="musnah_selesai_bersegel",
                condition=Q(status=StatusMusnah.SELESAI, selesai_pada__isnull=False) & ~Q(sidik="")
                | ~Q(status=StatusMusnah.SELESAI) & Q(selesai_pada=None, sidik=""),
            ),
            models.UniqueConstraint(
                name="musnah_satu_usul_terbuka",
                fields=["instansi", "jenis", "tahun"],
                condition=Q(status__in=[StatusMusnah.DIUSULKAN, StatusMusnah.DISETUJUI]),
                violation_error_message="Jenis dan tahun ini sudah diusulkan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} tahun {self.tahun}"


class ButirMusnah(models.Model):
    """One destroyed record on the list of the berita acara: whose it was and the digest of what it held.

    ``berkas`` names the file in the storage while it still has to go.
    """

    usul = models.ForeignKey(UsulMusnah, on_delete=models.PROTECT, related_name="daftar_butir")
    objek_id = models.BigIntegerField("nomor benda")
    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, null=True, related_name="+")
    sidik = models.CharField("sidik isi", max_length=64)
    berkas = models.CharField("berkas yang harus dihapus", max_length=200, blank=True)
    pada = models.DateTimeField("dimusnahkan pada")

    class Meta:
        verbose_name = "butir berita acara musnah"
        verbose_name_plural = "butir berita acara musnah"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(name="musnah_sekali_per_benda", fields=["usul", "objek_id"])]
        indexes = [models.Index(fields=["objek_id"], name="musnah_objek")]

    def __str__(self) -> str:
        return f"{self.usul} #{self.objek_id}"


class PintuHapus(models.Model):
    """The narrow door: triggers let a guarded record go only while it is listed here.

    Listed and struck off within one transaction (``appraisal.services.pintu``), so that nobody else ever sees a row.
    """

    jenis = models.CharField("jenis arsip", max_length=20, choices=JenisArsip)
    objek_id = models.BigIntegerField("nomor benda")

    class Meta:
        verbose_name = "pintu hapus"
        verbose_name_plural = "pintu hapus"
        constraints = [
            pilihan_dikenal("pintu_jenis_dikenal", "jenis", JenisArsip),
            models.UniqueConstraint(name="pintu_sekali_per_benda", fields=["jenis", "objek_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} #{self.objek_id}"
