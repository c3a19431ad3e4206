"""An agency set up in the browser from nothing but the templates: by its first pengelola, then by its admin."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

SANDI_BARU = "Pohon-Rindang-{}-Tepi-Sungai!"
SEJAK, SK = "01-01-2020", "821/1"
PENGELOLA, ADMIN, KARO, KABAG, STAF = (f"19850317201001100{n}" for n in range(1, 6))
KEPALA = {"Jenis": "Struktural", "Memimpin unit": "ya"}
SUSUNAN = {
    "Unit": [
        {"Kode": "1", "Nama": "Sekretariat Daerah", "Jenis": "Sekretariat"},
        {"Kode": "1.1", "Nama": "Biro Organisasi", "Jenis": "Biro", "Kode induk": "1"},
        {"Kode": "1.1.1", "Nama": "Bagian Tatalaksana", "Jenis": "Bagian", "Kode induk": "1.1"},
    ],
    "Jabatan": [
        {"Kode unit": "1.1", "Nama jabatan": "Kepala Biro", "Eselon": "II.b"} | KEPALA,
        {"Kode unit": "1.1.1", "Nama jabatan": "Kepala Bagian", "Eselon": "III.a"} | KEPALA,
        {"Kode unit": "1.1.1", "Nama jabatan": "Analis", "Jenis": "Fungsional umum"},
    ],
    "Pegawai": [
        {"Nama": "Gubernur Rekaan", "Status": "Pejabat negara", "Jabatan di luar": "Gubernur"},
        {"NIP": ADMIN, "Nama": "Admin Rekaan"},
        {"NIP": KARO, "Nama": "Karo Rekaan", "Golongan": "IV/b", "TMT golongan": "01-04-2019"},
        {"NIP": KABAG, "Nama": "Kabag Rekaan"},
        {"NIP": STAF, "Nama": "Staf Rekaan"},
    ],
}
PENEMPATAN = {
    "Penempatan": [
        {"NIP": KARO, "Kode unit": "1.1", "Jabatan": "Kepala Biro", "Nomor SK": SK},
        {"NIP": KABAG, "Kode unit": "1.1.1", "Jabatan": "Kepala Bagian", "Nomor SK": SK},
        {"NIP": STAF, "Kode unit": "1.1.1", "Jabatan": "Analis", "Nomor SK": SK},
        {"NIP": ADMIN, "Kode unit": "1.1.1", "Jabatan": "Analis", "Nomor SK": SK},
    ],
    "RKT": [
        {"Tahun": 2021, "Kode unit": "1.1", "Kode": "4.01", "Program/Kegiatan/Sub kegiatan": "PROGRAM PENUNJANG"},
        {"Tahun": 2021, "Kode unit": "1.1", "Indikator": "Jumlah laporan", "Target": "12 Laporan", "Pagu": 10000000},
    ],
}


@pytest.fixture
def halaman(live_server, browser, transactional_db):
    """``halaman(nip, sandi)``: a first login with a temporary password, which is changed at once."""
    konteks = []

    def masuk(nip: str, sandi: str) -> Page:
        c = browser.new_context(base_url=live_server.url, locale="id-ID", accept_downloads=True)
        konteks.append(c)
        page = c.new_page()
        page.set_default_timeout(10_000)
        page.goto("/masuk/")
        page.get_by_label("NIP").fill(nip)
        page.get_by_label("Kata sandi").fill(sandi)
        page.get_by_role("button", name="Masuk").click()
        page.get_by_label("Kata sandi sekarang").fill(sandi)
        for bidang in ("password1", "password2"):
            page.locator(f"[name={bidang}]").fill(SANDI_BARU.format(nip[-1]))
        with page.expect_navigation():
            page.get_by_role("button", name="Simpan kata sandi baru").click()
        return page

    yield masuk
    for c in konteks:
        c.close()


def isi_templat(page: Page, isi: dict, tujuan: Path) -> Path:
    """Download the template from the page, fill it in by its own headers, keep it as a file."""
    page.goto("/organisasi/impor/")
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Templat lengkap (xlsx)").click()
    buku = load_workbook(io.BytesIO(Path(unduhan.value.path()).read_bytes()))
    for nama, baris in isi.items():
        lembar = buku[nama]
        kolom = {sel.value.removesuffix(" *"): sel.column for sel in lembar[1]}
        for urut, nilai in enumerate(baris, 2):
            tanggal = {k: SEJAK for k in ("Berlaku sejak", "Mulai") if k in kolom}
            for judul, sel in (tanggal | nilai).items():
                lembar.cell(urut, kolom[judul], sel)
    buku.save(tujuan)
    return tujuan


def impor(page: Page, berkas: Path) -> None:
    page.goto("/organisasi/impor/")
    page.get_by_label("Berkas tabel").set_input_files(berkas)
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_role("button", name=re.compile(r"^Terapkan \d+ perubahan$")).click()
    expect(page.get_by_text(re.compile("perubahan telah diterapkan"))).to_be_visible()


def buka_pegawai(page: Page, nama: str) -> None:
    page.goto("/organisasi/pegawai/")
    page.get_by_role("link", name=nama).first.click()


def test_instansi_berdiri_dari_templat(halaman, tmp_path, capsys):
    instansi = {"kode": "NUSA", "nama": "Pemerintah Nusa", "tempat": "Kota Nusa", "zona": "WIB"}
    call_command("buat_instansi", **instansi, pengelola=PENGELOLA, nama_pengelola="Pengelola Rekaan")
    sandi = re.search(r"kata sandi sementara (\S+)", capsys.readouterr().out)[1]

    pengelola = halaman(PENGELOLA, sandi)
    impor(pengelola, isi_templat(pengelola, SUSUNAN, tmp_path / "susunan.xlsx"))
    pengelola.goto("/organisasi/instansi/")
    pengelola.get_by_label("Pejabat pembina kepegawaian (PPK)").select_option(label="Gubernur Rekaan – Gubernur")
    pengelola.get_by_role("button", name="Simpan", exact=False).first.click()
    buka_pegawai(pengelola, "Admin Rekaan")
    pengelola.get_by_role("link", name="Beri peran").click()
    pengelola.get_by_label("Peran", exact=False).first.select_option("admin_kepegawaian")
    pengelola.get_by_role("button", name="Beri peran").click()
    buka_pegawai(pengelola, "Admin Rekaan")
    pengelola.get_by_text("Atur ulang kata sandi").click()
    pengelola.get_by_role("button", name="Atur ulang", exact=True).click()
    sandi_admin = pengelola.locator("code.sandi").nth(1).inner_text()

    admin = halaman(ADMIN, sandi_admin)
    impor(admin, isi_templat(admin, PENEMPATAN, tmp_path / "penempatan.xlsx"))
    admin.goto("/organisasi/")
    admin.get_by_role("link", name="Biro Organisasi").first.click()
    admin.get_by_role("link", name="Kata sandi pertama").click()
    admin.get_by_role("button", name="Buat kata sandi pertama").click()
    baris = admin.locator("tr", has_text="Staf Rekaan")
    sandi_staf = baris.locator("code.sandi").nth(1).inner_text()
    admin.goto("/pemetaan/")
    expect(admin.get_by_text("belum mempunyai pejabat penilai")).to_have_count(0)

    staf = halaman(STAF, sandi_staf)
    staf.goto("/penilai-saya/")
    expect(staf.get_by_text("Kabag Rekaan").first).to_be_visible()
    expect(staf.get_by_text("Karo Rekaan").first).to_be_visible()
