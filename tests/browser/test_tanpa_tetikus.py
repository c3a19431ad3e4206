"""Without a mouse, without JavaScript, in an English browser: the same work gets done."""

import re

from playwright.sync_api import Page, expect

from skp.models import Kegiatan, Skp
from skp.states import StatusSkp
from tests.dunia import skp_draf

ISI = (("Menyusun laporan evaluasi", "12", "laporan", "12"), ("Menata arsip kepegawaian", "1.500", "berkas", "6"))
KOLOM = ("uraian", "target_kuantitas", "satuan_kuantitas", "target_waktu")

TERFOKUS = """() => {
  const e = document.activeElement, gaya = getComputedStyle(e);
  return [e.getAttribute('aria-label') || e.innerText || e.name || '',
    gaya.outlineStyle !== 'none' || gaya.boxShadow !== 'none'];
}"""


def tab_ke(page: Page, nama: str) -> None:
    """Press Tab until the focus stands on ``nama``, and see that it shows."""
    for _ in range(80):
        page.keyboard.press("Tab")
        teks, terlihat = page.evaluate(TERFOKUS)
        if nama in teks:
            assert terlihat, f"fokus pada {nama} tidak terlihat"
            return
    raise AssertionError(f"{nama} tidak tercapai dengan Tab")


def test_menyusun_dan_mengajukan_skp_dengan_papan_ketik(dunia_kini, buka):
    page = buka(dunia_kini.pemilik, reduced_motion="reduce")

    tab_ke(page, "Langsung ke isi")
    page.keyboard.press("Enter")
    tab_ke(page, "Mulai")
    page.keyboard.press("Enter")
    page.wait_for_url("**/skp/")
    tab_ke(page, "Susun SKP")
    page.keyboard.press("Enter")
    page.wait_for_url("**/susun/")
    tab_ke(page, "Kegiatan tugas jabatan baris 1")
    for uraian, banyak, satuan, waktu in ISI:
        for teks in (uraian, banyak, satuan, waktu):
            page.keyboard.type(teks)
            page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")  # the same column of the next row
        for _ in range(3):
            page.keyboard.press("Shift+Tab")
    tab_ke(page, "Simpan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kegiatan telah disimpan.")).to_be_visible()
    tab_ke(page, "Ajukan")
    page.keyboard.press("Enter")
    tab_ke(page, "catatan")
    tab_ke(page, "Ajukan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("SKP telah diajukan kepada pejabat penilai.")).to_be_visible()

    tersimpan = Kegiatan.objects.order_by("urutan").values_list("uraian", "target_kuantitas")
    assert list(tersimpan) == [("Menyusun laporan evaluasi", 12), ("Menata arsip kepegawaian", 1500)]


def test_menyusun_dan_mengajukan_skp_tanpa_javascript(dunia_kini, buka):
    page = buka(dunia_kini.pemilik, java_script_enabled=False)

    page.get_by_role("link", name="Mulai").click()
    page.get_by_role("button", name=re.compile("Susun SKP")).click()
    for urut, baris in enumerate(ISI):
        for kolom, teks in zip(KOLOM, baris, strict=True):
            page.locator(f"[name=k-{urut}-{kolom}]").fill(teks)
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_text("Ajukan", exact=True).first.click()
    page.get_by_role("button", name="Ajukan", exact=True).click()

    expect(page.get_by_text("SKP telah diajukan kepada pejabat penilai.")).to_be_visible()
    assert Skp.objects.get().status == StatusSkp.DIAJUKAN


def test_fokus_pada_kesalahan_pertama_dan_angka_sama_di_peramban_inggris(dunia_kini, buka):
    """85.5 is refused at its field, 1.250 is one thousand two hundred and fifty, 85,5 is eighty-five and a half."""
    skp_draf(dunia_kini)
    page = buka(dunia_kini.pemilik, extra_http_headers={"Accept-Language": "en-US"})
    page.goto(f"/skp/{Skp.objects.get().pk}/susun/")

    banyak = page.locator("[name=k-0-target_kuantitas]")
    banyak.fill("85.5")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Pakai koma untuk desimal: 85,5.")).to_be_visible()
    expect(page.locator("[name=k-0-target_kuantitas]")).to_be_focused()
    banyak.fill("85,5")
    page.locator("[name=k-1-target_kuantitas]").fill("1.250")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("85,5 laporan")).to_be_visible()
    expect(page.get_by_text("1.250 laporan")).to_be_visible()
