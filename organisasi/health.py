"""Is the application able to work, and how much waits? For load balancers and monitoring; never personal data."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from organisasi.models import Jejak, JenisUpaya, Notifikasi, Pekerjaan, SegelJejak, StatusSurel, Upaya
from organisasi.queues import antre_sejak, jumlah_antre, jumlah_gagal

PEKERJA_DIAM = timedelta(minutes=10)
"""A task that nobody took for so long means that no worker runs."""


def periksa() -> dict[str, str]:
    """Name of each part and what is wrong with it; an empty sentence when it is fine."""
    hasil = {}
    for nama, tanya in PEMERIKSAAN.items():
        try:
            hasil[nama] = tanya()
        except Exception as salah:  # noqa: BLE001 - each engine has errors of its own, and all mean "not well"
            hasil[nama] = type(salah).__name__
    return hasil


def _basis_data() -> str:
    connection.ensure_connection()
    return "" if connection.is_usable() else "tidak menjawab"


def migrasi_tertinggal() -> int:
    """How many migrations of this program the database has not had."""
    pelaksana = MigrationExecutor(connection)
    return len(pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()))


def _migrasi() -> str:
    kurang = migrasi_tertinggal()
    return f"{kurang} belum dijalankan" if kurang else ""


def _penyimpanan() -> str:
    """Write, read and delete: a full disk and a lost mount both show."""
    nama = default_storage.save(f"periksa/{uuid4().hex}", ContentFile(b"ada"))
    with default_storage.open(nama) as berkas:
        sama = berkas.read() == b"ada"
    default_storage.delete(nama)
    return "" if sama else "isi berkas tidak kembali"


def _pekerja() -> str:
    sejak = antre_sejak()
    diam = sejak is not None and sejak < timezone.now() - PEKERJA_DIAM
    return "tugas menunggu lebih dari sepuluh menit" if diam else ""


PEMERIKSAAN: dict[str, Callable[[], str]] = {
    "basis_data": _basis_data,
    "migrasi": _migrasi,
    "penyimpanan": _penyimpanan,
    "pekerja": _pekerja,
}


def ukuran() -> dict[str, float]:
    """What monitoring draws and alarms on."""
    kini = timezone.now()
    segel = SegelJejak.objects.order_by("-nomor").values_list("pada", flat=True).first()
    jejak = Jejak.objects.order_by("-pk").values_list("pk", flat=True).first()
    return {
        "skp_sesi_aktif": Session.objects.filter(expire_date__gt=kini).count(),
        "skp_tugas_antre": jumlah_antre(),
        "skp_tugas_gagal": jumlah_gagal(),
        "skp_pekerjaan_belum_tuntas": Pekerjaan.objects.filter(tuntas_pada=None).count(),
        "skp_surel_antre": Notifikasi.objects.filter(status_surel=StatusSurel.ANTRE).count(),
        "skp_surel_gagal": Notifikasi.objects.filter(status_surel=StatusSurel.GAGAL).count(),
        "skp_gagal_masuk_sepuluh_menit": Upaya.objects.filter(
            jenis=JenisUpaya.MASUK, pada__gt=kini - timedelta(minutes=10)
        ).count(),
        "skp_jejak_baris": jejak or 0,
        "skp_segel_umur_detik": (kini - segel).total_seconds() if segel else -1,
        "skp_faktor_kedua_diwajibkan": int(settings.WAJIB_FAKTOR_KEDUA),
    }
