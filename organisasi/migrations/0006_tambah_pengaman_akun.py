"""Batas percobaan, kata sandi lama, dan tabel tembolok bersama untuk pembatas allauth."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models

TEMBOLOK = "organisasi_tembolok"


def buat_tembolok(apps, schema_editor):
    call_command("createcachetable", TEMBOLOK, database=schema_editor.connection.alias, verbosity=0)


def hapus_tembolok(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {TEMBOLOK}")


class Migration(migrations.Migration):
    dependencies = [
        ("organisasi", "0005_tambah_impor"),
    ]

    operations = [
        migrations.AddField(
            model_name="pengguna",
            name="sandi_diganti_pada",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="kata sandi diganti pada"),
        ),
        migrations.CreateModel(
            name="SandiLama",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sidik", models.CharField(editable=False, max_length=128, verbose_name="sidik kata sandi")),
                ("pada", models.DateTimeField(default=django.utils.timezone.now, verbose_name="pada")),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="daftar_sandi_lama",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "kata sandi lama",
                "verbose_name_plural": "kata sandi lama",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Upaya",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jenis",
                    models.CharField(
                        choices=[("masuk", "Gagal masuk"), ("verifikasi", "Verifikasi dokumen")],
                        max_length=12,
                        verbose_name="jenis",
                    ),
                ),
                ("subjek", models.CharField(blank=True, max_length=40, verbose_name="subjek")),
                ("alamat", models.CharField(blank=True, max_length=45, verbose_name="alamat jaringan")),
                ("pada", models.DateTimeField(default=django.utils.timezone.now, verbose_name="pada")),
            ],
            options={
                "verbose_name": "upaya",
                "verbose_name_plural": "upaya",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["jenis", "subjek", "pada"], name="upaya_subjek"),
                    models.Index(fields=["jenis", "alamat", "pada"], name="upaya_alamat"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["masuk", "verifikasi"])), name="upaya_jenis_dikenal"
                    )
                ],
            },
        ),
        migrations.RunPython(buat_tembolok, hapus_tembolok),
    ]
