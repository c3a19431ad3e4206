"""One whole year in the browser with four people: the long way with an objection, and the short way without."""

import io
import re

from playwright.sync_api import Page, expect
from pypdf import PdfReader

PDF_BUKTI = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n"
    b"0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n172\n%%EOF\n"
)
KEGIATAN = (
    ("Menyusun laporan evaluasi kinerja", "12", "laporan", "12"),
    ("Menata arsip kepegawaian", "1.500", "berkas", "6"),
)


def susun_skp(page: Page) -> None:
    """Draw up an SKP of two activities from Beranda on."""
    page.get_by_role("link", name="Mulai").click()
    page.get_by_role("button", name=re.compile("Susun SKP")).click()
    for urut, (uraian, banyak, satuan, waktu) in enumerate(KEGIATAN, 1):
        page.get_by_label(f"Kegiatan tugas jabatan baris {urut}", exact=True).fill(uraian)
        page.get_by_label(f"Target kuantitas baris {urut}", exact=True).fill(banyak)
        page.get_by_label(f"Satuan baris {urut}", exact=True).fill(satuan)
        page.get_by_label(f"Target waktu baris {urut}", exact=True).fill(waktu)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Kegiatan telah disimpan.")).to_be_visible()


def langkah(page: Page, nama: str, catatan: str = "") -> None:
    """Open a step, write its note, confirm."""
    wadah = page.locator("details.aksi").filter(has=page.locator("summary", has_text=re.compile(f"^{nama}$")))
    wadah.locator("summary").click()
    if catatan:
        wadah.get_by_role("textbox").fill(catatan)
    with page.expect_navigation():
        wadah.get_by_role("button", name=nama).click()


def buka_tugas(page: Page, tombol: str, siapa: str) -> None:
    """From Beranda to the thing to do about a person."""
    page.goto("/")
    page.get_by_role("link", name=f"{tombol}: {siapa}").click()


def isi_realisasi(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("Isi realisasi")).click()
    for urut, (_, banyak, _, waktu) in enumerate(KEGIATAN, 1):
        page.get_by_label(f"Realisasi kuantitas baris {urut}").fill(banyak)
        page.get_by_label(f"Realisasi waktu baris {urut}").fill(waktu)
    page.get_by_role("button", name="Simpan realisasi").click()
    expect(page.get_by_text("Realisasi telah disimpan.")).to_be_visible()


def nilai(page: Page, kualitas: tuple[str, str], perilaku: str) -> None:
    """Quality for both rows, behaviour for five aspects, hand over."""
    for urut, angka in enumerate(kualitas, 1):
        page.get_by_label(f"Kualitas baris {urut}, 0 sampai 100").fill(angka)
    for aspek in ("Orientasi pelayanan", "Integritas", "Komitmen", "Disiplin", "Kerja sama"):
        page.get_by_label(aspek, exact=True).fill(perilaku)
    page.get_by_label("Rekomendasi").fill("Dapat diikutsertakan dalam diklat.")
    page.get_by_role("button", name="Serahkan hasil kepada pegawai").click()
    expect(page.get_by_text(re.compile("telah diserahkan"))).to_be_visible()


def teks_pdf(page: Page, nama: str) -> str:
    """What the form says as PDF; its title is seen in the page before."""
    page.get_by_role("link", name=nama).first.click()
    expect(page.frame_locator("iframe").get_by_role("heading").last).to_contain_text("PENILAIAN")
    jawaban = page.request.get(page.get_by_role("link", name="Buka PDF").get_attribute("href"))
    page.go_back()
    assert jawaban.ok, jawaban.status_text
    assert jawaban.headers["content-type"] == "application/pdf"
    return " ".join(h.extract_text() for h in PdfReader(io.BytesIO(jawaban.body())).pages)


