"""Cutting the targets to the months worked: proposal beside target, everything open to correction."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.http import Permintaan
from organisasi.common.rows import BarisFormSet
from skp.circumstance_forms import AlasanTargetForm, TargetForm, isi_target
from skp.circumstance_steps import dapat_disesuaikan
from skp.models import KeadaanKhusus
from skp.permissions import boleh_menyesuaikan, peran_atas
from skp.services.adjust import get_masa_kerja, list_usulan, sesuaikan_target
from skp.states import Peran
from skp.views.circumstances import get_keadaan


@require_http_methods(["GET", "HEAD", "POST"])
def target(request: Permintaan, pk: int) -> HttpResponse:
    keadaan = get_keadaan(request, pk)
    if keadaan.skp is None or not dapat_disesuaikan(keadaan):
        raise KeadaanBerubah(
            "skp.status_tidak_sesuai", "Target tidak sedang dapat disesuaikan: SKP belum ditetapkan atau sudah ditutup."
        )
    boleh_menyesuaikan(keadaan.skp, request.akses).wajib()
    usulan = list_usulan(keadaan.skp, keadaan)
    pabrik = forms.formset_factory(TargetForm, formset=BarisFormSet, extra=0)
    formset = pabrik(request.POST or None, initial=[isi_target(u) for u in usulan], prefix="t")
    form = AlasanTargetForm(request.POST or None)
    status, pesan = 200, ""
    if request.method == "POST":
        status = 422
        if form.is_valid() and formset.is_valid():
            try:
                return _simpan(request, keadaan, formset, form)
            except AturanDilanggar as salah:
                status, pesan = salah.status_http, "" if salah.kode == "skp.alasan" else salah.pesan
                form.tolak(salah)
    konteks = {
        "keadaan": keadaan,
        "skp": keadaan.skp,
        "masa": get_masa_kerja(keadaan.skp, keadaan),
        "baris": list(zip(usulan, formset.forms, strict=False)),
        "formset": formset,
        "form": form,
        "pesan_salah": pesan,
        "milik_saya": Peran.PEMILIK in peran_atas(keadaan.skp, request.akses),
    }
    return render(request, "skp/keadaan_target.html", konteks, status=status)


def _simpan(request: Permintaan, keadaan: KeadaanKhusus, formset: Any, form: AlasanTargetForm) -> HttpResponse:
    assert keadaan.skp is not None  # noqa: S101 - asked for by the view
    sesuaikan_target(
        skp_id=keadaan.skp.pk,
        keadaan_id=keadaan.pk,
        target={f.cleaned_data["kegiatan_id"]: f.target() for f in formset.forms},
        alasan=form.cleaned_data["alasan"],
        oleh=request.akses,
    )
    keadaan.skp.refresh_from_db()
    diajukan = keadaan.skp.status == "perubahan"
    ekor = "diajukan kepada pejabat penilai" if diajukan else "disusun; pegawai mengajukannya"
    messages.success(request, f"Penyesuaian target telah {ekor}.")
    return redirect("skp:keadaan_rincian", pk=keadaan.pk)
