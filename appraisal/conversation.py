"""An objection as a conversation: who said what, whose turn it is, and the clock of each turn (K-11)."""

from dataclasses import dataclass
from datetime import datetime

from appraisal.deadlines import batas_tanggapan
from appraisal.models import Keberatan, Penilaian
from organisasi.common.angka import tulis_waktu
from organisasi.deadlines import Tenggat, tenggat
from organisasi.models import Pegawai


@dataclass(frozen=True, slots=True)
class Giliran:
    """One turn. ``sisi``: pegawai, penilai or atasan; ``jam`` says in words what its clock is."""

    sisi: str
    siapa: Pegawai
    sebagai: str
    kata: str
    pada: datetime | None
    jam: str
    belum: str = ""
    tenggat: Tenggat | None = None


def susun_percakapan(penilaian: Penilaian, keberatan: Keberatan) -> list[Giliran]:
    """The three turns in their order; those still to come say until when.

    The rule sets 14 days for the objection and for the answer and none for the decision; that begins to be possible
    with the answer, or without one when the second clock has run out.
    """
    zona = penilaian.zona_waktu or penilaian.periode.instansi.zona_waktu
    akhir = batas_tanggapan(penilaian) if keberatan.ditanggapi_pada is None else keberatan.batas_tanggapan
    return [
        Giliran(
            "pegawai",
            penilaian.pegawai,
            "mengajukan keberatan",
            keberatan.alasan,
            keberatan.diajukan_pada,
            f"Jam pertama: sampai {tulis_waktu(penilaian.batas_keberatan, zona)}, 14 hari sejak hasil diterima.",
        ),
        Giliran(
            "penilai",
            penilaian.pejabat_penilai,
            "menanggapi",
            keberatan.tanggapan,
            keberatan.ditanggapi_pada,
            f"Jam kedua: sampai {tulis_waktu(akhir, zona)}, 14 hari sejak keberatan diajukan.",
            "Tidak ditanggapi." if keberatan.diputuskan_pada else "Belum ditanggapi.",
            None if keberatan.diputuskan_pada else tenggat(akhir, zona, "Tanggapan"),
        ),
        Giliran(
            "atasan",
            penilaian.atasan,
            "memutuskan",
            keberatan.keputusan,
            keberatan.diputuskan_pada,
            f"Jam ketiga: berjalan sejak tanggapan diterima, atau tanpa tanggapan sejak {tulis_waktu(akhir, zona)}. "
            "Peraturan tidak menetapkan batas akhirnya; keputusannya final.",
            "Belum diputuskan.",
        ),
    ]
