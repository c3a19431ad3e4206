from django.db import models
from django.db.models import F, Q

from appraisal.states import StatusPenilaian
from organisasi.common.models import Bertanda, pilihan_dikenal


class JenisPenilaian(models.TextChoices):
    """Tugas belajar is appraised from academic achievement instead of an SKP (SC-05)."""

    BIASA = "biasa", "SKP dan perilaku kerja"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"


class Penilaian(Bertanda):
    """The appraisal of one person for one year: one result out of one or more SKP and one perilaku.

    Each date is a box of the official form: ``dibuat_tanggal`` 9, ``diterima_tanggal`` 10, ``disahkan_tanggal`` 11.
    ``diserahkan_pada`` is the receipt that starts the objection clock; ``zona_waktu`` is frozen at that moment and
    ``batas_keberatan`` is the last moment for an objection (K-11). ``versi`` rises with every correction after the
    fact. ``status`` is written by ``services`` only.
    """

    periode = models.ForeignKey("skp.Periode", on_delete=models.PROTECT, related_name="daftar_penilaian")
    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="daftar_penilaian")
    unit = models.ForeignKey("organisasi.UnitKerja", on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField("jenis", max_length=20, choices=JenisPenilaian, default=JenisPenilaian.BIASA)
    pejabat_penilai = models.ForeignKey(
        "organisasi.Pegawai", on_delete=models.PROTECT, related_name="penilaian_dinilai", verbose_name="pejabat penilai"
    )
    penilai_sebagai = models.ForeignKey(
        "organisasi.Penempatan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    atasan = models.ForeignKey(
        "organisasi.Pegawai",
        on_delete=models.PROTECT,
        related_name="penilaian_sebagai_atasan",
        verbose_name="atasan pejabat penilai",
    )
    atasan_sebagai = models.ForeignKey(
        "organisasi.Penempatan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    penilai_adalah_ppk = models.BooleanField("dinilai langsung oleh PPK", default=False, editable=False)
    status = models.CharField(
        "status", max_length=20, choices=StatusPenilaian, default=StatusPenilaian.DISUSUN, editable=False
    )
    versi = models.PositiveSmallIntegerField("versi dokumen", default=1, editable=False)
    revisi = models.PositiveIntegerField("revisi", default=0, editable=False)
    nilai_akademik = models.DecimalField("nilai akademik", max_digits=5, decimal_places=2, null=True, blank=True)
    rekomendasi = models.TextField("rekomendasi", blank=True)
    dibuat_tanggal = models.DateField("dibuat tanggal", null=True, blank=True)
    diserahkan_pada = models.DateTimeField("diserahkan pada", null=True, blank=True)
    zona_waktu = models.CharField("zona waktu saat diserahkan", max_length=20, blank=True)
    batas_keberatan = models.DateTimeField("batas keberatan", null=True, blank=True)
    diterima_tanggal = models.DateField("diterima pegawai tanggal", null=True, blank=True)
    diteruskan_pada = models.DateTimeField("diteruskan pada", null=True, blank=True)
    disahkan_tanggal = models.DateField("disahkan tanggal", null=True, blank=True)
    alasan_penetapan = models.TextField("alasan ditetapkan atasan", blank=True)

    class Meta:
        verbose_name = "penilaian"
        verbose_name_plural = "penilaian"
        ordering = ("-periode__tahun", "pegawai__nama")
        indexes = [
            models.Index(fields=["periode", "unit", "status"], name="penilaian_periode_unit_status"),
            models.Index(fields=["pejabat_penilai", "periode"], name="penilaian_penilai_periode"),
            models.Index(fields=["status", "batas_keberatan"], name="penilaian_status_batas"),
        ]
        constraints = [
            pilihan_dikenal("penilaian_status_dikenal", "status", StatusPenilaian),
            pilihan_dikenal("penilaian_jenis_dikenal", "jenis", JenisPenilaian),
            models.UniqueConstraint(
                name="penilaian_satu_per_pegawai_per_periode",
                fields=["pegawai", "periode"],
                violation_error_message="Pegawai ini sudah mempunyai penilaian untuk periode tersebut.",
            ),
            models.CheckConstraint(
                name="penilaian_penilai_bukan_yang_dinilai",
                condition=~Q(pegawai=F("pejabat_penilai")),
                violation_error_message="Tidak seorang pun boleh menilai dirinya sendiri.",
            ),
            models.CheckConstraint(name="penilaian_atasan_bukan_yang_dinilai", condition=~Q(pegawai=F("atasan"))),
            models.CheckConstraint(
                name="penilaian_atasan_bukan_penilai",
                condition=Q(penilai_adalah_ppk=True) | ~Q(pejabat_penilai=F("atasan")),
                violation_error_message="Atasan pejabat penilai harus orang lain, kecuali pejabat penilainya PPK.",
            ),
            models.CheckConstraint(
                name="penilaian_diserahkan_punya_jam",
                condition=Q(status=StatusPenilaian.DISUSUN, diserahkan_pada=None)
                | Q(alasan_penetapan__gt="")
                | Q(diserahkan_pada__isnull=False, batas_keberatan__isnull=False)
                & ~Q(status=StatusPenilaian.DISUSUN)
                & ~Q(zona_waktu=""),
            ),
            models.CheckConstraint(
                name="penilaian_batas_sesudah_diserahkan",
                condition=Q(batas_keberatan=None) | Q(batas_keberatan__gt=F("diserahkan_pada")),
            ),
            models.CheckConstraint(
                name="penilaian_final_punya_tanggal",
                condition=Q(status__in=["disahkan", "arsip"], disahkan_tanggal__isnull=False)
                | ~Q(status__in=["disahkan", "arsip"]) & Q(disahkan_tanggal=None),
            ),
            models.CheckConstraint(
                name="penilaian_nilai_akademik_wajar",
                condition=Q(nilai_akademik=None) | Q(nilai_akademik__gte=0, nilai_akademik__lte=100),
                violation_error_message="Nilai akademik harus antara 0 dan 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"Penilaian {self.pegawai.nama_lengkap} {self.periode.tahun}"


class PerilakuKerja(Bertanda):
    """The six behaviour scores as the assessor gives them; empty means not yet scored.

    ``alasan_tanpa_kepemimpinan`` explains a struktural official without that score (K-10).
    """

    penilaian = models.OneToOneField("appraisal.Penilaian", on_delete=models.CASCADE, related_name="perilaku")
    orientasi_pelayanan = models.DecimalField(
        "orientasi pelayanan", max_digits=5, decimal_places=2, null=True, blank=True
    )
    integritas = models.DecimalField("integritas", max_digits=5, decimal_places=2, null=True, blank=True)
    komitmen = models.DecimalField("komitmen", max_digits=5, decimal_places=2, null=True, blank=True)
    disiplin = models.DecimalField("disiplin", max_digits=5, decimal_places=2, null=True, blank=True)
    kerja_sama = models.DecimalField("kerja sama", max_digits=5, decimal_places=2, null=True, blank=True)
    kepemimpinan = models.DecimalField("kepemimpinan", max_digits=5, decimal_places=2, null=True, blank=True)
    alasan_tanpa_kepemimpinan = models.CharField("alasan kepemimpinan tidak dinilai", max_length=300, blank=True)

    class Meta:
        verbose_name = "perilaku kerja"
        verbose_name_plural = "perilaku kerja"
        constraints = [
            models.CheckConstraint(
                name=f"perilaku_{aspek}_nol_sampai_seratus",
                condition=Q(**{aspek: None}) | Q(**{f"{aspek}__gte": 0, f"{aspek}__lte": 100}),
                violation_error_message="Nilai perilaku harus antara 0 dan 100.",
            )
            for aspek in (
                "orientasi_pelayanan",
                "integritas",
                "komitmen",
                "disiplin",
                "kerja_sama",
                "kepemimpinan",
            )
        ]

    def __str__(self) -> str:
        return f"Perilaku {self.penilaian_id}"