def test_setahun_dengan_keberatan(dunia_kini, buka):
    d = dunia_kini
    pegawai, penilai, atasan, admin = (buka(o) for o in (d.pemilik, d.penilai, d.atasan, d.admin))

    susun_skp(pegawai)
    langkah(pegawai, "Ajukan")
    expect(pegawai.get_by_text("SKP telah diajukan kepada pejabat penilai.")).to_be_visible()

    buka_tugas(penilai, "Periksa", "Pemilik Rekaan")
    langkah(penilai, "Kembalikan untuk diperbaiki")
    expect(penilai.get_by_text("Isi catatan agar penerimanya tahu")).to_be_visible()
    penilai.get_by_label("Catatan (wajib)").first.fill("Target arsip terlalu rendah.")
    penilai.get_by_role("button", name="Kembalikan untuk diperbaiki").click()
    expect(penilai.get_by_text("SKP telah dikembalikan kepada pegawai.")).to_be_visible()

    pegawai.reload()
    expect(pegawai.get_by_text("Target arsip terlalu rendah.").first).to_be_visible()
    pegawai.get_by_role("link", name="Susun kegiatan").click()
    pegawai.get_by_label("Target kuantitas baris 2", exact=True).fill("2.000")
    pegawai.get_by_role("button", name="Simpan", exact=True).click()
    langkah(pegawai, "Ajukan")

    buka_tugas(penilai, "Periksa", "Pemilik Rekaan")
    expect(penilai.get_by_text("2.000 berkas")).to_be_visible()
    langkah(penilai, "Setujui dan tetapkan")
    expect(penilai.get_by_text("SKP telah ditetapkan sebagai kontrak kerja.")).to_be_visible()

    isi_realisasi(pegawai)
    pegawai.get_by_label("Realisasi kuantitas baris 2").fill("2.000")
    pegawai.get_by_role("button", name="Simpan realisasi").click()
    pegawai.get_by_text("Tambah bukti").first.click()
    pegawai.get_by_label("Berkas bukti").first.set_input_files(
        {"name": "laporan.pdf", "mimeType": "application/pdf", "buffer": PDF_BUKTI}
    )
    pegawai.get_by_role("button", name="Unggah").first.click()
    expect(pegawai.get_by_text("Bukti “laporan.pdf” telah disimpan.")).to_be_visible()
    pegawai.get_by_role("button", name="Ajukan realisasi").click()
    expect(pegawai.get_by_text("Realisasi telah diajukan kepada pejabat penilai.")).to_be_visible()

    buka_tugas(penilai, "Nilai", "Pemilik Rekaan")
    expect(penilai.get_by_role("link", name="laporan.pdf")).to_be_visible()
    nilai(penilai, ("85", "80"), "85")

    buka_tugas(pegawai, "Baca hasil", "Hasil penilaian")
    expect(pegawai.locator(".nilai-besar").first).to_have_text("85,70")
    pegawai.get_by_role("link", name="Ajukan keberatan").click()
    pegawai.get_by_role("button", name="Ajukan keberatan").click()
    expect(pegawai.locator(".invalid-feedback").first).to_be_visible()
    pegawai.get_by_label("Keberatan Anda dan alasannya").fill("Arsip ditata tanpa kesalahan.")
    pegawai.get_by_label("Kualitas: Menata arsip kepegawaian", exact=True).check()
    pegawai.get_by_role("button", name="Ajukan keberatan").click()
    expect(pegawai.get_by_text("Keberatan Anda telah diterima.")).to_be_visible()

    buka_tugas(penilai, "Tanggapi", "Pemilik Rekaan")
    penilai.get_by_label("Tanggapan atas keberatan").fill("Masih ada dua kesalahan kecil.")
    penilai.get_by_role("button", name="Kirim tanggapan").click()
    expect(penilai.get_by_text(re.compile("Tanggapan telah dikirim"))).to_be_visible()

    buka_tugas(atasan, "Putuskan", "Pemilik Rekaan")
    atasan.get_by_label("Kualitas: Menata arsip kepegawaian", exact=True).fill("95")
    atasan.get_by_label("Keputusan dan pertimbangannya").fill("Bukti menunjukkan arsip tertata tanpa kesalahan.")
    atasan.get_by_role("button", name="Catat keputusan").click()
    expect(atasan.get_by_text("Keputusan telah dicatat.")).to_be_visible()
    langkah(atasan, "Sahkan")
    expect(atasan.get_by_text("Hasil penilaian telah disahkan dan berlaku.")).to_be_visible()

    pegawai.reload()
    expect(pegawai.locator(".nilai-besar").first).to_have_text("87,20")
    expect(pegawai.get_by_text("Sebelum keputusan atas keberatan: 85,70")).to_be_visible()
    teks = teks_pdf(pegawai, "Formulir penilaian")
    for bagian in (
        "88,67",
        "53,20",
        "34,00",
        "87,20",
        "Arsip ditata tanpa kesalahan.",
        "Masih ada dua kesalahan kecil.",
    ):
        assert bagian in teks, bagian
    capaian = teks_pdf(pegawai, "Formulir penilaian capaian SKP")
    assert "271,00" in capaian
    assert "90,33" in capaian

    buka_tugas(admin, "Arsipkan", "Pemilik Rekaan")
    langkah(admin, "Arsipkan")
    expect(admin.get_by_text("Hasil penilaian telah diarsipkan.")).to_be_visible()


def test_setahun_tanpa_keberatan(dunia_kini, buka):
    d = dunia_kini
    pegawai, penilai, atasan = (buka(o) for o in (d.pemilik, d.penilai, d.atasan))
    susun_skp(pegawai)
    langkah(pegawai, "Ajukan")
    buka_tugas(penilai, "Periksa", "Pemilik Rekaan")
    langkah(penilai, "Setujui dan tetapkan")
    isi_realisasi(pegawai)
    pegawai.get_by_role("button", name="Ajukan realisasi").click()
    expect(pegawai.get_by_text("Realisasi telah diajukan kepada pejabat penilai.")).to_be_visible()
    buka_tugas(penilai, "Nilai", "Pemilik Rekaan")
    nilai(penilai, ("85", "85"), "90")

    buka_tugas(pegawai, "Baca hasil", "Hasil penilaian")
    langkah(pegawai, "Terima hasil penilaian")
    buka_tugas(penilai, "Teruskan", "Pemilik Rekaan")
    langkah(penilai, "Teruskan ke atasan")
    buka_tugas(atasan, "Sahkan", "Pemilik Rekaan")
    langkah(atasan, "Sahkan")

    pegawai.reload()
    expect(pegawai.locator(".nilai-besar").first).to_have_text("88,20")
    expect(pegawai.get_by_text("Berlaku", exact=True).first).to_be_visible()
