from django.db import models
from django.db.models import Q

from organisasi.common.models import Bertanda, pilihan_dikenal
from organisasi.nip import POLA_NIP, validasi_nip
from organisasi.pangkat import Golongan


class StatusPegawai(models.TextChoices):
    """Who a person is to the agency. The last two appraise or sign, and are never appraised here."""

    PNS = "pns", "PNS"
    CPNS = "cpns", "Calon PNS"
    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara"
    PEJABAT_LUAR = "pejabat_luar", "Pejabat instansi lain"


class AlasanBerhenti(models.TextChoices):
    PENSIUN = "pensiun", "Pensiun"
    MENINGGAL = "meninggal", "Meninggal dunia"
    PINDAH = "pindah", "Pindah instansi"
    DIBERHENTIKAN = "diberhentikan", "Diberhentikan"


def tulis_nama(gelar_depan: str, nama: str, gelar_belakang: str) -> str:
    """A name with its titles; for long lists that read columns instead of rows."""
    depan = f"{gelar_depan} {nama}".strip()
    return f"{depan}, {gelar_belakang}" if gelar_belakang else depan


class Pegawai(Bertanda):
    """A person: an employee, or an official from outside who signs.

    ``jabatan_lain`` and its sisters describe those who hold no position inside the agency (a governor as PPK, an
    assessor of another agency).
    """

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="daftar_pegawai")
    nip = models.CharField(
        "NIP",
        max_length=18,
        null=True,
        blank=True,
        unique=True,
        validators=[validasi_nip],
        error_messages={"unique": "NIP ini sudah terdaftar."},
    )
    nama = models.CharField("nama tanpa gelar", max_length=120)
    gelar_depan = models.CharField("gelar depan", max_length=40, blank=True)
    gelar_belakang = models.CharField("gelar belakang", max_length=60, blank=True)
    status = models.CharField("status kepegawaian", max_length=20, choices=StatusPegawai, default=StatusPegawai.PNS)
    surel = models.EmailField("alamat surel dinas", blank=True)
    jabatan_lain = models.CharField("jabatan", max_length=200, blank=True)
    unit_lain = models.CharField("unit organisasi", max_length=200, blank=True)
    pangkat_lain = models.CharField("pangkat", max_length=80, blank=True)
    berhenti_tanggal = models.DateField("berhenti sejak", null=True, blank=True)
    berhenti_alasan = models.CharField("alasan berhenti", max_length=20, choices=AlasanBerhenti, blank=True)

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        ordering = ("nama", "pk")
        indexes = [models.Index(fields=["instansi", "nama"], name="pegawai_instansi_nama")]
        constraints = [
            pilihan_dikenal("pegawai_status_dikenal", "status", StatusPegawai),
            models.CheckConstraint(
                name="pegawai_nip_delapan_belas_angka",
                condition=Q(nip=None) | Q(nip__regex=POLA_NIP),
                violation_error_message="NIP harus terdiri atas 18 angka.",
            ),
            models.CheckConstraint(
                name="pegawai_pns_punya_nip",
                condition=~Q(status__in=[StatusPegawai.PNS, StatusPegawai.CPNS]) | Q(nip__isnull=False),
                violation_error_message="PNS dan calon PNS wajib mempunyai NIP.",
            ),
            models.CheckConstraint(
                name="pegawai_berhenti_dengan_alasan",
                condition=Q(berhenti_tanggal=None, berhenti_alasan="")
                | Q(berhenti_tanggal__isnull=False, berhenti_alasan__in=AlasanBerhenti.values),
                violation_error_message="Isi tanggal dan alasan berhenti bersama-sama.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_lengkap

    @property
    def nama_lengkap(self) -> str:
        """Name with titles: ``Dra. Sri Elisya, SH``."""
        return tulis_nama(self.gelar_depan, self.nama, self.gelar_belakang)

    @property
    def inisial(self) -> str:
        return "".join(kata[0] for kata in self.nama.split()[:2]).upper()


class RiwayatPangkat(Bertanda):
    """A promotion: the golongan ruang from ``tmt`` (terhitung mulai tanggal) on."""

    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="riwayat_pangkat")
    golongan = models.CharField("pangkat, golongan ruang", max_length=5, choices=Golongan)
    tmt = models.DateField("terhitung mulai tanggal")

    class Meta:
        verbose_name = "riwayat pangkat"
        verbose_name_plural = "riwayat pangkat"
        ordering = ("-tmt",)
        constraints = [
            pilihan_dikenal("pangkat_golongan_dikenal", "golongan", Golongan),
            models.UniqueConstraint(
                name="pangkat_satu_per_tanggal",
                fields=["pegawai", "tmt"],
                violation_error_message="Sudah ada pangkat dengan tanggal mulai yang sama.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_golongan_display()
