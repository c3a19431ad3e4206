"""The editor as people use it: cells from a spreadsheet, another order, two tabs at once, the lists beside the rows."""

from playwright.sync_api import expect

from skp.models import Kegiatan, Skp
from tests.dunia import skp_draf
from tests.factories.skp import EntriKatalogFactory

TEMPEL = """([sel, teks]) => {
  const isi = new DataTransfer();
  isi.setData("text/plain", teks);
  document.querySelector(sel).dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: isi, bubbles: true, cancelable: true}));
}"""
SEL = "Menata arsip\t1.250\tberkas\t6\tbulan\t1.500.000\r\nMenyusun telaah\t2,5\tdokumen\t3\tminggu\t\r\n"


def urutan(page, kolom="uraian"):
    return [el.input_value() for el in page.locator(f"[name$='-{kolom}'][name^='k-']").all() if el.input_value()]


def test_menempel_mengurutkan_dan_dua_tab(dunia_kini, buka):
    skp_draf(dunia_kini)
    skp = Skp.objects.get()
    alamat = f"/skp/{skp.pk}/susun/"
    page = buka(dunia_kini.pemilik, viewport={"width": 1280, "height": 900})
    page.goto(alamat)
    awal = urutan(page)
    lain = page.context.new_page()
    lain.goto(alamat)

    page.evaluate(TEMPEL, [f"[name=k-{len(awal)}-uraian]", SEL])
    assert urutan(page) == [*awal, "Menata arsip", "Menyusun telaah"]
    turunkan = page.get_by_role("button", name=f"Naikkan baris {len(awal) + 2}", exact=True)
    turunkan.focus()
    page.keyboard.press("Enter")
    assert urutan(page) == [*awal, "Menyusun telaah", "Menata arsip"]
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Kegiatan telah disimpan.")).to_be_visible()
    tersimpan = list(Kegiatan.objects.filter(versi__skp=skp).order_by("urutan"))
    assert [(k.uraian, str(k.target_kuantitas.normalize()), k.satuan_waktu) for k in tersimpan[-2:]] == [
        ("Menyusun telaah", "2.5", "minggu"),
        ("Menata arsip", "1.25E+3", "bulan"),
    ]
    assert tersimpan[-1].target_biaya == 1_500_000

    lain.locator("[name=k-0-uraian]").fill("Ketikan tab kedua")
    lain.get_by_role("button", name="Simpan", exact=True).click()
    expect(lain.get_by_text("Lihat yang tersimpan sekarang")).to_be_visible()
    expect(lain.locator("[name=k-0-uraian]")).to_have_value("Ketikan tab kedua")
    assert not Kegiatan.objects.filter(uraian="Ketikan tab kedua").exists()


def test_rujukan_di_samping_baris_dan_terlipat_pada_ponsel(dunia_kini, buka):
    skp_draf(dunia_kini)
    EntriKatalogFactory(instansi=dunia_kini.instansi, dibuat_oleh=dunia_kini.admin.pengguna)
    page = buka(dunia_kini.pemilik, viewport={"width": 1280, "height": 900})
    page.goto(f"/skp/{Skp.objects.get().pk}/susun/")
    tabel, rujukan = page.locator("#penyunting").bounding_box(), page.locator(".rujukan").bounding_box()
    assert rujukan["x"] >= tabel["x"] + tabel["width"]
    assert abs(rujukan["y"] - tabel["y"]) < 40
    awal = urutan(page)
    page.get_by_role("button", name="Mengagendakan surat masuk").click()
    assert urutan(page) == [*awal, "Mengagendakan surat masuk"]
    expect(page.locator(f"[name=k-{len(awal)}-satuan_kuantitas]")).to_have_value("surat")
    expect(page.locator(f"[name=k-{len(awal)}-target_kuantitas]")).to_be_focused()

    page.set_viewport_size({"width": 360, "height": 800})
    page.reload()
    expect(page.locator(".rujukan details").first).not_to_have_attribute("open", "")
    assert page.locator(".rujukan").bounding_box()["y"] > page.locator("#penyunting").bounding_box()["y"]
