"""The LKj procedure of seed 001 in a real browser: eight steps, each done by the person whose turn it is."""

from playwright.sync_api import expect

from appraisal.services.sop import mulai_sop, pasang_sop
from appraisal.sop.berkas import baca_sop
from tests.prosedur import LKJ

BAGIAN = 4
"""Parts of the document that the team writes."""


def test_delapan_langkah_lkj_dari_disposisi_sampai_pengiriman(dunia_kini, buka):
    d = dunia_kini
    lkj = pasang_sop(unit_id=d.biro.pk, berkas=baca_sop(LKJ), oleh=d.akses(d.admin))
    p = mulai_sop(sop_id=lkj.pk, periode_id=d.periode.pk, oleh=d.akses(d.karo))
    kabag, kasubbag, karo, tim = (buka(orang) for orang in (d.atasan, d.penilai, d.karo, d.rekan))

    def selesaikan(page, nomor, tombol="Selesai, teruskan", isi=()):
        page.goto(f"/pelaksanaan/{p.pk}/")
        expect(page.locator("main strong").get_by_text(f"{nomor}. ")).to_be_visible()
        for label, teks in isi:
            page.get_by_label(label).fill(teks)
        page.get_by_label("Kelengkapan tersedia").check()
        page.get_by_role("button", name=tombol).click()
        page.wait_for_load_state()

    kabag.goto("/")
    expect(kabag.get_by_role("link", name="Penyusunan Laporan Kinerja Biro").first).to_be_visible()
    selesaikan(kabag, 1)
    selesaikan(kasubbag, 2, isi=[("NIP anggota tim", d.rekan.nip)])
    selesaikan(kasubbag, 3)
    tim.goto(f"/pelaksanaan/{p.pk}/naskah/")
    for urut in range(BAGIAN):
        tim.locator("main textarea").nth(urut).fill("Kinerja tercapai.")
    tim.get_by_role("button", name="Simpan naskah").click()
    selesaikan(tim, 4)
    selesaikan(kabag, 5)
    selesaikan(karo, 6, "Tandatangani dan teruskan")
    selesaikan(kabag, 7)
    selesaikan(kasubbag, 8, "Catat pengiriman", [("Keterangan keluaran", "Nota dinas 065/3 kepada Kasubbag AK")])

    expect(kasubbag.get_by_role("status")).to_contain_text("SOP selesai.")
    expect(kasubbag.locator("tbody").get_by_text("Selesai", exact=True)).to_have_count(8)
