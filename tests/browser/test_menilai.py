"""The assessor's work: one person after the other from a keyboard, and a note from a phone."""

from playwright.sync_api import Page, expect

from appraisal.models import CatatanPerilaku, Penilaian
from appraisal.states import StatusPenilaian
from tests.browser.test_tanpa_tetikus import tab_ke
from tests.dunia import PERILAKU, realisasi_diajukan

TANPA_KEPEMIMPINAN = [a for a in PERILAKU if a != "kepemimpinan"]


def menilai(page: Page, kualitas: str, perilaku: str) -> None:
    for urut in range(page.locator("[name$=-kualitas]").count()):
        tab_ke(page, f"Kualitas baris {urut + 1}")
        page.keyboard.type(kualitas)
    for aspek in TANPA_KEPEMIMPINAN:
        tab_ke(page, aspek)
        page.keyboard.type(perilaku)


def test_dua_pegawai_dinilai_berturut_turut_dengan_papan_ketik(dunia_kini, buka):
    d = dunia_kini
    realisasi_diajukan(d)
    realisasi_diajukan(d, pegawai=d.rekan)
    page = buka(d.penilai, reduced_motion="reduce")

    tab_ke(page, "Nilai: Pemilik")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nilai/")
    menilai(page, "85", "85")
    expect(page.locator("#perkiraan .nilai-besar").first).to_have_text("87,00")
    tab_ke(page, "Serahkan, lalu nilai Rekan Rekaan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rekan Rekaan")
    menilai(page, "90", "88,5")
    tab_ke(page, "Serahkan hasil kepada pegawai")
    page.keyboard.press("Enter")

    expect(page.get_by_text("telah diserahkan").first).to_be_visible()
    assert list(Penilaian.objects.values_list("status", flat=True)) == [StatusPenilaian.DISERAHKAN] * 2


def test_catatan_cepat_dari_ponsel(dunia_kini, buka):
    """Four taps and a sentence: menu, book, person, save; aspect and day are filled in already."""
    page = buka(dunia_kini.penilai, viewport={"width": 360, "height": 740}, has_touch=True)

    page.get_by_role("button", name="Menu").tap()
    page.get_by_role("link", name="Buku catatan").tap()
    page.get_by_label("Pegawai").select_option(label="Rekan Rekaan")
    page.get_by_label("Catatan", exact=False).first.fill("Menyelesaikan laporan lebih awal.")
    page.get_by_role("button", name="Simpan catatan").tap()

    expect(page.get_by_text("telah disimpan")).to_be_visible()
    tertulis = CatatanPerilaku.objects.get()
    assert (tertulis.pegawai, tertulis.penilai) == (dunia_kini.rekan, dunia_kini.penilai)
