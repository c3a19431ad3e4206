"""Tables as people send them: workbooks of openpyxl, an ods by hand, hostile containers."""

import copy
import io
import warnings
import zipfile
from typing import Any

from lxml import etree
from openpyxl import Workbook

KEPALA = {
    "Unit": ("Kode", "Nama", "Jenis", "Kode induk", "Berlaku sejak"),
    "Jabatan": ("Kode unit", "Nama jabatan", "Jenis", "Eselon", "Memimpin unit", "Berlaku sejak"),
    "Pegawai": ("NIP", "Nama", "Golongan", "TMT golongan", "Surel"),
    "Penempatan": ("NIP", "Kode unit", "Jabatan", "Sebagai", "Mulai", "Selesai", "Nomor SK"),
    "Penilai": ("NIP", "NIP penilai", "NIP atasan", "Mulai", "Alasan"),
    "RKT": (
        "Tahun",
        "Kode unit",
        "Kode",
        "Program/Kegiatan/Sub kegiatan",
        "Indikator",
        "Target",
        "Sumber dana",
        "Pagu",
    ),
}
SK = "821/1"


def buku(**lembar: list[tuple[Any, ...]]) -> bytes:
    """A workbook with one sheet per keyword, headers first."""
    hasil = Workbook()
    hasil.remove(hasil.active)
    for nama, baris in lembar.items():
        isi = hasil.create_sheet(nama)
        for b in (KEPALA[nama], *baris):
            isi.append(b)
    return simpan(hasil)


def simpan(buku_kerja: Workbook) -> bytes:
    aliran = io.BytesIO()
    buku_kerja.save(aliran)
    return aliran.getvalue()


def sisipkan(isi: bytes, nama: str, data: bytes | str) -> bytes:
    """The same container with one more member."""
    aliran = io.BytesIO(isi)
    with warnings.catch_warnings(), zipfile.ZipFile(aliran, "a", zipfile.ZIP_DEFLATED) as wadah:
        warnings.simplefilter("ignore")  # a second member of the same name is the point
        wadah.writestr(nama, data)
    return aliran.getvalue()


def ods(nama: str, baris: list[tuple[Any, ...]]) -> bytes:
    """A minimal OpenDocument spreadsheet of text cells."""
    sel = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{v}</text:p></table:table-cell>' for v in b)
        + "</table:table-row>"
        for b in baris
    )
    ruang = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    isi = (
        f'<?xml version="1.0"?><office:document-content{ruang}><office:body><office:spreadsheet>'
        f'<table:table table:name="{nama}">{sel}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w") as wadah:
        wadah.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        wadah.writestr("content.xml", isi)
        wadah.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return aliran.getvalue()


SEL_ODS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def isi_ods(templat: bytes, lembar: dict[str, list[tuple[Any, ...]]]) -> bytes:
    """A downloaded .ods template with rows typed into its sheets, as a spreadsheet program would store them."""
    with zipfile.ZipFile(io.BytesIO(templat)) as wadah:
        anggota = {a: wadah.read(a) for a in wadah.namelist()}
    akar = etree.fromstring(anggota["content.xml"])
    for tabel in akar.iter(f"{SEL_ODS}table"):
        nama = tabel.get(f"{SEL_ODS}name")
        kepala = tabel.find(f"{SEL_ODS}table-row")
        for isi in lembar.get(nama, []):
            nilai = dict(zip(KEPALA[nama], isi, strict=True))
            baris = copy.deepcopy(kepala)
            for sel in baris:
                isinya = nilai.get(sel[0].text.removesuffix(" *"), "")
                sel[0].text = str(isinya).replace(".", ",") if isinstance(isinya, float) else str(isinya)
            tabel.append(baris)
    anggota["content.xml"] = etree.tostring(akar, xml_declaration=True, encoding="UTF-8")
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as wadah:
        for nama, data in anggota.items():
            wadah.writestr(nama, data)
    return aliran.getvalue()
