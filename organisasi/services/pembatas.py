"""Limits on attempts, counted in the database: shared by all workers, surviving a restart (reliability.md, P7).

Nobody is ever locked out by what a stranger does: a wait belongs to a NIP *and* the address that failed, or to an
address that tries many NIP. A NIP under attack from many addresses answers slowly, and its owner is told.
"""

import logging
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import Max, Min, Q
from django.utils import timezone

from organisasi.common.angka import tulis_waktu
from organisasi.common.errors import TerlaluSering
from organisasi.jobs import jenis_ekspor
from organisasi.models import Jejak, JenisUpaya, Pekerjaan, Pengguna, Peran, PeranUnit, Upaya
from organisasi.selectors.akses import Akses
from organisasi.services.notifikasi import beritahu

JENDELA_BERDUA = timedelta(hours=1)
GAGAL_BERDUA = 5
"""Failures of one NIP from one address before the first wait; each further one doubles it, up to a quarter hour."""
TUNGGU_TERLAMA = timedelta(minutes=15)
JENDELA_ALAMAT = timedelta(minutes=10)
NIP_PER_ALAMAT = 20
"""Different NIP failing from one address. An office of hundreds behind one address logs in without failing."""
JENDELA_NIP = timedelta(hours=1)
GAGAL_NIP = 50
DISIMPAN = timedelta(days=1)
JENDELA_EKSPOR = timedelta(hours=1)
EKSPOR_PER_JAM = 10
"""Workbooks, bundles and other large files that one person may order in an hour; fetching a finished one is none."""
EKSPOR_LANGSUNG = ("rekap.diekspor", "pantauan.diekspor", "evaluasi.diekspor")
JENDELA_PENOLAKAN = timedelta(minutes=10)

log = logging.getLogger("keamanan")


def masa_tunggu(nama: str, alamat: str) -> timedelta:
    """How long this NIP from this address has to wait before the next attempt; zero when it may try."""
    kini = timezone.now()
    gagal = Upaya.objects.filter(jenis=JenisUpaya.MASUK, alamat=alamat)
    berdua = list(gagal.filter(subjek=_subjek(nama), pada__gt=kini - JENDELA_BERDUA).values_list("pada", flat=True))
    if len(berdua) >= GAGAL_BERDUA:
        tunggu = min(timedelta(minutes=2 ** (len(berdua) - GAGAL_BERDUA)), TUNGGU_TERLAMA)
        if kini < max(berdua) + tunggu:
            return max(berdua) + tunggu - kini
    return _tunggu_alamat(alamat, kini)


def _tunggu_alamat(alamat: str, kini: datetime) -> timedelta:
    terakhir = list(
        Upaya.objects.filter(jenis=JenisUpaya.MASUK, alamat=alamat, pada__gt=kini - JENDELA_ALAMAT)
        .order_by()
        .values("subjek")
        .annotate(akhir=Max("pada"))
        .values_list("akhir", flat=True)
    )
    if len(terakhir) < NIP_PER_ALAMAT:
        return timedelta(0)
    return sorted(terakhir, reverse=True)[NIP_PER_ALAMAT - 1] + JENDELA_ALAMAT - kini


def catat_gagal_masuk(nama: str, alamat: str) -> None:
    """Count a failure; slow down and tell the owner when a NIP is attacked from many addresses."""
    subjek = _subjek(nama)
    Upaya.objects.create(jenis=JenisUpaya.MASUK, subjek=subjek, alamat=alamat)
    gagal = Upaya.objects.filter(jenis=JenisUpaya.MASUK, subjek=subjek, pada__gt=timezone.now() - JENDELA_NIP).count()
    if gagal >= GAGAL_NIP:
        _peringatkan(nama)
        time.sleep(settings.JEDA_NIP_DISERANG)


def lupakan_gagal(nama: str, alamat: str) -> None:
    """A success ends the wait of this NIP at this address."""
    Upaya.objects.filter(jenis=JenisUpaya.MASUK, subjek=_subjek(nama), alamat=alamat).delete()


