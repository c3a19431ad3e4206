"""Helpdesk view-as: seeing what somebody sees, for half an hour, without being able to change anything."""

from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from organisasi.common.errors import AturanDilanggar
from organisasi.models import Pegawai, Pengguna
from organisasi.permissions import boleh_melihat_sebagai
from organisasi.selectors.akses import Akses, get_akses
from organisasi.services.row import catat

KUNCI = "lihat_sebagai"
PALING_LAMA = timedelta(minutes=30)
HANYA_MELIHAT = "Anda sedang melihat sebagai orang lain. Dalam keadaan ini tidak ada yang dapat diubah."


@transaction.atomic
def mulai_melihat(*, pegawai: Pegawai, oleh: Akses, sesi: SessionBase, kini: datetime) -> Pengguna:
    """From the next request on the session shows what this person sees."""
    boleh_melihat_sebagai(oleh, pegawai).wajib()
    akun = Pengguna.objects.filter(pegawai=pegawai, is_active=True).first()
    if akun is None:
        raise AturanDilanggar("akun.tidak_aktif", f"{pegawai.nama} tidak mempunyai akun yang aktif.")
    catat("akun.dilihat_sebagai", oleh, akun=akun.pk, pegawai=pegawai)
    sesi[KUNCI] = {"akun": akun.pk, "sampai": (kini + PALING_LAMA).timestamp()}
    return akun


@transaction.atomic
def selesai_melihat(*, sesi: SessionBase, oleh: Akses) -> int | None:
    """Back to the own view. Returns the person that was seen."""
    isi = sesi.pop(KUNCI, None)
    akun = Pengguna.objects.filter(pk=isi["akun"]).first() if isi else None
    if akun is None:
        return None
    catat("akun.berhenti_melihat", oleh, akun=akun.pk, pegawai=akun.pegawai_id)
    return akun.pegawai_id


def yang_dilihat(sesi: SessionBase, pendamping: Pengguna, kini: datetime) -> Pengguna | None:
    """The account whose view is shown, while time and right last: both are asked with every request."""
    isi = sesi.get(KUNCI)
    if isi is None:
        return None
    akun = Pengguna.objects.select_related("pegawai__instansi").filter(pk=isi["akun"], is_active=True).first()
    sah = akun is not None and akun.pegawai is not None and kini.timestamp() < isi["sampai"]
    if not sah or not boleh_melihat_sebagai(get_akses(pendamping), akun.pegawai):  # type: ignore[union-attr,arg-type]
        del sesi[KUNCI]
        return None
    return akun
