from appraisal.models.akademik import PrestasiAkademik
from appraisal.models.catatan import AspekPerilaku, CatatanPerilaku
from appraisal.models.dokumen import Dokumen, JenisDokumen
from appraisal.models.hasil import AsalHasil, HasilPenilaian, HasilSkp
from appraisal.models.keberatan import ButirKeberatan, JenisButir, Keberatan
from appraisal.models.koreksi import Koreksi, LingkupKoreksi, StatusKoreksi
from appraisal.models.pengingat import PengingatHarian
from appraisal.models.penilaian import JenisPenilaian, Penilaian, PerilakuKerja
from appraisal.models.retensi import ButirMusnah, JenisArsip, Penahanan, PintuHapus, StatusMusnah, UsulMusnah
from appraisal.models.riwayat import RiwayatPenilaian
from appraisal.models.serah_terima import SerahTerima
from appraisal.models.sop import (
    JenisNaskah,
    LangkahSop,
    NaskahSop,
    PelaksanaanSop,
    PelaksanaSop,
    RiwayatSop,
    SatuanWaktu,
    Sop,
    StatusPelaksanaan,
    TindakanSop,
)
from appraisal.models.tanda_tangan import LayananTandaTangan, PenandaDokumen, TandaTanganDokumen

__all__ = [
    "AsalHasil",
    "AspekPerilaku",
    "ButirKeberatan",
    "ButirMusnah",
    "CatatanPerilaku",
    "Dokumen",
    "HasilPenilaian",
    "HasilSkp",
    "JenisArsip",
    "JenisButir",
    "JenisDokumen",
    "JenisNaskah",
    "JenisPenilaian",
    "Keberatan",
    "Koreksi",
    "LangkahSop",
    "LayananTandaTangan",
    "LingkupKoreksi",
    "NaskahSop",
    "PelaksanaSop",
    "PelaksanaanSop",
    "Penahanan",
    "PenandaDokumen",
    "PengingatHarian",
    "Penilaian",
    "PerilakuKerja",
    "PintuHapus",
    "PrestasiAkademik",
    "RiwayatPenilaian",
    "RiwayatSop",
    "SatuanWaktu",
    "SerahTerima",
    "Sop",
    "StatusKoreksi",
    "StatusMusnah",
    "StatusPelaksanaan",
    "TandaTanganDokumen",
    "TindakanSop",
    "UsulMusnah",
]
