"""Explicit assignments of a pejabat penilai, where the position does not tell."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from organisasi.common.angka import tulis_tanggal
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Pegawai, PenugasanPenilai, StatusPegawai
from organisasi.permissions import boleh_menugaskan_penilai
from organisasi.selectors.akses import Akses
from organisasi.services.row import catat, kunci, simpan
from organisasi.services.spans import beririsan, tulis_rentang


@dataclass(frozen=True, slots=True)
class IsiPenugasan:
    """Who appraises, who stands above, from when and why. Without ``atasan`` the assessor's own superior counts."""

    penilai: Pegawai
    mulai: date
    alasan: str
    atasan: Pegawai | None = None
    selesai: date | None = None


@transaction.atomic
def tugaskan_penilai(*, pegawai_id: int, isi: IsiPenugasan, oleh: Akses) -> PenugasanPenilai:
    """Assign an assessor. Raises ``AturanDilanggar``: nobody appraises himself, one assignment at a time (K-15)."""
    pegawai = kunci(Pegawai, pegawai_id, "instansi__ppk")
    boleh_menugaskan_penilai(oleh, pegawai).wajib()
    if pegawai.status not in {StatusPegawai.PNS, StatusPegawai.CPNS}:
        raise AturanDilanggar("penugasan.pegawai", f"{pegawai.nama} tidak dinilai pada instansi ini.")
    _tolak_orang_salah(pegawai, isi)
    _tolak_tumpang_tindih(pegawai, isi)
    penugasan = PenugasanPenilai(
        pegawai=pegawai,
        penilai=isi.penilai,
        atasan=isi.atasan,
        mulai=isi.mulai,
        selesai=isi.selesai,
        alasan=isi.alasan.strip(),
        dibuat_oleh=oleh.pengguna,
    )
    simpan(penugasan)
    catat("penugasan.dibuat", oleh, pegawai=pegawai, penugasan=penugasan)
    return penugasan


@transaction.atomic
def akhiri_penugasan(*, penugasan_id: int, selesai: date, oleh: Akses) -> PenugasanPenilai:
    """End an assignment that still runs; from the next day on the position tells again."""
    penugasan = kunci(PenugasanPenilai, penugasan_id, "pegawai__instansi")
    boleh_menugaskan_penilai(oleh, penugasan.pegawai).wajib()
    hari = hari_ini(penugasan.pegawai.instansi.zona_waktu)
    if penugasan.selesai and penugasan.selesai < hari:
        raise KeadaanBerubah(
            "penugasan.sudah_berakhir", f"Penugasan ini sudah berakhir pada {tulis_tanggal(penugasan.selesai)}."
        )
    if penugasan.selesai and selesai > penugasan.selesai:
        raise AturanDilanggar(
            "penugasan.selesai", f"Penugasan ini berakhir paling lambat {tulis_tanggal(penugasan.selesai)}."
        )
    penugasan.selesai = selesai
    simpan(penugasan)
    catat("penugasan.diakhiri", oleh, penugasan=penugasan, pegawai=penugasan.pegawai_id)
    return penugasan


@transaction.atomic
def batalkan_penugasan(*, penugasan_id: int, oleh: Akses) -> Pegawai:
    """Take back an assignment that has not begun."""
    penugasan = kunci(PenugasanPenilai, penugasan_id, "pegawai__instansi")
    boleh_menugaskan_penilai(oleh, penugasan.pegawai).wajib()
    if penugasan.mulai <= hari_ini(penugasan.pegawai.instansi.zona_waktu):
        raise KeadaanBerubah("penugasan.sudah_mulai", "Penugasan ini sudah berlaku, sehingga hanya dapat diakhiri.")
    penugasan.delete()
    catat("penugasan.dibatalkan", oleh, penugasan=penugasan_id, pegawai=penugasan.pegawai_id)
    return penugasan.pegawai


def _tolak_orang_salah(pegawai: Pegawai, isi: IsiPenugasan) -> None:
    if isi.penilai == pegawai:
        raise AturanDilanggar("penugasan.penilai", "Tidak seorang pun boleh menilai dirinya sendiri.")
    if isi.atasan == pegawai:
        raise AturanDilanggar("penugasan.atasan", "Atasan pejabat penilai tidak boleh pegawai yang dinilai.")
    if isi.atasan == isi.penilai and isi.penilai != pegawai.instansi.ppk:
        raise AturanDilanggar(
            "penugasan.atasan", "Atasan pejabat penilai harus orang lain, kecuali pejabat penilainya PPK."
        )
    for kolom, orang in (("penilai", isi.penilai), ("atasan", isi.atasan)):
        if orang is None:
            continue
        if orang.instansi_id != pegawai.instansi_id:
            raise AturanDilanggar(f"penugasan.{kolom}", "Orang ini tidak terdaftar pada instansi Anda.")
        if orang.berhenti_tanggal and (isi.selesai is None or isi.selesai >= orang.berhenti_tanggal):
            raise AturanDilanggar(
                f"penugasan.{kolom}", f"{orang.nama} berhenti sejak {tulis_tanggal(orang.berhenti_tanggal)}."
            )


def _tolak_tumpang_tindih(pegawai: Pegawai, isi: IsiPenugasan) -> None:
    if isi.selesai and isi.selesai < isi.mulai:
        raise AturanDilanggar("penugasan.selesai", "Tanggal selesai tidak boleh mendahului tanggal mulai.")
    lain = pegawai.penugasan_penilai.filter(beririsan(isi.mulai, isi.selesai)).select_related("penilai").first()
    if lain:
        raise AturanDilanggar(
            "penugasan.mulai",
            f"{pegawai.nama} sudah ditugaskan dinilai oleh {lain.penilai.nama_lengkap} "
            f"{tulis_rentang(lain.mulai, lain.selesai)}. Akhiri penugasan itu dahulu.",
        )
