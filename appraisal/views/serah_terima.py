"""Handing the notes over when an assessor leaves his position."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from appraisal.handover import batas_serah_terima, get_penerima, list_diserahkan
from appraisal.models import SerahTerima
from appraisal.services.serah_terima import serah_terimakan
from organisasi.common.errors import AturanDilanggar
from organisasi.common.fields import TeksBersih
from organisasi.common.http import Permintaan
from organisasi.forms.isian import Isian
from organisasi.models import Penempatan


class SerahTerimaForm(Isian):
    catatan = TeksBersih(
        label="Pesan untuk penerima", max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )


@require_http_methods(["GET", "HEAD", "POST"])
def serah_terima(request: Permintaan, pk: int) -> HttpResponse:
    """Whose notes go to whom; only one's own positions are there."""
    milik = Penempatan.objects.filter(pegawai=request.akses.pegawai, jabatan__kepala=True, selesai__isnull=False)
    penempatan = get_object_or_404(milik.select_related("pegawai__instansi", "jabatan__unit"), pk=pk)
    form = SerahTerimaForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                serah = serah_terimakan(
                    penempatan_id=penempatan.pk, catatan=form.cleaned_data["catatan"], oleh=request.akses
                )
            except AturanDilanggar as salah:
                status = salah.status_http
                form.tolak(salah)
            else:
                messages.success(request, f"Catatan telah diserahkan kepada {serah.penerima}.")
                return redirect("appraisal:serah_terima", pk=penempatan.pk)
    konteks = {
        "penempatan": penempatan,
        "daftar": list_diserahkan(penempatan),
        "penerima": get_penerima(penempatan),
        "batas": batas_serah_terima(penempatan),
        "serah": SerahTerima.objects.filter(penempatan=penempatan).select_related("penerima").first(),
        "form": form,
    }
    return render(request, "appraisal/serah_terima.html", konteks, status=status)
