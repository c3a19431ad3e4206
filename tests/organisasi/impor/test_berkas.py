"""Hostile files: each refused with a sentence, quickly, before anything is parsed in this process."""

import io
import struct
import zipfile

import pytest
from openpyxl import Workbook

from organisasi.common.baca_tabel import Angka, baca_tabel
from organisasi.common.berkas_tabel import MAKS_UKURAN, periksa_tabel
from organisasi.common.errors import AturanDilanggar
from tests.organisasi.impor.tabel import buku, ods, simpan, sisipkan

BAIK = buku(Unit=[("A", "Sekretariat", "Sekretariat", "", "01-01-2020")])


def bom():
    return sisipkan(BAIK, "xl/media/kosong.bin", b"\0" * 19_000_000)


def ukuran_bohong():
    """A member whose directory entry claims ten bytes."""
    isi = bytearray(sisipkan(BAIK, "xl/bohong.xml", b" " * 15_000_000))
    letak = isi.rfind(b"PK\x01\x02")
    isi[letak + 24 : letak + 28] = struct.pack("<I", 10)
    return bytes(isi)


def banyak_anggota():
    aliran = io.BytesIO(BAIK)
    with zipfile.ZipFile(aliran, "a") as wadah:
        for n in range(250):
            wadah.writestr(f"xl/{n}.xml", "")
    return aliran.getvalue()


def tersembunyi():
    hasil = Workbook()
    hasil.create_sheet("Rahasia").sheet_state = "hidden"
    return simpan(hasil)


def ods_ulang(baris="1", kolom="1", gaya=""):
    """One cell that claims to be repeated: the file is small, what it stands for is not."""
    sel = f'<table:table-cell office:value-type="string" table:number-columns-repeated="{kolom}"><text:p>x</text:p>'
    isi = f'<table:table-row table:number-rows-repeated="{baris}">{sel}</table:table-cell></table:table-row>'
    polos = ods("Unit", [("ganti",)])
    with zipfile.ZipFile(io.BytesIO(polos)) as wadah:
        lama = wadah.read("content.xml").decode()
    awal, akhir = lama.index("<table:table-row>"), lama.index("</table:table>")
    baru = (lama[:awal] + isi + lama[akhir:]).replace("<office:body>", f"{gaya}<office:body>")
    return ganti(polos, "content.xml", baru.replace('table:name="Unit"', 'table:name="Unit" table:style-name="t"'))


