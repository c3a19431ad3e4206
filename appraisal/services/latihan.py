"""Going into the practice room, starting it anew, and the clock that takes it away."""

from datetime import timedelta
from uuid import uuid4

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from appraisal.practice.build import bangun_ruang, list_lakon, nama_akun
from appraisal.practice.sweep import hapus_ruang
from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Instansi, Pengguna
from organisasi.services.latihan import perankan

UMUR_RUANG = timedelta(days=1)


@transaction.atomic
def masuk_ruang(*, pelajar: Pengguna, lakon: str, sesi: SessionBase) -> Instansi:
    """The session plays the part ``lakon`` in the own room, which is built when there is none."""
    if lakon not in {b.kunci for b in list_lakon()}:
        raise AturanDilanggar("latihan.lakon", "Pilih salah satu orang rekaan pada daftar.")
    Pengguna.objects.select_for_update(of=("self",)).get(pk=pelajar.pk)
    ruang = Instansi.objects.filter(pelajar=pelajar.pk).first() or bangun_ruang(pelajar)
    perankan(pelajar=pelajar, akun=Pengguna.objects.get(nama_pengguna=nama_akun(ruang, lakon)), sesi=sesi)
    return ruang


@transaction.atomic
def buat_tamu() -> Pengguna:
    """An account for one visitor, without password, person and rights: it opens the practice room only."""
    return Pengguna.objects.create_user(f"tamu-{uuid4().hex}", tamu=True, wajib_ganti_sandi=False)


@transaction.atomic
def ulangi_ruang(*, pelajar: Pengguna) -> bool:
    """Throw the own room away; the next step into it finds a fresh one. False when there was none."""
    Pengguna.objects.select_for_update(of=("self",)).get(pk=pelajar.pk)
    ruang = Instansi.objects.filter(pelajar=pelajar.pk).first()
    if ruang is None:
        return False
    hapus_ruang(ruang)
    return True


def bersihkan_ruang() -> int:
    """Delete the rooms that are older than a day, and the visitors after theirs; safe to run twice.

    Returns how many rooms went.
    """
    batas = sekarang() - UMUR_RUANG
    tua = Instansi.objects.filter(pelajar__isnull=False, dibuat_pada__lt=batas)
    banyak = sum(ulangi_ruang(pelajar=ruang.pelajar) for ruang in tua.select_related("pelajar") if ruang.pelajar)
    Pengguna.objects.filter(tamu=True, dibuat_pada__lt=batas, ruang_latihan=None).delete()
    return banyak
