"""Typing in the browser: kept while it happens, kept when the session ends, and the page stays open."""

import re

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from skp.models import Kegiatan, Skp
from tests.dunia import skp_draf
from tests.factories.organisasi import SANDI


def test_ketikan_tersimpan_dan_sesi_diperbarui_tanpa_kehilangan_halaman(dunia_kini, buka):
    skp_draf(dunia_kini)
    page = buka(dunia_kini.pemilik)
    alamat = f"/skp/{Skp.objects.get().pk}/susun/"
    page.goto(alamat)

    page.locator("[name=k-0-uraian]").fill("Diketik tanpa disimpan")
    expect(page.get_by_text(re.compile(r"Tersimpan \d\d\.\d\d WIB"))).to_be_visible()
    page.goto(alamat)
    page.get_by_role("link", name="Tampilkan kembali").click()
    expect(page.locator("[name=k-0-uraian]")).to_have_value("Diketik tanpa disimpan")

    Session.objects.all().delete()
    page.locator("[name=k-0-uraian]").fill("Diketik sesudah sesi berakhir")
    expect(page.get_by_role("dialog", name="Sesi Anda telah berakhir")).to_be_visible()
    with page.expect_popup() as tab:
        page.get_by_role("link", name="Masuk lagi").click()
    masuk = tab.value
    masuk.get_by_label("NIP").fill(dunia_kini.pemilik.pengguna.nama_pengguna)
    masuk.get_by_label("Kata sandi").fill(SANDI)
    masuk.get_by_role("button", name="Masuk").click()
    expect(masuk.get_by_role("heading", name="Anda sudah masuk lagi")).to_be_visible()
    masuk.close()
    if page.get_by_role("dialog").is_visible():
        page.get_by_role("button", name="Saya sudah masuk").click()
    expect(page.get_by_role("dialog")).to_be_hidden()

    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Kegiatan telah disimpan.")).to_be_visible()
    assert Kegiatan.objects.order_by("urutan").first().uraian == "Diketik sesudah sesi berakhir"
