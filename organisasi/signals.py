"""What allauth tells about the means of entry, into the audit trail."""

from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import receiver

from organisasi.models import Pengguna
from organisasi.services.sesi import catat_sesi


@receiver([authenticator_added, authenticator_reset])
def faktor_ditambah(sender: Any, user: Pengguna, **lain: Any) -> None:
    catat_sesi("sesi.faktor_ditambah", user)


@receiver(authenticator_removed)
def faktor_dihapus(sender: Any, user: Pengguna, **lain: Any) -> None:
    catat_sesi("sesi.faktor_dihapus", user)
