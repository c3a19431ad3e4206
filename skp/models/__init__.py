from skp.models.bagian import BagianTarget
from skp.models.bawaan import BawaanKegiatan, PilihanBawaan
from skp.models.bukti import Bukti
from skp.models.katalog import EntriKatalog
from skp.models.keadaan import (
    BerkasKeadaan,
    JenisKeadaan,
    KeadaanKhusus,
    RincianKeadaan,
    RiwayatKeadaan,
    StatusKeadaan,
)
from skp.models.kegiatan import JenisSatuanWaktu, Kegiatan
from skp.models.periode import Periode, Varian
from skp.models.perpanjangan import HalTenggat, Perpanjangan
from skp.models.realisasi import Kemajuan, Realisasi
from skp.models.riwayat import RiwayatSkp
from skp.models.rkt import ButirRkt, RiwayatRkt, TingkatRkt
from skp.models.skp import Skp, VersiSkp
from skp.models.tambahan import Kreativitas, TingkatKreativitas, TugasTambahan

__all__ = [
    "BagianTarget",
    "BawaanKegiatan",
    "BerkasKeadaan",
    "Bukti",
    "ButirRkt",
    "EntriKatalog",
    "HalTenggat",
    "JenisKeadaan",
    "JenisSatuanWaktu",
    "KeadaanKhusus",
    "Kegiatan",
    "Kemajuan",
    "Kreativitas",
    "Periode",
    "Perpanjangan",
    "PilihanBawaan",
    "Realisasi",
    "RincianKeadaan",
    "RiwayatKeadaan",
    "RiwayatRkt",
    "RiwayatSkp",
    "Skp",
    "StatusKeadaan",
    "TingkatKreativitas",
    "TingkatRkt",
    "TugasTambahan",
    "Varian",
    "VersiSkp",
]
