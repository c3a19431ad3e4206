"""The engines of production beside the embedded ones: RQ on Redis, files on S3, mail by SMTP.

PostgreSQL runs the whole suite. Each engine is a real server of its own on a free port; only the settings differ.
"""

import shutil
import tarfile
from contextlib import closing
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from appraisal.backup.restore import isi_wadah
from appraisal.backup.write import arsipkan
from appraisal.jobs import REKAP
from config import env
from organisasi.common.clock import sekarang
from organisasi.health import periksa, ukuran
from organisasi.models import Pekerjaan
from organisasi.services.jaga_pekerjaan import bangkitkan_pekerjaan
from organisasi.services.notifikasi import beritahu, kirim_surel
from organisasi.services.pekerjaan import minta_pekerjaan
from tests.dunia import penilaian_disahkan
from tests.infrastruktur.pintu import pintu_bebas, server_redis

TANPA_REDIS = "redis-server belum terpasang (sudo apt-get install redis-server)"


@pytest.fixture
def redis(settings, tmp_path):
    """The queue on Redis, as ``ANTREAN=redis`` sets it."""
    if shutil.which("redis-server") is None:
        pytest.skip(TANPA_REDIS)
    with server_redis(tmp_path) as alamat:
        settings.RQ_QUEUES = {"default": {"URL": alamat}}
        settings.ANTREAN = "redis"
        settings.TASKS = {"default": {"BACKEND": settings.MESIN_ANTREAN["redis"], "QUEUES": ["default"]}}
        yield alamat


@pytest.fixture
def s3(settings, monkeypatch):
    """Files in a bucket, as ``S3_BUCKET`` and its sisters set it."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=pintu_bebas(), verbose=False)
    server.start()
    alamat = "http://{}:{}".format(*server.get_host_and_port())
    for nama, nilai in {"BUCKET": "skp", "ENDPOINT": alamat, "ACCESS_KEY": "kunci", "SECRET_KEY": "rahasia"}.items():
        monkeypatch.setenv(f"S3_{nama}", nilai)
    monkeypatch.setenv("S3_REGION", "us-east-1")
    sambungan = {"endpoint_url": alamat, "aws_access_key_id": "kunci", "aws_secret_access_key": "rahasia"}
    with closing(boto3.client("s3", region_name="us-east-1", **sambungan)) as wadah:
        wadah.create_bucket(Bucket="skp")
    settings.STORAGES = settings.STORAGES | {"default": env.penyimpanan_s3()}
    yield wadah
    server.stop()


def kerja_redis() -> None:
    """One worker until the queue is empty: what ``rqworker --burst`` does, in this process."""
    import django_rq
    from django_tasks_rq import Job
    from rq import SimpleWorker

    django_rq.get_worker("default", worker_class=SimpleWorker, job_class=Job).work(burst=True)


def minta_rekap(d):
    isian = {"unit": d.biro.pk, "periode": d.periode.pk}
    return minta_pekerjaan(jenis=REKAP.kunci, judul="Rekap", isian=isian, oleh=d.akses(d.admin))


@pytest.mark.django_db
def test_pekerjaan_lewat_redis_dan_yang_terhenti_dilanjutkan(dunia, redis, django_capture_on_commit_callbacks):
    penilaian_disahkan(dunia)
    with django_capture_on_commit_callbacks(execute=True):
        pekerjaan = minta_rekap(dunia)
    assert ukuran()["skp_tugas_antre"] == 1
    assert periksa()["pekerja"] == ""
    kerja_redis()
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.nama_berkas[:5]) == ("selesai", "rekap"), pekerjaan.galat
    assert ukuran()["skp_tugas_antre"] == 0

    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(  # as a worker leaves it that was killed in the middle
        status="berjalan", tuntas_pada=None, denyut_pada=sekarang() - timedelta(minutes=5)
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert bangkitkan_pekerjaan() == 1
    kerja_redis()
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.giliran) == ("selesai", 2)


@pytest.mark.django_db
def test_redis_yang_mati_terlihat_pada_readyz(settings):
    settings.ANTREAN, settings.RQ_QUEUES = "redis", {"default": {"URL": f"redis://127.0.0.1:{pintu_bebas()}/0"}}
    assert periksa()["pekerja"] == "ConnectionError"


@pytest.mark.sekali
@pytest.mark.django_db
def test_berkas_di_s3_disimpan_diunduh_dan_dihapus(dunia, masuk, s3, django_capture_on_commit_callbacks):
    penilaian_disahkan(dunia)
    with django_capture_on_commit_callbacks(execute=True):
        pekerjaan = minta_rekap(dunia)
    pekerjaan.refresh_from_db()
    isi = [b["Key"] for b in s3.list_objects_v2(Bucket="skp")["Contents"]]
    assert pekerjaan.berkas.name in isi
    jawaban = masuk(dunia.admin).get(reverse("unduh_pekerjaan", args=[pekerjaan.pk]))
    assert b"".join(jawaban).startswith(b"PK")  # through the application, never by an address of the bucket
    assert masuk(dunia.pemilik).get(reverse("unduh_pekerjaan", args=[pekerjaan.pk])).status_code == 404
    assert periksa()["penyimpanan"] == ""
    pekerjaan.berkas.delete(save=False)
    assert s3.list_objects_v2(Bucket="skp").get("KeyCount") == 0


@pytest.mark.sekali
def test_cadangan_memuat_berkas_di_s3(s3, tmp_path):
    """The bucket goes into the archive of a backup and comes back from it."""
    for nama in ("bukti/1/laporan.pdf", "lambang.png"):
        default_storage.save(nama, ContentFile(nama.encode()))
    arsipkan(tmp_path / "berkas.tar")
    default_storage.delete("bukti/1/laporan.pdf")
    default_storage.delete("lambang.png")
    with tarfile.open(tmp_path / "berkas.tar") as arsip:
        isi_wadah(arsip)
    for nama in ("bukti/1/laporan.pdf", "lambang.png"):
        with default_storage.open(nama) as berkas:
            assert berkas.read() == nama.encode()


@pytest.mark.sekali
@pytest.mark.django_db
def test_surel_sampai_di_server_smtp_tanpa_isi_penilaian(dunia, settings):
    penampung = _Penampung()
    server = Controller(penampung, hostname="127.0.0.1", port=pintu_bebas())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    try:
        dunia.pemilik.surel = "pemilik@nusaharapan.test"
        dunia.pemilik.save()
        beritahu(penerima=[dunia.pemilik], kunci="uji", judul="Hasil Anda telah diserahkan", tautan="/penilaian/1/")
        assert kirim_surel() == 1
    finally:
        server.stop()
    (surat,) = penampung.surat
    assert surat["To"] == "pemilik@nusaharapan.test"
    assert "Hasil Anda telah diserahkan" in surat.get_content()
    assert "/penilaian/1/" in surat.get_content()


class _Penampung(Message):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.surat: list = []

    def handle_message(self, message) -> None:
        self.surat.append(message_from_bytes(message.as_bytes(), policy=policy.default))
