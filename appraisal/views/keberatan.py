"""The objection as a conversation: filing, answering, deciding."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from appraisal.forms import KeputusanForm, PernyataanForm
from appraisal.models import Keberatan, Penilaian
from appraisal.permissions import boleh
from appraisal.services.keberatan import ajukan_keberatan, list_butir, putuskan_keberatan, tanggapi_keberatan
from appraisal.services.transitions import tolak_status
from appraisal.states import AksiPenilaian
from appraisal.views.hasil import get_penilaian, konteks_hasil, lihat_penilaian
from appraisal.waiting import batas
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.fields import TeksBersih
from organisasi.common.http import Permintaan
from organisasi.drafts import data_formulir, selesai_diisi

MAKS_ALASAN_BUTIR = 2000


@require_http_methods(["GET", "HEAD", "POST"])
def ajukan(request: Permintaan, pk: int) -> HttpResponse:
    """Pick the disputed figures, give the reasons, see the clock."""
    penilaian = get_penilaian(request, pk)
    boleh(AksiPenilaian.AJUKAN_KEBERATAN, penilaian, request.akses).wajib()
    tolak_status(AksiPenilaian.AJUKAN_KEBERATAN, penilaian)
    data = data_formulir(request)
    form = PernyataanForm(data, label="Keberatan Anda dan alasannya")
    butir = list_butir(penilaian)
    dipilih = {b.kunci: data.get(f"alasan-{b.kunci}", "") for b in butir if f"pilih-{b.kunci}" in data} if data else {}
    if request.method == "POST" and form.is_valid() and _bersih(form, dipilih):
        try:
            ajukan_keberatan(
                penilaian_id=penilaian.pk, alasan=form.cleaned_data["isi"], butir=dipilih, oleh=request.akses
            )
        except KeadaanBerubah:
            raise
        except AturanDilanggar as salah:
            form.add_error(None, salah.pesan)
        else:
            selesai_diisi(request)
            messages.success(
                request, "Keberatan Anda telah diterima. Pejabat penilai mempunyai 14 hari untuk menanggapi."
            )
            return redirect("appraisal:hasil", pk=penilaian.pk)
    konteks = {
        "penilaian": penilaian,
        "form": form,
        "butir": [(b, b.kunci in dipilih, dipilih.get(b.kunci, "")) for b in butir],
        "batas": batas(penilaian),
    }
    return render(request, "appraisal/keberatan.html", konteks, status=422 if request.method == "POST" else 200)


def _bersih(form: PernyataanForm, dipilih: dict[str, str]) -> bool:
    """The reasons of the picked figures pass the same checks as any other text."""
    bidang = TeksBersih(max_length=MAKS_ALASAN_BUTIR, required=False)
    for kunci, teks in dipilih.items():
        try:
            dipilih[kunci] = bidang.clean(teks)
        except Exception as salah:  # noqa: BLE001 - a ValidationError of any kind becomes a sentence of the form
            form.add_error(None, " ".join(getattr(salah, "messages", [str(salah)])))
            return False
    return True


@require_POST
def tanggapi(request: Permintaan, pk: int) -> HttpResponse:
    """The assessor's written answer."""
    penilaian = get_penilaian(request, pk)
    form = PernyataanForm(request.POST, label="Tanggapan atas keberatan")
    if form.is_valid():
        try:
            tanggapi_keberatan(penilaian_id=penilaian.pk, tanggapan=form.cleaned_data["isi"], oleh=request.akses)
        except KeadaanBerubah:
            raise
        except AturanDilanggar as salah:
            form.add_error(None, salah.pesan)
        else:
            messages.success(request, "Tanggapan telah dikirim bersama keberatan kepada atasan pejabat penilai.")
            return redirect("appraisal:hasil", pk=penilaian.pk)
    boleh(AksiPenilaian.TANGGAPI, penilaian, request.akses).wajib()
    konteks = konteks_hasil(request, penilaian, form_tanggapan=form)
    return render(request, "appraisal/hasil.html", konteks, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def putuskan(request: Permintaan, pk: int) -> HttpResponse:
    """Both sides beside each other, and the decision that keeps or changes figures."""
    penilaian = lihat_penilaian(request, pk)
    boleh(AksiPenilaian.PUTUSKAN, penilaian, request.akses).wajib()
    keberatan = Keberatan.objects.filter(penilaian=penilaian).prefetch_related("daftar_butir").first()
    if keberatan is None or keberatan.diputuskan_pada:
        raise KeadaanBerubah("keberatan.tidak_terbuka", "Tidak ada keberatan yang menunggu keputusan Anda.")
    data = data_formulir(request)
    form = PernyataanForm(data, label="Keputusan dan pertimbangannya")
    nilai = KeputusanForm(data, butir=_urut(penilaian, keberatan))
    if request.method == "POST" and form.is_valid() and nilai.is_valid() and _putuskan(request, penilaian, form, nilai):
        selesai_diisi(request)
        messages.success(request, "Keputusan telah dicatat. Sahkan hasilnya agar berlaku.")
        return redirect("appraisal:hasil", pk=penilaian.pk)
    dipersoalkan = {f"{b.jenis}:{b.acuan}": b for b in keberatan.daftar_butir.all()}
    konteks = {
        "penilaian": penilaian,
        "keberatan": keberatan,
        "form": form,
        "nilai": nilai,
        "batas": batas(penilaian),
        "butir": [(b, nilai[b.kunci], dipersoalkan.get(b.kunci)) for b in nilai.butir],
    }
    return render(request, "appraisal/keputusan.html", konteks, status=422 if request.method == "POST" else 200)


def _urut(penilaian: Penilaian, keberatan: Keberatan) -> list[Any]:
    """Every figure, the disputed ones first."""
    dipersoalkan = {f"{b.jenis}:{b.acuan}" for b in keberatan.daftar_butir.all()}
    return sorted(list_butir(penilaian), key=lambda b: b.kunci not in dipersoalkan)


def _putuskan(request: Permintaan, penilaian: Penilaian, form: PernyataanForm, nilai: KeputusanForm) -> bool:
    try:
        putuskan_keberatan(
            penilaian_id=penilaian.pk,
            keputusan=form.cleaned_data["isi"],
            perubahan=nilai.perubahan(),
            oleh=request.akses,
        )
    except KeadaanBerubah:
        raise
    except AturanDilanggar as salah:
        form.add_error(None, salah.pesan)
        return False
    return True
