"""Putting first-use hints away and asking for them again. A preference of the account, not a fact about anybody."""

from django.db import transaction

from organisasi.common.errors import AturanDilanggar
from organisasi.hints import PETUNJUK
from organisasi.models import Pengguna


@transaction.atomic
def tutup_petunjuk(*, pengguna: Pengguna, kunci: str) -> None:
    """Never show this hint to this account again; twice does nothing more."""
    if kunci not in PETUNJUK:
        raise AturanDilanggar("petunjuk.tidak_dikenal", "Petunjuk itu tidak ada.")
    akun = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    if kunci not in akun.petunjuk_ditutup:
        akun.petunjuk_ditutup = [*akun.petunjuk_ditutup, kunci]
        akun.save(update_fields=["petunjuk_ditutup"])


def tampilkan_petunjuk(*, pengguna: Pengguna) -> None:
    """Show every hint again."""
    Pengguna.objects.filter(pk=pengguna.pk).update(petunjuk_ditutup=[])
