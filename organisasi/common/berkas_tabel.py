"""Is this upload a harmless table? Asked before anything parses it: size, container, members, macros, links, entities.

The members of a zip are really unpacked against a ceiling, because a header can lie about its size; nothing is written
to disk. What passes is still parsed in a child process with limits (``baca_tabel``).
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from organisasi.common.errors import AturanDilanggar

MAKS_UKURAN = 2 * 1024 * 1024
MAKS_TERBUKA = 20 * 1024 * 1024
MAKS_ANGGOTA = 200
MAKS_RASIO = 100
"""Unpacked to packed, for members above 100 kB: a sheet of text reaches about 20."""
MULAI_RASIO = 100 * 1024
POTONGAN = 256 * 1024

PESAN_JENIS = "Berkas yang diterima: xlsx, ods, dan csv, paling besar 2 MB."
SIMPAN_ULANG = "Simpan ulang sebagai buku kerja biasa (.xlsx atau .ods) tanpa itu, lalu unggah lagi."
TERLALU_BESAR_TERBUKA = (
    "Isi berkas ini jauh lebih besar daripada ukurannya, sehingga tidak dibuka. Hapus baris dan kolom kosong di luar "
    "tabel, lalu simpan ulang."
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

TERLARANG = (
    (re.compile(r"vbaproject|(^|/)macrosheets/|^(basic|scripts)/", re.IGNORECASE), "makro"),
    (re.compile(r"(^|/)(externallinks|querytables)/|(^|/)connections\.xml$", re.IGNORECASE), "tautan ke berkas lain"),
    (re.compile(r"(^|/)(embeddings|activex)/|^object [0-9]+/", re.IGNORECASE), "objek tertanam"),
)
ISI_TERLARANG = (
    (re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE), "definisi entitas XML"),
    (re.compile(rb"macroEnabled|vbaProject|<office:script[ >]|<script:event", re.IGNORECASE), "makro"),
    (re.compile(rb"<manifest:encryption-data"), "kunci sandi"),
    (re.compile(rb"table:table-source|dde-(connection|source|link)|<ddeLink", re.IGNORECASE), "tautan ke berkas lain"),
)
ISI_WAJIB = {"xlsx": "xl/workbook.xml", "ods": "content.xml"}


def periksa_tabel(isi: bytes, nama: str) -> str:
    """``xlsx``, ``ods`` or ``csv``. Raises ``AturanDilanggar`` with a sentence that names the remedy."""
    if not isi:
        raise _tolak("kosong", "Berkas ini kosong.")
    if len(isi) > MAKS_UKURAN:
        raise _tolak("terlalu_besar", f"Berkas lebih besar dari 2 MB; bagi menjadi beberapa berkas. {PESAN_JENIS}")
    akhiran = PurePath(nama.replace("\\", "/")).suffix.lower().removeprefix(".")
    if akhiran in {"xlsm", "xltm", "xlsb"}:
        raise _tolak("makro", f"Berkas ini dapat memuat makro. {SIMPAN_ULANG}")
    if akhiran not in {"xlsx", "ods", "csv"}:
        raise _tolak("jenis", PESAN_JENIS)
    if akhiran == "csv":
        if b"\x00" in isi or isi.startswith((b"PK\x03\x04", OLE)):
            raise _tolak("isi_tidak_cocok", "Isi berkas ini bukan teks csv. Simpan ulang sebagai CSV UTF-8.")
    else:
        _periksa_wadah(isi, akhiran)
    return akhiran


def _tolak(kode: str, pesan: str) -> AturanDilanggar:
    return AturanDilanggar(f"impor.{kode}", pesan)


def _periksa_wadah(isi: bytes, akhiran: str) -> None:
    if isi.startswith(OLE):
        raise _tolak(
            "terkunci",
            f"Berkas ini terkunci kata sandi atau berformat lama. Buka, lalu simpan sebagai .{akhiran} tanpa sandi.",
        )
    if not isi.startswith(b"PK\x03\x04"):
        raise _tolak("isi_tidak_cocok", f"Isi berkas tidak sesuai dengan akhiran .{akhiran}. {PESAN_JENIS}")
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as wadah:
            _periksa_anggota(wadah, akhiran)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as salah:
        raise _tolak(
            "rusak", "Berkas ini rusak sehingga tidak dapat dibuka. Simpan ulang, lalu unggah lagi."
        ) from salah


def _periksa_anggota(wadah: zipfile.ZipFile, akhiran: str) -> None:
    daftar = wadah.infolist()
    nama = [a.filename for a in daftar]
    if len(daftar) > MAKS_ANGGOTA or len(set(nama)) != len(nama):
        raise _tolak("anggota", f"Susunan berkas ini tidak wajar untuk sebuah buku kerja. {SIMPAN_ULANG}")
    if ISI_WAJIB[akhiran] not in nama:
        raise _tolak("isi_tidak_cocok", f"Isi berkas tidak sesuai dengan akhiran .{akhiran}. {PESAN_JENIS}")
    if any(a.flag_bits & 0x1 for a in daftar):
        raise _tolak("terkunci", "Berkas ini terkunci kata sandi. Hapus sandinya, lalu unggah lagi.")
    for pola, hal in TERLARANG:
        if any(pola.search(n) for n in nama):
            raise _tolak("terlarang", f"Berkas ini memuat {hal}. {SIMPAN_ULANG}")
    if sum(a.file_size for a in daftar) > MAKS_TERBUKA:
        raise _tolak("bom", TERLALU_BESAR_TERBUKA)
    sisa = MAKS_TERBUKA
    for anggota in daftar:
        sisa = _periksa_isi(wadah, anggota, sisa)


def _periksa_isi(wadah: zipfile.ZipFile, anggota: zipfile.ZipInfo, sisa: int) -> int:
    """Unpack one member piece by piece; returns how many bytes may still come."""
    terbuka, ekor = 0, b""
    xml = anggota.filename.lower().endswith((".xml", ".rels"))
    for potongan in _potongan(wadah, anggota):
        terbuka += len(potongan)
        if terbuka > sisa or (terbuka > MULAI_RASIO and terbuka > MAKS_RASIO * max(anggota.compress_size, 1)):
            raise _tolak("bom", TERLALU_BESAR_TERBUKA)
        if potongan[:4] == b"PK\x03\x04" and not ekor:
            raise _tolak("terlarang", f"Berkas ini memuat berkas terkompresi di dalamnya. {SIMPAN_ULANG}")
        if xml:
            _periksa_xml(ekor + potongan)
        ekor = potongan[-64:]
    return sisa - terbuka


def _potongan(wadah: zipfile.ZipFile, anggota: zipfile.ZipInfo) -> Iterator[bytes]:
    with wadah.open(anggota) as aliran:
        while potongan := aliran.read(POTONGAN):
            yield potongan


def _periksa_xml(isi: bytes) -> None:
    rapat = isi.replace(b"\x00", b"")  # UTF-16 and UTF-32 become readable
    for pola, hal in ISI_TERLARANG:
        if pola.search(rapat):
            raise _tolak("terlarang", f"Berkas ini memuat {hal}. {SIMPAN_ULANG}")
