"""Long work: what I asked for, how far it is, its file."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.jobs import get_jenis
from organisasi.models import Pekerjaan
from organisasi.selectors.pekerjaan import nomor_antrean, pekerjaan_terlihat_oleh
from organisasi.services.pekerjaan import batalkan_pekerjaan


@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """Everything that I asked for, newest first."""
    return render(
        request,
        "organisasi/daftar_pekerjaan.html",
        {"halaman": halaman(request, pekerjaan_terlihat_oleh(request.akses))},
    )


@require_safe
def rincian(request: Permintaan, pk: int) -> HttpResponse:
    """One job; the fragment is asked for again while it runs, and the page reloads itself without JavaScript."""
    pekerjaan = _ambil(request, pk)
    templat = "organisasi/_pekerjaan.html" if request.htmx else "organisasi/pekerjaan.html"
    return render(request, templat, {"pekerjaan": pekerjaan, "antrean": nomor_antrean(pekerjaan)})


@require_safe
def unduh(request: Permintaan, pk: int) -> FileResponse:
    """The result, to its owner, while he still has the right that the work needed."""
    pekerjaan = _ambil(request, pk)
    if not pekerjaan.berkas:
        raise Http404
    get_jenis(pekerjaan.jenis).boleh(request.akses, pekerjaan.isian).wajib()
    return FileResponse(
        pekerjaan.berkas.open("rb"),
        as_attachment=True,
        filename=pekerjaan.nama_berkas,
        content_type="application/octet-stream",
    )


@require_POST
def batalkan(request: Permintaan, pk: int) -> HttpResponse:
    batalkan_pekerjaan(pekerjaan_id=_ambil(request, pk).pk, oleh=request.akses)
    messages.success(request, "Pembatalan telah dicatat.")
    return redirect("rincian_pekerjaan", pk=pk)


def _ambil(request: Permintaan, pk: int) -> Pekerjaan:
    return get_object_or_404(pekerjaan_terlihat_oleh(request.akses), pk=pk)
