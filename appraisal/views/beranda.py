"""Beranda: one question, what do I do now?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appraisal.selectors import get_penilaian
from appraisal.waiting import langkah_tahun
from appraisal.worklist import periode_kini, susun_kerja
from organisasi.common.http import Permintaan
from skp.models import Skp


@require_safe
def beranda(request: Permintaan) -> HttpResponse:
    """The worklist of every role of the acting account, and where the own year stands."""
    akses = request.akses
    periode = periode_kini(akses)
    langkah = None
    if periode and akses.pegawai and akses.pegawai.status in {"pns", "cpns"}:
        skp = Skp.objects.filter(pegawai=akses.pegawai, periode=periode).order_by("-mulai").first()
        langkah = langkah_tahun(skp, get_penilaian(akses.pegawai, periode))
    return render(request, "beranda.html", {"kerja": susun_kerja(akses), "langkah": langkah, "periode": periode})
