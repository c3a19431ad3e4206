"""Keys of other systems: list, make, revoke."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.forms.kunci_api import KunciApiForm
from organisasi.models import KunciApi
from organisasi.permissions import boleh_mengatur_instansi
from organisasi.services.kunci_api import buat_kunci_api, cabut_kunci_api
from organisasi.views.isian import kini, layani_aksi, masuk


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: Permintaan) -> HttpResponse:
    """The keys of the agency; a new one is shown in the answer to its POST and nowhere else."""
    instansi = masuk(request)
    boleh_mengatur_instansi(request.akses).wajib()
    form, rahasia, status = KunciApiForm(request.POST if request.method == "POST" else None), "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _, rahasia = buat_kunci_api(**form.cleaned_data, oleh=request.akses)
            except AturanDilanggar as salah:
                form.tolak(salah)
            else:
                form, status = KunciApiForm(), 200
    milik = KunciApi.objects.filter(instansi=instansi).select_related("dibuat_oleh__pegawai", "instansi")
    konteks = {"form": form, "rahasia": rahasia, "halaman": halaman(request, milik), "hari": kini(request)}
    return render(request, "organisasi/kunci_api.html", konteks, status=status)


@require_POST
def cabut(request: Permintaan, pk: int) -> HttpResponse:
    instansi = masuk(request)
    boleh_mengatur_instansi(request.akses).wajib()
    baris = get_object_or_404(KunciApi, pk=pk, instansi=instansi)
    return layani_aksi(
        request,
        lambda: cabut_kunci_api(kunci_id=baris.pk, oleh=request.akses),
        "Kunci telah dicabut.",
        reverse("organisasi:kunci_api"),
    )
