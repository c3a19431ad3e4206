"""Reading long work. Only its owner sees it."""

from django.db.models import Q, QuerySet

from organisasi.models import Pekerjaan, StatusPekerjaan
from organisasi.selectors.akses import Akses


def pekerjaan_terlihat_oleh(akses: Akses) -> QuerySet[Pekerjaan]:
    """Row-level scope: outside it a job does not exist (404)."""
    if akses.pengguna is None or akses.instansi is None:
        return Pekerjaan.objects.none()
    return Pekerjaan.objects.filter(pemilik=akses.pengguna, instansi=akses.instansi).select_related("instansi")


def nomor_antrean(pekerjaan: Pekerjaan) -> int:
    """The place in the queue, 1 = next; 0 once it is no longer waiting."""
    if pekerjaan.status != StatusPekerjaan.ANTRE:
        return 0
    return Pekerjaan.objects.filter(Q(pk__lte=pekerjaan.pk), status=StatusPekerjaan.ANTRE).count()
