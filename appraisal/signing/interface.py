"""What every signing service offers, and the refusals that people read."""

from dataclasses import dataclass, field
from typing import Protocol

from organisasi.common.errors import AturanDilanggar

COBA_LAGI = "Dokumen belum berubah; tidak ada tanda tangan yang tersimpan."


@dataclass(frozen=True, slots=True)
class Kredensial:
    """What the signer proves himself with. It lives for one call: never stored, logged or queued."""

    frasa: str = field(repr=False)
    nik: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Cap:
    """The visible mark: a PNG on ``halaman`` (from 1), ``kiri`` and ``bawah`` its lower left corner in points."""

    halaman: int
    kiri: int
    bawah: int
    lebar: int
    tinggi: int
    gambar: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Permohonan:
    """One signature: whose, in which capacity, and where it shows. ``bidang`` names the field in the PDF."""

    bidang: str
    nama: str
    sebagai: str
    cap: Cap


class Penandatangan(Protocol):
    """A signing service."""

    @property
    def kunci(self) -> str:
        """The value of the setting, kept with each signature."""

    @property
    def perlu_nik(self) -> bool:
        """Whether the signer says his NIK, too."""

    @property
    def petunjuk(self) -> str:
        """What the page says below the fields."""

    def tandatangani(self, pdf: bytes, permohonan: Permohonan, kredensial: Kredensial) -> bytes:
        """The same document with one more signature, appended. Raises ``GagalMenandatangani``."""

    def periksa(self, pdf: bytes) -> str:
        """Empty when the service vouches for every signature in the document, else its sentence."""


class GagalMenandatangani(AturanDilanggar):
    """The service did not sign; the stored document is as it was."""


def frasa_salah() -> GagalMenandatangani:
    return GagalMenandatangani("tanda_tangan.frasa", "Frasa sandi tanda tangan elektronik Anda salah.")


def sertifikat_kedaluwarsa() -> GagalMenandatangani:
    return GagalMenandatangani(
        "tanda_tangan.sertifikat",
        "Sertifikat elektronik Anda sudah tidak berlaku. Ajukan perpanjangannya kepada verifikator instansi, lalu "
        "tanda tangani lagi.",
    )


def nik_tidak_dikenal() -> GagalMenandatangani:
    return GagalMenandatangani(
        "tanda_tangan.nik",
        "NIK ini tidak terdaftar pada layanan tanda tangan elektronik. Periksa angkanya, atau hubungi verifikator "
        "instansi.",
    )


def waktu_habis() -> GagalMenandatangani:
    return GagalMenandatangani(
        "tanda_tangan.waktu", f"Layanan tanda tangan elektronik tidak menjawab pada waktunya. {COBA_LAGI} Coba lagi."
    )


def layanan_terputus() -> GagalMenandatangani:
    return GagalMenandatangani(
        "tanda_tangan.layanan",
        f"Layanan tanda tangan elektronik sedang tidak dapat dihubungi. {COBA_LAGI} Coba lagi beberapa saat lagi.",
    )


def jawaban_janggal() -> GagalMenandatangani:
    return GagalMenandatangani(
        "tanda_tangan.jawaban",
        f"Layanan tanda tangan elektronik menjawab dengan berkas yang tidak dapat diterima. {COBA_LAGI} "
        "Hubungi pengelola sistem.",
    )
