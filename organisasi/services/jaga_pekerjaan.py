"""What the clock does for long work: wake what a dead worker left behind, remove what nobody needs any more."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from organisasi.common.clock import sekarang
from organisasi.models import Pekerjaan, StatusPekerjaan
from organisasi.services.pekerjaan import antrekan

BATAS_DENYUT = timedelta(minutes=3)
"""Silence after which a running job counts as abandoned."""
BATAS_ANTRE = timedelta(minutes=10)
"""Silence after which a waiting job is handed to the queue again: the message may have been lost."""
PALING_BANYAK_GILIRAN = 5
BERULANG = "Pekerjaan ini berhenti di tengah jalan beberapa kali. Hubungi pengelola sistem."


def bangkitkan_pekerjaan() -> int:
    """Start again what has given no sign of life; safe to run twice. Returns how many jobs were touched."""
    kini = sekarang()
    diam = Q(status=StatusPekerjaan.BERJALAN, denyut_pada__lt=kini - BATAS_DENYUT)
    terlantar = Q(status=StatusPekerjaan.ANTRE, denyut_pada__lt=kini - BATAS_ANTRE)
    return sum(_bangkitkan(pk) for pk in list(Pekerjaan.objects.filter(diam | terlantar).values_list("pk", flat=True)))


@transaction.atomic
def _bangkitkan(pk: int) -> bool:
    p = Pekerjaan.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk, tuntas_pada=None).first()
    if p is None:
        return False
    if p.status == StatusPekerjaan.BERJALAN:
        p.giliran += 1
        p.status, p.kemajuan = StatusPekerjaan.ANTRE, 0
        if p.batal_diminta or p.giliran > PALING_BANYAK_GILIRAN:
            p.status = StatusPekerjaan.DIBATALKAN if p.batal_diminta else StatusPekerjaan.GAGAL
            p.galat, p.tuntas_pada = "" if p.batal_diminta else BERULANG, sekarang()
        p.save(update_fields=["giliran", "status", "kemajuan", "galat", "tuntas_pada", "diubah_pada"])
    if p.belum_tuntas:
        antrekan(p)
    return True


def bersihkan_pekerjaan() -> int:
    """Remove the files whose time is over; the rows stay as a record. Returns how many files went."""
    habis = Pekerjaan.objects.filter(kedaluwarsa_pada__lt=sekarang()).exclude(berkas="")
    for p in list(habis):
        p.berkas.delete(save=False)
        Pekerjaan.objects.filter(pk=p.pk).update(berkas="")
    return len(habis)
