"""Writing the history of an appraisal: rows are added, never changed."""

from appraisal.models import Penilaian, RiwayatPenilaian
from appraisal.permissions import peran_atas
from organisasi.selectors.akses import Akses
from skp.states import Peran


def catat(
    penilaian: Penilaian, aksi: str, oleh: Akses, *, dari: str = "", ke: str = "", catatan: str = ""
) -> RiwayatPenilaian:
    peran = peran_atas(penilaian, oleh)
    sebagai = next((p for p in Peran if p in peran), Peran.BUKAN_SIAPA_SIAPA)
    return RiwayatPenilaian.objects.create(
        penilaian=penilaian, aksi=aksi, dari=dari, ke=ke, oleh=oleh.pengguna, sebagai=sebagai, catatan=catatan.strip()
    )
