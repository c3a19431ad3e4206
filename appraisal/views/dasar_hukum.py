"""Dasar hukum: every rule in plain words, what one sees of it, and what shows that it works."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appraisal.coverage import KELOMPOK, cari_entri, get_entri, list_pengujian, semua_entri
from organisasi.common.http import Permintaan


@require_safe
def dasar_hukum(request: Permintaan) -> HttpResponse:
    kelompok = request.GET.get("kelompok", "")
    kelompok = kelompok if kelompok in KELOMPOK else ""
    kata = request.GET.get("cari", "")[:100]
    konteks = {
        "daftar": cari_entri(kelompok, kata),
        "banyak": len(semua_entri()),
        "pilihan": list(KELOMPOK.items()),
        "kelompok": kelompok,
        "cari": kata,
        "pemeriksa": _pemeriksa(request),
    }
    return render(request, "appraisal/dasar_hukum.html", konteks)


@require_safe
def aturan(request: Permintaan, aturan: str) -> HttpResponse:
    """One rule with its tests: their sentences for everybody, their text for those who examine the application."""
    entri = get_entri(aturan)
    if entri is None:
        raise Http404
    konteks = {"entri": entri, "daftar": list_pengujian(entri), "pemeriksa": _pemeriksa(request)}
    return render(request, "appraisal/aturan.html", konteks)


def _pemeriksa(request: Permintaan) -> bool:
    return request.akses.pengelola_sistem or request.akses.auditor
