"""NIP: 18 digits = birth date (8), month of appointment (6), sex (1), number (3). Always text, never a number."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

POLA_NIP = r"^[0-9]{18}$"
LAKI_LAKI, PEREMPUAN = "1", "2"


@dataclass(frozen=True, slots=True)
class IsiNip:
    """What a valid NIP says about its holder."""

    tanggal_lahir: date
    bulan_pengangkatan: date
    jenis_kelamin: str
    nomor_urut: int


def baca_nip(nip: str) -> IsiNip:
    """Take a NIP apart. Raises ``ValidationError`` that names the part that is wrong."""
    if not re.fullmatch(r"[0-9]{18}", nip, re.ASCII):
        raise ValidationError("NIP harus terdiri atas 18 angka tanpa spasi.", code="nip.panjang")
    lahir = _tanggal(nip[:8], "Delapan angka pertama NIP harus tanggal lahir (TTTTBBHH).")
    angkat = _tanggal(nip[8:14] + "01", "Angka ke-9 sampai ke-14 NIP harus tahun dan bulan pengangkatan (TTTTBB).")
    if angkat.year - lahir.year < 15:
        raise ValidationError("Pengangkatan dalam NIP terlalu dekat dengan tanggal lahir.", code="nip.pengangkatan")
    if nip[14] not in {LAKI_LAKI, PEREMPUAN}:
        raise ValidationError("Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan).", code="nip.jenis_kelamin")
    if nip[15:] == "000":
        raise ValidationError("Tiga angka terakhir NIP tidak boleh 000.", code="nip.nomor_urut")
    return IsiNip(lahir, angkat, nip[14], int(nip[15:]))


def _tanggal(teks: str, pesan: str) -> date:
    try:
        return date(int(teks[:4]), int(teks[4:6]), int(teks[6:]))
    except ValueError as salah:
        raise ValidationError(pesan, code="nip.tanggal") from salah


def validasi_nip(nip: str) -> None:
    """Validator of the model field: the database keeps only well-formed numbers."""
    baca_nip(nip)


def tulis_nip(nip: str | None) -> str:
    """``198503172010011003`` -> ``19850317 201001 1 003``, the way forms print it."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if nip else ""
