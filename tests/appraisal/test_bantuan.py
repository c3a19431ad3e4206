"""Help: every page of it, figures from the scoring module, guides by role, hints that go away for good."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from appraisal.help import contoh_rumus, list_istilah, list_panduan
from organisasi.hints import PETUNJUK
from organisasi.services.petunjuk import tutup_petunjuk
from tests.dunia import pada, penilaian_diserahkan
from tests.halaman import dom, teks
from tests.organisasi.aturan import dilarang

pytestmark = pytest.mark.django_db


def test_contoh_dihitung_modul_penilaian_dan_menunjukkan_jurang_24_persen():
    nilai = {c.judul: {p.kode: p.nilai for p in c.penjelasan} for c in contoh_rumus()}

    assert nilai["Hemat waktu tepat 24 %"]["kegiatan.1.waktu"] == "100,00"
    assert nilai["Hemat waktu lebih dari 24 %"]["kegiatan.1.waktu"] == "75,00"
    assert nilai["Tepat sesuai target"]["kegiatan.1.nilai"] == "87,00"
    assert nilai["Dari capaian dan perilaku ke nilai prestasi kerja"]["tahun.nilai"] == "85,80"


def test_halaman_bantuan(dunia, masuk):
    pegawai, penilai = masuk(dunia.pemilik), masuk(dunia.penilai)
    awal = teks(pegawai.get(reverse("bantuan")))
    assert "Susun dan tetapkan SKP" in awal
    assert "Satu tahun penilaian: " in dom(pegawai.get(reverse("bantuan"))).xpath("//svg/@aria-label")[0]
    untuk_penilai = dom(penilai.get(reverse("bantuan"))).xpath("(//section[contains(., 'untuk Anda')]/ul)[1]//a/text()")
    assert untuk_penilai == ["Panduan pegawai", "Panduan pejabat penilai", "Panduan atasan pejabat penilai"]

    for kunci, isi in list_panduan().items():
        assert isi.langkah[-1]["isi"] in teks(pegawai.get(reverse("panduan", args=[kunci])))
    assert pegawai.get(reverse("panduan", args=["raja"])).status_code == 404

    semua = teks(pegawai.get(reverse("istilah")))
    assert all(i.arti in semua for i in list_istilah())
    assert "Tidak ada istilah" in teks(pegawai.get(reverse("istilah"), {"cari": "xyz"}))
    rumus = teks(pegawai.get(reverse("rumus")))
    for contoh in contoh_rumus():
        assert contoh.penjelasan[-1].kalimat[0] in rumus
    assert "Belum ada angka" not in rumus


def test_setiap_halaman_utama_mempunyai_satu_petunjuk():
    """The key of every hint stands on a page, and no page shows a reader two of them."""
    halaman = {b: b.read_text("utf-8") for b in Path("templates").rglob("*.html") if b.name != "komponen.html"}
    dipakai = {b.name: re.findall(r"{% petunjuk kunci=\"(\w+)\" %}", isi) for b, isi in halaman.items()}

    assert {kunci for daftar in dipakai.values() for kunci in daftar} == set(PETUNJUK)
    assert {nama: set(daftar) for nama, daftar in dipakai.items() if len(set(daftar)) > 1} == {}


def test_petunjuk_keberatan_dan_pemantauan_kembali_ke_halaman_yang_sama(dunia, masuk):
    """Without JavaScript too: the page comes back as it was, filter and all."""
    penilaian = penilaian_diserahkan(dunia)
    alamat = {
        dunia.pemilik: reverse("appraisal:keberatan", args=[penilaian.pk]),
        dunia.admin: f"{reverse('appraisal:papan')}?tahun={dunia.periode.tahun}",
    }
    for orang, tujuan in alamat.items():
        client = masuk(orang)
        with pada(dunia.periode.tahun + 1, 1, 12):
            isian = dom(client.get(tujuan)).xpath("//aside[@class='petunjuk jangan-cetak']//input")
            balik = client.post(reverse("tutup_petunjuk"), {i.get("name"): i.get("value") for i in isian}, follow=True)
        assert balik.redirect_chain == [(tujuan, 302)]
        assert "Mengerti" not in teks(balik)


def test_petunjuk_hilang_untuk_selamanya_dan_dapat_diminta_lagi(dunia, masuk):
    client = masuk(dunia.pemilik)
    akun = dunia.pemilik.pengguna
    assert "Mengerti" in teks(client.get("/"))

    tutup = client.post(reverse("tutup_petunjuk"), {"kunci": "beranda", "kembali": "/"})
    tanpa_pindah = client.post(reverse("tutup_petunjuk"), {"kunci": "beranda"}, headers={"HX-Request": "true"})
    luar = client.post(reverse("tutup_petunjuk"), {"kunci": "susun", "kembali": "https://jahat.example/"})

    assert (tutup.url, luar.url) == ("/", "/")
    assert (tanpa_pindah.status_code, tanpa_pindah.content) == (200, b"")
    akun.refresh_from_db()
    assert akun.petunjuk_ditutup == ["beranda", "susun"]
    assert "Mengerti" not in teks(client.get("/"))
    with dilarang("petunjuk.tidak_dikenal", "tidak ada"):
        tutup_petunjuk(pengguna=akun, kunci="lain")

    client.post(reverse("tampilkan_petunjuk"))
    assert "Mengerti" in teks(client.get("/"))
    assert "beranda" in PETUNJUK
