"""Nothing typed is lost: the form kept while somebody types, and after his session ended."""

from datetime import timedelta

from django.db import transaction

from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar
from organisasi.models import IsianTertunda, Pengguna

MAKS_BITA = 200_000
"""The largest form is the editor with sixty rows, about 60 kB."""

MAKS_HARI = 30


@transaction.atomic
def simpan_isian(*, pengguna: Pengguna, alamat: str, isi: str) -> IsianTertunda:
    """Keep the latest text of a form; what is older than a month goes.

    Raises ``AturanDilanggar`` for an address that is none of ours, or for too much text.
    """
    if len(isi) > MAKS_BITA:
        raise AturanDilanggar("isian.terlalu_besar", "Isian terlalu panjang untuk disimpan sebagai draf.")
    if not alamat.startswith("/") or len(alamat) > 200:
        raise AturanDilanggar("isian.alamat", "Alamat formulir tidak dikenal.")
    IsianTertunda.objects.filter(pengguna=pengguna, diubah_pada__lt=sekarang() - timedelta(days=MAKS_HARI)).delete()
    return IsianTertunda.objects.update_or_create(pengguna=pengguna, alamat=alamat, defaults={"isi": isi})[0]


def buang_isian(*, pengguna: Pengguna, alamat: str) -> None:
    """The form was sent, or its text is no longer wanted."""
    IsianTertunda.objects.filter(pengguna=pengguna, alamat=alamat).delete()
