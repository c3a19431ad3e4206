"""Who is missing and who is late: the lists of a unit, the workbook of all of them, and one reminder to all late."""

import io

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from appraisal.exports.pantauan import tulis_pantauan
from appraisal.monitoring import DAFTAR, Lingkup, dengan_pengingat, get_lingkup
from appraisal.services.pengingat import ingatkan_yang_terlambat
from appraisal.views.papan import izin_pantau
from appraisal.views.pilihan import pilih, saring
from appraisal.views.rekap import JENIS_XLSX
from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.models import JenisJejak, UnitKerja
from organisasi.services.jejak import catat_baca
from organisasi.services.pembatas import batasi_ekspor
from skp.models import Periode


@require_safe
def pemantauan(request: Permintaan) -> HttpResponse:
    """One list of a unit and everything below it, for a year."""
    request.tempat = "appraisal:papan"
    s = saring(request)
    unit, periode = s.unit, s.periode
    nama = request.GET.get("daftar", "")
    nama = nama if nama in DAFTAR else next(iter(DAFTAR))
    ruang = _lingkup(request, unit, periode) if unit and periode else None
    isi = halaman(request, DAFTAR[nama][1](ruang) if ruang else [])
    if ruang and unit:
        isi.object_list = dengan_pengingat(ruang, list(isi))
        catat_baca(request.akses, "pantauan.dilihat", unit, pegawai=[b.pegawai_id for b in isi if b.nilai is not None])
    konteks = {
        "s": s,
        "unit": unit,
        "periode": periode,
        "daftar": nama,
        "judul": DAFTAR[nama][0],
        "tab": [(kunci, judul) for kunci, (judul, _) in DAFTAR.items()],
        "halaman": isi,
        **izin_pantau(request, unit),
    }
    return render(request, "appraisal/pemantauan.html", konteks)


def _lingkup(request: Permintaan, unit: UnitKerja, periode: Periode) -> Lingkup:
    return get_lingkup(unit, periode, hanya_final=unit.pk not in request.akses.unit_admin)


@require_safe
def unduh(request: Permintaan) -> HttpResponse:
    """All lists as a workbook."""
    unit, periode = pilih(request, request.GET)
    if unit is None or periode is None:
        raise Http404
    batasi_ekspor(request.akses)
    isi = io.BytesIO()
    orang = tulis_pantauan(_lingkup(request, unit, periode), isi)
    catat_baca(request.akses, "pantauan.diekspor", unit, pegawai=orang, jenis=JenisJejak.EKSPOR, nilai=periode.pk)
    jawaban = HttpResponse(isi.getvalue(), content_type=JENIS_XLSX)
    nama = f"pemantauan-{slugify(unit.kode)}-{periode.tahun}.xlsx"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban


@require_POST
def ingatkan(request: Permintaan) -> HttpResponse:
    """Remind everybody who is late, once a day each."""
    unit, periode = pilih(request, request.POST)
    if unit is None or periode is None:
        raise Http404
    jumlah = ingatkan_yang_terlambat(unit=unit, periode=periode, oleh=request.akses)
    if jumlah:
        messages.success(request, f"Pengingat dikirim kepada {jumlah} orang.")
    else:
        messages.info(request, "Tidak ada yang terlambat dan belum diingatkan hari ini.")
    tujuan = urlencode([("unit", unit.pk), ("tahun", periode.tahun), ("daftar", request.POST.get("daftar", ""))])
    return redirect(f"{reverse('appraisal:pemantauan')}?{tujuan}")
