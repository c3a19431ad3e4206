"""Somebody who has never seen the application: only the first address, and from there what can be read on the page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.models import Penilaian
from appraisal.states import StatusPenilaian
from organisasi.models import Pegawai
from skp.models import Skp
from skp.states import StatusSkp
from tests.dunia import realisasi_diajukan
from tests.factories.organisasi import SANDI

ASPEK = {
    "Orientasi pelayanan": "88",
    "Integritas": "90",
    "Komitmen": "85",
    "Disiplin": "82",
    "Kerja sama": "86",
}


@pytest.fixture
def datang(live_server, browser: Browser):
    """``datang(pegawai)``: he types the bare address, is led to the login and comes in."""
    konteks = []

    def sebagai(pegawai: Pegawai) -> Page:
        c = browser.new_context(base_url=live_server.url, locale="id-ID", reduced_motion="reduce")
        konteks.append(c)
        page = c.new_page()
        page.set_default_timeout(10_000)
        page.goto("/")
        page.get_by_label("NIP").fill(pegawai.pengguna.nama_pengguna)
        page.get_by_label("Kata sandi").fill(SANDI)
        page.get_by_role("button", name="Masuk", exact=True).click()
        expect(page.get_by_role("heading", name="Yang perlu Anda kerjakan")).to_be_visible()
        return page

    yield sebagai
    for c in konteks:
        c.close()


def tekan(page: Page, nama: str, jenis: str = "button") -> None:
    page.get_by_role(jenis, name=nama, exact=True).first.click()


def test_menyusun_dan_mengajukan_skp_pertama(dunia_kini, datang: Callable[[Pegawai], Page]):
    page = datang(dunia_kini.pemilik)
    page.get_by_role("link", name="Mulai").click()
    page.get_by_role("button", name="Susun SKP").click()

    baris = {n: page.get_by_label(f"{n} baris 1", exact=True) for n in ("Kegiatan tugas jabatan", "Target kuantitas")}
    baris["Kegiatan tugas jabatan"].fill("Menyusun laporan bulanan")
    baris["Target kuantitas"].fill("dua belas")
    page.get_by_label("Target waktu baris 1").fill("12")
    tekan(page, "Simpan")

    expect(page.get_by_text("Yang sudah Anda ketik tetap ada.")).to_be_visible()
    for salah in ("Target kuantitas: ", "Satuan"):
        expect(page.get_by_role("listitem").filter(has_text=salah).first).to_be_visible()
    expect(baris["Target kuantitas"]).to_have_value("dua belas")
    expect(baris["Kegiatan tugas jabatan"]).to_have_value("Menyusun laporan bulanan")
    baris["Target kuantitas"].fill("12")
    page.get_by_label("Satuan baris 1").fill("laporan")
    tekan(page, "Simpan")
    expect(page.get_by_text("Kegiatan telah disimpan.")).to_be_visible()
    page.get_by_text("Ajukan", exact=True).first.click()
    tekan(page, "Ajukan")

    expect(page.get_by_text("SKP telah diajukan kepada pejabat penilai.")).to_be_visible()
    assert Skp.objects.get().status == StatusSkp.DIAJUKAN


def test_menilai_lalu_yang_dinilai_mengajukan_keberatan(dunia_kini, datang: Callable[[Pegawai], Page]):
    realisasi_diajukan(dunia_kini)
    penilai = datang(dunia_kini.penilai)
    penilai.get_by_role("link", name="Nilai: Pemilik Rekaan").click()
    penilai.get_by_label("Kualitas baris 1").fill("120")
    penilai.get_by_label("Kualitas baris 2").fill("85")
    for aspek, nilai in ASPEK.items():
        penilai.get_by_label(aspek, exact=True).fill(nilai)
    tekan(penilai, "Serahkan hasil kepada pegawai")

    expect(penilai.get_by_text("100").and_(penilai.get_by_text("paling")).first).to_be_visible()
    expect(penilai.get_by_label("Kualitas baris 1")).to_have_value("120")
    expect(penilai.get_by_label("Disiplin", exact=True)).to_have_value("82")
    expect(penilai.get_by_text("Yang belum lengkap")).to_have_count(0)
    penilai.get_by_label("Kualitas baris 1").fill("86")
    tekan(penilai, "Serahkan hasil kepada pegawai")
    expect(penilai.get_by_text("telah diserahkan").first).to_be_visible()

    pegawai = datang(dunia_kini.pemilik)
    pegawai.get_by_role("link", name="Baca hasil").click()
    pegawai.get_by_role("link", name="Ajukan keberatan").first.click()
    tekan(pegawai, "Ajukan keberatan")
    expect(pegawai.get_by_label("Keberatan Anda dan alasannya")).to_have_attribute("aria-invalid", "true")
    pegawai.get_by_label("Keberatan Anda dan alasannya").fill("Laporan selesai tanpa kesalahan.")
    tekan(pegawai, "Ajukan keberatan")

    expect(pegawai.get_by_text("Keberatan Anda telah diterima.")).to_be_visible()
    assert Penilaian.objects.get().status == StatusPenilaian.KEBERATAN
