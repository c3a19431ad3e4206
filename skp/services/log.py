"""Writing the history of an SKP: rows are added, never changed."""

from organisasi.selectors.akses import Akses
from skp.models import RiwayatSkp, Skp
from skp.permissions import peran_atas
from skp.states import Peran


def catat(skp: Skp, aksi: str, oleh: Akses, *, dari: str = "", ke: str = "", catatan: str = "") -> RiwayatSkp:
    """Add one step; the role under which the person acted is the first that fits."""
    peran = peran_atas(skp, oleh)
    sebagai = next((p for p in Peran if p in peran), Peran.BUKAN_SIAPA_SIAPA)
    return RiwayatSkp.objects.create(
        skp=skp, aksi=aksi, dari=dari, ke=ke, oleh=oleh.pengguna, sebagai=sebagai, catatan=catatan.strip()
    )
