"""A run of a procedure: where it stands, doing its steps, writing and reading its document."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.lkj import BAGIAN
from appraisal.models import NaskahSop, PelaksanaanSop, TindakanSop
from appraisal.pdf import render as mesin
from appraisal.pdf.lkj import susun_lkj
from appraisal.services.naskah import Tertandatangani, naskah_terbuka, simpan_naskah
from appraisal.services.sop import IsianLangkah, batalkan_sop, kembalikan_langkah, selesaikan_langkah
from appraisal.sop.permissions import boleh_membatalkan, boleh_mengerjakan
from appraisal.sop.selectors import list_penanggung, list_tahap, pelaksanaan_terlihat_oleh
from appraisal.sop_forms import LangkahForm, NaskahForm
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan, teks_bersih


def _get(request: Permintaan, pk: int) -> PelaksanaanSop:
    terlihat = pelaksanaan_terlihat_oleh(request.akses)
    return get_object_or_404(terlihat.select_related("naskah__ditandatangani_oleh__pegawai"), pk=pk)


@require_safe
def rincian(request: Permintaan, pk: int) -> HttpResponse:
    """Who has it now, how long each step took, and the form of the present step for whoever has it."""
    return _halaman(request, _get(request, pk))


def _halaman(
    request: Permintaan, p: PelaksanaanSop, form: LangkahForm | None = None, salah: str = "", status: int = 200
) -> HttpResponse:
    bagian_saya = p.berjalan and bool(boleh_mengerjakan(request.akses, p))
    konteks: dict[str, Any] = {
        "p": p,
        "tahap": list_tahap(p),
        "penanggung": list_penanggung(p) if p.berjalan else [],
        "tim": p.tim.order_by("nama"),
        "bagian_saya": bagian_saya,
        "form": form or LangkahForm(langkah=p.langkah),
        "salah": salah,
        "catatan": request.POST.get("catatan", "") if salah else "",
        "boleh_membatalkan": p.berjalan and bool(boleh_membatalkan(request.akses, p)),
        "naskah_terbuka": bagian_saya and naskah_terbuka(p),
        "naskah": getattr(p, "naskah", None),
    }
    return render(request, "appraisal/pelaksanaan.html", konteks, status=status)


@require_POST
def selesaikan(request: Permintaan, pk: int) -> HttpResponse:
    """The present step is done."""
    p = _get(request, pk)
    boleh_mengerjakan(request.akses, p).wajib()
    form = LangkahForm(request.POST, langkah=p.langkah)
    if not form.is_valid():
        return _halaman(request, p, form, status=422)
    try:
        p = selesaikan_langkah(
            pelaksanaan_id=p.pk,
            nomor=bilangan(request.POST.get("nomor")) or p.langkah.nomor,
            isian=_isian(p, form),
            oleh=request.akses,
        )
    except KeadaanBerubah:
        raise
    except AturanDilanggar as salah:
        form.tolak(salah)
        return _halaman(request, p, form, status=salah.status_http)
    messages.success(request, "SOP selesai." if not p.berjalan else f"Diteruskan ke langkah {p.langkah.nomor}.")
    return redirect("appraisal:pelaksanaan_sop", pk=pk)


def _isian(p: PelaksanaanSop, form: LangkahForm) -> IsianLangkah:
    """What was sent; the PDF to sign is made here, before the row is locked."""
    c, pdf = form.cleaned_data, None
    if p.berjalan and p.langkah.tindakan == TindakanSop.TANDATANGANI and c["lengkap"]:
        pdf = Tertandatangani(p.naskah.revisi, mesin.cetak(susun_lkj(p.naskah, final=True)))
    return IsianLangkah(lengkap=c["lengkap"], catatan=c["catatan"], tim=c.get("tim", ()), naskah=pdf)


@require_POST
def kembalikan(request: Permintaan, pk: int) -> HttpResponse:
    """Send the run back, with a reason."""
    p = _get(request, pk)
    nomor = bilangan(request.POST.get("nomor")) or p.langkah.nomor
    catatan = teks_bersih(request.POST, "catatan", 1000)
    try:
        p = kembalikan_langkah(pelaksanaan_id=p.pk, nomor=nomor, catatan=catatan, oleh=request.akses)
    except KeadaanBerubah:
        raise
    except AturanDilanggar as salah:
        return _halaman(request, p, salah=salah.pesan, status=salah.status_http)
    messages.success(request, f"Dikembalikan ke langkah {p.langkah.nomor}.")
    return redirect("appraisal:pelaksanaan_sop", pk=pk)


@require_POST
def batalkan(request: Permintaan, pk: int) -> HttpResponse:
    """Give the run up, with a reason."""
    p = _get(request, pk)
    try:
        batalkan_sop(pelaksanaan_id=p.pk, catatan=teks_bersih(request.POST, "catatan", 1000), oleh=request.akses)
    except KeadaanBerubah:
        raise
    except AturanDilanggar as salah:
        return _halaman(request, p, salah=salah.pesan, status=salah.status_http)
    messages.success(request, "Pelaksanaan SOP dibatalkan; riwayatnya tetap dapat dibaca.")
    return redirect("appraisal:pelaksanaan_sop", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def naskah(request: Permintaan, pk: int) -> HttpResponse:
    """The words of the document: written while the compiling step has it, read otherwise."""
    p = _get(request, pk)
    if not hasattr(p, "naskah"):
        raise Http404
    awal = p.naskah.bagian | {"revisi": p.naskah.revisi}
    form = NaskahForm(request.POST if request.method == "POST" else None, initial=awal)
    status = 200
    if request.method == "POST":
        boleh_mengerjakan(request.akses, p).wajib()
        status = 422
        if form.is_valid():
            c = form.cleaned_data
            bagian = {nama: c[nama] for nama in BAGIAN}
            simpan_naskah(pelaksanaan_id=p.pk, revisi=c["revisi"], bagian=bagian, oleh=request.akses)
            messages.success(request, "Naskah telah disimpan.")
            return redirect("appraisal:naskah_sop", pk=pk)
    terbuka = naskah_terbuka(p) and bool(boleh_mengerjakan(request.akses, p))
    konteks = {
        "p": p,
        "form": form,
        "terbuka": terbuka,
        "bagian": [(judul, p.naskah.bagian.get(nama, "")) for nama, judul in BAGIAN.items()],
    }
    return render(request, "appraisal/naskah.html", konteks, status=status)


@require_safe
def cetak(request: Permintaan, pk: int) -> HttpResponse:
    """The document: the signed one as stored, before that a draft."""
    p = _get(request, pk)
    if not hasattr(p, "naskah"):
        raise Http404
    jawaban = HttpResponse(_isi_naskah(p.naskah), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="{p.sop.kode}-{p.periode.tahun}.pdf"'
    return jawaban


def _isi_naskah(naskah: NaskahSop) -> bytes:
    if not naskah.ditandatangani:
        return mesin.cetak(susun_lkj(naskah, final=False))
    with naskah.berkas.open("rb") as berkas:
        return bytes(berkas.read())
