"""The board of a unit by step, and the people behind each of its counts."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appraisal.board import KEADAAN, LANGKAH, DaftarLangkah, get_papan
from appraisal.monitoring import DAFTAR, dengan_pengingat, get_lingkup
from appraisal.permissions import boleh_mengingatkan
from appraisal.views.pilihan import pilih, saring
from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.models import UnitKerja
from skp.permissions import boleh_memperpanjang


@require_safe
def papan(request: Permintaan) -> HttpResponse:
    """Each step of the year for a unit and the units right below it."""
    s = saring(request)
    ruang = get_lingkup(s.unit, s.periode, hanya_final=True) if s.unit and s.periode else None
    isi = get_papan(s.unit, ruang) if ruang and s.unit else None
    konteks = {
        "s": s,
        "unit": s.unit,
        "periode": s.periode,
        "hari": min(ruang.hari, ruang.periode.selesai) if ruang else None,
        "papan": isi,
        "halaman": halaman(request, isi.baris if isi else []),
        "daftar": "",
        "tab": [(kunci, judul) for kunci, (judul, _) in DAFTAR.items()],
        **izin_pantau(request, s.unit),
    }
    return render(request, "appraisal/papan.html", konteks)


@require_safe
def daftar(request: Permintaan, langkah: str, keadaan: str) -> HttpResponse:
    """Who stands behind a count. States of documents are shown, never figures."""
    unit, periode = pilih(request, request.GET)
    if unit is None or periode is None:
        raise Http404
    request.tempat = "appraisal:papan"
    langsung = request.GET.get("langsung") == "1"
    ruang = get_lingkup(unit, periode, hanya_final=True)
    if langsung:
        ruang = replace(ruang, unit=frozenset({unit.pk}))
    isi = halaman(request, DaftarLangkah(ruang, langkah, keadaan))
    isi.object_list = dengan_pengingat(ruang, list(isi))
    konteks = {
        "unit": unit,
        "periode": periode,
        "judul": f"{LANGKAH[langkah].judul}: {KEADAAN[keadaan].lower()}",
        "daftar": "",
        "langkah": langkah,
        "keadaan": keadaan,
        "langsung": langsung,
        "tab_keadaan": list(KEADAAN.items()),
        "halaman": isi,
        **izin_pantau(request, unit),
    }
    return render(request, "appraisal/papan_daftar.html", konteks)


def izin_pantau(request: Permintaan, unit: UnitKerja | None) -> dict[str, Any]:
    """Which actions the pages of monitoring offer."""
    return {
        "boleh_mengingatkan": unit is not None and bool(boleh_mengingatkan(request.akses, unit)),
        "boleh_memperpanjang": unit is not None and bool(boleh_memperpanjang(request.akses, unit=unit)),
    }
