from skp.models.bukti import Bukti
from skp.models.kegiatan import JenisSatuanWaktu, Kegiatan
from skp.models.periode import Periode, Varian
from skp.models.realisasi import Kemajuan, Realisasi
from skp.models.riwayat import RiwayatSkp
from skp.models.rkt import ButirRkt, TingkatRkt
from skp.models.skp import Skp, VersiSkp
from skp.models.tambahan import Kreativitas, TingkatKreativitas, TugasTambahan

__all__ = [
    "Bukti",
    "ButirRkt",
    "JenisSatuanWaktu",
    "Kegiatan",
    "Kemajuan",
    "Kreativitas",
    "Periode",
    "Realisasi",
    "RiwayatSkp",
    "Skp",
    "TingkatKreativitas",
    "TingkatRkt",
    "TugasTambahan",
    "Varian",
    "VersiSkp",
]
