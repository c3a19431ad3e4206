from organisasi.models.impor import Impor, JenisPotongan, PotonganImpor, StatusImpor
from organisasi.models.instansi import Instansi, ZonaWaktu
from organisasi.models.isian import IsianTertunda
from organisasi.models.jabatan import Eselon, Jabatan, JenisJabatan
from organisasi.models.jejak import Jejak, JenisJejak, SegelJejak
from organisasi.models.keamanan import JenisUpaya, SandiLama, Upaya
from organisasi.models.kunci_api import KunciApi, LingkupApi
from organisasi.models.laporan import LaporanPenilai, StatusLaporan
from organisasi.models.notifikasi import Notifikasi, StatusSurel
from organisasi.models.pegawai import AlasanBerhenti, Pegawai, RiwayatPangkat, StatusPegawai
from organisasi.models.pekerjaan import BELUM_TUNTAS, Pekerjaan, StatusPekerjaan
from organisasi.models.penempatan import JenisPenempatan, Penempatan, PenugasanPenilai
from organisasi.models.pengguna import Pengguna, Peran, PeranUnit
from organisasi.models.unit_kerja import JenisUnit, UnitKerja

__all__ = [
    "BELUM_TUNTAS",
    "AlasanBerhenti",
    "Eselon",
    "Impor",
    "Instansi",
    "IsianTertunda",
    "Jabatan",
    "Jejak",
    "JenisJabatan",
    "JenisJejak",
    "JenisPenempatan",
    "JenisPotongan",
    "JenisUnit",
    "JenisUpaya",
    "KunciApi",
    "LaporanPenilai",
    "LingkupApi",
    "Notifikasi",
    "Pegawai",
    "Pekerjaan",
    "Penempatan",
    "Pengguna",
    "PenugasanPenilai",
    "Peran",
    "PeranUnit",
    "PotonganImpor",
    "RiwayatPangkat",
    "SandiLama",
    "SegelJejak",
    "StatusImpor",
    "StatusLaporan",
    "StatusPegawai",
    "StatusPekerjaan",
    "StatusSurel",
    "UnitKerja",
    "Upaya",
    "ZonaWaktu",
]
