"""Component tags: one template each in ``templates/components``. Lowest layer, so every app may use them."""

from decimal import Decimal
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from organisasi.common.grafik import KELAS_SEBUTAN, Grafik
from organisasi.drafts import get_isian, tanda_milik
from organisasi.hints import PETUNJUK
from organisasi.menu import Butir, Menu, susun_menu

register = template.Library()

NADA_STATUS = {
    "draf": "netral",
    "diajukan": "jalan",
    "dikembalikan": "perhatian",
    "tidak_disetujui": "bahaya",
    "ditetapkan": "baik",
    "perubahan": "jalan",
    "ditutup": "netral",
    "dinilai": "baik",
    "disusun": "netral",
    "diserahkan": "perhatian",
    "diterima": "jalan",
    "lewat_waktu": "jalan",
    "keberatan": "bahaya",
    "tanggapan": "perhatian",
    "keputusan": "jalan",
    "diteruskan": "jalan",
    "disahkan": "baik",
    "arsip": "netral",
    "antre": "netral",
    "menunggu": "jalan",
    "ditolak": "bahaya",
    "siap": "perhatian",
    "diterapkan": "baik",
    "diurungkan": "netral",
    "berjalan": "jalan",
    "selesai": "baik",
    "gagal": "bahaya",
    "dibatalkan": "netral",
    "kedaluwarsa": "netral",
    "diusulkan": "jalan",
    "berlaku": "baik",
    "dicabut": "netral",
    "disetujui": "baik",
}
"""Tone per state; an unknown state raises at once, so that colours and states cannot drift apart."""

SKALA_PITA = Decimal(120)
"""Where the score bar ends: values of an SKP may pass 100 (PP46-P9)."""

AWAL_SEBUTAN = {"Buruk": 0, "Kurang": 51, "Cukup": 61, "Baik": 76, "Sangat Baik": 91}


@register.simple_tag
def ikon(nama: str) -> SafeString:
    """``{% ikon "house" %}`` – a decorative icon; the text stands beside it."""
    return format_html(
        '<svg class="ikon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("vendor/bootstrap-icons/ikon.svg"),
        nama,
    )


@register.simple_tag(takes_context=True)
def menu_utama(context: Context) -> Menu:
    """``{% menu_utama as menu %}`` – the navigation of the acting account and the neighbours of the present place."""
    return susun_menu(context["request"])


@register.simple_tag(takes_context=True)
def tempat_kini(context: Context) -> Butir | None:
    """``{% tempat_kini as asal %}`` – the place of the navigation that a page belongs to, for its breadcrumb."""
    return susun_menu(context["request"]).kini


@register.inclusion_tag("components/lencana.html")
def lencana(status: str, label: str) -> dict[str, str]:
    """``{% lencana skp.status skp.get_status_display %}`` – a state as a chip: tone and word."""
    return {"nada": NADA_STATUS[status], "label": label}


@register.inclusion_tag("components/sebutan.html")
def lencana_sebutan(sebutan: str) -> dict[str, str]:
    """``{% lencana_sebutan "Baik" %}`` – a grade in its colour; an unknown grade raises."""
    return {"kelas": KELAS_SEBUTAN[sebutan], "sebutan": sebutan}


@register.inclusion_tag("components/tenggat.html")
def tenggat(tenggat: Any) -> dict[str, Any]:
    """``{% tenggat t %}`` – a deadline chip from ``organisasi.deadlines.Tenggat``: plenty, soon, today, overdue."""
    return {"tenggat": tenggat}


@register.inclusion_tag("components/orang.html")
def orang(pegawai: Any, keterangan: str = "") -> dict[str, Any]:
    """``{% orang skp.pegawai "Kasubbag Tata Usaha" %}`` – initials, name, NIP and a line of context."""
    return {"pegawai": pegawai, "keterangan": keterangan}


@register.inclusion_tag("components/linimasa.html")
def linimasa(riwayat: Any, zona: str) -> dict[str, Any]:
    """``{% linimasa daftar zona %}`` – who did what, when, with which words; newest first."""
    return {"daftar": riwayat, "zona": zona}


@register.inclusion_tag("components/menunggu.html", takes_context=True)
def menunggu(context: Context, tunggu: Any) -> dict[str, Any]:
    """``{% menunggu m %}`` – who must act next and until when; says "Anda" to that person."""
    akses = context.get("akses")
    saya = bool(tunggu and akses and tunggu.siapa and tunggu.siapa.pk == akses.pegawai_id)
    return {"tunggu": tunggu, "saya": saya}


