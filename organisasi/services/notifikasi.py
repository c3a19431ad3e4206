"""Telling people that something waits for them: in the application, and by mail through an outbox."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F

from organisasi.common.clock import sekarang
from organisasi.models import Notifikasi, Pegawai, Pengguna
from organisasi.models.notifikasi import StatusSurel

SELANG = (1, 5, 15, 60, 240, 720)
"""Minutes until the next try of a mail that did not go out; after the last one it counts as failed."""
SEKALI_TULIS = 500
"""Notices written by one statement."""
SEKALI_JALAN = 200
"""Mails per run of the outbox."""


@dataclass(frozen=True, slots=True)
class Kabar:
    """What one person is told; ``kunci`` names the event and reaches a person once."""

    pegawai: Pegawai | None
    kunci: str
    judul: str
    tautan: str


def beritahu(*, penerima: Iterable[Pegawai | None], kunci: str, judul: str, tautan: str) -> None:
    """Leave a notice for each person who has an active account; the same ``kunci`` reaches a person once.

    Runs inside the caller's transaction: no step, no notice. The mail goes out later, from the outbox.
    """
    beritahu_banyak(Kabar(p, kunci, judul, tautan) for p in penerima)


def beritahu_banyak(daftar: Iterable[Kabar]) -> int:
    """The same for many at once, in a few queries per thousand. Returns how many notices are new."""
    ada = [k for k in daftar if k.pegawai is not None]
    return sum(_tulis(ada[awal : awal + SEKALI_TULIS]) for awal in range(0, len(ada), SEKALI_TULIS))


def _tulis(daftar: Sequence[Kabar]) -> int:
    orang = {k.pegawai.pk: k.pegawai for k in daftar if k.pegawai}
    akun = {a.pegawai_id: a for a in Pengguna.objects.filter(pegawai__in=orang, is_active=True)}
    kunci = {k.kunci[:120] for k in daftar}
    ada = set(
        Notifikasi.objects.filter(penerima__in=akun.values(), kunci__in=kunci).values_list(
            "penerima__pegawai_id", "kunci"
        )
    )
    baru = {
        (k.pegawai.pk, k.kunci[:120]): _notifikasi(akun[k.pegawai.pk], orang[k.pegawai.pk], k.kunci, k.judul, k.tautan)
        for k in daftar
        if k.pegawai and k.pegawai.pk in akun and (k.pegawai.pk, k.kunci[:120]) not in ada
    }
    Notifikasi.objects.bulk_create(baru.values(), ignore_conflicts=True)
    return len(baru)


def _notifikasi(akun: Pengguna, pegawai: Pegawai, kunci: str, judul: str, tautan: str) -> Notifikasi:
    bersurel = bool(pegawai.surel)
    return Notifikasi(
        penerima=akun,
        kunci=kunci[:120],
        judul=judul[:200],
        tautan=tautan,
        status_surel=StatusSurel.ANTRE if bersurel else StatusSurel.TANPA,
        coba_lagi_pada=sekarang() if bersurel else None,
    )


def kirim_surel() -> int:
    """Send what stands in the outbox and is due; safe to run twice or on several machines. Returns how many went."""
    terkirim = 0
    antrean = Notifikasi.objects.filter(status_surel=StatusSurel.ANTRE, coba_lagi_pada__lte=sekarang())
    for pk in list(antrean.values_list("pk", flat=True)[:SEKALI_JALAN]):
        terkirim += _kirim_satu(pk)
    return terkirim


@transaction.atomic
def _kirim_satu(pk: int) -> bool:
    """Take one row, send it, write down how it went. A row that somebody else holds is left to him."""
    baris = (
        Notifikasi.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(pk=pk, status_surel=StatusSurel.ANTRE)
        .select_related("penerima__pegawai")
        .first()
    )
    if baris is None:
        return False
    try:
        _surel(baris).send()
    except OSError:  # SMTP errors and lost connections alike
        _tunda(baris)
        return False
    except ValueError:  # an address that no mail can carry, such as one with a line break: trying again is no use
        baris.status_surel, baris.coba_lagi_pada = StatusSurel.GAGAL, None
        baris.save(update_fields=["status_surel", "coba_lagi_pada", "diubah_pada"])
        return False
    baris.status_surel, baris.coba_lagi_pada = StatusSurel.TERKIRIM, None
    baris.save(update_fields=["status_surel", "coba_lagi_pada", "diubah_pada"])
    return True


def _tunda(baris: Notifikasi) -> None:
    habis = baris.percobaan >= len(SELANG)
    baris.status_surel = StatusSurel.GAGAL if habis else StatusSurel.ANTRE
    baris.coba_lagi_pada = None if habis else sekarang() + timedelta(minutes=SELANG[baris.percobaan])
    baris.percobaan = F("percobaan") + 1
    baris.save(update_fields=["status_surel", "coba_lagi_pada", "percobaan", "diubah_pada"])


def _surel(baris: Notifikasi) -> EmailMessage:
    """The mail: that something waits and where, nothing else."""
    pegawai = baris.penerima.pegawai
    nama = pegawai.nama_lengkap if pegawai else baris.penerima.nama_pengguna
    isi = (
        f"Yth. {nama},\n\n{baris.judul}.\n\nSilakan masuk untuk melihatnya:\n{settings.ALAMAT_PUBLIK}{baris.tautan}\n\n"
        "Surel ini dikirim otomatis dan tidak memuat nilai atau catatan apa pun.\n"
    )
    alamat = pegawai.surel if pegawai else ""
    return EmailMessage("Ada yang menunggu Anda di aplikasi SKP", isi, to=[alamat], connection=get_connection())


@transaction.atomic
def tandai_dibaca(*, pengguna: Pengguna, pk: int | None = None) -> None:
    """Mark one notice, or all of them, as read."""
    daftar = Notifikasi.objects.filter(penerima=pengguna, dibaca_pada=None)
    (daftar.filter(pk=pk) if pk else daftar).update(dibaca_pada=sekarang())
