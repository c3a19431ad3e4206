"""Sealing the audit trail once a day, and carrying the seal out of the machine."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import Max

from organisasi.audit import isi_segel, kepala_rantai
from organisasi.common.chain import AWAL, kanonik, sidik_baris
from organisasi.common.clock import sekarang
from organisasi.models import Jejak, SegelJejak

SELANG = timedelta(hours=23)
"""From one seal to the next; a little less than a day, so that a late clock does not skip one."""


def segel_harian() -> SegelJejak | None:
    """Seal when it is due, and see to it that the file of the last seal exists. Safe to run twice or late."""
    terakhir = SegelJejak.objects.order_by("-nomor").first()
    baru = None
    if terakhir is None or terakhir.pada + SELANG <= sekarang():
        baru = buat_segel()
    if baru or terakhir:
        tulis_berkas(baru or terakhir, settings.SEGEL_DIR)  # type: ignore[arg-type]
    if baru:
        _kirim(baru)
    return baru


@transaction.atomic
def buat_segel() -> SegelJejak | None:
    """A seal over everything written since the last one; ``None`` when nothing was."""
    _tunggu_penulis()
    terakhir = SegelJejak.objects.order_by("-nomor").first()
    sesudah = terakhir.sampai if terakhir else 0
    sampai = Jejak.objects.aggregate(akhir=Max("pk"))["akhir"] or 0
    if sampai <= sesudah:
        return None
    kepala = kepala_rantai(sesudah, sampai)
    segel = SegelJejak(
        nomor=terakhir.nomor + 1 if terakhir else 1,
        pada=sekarang(),
        sampai=sampai,
        jumlah_rantai=len(kepala),
        sebelum=terakhir.sidik if terakhir else AWAL,
    )
    segel.sidik = sidik_baris(segel.sebelum, isi_segel(segel, kepala))
    segel.save(force_insert=True)
    return segel


def _tunggu_penulis() -> None:
    """Wait for open transactions that have written: their row numbers lie below the highest visible one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("LOCK TABLE organisasi_jejak IN SHARE MODE")


def tulis_berkas(segel: SegelJejak, folder: Path) -> Path:
    """The seal as a file, made again from the database whenever it is missing; an existing one is never changed."""
    folder.mkdir(parents=True, exist_ok=True)
    berkas = folder / f"segel-{segel.nomor:06}-{segel.pada:%Y-%m-%d}-{segel.sidik[:8]}.json"
    if not berkas.exists():
        sebelumnya = SegelJejak.objects.filter(nomor=segel.nomor - 1).first()
        kepala = kepala_rantai(sebelumnya.sampai if sebelumnya else 0, segel.sampai)
        isi = isi_segel(segel, kepala) | {"sebelum": segel.sebelum, "sidik": segel.sidik}
        sementara = berkas.with_suffix(".baru")
        sementara.write_bytes(kanonik(isi))
        sementara.replace(berkas)
    return berkas


def _kirim(segel: SegelJejak) -> None:
    """The digest by mail, where addresses are set: no personal data in it."""
    if not settings.SEGEL_SUREL:
        return
    isi = (
        f"Segel jejak audit nomor {segel.nomor}\nSaat: {segel.pada:%Y-%m-%d %H:%M} UTC\n"
        f"Rantai yang bertambah: {segel.jumlah_rantai}\nSidik: {segel.sidik}\n\n"
        "Simpan surel ini di luar jangkauan pengelola basis data.\n"
    )
    EmailMessage(f"Segel jejak audit {segel.nomor}", isi, to=settings.SEGEL_SUREL).send(fail_silently=True)
