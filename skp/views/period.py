"""Assessment periods of the agency, and its work plan."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.models import UnitKerja
from organisasi.selectors.identitas import get_penempatan
from skp.forms import PeriodeForm
from skp.models import Periode
from skp.permissions import boleh_mengatur_periode
from skp.selectors import list_butir_rkt, list_periode
from skp.services.period import PENENTU_NILAI, SUDAH_DINILAI, aturan_terkunci, simpan_periode


@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """All periods of the agency; anyone inside it may read them."""
    periode = list_periode(request.akses.instansi) if request.akses.instansi else Periode.objects.none()
    return render(request, "skp/periode.html", {"daftar": periode, "boleh_ubah": request.akses.pengelola_sistem})


@require_http_methods(["GET", "HEAD", "POST"])
def isi(request: Permintaan, pk: int | None = None) -> HttpResponse:
    """Add or change a period. Only the pengelola sistem may."""
    boleh_mengatur_periode(request.akses).wajib()
    instansi = request.akses.instansi
    assert instansi is not None  # noqa: S101 - the permission has asked
    periode = get_object_or_404(list_periode(instansi), pk=pk) if pk else None
    form = PeriodeForm(request.POST or None, instance=periode or Periode(instansi=instansi))
    if periode and aturan_terkunci(periode):
        form.kunci_aturan(PENENTU_NILAI, SUDAH_DINILAI)
    if request.method == "POST" and form.is_valid():
        try:
            simpan_periode(periode=form.instance, oleh=request.akses)
        except AturanDilanggar as pelanggaran:
            form.tolak(pelanggaran)
        else:
            messages.success(request, "Periode telah disimpan.")
            return redirect("skp:periode")
    konteks = {"form": form, "periode": periode}
    return render(request, "skp/periode_isi.html", konteks, status=422 if request.method == "POST" else 200)


@require_safe
def rkt(request: Permintaan) -> HttpResponse:
    """The work plan of the own unit line, or of a unit chosen by an admin."""
    unit = _unit(request)
    hari = hari_ini(request.akses.instansi.zona_waktu) if request.akses.instansi else None
    tahun = bilangan(request.GET.get("tahun")) or (hari.year if hari else 0)
    butir: list[Any] = list(list_butir_rkt(unit, tahun)) if unit else []
    return render(request, "skp/rkt.html", {"unit": unit, "tahun": tahun, "butir": butir})


def _unit(request: Permintaan) -> UnitKerja | None:
    terlihat = request.akses.unit_terlihat
    diminta = bilangan(request.GET.get("unit"))
    if diminta and diminta in terlihat:
        return UnitKerja.objects.get(pk=diminta)
    pegawai = request.akses.pegawai
    penempatan = get_penempatan(pegawai, hari_ini(pegawai.instansi.zona_waktu)) if pegawai else None
    if penempatan:
        return penempatan.jabatan.unit
    return UnitKerja.objects.filter(pk__in=terlihat).order_by("pk").first()
