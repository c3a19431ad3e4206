"""Where a photo was taken is nobody's business: the position goes, every other byte of the picture stays."""

import struct
import zlib

LOKASI = 0x8825
"""The tag of EXIF under which the position stands."""
UKURAN_JENIS = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8)
"""Bytes of one value by its kind in TIFF."""
EXIF, XMP = b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/\x00"
APP1, AKHIR_KEPALA = 0xE1, {0xD9, 0xDA}


def tanpa_lokasi(isi: bytes) -> bytes:
    """The same JPEG or PNG without its position; anything else unchanged."""
    if isi.startswith(b"\xff\xd8"):
        return _jpeg(isi)
    return _png(isi) if isi.startswith(b"\x89PNG\r\n\x1a\n") else isi


def _jpeg(isi: bytes) -> bytes:
    """Walk through the segments before the picture; lengths stay as they are."""
    hasil, letak = bytearray(isi), 2
    while letak + 4 <= len(isi) and isi[letak] == 0xFF and isi[letak + 1] not in AKHIR_KEPALA:
        if isi[letak + 1] == 0xFF:  # padding before a marker
            letak += 1
            continue
        panjang = int.from_bytes(isi[letak + 2 : letak + 4], "big")
        awal, akhir = letak + 4, letak + 2 + panjang
        if isi[letak + 1] == APP1:
            hasil[awal:akhir] = _app1(isi[awal:akhir])
        letak = akhir
    return bytes(hasil)


def _app1(isi: bytes) -> bytes:
    if isi.startswith(EXIF):
        return EXIF + _tiff(isi[len(EXIF) :])
    return XMP + b" " * (len(isi) - len(XMP)) if isi.startswith(XMP) and b"GPS" in isi else isi


def _tiff(isi: bytes) -> bytes:
    """EXIF with an empty list where the position was; EXIF that cannot be read is blanked whole."""
    hasil = bytearray(isi)
    try:
        urutan = {b"II": "<", b"MM": ">"}[isi[:2]]
        for jenis, banyak, nilai, _ in _daftar(isi, urutan, struct.unpack_from(urutan + "I", isi, 4)[0], {LOKASI}):
            if (jenis, banyak) != (4, 1):
                raise ValueError
            _kosongkan(hasil, isi, urutan, nilai)
    except (KeyError, ValueError, IndexError, struct.error):
        return bytes(len(isi))
    return bytes(hasil)


def _kosongkan(hasil: bytearray, isi: bytes, urutan: str, letak: int) -> None:
    for jenis, banyak, nilai, tempat in _daftar(isi, urutan, letak):
        panjang = UKURAN_JENIS[jenis] * banyak
        if panjang > 4:
            _nolkan(hasil, nilai, panjang)
        _nolkan(hasil, tempat, 12)
    _nolkan(hasil, letak, 2)


def _nolkan(hasil: bytearray, letak: int, panjang: int) -> None:
    if letak + panjang > len(hasil):
        raise ValueError
    hasil[letak : letak + panjang] = bytes(panjang)


def _daftar(isi: bytes, urutan: str, letak: int, tanda: set[int] | None = None) -> list[tuple[int, int, int, int]]:
    """Kind, count, value and place of the entries of one list, or of those with one of the tags."""
    (banyak,) = struct.unpack_from(urutan + "H", isi, letak)
    semua = [(letak + 2 + 12 * n, struct.unpack_from(urutan + "HHII", isi, letak + 2 + 12 * n)) for n in range(banyak)]
    return [(jenis, jumlah, nilai, t) for t, (nama, jenis, jumlah, nilai) in semua if not tanda or nama in tanda]


def _png(isi: bytes) -> bytes:
    """Drop the position inside the chunk of EXIF, with its checksum made anew."""
    hasil, letak = bytearray(isi), 8
    while letak + 12 <= len(isi):
        panjang = int.from_bytes(isi[letak : letak + 4], "big")
        data = slice(letak + 8, letak + 8 + panjang)
        if isi[letak + 4 : letak + 8] == b"eXIf" and data.stop + 4 <= len(isi):
            hasil[data] = _tiff(isi[data])
            hasil[data.stop : data.stop + 4] = zlib.crc32(hasil[letak + 4 : data.stop]).to_bytes(4, "big")
        letak = data.stop + 4
    return bytes(hasil)
