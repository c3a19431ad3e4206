"""Who must act next on an SKP, in one sentence for whoever asks."""

from dataclasses import dataclass

from organisasi.common.clock import hari_ini
from organisasi.deadlines import Tenggat, tenggat
from organisasi.models import Pegawai
from skp.calendar import Kalender, kalender_dari
from skp.models import HalTenggat, Skp
from skp.states import BERJALAN, Peran, StatusRealisasi, StatusSkp


@dataclass(frozen=True, slots=True)
class Menunggu:
    """``peran`` must act; ``siapa`` is that person where known; ``hal`` says what is to be done."""

    peran: Peran
    siapa: Pegawai | None
    hal: str
    batas: Tenggat | None = None

    @property
    def kalimat(self) -> str:
        nama = self.siapa.nama_lengkap if self.siapa else str(self.peran.label)
        return f"Menunggu {nama} untuk {self.hal}."


RENCANA = {
    StatusSkp.DRAF: (Peran.PEMILIK, "menyusun dan mengajukan SKP"),
    StatusSkp.DIKEMBALIKAN: (Peran.PEMILIK, "memperbaiki dan mengajukan lagi SKP"),
    StatusSkp.DIAJUKAN: (Peran.PENILAI, "menyetujui atau mengembalikan SKP"),
    StatusSkp.TIDAK_DISETUJUI: (Peran.ATASAN, "memutuskan SKP yang tidak disetujui pejabat penilai"),
    StatusSkp.DITETAPKAN: (Peran.PEMILIK, "melaksanakan SKP dan mencatat kemajuannya"),
    StatusSkp.PERUBAHAN: (Peran.PENILAI, "menyetujui atau mengembalikan perubahan SKP"),
}
REALISASI = {
    StatusRealisasi.DRAF: (Peran.PEMILIK, "mengisi dan mengajukan realisasi"),
    StatusRealisasi.DIAJUKAN: (Peran.PENILAI, "memeriksa dan menilai realisasi"),
    StatusRealisasi.DINILAI: (Peran.PENILAI, "menilai perilaku dan menyerahkan hasil"),
}


def menunggu(skp: Skp, kalender: Kalender | None = None) -> Menunggu:
    """The next step of an SKP up to the scoring of its realisation. A list brings the ``kalender`` of all its rows."""
    tertulis = (
        REALISASI[StatusRealisasi(skp.status_realisasi)]
        if skp.status == StatusSkp.DITUTUP
        else RENCANA[StatusSkp(skp.status)]
    )
    peran, hal = tertulis
    orang = {Peran.PEMILIK: skp.pegawai, Peran.PENILAI: skp.pejabat_penilai, Peran.ATASAN: skp.atasan}
    return Menunggu(peran, orang.get(peran), hal, batas(skp, kalender))


def batas(skp: Skp, kalender: Kalender | None = None) -> Tenggat | None:
    """The deadline that the present step runs against: none while the contract runs, until its realisation opens."""
    periode, zona = skp.periode, skp.periode.instansi.zona_waktu
    if skp.status in BERJALAN and hari_ini(zona) < min(periode.buka_realisasi, skp.selesai):
        return None
    kalender = kalender or kalender_dari([skp])
    if skp.sudah_ditetapkan:
        return tenggat(kalender.batas(HalTenggat.PENILAIAN, periode.batas_penilaian, skp), zona, "Penilaian")
    return tenggat(kalender.batas(HalTenggat.SKP, periode.batas_skp, skp), zona, "SKP ditetapkan")
