"""Dasar hukum: every rule in plain words, what one sees of it, and what shows that it works."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appraisal.coverage import KELOMPOK, cari_entri, semua_entri
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
        "pemeriksa": request.akses.pengelola_sistem or request.akses.auditor,
    }
    return render(request, "appraisal/dasar_hukum.html", konteks)
