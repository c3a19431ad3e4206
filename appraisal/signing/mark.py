"""The visible mark of an electronic signature, and where the form leaves room for it."""

import io
from datetime import datetime
from functools import cache

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from appraisal.signing.interface import Cap
from organisasi.common.angka import tulis_waktu
from organisasi.common.errors import AturanDilanggar

LEBAR, TINGGI = 150, 34
"""Points: fits the lowest room for a signature, 13 mm on the lying form."""
SKALA = 4
"""Pixels per point: 288 to the inch."""


def susun_cap(pdf: bytes, letak: str, nama: str, saat: datetime, zona: str, *, uji: bool) -> Cap:
    """The mark in the middle of the room that the form leaves for ``letak``. Raises ``AturanDilanggar``: no room."""
    halaman, tengah, atas = cari_ruang(pdf, letak)
    baris = ["Ditandatangani secara elektronik", nama, tulis_waktu(saat, zona)]
    if uji:
        baris[0] = "TANDA TANGAN UJI – tidak berlaku"
    return Cap(halaman, tengah - LEBAR // 2, atas - TINGGI - 4, LEBAR, TINGGI, gambar_cap(tuple(baris)))


def cari_ruang(pdf: bytes, letak: str) -> tuple[int, int, int]:
    """Page (from 1), middle and upper edge in points of the room, from the anchor that the template sets."""
    import pikepdf  # noqa: PLC0415 - loaded where somebody signs

    with pikepdf.open(io.BytesIO(pdf)) as dokumen:
        nama = dokumen.Root.get("/Names")
        tujuan = pikepdf.NameTree(nama["/Dests"]).get(f"ttd-{letak}") if nama is not None else None
        if tujuan is not None:
            urut = [h.obj.objgen for h in dokumen.pages].index(tujuan[0].objgen)
            return urut + 1, int(tujuan[2]), int(tujuan[3])
    raise AturanDilanggar(
        "tanda_tangan.tanpa_ruang",
        "Formulir ini tidak menyediakan tempat bagi tanda tangan elektronik Anda. Tanda tangani cetakannya.",
    )


@cache
def _huruf(tebal: int, ukuran: int) -> ImageFont.FreeTypeFont:
    berkas = settings.AKAR / "static" / "fonts" / f"arimo-latin-{tebal}.woff2"
    return ImageFont.truetype(berkas, ukuran)


def gambar_cap(baris: tuple[str, ...]) -> bytes:
    """A framed PNG with three lines; a name too long for the frame is set smaller."""
    gambar = Image.new("RGB", (LEBAR * SKALA, TINGGI * SKALA), "white")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((0, 0, gambar.width - 1, gambar.height - 1), outline="#1a4f8b", width=SKALA // 2)
    for urut, teks in enumerate(baris):
        ukuran, tebal = 8 * SKALA, 700 if urut == 1 else 400
        while ukuran > 4 * SKALA and _huruf(tebal, ukuran).getlength(teks) > gambar.width - 8 * SKALA:
            ukuran -= 1
        pena.text((4 * SKALA, (3 + 10 * urut) * SKALA), teks, fill="#1a4f8b", font=_huruf(tebal, ukuran))
    keluaran = io.BytesIO()
    gambar.save(keluaran, "PNG")
    return keluaran.getvalue()
