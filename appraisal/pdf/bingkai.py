"""What surrounds every form: title, owner, state, verification code with its QR, legal basis, emblem."""

import base64
import io
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import segno
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.safestring import SafeString, mark_safe
from PIL import Image

from organisasi.models import Instansi
from organisasi.nip import tulis_nip
from organisasi.selectors.identitas import Identitas

SISI_LAMBANG = 400
"""Pixels: sharp at 2 cm on paper, small in the file."""


@dataclass(frozen=True, slots=True)
class Verifikasi:
    """The unguessable code of a final document and where to check it."""

    kode: str
    alamat: str

    @property
    def qr(self) -> SafeString:
        """The address as inline SVG: modules only, no text of anybody."""
        gambar = segno.make(self.alamat, error="m", micro=False)
        return mark_safe(gambar.svg_inline(border=0, omitsize=True, svgclass="qr", lineclass=None))  # noqa: S308


@dataclass(frozen=True, slots=True)
class Kop:
    nama: str
    alamat: tuple[str, ...]
    lambang: str


@dataclass(frozen=True, slots=True)
class Bingkai:
    """``draf`` draws the mark across every page; ``keterangan`` is the line of the footer."""

    judul: str
    instansi: str
    kelas: str
    pemilik: str
    tanggal: date
    draf: bool
    keterangan: str = ""
    verifikasi: Verifikasi | None = None
    dasar: str = ""


def verifikasi(kode: str) -> Verifikasi:
    return Verifikasi(kode, f"{settings.ALAMAT_PUBLIK}/verifikasi/{kode}/")


def pemilik(orang: Identitas) -> str:
    """Who a loose page belongs to: name and NIP in its head."""
    nip = tulis_nip(orang.nip)
    return f"{orang.nama} - NIP {nip}" if nip else orang.nama


def kop(instansi: Instansi) -> Kop:
    alamat = tuple(baris.strip() for baris in instansi.alamat.splitlines() if baris.strip())
    lambang = _lambang(instansi.lambang.name) if instansi.lambang else ""
    return Kop(instansi.nama, alamat, lambang)


@lru_cache(maxsize=16)
def _lambang(nama: str) -> str:
    """The uploaded emblem as a small PNG made by us; empty for a file that is gone or no picture.

    Uploaded files never change under their name, so the result may be kept.
    """
    try:
        with default_storage.open(nama) as berkas, Image.open(berkas) as gambar:
            gambar.thumbnail((SISI_LAMBANG, SISI_LAMBANG))
            keluaran = io.BytesIO()
            gambar.convert("RGBA").save(keluaran, "PNG")
    except (OSError, ValueError, Image.DecompressionBombError):
        return ""
    return f"data:image/png;base64,{base64.b64encode(keluaran.getvalue()).decode()}"
