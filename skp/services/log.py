"""Writing the history of an SKP: rows are added, never changed. Every step enters the audit trail."""

from typing import Any

from organisasi.selectors.akses import Akses
from organisasi.services.jejak import Peristiwa, potret, tulis_jejak
from skp.models import RiwayatSkp, Skp
from skp.permissions import peran_atas
from skp.states import Peran


def catat(skp: Skp, aksi: str, oleh: Akses, *, dari: str = "", ke: str = "", catatan: str = "") -> RiwayatSkp:
    """Add one step; the role under which the person acted is the first that fits."""
    peran = peran_atas(skp, oleh)
    sebagai = next((p for p in Peran if p in peran), Peran.BUKAN_SIAPA_SIAPA)
    riwayat = RiwayatSkp.objects.create(
        skp=skp, aksi=aksi, dari=dari, ke=ke, oleh=oleh.pengguna, sebagai=sebagai, catatan=catatan.strip()
    )
    tandai(skp, aksi, oleh, dari=dari, ke=ke, nilai=potret(skp, catatan=riwayat.catatan, sebagai=sebagai))
    return riwayat


def tandai(skp: Skp, aksi: str, oleh: Akses, *, nilai: Any, dari: str = "", ke: str = "") -> None:
    """The audit trail alone: for saves that are no step of the workflow. The SKP must be locked."""
    peristiwa = Peristiwa(
        kejadian=f"skp.{aksi}",
        objek="skp",
        objek_id=skp.pk,
        pegawai_id=skp.pegawai_id,
        instansi_id=skp.periode.instansi_id,
        dari=dari,
        ke=ke,
        nilai=nilai,
    )
    tulis_jejak(peristiwa, oleh)
