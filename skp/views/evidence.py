"""Evidence files: up, down, and taken back. Served as attachments through the scope, never by address alone."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.models import JenisJejak
from organisasi.services.jejak import catat_baca
from skp.forms import BuktiForm
from skp.models import Bukti, Skp
from skp.permissions import boleh_mengisi_realisasi
from skp.selectors import list_kegiatan, skp_terlihat_oleh
from skp.services.evidence import Pemilik, tarik_bukti, unggah_bukti
from skp.views.plan import get_skp
from skp.warnings import peringatan_bukti


@require_POST
def unggah(request: Permintaan, pk: int) -> HttpResponse:
    """Attach one file to a kegiatan, a tugas tambahan or a kreativitas of the SKP."""
    skp = get_skp(request, pk)
    boleh_mengisi_realisasi(skp, request.akses).wajib()
    form = BuktiForm(request.POST, request.FILES)
    pemilik = _pemilik(request, skp)
    if form.is_valid():
        try:
            bukti = unggah_bukti(
                skp_id=skp.pk,
                pemilik=pemilik,
                berkas=form.cleaned_data["berkas"],
                tanggal=form.cleaned_data["tanggal_dokumen"],
                oleh=request.akses,
            )
        except KeadaanBerubah:
            raise
        except AturanDilanggar as salah:
            messages.error(request, f"Bukti tidak disimpan. {salah.pesan}")
        else:
            messages.success(request, f"Bukti “{bukti.nama}” telah disimpan.")
            for kalimat in peringatan_bukti(skp, bukti):
                messages.warning(request, kalimat)
    else:
        messages.error(request, " ".join(str(e) for daftar in form.errors.values() for e in daftar))
    return redirect(_kembali(request, skp))


def _pemilik(request: Permintaan, skp: Skp) -> Pemilik:
    """What the file belongs to, looked up inside this SKP only."""
    jenis, nomor = request.POST.get("jenis"), bilangan(request.POST.get("nomor")) or 0
    if jenis == "kegiatan":
        return Pemilik(kegiatan=get_object_or_404(list_kegiatan(skp), pk=nomor))
    if jenis == "tugas_tambahan":
        return Pemilik(tugas_tambahan=get_object_or_404(skp.daftar_tugas_tambahan, pk=nomor))
    if jenis == "kreativitas":
        return Pemilik(kreativitas=get_object_or_404(skp.daftar_kreativitas, pk=nomor))
    raise BadRequest("jenis bukti tidak dikenal")


def _kembali(request: Permintaan, skp: Skp) -> str:
    """The page the file was sent from, when it is one of ours."""
    tujuan = request.POST.get("kembali", "")
    aman = url_has_allowed_host_and_scheme(tujuan, {request.get_host()}, require_https=request.is_secure())
    return tujuan if aman else reverse("appraisal:realisasi", args=[skp.pk])


def get_bukti(request: Permintaan, pk: int) -> Bukti:
    terlihat = Bukti.objects.filter(skp__in=skp_terlihat_oleh(request.akses), ditarik_pada=None)
    return get_object_or_404(terlihat.select_related("skp"), pk=pk)


@require_safe
def unduh(request: Permintaan, pk: int) -> FileResponse:
    bukti = get_bukti(request, pk)
    catat_baca(request.akses, "skp.bukti_diunduh", bukti, pegawai=[bukti.skp.pegawai_id], jenis=JenisJejak.EKSPOR)
    jawaban = FileResponse(bukti.berkas.open("rb"), as_attachment=True, filename=bukti.nama)
    jawaban["Content-Type"] = bukti.jenis_isi
    jawaban["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return jawaban


@require_POST
def tarik(request: Permintaan, pk: int) -> HttpResponse:
    bukti = get_bukti(request, pk)
    tarik_bukti(bukti_id=bukti.pk, oleh=request.akses)
    messages.success(request, f"Bukti “{bukti.nama}” telah ditarik.")
    return redirect(_kembali(request, bukti.skp))
