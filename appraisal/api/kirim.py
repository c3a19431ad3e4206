"""Rows pushed by another system, through the same services and checks as the pages: all of them or none."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TypeVar

from django.db import transaction

from appraisal.api.schemas import PegawaiMasuk, PenempatanMasuk
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Instansi, Jabatan, Pegawai, Penempatan
from organisasi.selectors.akses import Akses
from organisasi.services.pegawai import IsiPegawai, buat_pegawai, ubah_pegawai
from organisasi.services.penempatan import IsiPenempatan, tempatkan

Masuk = TypeVar("Masuk")
DIBUAT, DIUBAH, SAMA = "dibuat", "diubah", "sama"


class BarisDitolak(Exception):
    """Some rows break a rule; nothing was stored. ``daftar`` holds row number, code and sentence."""

    def __init__(self, daftar: list[tuple[int, str, str]]) -> None:
        super().__init__()
        self.daftar = daftar


class _HanyaPeriksa(Exception):
    """Undo: the request asked for a check."""


def terapkan(baris: Sequence[Masuk], satu: Callable[[Masuk], str], *, periksa: bool) -> Counter[str]:
    """Do every row in one transaction and count what became of them. Raises ``BarisDitolak``."""
    hitung: Counter[str] = Counter()
    try:
        with transaction.atomic():
            salah = [galat for n, b in enumerate(baris, 1) if (galat := _coba(n, b, satu, hitung))]
            if salah:
                raise BarisDitolak(salah)
            if periksa:
                raise _HanyaPeriksa
    except _HanyaPeriksa:
        pass
    return hitung


def _coba(nomor: int, baris: Masuk, satu: Callable[[Masuk], str], hitung: Counter[str]) -> tuple[int, str, str] | None:
    """One row inside a savepoint of its own: a refused row does not hide the next one's mistake."""
    try:
        with transaction.atomic():
            hitung[satu(baris)] += 1
    except AturanDilanggar as salah:
        return nomor, salah.kode, salah.pesan
    return None


def kirim_pegawai(instansi: Instansi, oleh: Akses) -> Callable[[PegawaiMasuk], str]:
    """Add or change one person; titles and mail that are not sent stay empty."""

    def satu(b: PegawaiMasuk) -> str:
        isi = IsiPegawai(**b.dict())
        ada = Pegawai.objects.filter(nip=b.nip).first()
        if ada is None:
            buat_pegawai(instansi=instansi, isi=isi, oleh=oleh)
            return DIBUAT
        if ada.instansi_id != instansi.pk:
            raise AturanDilanggar("pegawai.nip", "NIP ini tidak dapat dikirim; hubungi pengelola sistem.")
        if all(getattr(ada, nama) == nilai for nama, nilai in asdict(isi).items()):
            return SAMA
        ubah_pegawai(pegawai_id=ada.pk, isi=isi, oleh=oleh)
        return DIUBAH

    return satu


def kirim_penempatan(instansi: Instansi, oleh: Akses) -> Callable[[PenempatanMasuk], str]:
    """Place one person; what is recorded already counts as the same."""

    def satu(b: PenempatanMasuk) -> str:
        pegawai = Pegawai.objects.filter(instansi=instansi, nip=b.nip).first()
        if pegawai is None:
            raise AturanDilanggar("penempatan.nip", f"Tidak ada pegawai dengan NIP {b.nip}. Kirim dahulu pegawainya.")
        if pegawai.pk == oleh.pegawai_id:
            raise AturanDilanggar("penempatan.nip", "Penempatan pembuat kunci ini dicatat oleh admin kepegawaian.")
        jabatan = _jabatan(instansi, b)
        if Penempatan.objects.filter(pegawai=pegawai, jabatan=jabatan, jenis=b.jenis, mulai=b.mulai).exists():
            return SAMA
        isi = IsiPenempatan(jabatan.pk, b.mulai, b.nomor_surat, b.jenis, b.selesai, b.akhiri_lama)
        tempatkan(pegawai_id=pegawai.pk, isi=isi, oleh=oleh)
        return DIBUAT

    return satu


def _jabatan(instansi: Instansi, b: PenempatanMasuk) -> Jabatan:
    cocok = list(
        Jabatan.objects.filter(
            unit__instansi=instansi, unit__kode=b.unit_kode, unit__selesai=None, nama=b.jabatan, selesai=None
        )[:2]
    )
    if len(cocok) != 1:
        sebab = "lebih dari satu" if cocok else "tidak ada"
        raise AturanDilanggar(
            "penempatan.jabatan", f"Pada unit {b.unit_kode} {sebab} jabatan berlaku bernama “{b.jabatan}”."
        )
    return cocok[0]
