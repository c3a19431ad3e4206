"""The official forms as PDF: the stored final one, or a live print marked as a draft."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from appraisal.models import JenisDokumen
from appraisal.pdf.sumber import Sumber
from appraisal.selectors import capaian_terlihat_oleh
from appraisal.services.documents import BerkasPdf, ambil_pdf, ambil_versi_skp
from appraisal.views.hasil import get_penilaian
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.models import JenisJejak
from organisasi.services.jejak import catat_baca
from skp.selectors import skp_terlihat_oleh


@require_safe
def dokumen_skp(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    """A form of one SKP: the contract as the plan is read, what tells a score as the score is read."""
    terlihat = skp_terlihat_oleh if jenis == JenisDokumen.SKP else capaian_terlihat_oleh
    skp = get_object_or_404(terlihat(request.akses), pk=pk)
    nomor = bilangan(request.GET.get("versi"))
    if jenis == JenisDokumen.SKP and nomor and nomor < skp.nomor_versi:
        return _kirim(request, "skp.dicetak", ambil_versi_skp(skp, nomor), skp)
    return _cetak(request, "skp.dicetak", jenis, skp)


@require_safe
def dokumen(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    """A form of the year."""
    return _cetak(request, "penilaian.dicetak", jenis, get_penilaian(request, pk))


def _cetak(request: Permintaan, kejadian: str, jenis: str, sumber: Sumber) -> HttpResponse:
    return _kirim(request, kejadian, ambil_pdf(JenisDokumen(jenis), sumber), sumber)


def _kirim(request: Permintaan, kejadian: str, berkas: BerkasPdf, sumber: Sumber) -> HttpResponse:
    """The form, once the print of another person's form stands in the audit trail."""
    catat_baca(request.akses, kejadian, sumber, pegawai=[sumber.pegawai_id], jenis=JenisJejak.CETAK, nilai=berkas.sidik)
    jawaban = HttpResponse(berkas.isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="{berkas.nama}"'
    return jawaban
