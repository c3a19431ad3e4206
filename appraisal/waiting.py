"""Who must act next on an appraisal, and where in the year a person stands."""

from datetime import timedelta

from appraisal.deadlines import batas_penilaian, batas_tanggapan
from appraisal.models import Penilaian
from appraisal.states import FINAL, HARI_TERUSKAN, StatusPenilaian
from organisasi.common.clock import sekarang, tanggal_lokal
from organisasi.deadlines import Tenggat, tenggat
from skp.calendar import Kalender, kalender_dari
from skp.models import HalTenggat, Skp
from skp.states import SUDAH_DITETAPKAN, Peran, StatusRealisasi, StatusSkp
from skp.waiting import Menunggu

S = StatusPenilaian

MENUNGGU_JAWABAN = {S.DISERAHKAN, S.KEBERATAN, S.TANGGAPAN}

LANGKAH = {
    S.DISUSUN: (Peran.PENILAI, "menilai perilaku dan menyerahkan hasil"),
    S.DISERAHKAN: (Peran.PEMILIK, "menerima hasil atau mengajukan keberatan"),
    S.DITERIMA: (Peran.PENILAI, "meneruskan hasil kepada atasan pejabat penilai"),
    S.LEWAT_WAKTU: (Peran.PENILAI, "meneruskan hasil kepada atasan pejabat penilai"),
    S.KEBERATAN: (Peran.PENILAI, "menanggapi keberatan"),
    S.TANGGAPAN: (Peran.ATASAN, "memutuskan keberatan"),
    S.KEPUTUSAN: (Peran.ATASAN, "mengesahkan hasil"),
    S.DITERUSKAN: (Peran.ATASAN, "mengesahkan hasil"),
    S.DISAHKAN: (Peran.ADMIN, "mengarsipkan hasil"),
}


def menunggu(penilaian: Penilaian, kalender: Kalender | None = None) -> Menunggu | None:
    """The next step of an appraisal; nothing once it is filed. A list brings the ``kalender`` of all its rows."""
    if penilaian.status not in LANGKAH:
        return None
    peran, hal = LANGKAH[StatusPenilaian(penilaian.status)]
    orang = {Peran.PEMILIK: penilaian.pegawai, Peran.PENILAI: penilaian.pejabat_penilai, Peran.ATASAN: penilaian.atasan}
    return Menunggu(peran, orang.get(peran), hal, batas(penilaian, kalender))


def batas(penilaian: Penilaian, kalender: Kalender | None = None) -> Tenggat | None:
    """The deadline that the present step runs against. Only the objection's blocks, and it is never extended (K-11)."""
    zona = penilaian.zona_waktu or penilaian.periode.instansi.zona_waktu
    if penilaian.status == S.DISERAHKAN:
        return tenggat(penilaian.batas_keberatan, zona, "Keberatan")
    if penilaian.status not in {S.DISUSUN, S.KEBERATAN, S.DITERIMA, S.LEWAT_WAKTU}:
        return None
    kalender = kalender or kalender_dari([penilaian])
    if penilaian.status == S.DISUSUN:
        return tenggat(batas_penilaian(penilaian, kalender), zona, "Penilaian")
    if penilaian.status == S.KEBERATAN:
        return tenggat(batas_tanggapan(penilaian, kalender), zona, "Tanggapan")
    kembali = penilaian.diterima_tanggal or tanggal_lokal(penilaian.batas_keberatan or sekarang(), zona)
    terakhir = kalender.batas(HalTenggat.TERUSKAN, kembali + timedelta(days=HARI_TERUSKAN), penilaian)
    return tenggat(terakhir, zona, "Diteruskan")


def langkah_tahun(skp: Skp | None, penilaian: Penilaian | None) -> list[tuple[str, str, str]]:
    """The stepper of the year: (title, selesai | kini | nanti, remark)."""
    tahap = ["Susun SKP", "Ditetapkan", "Pelaksanaan", "Realisasi", "Dinilai", "Diserahkan", "Berlaku"]
    kini = _tahap(skp, penilaian)
    ket = _keterangan(skp, penilaian)
    hasil = []
    for urut, judul in enumerate(tahap):
        keadaan = "selesai" if urut < kini else "kini" if urut == kini else "nanti"
        hasil.append((judul, keadaan, ket if urut == kini else ""))
    return hasil


def _tahap(skp: Skp | None, penilaian: Penilaian | None) -> int:
    if penilaian is not None and penilaian.status != S.DISUSUN:
        return 7 if penilaian.status in FINAL else 5 if penilaian.status in MENUNGGU_JAWABAN else 6
    if skp is None or skp.status in {StatusSkp.DRAF, StatusSkp.DIKEMBALIKAN}:
        return 0
    if skp.status not in SUDAH_DITETAPKAN:
        return 1
    if skp.status != StatusSkp.DITUTUP:
        return 2
    if skp.status_realisasi == StatusRealisasi.DRAF:
        return 3
    return 4 if skp.status_realisasi == StatusRealisasi.DIAJUKAN else 5


def _keterangan(skp: Skp | None, penilaian: Penilaian | None) -> str:
    if penilaian is not None and penilaian.status != S.DISUSUN:
        return str(penilaian.get_status_display())
    if skp is None:
        return "Belum dibuat"
    return str(skp.get_status_realisasi_display() if skp.status == StatusSkp.DITUTUP else skp.get_status_display())
