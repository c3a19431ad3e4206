"""Every page once: axe in both colour schemes, no sideways scrolling at 360 px and at 200 % zoom, no layout shift.

Nothing moves for readers who asked their system for that.

A commit visits one page per view; ``SKP_UJI_LENGKAP=1`` visits the whole list, every state for every reader.
"""

import base64
import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import resolve
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from organisasi.models import Pengguna
from tests.muka.daftar import Halaman, daftar_halaman
from tests.muka.panggung import buat_panggung

LEBAR_PONSEL = 360
LEBAR_DIPERBESAR = 640  # 1280 px at 200 %
GESER_MAKS = 0.01  # what drawing while the page still arrives may cost; a jump is ten times that
KEPALA_HTTP = 700  # what the headers of an answer weigh, generously
KIRIMAN_PERTAMA, KIRIMAN_BERIKUT = 120_000, 25_000
"""Bytes over the line for Beranda and the editor, see the design of the interface."""

GESER = """() => new Promise(selesai => {
  let jumlah = 0;
  new PerformanceObserver(d => { for (const g of d.getEntries()) if (!g.hadRecentInput) jumlah += g.value; })
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => setTimeout(() => selesai(jumlah), 20));
})"""
GERAK = """() => [...document.querySelectorAll('*')].flatMap(e => [null, '::before', '::after'].flatMap(bagian => {
  const gaya = getComputedStyle(e, bagian);
  const lama = `${gaya.transitionDuration}, ${gaya.animationDuration}`.split(', ').map(parseFloat);
  return Math.max(...lama) > 0.01 ? [`${e.tagName.toLowerCase()}.${e.className}${bagian || ''}`] : [];
}))"""
"""What moves for longer than a hundredth of a second."""
AXE = Axe().axe_script
TANPA_BILAH = "() => document.querySelectorAll('.bilah-bawah').forEach(b => b.style.position = 'static')"
"""The bar at the foot lies over whatever is scrolled under it: no fault of the field below."""
LEBIH = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PERIKSA = """pilihan => axe.run(document, pilihan).then(hasil => hasil.violations.map(v =>
  `${v.id} (${v.nodes.length}x) ` + v.nodes.slice(0, 3).map(n => n.html.slice(0, 140)).join('; ')))"""
ATURAN = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass
class Temuan:
    """What was found on the pages, one line each."""

    baris: list[str] = field(default_factory=list)

    def axe(self, nama: str, page: Page, jenis: str, *aturan: str) -> None:
        pilihan = {"runOnly": {"type": jenis, "values": aturan}, "resultTypes": ["violations"], "preload": False}
        self.baris += [f"{nama}: {pelanggaran}" for pelanggaran in page.evaluate(PERIKSA, pilihan)]

    def tujuan(self, nama: str, alamat: str, sendiri: str) -> None:
        """A page asks no other host for anything."""
        if not alamat.startswith((f"{sendiri}/", "data:", "blob:")):
            self.baris.append(f"{nama}: meminta {alamat}")

    def lebar(self, nama: str, page: Page, lebar: int) -> None:
        page.set_viewport_size({"width": lebar, "height": 800})
        lebih = page.evaluate(LEBIH)
        if lebih > 0:
            self.baris.append(f"{nama}: {lebih} px lebih lebar daripada layar {lebar} px")


def _terpilih() -> list[Halaman]:
    semua = daftar_halaman()
    if os.environ.get("SKP_UJI_LENGKAP"):
        return semua
    satu: dict[str, Halaman] = {}
    for h in semua:
        satu.setdefault(resolve(h.alamat.partition("?")[0]).view_name + ("?" if "?" in h.alamat else ""), h)
    return list(satu.values())


@pytest.fixture
def pembuka(live_server, browser: Browser) -> Iterator[Any]:
    """``pembuka(nama_pengguna)``: the browser of that person, kept from page to page; empty is a visitor."""
    tersimpan: dict[str, BrowserContext] = {}

    def buka(nama_pengguna: str, **pilihan: Any) -> BrowserContext:
        if nama_pengguna not in tersimpan or pilihan:
            konteks = browser.new_context(base_url=live_server.url, locale="id-ID", reduced_motion="reduce", **pilihan)
            if nama_pengguna:
                konteks.add_cookies(_kue(nama_pengguna, live_server.url))
            tersimpan[nama_pengguna] = konteks
        return tersimpan[nama_pengguna]

    yield buka
    for konteks in tersimpan.values():
        konteks.close()


