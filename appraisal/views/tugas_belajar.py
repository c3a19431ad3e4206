"""Appraising a study leave: the academic value with its proof, behaviour, hand-over (SC-05)."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.academic_forms import AkademikForm, awal_akademik
from appraisal.checks import kekurangan_penilaian, kepemimpinan_dinilai
from appraisal.forms import PerilakuForm
from appraisal.models import JenisPenilaian, Penilaian
from appraisal.models.catatan import AspekPerilaku
from appraisal.permissions import boleh_mengisi_akademik, boleh_menilai, menilai_terbuka, peran_atas
from appraisal.selectors import list_catatan
from appraisal.services.penetapan import serahkan
from appraisal.services.perilaku import simpan_perilaku
from appraisal.services.tugas_belajar import mulai_tugas_belajar, simpan_akademik
from appraisal.subordinates import pilih_periode
from appraisal.views.hasil import get_penilaian, lihat_penilaian
from appraisal.waiting import batas
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.selectors.identitas import get_kapasitas
from organisasi.services.jejak import catat_baca
from skp.states import Peran
from skp.views.circumstances import get_keadaan


@require_POST
def mulai(request: Permintaan, pk: int) -> HttpResponse:
    """Open the appraisal of the year that is being worked on, or of the year in the form."""
    keadaan = get_keadaan(request, pk)
    periode = pilih_periode(keadaan.pegawai.instansi, bilangan(request.POST.get("tahun")))
    if periode is None:
        raise AturanDilanggar("tugas_belajar.periode", "Periode penilaian belum dibuka.")
    penilaian = mulai_tugas_belajar(keadaan_id=keadaan.pk, periode=periode, oleh=request.akses)
    return redirect("appraisal:tugas_belajar", pk=penilaian.pk)


def _ambil(penilaian: Penilaian) -> Penilaian:
    if penilaian.jenis != JenisPenilaian.TUGAS_BELAJAR:
        raise Http404
    return penilaian


@require_http_methods(["GET", "HEAD", "POST"])
def nilai(request: Permintaan, pk: int) -> HttpResponse:
    """The page of both halves; a POST keeps behaviour and recommendation, and hands over when asked."""
    penilaian = _ambil(lihat_penilaian(request, pk))
    boleh_mengisi_akademik(penilaian, request.akses).wajib()
    form = _form_perilaku(penilaian, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        boleh_menilai(penilaian, request.akses).wajib()
        status = 422
        if form.is_valid():
            try:
                return _simpan(request, penilaian, form)
            except AturanDilanggar as salah:
                status = salah.status_http
                form.add_error(None, salah.pesan)
    return _tampilkan(request, penilaian, form, AkademikForm(initial=awal_akademik(penilaian)), status)


def _form_perilaku(penilaian: Penilaian, data: Any = None) -> PerilakuForm:
    kolom = [*(a.value for a in AspekPerilaku), "alasan_tanpa_kepemimpinan"]
    awal = {nama: getattr(penilaian.perilaku, nama) for nama in kolom} | {"rekomendasi": penilaian.rekomendasi}
    return PerilakuForm(data, initial=awal, dengan_kepemimpinan=kepemimpinan_dinilai(penilaian))


def _simpan(request: Permintaan, penilaian: Penilaian, form: PerilakuForm) -> HttpResponse:
    simpan_perilaku(
        penilaian_id=penilaian.pk,
        revisi=bilangan(request.POST.get("revisi")),
        nilai=form.nilai(),
        rekomendasi=form.cleaned_data["rekomendasi"],
        alasan_tanpa_kepemimpinan=form.cleaned_data.get("alasan_tanpa_kepemimpinan", ""),
        oleh=request.akses,
    )
    if request.POST.get("lanjut") == "serahkan":
        serahkan(penilaian_id=penilaian.pk, oleh=request.akses)
        messages.success(request, f"Hasil penilaian {penilaian.pegawai} telah diserahkan.")
        return redirect("appraisal:hasil", pk=penilaian.pk)
    messages.success(request, "Penilaian disimpan.")
    return redirect("appraisal:tugas_belajar", pk=penilaian.pk)


@require_POST
def akademik(request: Permintaan, pk: int) -> HttpResponse:
    """Keep the academic value and its proof."""
    penilaian = _ambil(get_penilaian(request, pk))
    boleh_mengisi_akademik(penilaian, request.akses).wajib()
    form = AkademikForm(request.POST, request.FILES)
    status = 422
    if form.is_valid():
        try:
            simpan_akademik(
                penilaian_id=penilaian.pk, isi=form.isi(), berkas=form.cleaned_data["berkas"], oleh=request.akses
            )
        except AturanDilanggar as salah:
            status = salah.status_http
            form.tolak(salah)
        else:
            messages.success(request, "Nilai akademik disimpan.")
            return redirect("appraisal:tugas_belajar", pk=penilaian.pk)
    return _tampilkan(request, penilaian, _form_perilaku(penilaian), form, status)


def _tampilkan(
    request: Permintaan, penilaian: Penilaian, form: PerilakuForm, form_akademik: AkademikForm, status: int
) -> HttpResponse:
    periode = penilaian.periode
    konteks: dict[str, Any] = {
        "penilaian": penilaian,
        "akademik": getattr(penilaian, "akademik", None),
        "form": form,
        "form_akademik": form_akademik,
        "terbuka": menilai_terbuka(penilaian),
        "menilai": Peran.PENILAI in peran_atas(penilaian, request.akses),
        "kekurangan": kekurangan_penilaian(penilaian),
        "batas": batas(penilaian),
        "kapasitas": get_kapasitas(penilaian.penilai_sebagai, periode.selesai),
        "catatan": list_catatan(penilaian.pegawai_id, periode.mulai, periode.selesai),
    }
    return render(request, "appraisal/tugas_belajar.html", konteks, status=status)


@require_safe
def transkrip(request: Permintaan, pk: int) -> FileResponse:
    penilaian = _ambil(get_penilaian(request, pk))
    bukti = getattr(penilaian, "akademik", None)
    if bukti is None:
        raise Http404
    catat_baca(request.akses, "penilaian.transkrip", penilaian, pegawai=[penilaian.pegawai_id], nilai=bukti.sha256)
    jawaban = FileResponse(bukti.berkas.open("rb"), as_attachment=True, filename=bukti.nama)
    jawaban["Content-Type"] = bukti.jenis_isi
    jawaban["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return jawaban
