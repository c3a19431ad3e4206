"""One step for several subordinates: who is taken and who is not is shown first, what became of each afterwards."""

from dataclasses import astuple
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from appraisal.batch import LANGKAH_BERSAMA
from appraisal.services.batch import Kejadian, jalankan_bersama
from appraisal.subordinates import pilih_periode
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.services.jejak import catat_baca

LAPORAN = "langkah_bersama"
"""Where the session keeps what became of the people of the last step."""


@require_http_methods(["GET", "HEAD", "POST"])
def bersama(request: Permintaan, aksi: str) -> HttpResponse:
    """GET: everybody who waits for the step. POST: take it for those who were ticked, then tell what became of each."""
    penilai = request.akses.pegawai
    if penilai is None:
        raise AturanDilanggar("akun.tanpa_pegawai", "Akun Anda belum terhubung dengan data pegawai.")
    periode = pilih_periode(penilai.instansi, bilangan(request.GET.get("tahun")))
    if periode is None:
        raise Http404
    status, pesan = 200, ""
    if request.method == "POST":
        dipilih = _dipilih(request)
        if dipilih:
            hasil = jalankan_bersama(
                langkah=aksi, dipilih=dipilih, penilai=penilai, periode=periode, oleh=request.akses
            )
            request.session[LAPORAN] = [aksi, periode.tahun, [astuple(h) for h in hasil]]
            alamat = reverse("appraisal:bersama", args=[aksi])
            return redirect(f"{alamat}?{urlencode({'tahun': periode.tahun, 'laporan': 1})}")
        status, pesan = 422, "Pilih paling sedikit satu orang."
    langkah = LANGKAH_BERSAMA[aksi]
    calon = langkah.list_calon(penilai, periode)
    catat_baca(request.akses, "bawahan.dilihat", periode, pegawai=[c.pegawai.pk for c in calon])
    konteks = {
        "langkah": langkah,
        "periode": periode,
        "ikut": [c for c in calon if not c.halangan],
        "tidak": [c for c in calon if c.halangan],
        "laporan": _laporan(request, aksi, periode.tahun),
        "pesan_salah": pesan,
    }
    return render(request, "appraisal/bersama.html", konteks, status=status)


def _dipilih(request: Permintaan) -> dict[int, int]:
    """The ticked documents with the revision that the page showed; what is no such pair is left out."""
    pasangan = (tuple(bilangan(b) for b in tanda.split("-", 1)) for tanda in request.POST.getlist("pilih"))
    return {p[0]: p[1] for p in pasangan if len(p) == 2 and p[0] is not None and p[1] is not None}


def _laporan(request: Permintaan, aksi: str, tahun: int) -> tuple[list[Kejadian], list[Kejadian]] | None:
    """Who went through and who did not, when the address asks for the report of this very step."""
    simpanan = request.session.get(LAPORAN)
    if not request.GET.get("laporan") or not simpanan or simpanan[:2] != [aksi, tahun]:
        return None
    semua = [Kejadian(*k) for k in simpanan[2]]
    return [k for k in semua if not k.alasan], [k for k in semua if k.alasan]
