"""Retention: what is due, holds, proposals of destruction and their berita acara."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.models import JenisArsip, UsulMusnah
from appraisal.pdf import render as mesin
from appraisal.pdf.musnah import susun_berita_acara
from appraisal.retention.permissions import boleh_memusnahkan, boleh_memutuskan_musnah, boleh_retensi
from appraisal.retention.schedule import baca_jadwal
from appraisal.retention.selectors import (
    get_usul_terbuka,
    hitung_jatuh_waktu,
    hitung_per_orang,
    list_jatuh_waktu,
    list_pemilik,
    penahanan_terlihat_oleh,
    usul_terlihat_oleh,
)
from appraisal.retention_forms import CabutForm, PenahananForm, PutusanForm, UsulMusnahForm
from appraisal.services.retensi import (
    cabut_penahanan,
    laksanakan_musnah,
    pasang_penahanan,
    putuskan_musnah,
    usulkan_musnah,
)
from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.models import Instansi, JenisJejak, UnitKerja
from organisasi.services.jejak import catat_baca
from organisasi.views.isian import Halaman, layani_isian


@require_safe
def retensi(request: Permintaan) -> HttpResponse:
    """The schedule, what is due by kind and year without a name, and the proposals."""
    instansi, hari = _masuk(request)
    konteks = {
        "jadwal": baca_jadwal(),
        "jatuh_waktu": hitung_jatuh_waktu(instansi, hari),
        "halaman": halaman(request, usul_terlihat_oleh(request.akses)),
        "ditahan": penahanan_terlihat_oleh(request.akses).filter(dicabut_pada=None).count(),
    }
    return render(request, "appraisal/retensi.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def list_arsip(request: Permintaan, arsip: str, tahun: str) -> HttpResponse:
    """Whose records of one kind and year are due; a POST proposes them for destruction."""
    instansi, hari = _masuk(request)
    jenis, tahun_arsip = arsip, int(tahun)
    if jenis not in baca_jadwal().musnah:
        raise Http404
    form, status = UsulMusnahForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                usul = usulkan_musnah(jenis=jenis, tahun=tahun_arsip, oleh=request.akses, **form.cleaned_data)
            except AturanDilanggar as salah:
                status = salah.status_http
                form.tolak(salah)
            else:
                messages.success(request, "Usul musnah dibuat. Admin kepegawaian lain memutuskannya.")
                return redirect("appraisal:usul_musnah", pk=usul.pk)
    baris = list_jatuh_waktu(instansi, jenis, tahun_arsip, hari)
    isi = halaman(request, list_pemilik(baris))
    catat_baca(request.akses, "retensi.dilihat", instansi, pegawai=[p.pk for p in isi], nilai=[jenis, tahun_arsip])
    banyak = hitung_per_orang(baris, isi)
    konteks = {
        "judul": JenisArsip(jenis).label,
        "tahun": tahun_arsip,
        "masa": baca_jadwal().musnah[jenis],
        "jumlah": baris.count(),
        "halaman": isi,
        "daftar": [(p, banyak.get(p.pk, 0)) for p in isi],
        "form": form,
        "usul": None if form.errors else get_usul_terbuka(instansi, jenis, tahun_arsip),
    }
    return render(request, "appraisal/retensi_arsip.html", konteks, status=status)


@require_safe
def usul_musnah(request: Permintaan, pk: int) -> HttpResponse:
    """One proposal: what was proposed, who decided, and the list of what has gone."""
    return _tampilkan(request, _ambil_usul(request, pk), PutusanForm(), 200)


@require_POST
def putuskan(request: Permintaan, pk: int) -> HttpResponse:
    usul = _ambil_usul(request, pk)
    boleh_memutuskan_musnah(request.akses, usul).wajib()
    form, status = PutusanForm(request.POST), 422
    if form.is_valid():
        setuju = form.cleaned_data["putusan"] == "setuju"
        try:
            putuskan_musnah(usul_id=pk, setuju=setuju, catatan=form.cleaned_data["catatan"], oleh=request.akses)
        except AturanDilanggar as salah:
            status = salah.status_http
            form.tolak(salah)
        else:
            pesan = "Usul disetujui; pemusnahan berjalan di latar belakang." if setuju else "Usul ditolak."
            messages.success(request, pesan)
            return redirect("appraisal:usul_musnah", pk=pk)
    return _tampilkan(request, usul, form, status)


@require_POST
def laksanakan(request: Permintaan, pk: int) -> HttpResponse:
    """Take interrupted work up again."""
    usul = _ambil_usul(request, pk)
    pekerjaan = laksanakan_musnah(usul_id=usul.pk, oleh=request.akses)
    messages.success(request, "Pemusnahan dilanjutkan di latar belakang.")
    return redirect("rincian_pekerjaan", pk=pekerjaan.pk)


@require_safe
def berita_acara(request: Permintaan, pk: int) -> HttpResponse:
    """The berita acara as PDF, once everything on it has gone."""
    usul = _ambil_usul(request, pk)
    if usul.selesai_pada is None:
        raise Http404
    catat_baca(
        request.akses,
        "retensi.dicetak",
        usul,
        pegawai=usul.daftar_butir.values_list("pegawai", flat=True).distinct(),
        jenis=JenisJejak.CETAK,
    )
    jawaban = HttpResponse(mesin.cetak(susun_berita_acara(usul)), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="berita-acara-musnah-{usul.pk}.pdf"'
    return jawaban


@require_http_methods(["GET", "HEAD", "POST"])
def penahanan(request: Permintaan) -> HttpResponse:
    """Every hold, and a form for the next."""
    instansi, _ = _masuk(request)
    form = PenahananForm(request.POST if request.method == "POST" else None, akses=request.akses, instansi=instansi)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            isi = form.cleaned_data
            unit = UnitKerja.objects.filter(pk=isi.pop("unit"), instansi=instansi).first()
            try:
                pasang_penahanan(unit=unit, oleh=request.akses, **isi)
            except AturanDilanggar as salah:
                form.tolak(salah)
            else:
                messages.success(request, "Penahanan dipasang. Arsipnya tidak jatuh waktu sampai dicabut.")
                return redirect("appraisal:penahanan")
    daftar = halaman(request, penahanan_terlihat_oleh(request.akses))
    catat_baca(request.akses, "retensi.dilihat", instansi, pegawai=[p.pegawai_id for p in daftar])
    konteks = {"form": form, "halaman": daftar}
    return render(request, "appraisal/penahanan.html", konteks, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def cabut(request: Permintaan, pk: int) -> HttpResponse:
    _masuk(request)
    baris = get_object_or_404(penahanan_terlihat_oleh(request.akses), pk=pk)
    form = CabutForm(request.POST if request.method == "POST" else None)
    return layani_isian(
        request,
        form,
        Halaman(
            judul="Cabut penahanan",
            kembali=reverse("appraisal:penahanan"),
            tentang=baris.sasaran,
            akibat=("Arsip yang ditahan kembali jatuh waktu menurut jadwal retensi.",),
            tombol="Cabut penahanan",
        ),
        lambda: cabut_penahanan(penahanan_id=baris.pk, alasan=form.cleaned_data["alasan"], oleh=request.akses),
        "Penahanan dicabut.",
    )


def _masuk(request: Permintaan) -> tuple[Instansi, date]:
    boleh_retensi(request.akses).wajib()
    assert request.akses.instansi is not None  # noqa: S101 - boleh_retensi has asked
    return request.akses.instansi, hari_ini(request.akses.instansi.zona_waktu)


def _ambil_usul(request: Permintaan, pk: int) -> UsulMusnah:
    _masuk(request)
    return get_object_or_404(usul_terlihat_oleh(request.akses), pk=pk)


def _tampilkan(request: Permintaan, usul: UsulMusnah, form: PutusanForm, status: int) -> HttpResponse:
    isi = halaman(request, usul.daftar_butir.select_related("pegawai"))
    catat_baca(request.akses, "retensi.dilihat", usul, pegawai=[b.pegawai_id for b in isi])
    konteks = {
        "usul": usul,
        "form": form,
        "putusan": boleh_memutuskan_musnah(request.akses, usul),
        "dilaksanakan": boleh_memusnahkan(request.akses, usul),
        "halaman": isi,
    }
    return render(request, "appraisal/usul_musnah.html", konteks, status=status)
