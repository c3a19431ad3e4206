"""May X do Y to this SKP? Every answer knows its reason. States are checked by the services, see ``states``."""

from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.selectors.akses import Akses
from skp.models import Skp
from skp.states import (
    BERJALAN,
    DAPAT_DIUBAH_PEMILIK,
    TRANSISI,
    TRANSISI_REALISASI,
    AksiRealisasi,
    AksiSkp,
    Peran,
    StatusRealisasi,
    StatusSkp,
    Transisi,
)

PESAN_PERAN = {
    Peran.PEMILIK: "Hanya pegawai yang bersangkutan yang dapat melakukan tindakan ini.",
    Peran.PENILAI: "Hanya pejabat penilai yang dapat melakukan tindakan ini.",
    Peran.ATASAN: "Hanya atasan pejabat penilai yang dapat melakukan tindakan ini.",
    Peran.ADMIN: "Hanya admin kepegawaian unit ini yang dapat melakukan tindakan ini.",
    Peran.SISTEM: "Tindakan ini dijalankan oleh sistem.",
}


def peran_atas(skp: Skp, akses: Akses) -> frozenset[Peran]:
    """What the acting account is to this SKP; one person may be several things, but never owner and assessor."""
    if akses.sistem:
        return frozenset({Peran.SISTEM})
    hasil = set()
    if akses.pegawai_id is not None:
        if akses.pegawai_id == skp.pegawai_id:
            hasil.add(Peran.PEMILIK)
        if akses.pegawai_id == skp.pejabat_penilai_id:
            hasil.add(Peran.PENILAI)
        if akses.pegawai_id == skp.atasan_id:
            hasil.add(Peran.ATASAN)
    if akses.admin and skp.unit_id in akses.unit_admin:
        hasil.add(Peran.ADMIN)
    return frozenset(hasil)


def boleh(aksi: AksiSkp | AksiRealisasi, skp: Skp, akses: Akses) -> Izin:
    """Whether the role allows the action at all (403 when not)."""
    return _peran_cocok(transisi_dari(aksi), peran_atas(skp, akses))


def transisi_dari(aksi: AksiSkp | AksiRealisasi) -> Transisi:
    return TRANSISI[aksi] if isinstance(aksi, AksiSkp) else TRANSISI_REALISASI[aksi]


def _peran_cocok(transisi: Transisi, peran: frozenset[Peran]) -> Izin:
    if transisi.peran & peran:
        return DIIZINKAN
    pertama = next(p for p in Peran if p in transisi.peran)
    return ditolak(PESAN_PERAN[pertama])


def aksi_tersedia(skp: Skp, akses: Akses) -> list[AksiSkp | AksiRealisasi]:
    """The actions that this account can take now: what the buttons show. The services ask again."""
    peran = peran_atas(skp, akses)
    rencana = [a for a, t in TRANSISI.items() if skp.status in t.dari and t.peran & peran]
    realisasi = [a for a, t in TRANSISI_REALISASI.items() if skp.status_realisasi in t.dari and t.peran & peran]
    if skp.status not in {StatusSkp.DITETAPKAN, StatusSkp.DITUTUP}:
        realisasi = []  # while a change waits, progress goes on and the realisation does not
    return [*rencana, *realisasi]


def boleh_mengubah_rencana(skp: Skp, akses: Akses) -> Izin:
    """The rows belong to the employee in a draft, to the atasan once the assessor refused (PP46-P5(4)).

    After approval the owner works on the draft of a change, never on the contract itself.
    """
    peran = peran_atas(skp, akses)
    if skp.status == StatusSkp.TIDAK_DISETUJUI:
        return DIIZINKAN if Peran.ATASAN in peran else ditolak(PESAN_PERAN[Peran.ATASAN])
    if Peran.PEMILIK not in peran:
        return ditolak(PESAN_PERAN[Peran.PEMILIK])
    return DIIZINKAN


def rencana_terbuka(skp: Skp) -> bool:
    """Whether rows may be changed in this state (DITETAPKAN: in the draft of a change only)."""
    return skp.status in DAPAT_DIUBAH_PEMILIK | {StatusSkp.TIDAK_DISETUJUI, StatusSkp.DITETAPKAN}


def boleh_mengisi_realisasi(skp: Skp, akses: Akses) -> Izin:
    return DIIZINKAN if Peran.PEMILIK in peran_atas(skp, akses) else ditolak(PESAN_PERAN[Peran.PEMILIK])


def realisasi_terbuka(skp: Skp) -> bool:
    return skp.status in BERJALAN | {StatusSkp.DITUTUP} and skp.status_realisasi == StatusRealisasi.DRAF


def boleh_memberi_kualitas(skp: Skp, akses: Akses) -> Izin:
    return DIIZINKAN if Peran.PENILAI in peran_atas(skp, akses) else ditolak(PESAN_PERAN[Peran.PENILAI])


def boleh_mengatur_penilai(skp: Skp, akses: Akses) -> Izin:
    return DIIZINKAN if Peran.ADMIN in peran_atas(skp, akses) else ditolak(PESAN_PERAN[Peran.ADMIN])
