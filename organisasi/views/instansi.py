"""The agency: its profile and its emblem."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.forms.instansi import InstansiForm, LambangForm, awal_instansi
from organisasi.models import Instansi, Pegawai
from organisasi.permissions import boleh_mengatur_instansi
from organisasi.selectors.people import list_calon_ppk
from organisasi.services.instansi import ganti_lambang, ubah_instansi
from organisasi.views.isian import layani_aksi, masuk


@require_safe
def lambang(request: Permintaan, pk: int) -> FileResponse:
    """The emblem of the own agency, for the page header."""
    instansi = request.akses.instansi
    if instansi is None or instansi.pk != pk or not instansi.lambang:
        raise Http404
    return FileResponse(instansi.lambang.open("rb"))


@require_http_methods(["GET", "HEAD", "POST"])
def profil(request: Permintaan) -> HttpResponse:
    """Name, address, place, zone and PPK; the emblem has a form of its own below."""
    instansi = masuk(request)
    boleh_mengatur_instansi(request.akses).wajib()
    form = InstansiForm(request.POST or None, initial=awal_instansi(instansi), calon=_calon(instansi))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                ubah_instansi(
                    instansi_id=instansi.pk, isi=form.isi(), oleh=request.akses, versi=form.cleaned_data["versi"]
                )
            except AturanDilanggar as salah:
                status = salah.status_http
                form.tolak(salah)
                form.segarkan(instansi)
            else:
                messages.success(request, "Profil instansi telah disimpan.")
                return redirect("organisasi:instansi")
    return _halaman(request, instansi, form, LambangForm(), status)


@require_POST
def unggah_lambang(request: Permintaan) -> HttpResponse:
    instansi = masuk(request)
    boleh_mengatur_instansi(request.akses).wajib()
    form = LambangForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            ganti_lambang(instansi_id=instansi.pk, berkas=form.cleaned_data["lambang"], oleh=request.akses)
        except AturanDilanggar as salah:
            form.tolak(salah)
        else:
            messages.success(request, "Lambang telah diganti.")
            return redirect("organisasi:instansi")
    profil_form = InstansiForm(initial=awal_instansi(instansi), calon=_calon(instansi))
    return _halaman(request, instansi, profil_form, form, 422)


@require_POST
def hapus_lambang(request: Permintaan) -> HttpResponse:
    instansi = masuk(request)
    return layani_aksi(
        request,
        lambda: ganti_lambang(instansi_id=instansi.pk, berkas=None, oleh=request.akses),
        "Lambang umum dipakai kembali.",
        "organisasi:instansi",
    )


def _calon(instansi: Instansi) -> Any:
    """Who can be chosen, and who is the PPK now."""
    return list_calon_ppk(instansi) | Pegawai.objects.filter(pk=instansi.ppk_id or 0)


def _halaman(
    request: Permintaan, instansi: Instansi, form: InstansiForm, form_lambang: LambangForm, status: int
) -> HttpResponse:
    konteks = {"instansi": instansi, "form": form, "form_lambang": form_lambang}
    return render(request, "organisasi/instansi.html", konteks, status=status)
