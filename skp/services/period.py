"""Adding and changing a period, on the record: its dates and rules decide what everybody may do when."""

from django.db import transaction

from organisasi.selectors.akses import Akses
from organisasi.services.row import catat, kunci, simpan
from skp.models import Periode
from skp.permissions import boleh_mengatur_periode


@transaction.atomic
def simpan_periode(*, periode: Periode, oleh: Akses) -> Periode:
    """Validate and write. Raises ``AturanDilanggar`` (a second period of the year, dates out of order)."""
    boleh_mengatur_periode(oleh).wajib()
    baru = periode.pk is None
    if not baru:
        kunci(Periode, periode.pk)
    simpan(periode)
    catat("periode.dibuat" if baru else "periode.diubah", oleh, periode=periode)
    return periode
