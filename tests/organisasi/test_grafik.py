"""Charts: every figure is drawn where it belongs and stands in the table."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from lxml import html

from organisasi.common.grafik import Grafik, Titik

SEBARAN = (Titik("Sangat Baik", 2, nada="sb"), Titik("Baik", 8, nada="b"), Titik("Cukup", 0, nada="c"))
TREN = (Titik("2024", Decimal("84.5")), Titik("2025", None), Titik("2026", Decimal("87.25")))


def gambar(g: Grafik) -> html.HtmlElement:
    return html.fromstring(Template("{% load komponen %}{% grafik g %}").render(Context({"g": g})))


def test_batang_sebanding_dengan_nilainya():
    svg = gambar(Grafik("Sebaran sebutan", SEBARAN, kepala=("Sebutan", "Pegawai")))

    lebar = [r.get("width") for r in svg.xpath("//rect") if r.get("class") != "g-dasar"]
    assert lebar == ["20.50%", "82.00%", "0.00%"]


@pytest.mark.parametrize("jenis", ["batang", "kolom", "garis"])
def test_setiap_grafik_memuat_tabel_dan_kalimatnya(jenis):
    svg = gambar(Grafik("Nilai dari tahun ke tahun", TREN, jenis=jenis, kepala=("Tahun", "Nilai")))

    sel = [td.text for td in svg.xpath("//td")]
    assert sel == ["84,5", "–", "87,25"]
    kalimat = "Nilai dari tahun ke tahun: 2024 84,5; 2025 –; 2026 87,25"
    assert svg.xpath("//svg/@aria-label") == [kalimat]


def test_garis_melompati_tahun_tanpa_nilai():
    svg = gambar(Grafik("Tren", TREN, jenis="garis", maksimum=100))

    garis = svg.xpath("//line[@class='garis']")
    assert [(g.get("x1"), g.get("x2")) for g in garis] == [("16.67%", "83.33%")]
    assert len(svg.xpath("//circle")) == 2


def test_acuan_berada_setinggi_targetnya():
    svg = gambar(Grafik("Kemajuan", (Titik("Jan", 5),), jenis="kolom", acuan=10, acuan_teks="target 10"))

    assert svg.xpath("//line[@class='acuan']/@y1") == ["20.00"]
    assert svg.xpath("//rect/@height") == ["75.00"]


def test_grafik_kosong_tetap_dapat_digambar():
    assert gambar(Grafik("Tanpa data", (), jenis="kolom")).xpath("//td") == []


def test_pita_nilai_memakai_titik_desimal_untuk_letaknya():
    """The page is Indonesian, the drawing is not: 72,5 % would be no place at all."""
    svg = html.fromstring(Template("{% load komponen %}{% pita_nilai n %}").render(Context({"n": Decimal("87.00")})))

    assert svg.xpath("//line/@x1") == ["72.50%"]
    assert svg.xpath("//rect/@x") == ["0.00%", "42.50%", "50.83%", "63.33%", "75.83%"]
