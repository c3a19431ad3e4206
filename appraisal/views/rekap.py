"""The recap of a unit: on screen and as a workbook."""

import io
from itertools import islice

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from appraisal.credit import list_kredit
from appraisal.exports.rekap_unit import tulis_rekap
from appraisal.jobs import ARSIP, CETAK, REKAP
from appraisal.recap import list_kekurangan, list_orang, list_rekap
from appraisal.views.pilihan import pilih, saring
from organisasi.common.errors import KeadaanBerubah
from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.models import JenisJejak
from organisasi.services.jejak import catat_baca
from organisasi.services.pekerjaan import minta_pekerjaan
from organisasi.services.pembatas import batasi_ekspor

BUNDEL = {"zip": (ARSIP, "Arsip formulir"), "pdf": (CETAK, "Cetakan formulir"), "xlsx": (REKAP, "Rekap")}
LANGSUNG = 300
"""People up to which the page offers the workbook at once; more are written in the background."""
TERLALU_BESAR = (
    f"Rekap lebih dari {LANGSUNG} pegawai disusun di latar belakang. Tekan “Siapkan buku kerja” pada halaman rekap."
)
BARIS_KEKURANGAN = 50
"""Gaps on the page; the workbook has them all."""
JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def rekap(request: Permintaan) -> HttpResponse:
    """Results and gaps of a unit and everything below it."""
    s = saring(request)
    unit, periode = s.unit, s.periode
    daftar = list_rekap(unit, periode, hanya_final=unit.pk not in request.akses.unit_admin) if unit and periode else []
    isi = halaman(request, daftar)
    kekurangan = list_kekurangan(unit, periode, BARIS_KEKURANGAN) if unit and periode else ()
    if unit:
        catat_baca(request.akses, "rekap.dilihat", unit, pegawai=[b.pegawai_id for b in isi if b.penilaian_id])
    konteks = {
        "s": s,
        "unit": unit,
        "periode": periode,
        "halaman": isi,
        "kekurangan": list(islice(kekurangan, BARIS_KEKURANGAN)),
        "langsung": len(daftar) <= LANGSUNG,
    }
    return render(request, "appraisal/rekap.html", konteks)


@require_POST
def bundel(request: Permintaan) -> HttpResponse:
    """Order all final forms of a unit as one archive, or as one PDF for the printer."""
    unit, periode = pilih(request, request.POST)
    jenis, judul = BUNDEL.get(request.POST.get("bentuk", ""), (None, ""))
    if unit is None or periode is None or jenis is None:
        raise Http404
    pekerjaan = minta_pekerjaan(
        jenis=jenis.kunci,
        judul=f"{judul} {unit.nama} tahun {periode.tahun}",
        isian={"unit": unit.pk, "periode": periode.pk},
        oleh=request.akses,
    )
    return redirect("rincian_pekerjaan", pk=pekerjaan.pk)


@require_safe
def angka_kredit(request: Permintaan) -> HttpResponse:
    """Totals of angka kredit: whether the year's target was met stands beside the score, never in it (SC-13)."""
    unit, periode = pilih(request, request.GET)
    daftar = list_kredit(unit, periode) if unit and periode else []
    if unit:
        catat_baca(request.akses, "rekap.dilihat", unit, pegawai=[b.pegawai_id for b in daftar])
    return render(request, "appraisal/angka_kredit.html", {"unit": unit, "periode": periode, "daftar": daftar})


@require_safe
def rekap_xlsx(request: Permintaan) -> HttpResponse:
    unit, periode = pilih(request, request.GET)
    if unit is None or periode is None:
        raise Http404
    if len(list_rekap(unit, periode)) > LANGSUNG:
        raise KeadaanBerubah("rekap.terlalu_besar", TERLALU_BESAR)
    batasi_ekspor(request.akses)
    isi = io.BytesIO()
    tulis_rekap(unit, periode, isi, hanya_final=unit.pk not in request.akses.unit_admin)
    orang = list_orang(unit, periode)
    catat_baca(request.akses, "rekap.diekspor", unit, pegawai=orang, jenis=JenisJejak.EKSPOR, nilai=periode.pk)
    jawaban = HttpResponse(isi.getvalue(), content_type=JENIS_XLSX)
    nama = f"rekap-{slugify(unit.kode)}-{periode.tahun}.xlsx"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban
