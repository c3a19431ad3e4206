"""The tree of units and one unit in it."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.common.angka import tulis_tanggal
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan, halaman
from organisasi.forms.isian import SelesaiForm
from organisasi.forms.unit import PadaForm, ReorganisasiForm, UnitForm, awal_unit
from organisasi.models import UnitKerja
from organisasi.permissions import admin_seluruhnya, boleh_menambah_unit, boleh_menempatkan, boleh_mengatur_unit
from organisasi.selectors.hubungan import list_dinilai, list_hubungan
from organisasi.selectors.tree import list_jabatan, list_leluhur, list_pilihan_unit, list_pohon, unit_terlihat_oleh
from organisasi.selectors.unit import unit_dan_turunannya
from organisasi.services.reorganisasi import get_bawaan, reorganisasi_unit
from organisasi.services.unit import akhiri_unit, buat_unit, buka_unit, ubah_unit
from organisasi.views.isian import Halaman, ambil_unit, kini, layani_aksi, layani_isian, masuk


@require_safe
def pohon(request: Permintaan) -> HttpResponse:
    """The tree on a day: heads, acting officials, vacant ones, and how many people."""
    form, pada = _pada(request)
    konteks = {
        "form": form,
        "pada": pada,
        "hari": kini(request),
        "pohon": list_pohon(request.akses, pada),
        "boleh_tambah": bool(boleh_menambah_unit(request.akses, None)),
    }
    return render(request, "organisasi/pohon.html", konteks)


def _pada(request: Permintaan) -> tuple[PadaForm, date]:
    """The day asked for in the address; today for none or a wrong one."""
    hari = kini(request)
    form = PadaForm(request.GET if "pada" in request.GET else {"pada": f"{hari:%d-%m-%Y}"})
    return form, (form.is_valid() and form.cleaned_data["pada"]) or hari


@require_safe
def rincian(request: Permintaan, pk: int) -> HttpResponse:
    """One unit on a day: facts, positions with their holders, the units below."""
    unit = ambil_unit(request, pk)
    form, pada = _pada(request)
    bawah = unit_dan_turunannya([unit]) - {unit.pk}
    konteks = {
        "unit": unit,
        "form": form,
        "pada": pada,
        "hari": kini(request),
        "leluhur": list_leluhur(unit, request.akses),
        "jabatan": list_jabatan(unit, pada),
        "jabatan_lama": unit.daftar_jabatan.filter(selesai__lt=pada),
        "pohon": list_pohon(request.akses, pada, bawah),
        "boleh_ubah": bool(boleh_mengatur_unit(request.akses, unit)),
        "boleh_tempatkan": bool(boleh_menempatkan(request.akses, unit)),
    }
    return render(request, "organisasi/unit.html", konteks)


@require_safe
def penilai(request: Permintaan, pk: int) -> HttpResponse:
    """Siapa menilai siapa in a unit and below, with what is missing or wrong."""
    unit = ambil_unit(request, pk)
    form, pada = _pada(request)
    daftar = halaman(request, list_dinilai(unit.instansi, unit_dan_turunannya([unit]), pada))
    konteks = {
        "unit": unit,
        "form": form,
        "pada": pada,
        "halaman": daftar,
        "baris": list_hubungan(unit.instansi, list(daftar), pada),
        "leluhur": list_leluhur(unit, request.akses),
    }
    return render(request, "organisasi/penilai.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Permintaan) -> HttpResponse:
    instansi = masuk(request)
    induk_id = bilangan(request.GET.get("induk"))
    induk = get_object_or_404(unit_terlihat_oleh(request.akses), pk=induk_id) if induk_id else None
    form = UnitForm(
        request.POST or None,
        initial={"induk_id": induk_id, "mulai": kini(request)},
        pilihan_induk=list_pilihan_unit(request.akses, kini(request)),
    )
    _wajib_induk(form, request)
    tampilan = Halaman(
        judul="Unit baru",
        kembali=reverse("organisasi:rincian_unit", args=[induk.pk]) if induk else reverse("organisasi:unit"),
        remah=_remah(induk),
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: buat_unit(instansi=instansi, isi=form.isi(), oleh=request.akses),
        "Unit telah ditambahkan.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Correct a unit; a change from some day on is a reorganisation."""
    unit = ambil_unit(request, pk)
    boleh_mengatur_unit(request.akses, unit).wajib()
    form = UnitForm(request.POST or None, initial=awal_unit(unit), pilihan_induk=_pilihan_induk(request, unit))
    _wajib_induk(form, request, unit)
    tampilan = Halaman(
        judul="Ubah unit",
        tentang=unit.nama,
        kembali=reverse("organisasi:rincian_unit", args=[unit.pk]),
        remah=_remah(unit),
        pengantar="Perbaikan berlaku juga untuk masa lalu; formulir yang sudah ditandatangani tidak berubah. "
        "Untuk nama atau induk yang berubah mulai suatu tanggal, pakai Reorganisasi.",
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: ubah_unit(unit_id=unit.pk, isi=form.isi(), oleh=request.akses, versi=str(form.cleaned_data["versi"])),
        "Unit telah diubah.",
        baris=unit,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def akhiri(request: Permintaan, pk: int) -> HttpResponse:
    unit = ambil_unit(request, pk)
    boleh_mengatur_unit(request.akses, unit).wajib()
    form = SelesaiForm(request.POST or None, initial={"selesai": kini(request)})
    tampilan = Halaman(
        judul="Akhiri unit",
        tentang=unit.nama,
        kembali=reverse("organisasi:rincian_unit", args=[unit.pk]),
        remah=_remah(unit),
        akibat=(
            "Unit tidak lagi muncul pada susunan organisasi sesudah hari terakhirnya; dokumen lamanya tetap terbaca.",
            "Jabatan yang kosong pada unit ini ikut berakhir.",
            "Tidak dapat dilakukan selama masih ada pegawai atau unit di bawahnya.",
        ),
        tombol="Akhiri unit",
        bahaya=True,
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: akhiri_unit(unit_id=unit.pk, selesai=form.cleaned_data["selesai"], oleh=request.akses),
        f"{unit.nama} telah diakhiri.",
    )


@require_POST
def buka(request: Permintaan, pk: int) -> HttpResponse:
    unit = ambil_unit(request, pk)
    return layani_aksi(
        request,
        lambda: buka_unit(unit_id=unit.pk, oleh=request.akses),
        f"{unit.nama} berlaku kembali. Buka juga jabatan yang masih diperlukan.",
        reverse("organisasi:rincian_unit", args=[unit.pk]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reorganisasi(request: Permintaan, pk: int) -> HttpResponse:
    """End a unit and start its successor with everything below it."""
    unit = ambil_unit(request, pk)
    boleh_mengatur_unit(request.akses, unit).wajib()
    awal = awal_unit(unit) | {"mulai": None}
    form = ReorganisasiForm(request.POST or None, initial=awal, pilihan_induk=_pilihan_induk(request, unit))
    _wajib_induk(form, request, unit)
    bawaan = get_bawaan(unit, kini(request))
    tampilan = Halaman(
        judul="Reorganisasi",
        tentang=unit.nama,
        kembali=reverse("organisasi:unit"),
        remah=_remah(unit),
        pengantar="Susunan lama berakhir sehari sebelumnya dan tetap terbaca pada tanggalnya; susunan baru mulai "
        "dengan nama, kode, atau induk yang Anda isi.",
        akibat=(
            f"{len(bawaan.unit)} unit, {len(bawaan.jabatan)} jabatan, dan {len(bawaan.penempatan)} penempatan pindah.",
            "SKP yang berjalan tetap tercatat pada susunan lama sampai ditutup; lalu pegawai menyusun SKP baru.",
            "Peran yang diberikan pada unit ini berlaku juga pada penggantinya.",
        ),
        tombol="Reorganisasi unit",
        bahaya=True,
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: reorganisasi_unit(
            unit_id=unit.pk, isi=form.isi(), nomor_surat=form.cleaned_data["nomor_surat"], oleh=request.akses
        ),
        "Susunan baru telah dibuat.",
        baris=unit,
    )


def _pilihan_induk(request: Permintaan, unit: UnitKerja) -> list[tuple[int, str]]:
    """Where a unit can hang: what is visible today outside it, and where it hangs now."""
    daftar = list_pilihan_unit(request.akses, kini(request), kecuali=[unit.pk])
    induk = unit.parent
    if induk is not None and induk.pk not in dict(daftar):
        masa = f" (berakhir {tulis_tanggal(induk.selesai)})" if induk.selesai else ""
        daftar.insert(0, (induk.pk, f"{induk.nama}{masa}"))
    return daftar


def _wajib_induk(form: UnitForm, request: Permintaan, unit: UnitKerja | None = None) -> None:
    """Whoever cannot make a unit at the top is not offered it."""
    di_puncak = unit is not None and unit.parent_id is None
    if not (di_puncak or request.akses.pengelola_sistem or admin_seluruhnya(request.akses)):
        form.wajibkan_induk()


def _remah(unit: UnitKerja | None) -> tuple[tuple[str, str], ...]:
    awal = (("Unit kerja", reverse("organisasi:unit")),)
    return (*awal, (unit.nama, reverse("organisasi:rincian_unit", args=[unit.pk]))) if unit else awal
