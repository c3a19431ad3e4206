"""The official forms as PDF: the stored final one, or a live print marked as a draft."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from appraisal.models import JenisDokumen
from appraisal.services.documents import BerkasPdf, ambil_pdf
from appraisal.views.hasil import get_penilaian
from organisasi.common.http import Permintaan
from skp.selectors import skp_terlihat_oleh


@require_safe
def dokumen_skp(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    """A form of one SKP."""
    skp = get_object_or_404(skp_terlihat_oleh(request.akses), pk=pk)
    return _kirim(ambil_pdf(JenisDokumen(jenis), skp))


@require_safe
def dokumen(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    """A form of the year."""
    return _kirim(ambil_pdf(JenisDokumen(jenis), get_penilaian(request, pk)))


def _kirim(berkas: BerkasPdf) -> HttpResponse:
    jawaban = HttpResponse(berkas.isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="{berkas.nama}"'
    return jawaban
