"""The mapping doctor for the admin, and "Atasan saya salah" for everybody."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.mapping import lengkapi_temuan, list_laporan
from appraisal.services.laporan_penilai import kabulkan_laporan, laporkan_penilai, tolak_laporan
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman, teks_bersih
from organisasi.forms.laporan import LaporanForm
from organisasi.models import LaporanPenilai
from organisasi.selectors.hubungan import get_hubungan
from organisasi.selectors.pemetaan import JenisTemuan, periksa_pemetaan
from organisasi.selectors.people import pegawai_terlihat_oleh
from organisasi.selectors.tree import unit_terlihat_oleh
from organisasi.views.isian import kini, layani_aksi, masuk


@require_safe
def pemetaan(request: Permintaan) -> HttpResponse:
    """Every finding with its repair and the documents it touches; reports of employees first."""
    instansi = masuk(request)
    unit = frozenset(unit_terlihat_oleh(request.akses).values_list("pk", flat=True))
    temuan = periksa_pemetaan(instansi, unit, kini(request))
    jumlah = Counter(t.jenis for t in temuan)
    isi = halaman(request, temuan)
    konteks = {
        "halaman": isi,
        "daftar": lengkapi_temuan(isi),
        "jumlah": [(str(j), jumlah[j]) for j in JenisTemuan],
        "laporan": list_laporan(request.akses) if request.akses.admin else [],
    }
    return render(request, "appraisal/pemetaan.html", konteks)


@require_POST
def kabulkan(request: Permintaan, pk: int) -> HttpResponse:
    laporan = _ambil(request, pk)
    return layani_aksi(
        request,
        lambda: kabulkan_laporan(laporan_id=laporan.pk, oleh=request.akses),
        f"{laporan.usulan.nama} menilai {laporan.pegawai.nama} mulai hari ini; SKP yang berjalan mengikuti.",
        "appraisal:pemetaan",
    )


@require_POST
def tolak(request: Permintaan, pk: int) -> HttpResponse:
    laporan = _ambil(request, pk)
    jawaban = teks_bersih(request.POST, "jawaban", 300)
    return layani_aksi(
        request,
        lambda: tolak_laporan(laporan_id=laporan.pk, jawaban=jawaban, oleh=request.akses),
        "Jawaban telah dikirim kepada pegawai.",
        "appraisal:pemetaan",
    )


def _ambil(request: Permintaan, pk: int) -> LaporanPenilai:
    masuk(request)
    daftar = LaporanPenilai.objects.filter(pegawai__in=pegawai_terlihat_oleh(request.akses))
    return get_object_or_404(daftar.select_related("pegawai", "usulan"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def penilai_saya(request: Permintaan) -> HttpResponse:
    """Who appraises me and why; the place to say that it is wrong."""
    saya = request.akses.pegawai
    if saya is None:
        raise PermissionDenied("Halaman ini hanya untuk pegawai yang dinilai.")
    form = LaporanForm(request.POST if request.method == "POST" else None, instansi=saya.instansi)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                laporkan_penilai(**form.cleaned_data, oleh=request.akses)
            except AturanDilanggar as salah:
                status = salah.status_http
                form.tolak(salah)
            else:
                messages.success(request, "Laporan telah dikirim kepada admin kepegawaian.")
                return redirect("appraisal:penilai_saya")
    konteks = {
        "form": form,
        "hubungan": get_hubungan(saya, hari_ini(saya.instansi.zona_waktu)),
        "laporan": LaporanPenilai.objects.filter(pegawai=saya).select_related("usulan", "tercatat")[:5],
    }
    return render(request, "appraisal/penilai_saya.html", konteks, status=status)