@register.inclusion_tag("components/isian_tertunda.html", takes_context=True)
def isian_tertunda(context: Context) -> dict[str, Any]:
    """``{% isian_tertunda %}`` – offers what was typed here and not sent; stands above a form with ``data-draf``."""
    request, akses = context["request"], context["akses"]
    zona = akses.instansi.zona_waktu if akses.instansi else "Asia/Jakarta"
    tertunda = get_isian(request) if request.method == "GET" else None
    dipulihkan = bool(tertunda and "pulihkan" in request.GET)
    return {"tertunda": tertunda, "dipulihkan": dipulihkan, "zona": zona, "csrf_token": context["csrf_token"]}


@register.inclusion_tag("components/tersimpan.html", takes_context=True)
def tersimpan(context: Context) -> dict[str, Any]:
    """``{% tersimpan %}`` – inside a form with ``data-draf``: says when its text was kept."""
    return {"alamat": context["request"].path, "milik": tanda_milik(context["request"])}


@register.inclusion_tag("components/langkah.html")
def langkah(daftar: Any) -> dict[str, Any]:
    """``{% langkah daftar %}`` – stepper of the year: rows of (judul, keadaan, keterangan)."""
    return {"daftar": daftar}


@register.inclusion_tag("components/paginasi.html", takes_context=True)
def paginasi(context: Context, halaman: Any) -> dict[str, Any]:
    """``{% paginasi halaman %}`` – pages of a list, keeping the filter of the address."""
    parameter = context["request"].GET.copy()
    parameter.pop("halaman", None)
    return {"halaman": halaman, "ekor": f"&{parameter.urlencode()}" if parameter else ""}


@register.inclusion_tag("components/pita_nilai.html")
def pita_nilai(nilai: Any) -> dict[str, Any]:
    """``{% pita_nilai 87.6 %}`` – where a value stands among the five grades, as an accessible drawing."""
    x = min(max(Decimal(nilai), Decimal(0)), SKALA_PITA)
    x_teks = min(max(x, Decimal(6)), SKALA_PITA - 6)
    return {"x": _persen(x), "x_teks": _persen(x_teks), "nilai": nilai, "bagian": _bagian_pita()}


@register.inclusion_tag("components/grafik.html")
def grafik(g: Grafik) -> dict[str, Any]:
    """``{% grafik g %}`` – a chart drawn on the server, with its figures as a table."""
    return {"g": g}


def _bagian_pita() -> list[dict[str, Any]]:
    """The five bands: colour, place and width in percent, and the value at which each begins (K-01)."""
    awal = [*AWAL_SEBUTAN.values(), int(SKALA_PITA)]
    return [
        {"kelas": KELAS_SEBUTAN[sebutan], "mulai": _persen(dari), "lebar": _persen(sampai - dari), "dari": dari}
        for (sebutan, dari), sampai in zip(AWAL_SEBUTAN.items(), awal[1:], strict=True)
    ]


def _persen(nilai: Decimal | int) -> str:
    """A place on the bar as SVG writes it: with a point, whatever the language of the page."""
    return f"{(Decimal(nilai) * 100 / SKALA_PITA).quantize(Decimal('0.01')):f}"


@register.simple_block_tag
def kartu(content: SafeString, judul: str = "", kelas: str = "") -> str:
    """``{% kartu judul="Target" %}…{% endkartu %}`` – a titled card; ``kelas="dahulu"`` comes first on a phone."""
    return render_to_string("components/kartu.html", {"judul": judul, "kelas": kelas, "isi": content})


@register.simple_block_tag
def kosong(content: SafeString, judul: str, nama_ikon: str = "info-circle") -> str:
    """``{% kosong judul="Belum ada SKP" %}<first step>{% endkosong %}`` – an empty list with its first step."""
    return render_to_string("components/kosong.html", {"judul": judul, "ikon": nama_ikon, "isi": content})


@register.simple_block_tag
def pesan(content: SafeString, nada: str = "info") -> str:
    """``{% pesan nada="warning" %}…{% endpesan %}`` – a notice: info, success, warning or danger."""
    return render_to_string("components/pesan.html", {"nada": nada, "isi": content})


@register.simple_block_tag(takes_context=True)
def petunjuk(context: Context, content: SafeString, kunci: str) -> str:
    """``{% petunjuk kunci="susun" %}…{% endpetunjuk %}`` – a first-use hint, until the reader puts it away.

    An unknown key raises; nobody else than a logged in reader sees one.
    """
    request = context["request"]
    ditutup = getattr(request.user, "petunjuk_ditutup", PETUNJUK)
    if kunci not in PETUNJUK:
        raise KeyError(kunci)
    if kunci in ditutup:
        return ""
    isi = {"kunci": kunci, "isi": content, "alamat": request.get_full_path(), "csrf_token": context["csrf_token"]}
    return render_to_string("components/petunjuk.html", isi)
