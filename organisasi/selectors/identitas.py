"""A person as the forms name him on a given day: frozen into a document at each signature."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from organisasi.common.models import berlaku_pada, satu_atau_nihil
from organisasi.models import JenisJabatan, JenisPenempatan, Pegawai, Penempatan
from organisasi.pangkat import tulis_pangkat


@dataclass(frozen=True, slots=True)
class Identitas:
    """Name with titles, NIP, rank, position, unit and agency of one person on one day."""

    pegawai_id: int
    nama: str
    nip: str
    golongan: str
    pangkat: str
    jabatan: str
    jenis_jabatan: str
    eselon: str
    unit: str
    instansi: str

    def sebagai_data(self) -> dict[str, Any]:
        return asdict(self)


def get_golongan(pegawai: Pegawai, pada: date) -> str:
    """The golongan ruang held on a day, or an empty text."""
    riwayat = pegawai.riwayat_pangkat.all()  # a handful of rows, the latest first; read once where a page shows them
    return next((r.golongan for r in riwayat if r.tmt <= pada), "")


def get_penempatan(pegawai: Pegawai, pada: date) -> Penempatan | None:
    """The definitive position held on a day."""
    daftar = Penempatan.objects.filter(berlaku_pada(pada), pegawai=pegawai, jenis=JenisPenempatan.DEFINITIF)
    return satu_atau_nihil(daftar.select_related("jabatan__unit"))


def get_identitas(pegawai: Pegawai, pada: date, penempatan: Penempatan | None = None) -> Identitas:
    """How the forms name ``pegawai`` on ``pada``; ``penempatan`` names the capacity where he acts (Plt., Plh.)."""
    sebagai = penempatan or get_penempatan(pegawai, pada)
    golongan = get_golongan(pegawai, pada)
    return Identitas(
        pegawai_id=pegawai.pk,
        nama=pegawai.nama_lengkap,
        nip=pegawai.nip or "",
        golongan=golongan,
        pangkat=tulis_pangkat(golongan) or pegawai.pangkat_lain,
        jabatan=_jabatan(pegawai, sebagai, pada),
        jenis_jabatan=sebagai.jabatan.jenis if sebagai else "",
        eselon=sebagai.jabatan.eselon if sebagai else "",
        unit=sebagai.jabatan.unit.nama if sebagai else pegawai.unit_lain,
        instansi=pegawai.instansi.nama,
    )


def _jabatan(pegawai: Pegawai, sebagai: Penempatan | None, pada: date) -> str:
    """The position; for an acting official both capacities are named (K-14)."""
    if sebagai is None:
        return pegawai.jabatan_lain
    if sebagai.jenis == JenisPenempatan.DEFINITIF:
        return sebagai.sebutan
    definitif = get_penempatan(pegawai, pada)
    return f"{sebagai.sebutan} ({definitif.jabatan.nama})" if definitif else sebagai.sebutan


def get_kapasitas(sebagai: Penempatan | None, pada: date) -> str:
    """In which capacity somebody acts on a document, both of them for a Plt. or Plh. (K-14)."""
    return _jabatan(sebagai.pegawai, sebagai, pada) if sebagai else ""


def apakah_struktural(pegawai: Pegawai, pada: date) -> bool:
    """Whether kepemimpinan is scored (K-10)."""
    penempatan = get_penempatan(pegawai, pada)
    return penempatan is not None and penempatan.jabatan.jenis == JenisJabatan.STRUKTURAL
