"""Files as people send them, and as attackers do; all made here, small, and harmless."""

import io
import struct
import zipfile
from collections.abc import Mapping

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter


def pdf(*, sandi: str = "", halaman: int = 1) -> bytes:
    penulis, isi = PdfWriter(), io.BytesIO()
    for _ in range(halaman):
        penulis.add_blank_page(200, 200)
    if sandi:
        penulis.encrypt(sandi, algorithm="RC4-128")
    penulis.write(isi)
    return isi.getvalue()


def gambar(jenis: str = "PNG", *, sisi: int = 8) -> bytes:
    isi = io.BytesIO()
    Image.new("1" if jenis == "PNG" else "L", (sisi, sisi)).save(isi, jenis)
    return isi.getvalue()


def foto(jenis: str = "JPEG") -> bytes:
    """A photo that tells camera, orientation and where it was taken."""
    exif, isi = Image.Exif(), io.BytesIO()
    exif[0x010F], exif[0x0112] = "Kamera", 6
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 12.0, 30.5), 3: "E", 4: (106.0, 48.0, 1.0)})
    Image.new("RGB", (8, 8), "red").save(isi, jenis, exif=exif)
    return isi.getvalue()


def xlsx(tambahan: Mapping[str, bytes] | None = None) -> bytes:
    """A real workbook; ``tambahan`` are further members of its archive."""
    isi = io.BytesIO()
    Workbook().save(isi)
    return _tambah(isi, tambahan or {})


def docx(tambahan: Mapping[str, bytes] | None = None) -> bytes:
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            arsip.writestr(nama, "<x/>")
    return _tambah(isi, tambahan or {})


def _tambah(isi: io.BytesIO, anggota: Mapping[str, bytes]) -> bytes:
    with zipfile.ZipFile(isi, "a", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in anggota.items():
            arsip.writestr(nama, data)
    return isi.getvalue()


def unggahan(nama: str, isi: bytes, jenis: str = "application/octet-stream") -> SimpleUploadedFile:
    """What the browser claims about the type is not believed anywhere, so it lies by default."""
    return SimpleUploadedFile(nama, isi, content_type=jenis)


def _berbohong(isi: bytes) -> bytes:
    """The last member's directory entry claims ten bytes."""
    letak = isi.rfind(b"PK\x01\x02")
    return isi[: letak + 24] + struct.pack("<I", 10) + isi[letak + 28 :]


DITERIMA = {
    "laporan.pdf": pdf(),
    "FOTO.JPG": gambar("JPEG"),
    "foto.jpeg": gambar("JPEG"),
    "tangkapan.png": gambar(),
    "data.xlsx": xlsx(),
    "surat.docx": docx(),
}
BOM = {f"xl/lampiran{n}.bin": bytes(7 * 1024 * 1024) for n in range(3)}
"""21 MB that pack into a few kilobytes."""
DITOLAK = {
    "kosong": ("kosong.pdf", b"", "bukti.kosong"),
    "terlalu_besar": ("besar.pdf", pdf() + bytes(5 * 1024 * 1024), "bukti.terlalu_besar"),
    "tanpa_akhiran": ("laporan", pdf(), "bukti.jenis"),
    "program": ("setup.exe", b"MZ" + bytes(200), "bukti.jenis"),
    "akhiran_ganda": ("laporan.pdf.exe", pdf(), "bukti.jenis"),
    "halaman_web": ("laporan.html", b"<script>1</script>", "bukti.jenis"),
    "gambar_vektor": ("logo.svg", b"<svg onload='1'/>", "bukti.jenis"),
    "lembar_bermakro": ("data.xlsm", xlsx(), "bukti.jenis"),
    "program_berbaju_pdf": ("laporan.pdf", b"MZ" + bytes(200), "bukti.isi_tidak_cocok"),
    "web_berbaju_pdf": ("laporan.pdf", b"<html><script>1</script></html>", "bukti.isi_tidak_cocok"),
    "gambar_berbaju_pdf": ("laporan.pdf", gambar(), "bukti.isi_tidak_cocok"),
    "arsip_berbaju_xlsx": ("data.xlsx", _tambah(io.BytesIO(), {"a.txt": b"a"}), "bukti.isi_tidak_cocok"),
    "docx_berbaju_xlsx": ("data.xlsx", docx(), "bukti.isi_tidak_cocok"),
    "pdf_bersandi": ("laporan.pdf", pdf(sandi="rahasia"), "bukti.rusak"),
    "pdf_tanpa_halaman": ("laporan.pdf", pdf(halaman=0), "bukti.rusak"),
    "pdf_terpotong": ("laporan.pdf", pdf()[:60], "bukti.rusak"),
    "gambar_terpotong": ("foto.png", gambar()[:30], "bukti.rusak"),
    "gambar_raksasa": ("foto.png", gambar(sisi=5001), "bukti.gambar_terlalu_besar"),
    "bom_arsip": ("data.xlsx", xlsx(BOM), "bukti.arsip_terlalu_besar"),
    "arsip_beranggota_banyak": ("a.docx", docx({f"w/{n}": b"" for n in range(2001)}), "bukti.arsip_terlalu_besar"),
    "arsip_berukuran_bohong": ("data.xlsx", _berbohong(xlsx({"xl/b.bin": bytes(9_000_000)})), "bukti.rusak"),
    "office_bersandi": ("data.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "bukti.isi_tidak_cocok"),
    "makro": ("data.xlsx", xlsx({"xl/vbaProject.bin": b"makro"}), "bukti.makro"),
    "makro_dokumen": ("surat.docx", docx({"word/VBAPROJECT.BIN": b"makro"}), "bukti.makro"),
}
NAMA_JAHAT = (
    "../../etc/passwd.pdf",
    "..\\..\\windows\\system.pdf",
    "/etc/cron.d/tugas.pdf",
    "CON.pdf",
    "%2e%2e%2fpasswd.pdf",
    'kutip"ganda; filename=lain.exe.pdf',
    "baris\r\nX-Sisipan: 1.pdf",
    "nol\x00putus.pdf",
    "\u202efdp.exe.pdf",
    "Laporan ﷽ 名前 ꦱꦼꦒꦫ.pdf",
    "x" * 300 + ".pdf",
    ".pdf",
)
