"""Procedures: the list, the form of one, printing it, installing another from a file, starting a run."""

from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.pdf import render as mesin
from appraisal.pdf.sop import susun_sop
from appraisal.services.sop import mulai_sop, pasang_sop
from appraisal.sop.berkas import KOTAK, baca_sop
from appraisal.sop.permissions import boleh_memulai
from appraisal.sop.selectors import pelaksanaan_terlihat_oleh, sop_terlihat_oleh
from appraisal.sop_forms import PasangSopForm
from appraisal.subordinates import pilih_periode
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan, halaman
from organisasi.models import UnitKerja
from organisasi.selectors.tree import list_pilihan_unit
from skp.selectors import list_periode

CONTOH = Path(__file__).resolve().parents[1] / "sop" / "lkj.toml"


@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """Procedures of the agency, and the runs that one may see."""
    konteks = {
        "daftar": sop_terlihat_oleh(request.akses),
        "halaman": halaman(request, pelaksanaan_terlihat_oleh(request.akses)),
        "boleh_memasang": _boleh_memasang(request),
    }
    return render(request, "appraisal/sop.html", konteks)


def _boleh_memasang(request: Permintaan) -> bool:
    return request.akses.instansi is not None and (request.akses.pengelola_sistem or request.akses.admin)


@require_safe
def rincian(request: Permintaan, pk: int) -> HttpResponse:
    """One procedure as a table of its steps."""
    sop = get_object_or_404(sop_terlihat_oleh(request.akses), pk=pk)
    konteks = {
        "sop": sop,
        "kotak": [(judul, sop.keterangan.get(kunci, [])) for kunci, judul in KOTAK.items()],
        "daftar_langkah": sop.daftar_langkah.select_related("pelaksana__jabatan"),
        "pelaksanaan": pelaksanaan_terlihat_oleh(request.akses).filter(sop=sop),
        "boleh_memulai": bool(boleh_memulai(request.akses, sop)),
        "daftar_periode": list_periode(sop.unit.instansi),
        "periode": pilih_periode(sop.unit.instansi),
    }
    return render(request, "appraisal/sop_rincian.html", konteks)


@require_safe
def cetak(request: Permintaan, pk: int) -> HttpResponse:
    """The usual form with its flow."""
    sop = get_object_or_404(sop_terlihat_oleh(request.akses), pk=pk)
    jawaban = HttpResponse(mesin.cetak(susun_sop(sop)), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="sop-{slugify(sop.kode)}.pdf"'
    return jawaban


@require_POST
def mulai(request: Permintaan, pk: int) -> HttpResponse:
    """Begin a run for the chosen year."""
    sop = get_object_or_404(sop_terlihat_oleh(request.akses), pk=pk)
    pelaksanaan = mulai_sop(sop_id=sop.pk, periode_id=bilangan(request.POST.get("periode")) or 0, oleh=request.akses)
    messages.success(request, "SOP dimulai dan menunggu pelaksana langkah pertama.")
    return redirect("appraisal:pelaksanaan_sop", pk=pelaksanaan.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def pasang(request: Permintaan) -> HttpResponse:
    """Another procedure without code: a file with its steps."""
    if not _boleh_memasang(request):
        raise PermissionDenied("SOP dipasang oleh pengelola sistem atau admin kepegawaian.")
    pilihan = _pilihan_unit(request)
    form = PasangSopForm(request.POST or None, request.FILES or None, pilihan=pilihan)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _pasang(request, form)
            except AturanDilanggar as salah:
                form.add_error("berkas", salah.pesan)
    return render(request, "appraisal/sop_pasang.html", {"form": form}, status=status)


def _pilihan_unit(request: Permintaan) -> list[tuple[int, str]]:
    instansi = request.akses.instansi
    return list_pilihan_unit(request.akses, hari_ini(instansi.zona_waktu)) if instansi else []


def _pasang(request: Permintaan, form: PasangSopForm) -> HttpResponse:
    unit = UnitKerja.objects.get(pk=form.cleaned_data["unit"])
    sop = pasang_sop(unit_id=unit.pk, berkas=baca_sop(form.cleaned_data["berkas"]), oleh=request.akses)
    messages.success(request, f"SOP {sop.nama} revisi {sop.revisi} berlaku untuk {unit.nama}.")
    return redirect("appraisal:rincian_sop", pk=sop.pk)


@require_safe
def contoh(request: Permintaan) -> HttpResponse:
    """A file to start from: the procedure of the Laporan Kinerja."""
    if not _boleh_memasang(request):
        raise PermissionDenied("SOP dipasang oleh pengelola sistem atau admin kepegawaian.")
    jawaban = HttpResponse(CONTOH.read_bytes(), content_type="application/toml; charset=utf-8")
    jawaban["Content-Disposition"] = 'attachment; filename="sop-contoh.toml"'
    return jawaban
