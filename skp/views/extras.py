"""Tugas tambahan and kreativitas: adding, changing, taking out."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.http import Permintaan
from skp.forms import KreativitasForm, TugasTambahanForm
from skp.models import Kreativitas, Skp, TugasTambahan, Varian
from skp.models.tambahan import PENANDATANGAN_KREATIVITAS
from skp.permissions import boleh_mengisi_realisasi
from skp.services.realisation import hapus_tambahan, simpan_tambahan
from skp.views.plan import get_skp

JENIS: dict[str, tuple[Any, Any, str]] = {
    "tugas-tambahan": (TugasTambahan, TugasTambahanForm, "daftar_tugas_tambahan"),
    "kreativitas": (Kreativitas, KreativitasForm, "daftar_kreativitas"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def isi(request: Permintaan, pk: int, jenis: str, nomor: int | None = None) -> HttpResponse:
    """Add (``nomor`` empty) or change one task or creation."""
    skp = get_skp(request, pk)
    boleh_mengisi_realisasi(skp, request.akses).wajib()
    model, kelas, kaitan = JENIS[jenis]
    unsur = get_object_or_404(getattr(skp, kaitan), pk=nomor) if nomor else model(skp=skp)
    form = kelas(request.POST or None, initial={n: getattr(unsur, n) for n in kelas.base_fields})
    if skp.periode.varian != Varian.PAPARAN_2012:
        del form.fields["target"], form.fields["realisasi"]
    if request.method == "POST" and form.is_valid() and _simpan(request, unsur, form):
        messages.success(request, f"{unsur._meta.verbose_name.capitalize()} telah disimpan.")  # noqa: SLF001 - public by convention
        return redirect("appraisal:realisasi", pk=skp.pk)
    konteks = {
        "skp": skp,
        "form": form,
        "jenis": jenis,
        "unsur": unsur,
        "penandatangan": PENANDATANGAN_KREATIVITAS.values(),
    }
    return render(request, "skp/tambahan.html", konteks, status=422 if request.method == "POST" else 200)


def _simpan(request: Permintaan, unsur: Any, form: Any) -> bool:
    for nama, nilai in form.cleaned_data.items():
        setattr(unsur, nama, nilai)
    try:
        simpan_tambahan(unsur=unsur, oleh=request.akses)
    except KeadaanBerubah:
        raise
    except AturanDilanggar as salah:
        form.add_error(None, salah.pesan)
        return False
    return True


@require_POST
def hapus(request: Permintaan, pk: int, jenis: str, nomor: int) -> HttpResponse:
    skp: Skp = get_skp(request, pk)
    unsur = get_object_or_404(getattr(skp, JENIS[jenis][2]), pk=nomor)
    try:
        hapus_tambahan(unsur=unsur, oleh=request.akses)
    except KeadaanBerubah:
        raise
    except AturanDilanggar as salah:
        messages.error(request, salah.pesan)
    else:
        messages.success(request, "Butir telah dihapus.")
    return redirect("appraisal:realisasi", pk=skp.pk)
