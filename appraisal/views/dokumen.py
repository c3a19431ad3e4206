"""The official forms: shown in a page, and as PDF; the stored final one, or a live print marked as a draft."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from appraisal.models import JenisDokumen
from appraisal.pdf.layar import susun_layar, susun_versi_layar
from appraisal.pdf.sumber import Sumber
from appraisal.selectors import capaian_terlihat_oleh
from appraisal.services.documents import BerkasPdf, ambil_pdf, ambil_versi_skp, get_dokumen
from appraisal.views.hasil import get_penilaian, lihat_penilaian
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.menu import tandai_tempat
from organisasi.models import JenisJejak
from organisasi.services.jejak import catat_baca
from skp.models import Skp
from skp.selectors import skp_terlihat_oleh


@require_safe
def lihat_skp(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    """A form of one SKP inside a page."""
    skp, lama = _skp_diminta(request, pk, jenis)
    lembar = susun_versi_layar(skp, lama) if lama else susun_layar(JenisDokumen(jenis), skp)
    catat_baca(request.akses, "skp.dilihat", skp, pegawai=[skp.pegawai_id])
    tandai_tempat(request, skp)
    berkas = reverse("appraisal:dokumen_skp", args=[pk, jenis]) + (f"?versi={lama}" if lama else "")
    isi = {"lembar": lembar, "berkas": berkas, "versi": lama, "induk": reverse("skp:rincian", args=[pk])}
    return _tampilkan(request, JenisDokumen(jenis), skp, isi)


@require_safe
def lihat(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    """A form of the year inside a page."""
    penilaian = lihat_penilaian(request, pk)
    lembar = susun_layar(JenisDokumen(jenis), penilaian)
    berkas, induk = reverse("appraisal:dokumen", args=[pk, jenis]), reverse("appraisal:hasil", args=[pk])
    isi = {"lembar": lembar, "berkas": berkas, "versi": None, "induk": induk}
    return _tampilkan(request, JenisDokumen(jenis), penilaian, isi)


def _tampilkan(request: Permintaan, jenis: JenisDokumen, sumber: Sumber, isi: dict[str, Any]) -> HttpResponse:
    dokumen = None if isi["versi"] else get_dokumen(jenis, sumber)
    isi |= {"judul": jenis.label, "sumber": sumber, "dokumen": dokumen}
    return render(request, "appraisal/dokumen.html", isi)


@require_safe
def dokumen_skp(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    """A form of one SKP: the contract as the plan is read, what tells a score as the score is read."""
    skp, lama = _skp_diminta(request, pk, jenis)
    if lama:
        return _kirim(request, "skp.dicetak", ambil_versi_skp(skp, lama), skp)
    return _cetak(request, "skp.dicetak", jenis, skp)


def _skp_diminta(request: Permintaan, pk: int, jenis: str) -> tuple[Skp, int | None]:
    """The SKP in scope, and the number of an earlier version when one was asked for."""
    terlihat = skp_terlihat_oleh if jenis == JenisDokumen.SKP else capaian_terlihat_oleh
    skp = get_object_or_404(terlihat(request.akses), pk=pk)
    nomor = bilangan(request.GET.get("versi"))
    return skp, nomor if jenis == JenisDokumen.SKP and nomor and nomor < skp.nomor_versi else None


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
