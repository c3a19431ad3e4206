"""Positions of a unit."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from organisasi.common.http import Permintaan
from organisasi.forms.isian import SelesaiForm
from organisasi.forms.pegawai import IsiJabatanForm
from organisasi.forms.unit import JabatanForm, awal_jabatan
from organisasi.models import Jabatan, UnitKerja
from organisasi.permissions import boleh_menempatkan, boleh_mengatur_unit
from organisasi.selectors.people import pegawai_terlihat_oleh
from organisasi.selectors.tree import jabatan_terlihat_oleh
from organisasi.services.jabatan import akhiri_jabatan, buat_jabatan, buka_jabatan, ubah_jabatan
from organisasi.views.isian import Halaman, ambil_unit, kini, layani_aksi, layani_isian, masuk


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Permintaan, pk: int) -> HttpResponse:
    """A position in the unit ``pk``."""
    unit = ambil_unit(request, pk)
    boleh_mengatur_unit(request.akses, unit).wajib()
    form = JabatanForm(request.POST or None, initial={"mulai": max(unit.mulai, kini(request))})
    return layani_isian(
        request,
        form,
        Halaman(judul="Jabatan baru", kembali=_unit(unit), remah=_remah(unit)),
        lambda: buat_jabatan(unit_id=unit.pk, isi=form.isi(), oleh=request.akses),
        "Jabatan telah ditambahkan.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    jabatan = _ambil(request, pk)
    form = JabatanForm(request.POST or None, initial=awal_jabatan(jabatan))
    tampilan = Halaman(
        judul="Ubah jabatan",
        tentang=jabatan.nama,
        kembali=_unit(jabatan.unit),
        remah=_remah(jabatan.unit),
        pengantar="Perbaikan berlaku juga untuk masa lalu; formulir yang sudah ditandatangani tidak berubah. "
        "Jabatan yang berganti nama mulai suatu tanggal diakhiri, lalu dibuat yang baru.",
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: ubah_jabatan(
            jabatan_id=jabatan.pk, isi=form.isi(), oleh=request.akses, versi=form.cleaned_data["versi"]
        ),
        "Jabatan telah diubah.",
        baris=jabatan,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def akhiri(request: Permintaan, pk: int) -> HttpResponse:
    jabatan = _ambil(request, pk)
    form = SelesaiForm(request.POST or None, initial={"selesai": kini(request)})
    tampilan = Halaman(
        judul="Akhiri jabatan",
        tentang=jabatan.nama,
        kembali=_unit(jabatan.unit),
        remah=_remah(jabatan.unit),
        akibat=("Jabatan tidak lagi dapat diisi sesudah hari terakhirnya; riwayatnya tetap terbaca.",),
        tombol="Akhiri jabatan",
        bahaya=True,
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: akhiri_jabatan(jabatan_id=jabatan.pk, selesai=form.cleaned_data["selesai"], oleh=request.akses),
        f"{jabatan.nama} telah diakhiri.",
    )


@require_POST
def buka(request: Permintaan, pk: int) -> HttpResponse:
    jabatan = _ambil(request, pk)
    return layani_aksi(
        request,
        lambda: buka_jabatan(jabatan_id=jabatan.pk, oleh=request.akses),
        f"{jabatan.nama} berlaku kembali.",
        _unit(jabatan.unit),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def isi(request: Permintaan, pk: int) -> HttpResponse:
    """Whom to put into this position: find the person, then go on to the placement."""
    jabatan = _ambil(request, pk)
    boleh_menempatkan(request.akses, jabatan.unit).wajib()
    form = IsiJabatanForm(request.POST or None, instansi=masuk(request))
    if request.method == "POST" and form.is_valid():
        pegawai = form.cleaned_data["pegawai"]
        if pegawai_terlihat_oleh(request.akses).filter(pk=pegawai.pk).exists():
            return redirect(f"{reverse('organisasi:tempatkan', args=[pegawai.pk])}?jabatan={jabatan.pk}")
        form.add_error(
            "pegawai", "Pegawai ini berada di luar unit yang Anda kelola. Minta admin kepegawaian seluruh instansi."
        )
    tampilan = Halaman(
        judul="Isi jabatan",
        tentang=jabatan.nama,
        kembali=_unit(jabatan.unit),
        remah=_remah(jabatan.unit),
        pengantar="Pilih pegawainya; tanggal dan nomor surat diisi pada langkah berikutnya.",
        tombol="Lanjut",
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "organisasi/isian.html", {"form": form, "halaman": tampilan}, status=status)


def _ambil(request: Permintaan, pk: int) -> Jabatan:
    masuk(request)
    jabatan = get_object_or_404(jabatan_terlihat_oleh(request.akses), pk=pk)
    boleh_mengatur_unit(request.akses, jabatan.unit).wajib()
    return jabatan


def _unit(unit: UnitKerja) -> str:
    return reverse("organisasi:rincian_unit", args=[unit.pk])


def _remah(unit: UnitKerja) -> tuple[tuple[str, str], ...]:
    return (("Unit kerja", reverse("organisasi:unit")), (unit.nama, _unit(unit)))