def _peringatkan(nama: str) -> None:
    akun = Pengguna.objects.filter(nama_pengguna=nama).select_related("pegawai").first()
    if akun:
        beritahu(
            penerima=[akun.pegawai],
            kunci=f"akun.diserang:{timezone.now():%Y-%m-%d}",
            judul="Banyak percobaan masuk yang gagal pada akun Anda; akun tetap dapat Anda pakai",
            tautan="/akun/sesi/",
        )


def terlalu_sering(jenis: JenisUpaya, alamat: str, *, maks: int, jendela: timedelta) -> bool:
    """Count one use by an address; True when it had ``maks`` of them within ``jendela`` already."""
    ada = Upaya.objects.filter(jenis=jenis, alamat=alamat, pada__gt=timezone.now() - jendela).count()
    if ada >= maks:
        return True
    Upaya.objects.create(jenis=jenis, alamat=alamat)
    return False


def batasi_ekspor(oleh: Akses) -> None:
    """Raise ``TerlaluSering`` for the next large export within the hour.

    Counted in the audit trail, where each is, by request: what a worker writes there belongs to the job ordered, and
    jobs that make no file for their owner (imports, destruction) are no exports.
    """
    if oleh.pengguna is None or oleh.instansi is None:
        return
    berkas = Pekerjaan.objects.filter(jenis__in=jenis_ekspor()).values("pk")
    ekspor = Q(kejadian__in=EKSPOR_LANGSUNG) | Q(kejadian="pekerjaan.diminta", objek_id__in=berkas)
    sejam = Jejak.objects.filter(ekspor, pelaku=oleh.pengguna, pada__gt=timezone.now() - JENDELA_EKSPOR)
    per_permintaan = sejam.exclude(rujukan="").order_by().values("rujukan").annotate(awal=Min("pada"))
    saat = sorted(per_permintaan.values_list("awal", flat=True))
    if len(saat) >= EKSPOR_PER_JAM:
        lagi = tulis_waktu(saat[-EKSPOR_PER_JAM] + JENDELA_EKSPOR, oleh.instansi.zona_waktu)
        raise TerlaluSering(
            "ekspor.terlalu_sering",
            f"Dalam satu jam dapat dibuat paling banyak {EKSPOR_PER_JAM} berkas rekap atau arsip; berikutnya mulai "
            f"{lagi}. Berkas sebuah unit memuat juga semua unit di bawahnya.",
        )


def hitung_penolakan(akun: Pengguna | None, alamat: str) -> None:
    """Count a refusal; at the limit of ten minutes the pengelola are told, once a day for each account.

    Somebody who tries ids one after the other, or a script that does, comes to light this way (BSSN 4/2021).
    """
    lama = int(JENDELA_PENOLAKAN.total_seconds())
    kunci = f"ditolak:{akun.pk if akun else alamat}:{int(time.time()) // lama}"
    banyak = cache.get(kunci, 0) + 1
    cache.set(kunci, banyak, lama)
    if banyak < settings.AKSES_BERULANG or not cache.add(f"{kunci}:dilaporkan", 1, lama):
        return
    log.error("akses berulang akun=%s alamat=%s", akun.pk if akun else "tamu", alamat)
    pegawai = akun.pegawai if akun else None
    if akun and pegawai:
        peran = PeranUnit.objects.filter(peran=Peran.PENGELOLA_SISTEM, instansi=pegawai.instansi, selesai=None)
        beritahu(
            penerima=[p.pengguna.pegawai for p in peran.select_related("pengguna__pegawai")],
            kunci=f"akses.berulang:{akun.pk}:{timezone.now():%Y-%m-%d}",
            judul=f"Akun {pegawai.nama_lengkap} ditolak berulang kali dalam sepuluh menit; periksa jejaknya",
            tautan="/jejak/",
        )


def sapu_upaya() -> int:
    """Delete what no limit looks at any more."""
    return Upaya.objects.filter(pada__lt=timezone.now() - DISIMPAN).delete()[0]


def _subjek(nama: str) -> str:
    return nama.strip().lower()[:40]
