"""Warnings about targets while they are typed; nothing is stored."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from appraisal.preview import timbang_target
from organisasi.common.http import Permintaan
from skp.forms import formset_kegiatan
from skp.permissions import boleh_mengubah_rencana
from skp.selectors import list_indikator
from skp.views.plan import get_skp, versi_disusun


@require_POST
def pratinjau(request: Permintaan, pk: int) -> HttpResponse:
    """A fragment under the editor: every complete row counts, the others are left out until they are."""
    skp = get_skp(request, pk)
    boleh_mengubah_rencana(skp, request.akses).wajib()
    versi_disusun(skp)
    formset = formset_kegiatan(request.POST)
    formset.is_valid()
    baris = [f.baris() for f in formset.baris_isi if f.is_valid()]
    ada_rkt = list_indikator(skp).exists()
    return render(request, "appraisal/_peringatan_target.html", timbang_target(skp, baris, ada_rkt=ada_rkt))
