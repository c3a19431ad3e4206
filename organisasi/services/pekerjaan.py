"""Long work: ordering it, cancelling it, and doing it in a worker that may be killed at any moment."""

import hashlib
import json
import logging
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.db.models import F

from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.penyimpanan import KALIMAT_PENUH, penyimpanan_penuh
from organisasi.jobs import Hasil, Isian, get_jenis
from organisasi.models import BELUM_TUNTAS, Pekerjaan, StatusPekerjaan
from organisasi.selectors.akses import Akses, get_akses
from organisasi.services.pembatas import batasi_ekspor
from organisasi.services.row import catat, kunci

MASA_HASIL = timedelta(days=7)
"""How long a result is kept for fetching."""
PALING_BANYAK = 5
"""Unfinished jobs of one person."""
JEDA_DENYUT = 1.0
"""Seconds between two signs of life."""
GALAT_TAK_TERDUGA = (
    "Terjadi kesalahan pada aplikasi; sudah dicatat untuk pengelola sistem. Coba minta sekali lagi beberapa saat lagi."
)

log = logging.getLogger(__name__)


class Dihentikan(Exception):
    """The owner cancelled, or another worker took the job over: stop without a trace."""


@transaction.atomic
def minta_pekerjaan(*, jenis: str, judul: str, isian: Isian, oleh: Akses) -> Pekerjaan:
    """Order a job. The same request, not yet finished, is answered with the job that runs already."""
    macam = get_jenis(jenis)
    macam.boleh(oleh, isian).wajib()
    instansi, pengguna = oleh.pelaku()
    sidik = hashlib.sha256(json.dumps([jenis, isian], sort_keys=True).encode()).hexdigest()
    milik = Pekerjaan.objects.select_for_update(of=("self",)).filter(pemilik=pengguna, status__in=BELUM_TUNTAS)
    if sama := milik.filter(sidik=sidik).first():
        return sama
    if milik.count() >= PALING_BANYAK:
        raise AturanDilanggar(
            "pekerjaan.terlalu_banyak",
            f"Masih ada {PALING_BANYAK} pekerjaan Anda yang belum selesai. Tunggu atau batalkan salah satunya.",
        )
    if macam.ekspor:
        batasi_ekspor(oleh)
    pekerjaan, baru = Pekerjaan.objects.get_or_create(
        pemilik=pengguna,
        sidik=sidik,
        tuntas_pada=None,
        defaults={"instansi": instansi, "jenis": jenis, "judul": judul[:200], "isian": isian},
    )
    if baru:  # a second request at the same moment finds the row of the first
        antrekan(pekerjaan)
        catat("pekerjaan.diminta", oleh, pekerjaan=pekerjaan)
    return pekerjaan


def antrekan(pekerjaan: Pekerjaan) -> None:
    """Hand the job to the queue once the transaction holds. Handing it over twice does no harm."""
    from organisasi.tasks import kerjakan_pekerjaan  # noqa: PLC0415 - the task calls back into this module

    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(denyut_pada=sekarang())
    pk, giliran = pekerjaan.pk, pekerjaan.giliran
    transaction.on_commit(lambda: kerjakan_pekerjaan.enqueue(pk, giliran))


@transaction.atomic
def batalkan_pekerjaan(*, pekerjaan_id: int, oleh: Akses) -> Pekerjaan:
    """Cancel: at once while it waits, at the next sign of life while it runs. Raises ``KeadaanBerubah`` when done."""
    pekerjaan = kunci(Pekerjaan, pekerjaan_id)
    if oleh.pengguna is None or pekerjaan.pemilik_id != oleh.pengguna.pk:
        raise PermissionDenied("Pekerjaan hanya dapat dibatalkan oleh orang yang memintanya.")
    if not pekerjaan.belum_tuntas:
        raise KeadaanBerubah("pekerjaan.sudah_tuntas", "Pekerjaan ini sudah tuntas, sehingga tidak dapat dibatalkan.")
    pekerjaan.batal_diminta = True
    if pekerjaan.status == StatusPekerjaan.ANTRE:
        pekerjaan.status, pekerjaan.tuntas_pada = StatusPekerjaan.DIBATALKAN, sekarang()
    pekerjaan.save(update_fields=["batal_diminta", "status", "tuntas_pada", "diubah_pada"])
    catat("pekerjaan.dibatalkan", oleh, pekerjaan=pekerjaan)
    return pekerjaan


