"""Writing the history of an appraisal: rows are added, never changed. Every step enters the audit trail."""

from typing import Any

from appraisal.models import Penilaian, RiwayatPenilaian
from appraisal.permissions import peran_atas
from organisasi.selectors.akses import Akses
from organisasi.services.jejak import Peristiwa, potret, tulis_jejak
from skp.states import Peran


def catat(
    penilaian: Penilaian, aksi: str, oleh: Akses, *, dari: str = "", ke: str = "", catatan: str = ""
) -> RiwayatPenilaian:
    peran = peran_atas(penilaian, oleh)
    sebagai = next((p for p in Peran if p in peran), Peran.BUKAN_SIAPA_SIAPA)
    riwayat = RiwayatPenilaian.objects.create(
        penilaian=penilaian, aksi=aksi, dari=dari, ke=ke, oleh=oleh.pengguna, sebagai=sebagai, catatan=catatan.strip()
    )
    tandai(penilaian, aksi, oleh, dari=dari, ke=ke, nilai=potret(penilaian, catatan=riwayat.catatan, sebagai=sebagai))
    return riwayat


def tandai(penilaian: Penilaian, aksi: str, oleh: Akses, *, nilai: Any, dari: str = "", ke: str = "") -> None:
    """The audit trail alone: for saves that are no step of the workflow. The appraisal must be locked."""
    peristiwa = Peristiwa(
        kejadian=f"penilaian.{aksi}",
        objek="penilaian",
        objek_id=penilaian.pk,
        pegawai_id=penilaian.pegawai_id,
        instansi_id=penilaian.periode.instansi_id,
        dari=dari,
        ke=ke,
        nilai=nilai,
    )
    tulis_jejak(peristiwa, oleh)
