"""Import: templates, upload, what is wrong, what would change, apply, undo."""

import io

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.common.buku_ods import JENIS_ODS
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.forms.impor import ImporForm
from organisasi.impor.lembar import list_lembar
from organisasi.impor.pekerjaan import PERIKSA, TERAPKAN
from organisasi.impor.templat import tulis_buku_templat, tulis_csv_templat, tulis_ods_templat
from organisasi.impor.unit import boleh_susunan
from organisasi.models import Impor, StatusImpor
from organisasi.models.impor import MASA_UNGGAHAN
from organisasi.selectors.impor import get_perubahan, impor_terlihat_oleh
from organisasi.services.impor import (
    PER_POTONGAN,
    Unggahan,
    batalkan_impor,
    periksa_impor,
    terapkan_impor,
    tolak_berkas,
    unggah_impor,
    urungkan_impor,
)
from organisasi.services.pekerjaan import minta_pekerjaan
from organisasi.views.isian import layani_aksi, masuk

LANGSUNG = 100 * 1024
"""Bytes up to which a file is checked inside the request; a larger one goes to the background."""
PERUBAHAN_LANGSUNG = 1000
JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def impor(request: Permintaan) -> HttpResponse:
    """Templates, upload and what was imported before."""
    masuk(request)
    boleh_susunan(request.akses).wajib()
    form = ImporForm(request.POST, request.FILES) if request.method == "POST" else ImporForm()
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _terima(request, form)
            except AturanDilanggar as salah:
                form.add_error("berkas", salah.pesan)
    konteks = {
        "form": form,
        "halaman": halaman(request, impor_terlihat_oleh(request.akses)),
        "masa_unggahan": MASA_UNGGAHAN,
        "daftar_lembar": [(x, x.boleh(request.akses)) for x in list_lembar()],
    }
    return render(request, "organisasi/impor.html", konteks, status=status)


def _terima(request: Permintaan, form: ImporForm) -> HttpResponse:
    berkas = form.cleaned_data["berkas"]
    baris = unggah_impor(berkas=Unggahan(berkas.name or "", berkas.read()), oleh=request.akses)
    return _periksa(request, baris)


def _periksa(request: Permintaan, baris: Impor) -> HttpResponse:
    """At once for a small file, in the background for a large one."""
    if baris.berkas.size > LANGSUNG:
        pekerjaan = minta_pekerjaan(
            jenis=PERIKSA.kunci,
            judul=f"Pemeriksaan {baris.nama_berkas}",
            isian={"impor": baris.pk, "saat": baris.diubah_pada.isoformat()},
            oleh=request.akses,
        )
        return redirect("rincian_pekerjaan", pk=pekerjaan.pk)
    try:
        periksa_impor(impor_id=baris.pk, oleh=request.akses)
    except AturanDilanggar as salah:
        tolak_berkas(baris.pk, salah)
    return redirect("organisasi:rincian_impor", pk=baris.pk)


@require_safe
def rincian(request: Permintaan, pk: int) -> HttpResponse:
    """One import: every mistake at its row and column, or every change before it happens."""
    baris = _ambil(request, pk)
    nomor = Paginator(range(baris.jumlah_perubahan), PER_POTONGAN).get_page(request.GET.get("halaman"))
    siap = baris.status == StatusImpor.SIAP
    konteks = {
        "impor": baris,
        "halaman": nomor,
        "perubahan": get_perubahan(baris, nomor.number - 1) if siap else [],
        "masa_unggahan": MASA_UNGGAHAN,
    }
    return render(request, "organisasi/rincian_impor.html", konteks)


@require_POST
def periksa(request: Permintaan, pk: int) -> HttpResponse:
    """Check the same file again, against what is stored now."""
    baris = _ambil(request, pk)
    if not baris.berkas:
        raise Http404
    return _periksa(request, baris)


@require_POST
def terapkan(request: Permintaan, pk: int) -> HttpResponse:
    baris = _ambil(request, pk)
    sidik = request.POST.get("sidik", "")
    if baris.jumlah_perubahan > PERUBAHAN_LANGSUNG:
        pekerjaan = minta_pekerjaan(
            jenis=TERAPKAN.kunci,
            judul=f"Penerapan {baris.nama_berkas}",
            isian={"impor": baris.pk, "sidik": sidik},
            oleh=request.akses,
        )
        return redirect("rincian_pekerjaan", pk=pekerjaan.pk)
    terapkan_impor(impor_id=baris.pk, sidik=sidik, oleh=request.akses)
    messages.success(request, f"{baris.jumlah_perubahan} perubahan telah diterapkan.")
    return redirect("organisasi:rincian_impor", pk=pk)


@require_POST
def urungkan(request: Permintaan, pk: int) -> HttpResponse:
    baris = _ambil(request, pk)
    return layani_aksi(
        request,
        lambda: urungkan_impor(impor_id=baris.pk, oleh=request.akses),
        "Impor telah diurungkan seluruhnya.",
        request.path.replace("urungkan/", ""),
    )


@require_POST
def batalkan(request: Permintaan, pk: int) -> HttpResponse:
    baris = _ambil(request, pk)
    return layani_aksi(
        request,
        lambda: batalkan_impor(impor_id=baris.pk, oleh=request.akses),
        "Berkas telah disingkirkan; tidak ada yang diubah.",
        "organisasi:impor",
    )


@require_safe
def templat(request: Permintaan, nama: str) -> HttpResponse:
    """The workbook of all sheets, or one sheet as csv or ods."""
    masuk(request)
    boleh_susunan(request.akses).wajib()
    isi = io.BytesIO()
    if nama == "templat-impor.xlsx":
        tulis_buku_templat(isi)
        return _lampiran(isi.getvalue(), nama, JENIS_XLSX)
    lembar = next((x for x in list_lembar() if nama.rpartition(".")[0] == f"templat-{x.nama.lower()}"), None)
    if lembar is not None and nama.endswith(".csv"):
        return _lampiran(tulis_csv_templat(lembar), nama, "text/csv; charset=utf-8")
    if (lembar is not None and nama.endswith(".ods")) or nama == "templat-impor.ods":
        tulis_ods_templat(isi, lembar)
        return _lampiran(isi.getvalue(), nama, JENIS_ODS)
    raise Http404


def _lampiran(isi: bytes, nama: str, jenis: str) -> HttpResponse:
    return HttpResponse(isi, content_type=jenis, headers={"Content-Disposition": f'attachment; filename="{nama}"'})


def _ambil(request: Permintaan, pk: int) -> Impor:
    masuk(request)
    boleh_susunan(request.akses).wajib()
    return get_object_or_404(impor_terlihat_oleh(request.akses), pk=pk)