class KendaliPekerjaan:
    """Progress and heartbeat of one run, written outside the work's own transactions and at most once a second."""

    def __init__(self, pekerjaan: Pekerjaan, akses: Akses) -> None:
        self.isian: Isian = pekerjaan.isian
        self.akses = akses
        self._milik = Pekerjaan.objects.filter(
            pk=pekerjaan.pk, giliran=pekerjaan.giliran, status=StatusPekerjaan.BERJALAN
        )
        self._kemajuan, self._jumlah, self._langkah = 0, 0, ""
        self._terakhir = 0.0

    def mulai(self, langkah: str, jumlah: int) -> None:
        self._kemajuan, self._jumlah, self._langkah = 0, jumlah, langkah
        self._denyut()

    def maju(self, banyak: int = 1) -> None:
        self._kemajuan = min(self._kemajuan + banyak, self._jumlah)
        if time.monotonic() - self._terakhir >= JEDA_DENYUT:
            self._denyut()

    def _denyut(self) -> None:
        masih = self._milik.filter(batal_diminta=False).update(
            kemajuan=self._kemajuan, jumlah=self._jumlah, langkah=self._langkah[:120], denyut_pada=sekarang()
        )
        if not masih:
            raise Dihentikan
        self._terakhir = time.monotonic()


def jalankan(pekerjaan_id: int, giliran: int) -> None:
    """Do the job, if it still waits for this turn: what the queue delivers twice is done once."""
    pekerjaan = _ambil(pekerjaan_id, giliran)
    if pekerjaan is None:
        return
    try:
        akses = get_akses(pekerjaan.pemilik)
        jenis = get_jenis(pekerjaan.jenis)
        if not pekerjaan.pemilik.is_active or not jenis.boleh(akses, pekerjaan.isian):
            raise AturanDilanggar("pekerjaan.tidak_berwenang", "Anda tidak lagi berwenang atas pekerjaan ini.")
        with tempfile.TemporaryDirectory(prefix="skp-pekerjaan-") as folder:
            _simpan_hasil(pekerjaan, jenis.kerjakan(KendaliPekerjaan(pekerjaan, akses), Path(folder)))
    except Dihentikan:
        _tutup(pekerjaan, StatusPekerjaan.DIBATALKAN, hanya_bila_dibatalkan=True)
    except AturanDilanggar as salah:
        _tutup(pekerjaan, StatusPekerjaan.GAGAL, salah.pesan)
    except Exception as salah:
        log.exception("pekerjaan.gagal pekerjaan=%s", pekerjaan.pk)
        sebab = KALIMAT_PENUH if penyimpanan_penuh(salah) else GALAT_TAK_TERDUGA
        _tutup(pekerjaan, StatusPekerjaan.GAGAL, sebab)


def _ambil(pekerjaan_id: int, giliran: int) -> Pekerjaan | None:
    kini = sekarang()
    diambil = Pekerjaan.objects.filter(pk=pekerjaan_id, giliran=giliran, status=StatusPekerjaan.ANTRE).update(
        status=StatusPekerjaan.BERJALAN, mulai_pada=kini, denyut_pada=kini
    )
    if not diambil:
        return None
    return Pekerjaan.objects.select_related("pemilik__pegawai__instansi", "instansi").get(pk=pekerjaan_id)


def _simpan_hasil(pekerjaan: Pekerjaan, hasil: Hasil) -> None:
    """The file first, then the row that names it; without the row the file goes, too."""
    if hasil.berkas is not None:
        with hasil.berkas.open("rb") as isi:
            pekerjaan.berkas.save("hasil", File(isi), save=False)
    kini = sekarang()
    tercatat = Pekerjaan.objects.filter(
        pk=pekerjaan.pk, giliran=pekerjaan.giliran, status=StatusPekerjaan.BERJALAN, batal_diminta=False
    ).update(
        status=StatusPekerjaan.SELESAI,
        kemajuan=F("jumlah"),
        tuntas_pada=kini,
        kedaluwarsa_pada=kini + MASA_HASIL,
        berkas=pekerjaan.berkas.name or "",
        nama_berkas=hasil.nama,
        ukuran=hasil.berkas.stat().st_size if hasil.berkas else 0,
        hasil=hasil.keterangan or {},
    )
    if not tercatat:
        if pekerjaan.berkas:
            pekerjaan.berkas.delete(save=False)
        raise Dihentikan


def _tutup(
    pekerjaan: Pekerjaan, status: StatusPekerjaan, galat: str = "", *, hanya_bila_dibatalkan: bool = False
) -> None:
    """End this run, unless another worker has the job by now."""
    milik = Pekerjaan.objects.filter(pk=pekerjaan.pk, giliran=pekerjaan.giliran, status=StatusPekerjaan.BERJALAN)
    if hanya_bila_dibatalkan:
        milik = milik.filter(batal_diminta=True)
    milik.update(status=status, tuntas_pada=sekarang(), galat=galat[:500])
