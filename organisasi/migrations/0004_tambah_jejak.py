"""Jejak audit dan segelnya, peran auditor, dan penjaga basis data: baris jejak hanya dapat ditambah.

Penjaga SQLite hilang bila tabelnya disusun ulang oleh migrasi lain; migrasi semacam itu memasangnya kembali
(``tests/organisasi/test_jejak.py`` memeriksanya).
"""

from django.conf import settings
from django.db import migrations, models
import django.db.models.deletion

TABEL = ("organisasi_jejak", "organisasi_segeljejak")
PESAN = "baris jejak tidak dapat diubah atau dihapus"

SQLITE = [
    f"CREATE TRIGGER {t}_tanpa_{nama} BEFORE {aksi} ON {t} BEGIN SELECT RAISE(ABORT, '{PESAN}'); END"
    for t in TABEL
    for nama, aksi in (("ubah", "UPDATE"), ("hapus", "DELETE"))
]
POSTGRESQL = [
    f"""CREATE FUNCTION tolak_ubah_jejak() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{PESAN}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    *(
        f"CREATE TRIGGER {t}_tanpa_{nama} BEFORE {aksi} ON {t} FOR EACH {tingkat} EXECUTE FUNCTION tolak_ubah_jejak()"
        for t in TABEL
        for nama, aksi, tingkat in (("ubah", "UPDATE OR DELETE", "ROW"), ("kosong", "TRUNCATE", "STATEMENT"))
    ),
]


def pasang_penjaga(apps, schema_editor):
    for perintah in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(perintah)


def lepas_penjaga(apps, schema_editor):
    """The triggers go with their tables; the function of PostgreSQL goes first, with everything that hangs on it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION tolak_ubah_jejak() CASCADE")


class Migration(migrations.Migration):
    dependencies = [
        ("organisasi", "0003_tambah_pekerjaan"),
    ]

    operations = [
        migrations.CreateModel(
            name="Jejak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rantai", models.CharField(max_length=60, verbose_name="rantai")),
                ("nomor", models.PositiveIntegerField(verbose_name="nomor")),
                ("pada", models.DateTimeField(verbose_name="pada")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("ubah", "Perubahan"),
                            ("baca", "Dilihat"),
                            ("cetak", "Dicetak"),
                            ("ekspor", "Diekspor"),
                            ("masuk", "Masuk dan keluar"),
                        ],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                ("kejadian", models.CharField(max_length=60, verbose_name="kejadian")),
                ("objek", models.CharField(max_length=40, verbose_name="objek")),
                ("objek_id", models.BigIntegerField(null=True, verbose_name="nomor objek")),
                ("dari", models.CharField(blank=True, max_length=30, verbose_name="dari")),
                ("ke", models.CharField(blank=True, max_length=30, verbose_name="ke")),
                ("nilai", models.CharField(blank=True, editable=False, max_length=64, verbose_name="sidik nilai")),
                ("alamat", models.CharField(blank=True, max_length=45, verbose_name="alamat jaringan")),
                ("rujukan", models.CharField(blank=True, max_length=40, verbose_name="rujukan")),
                ("sebelum", models.CharField(editable=False, max_length=64, verbose_name="sidik sebelumnya")),
                ("sidik", models.CharField(editable=False, max_length=64, verbose_name="sidik")),
            ],
            options={
                "verbose_name": "jejak",
                "verbose_name_plural": "jejak",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="SegelJejak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nomor", models.PositiveIntegerField(unique=True, verbose_name="nomor")),
                ("pada", models.DateTimeField(verbose_name="pada")),
                ("sampai", models.BigIntegerField(verbose_name="sampai baris")),
                ("jumlah_rantai", models.PositiveIntegerField(verbose_name="rantai yang bertambah")),
                ("sebelum", models.CharField(editable=False, max_length=64, verbose_name="sidik sebelumnya")),
                ("sidik", models.CharField(editable=False, max_length=64, verbose_name="sidik")),
            ],
            options={
                "verbose_name": "segel jejak",
                "verbose_name_plural": "segel jejak",
                "ordering": ("nomor",),
            },
        ),
        migrations.RemoveConstraint(
            model_name="peranunit",
            name="peran_dikenal",
        ),
        migrations.AlterField(
            model_name="peranunit",
            name="peran",
            field=models.CharField(
                choices=[
                    ("admin_kepegawaian", "Admin kepegawaian"),
                    ("pimpinan", "Pimpinan (membaca)"),
                    ("pengelola_sistem", "Pengelola sistem"),
                    ("auditor", "Auditor (memeriksa jejak)"),
                ],
                max_length=20,
                verbose_name="peran",
            ),
        ),
        migrations.AddConstraint(
            model_name="peranunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("peran__in", ["admin_kepegawaian", "pimpinan", "pengelola_sistem", "auditor"])),
                name="peran_dikenal",
            ),
        ),
        migrations.AddField(
            model_name="jejak",
            name="instansi",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="organisasi.instansi",
            ),
        ),
        migrations.AddField(
            model_name="jejak",
            name="pegawai",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="organisasi.pegawai",
            ),
        ),
        migrations.AddField(
            model_name="jejak",
            name="pelaku",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="jejak",
            name="pendamping",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="jejak",
            index=models.Index(fields=["instansi", "-id"], name="jejak_instansi"),
        ),
        migrations.AddIndex(
            model_name="jejak",
            index=models.Index(fields=["pegawai", "pada"], name="jejak_pegawai"),
        ),
        migrations.AddIndex(
            model_name="jejak",
            index=models.Index(fields=["pelaku", "pada"], name="jejak_pelaku"),
        ),
        migrations.AddConstraint(
            model_name="jejak",
            constraint=models.CheckConstraint(
                condition=models.Q(("jenis__in", ["ubah", "baca", "cetak", "ekspor", "masuk"])),
                name="jejak_jenis_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="jejak",
            constraint=models.UniqueConstraint(fields=("rantai", "nomor"), name="jejak_satu_nomor_per_rantai"),
        ),
        migrations.RunPython(pasang_penjaga, lepas_penjaga),
    ]
