"""Procedures as data: an SOP with its steps, and its runs with who has it now and how long each step took."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisasi.common.clock import sekarang
from organisasi.common.models import Bertanda, Riwayat, pilihan_dikenal


class SatuanWaktu(models.TextChoices):
    MENIT = "menit", "menit"
    JAM = "jam", "jam"
    HARI = "hari", "hari"
    MINGGU = "minggu", "minggu"


class TindakanSop(models.TextChoices):
    """What a step does in the application besides being done."""

    BIASA = "", "Dicatat selesai"
    BENTUK_TIM = "bentuk_tim", "Membentuk tim"
    SUSUN = "susun", "Menyusun naskah"
    TANDATANGANI = "tandatangani", "Menandatangani naskah"
    KIRIM = "kirim", "Mengirim naskah"


class JenisNaskah(models.TextChoices):
    TIDAK_ADA = "", "Tanpa naskah"
    LKJ = "lkj", "Laporan Kinerja"


class Sop(Bertanda):
    """One revision of a procedure of a unit: never changed, only followed by the next one, so that runs stay true."""

    unit = models.ForeignKey("organisasi.UnitKerja", on_delete=models.PROTECT, related_name="daftar_sop")
    kode = models.SlugField("kode", max_length=40)
    revisi = models.PositiveSmallIntegerField("revisi", default=1)
    aktif = models.BooleanField("berlaku", default=True)
    nama = models.CharField("nama SOP", max_length=200)
    nomor = models.CharField("nomor SOP", max_length=60, blank=True)
    dibuat_tanggal = models.DateField("tanggal pembuatan")
    direvisi_tanggal = models.DateField("tanggal revisi", null=True, blank=True)
    berlaku_tanggal = models.DateField("tanggal efektif")
    keterangan = models.JSONField("kotak pada kepala formulir", default=dict, blank=True)
    naskah = models.CharField("naskah", max_length=20, choices=JenisNaskah, blank=True)

    class Meta:
        verbose_name = "SOP"
        verbose_name_plural = "SOP"
        ordering = ("nama", "-revisi")
        constraints = [
            pilihan_dikenal("sop_naskah_dikenal", "naskah", JenisNaskah),
            models.UniqueConstraint(name="sop_satu_per_revisi", fields=["unit", "kode", "revisi"]),
            models.UniqueConstraint(name="sop_satu_berlaku", fields=["unit", "kode"], condition=Q(aktif=True)),
        ]

    def __str__(self) -> str:
        return self.nama


class PelaksanaSop(models.Model):
    """A column of the form: whoever holds a position, or (without one) the team that is named for each run."""

    sop = models.ForeignKey(Sop, on_delete=models.CASCADE, related_name="daftar_pelaksana")
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("sebutan pada formulir", max_length=80)
    jabatan = models.ForeignKey("organisasi.Jabatan", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "pelaksana SOP"
        verbose_name_plural = "pelaksana SOP"
        ordering = ("urutan",)
        constraints = [models.UniqueConstraint(name="sop_pelaksana_urut", fields=["sop", "urutan"])]

    def __str__(self) -> str:
        return self.nama


class LangkahSop(models.Model):
    """A row of the form. ``kembali_ke`` makes it a decision: what is not good enough goes back to that step."""

    sop = models.ForeignKey(Sop, on_delete=models.CASCADE, related_name="daftar_langkah")
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.CharField("aktivitas", max_length=500)
    pelaksana = models.ForeignKey(PelaksanaSop, on_delete=models.CASCADE, related_name="daftar_langkah")
    kelengkapan = models.CharField("kelengkapan", max_length=300)
    waktu = models.PositiveSmallIntegerField("waktu")
    satuan = models.CharField("satuan waktu", max_length=10, choices=SatuanWaktu)
    keluaran = models.CharField("output", max_length=300)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    kembali_ke = models.PositiveSmallIntegerField("bila belum memenuhi kembali ke langkah", null=True, blank=True)
    tindakan = models.CharField("tindakan", max_length=20, choices=TindakanSop, blank=True)

    class Meta:
        verbose_name = "langkah SOP"
        verbose_name_plural = "langkah SOP"
        ordering = ("nomor",)
        constraints = [
            pilihan_dikenal("sop_satuan_dikenal", "satuan", SatuanWaktu),
            pilihan_dikenal("sop_tindakan_dikenal", "tindakan", TindakanSop),
            models.UniqueConstraint(name="sop_langkah_urut", fields=["sop", "nomor"]),
            models.CheckConstraint(name="sop_langkah_berwaktu", condition=Q(nomor__gte=1, waktu__gte=1)),
            models.CheckConstraint(
                name="sop_kembali_ke_belakang",
                condition=Q(kembali_ke=None) | Q(kembali_ke__gte=1, kembali_ke__lt=F("nomor")),
                violation_error_message="Langkah hanya dapat dikembalikan ke langkah sebelumnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.uraian}"


class StatusPelaksanaan(models.TextChoices):
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class PelaksanaanSop(Bertanda):
    """One run: ``langkah`` is the step it waits at since ``sejak``. Written by ``services.sop`` only."""

    sop = models.ForeignKey(Sop, on_delete=models.PROTECT, related_name="daftar_pelaksanaan")
    periode = models.ForeignKey("skp.Periode", on_delete=models.PROTECT, related_name="+")
    status = models.CharField("status", max_length=12, choices=StatusPelaksanaan, default=StatusPelaksanaan.BERJALAN)
    langkah = models.ForeignKey(LangkahSop, on_delete=models.PROTECT, related_name="+")
    sejak = models.DateTimeField("di langkah ini sejak", default=sekarang)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    tim = models.ManyToManyField("organisasi.Pegawai", related_name="tim_sop", blank=True)

    class Meta:
        verbose_name = "pelaksanaan SOP"
        verbose_name_plural = "pelaksanaan SOP"
        ordering = ("-pk",)
        constraints = [
            pilihan_dikenal("pelaksanaan_status_dikenal", "status", StatusPelaksanaan),
            models.UniqueConstraint(
                name="pelaksanaan_satu_berjalan",
                fields=["sop", "periode"],
                condition=Q(status=StatusPelaksanaan.BERJALAN),
                violation_error_message="SOP ini sedang berjalan untuk tahun itu.",
            ),
            models.CheckConstraint(
                name="pelaksanaan_tuntas_punya_waktu",
                condition=Q(status=StatusPelaksanaan.BERJALAN, selesai_pada=None)
                | (~Q(status=StatusPelaksanaan.BERJALAN) & Q(selesai_pada__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sop.nama} tahun {self.periode.tahun}"

    @property
    def berjalan(self) -> bool:
        return self.status == StatusPelaksanaan.BERJALAN


class RiwayatSop(Riwayat):
    """One step of a run: done, sent back or given up; ``mulai`` is when it came to whoever did it."""

    pelaksanaan = models.ForeignKey(PelaksanaanSop, on_delete=models.PROTECT, related_name="riwayat")
    nomor = models.PositiveSmallIntegerField("langkah")
    mulai = models.DateTimeField("diterima pada")

    class Meta(Riwayat.Meta):
        verbose_name = "riwayat SOP"
        verbose_name_plural = "riwayat SOP"
        constraints = [
            models.CheckConstraint(name="riwayat_sop_urut_waktu", condition=Q(pada__gte=F("mulai"))),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.aksi}"


def letak_naskah(naskah: "NaskahSop", nama: str) -> str:
    return f"naskah/{naskah.pelaksanaan_id}/{uuid.uuid4().hex}.pdf"


class NaskahSop(Bertanda):
    """The document that a run makes: the words of the team, the figures of the year, and once signed the PDF itself."""

    pelaksanaan = models.OneToOneField(PelaksanaanSop, on_delete=models.PROTECT, related_name="naskah")
    bagian = models.JSONField("teks tiap bagian", default=dict, blank=True)
    angka = models.JSONField("angka yang dibekukan", default=dict, blank=True)
    revisi = models.PositiveIntegerField("revisi", default=0)
    ditandatangani_pada = models.DateTimeField("ditandatangani pada", null=True, blank=True)
    ditandatangani_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    berkas = models.FileField("berkas", upload_to=letak_naskah, max_length=200, blank=True)
    sha256 = models.CharField("sidik berkas", max_length=64, blank=True)

    class Meta:
        verbose_name = "naskah SOP"
        verbose_name_plural = "naskah SOP"
        constraints = [
            models.CheckConstraint(
                name="naskah_ditandatangani_utuh",
                condition=Q(ditandatangani_pada=None, ditandatangani_oleh=None, sha256="")
                | Q(ditandatangani_pada__isnull=False, ditandatangani_oleh__isnull=False) & ~Q(sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Naskah {self.pelaksanaan_id}"

    @property
    def ditandatangani(self) -> bool:
        return self.ditandatangani_pada is not None
