"""Carrying last year's activities over: the list with what is decided, and one page for each."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.common.errors import AturanDilanggar
from organisasi.common.http import Permintaan
from organisasi.drafts import data_formulir, selesai_diisi
from skp.carry import BarisBawaan, berikutnya, list_bawaan, wajib_draf
from skp.carry_forms import IsiBawaanForm, PilihanBawaanForm
from skp.models import PilihanBawaan, Skp
from skp.permissions import boleh_mengubah_rencana
from skp.selectors import list_kegiatan
from skp.services.carry import putuskan_bawaan
from skp.views.plan import lihat_skp
from skp.warnings import sama_dengan_tahun_lalu


def ambil_skp(request: Permintaan, pk: int) -> Skp:
    """The draft of an SKP for whoever may change its rows; 409 once it was submitted."""
    skp = lihat_skp(request, pk)
    boleh_mengubah_rencana(skp, request.akses).wajib()
    wajib_draf(skp)
    return skp


@require_safe
def daftar(request: Permintaan, pk: int) -> HttpResponse:
    """Every activity of last year with what was decided, and where to go on."""
    skp = ambil_skp(request, pk)
    semua = list_bawaan(skp)
    konteks = {
        "skp": skp,
        "tahun_lalu": skp.periode.tahun - 1,
        "daftar": semua,
        "lanjut": berikutnya(semua),
        "diputuskan": sum(b.keputusan is not None for b in semua),
        "sama": sama_dengan_tahun_lalu(list(list_kegiatan(skp)), [b.lama for b in semua], skp.periode.tahun - 1),
    }
    return render(request, "skp/bawa.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def baris(request: Permintaan, pk: int, urut: int) -> HttpResponse:
    """One activity of last year: what changes? Saving leads to the next one without an answer."""
    skp = ambil_skp(request, pk)
    semua = list_bawaan(skp)
    ini = next((b for b in semua if b.urut == urut), None)
    if ini is None:
        raise Http404("Tidak ada kegiatan tahun lalu dengan nomor ini.")
    data = data_formulir(request)
    form, isian = PilihanBawaanForm(data, baris=ini), IsiBawaanForm(data, baris=ini, jabatan=skp.penempatan.jabatan)
    status = 200
    if request.method == "POST":
        status = 422
        if form.sesuai(isian):
            try:
                _putuskan(request, skp, ini, form, isian)
            except AturanDilanggar as salah:
                status = salah.status_http
                form.tolak(salah)
            else:
                return _lanjut(request, skp, urut)
    konteks = {"skp": skp, "baris": ini, "banyak": len(semua), "tahun_lalu": skp.periode.tahun - 1}
    return render(request, "skp/bawa_baris.html", konteks | {"form": form, "isian": isian}, status=status)


def _putuskan(request: Permintaan, skp: Skp, ini: BarisBawaan, form: PilihanBawaanForm, isian: Any) -> None:
    pilihan = PilihanBawaan(form.cleaned_data["pilihan"])
    putuskan_bawaan(
        skp_id=skp.pk,
        lama_id=ini.lama.pk,
        pilihan=pilihan,
        isi=isian.baris() if pilihan == PilihanBawaan.UBAH else None,
        oleh=request.akses,
    )


def _lanjut(request: Permintaan, skp: Skp, urut: int) -> HttpResponse:
    selesai_diisi(request)
    lagi = berikutnya(list_bawaan(skp), urut)
    if lagi is None:
        messages.success(request, "Semua kegiatan tahun lalu sudah dijawab. Periksa hasilnya, lalu lengkapi SKP Anda.")
        return redirect("skp:bawa", pk=skp.pk)
    messages.success(request, f"Kegiatan {urut} tersimpan.")
    return redirect("skp:bawa_baris", pk=skp.pk, urut=lagi.urut)
