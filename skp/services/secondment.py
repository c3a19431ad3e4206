"""Diperbantukan or dipekerjakan: an official of the receiving agency becomes the assessor (SC-06)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from organisasi.models import Instansi, Pegawai, StatusPegawai
from organisasi.selectors.akses import Akses
from organisasi.services.penugasan import IsiPenugasan, tugaskan_penilai
from organisasi.services.row import simpan
from skp.models import KeadaanKhusus
from skp.services.assessor import ikuti_penilai
from skp.services.circumstances import IsiKeadaan, catat_keadaan


@dataclass(frozen=True, slots=True, kw_only=True)
class PejabatLuar:
    """An official of another agency as the forms will print him; the NIP may be missing."""

    nama: str
    jabatan: str
    instansi: str
    nip: str = ""
    pangkat: str = ""


@transaction.atomic
def catat_dipekerjakan(
    *,
    pegawai_id: int,
    isi: IsiKeadaan,
    penilai: PejabatLuar,
    berkas: Sequence[UploadedFile],
    oleh: Akses,
    atasan: PejabatLuar | None = None,
) -> KeadaanKhusus:
    """Record it with its papers, enter the officials, and assign them; the running SKP follows at once.

    Without ``atasan`` the PPK of the home agency is the atasan pejabat penilai.
    """
    keadaan = catat_keadaan(pegawai_id=pegawai_id, isi=isi, berkas=berkas, oleh=oleh)
    instansi = keadaan.pegawai.instansi
    tugaskan_penilai(
        pegawai_id=pegawai_id,
        isi=IsiPenugasan(
            penilai=_pejabat(instansi, penilai),
            atasan=_pejabat(instansi, atasan) if atasan else None,
            mulai=isi.mulai,
            selesai=isi.selesai,
            alasan=f"{keadaan.sebutan}. {keadaan.surat}."[:300],
        ),
        oleh=oleh,
    )
    if keadaan.skp:
        ikuti_penilai(keadaan.skp, oleh)
    return keadaan


def _pejabat(instansi: Instansi, luar: PejabatLuar) -> Pegawai:
    """The official, entered once: found again by NIP, or by name and position where he has none."""
    dikenal = Pegawai.objects.filter(instansi=instansi, status=StatusPegawai.PEJABAT_LUAR)
    siapa = {"nip": luar.nip} if luar.nip else {"nip": None, "nama": luar.nama, "jabatan_lain": luar.jabatan}
    pejabat = dikenal.filter(**siapa).first() or Pegawai(instansi=instansi, status=StatusPegawai.PEJABAT_LUAR)
    pejabat.nip, pejabat.nama = luar.nip or None, luar.nama
    pejabat.jabatan_lain, pejabat.unit_lain, pejabat.pangkat_lain = luar.jabatan, luar.instansi, luar.pangkat
    simpan(pejabat)
    return pejabat
