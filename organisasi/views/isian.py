"""What the pages of the organisation share: the door, finding rows, one page for every form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.http import Permintaan
from organisasi.common.models import Bertanda
from organisasi.forms.isian import Isian, IsianBerversi
from organisasi.models import Instansi, Pegawai, UnitKerja
from organisasi.permissions import boleh_masuk
from organisasi.selectors.people import pegawai_terlihat_oleh
from organisasi.selectors.tree import unit_terlihat_oleh


@dataclass(frozen=True, slots=True, kw_only=True)
class Halaman:
    """The frame of a form page. ``tentang`` names whom or what it is about.

    ``akibat`` are the consequences, in sentences, read before the button.
    """

    judul: str
    kembali: str
    tentang: str = ""
    remah: tuple[tuple[str, str], ...] = ()
    pengantar: str = ""
    akibat: tuple[str, ...] = ()
    tombol: str = "Simpan"
    bahaya: bool = False


def masuk(request: Permintaan) -> Instansi:
    """The own agency, once the area is open to this account; 403 otherwise."""
    boleh_masuk(request.akses).wajib()
    assert request.akses.instansi is not None  # noqa: S101 - boleh_masuk has asked
    return request.akses.instansi


def kini(request: Permintaan) -> date:
    return hari_ini(masuk(request).zona_waktu)


def ambil_unit(request: Permintaan, pk: int) -> UnitKerja:
    masuk(request)
    return get_object_or_404(unit_terlihat_oleh(request.akses), pk=pk)


def ambil_pegawai(request: Permintaan, pk: int) -> Pegawai:
    masuk(request)
    return get_object_or_404(pegawai_terlihat_oleh(request.akses).select_related("instansi", "pengguna"), pk=pk)


def layani_isian(
    request: Permintaan,
    form: Isian,
    halaman: Halaman,
    lakukan: Callable[[], Any],
    pesan: str,
    *,
    baris: Bertanda | None = None,
) -> HttpResponse:
    """Show the form; on POST run the service and go back, or show the refusal at its field with what was typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                lakukan()
            except AturanDilanggar as salah:
                status = salah.status_http
                form.tolak(salah)
                if isinstance(salah, KeadaanBerubah) and isinstance(form, IsianBerversi) and baris:
                    form.segarkan(baris)
            else:
                messages.success(request, pesan)
                return redirect(halaman.kembali)
    return render(request, "organisasi/isian.html", {"form": form, "halaman": halaman}, status=status)


def layani_aksi(request: Permintaan, lakukan: Callable[[], Any], pesan: str, kembali: str) -> HttpResponse:
    """A button without a form: run the service and go back. A refusal is answered by a page of its own."""
    lakukan()
    messages.success(request, pesan)
    return redirect(kembali)
