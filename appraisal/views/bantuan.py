"""Help: where am I in the year, what does that word mean, how is that figure made, what does my role do."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from appraisal.help import (
    TINGGI_BARIS,
    gambar_tahun,
    garis_bulan,
    list_istilah,
    list_panduan,
    panduan_saya,
    uraian_rumus,
)
from organisasi.common.http import Permintaan
from organisasi.models import Pengguna
from organisasi.services.petunjuk import tampilkan_petunjuk, tutup_petunjuk


@require_safe
def bantuan(request: Permintaan) -> HttpResponse:
    """The year in one picture, the guides of my roles, and the way to the rest."""
    batang = gambar_tahun()
    konteks = {
        "batang": batang,
        "bulan": garis_bulan(),
        "tinggi": len(batang) * TINGGI_BARIS + 30,
        "panduan": panduan_saya(request.akses),
        "semua": list_panduan().values(),
    }
    return render(request, "appraisal/bantuan.html", konteks)


@require_safe
def istilah(request: Permintaan) -> HttpResponse:
    """The glossary; a word in the address narrows it."""
    kata = request.GET.get("cari", "")[:100].strip()
    daftar = [i for i in list_istilah() if kata.lower() in f"{i.kata} {i.arti}".lower()]
    return render(request, "appraisal/istilah.html", {"daftar": daftar, "cari": kata})


@require_safe
def rumus(request: Permintaan) -> HttpResponse:
    """Every formula with figures of an example."""
    contoh, sumber = uraian_rumus()
    return render(request, "appraisal/rumus.html", {"contoh": contoh, "sumber": sumber})


@require_safe
def panduan(request: Permintaan, peran: str) -> HttpResponse:
    """One printable page for one role."""
    isi = list_panduan().get(peran)
    if isi is None:
        raise Http404
    return render(request, "appraisal/panduan.html", {"panduan": isi})


@require_POST
def tutup(request: Permintaan) -> HttpResponse:
    """Put a first-use hint away, for good and on every device."""
    tutup_petunjuk(pengguna=cast("Pengguna", request.user), kunci=request.POST.get("kunci", ""))
    return HttpResponse() if request.htmx else redirect(_asal(request))


@require_POST
def tampilkan(request: Permintaan) -> HttpResponse:
    """Show all first-use hints again."""
    tampilkan_petunjuk(pengguna=cast("Pengguna", request.user))
    messages.success(request, "Petunjuk akan tampil lagi.")
    return redirect("bantuan")


def _asal(request: Permintaan) -> str:
    """The page on which the hint stood; never another host."""
    alamat = request.POST.get("kembali", "")
    return alamat if url_has_allowed_host_and_scheme(alamat, allowed_hosts=None) else "beranda"
