"""Positions in a unit."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from organisasi.common.angka import tulis_tanggal
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Jabatan, JenisJabatan, JenisPenempatan, Penempatan, UnitKerja
from organisasi.permissions import boleh_mengatur_unit
from organisasi.selectors.akses import Akses
from organisasi.services.row import catat, kunci, simpan
from organisasi.services.spans import SEHARI, beririsan, berlaku_sejak, memuat, tulis_rentang


@dataclass(frozen=True, slots=True)
class IsiJabatan:
    """A position as its form describes it."""

    nama: str
    jenis: str
    mulai: date
    eselon: str = ""
    kepala: bool = False


@transaction.atomic
def buat_jabatan(*, unit_id: int, isi: IsiJabatan, oleh: Akses) -> Jabatan:
    """Add a position to a unit."""
    unit = kunci(UnitKerja, unit_id, "instansi")
    boleh_mengatur_unit(oleh, unit).wajib()
    jabatan = Jabatan(unit=unit)
    _isi(jabatan, isi)
    simpan(jabatan)
    catat("jabatan.dibuat", oleh, jabatan=jabatan)
    return jabatan


@transaction.atomic
def ubah_jabatan(*, jabatan_id: int, isi: IsiJabatan, oleh: Akses, versi: str = "") -> Jabatan:
    """Correct a position in place; for a new name from some day on, end it and make another."""
    jabatan = kunci(Jabatan, jabatan_id, "unit__instansi", versi=versi)
    boleh_mengatur_unit(oleh, jabatan.unit).wajib()
    pertama = jabatan.daftar_penempatan.order_by("mulai").first()
    if pertama and pertama.mulai < isi.mulai:
        raise AturanDilanggar("jabatan.mulai", f"Jabatan ini sudah dipegang sejak {tulis_tanggal(pertama.mulai)}.")
    _isi(jabatan, isi)
    _tolak_pemegang_ganda(jabatan)
    simpan(jabatan)
    catat("jabatan.diubah", oleh, jabatan=jabatan)
    return jabatan


@transaction.atomic
def akhiri_jabatan(*, jabatan_id: int, selesai: date, oleh: Akses) -> Jabatan:
    """Close a position. Raises ``AturanDilanggar`` while somebody holds it or acts in it after ``selesai``."""
    jabatan = kunci(Jabatan, jabatan_id, "unit__instansi")
    boleh_mengatur_unit(oleh, jabatan.unit).wajib()
    if jabatan.selesai is not None:
        raise KeadaanBerubah(
            "jabatan.sudah_berakhir", f"{jabatan.nama} sudah berakhir pada {tulis_tanggal(jabatan.selesai)}."
        )
    pemegang = jabatan.daftar_penempatan.filter(berlaku_sejak(selesai + SEHARI)).select_related("pegawai")
    if nama := [p.pegawai.nama for p in pemegang]:
        raise AturanDilanggar(
            "jabatan.masih_dipegang",
            f"Jabatan ini masih dipegang sesudah {tulis_tanggal(selesai)} oleh {len(nama)} orang: "
            f"{', '.join(nama[:5])}. Akhiri penempatannya dahulu.",
        )
    jabatan.selesai = selesai
    simpan(jabatan)
    catat("jabatan.diakhiri", oleh, jabatan=jabatan)
    return jabatan


@transaction.atomic
def buka_jabatan(*, jabatan_id: int, oleh: Akses) -> Jabatan:
    """Take back the end of a position."""
    jabatan = kunci(Jabatan, jabatan_id, "unit__instansi")
    boleh_mengatur_unit(oleh, jabatan.unit).wajib()
    if jabatan.selesai is None:
        raise KeadaanBerubah("jabatan.masih_berlaku", f"{jabatan.nama} masih berlaku.")
    jabatan.selesai = jabatan.unit.selesai
    _tolak_kepala_ganda(jabatan)
    simpan(jabatan)
    catat("jabatan.dibuka", oleh, jabatan=jabatan)
    return jabatan


def satu_pemegang(jabatan: Jabatan) -> bool:
    """Whether only one person can hold the position definitively: struktural ones and heads."""
    return jabatan.kepala or jabatan.jenis == JenisJabatan.STRUKTURAL


def _isi(jabatan: Jabatan, isi: IsiJabatan) -> None:
    unit = jabatan.unit
    jabatan.nama, jabatan.jenis, jabatan.eselon = isi.nama, isi.jenis, isi.eselon
    jabatan.kepala, jabatan.mulai = isi.kepala, isi.mulai
    if jabatan.pk is None:
        jabatan.selesai = unit.selesai
    if not memuat((unit.mulai, unit.selesai), (jabatan.mulai, jabatan.selesai)):
        raise AturanDilanggar("jabatan.mulai", f"{unit.nama} berlaku {tulis_rentang(unit.mulai, unit.selesai)}.")
    _tolak_kepala_ganda(jabatan)


def _tolak_kepala_ganda(jabatan: Jabatan) -> None:
    """One head position at a time; the database guards the open ones, this also those with an end."""
    if not jabatan.kepala:
        return
    lain = (
        Jabatan.objects.filter(beririsan(jabatan.mulai, jabatan.selesai), unit=jabatan.unit, kepala=True)
        .exclude(pk=jabatan.pk)
        .first()
    )
    if lain:
        raise AturanDilanggar(
            "jabatan.kepala",
            f"Unit ini sudah mempunyai jabatan kepala: {lain.nama}, {tulis_rentang(lain.mulai, lain.selesai)}.",
        )


def _tolak_pemegang_ganda(jabatan: Jabatan) -> None:
    """A position that becomes struktural or head must have had one definitive holder at a time."""
    if not satu_pemegang(jabatan):
        return
    sebelum: Penempatan | None = None
    definitif = jabatan.daftar_penempatan.filter(jenis=JenisPenempatan.DEFINITIF).select_related("pegawai")
    for p in definitif.order_by("mulai"):
        if sebelum and (sebelum.selesai is None or sebelum.selesai >= p.mulai):
            raise AturanDilanggar(
                "jabatan.jenis",
                f"Jabatan ini dipegang {sebelum.pegawai.nama} dan {p.pegawai.nama} pada hari yang sama; "
                "jabatan struktural atau kepala hanya untuk satu orang.",
            )
        sebelum = p
