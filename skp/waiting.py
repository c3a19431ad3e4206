"""Who must act next on an SKP, in one sentence for whoever asks."""

from dataclasses import dataclass

from organisasi.deadlines import Tenggat, tenggat
from organisasi.models import Pegawai
from skp.models import Skp
from skp.states import Peran, StatusRealisasi, StatusSkp


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


def menunggu(skp: Skp) -> Menunggu:
    """The next step of an SKP up to the scoring of its realisation."""
    zona = skp.periode.instansi.zona_waktu
    if skp.status == StatusSkp.DITUTUP:
        peran, hal = REALISASI[StatusRealisasi(skp.status_realisasi)]
        batas = tenggat(skp.periode.batas_penilaian, zona, "Penilaian")
    else:
        peran, hal = RENCANA[StatusSkp(skp.status)]
        batas = None if skp.sudah_ditetapkan else tenggat(skp.periode.batas_skp, zona, "SKP ditetapkan")
    orang = {Peran.PEMILIK: skp.pegawai, Peran.PENILAI: skp.pejabat_penilai, Peran.ATASAN: skp.atasan}
    return Menunggu(peran, orang.get(peran), hal, batas)
