"""The coverage map of the work plan: counts, the lists they open, and the same as a workbook."""

import io
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from appraisal.exports.cakupan import tulis_cakupan
from appraisal.plan_coverage import DAFTAR, get_cakupan
from appraisal.views.pilihan import pilih, saring
from appraisal.views.rekap import JENIS_XLSX
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan, halaman
from organisasi.models import JenisJejak
from organisasi.services.jejak import catat_baca
from organisasi.services.pembatas import batasi_ekspor


@require_safe
def cakupan(request: Permintaan) -> HttpResponse:
    """One of the lists, or with ``indikator`` those who carry it."""
    s = saring(request)
    request.tempat = "skp:rkt"
    daftar = request.GET.get("daftar", "")
    konteks: dict[str, Any] = {
        "s": s,
        "daftar": daftar if daftar in DAFTAR else "belum",
        "tab": (),
        "butir": None,
        "halaman": None,
    }
    if s.unit and s.periode:
        peta = get_cakupan(s.unit, s.periode)
        jumlah = peta.hitung()
        konteks |= {"jumlah": jumlah, "tab": [(k, judul, jumlah[k]) for k, judul in DAFTAR.items()]}
        nomor = bilangan(request.GET.get("indikator"))
        if nomor is not None:
            butir = get_object_or_404(peta.indikator, pk=nomor)
            konteks |= {"butir": butir, "halaman": halaman(request, peta.list_pemikul(butir))}
        elif daftar == "menggantung":
            konteks["halaman"] = halaman(request, peta.list_menggantung())
        else:
            isi = halaman(request, peta.list_indikator(dipikul=daftar == "dipikul"))
            hitungan = peta.hitung_pemikul(list(isi))
            isi.object_list = [(b, hitungan.get(b.pk)) for b in isi]
            konteks["halaman"] = isi
        if konteks["butir"] or daftar == "menggantung":
            orang = [k.versi.skp.pegawai_id for k in konteks["halaman"]]
            catat_baca(request.akses, "rekap.dilihat", s.unit, pegawai=orang)
    return render(request, "appraisal/cakupan.html", konteks)


@require_safe
def cakupan_xlsx(request: Permintaan) -> HttpResponse:
    unit, periode = pilih(request, request.GET)
    if unit is None or periode is None:
        raise Http404
    batasi_ekspor(request.akses)
    isi = io.BytesIO()
    orang = tulis_cakupan(get_cakupan(unit, periode), isi)
    catat_baca(request.akses, "rekap.diekspor", unit, pegawai=orang, jenis=JenisJejak.EKSPOR, nilai=periode.pk)
    jawaban = HttpResponse(isi.getvalue(), content_type=JENIS_XLSX)
    nama = f"cakupan-{slugify(unit.kode)}-{periode.tahun}.xlsx"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban
