"""The monthly evaluation of a unit: figures, the people behind each, and the report as PDF and workbook."""

import io

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from appraisal.evaluation import Evaluasi, bulan_terakhir, melapor_per_bulan, susun_evaluasi
from appraisal.exports.evaluasi import tulis_evaluasi
from appraisal.jobs import EVALUASI
from appraisal.pdf import render as mesin
from appraisal.pdf.laporan import PALING_BANYAK_NAMA, susun_laporan
from appraisal.views.pilihan import pilih, saring
from appraisal.views.rekap import JENIS_XLSX, LANGSUNG
from organisasi.common.angka import BULAN
from organisasi.common.grafik import Grafik, Titik
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan, halaman
from organisasi.models import JenisJejak, UnitKerja
from organisasi.services.jejak import catat_baca
from organisasi.services.pekerjaan import minta_pekerjaan
from organisasi.services.pembatas import batasi_ekspor
from skp.models import Periode


@require_safe
def evaluasi(request: Permintaan) -> HttpResponse:
    """One month of a unit and everything below it."""
    s = saring(request)
    unit, periode = s.unit, s.periode
    e = susun_evaluasi(unit, periode, _bulan(request.GET, periode)) if unit and periode else None
    konteks = {
        "s": s,
        "e": e,
        "unit": unit,
        "periode": periode,
        "grafik": _grafik(e) if e else None,
        "langsung": e is not None and len(e.kemajuan) <= LANGSUNG,
        "daftar_bulan": list(enumerate(BULAN, 1)),
    }
    return render(request, "appraisal/evaluasi.html", konteks)


def _bulan(isian: QueryDict, periode: Periode) -> int:
    """The month asked for, else the one a report is due for."""
    bulan = bilangan(isian.get("bulan"))
    return bulan if bulan and 1 <= bulan <= len(BULAN) else bulan_terakhir(periode)


def _grafik(e: Evaluasi) -> Grafik:
    per_bulan = melapor_per_bulan(e.unit, e.periode)
    titik = [Titik(nama[:3], per_bulan.get(nomor, 0)) for nomor, nama in enumerate(BULAN, 1)]
    judul = f"Pegawai yang melaporkan kemajuan, {e.periode.tahun}"
    return Grafik(judul, titik, jenis="kolom", kepala=("Bulan", "Pegawai"))


@require_safe
def orang(request: Permintaan) -> HttpResponse:
    """The people behind one figure."""
    e = _wajib(request, request.GET)
    angka = e.semua.get(request.GET.get("angka", "ber-skp"))
    if angka is None:
        raise Http404
    isi = halaman(request, angka.orang)
    catat_baca(request.akses, "evaluasi.dilihat", e.unit, pegawai=[o.pegawai_id for o in isi])
    return render(request, "appraisal/evaluasi_orang.html", {"e": e, "angka": angka, "halaman": isi})


def _wajib(request: Permintaan, isian: QueryDict) -> Evaluasi:
    unit, periode = _unit_periode(request, isian)
    return susun_evaluasi(unit, periode, _bulan(isian, periode))


def _unit_periode(request: Permintaan, isian: QueryDict) -> tuple[UnitKerja, Periode]:
    unit, periode = pilih(request, isian)
    if unit is None or periode is None:
        raise Http404
    return unit, periode


@require_safe
def cetak(request: Permintaan) -> HttpResponse:
    """The report as PDF."""
    e = _wajib(request, request.GET)
    pdf = mesin.cetak(susun_laporan(e))
    disebut = [o.pegawai_id for o in e.semua["belum-melapor"].orang[:PALING_BANYAK_NAMA]]
    catat_baca(request.akses, "evaluasi.dicetak", e.unit, pegawai=disebut, jenis=JenisJejak.CETAK, nilai=e.judul)
    jawaban = HttpResponse(pdf, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="{_nama(e)}.pdf"'
    return jawaban


@require_safe
def unduh(request: Permintaan) -> HttpResponse:
    """The report as a workbook with everybody behind its figures."""
    e = _wajib(request, request.GET)
    batasi_ekspor(request.akses)
    isi = io.BytesIO()
    disebut = tulis_evaluasi(e, isi)
    catat_baca(request.akses, "evaluasi.diekspor", e.unit, pegawai=disebut, jenis=JenisJejak.EKSPOR, nilai=e.judul)
    jawaban = HttpResponse(isi.getvalue(), content_type=JENIS_XLSX)
    jawaban["Content-Disposition"] = f'attachment; filename="{_nama(e)}.xlsx"'
    return jawaban


def _nama(e: Evaluasi) -> str:
    return f"evaluasi-{slugify(e.unit.kode)}-{e.periode.tahun}-{e.bulan:02}"


@require_POST
def siapkan(request: Permintaan) -> HttpResponse:
    """The workbook of a large unit, written in the background."""
    unit, periode = _unit_periode(request, request.POST)
    bulan = _bulan(request.POST, periode)
    pekerjaan = minta_pekerjaan(
        jenis=EVALUASI.kunci,
        judul=f"Evaluasi {unit.nama} {BULAN[bulan - 1]} {periode.tahun}",
        isian={"unit": unit.pk, "periode": periode.pk, "bulan": bulan},
        oleh=request.akses,
    )
    return redirect("rincian_pekerjaan", pk=pekerjaan.pk)
