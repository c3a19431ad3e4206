"""Reading imports: what the agency imported and what a pending one would change."""

from typing import Any

from django.db.models import QuerySet

from organisasi.impor.unit import boleh_susunan
from organisasi.models import Impor, JenisPotongan
from organisasi.selectors.akses import Akses


def impor_terlihat_oleh(akses: Akses) -> QuerySet[Impor]:
    """Row-level scope: outside it an import does not exist (404)."""
    if akses.instansi is None or not boleh_susunan(akses):
        return Impor.objects.none()
    return Impor.objects.filter(instansi=akses.instansi).select_related("instansi", "oleh__pegawai")


def get_perubahan(impor: Impor, potongan: int) -> list[Any]:
    """One stretch of the changes that wait to be applied."""
    isi = impor.daftar_potongan.filter(jenis=JenisPotongan.RENCANA, urutan=potongan).values_list("isi", flat=True)
    return list(isi.first() or [])