def ganti(isi, nama, data):
    """The same container with one member replaced."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as baru:
        for satu in lama.namelist():
            baru.writestr(satu, data if satu == nama else lama.read(satu))
    return aliran.getvalue()


def rumus():
    """A formula that no program has computed: it would read as an empty cell."""
    hasil = Workbook()
    hasil.active.append(["Kode", "Nama"])
    hasil.active.append(["A", '=HYPERLINK("http://contoh.test")'])
    return simpan(hasil)


TERSEMBUNYI_ODS = (
    '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><style:style '
    'style:name="t" style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles>"
)
SANDI_ODS = '<manifest:manifest><manifest:encryption-data manifest:checksum="x"/></manifest:manifest>'


def jauh():
    """One cell in the last corner: a dense reader would ask for seventeen thousand million cells."""
    hasil = Workbook()
    hasil.active["XFD1048576"] = "x"
    return simpan(hasil)


TOLAK = {
    "kosong": (b"", "a.xlsx", "kosong"),
    "terlalu besar": (b"x" * (MAKS_UKURAN + 1), "a.csv", "lebih besar dari 2 MB"),
    "jenis lain": (b"x", "a.exe", "xlsx, ods, dan csv"),
    "nama dengan jalan": (b"x", "..\\..\\a", "xlsx, ods, dan csv"),
    "akhiran ganda": (b"MZ", "a.xlsx.exe", "xlsx, ods, dan csv"),
    "xlsm": (BAIK, "a.xlsm", "makro"),
    "isi bukan zip": (b"%PDF-1.4", "a.xlsx", "tidak sesuai dengan akhiran"),
    "xlsx bernama ods": (BAIK, "a.ods", "tidak sesuai dengan akhiran"),
    "zip bernama csv": (BAIK, "a.csv", "bukan teks csv"),
    "terkunci": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "a.xlsx", "terkunci kata sandi"),
    "terpotong": (BAIK[: len(BAIK) // 2], "a.xlsx", "rusak"),
    "bom": (bom(), "a.xlsx", "jauh lebih besar"),
    "ukuran bohong": (ukuran_bohong(), "a.xlsx", "rusak|jauh lebih besar"),
    "banyak anggota": (banyak_anggota(), "a.xlsx", "tidak wajar"),
    "nama ganda": (sisipkan(BAIK, "xl/workbook.xml", "<a/>"), "a.xlsx", "tidak wajar"),
    "makro": (sisipkan(BAIK, "xl/vbaProject.bin", b"x"), "a.xlsx", "memuat makro"),
    "tautan luar": (sisipkan(BAIK, "xl/externalLinks/externalLink1.xml", "<a/>"), "a.xlsx", "tautan ke berkas lain"),
    "sambungan": (sisipkan(BAIK, "xl/connections.xml", "<a/>"), "a.xlsx", "tautan ke berkas lain"),
    "objek": (sisipkan(BAIK, "xl/embeddings/oleObject1.bin", b"x"), "a.xlsx", "objek tertanam"),
    "zip di dalam zip": (sisipkan(BAIK, "xl/lagi.bin", BAIK), "a.xlsx", "terkompresi di dalamnya"),
    "entitas": (sisipkan(BAIK, "xl/e.xml", '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'), "a.xlsx", "entitas"),
    "entitas utf-16": (sisipkan(BAIK, "xl/e.xml", "<!DOCTYPE a><a/>".encode("utf-16")), "a.xlsx", "entitas"),
    "makro ods": (sisipkan(ods("Unit", []), "Basic/Standard/Modul.xml", "<a/>"), "a.ods", "memuat makro"),
    "skrip ods": (ods_ulang(gaya='<office:script a="1"/>'), "a.ods", "memuat makro"),
    "objek ods": (sisipkan(ods("Unit", []), "Object 1/content.xml", "<a/>"), "a.ods", "objek tertanam"),
    "ods bersandi": (ganti(ods("Unit", []), "META-INF/manifest.xml", SANDI_ODS), "a.ods", "kunci sandi"),
    "sumber dde": (sisipkan(ods("Unit", []), "lain.xml", '<a dde-source="x"/>'), "a.ods", "tautan ke berkas lain"),
}


@pytest.mark.parametrize(("isi", "nama", "kalimat"), TOLAK.values(), ids=list(TOLAK))
@pytest.mark.timeout(5)
def test_berkas_jahat_ditolak_dengan_kalimat(isi, nama, kalimat):
    with pytest.raises(AturanDilanggar, match=kalimat):
        periksa_tabel(isi, nama)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [(sisipkan(BAIK, "xl/kosong.bin", bytes(21_000_000)), "jauh lebih besar"), (banyak_anggota(), "tidak wajar")],
    ids=["bom", "banyak anggota"],
)
def test_bom_ditolak_sebelum_dibuka(isi, kalimat, monkeypatch):
    """Sizes and members are read from the directory of the archive: no member is opened."""
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_a, **_l: pytest.fail("isi arsip dibuka"))

    with pytest.raises(AturanDilanggar, match=kalimat):
        periksa_tabel(isi, "a.xlsx")


@pytest.mark.parametrize(
    ("isi", "jenis", "kalimat"),
    [
        (tersembunyi(), "xlsx", "Lembar Rahasia tersembunyi"),
        (jauh(), "xlsx", "tidak dapat dibaca|melebihi"),
        (b"PK\x03\x04rusak", "xlsx", "tidak dapat dibaca"),
        (rumus(), "xlsx", "Sel B2 memuat rumus yang belum dihitung"),
        (ods_ulang(baris="1048576"), "ods", "lembar Unit melebihi 20000 baris"),
        (ods_ulang(kolom="16384"), "ods", "40 kolom"),
        (ods_ulang(baris="1048576", kolom="16384"), "ods", "tidak dapat dibaca|melebihi"),
        (ods_ulang(gaya=TERSEMBUNYI_ODS), "ods", "Lembar Unit tersembunyi"),
        ("a;b\n".encode("utf-16"), "csv", "Baris 1 memuat huruf yang bukan UTF-8"),
        ("Nama\nA\nRené\n".encode("latin-1"), "csv", "Baris 3 memuat huruf yang bukan UTF-8"),
        (b'a;"' + b"x" * 200_000 + b'"\n', "csv", "Baris 1 tidak dapat dibaca"),
        (b"a,b\n" * 20_001, "csv", "melebihi 20000 baris"),
        (b"a" + b"," * 41, "csv", "40 kolom"),
    ],
)
@pytest.mark.timeout(30)
def test_tabel_yang_tidak_wajar_ditolak_dengan_kalimat(isi, jenis, kalimat):
    with pytest.raises(AturanDilanggar, match=kalimat):
        baca_tabel(isi, jenis)


def test_berkas_baik_diterima_dan_sel_tahu_jenisnya():
    assert periksa_tabel(BAIK, "Susunan Unit.XLSX") == "xlsx"
    hasil = Workbook()
    hasil.active.append(["Judul", None, 12.5])
    hasil.active["A3"] = 198503172010011003
    hasil.active["B3"] = True

    (tabel,) = baca_tabel(simpan(hasil), "xlsx")

    assert tabel.baris[0] == (1, ["Judul", None, Angka("12.5")])
    nomor, isi = tabel.baris[1]
    assert nomor == 3  # the number that the spreadsheet shows, empty rows counted
    assert isinstance(isi[0], Angka)
    assert isi[1] is True


def test_csv_dengan_titik_koma_koma_dan_tanda_urutan():
    (tabel,) = baca_tabel('\ufeffKode;Nama\r\nA;"Bagian; Umum"\r\n'.encode(), "csv")
    assert tabel.baris == [(1, ["Kode", "Nama"]), (2, ["A", "Bagian; Umum"])]
    (tabel,) = baca_tabel(b"Kode,Nama\n,\nA,B\n", "csv")
    assert tabel.baris[1:] == [(3, ["A", "B"])]


def test_ods_terbaca():
    isi = ods("Unit", [("Kode", "Nama"), ("A", "Sekretariat")])
    assert periksa_tabel(isi, "a.ods") == "ods"
    (tabel,) = baca_tabel(isi, "ods")
    assert (tabel.nama, tabel.baris[1]) == ("Unit", (2, ["A", "Sekretariat"]))
