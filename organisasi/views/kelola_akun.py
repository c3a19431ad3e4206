"""Accounts of other people: made, reset, closed, opened; and the roles granted to them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.common.http import Permintaan
from organisasi.common.requests import halaman
from organisasi.forms.instansi import PeranForm
from organisasi.forms.isian import SelesaiForm
from organisasi.models import Pengguna
from organisasi.permissions import boleh_membagi_sandi, boleh_mengatur_instansi, boleh_mengatur_peran
from organisasi.selectors.akun import list_belum_bersandi
from organisasi.selectors.people import peran_terlihat_oleh
from organisasi.selectors.tree import list_pilihan_unit
from organisasi.services.akun import (
    SEKALI_BAGI,
    aktifkan_akun,
    atur_ulang_sandi,
    bagikan_sandi,
    buat_akun,
    nonaktifkan_akun,
)
from organisasi.services.peran import beri_peran, cabut_peran
from organisasi.views.isian import Halaman, ambil_pegawai, ambil_unit, kini, layani_aksi, layani_isian, masuk
from organisasi.views.pegawai import halaman_pegawai, url_pegawai


@require_POST
def buat(request: Permintaan, pk: int) -> HttpResponse:
    pegawai = ambil_pegawai(request, pk)
    akun, sandi = buat_akun(pegawai_id=pegawai.pk, oleh=request.akses)
    return _tunjukkan(request, akun, sandi)


@require_POST
def atur_ulang(request: Permintaan, pk: int) -> HttpResponse:
    pegawai = ambil_pegawai(request, pk)
    akun, sandi = atur_ulang_sandi(pegawai_id=pegawai.pk, oleh=request.akses)
    return _tunjukkan(request, akun, sandi)


def _tunjukkan(request: Permintaan, akun: Pengguna, sandi: str) -> HttpResponse:
    """The one page that ever shows the password: an answer to a POST, kept by no session, message or cache."""
    return render(request, "organisasi/sandi.html", {"akun": akun, "sandi": sandi})


@require_POST
def nonaktifkan(request: Permintaan, pk: int) -> HttpResponse:
    pegawai = ambil_pegawai(request, pk)
    return layani_aksi(
        request,
        lambda: nonaktifkan_akun(pegawai_id=pegawai.pk, oleh=request.akses),
        "Akun telah dinonaktifkan.",
        url_pegawai(pegawai),
    )


@require_POST
def aktifkan(request: Permintaan, pk: int) -> HttpResponse:
    pegawai = ambil_pegawai(request, pk)
    return layani_aksi(
        request,
        lambda: aktifkan_akun(pegawai_id=pegawai.pk, oleh=request.akses),
        "Akun telah diaktifkan dengan kata sandi terakhirnya.",
        url_pegawai(pegawai),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sandi_unit(request: Permintaan, pk: int) -> HttpResponse:
    """First passwords of a unit: how many wait; on POST the one page that ever shows them."""
    unit = ambil_unit(request, pk)
    boleh_membagi_sandi(request.akses, unit).wajib()
    daftar = bagikan_sandi(unit_id=unit.pk, oleh=request.akses) if request.method == "POST" else []
    konteks = {"unit": unit, "daftar": daftar, "sisa": list_belum_bersandi(unit).count(), "sekali": SEKALI_BAGI}
    return render(request, "organisasi/sandi_unit.html", konteks)


@require_safe
def daftar_peran(request: Permintaan) -> HttpResponse:
    """Every role granted in the agency: who, over what, from when to when."""
    masuk(request)
    boleh_mengatur_instansi(request.akses).wajib()
    hari = kini(request)
    isi = halaman(request, peran_terlihat_oleh(request.akses).order_by("peran", "pengguna__pegawai__nama", "pk"))
    return render(request, "organisasi/daftar_peran.html", {"halaman": isi, "hari": hari})


@require_http_methods(["GET", "HEAD", "POST"])
def beri(request: Permintaan, pk: int) -> HttpResponse:
    """Grant a role to the account of the person ``pk``."""
    pegawai = ambil_pegawai(request, pk)
    akun = get_object_or_404(Pengguna, pegawai=pegawai)
    boleh_mengatur_peran(request.akses, akun).wajib()
    form = PeranForm(
        request.POST or None,
        initial={"mulai": kini(request)},
        pilihan_unit=list_pilihan_unit(request.akses, kini(request)),
    )
    tampilan = halaman_pegawai(
        pegawai,
        "Beri peran",
        pengantar="Peran sebagai pegawai, pejabat penilai, dan atasan mengikuti jabatan dan tidak diberikan di sini.",
        akibat=(
            "Admin kepegawaian mengatur unit, pegawai, dan akun pada unitnya.",
            "Pimpinan membaca dokumen dan rekap pada unitnya.",
            "Pengelola sistem mengatur instansi, unit, peran, akun, dan periode.",
            "Auditor memeriksa jejak: siapa mengubah, melihat, mencetak, atau mengekspor apa.",
        ),
        tombol="Beri peran",
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: beri_peran(pengguna_id=akun.pk, isi=form.isi(), oleh=request.akses),
        "Peran telah diberikan.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cabut(request: Permintaan, pk: int) -> HttpResponse:
    masuk(request)
    boleh_mengatur_instansi(request.akses).wajib()
    peran = get_object_or_404(peran_terlihat_oleh(request.akses), pk=pk)
    boleh_mengatur_peran(request.akses, peran.pengguna).wajib()
    form = SelesaiForm(request.POST or None, initial={"selesai": kini(request)})
    kembali = url_pegawai(peran.pengguna.pegawai) if peran.pengguna.pegawai else reverse("organisasi:peran")
    tampilan = Halaman(
        judul=f"Cabut peran {peran.get_peran_display()}",
        tentang=str(peran.pengguna),
        kembali=kembali,
        remah=(("Peran", reverse("organisasi:peran")),),
        pengantar=f"Berlaku pada {peran.unit or 'seluruh instansi'}.",
        akibat=("Sesudah hari terakhirnya akun ini tidak lagi memegang peran tersebut, pada semua perangkatnya.",),
        tombol="Cabut peran",
        bahaya=True,
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: cabut_peran(peran_id=peran.pk, selesai=form.cleaned_data["selesai"], oleh=request.akses),
        "Peran telah dicabut.",
    )
