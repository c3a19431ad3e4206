"""May X do Y to this appraisal? Every answer knows its reason. States are checked by the services."""

from appraisal.models import CatatanPerilaku, Penilaian
from appraisal.states import TRANSISI, AksiPenilaian, StatusPenilaian
from organisasi.common.access import DIIZINKAN, Izin, ditolak
from organisasi.models import UnitKerja
from organisasi.selectors.akses import Akses
from skp.permissions import PESAN_PERAN
from skp.states import Peran


def peran_atas(penilaian: Penilaian, akses: Akses) -> frozenset[Peran]:
    """What the acting account is to this appraisal. Nobody is admin of his own."""
    if akses.sistem:
        return frozenset({Peran.SISTEM})
    saya = akses.pegawai_id
    if saya is not None and saya == penilaian.pegawai_id:
        return frozenset({Peran.PEMILIK})
    hasil = set()
    if saya is not None and saya == penilaian.pejabat_penilai_id:
        hasil.add(Peran.PENILAI)
    if saya is not None and saya == penilaian.atasan_id:
        hasil.add(Peran.ATASAN)
    if akses.admin and penilaian.unit_id in akses.unit_admin:
        hasil.add(Peran.ADMIN)
    return frozenset(hasil)


def boleh(aksi: AksiPenilaian, penilaian: Penilaian, akses: Akses) -> Izin:
    """Whether the role allows the action at all (403 when not)."""
    peran = TRANSISI[aksi].peran
    return DIIZINKAN if peran in peran_atas(penilaian, akses) else ditolak(PESAN_PERAN[peran])


def aksi_tersedia(penilaian: Penilaian, akses: Akses) -> list[AksiPenilaian]:
    """The actions that this account can take now: what the buttons show. The services ask again."""
    peran = peran_atas(penilaian, akses)
    return [a for a, t in TRANSISI.items() if penilaian.status in t.dari and t.peran in peran]


def boleh_menilai(penilaian: Penilaian, akses: Akses) -> Izin:
    """Give behaviour scores and the recommendation."""
    return DIIZINKAN if Peran.PENILAI in peran_atas(penilaian, akses) else ditolak(PESAN_PERAN[Peran.PENILAI])


def boleh_mengusulkan_koreksi(penilaian: Penilaian, akses: Akses) -> Izin:
    """Ask for a correction of a result in force; the atasan pejabat penilai decides."""
    if peran_atas(penilaian, akses) & {Peran.PEMILIK, Peran.PENILAI, Peran.ADMIN}:
        return DIIZINKAN
    return ditolak("Koreksi diusulkan oleh pegawai, pejabat penilai, atau admin kepegawaian.")


def boleh_mengisi_akademik(penilaian: Penilaian, akses: Akses) -> Izin:
    """The academic value of a study leave: the assessor, or the personnel unit that keeps the transcript (SC-05a)."""
    if peran_atas(penilaian, akses) & {Peran.PENILAI, Peran.ADMIN}:
        return DIIZINKAN
    return ditolak("Nilai akademik diisi oleh pejabat penilai atau admin kepegawaian unit asal.")


def boleh_menanggapi_catatan(catatan: CatatanPerilaku, akses: Akses) -> Izin:
    """A note about conduct is answered by the person it is about."""
    if catatan.pegawai_id == akses.pegawai_id:
        return DIIZINKAN
    return ditolak("Hanya pegawai yang dicatat yang dapat menanggapi.")


def menilai_terbuka(penilaian: Penilaian) -> bool:
    return penilaian.status == StatusPenilaian.DISUSUN


def boleh_mengingatkan(akses: Akses, unit: UnitKerja) -> Izin:
    """Remind everybody who is late in a unit."""
    if akses.admin and unit.pk in akses.unit_admin:
        return DIIZINKAN
    return ditolak(f"Hanya admin kepegawaian {unit.nama} yang dapat mengirim pengingat.")
