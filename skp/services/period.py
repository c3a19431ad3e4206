"""Adding and changing a period, on the record: its dates and rules decide what everybody may do when.

What the figures depend on stays as it is once something was scored under it.
"""

from django.db import transaction
from django.db.models import Q

from organisasi.common.errors import AturanDilanggar
from organisasi.selectors.akses import Akses
from organisasi.services.row import catat, kunci, simpan
from skp.models import Periode, Skp
from skp.permissions import boleh_mengatur_periode
from skp.states import AksiRealisasi, StatusRealisasi

PENENTU_NILAI = ("tahun", "mulai", "selesai", "varian", "kreativitas_dijumlahkan")
"""What the figures of a period depend on (K-07, K-09, K-17)."""
SUDAH_DINILAI = (
    "Tidak dapat diubah lagi karena sudah ada capaian yang dinilai pada periode ini; semua pegawai dinilai dengan "
    "aturan yang sama."
)


def aturan_terkunci(periode: Periode) -> bool:
    """Whether an achievement was ever scored in the period, also one that a correction has opened again."""
    pernah = Q(status_realisasi=StatusRealisasi.DINILAI) | Q(riwayat__aksi=AksiRealisasi.TERIMA)
    return Skp.objects.filter(pernah, periode=periode.pk).exists()


@transaction.atomic
def simpan_periode(*, periode: Periode, oleh: Akses) -> Periode:
    """Validate and write. Raises ``AturanDilanggar`` (a second period of the year, dates out of order).

    ``periode.<field>`` names the field that is fixed by now.
    """
    boleh_mengatur_periode(oleh).wajib()
    baru = periode.pk is None
    if not baru:
        lama = kunci(Periode, periode.pk)
        berubah = [nama for nama in PENENTU_NILAI if getattr(lama, nama) != getattr(periode, nama)]
        if berubah and aturan_terkunci(lama):
            raise AturanDilanggar(f"periode.{berubah[0]}", SUDAH_DINILAI)
    simpan(periode)
    catat("periode.dibuat" if baru else "periode.diubah", oleh, periode=periode)
    return periode
