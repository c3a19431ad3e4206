"""Placing people, assigning assessors, leaving."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.forms.isian import SelesaiForm
from organisasi.forms.pegawai import BerhentiForm, PenempatanForm, PenugasanForm
from organisasi.models import AlasanBerhenti, JenisPenempatan, Penempatan, PenugasanPenilai
from organisasi.permissions import (
    boleh_memberhentikan,
    boleh_membina,
    boleh_menempatkan,
    boleh_menugaskan_penilai,
)
from organisasi.selectors.people import penempatan_terlihat_oleh, penugasan_terlihat_oleh
from organisasi.selectors.tree import jabatan_terlihat_oleh
from organisasi.services.berhenti import batalkan_berhenti, berhentikan
from organisasi.services.penempatan import akhiri_penempatan, batalkan_penempatan, tempatkan
from organisasi.services.penugasan import akhiri_penugasan, batalkan_penugasan, tugaskan_penilai
from organisasi.views.isian import ambil_pegawai, kini, layani_aksi, layani_isian, masuk
from organisasi.views.pegawai import get_unit_diminta, halaman_pegawai, pilih_unit, url_pegawai


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Permintaan, pk: int) -> HttpResponse:
    """Put a person into a position of the unit in the address; without one the unit is asked for first."""
    pegawai = ambil_pegawai(request, pk)
    boleh_membina(request.akses, pegawai).wajib()
    jabatan_id = bilangan(request.GET.get("jabatan"))
    jabatan = get_object_or_404(jabatan_terlihat_oleh(request.akses), pk=jabatan_id) if jabatan_id else None
    unit = jabatan.unit if jabatan else get_unit_diminta(request)
    if unit is None:
        return pilih_unit(request, f"Tempatkan {pegawai.nama_lengkap}", url_pegawai(pegawai), "Pada unit mana?")
    boleh_menempatkan(request.akses, unit).wajib()
    form = PenempatanForm(
        request.POST or None,
        initial={"jabatan_id": jabatan_id},
        jabatan=unit.daftar_jabatan.filter(selesai=None),
        lama=pegawai.daftar_penempatan.filter(jenis=JenisPenempatan.DEFINITIF).select_related("jabatan").first(),
    )
    tampilan = halaman_pegawai(
        pegawai,
        f"Penempatan pada {unit.nama}",
        pengantar="Definitif: satu orang satu jabatan. Plt. dan Plh. dirangkap di samping jabatan definitifnya.",
        akibat=("Pejabat penilai mengikuti jabatan ini sejak hari pertamanya; SKP yang berjalan perlu ditutup.",),
        tombol="Tempatkan",
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: tempatkan(pegawai_id=pegawai.pk, isi=form.isi(), oleh=request.akses),
        "Penempatan telah dicatat.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def akhiri(request: Permintaan, pk: int) -> HttpResponse:
    penempatan = _ambil(request, pk)
    boleh_membina(request.akses, penempatan.pegawai).wajib()
    form = SelesaiForm(request.POST or None, initial={"selesai": kini(request)})
    tampilan = halaman_pegawai(
        penempatan.pegawai,
        f"Akhiri penempatan sebagai {penempatan.sebutan}",
        akibat=("Sesudah hari terakhirnya jabatan ini kosong, kecuali ada pemegang lain.",),
        tombol="Akhiri penempatan",
        bahaya=True,
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: akhiri_penempatan(
            penempatan_id=penempatan.pk, selesai=form.cleaned_data["selesai"], oleh=request.akses
        ),
        "Penempatan telah diakhiri.",
    )


@require_POST
def batalkan(request: Permintaan, pk: int) -> HttpResponse:
    penempatan = _ambil(request, pk)
    return layani_aksi(
        request,
        lambda: batalkan_penempatan(penempatan_id=penempatan.pk, oleh=request.akses),
        "Penempatan telah dibatalkan.",
        url_pegawai(penempatan.pegawai),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tugaskan(request: Permintaan, pk: int) -> HttpResponse:
    """Assign an assessor where the position does not tell."""
    pegawai = ambil_pegawai(request, pk)
    boleh_menugaskan_penilai(request.akses, pegawai).wajib()
    form = PenugasanForm(request.POST or None, instansi=masuk(request))
    tampilan = halaman_pegawai(
        pegawai,
        "Penugasan pejabat penilai",
        pengantar="Hanya bila jabatan tidak menunjukkan penilai yang benar, misalnya pegawai yang diperbantukan.",
        akibat=(
            "Selama berlaku, penugasan mendahului jabatan: pejabat ini yang menetapkan SKP dan menilai.",
            "SKP yang sudah diajukan memakai penilai lama sampai diperbarui dari halaman SKP-nya.",
        ),
        tombol="Tugaskan",
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: tugaskan_penilai(pegawai_id=pegawai.pk, isi=form.isi(), oleh=request.akses),
        "Penugasan telah dicatat.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def akhiri_tugas(request: Permintaan, pk: int) -> HttpResponse:
    penugasan = _ambil_penugasan(request, pk)
    boleh_menugaskan_penilai(request.akses, penugasan.pegawai).wajib()
    form = SelesaiForm(request.POST or None, initial={"selesai": kini(request)})
    tampilan = halaman_pegawai(
        penugasan.pegawai,
        "Akhiri penugasan pejabat penilai",
        akibat=("Sesudah hari terakhirnya, pejabat penilai kembali mengikuti jabatan.",),
        tombol="Akhiri penugasan",
        bahaya=True,
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: akhiri_penugasan(penugasan_id=penugasan.pk, selesai=form.cleaned_data["selesai"], oleh=request.akses),
        "Penugasan telah diakhiri.",
    )


@require_POST
def batalkan_tugas(request: Permintaan, pk: int) -> HttpResponse:
    penugasan = _ambil_penugasan(request, pk)
    return layani_aksi(
        request,
        lambda: batalkan_penugasan(penugasan_id=penugasan.pk, oleh=request.akses),
        "Penugasan telah dibatalkan.",
        url_pegawai(penugasan.pegawai),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def berhenti(request: Permintaan, pk: int) -> HttpResponse:
    pegawai = ambil_pegawai(request, pk)
    boleh_memberhentikan(request.akses, pegawai).wajib()
    form = BerhentiForm(request.POST or None, initial={"tanggal": kini(request)})
    tampilan = halaman_pegawai(
        pegawai,
        "Catat berhenti",
        akibat=(
            "Jabatan, penugasan penilai yang menyebutnya, dan peran berakhir sehari sebelumnya.",
            "Akun langsung ditutup. Dokumen yang belum selesai diteruskan oleh penilai dan atasannya.",
        ),
        tombol="Catat berhenti",
        bahaya=True,
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: berhentikan(
            pegawai_id=pegawai.pk,
            tanggal=form.cleaned_data["tanggal"],
            alasan=AlasanBerhenti(form.cleaned_data["alasan"]),
            oleh=request.akses,
        ),
        f"{pegawai.nama} tercatat berhenti.",
    )


@require_POST
def batal_berhenti(request: Permintaan, pk: int) -> HttpResponse:
    pegawai = ambil_pegawai(request, pk)
    return layani_aksi(
        request,
        lambda: batalkan_berhenti(pegawai_id=pegawai.pk, oleh=request.akses),
        f"{pegawai.nama} tercatat bertugas lagi. Tempatkan dan aktifkan akunnya kembali.",
        reverse("organisasi:rincian_pegawai", args=[pegawai.pk]),
    )


def _ambil(request: Permintaan, pk: int) -> Penempatan:
    masuk(request)
    return get_object_or_404(penempatan_terlihat_oleh(request.akses), pk=pk)


def _ambil_penugasan(request: Permintaan, pk: int) -> PenugasanPenilai:
    masuk(request)
    return get_object_or_404(penugasan_terlihat_oleh(request.akses), pk=pk)
