"""Penahanan, usul musnah dan berita acaranya, dan pintu sempit basis data: bukti, berkas keadaan, dan catatan perilaku
hanya dapat dihapus selama terdaftar pada ``appraisal_pintuhapus``; PostgreSQL memeriksa pula bahwa benda itu tercantum
pada usul musnah yang disetujui orang kedua, atau berada di ruang latihan.

Pada SQLite penjaga hanya menyebut tabel pintu itu: pemicu yang menyebut tabel lain menggagalkan setiap migrasi yang
menyusun ulang tabel lain itu. Penjaga hilang bila tabelnya sendiri disusun ulang; migrasi semacam itu memasangnya
kembali (``tests/appraisal/test_retensi.py`` memeriksanya).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


PESAN = "arsip hanya dapat dihapus melalui pemusnahan yang disetujui"
PEMILIK = {
    ("skp_bukti", "bukti"): "(SELECT pegawai_id FROM skp_skp WHERE id = OLD.skp_id)",
    ("skp_berkaskeadaan", "berkas_keadaan"): "(SELECT pegawai_id FROM skp_keadaankhusus WHERE id = OLD.keadaan_id)",
    ("appraisal_catatanperilaku", "catatan"): "OLD.pegawai_id",
}


def tertutup(jenis):
    return f"NOT EXISTS (SELECT 1 FROM appraisal_pintuhapus WHERE jenis = '{jenis}' AND objek_id = OLD.id)"  # noqa: S608


def tidak_disetujui(jenis, pemilik):
    return f"""NOT EXISTS (SELECT 1 FROM appraisal_butirmusnah b JOIN appraisal_usulmusnah u ON u.id = b.usul_id
                           WHERE b.objek_id = OLD.id AND u.jenis = '{jenis}' AND u.status = 'disetujui')
           AND NOT EXISTS (SELECT 1 FROM organisasi_pegawai p JOIN organisasi_instansi i ON i.id = p.instansi_id
                           WHERE p.id = {pemilik} AND i.pelajar_id IS NOT NULL)"""  # noqa: S608 - constants


def pasang_pintu(apps, schema_editor):
    for (tabel, jenis), pemilik in PEMILIK.items():
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"""CREATE FUNCTION {tabel}_jaga() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF {tertutup(jenis)} OR ({tidak_disetujui(jenis, pemilik)}) THEN
                    RAISE EXCEPTION '{PESAN}' USING ERRCODE = 'integrity_constraint_violation';
                END IF; RETURN OLD; END $$"""
            )
            schema_editor.execute(
                f"CREATE TRIGGER {tabel}_pintu BEFORE DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION {tabel}_jaga()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {tabel}_pintu BEFORE DELETE ON {tabel} WHEN {tertutup(jenis)} "
                f"BEGIN SELECT RAISE(ABORT, '{PESAN}'); END"
            )


def lepas_pintu(apps, schema_editor):
    for tabel, _ in PEMILIK:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {tabel}_jaga() CASCADE")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {tabel}_pintu")


class Migration(migrations.Migration):
    dependencies = [
        ("appraisal", "0007_tambah_tanda_tangan"),
        ("skp", "0006_akhiri_butir_rkt"),
        ("organisasi", "0012_tambah_impor_kedaluwarsa"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PintuHapus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("bukti", "Berkas bukti"),
                            ("berkas_keadaan", "Berkas keadaan khusus"),
                            ("catatan", "Catatan perilaku"),
                            ("impor", "Tabel impor"),
                            ("notifikasi", "Pemberitahuan"),
                            ("pekerjaan", "Pekerjaan latar belakang"),
                        ],
                        max_length=20,
                        verbose_name="jenis arsip",
                    ),
                ),
                ("objek_id", models.BigIntegerField(verbose_name="nomor benda")),
            ],
            options={
                "verbose_name": "pintu hapus",
                "verbose_name_plural": "pintu hapus",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jenis__in", ["bukti", "berkas_keadaan", "catatan", "impor", "notifikasi", "pekerjaan"])
                        ),
                        name="pintu_jenis_dikenal",
                    ),
                    models.UniqueConstraint(fields=("jenis", "objek_id"), name="pintu_sekali_per_benda"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UsulMusnah",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True, verbose_name="dibuat pada")),
                ("diubah_pada", models.DateTimeField(auto_now=True, verbose_name="diubah pada")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("bukti", "Berkas bukti"),
                            ("berkas_keadaan", "Berkas keadaan khusus"),
                            ("catatan", "Catatan perilaku"),
                            ("impor", "Tabel impor"),
                            ("notifikasi", "Pemberitahuan"),
                            ("pekerjaan", "Pekerjaan latar belakang"),
                        ],
                        max_length=20,
                        verbose_name="jenis arsip",
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Diusulkan"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                            ("selesai", "Selesai"),
                        ],
                        default="diusulkan",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("jumlah", models.PositiveIntegerField(verbose_name="jumlah saat diusulkan")),
                ("alasan", models.TextField(max_length=2000, verbose_name="pertimbangan")),
                ("diputuskan_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputuskan pada")),
                ("catatan_putusan", models.TextField(blank=True, max_length=2000, verbose_name="catatan keputusan")),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                ("musnah", models.PositiveIntegerField(default=0, verbose_name="jumlah yang dimusnahkan")),
                ("sidik", models.CharField(blank=True, max_length=64, verbose_name="sidik daftar")),
                (
                    "diputuskan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diusulkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "instansi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisasi.instansi"
                    ),
                ),
            ],
            options={
                "verbose_name": "usul musnah",
                "verbose_name_plural": "usul musnah",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="ButirMusnah",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("objek_id", models.BigIntegerField(verbose_name="nomor benda")),
                ("sidik", models.CharField(max_length=64, verbose_name="sidik isi")),
                ("berkas", models.CharField(blank=True, max_length=200, verbose_name="berkas yang harus dihapus")),
                ("pada", models.DateTimeField(verbose_name="dimusnahkan pada")),
                (
                    "pegawai",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisasi.pegawai",
                    ),
                ),
                (
                    "usul",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="daftar_butir",
                        to="appraisal.usulmusnah",
                    ),
                ),
            ],
            options={
                "verbose_name": "butir berita acara musnah",
                "verbose_name_plural": "butir berita acara musnah",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Penahanan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True, verbose_name="dibuat pada")),
                ("diubah_pada", models.DateTimeField(auto_now=True, verbose_name="diubah pada")),
                ("tahun", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun")),
                ("alasan", models.TextField(max_length=2000, verbose_name="alasan")),
                ("sejak", models.DateField(verbose_name="ditahan sejak")),
                ("dicabut_pada", models.DateTimeField(blank=True, null=True, verbose_name="dicabut pada")),
                ("alasan_cabut", models.TextField(blank=True, max_length=2000, verbose_name="alasan pencabutan")),
                (
                    "dicabut_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dipasang_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "instansi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisasi.instansi"
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="daftar_penahanan",
                        to="organisasi.pegawai",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisasi.unitkerja",
                    ),
                ),
            ],
            options={
                "verbose_name": "penahanan",
                "verbose_name_plural": "penahanan",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pegawai__isnull", False), ("tahun", None), ("unit", None)),
                            models.Q(("pegawai", None), ("tahun", None), ("unit__isnull", False)),
                            models.Q(("pegawai", None), ("tahun__isnull", False), ("unit", None)),
                            _connector="OR",
                        ),
                        name="penahanan_satu_sasaran",
                        violation_error_message="Isi tepat satu: pegawai, unit kerja, atau tahun.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="penahanan_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan_cabut", ""), ("dicabut_oleh", None), ("dicabut_pada", None)),
                            models.Q(
                                ("dicabut_oleh__isnull", False),
                                ("dicabut_pada__isnull", False),
                                models.Q(("alasan_cabut", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penahanan_dicabut_utuh",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="usulmusnah",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("jenis__in", ["bukti", "berkas_keadaan", "catatan", "impor", "notifikasi", "pekerjaan"])
                ),
                name="musnah_jenis_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="usulmusnah",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["diusulkan", "disetujui", "ditolak", "selesai"])),
                name="musnah_status_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="usulmusnah",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("diputuskan_oleh", None),
                    models.Q(("diputuskan_oleh", models.F("diusulkan_oleh")), _negated=True),
                    _connector="OR",
                ),
                name="musnah_dua_orang",
                violation_error_message="Pengusul tidak memutuskan usulannya sendiri.",
            ),
        ),
        migrations.AddConstraint(
            model_name="usulmusnah",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("diputuskan_oleh", None), ("diputuskan_pada", None), ("status", "diusulkan")),
                    models.Q(
                        models.Q(("status", "diusulkan"), _negated=True),
                        ("diputuskan_oleh__isnull", False),
                        ("diputuskan_pada__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="musnah_diputuskan_punya_pemutus",
            ),
        ),
        migrations.AddConstraint(
            model_name="usulmusnah",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("selesai_pada__isnull", False), ("status", "selesai"), models.Q(("sidik", ""), _negated=True)
                    ),
                    models.Q(models.Q(("status", "selesai"), _negated=True), ("selesai_pada", None), ("sidik", "")),
                    _connector="OR",
                ),
                name="musnah_selesai_bersegel",
            ),
        ),
        migrations.AddConstraint(
            model_name="usulmusnah",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["diusulkan", "disetujui"])),
                fields=("instansi", "jenis", "tahun"),
                name="musnah_satu_usul_terbuka",
                violation_error_message="Jenis dan tahun ini sudah diusulkan.",
            ),
        ),
        migrations.AddIndex(
            model_name="butirmusnah",
            index=models.Index(fields=["objek_id"], name="musnah_objek"),
        ),
        migrations.AddConstraint(
            model_name="butirmusnah",
            constraint=models.UniqueConstraint(fields=("usul", "objek_id"), name="musnah_sekali_per_benda"),
        ),
        migrations.RunPython(pasang_pintu, lepas_pintu),
    ]
