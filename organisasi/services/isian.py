"""Nothing typed is lost: the form kept while somebody types, and after his session ended."""

from datetime import timedelta

from django.db import transaction

from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar
from organisasi.models import IsianTertunda, Pengguna

MAKS_BITA = 200_000
"""The largest form is the editor with sixty rows, about 60 kB."""

MAKS_HARI = 30
MAKS_BARIS = 50
"""Forms kept for one account."""


@transaction.atomic
def simpan_isian(*, pengguna: Pengguna, alamat: str, isi: str) -> IsianTertunda:
    """Keep the latest text of a form; what is older than a month goes, and the oldest of too many.

    Raises ``AturanDilanggar`` for an address that is none of ours, or for too much text.
    """
    if len(isi) > MAKS_BITA:
        raise AturanDilanggar("isian.terlalu_besar", "Isian terlalu panjang untuk disimpan sebagai draf.")
    if not alamat.startswith("/") or len(alamat) > 200:
        raise AturanDilanggar("isian.alamat", "Alamat formulir tidak dikenal.")
    milik = IsianTertunda.objects.filter(pengguna=pengguna)
    milik.filter(diubah_pada__lt=sekarang() - timedelta(days=MAKS_HARI)).delete()
    tersimpan = milik.update_or_create(pengguna=pengguna, alamat=alamat, defaults={"isi": isi})[0]
    milik.filter(pk__in=list(milik.order_by("-diubah_pada").values_list("pk", flat=True)[MAKS_BARIS:])).delete()
    return tersimpan


def buang_isian(*, pengguna: Pengguna, alamat: str) -> None:
    """The form was sent, or its text is no longer wanted."""
    IsianTertunda.objects.filter(pengguna=pengguna, alamat=alamat).delete()