def _kue(nama_pengguna: str, alamat: str) -> list[Any]:
    client = Client()
    client.force_login(Pengguna.objects.get(nama_pengguna=nama_pengguna))
    return [{"name": n, "value": k.value, "url": alamat} for n, k in client.cookies.items()]


@pytest.mark.timeout(1500)
def test_setiap_halaman_dapat_dipakai_semua_orang(transactional_db, pembuka, live_server):
    buat_panggung()
    temuan = Temuan()

    for pelaku, kelompok in groupby(sorted(_terpilih(), key=lambda h: h.pelaku), lambda h: h.pelaku):
        page = pembuka(pelaku).new_page()
        _dengarkan(page, temuan, live_server.url)
        for h in kelompok:
            _periksa(page, h, temuan)
        page.close()

    assert not temuan.baris, "\n" + "\n".join(temuan.baris)


def _dengarkan(page: Page, temuan: Temuan, sendiri: str) -> None:
    page.on("pageerror", lambda e: temuan.baris.append(f"{page.url}: {e}"))
    page.on("request", lambda r: temuan.tujuan(page.url, r.url, sendiri))


def _periksa(page: Page, h: Halaman, temuan: Temuan) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    jawaban = page.goto(h.alamat)
    if jawaban.status >= 500:
        temuan.baris.append(f"{h.nama}: HTTP {jawaban.status}")
    geser = page.evaluate(GESER)
    if geser > GESER_MAKS:
        temuan.baris.append(f"{h.nama}: tata letak bergeser {geser:.4f}")
    gerak = page.evaluate(GERAK)
    if gerak:
        temuan.baris.append(f"{h.nama}: bergerak, {gerak[:3]}")
    page.evaluate(AXE)
    page.evaluate(TANPA_BILAH)
    temuan.axe(h.nama, page, "tag", *ATURAN)
    page.emulate_media(color_scheme="dark")
    temuan.axe(f"{h.nama} (gelap)", page, "rule", "color-contrast")
    temuan.lebar(h.nama, page, LEBAR_DIPERBESAR)
    temuan.lebar(h.nama, page, LEBAR_PONSEL)
    temuan.axe(f"{h.nama} (ponsel)", page, "rule", "target-size", "scrollable-region-focusable")


def test_gerak_terukur_bila_pembaca_tidak_menolaknya(live_server, pembuka):
    """The measure itself: without that wish a button does change its colour slowly."""
    page = pembuka("").new_page()
    page.emulate_media(reduced_motion="no-preference")
    page.goto("/masuk/")
    assert page.evaluate(GERAK)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(GERAK) == []


def test_berat_beranda_dan_penyunting(transactional_db, pembuka):
    buat_panggung()
    halaman = {h.nama: h for h in daftar_halaman()}

    for nama in ("beranda-penilai", "skp-draf-susun"):
        h = halaman[nama]
        page = pembuka(h.pelaku, viewport={"width": 1280, "height": 900}).new_page()

        pertama, berikut = _terkirim(page, h.alamat), _terkirim(page, h.alamat)

        assert pertama <= KIRIMAN_PERTAMA, f"{nama}: {pertama} bita pada kunjungan pertama"
        assert berikut <= KIRIMAN_BERIKUT, f"{nama}: {berikut} bita pada kunjungan berikutnya"


def _terkirim(page: Page, alamat: str) -> int:
    """Bytes over the line: what did not come out of the cache, compressed as the server in production sends it."""
    jalur = page.context.new_cdp_session(page)
    jalur.send("Network.enable")
    selesai: list[str] = []
    tersimpan: set[str] = set()
    jalur.on("Network.requestServedFromCache", lambda p: tersimpan.add(p["requestId"]))
    jalur.on(
        "Network.responseReceived",
        lambda p: tersimpan.add(p["requestId"]) if p["response"]["fromDiskCache"] else None,
    )
    jalur.on("Network.loadingFinished", lambda p: selesai.append(p["requestId"]))
    page.goto(alamat, wait_until="networkidle")
    bita = sum(_dimampatkan(jalur, nomor) for nomor in selesai if nomor not in tersimpan)
    jalur.detach()
    return bita


def _dimampatkan(jalur: CDPSession, nomor: str) -> int:
    isi = jalur.send("Network.getResponseBody", {"requestId": nomor})
    badan = base64.b64decode(isi["body"]) if isi["base64Encoded"] else isi["body"].encode()
    return len(gzip.compress(badan)) + KEPALA_HTTP
