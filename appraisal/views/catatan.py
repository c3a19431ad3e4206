"""The buku catatan: a note in ten seconds, the notes about me, the notes I wrote."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from appraisal.forms import CatatanPerilakuForm, TanggapanForm
from appraisal.handover import list_diserahkan, list_perlu_diserahkan
from appraisal.permissions import boleh_menanggapi_catatan
from appraisal.selectors import catatan_terlihat_oleh
from appraisal.services.catatan import tanggapi_catatan, tarik_catatan, tulis_catatan
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan, halaman
from organisasi.models import Pegawai
from organisasi.selectors.bawahan import list_bawahan
from organisasi.services.jejak import catat_baca


@require_http_methods(["GET", "HEAD", "POST"])
def catatan(request: Permintaan) -> HttpResponse:
    """Write a note about a subordinate; read one's own book and the notes about oneself."""
    saya = request.akses.pegawai
    if saya is None:
        raise AturanDilanggar("akun.tanpa_pegawai", "Akun Anda belum terhubung dengan data pegawai.")
    hari = hari_ini(saya.instansi.zona_waktu)
    bawahan = {p.pegawai_id: p.pegawai.nama_lengkap for p in list_bawahan(saya, hari)}
    for penempatan in list_perlu_diserahkan(saya, hari):
        bawahan |= {b.skp.pegawai_id: b.skp.pegawai.nama_lengkap for b in list_diserahkan(penempatan)}
    awal = {"tanggal": hari, "pegawai": bilangan(request.GET.get("pegawai"))}
    form = CatatanPerilakuForm(request.POST or None, initial=awal, bawahan=list(bawahan.items()))
    if request.method == "POST" and form.is_valid() and _tulis(request, form):
        return redirect("appraisal:catatan")
    daftar = catatan_terlihat_oleh(request.akses).order_by("-tanggal", "-pk")
    isi = halaman(request, daftar.exclude(pegawai=saya), 30)
    catat_baca(request.akses, "catatan.dilihat", saya, pegawai=[c.pegawai_id for c in isi if c.penilai_id != saya.pk])
    konteks = {
        "form": form,
        "bawahan": bawahan,
        "tentang_saya": daftar.filter(pegawai=saya)[:50],
        "halaman": isi,
        "form_tanggapan": TanggapanForm(),
    }
    return render(request, "appraisal/catatan.html", konteks, status=422 if request.method == "POST" else 200)


def _tulis(request: Permintaan, form: CatatanPerilakuForm) -> bool:
    c = form.cleaned_data
    pegawai = Pegawai.objects.select_related("instansi").get(pk=c["pegawai"])
    try:
        tulis_catatan(pegawai=pegawai, tanggal=c["tanggal"], aspek=c["aspek"], uraian=c["uraian"], oleh=request.akses)
    except AturanDilanggar as salah:
        form.add_error("tanggal", salah.pesan)
        return False
    messages.success(request, f"Catatan tentang {pegawai} telah disimpan.")
    return True


@require_POST
def tanggapi(request: Permintaan, pk: int) -> HttpResponse:
    """The person's answer to a note about him."""
    butir = get_object_or_404(catatan_terlihat_oleh(request.akses), pk=pk)
    boleh_menanggapi_catatan(butir, request.akses).wajib()
    form = TanggapanForm(request.POST)
    if form.is_valid():
        tanggapi_catatan(catatan=butir, tanggapan=form.cleaned_data["tanggapan"], oleh=request.akses)
        messages.success(request, "Tanggapan Anda telah disimpan.")
    else:
        messages.error(request, "Tanggapan belum disimpan: isi paling banyak 2.000 huruf.")
    return redirect("appraisal:catatan")


@require_POST
def tarik(request: Permintaan, pk: int) -> HttpResponse:
    butir = get_object_or_404(catatan_terlihat_oleh(request.akses), pk=pk)
    tarik_catatan(catatan=butir, oleh=request.akses)
    messages.success(request, "Catatan telah ditarik.")
    return redirect("appraisal:catatan")
