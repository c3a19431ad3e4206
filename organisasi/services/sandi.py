"""What a changed password leaves behind."""

from django.db import transaction
from django.utils import timezone

from organisasi.common.passwords import profil_sandi
from organisasi.models import Pengguna, SandiLama
from organisasi.services.sesi import catat_sesi


@transaction.atomic
def sandi_diganti(pengguna: Pengguna, sidik_lama: str) -> None:
    """The first password is no longer asked to be changed; the old hash is kept where the profile remembers it."""
    pengguna.wajib_ganti_sandi = False
    pengguna.sandi_sementara_sampai = None
    pengguna.sandi_diganti_pada = timezone.now()
    pengguna.save(update_fields=["wajib_ganti_sandi", "sandi_sementara_sampai", "sandi_diganti_pada"])
    ingat = profil_sandi().ingat
    if ingat:
        SandiLama.objects.create(pengguna=pengguna, sidik=sidik_lama)
        usang = pengguna.daftar_sandi_lama.values_list("pk", flat=True)[ingat:]
        SandiLama.objects.filter(pk__in=list(usang)).delete()
    catat_sesi("sesi.sandi_diganti", pengguna)
