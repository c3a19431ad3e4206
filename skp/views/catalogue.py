"""The catalogue of activities per position, as the personnel unit keeps it."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Count, Min
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.models import Jabatan
from skp.catalogue import PALING_SEDIKIT, SKP_TERBARU, ButirKatalog, list_katalog
from skp.catalogue_forms import BakuForm
from skp.permissions import boleh_mengatur_katalog
from skp.services.catalogue import SEMUA, bakukan, sembunyikan, tampilkan

PESAN = {
    "sembunyikan": (sembunyikan, "Kegiatan disembunyikan dari katalog. SKP yang memuatnya tidak berubah."),
    "tampilkan": (tampilkan, "Kegiatan tampil lagi dalam katalog."),
}


@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """The positions of the own units, one line a name: the catalogue does not tell units apart."""
    boleh_mengatur_katalog(request.akses).wajib()
    cari = request.GET.get("cari", "").strip()[:100]
    jabatan = Jabatan.objects.filter(unit__in=request.akses.unit_admin, nama__icontains=cari)
    nama = jabatan.order_by("nama").values("nama").annotate(contoh=Min("pk"), banyak=Count("pk"))
    return render(request, "skp/katalog.html", {"halaman": halaman(request, nama), "cari": cari})


def ambil_jabatan(request: Permintaan, pk: int) -> Jabatan:
    """A position in the own units; 404 outside them, 403 for whoever keeps no catalogue."""
    boleh_mengatur_katalog(request.akses).wajib()
    return get_object_or_404(Jabatan.objects.select_related("unit__instansi"), pk=pk, unit__in=request.akses.unit_admin)


@require_http_methods(["GET", "HEAD", "POST"])
def rincian(request: Permintaan, pk: int) -> HttpResponse:
    """The catalogue of one position; a POST writes a canonical entry, ``?bakukan`` offers one that grew."""
    jabatan = ambil_jabatan(request, pk)
    unit = request.akses.unit_admin
    semua = list_katalog(jabatan.unit.instansi, jabatan.nama, paling_banyak=SEMUA, unit_admin=unit)
    form, status = BakuForm(request.POST or None, initial=_awal(semua, request.GET.get("bakukan", ""))), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                bakukan(jabatan=jabatan, isi=form.isi(), oleh=request.akses)
            except AturanDilanggar as salah:
                status = salah.status_http
                form.tolak(salah)
            else:
                messages.success(request, "Kegiatan telah dibakukan.")
                return redirect("skp:katalog_jabatan", pk=pk)
    konteks = {
        "jabatan": jabatan,
        "form": form,
        "tampil": [b for b in semua if not b.tersembunyi],
        "tersembunyi": [b for b in semua if b.tersembunyi],
        "paling_sedikit": PALING_SEDIKIT,
        "batas": SEMUA,
        "skp_terbaru": SKP_TERBARU,
    }
    return render(request, "skp/katalog_jabatan.html", konteks, status=status)


def _awal(semua: Iterable[ButirKatalog], kunci: str) -> dict[str, str]:
    """The words of an entry that is to be reworded."""
    butir = next((b for b in semua if b.kunci == kunci), None)
    if butir is None:
        return {}
    kolom = ("uraian", "satuan_kuantitas", "satuan_waktu")
    return {nama: getattr(butir, nama) for nama in kolom} | {"menggantikan": kunci}


@require_POST
def atur(request: Permintaan, pk: int, aksi: str) -> HttpResponse:
    """Hide an entry or show it again."""
    jabatan = ambil_jabatan(request, pk)
    layanan, pesan = PESAN[aksi]
    layanan(jabatan=jabatan, kunci=request.POST.get("kunci", "")[:16], oleh=request.akses)
    messages.success(request, pesan)
    return redirect("skp:katalog_jabatan", pk=pk)
