"""People: list, search, one person, data and ranks."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.common.http import Permintaan
from organisasi.common.requests import BARIS_PER_HALAMAN, bilangan, halaman
from organisasi.forms.pegawai import CariForm, PangkatForm, PegawaiBaruForm, PegawaiForm, awal_pegawai
from organisasi.models import Pegawai, UnitKerja
from organisasi.permissions import (
    boleh_melihat_sebagai,
    boleh_memberhentikan,
    boleh_membina,
    boleh_menambah_pegawai,
    boleh_mengatur_akun,
    boleh_mengatur_peran,
    boleh_mengubah_data,
    boleh_menugaskan_penilai,
)
from organisasi.selectors.people import (
    dengan_keadaan,
    get_kepegawaian,
    pangkat_terlihat_oleh,
    pegawai_terlihat_oleh,
    saring_keadaan,
    saring_nama,
    saring_unit,
    sebagai_nip,
)
from organisasi.selectors.tree import list_pilihan_unit, list_saringan_unit, unit_terlihat_oleh
from organisasi.selectors.unit import unit_dan_turunannya
from organisasi.services.jejak import catat_baca
from organisasi.services.pegawai import buat_pegawai, hapus_pangkat, tambah_pangkat, ubah_pegawai
from organisasi.views.isian import Halaman, ambil_pegawai, kini, layani_aksi, layani_isian, masuk

KEADAAN = (
    ("aktif", "Masih bertugas"),
    ("belum", "Belum ditempatkan"),
    ("berhenti", "Sudah berhenti"),
    ("semua", "Semua"),
)


@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """The people in scope, by name, unit and state. A NIP never stands in an address: see ``cari``."""
    instansi = masuk(request)
    unit = get_unit_diminta(request)
    keadaan = request.GET.get("keadaan", "aktif")
    orang = saring_keadaan(pegawai_terlihat_oleh(request.akses), keadaan, instansi)
    nama = request.GET.get("nama", "").replace("\x00", "").strip()[:120]
    if nama:
        orang = saring_nama(orang, nama)
    if unit:
        orang = saring_unit(orang, unit_dan_turunannya([unit]), instansi)
    isi = halaman(request, dengan_keadaan(orang, instansi))
    return render(request, "organisasi/daftar_pegawai.html", _konteks_daftar(request, isi, nama, unit, keadaan))


@require_POST
def cari(request: Permintaan) -> HttpResponse:
    """By NIP or its beginning: answered here, so that no address keeps it. By name: on to the list."""
    instansi = masuk(request)
    form = CariForm(request.POST)
    teks = form.cleaned_data["cari"].strip() if form.is_valid() else ""
    nip = sebagai_nip(teks)
    if not nip:
        saringan = {"nama": teks, "keadaan": "semua"} if teks else {}
        return redirect(f"{reverse('organisasi:pegawai')}?{urlencode(saringan)}")
    orang = pegawai_terlihat_oleh(request.akses).filter(nip__startswith=nip)
    if len(nip) == 18 and (tepat := orang.first()):
        return redirect("organisasi:rincian_pegawai", pk=tepat.pk)
    isi = dengan_keadaan(orang, instansi)[:BARIS_PER_HALAMAN]
    return render(request, "organisasi/daftar_pegawai.html", _konteks_daftar(request, isi, teks, None, "semua"))


def _konteks_daftar(request: Permintaan, isi: Any, nama: str, unit: UnitKerja | None, keadaan: str) -> dict[str, Any]:
    return {
        "halaman": isi,
        "nama": nama,
        "unit": unit,
        "keadaan": keadaan,
        "pilihan_keadaan": KEADAAN,
        "pilihan_unit": list_saringan_unit(request.akses, kini(request)),
        "tersaring": bool(nama or unit or keadaan != "aktif"),
    }


@require_safe
def rincian(request: Permintaan, pk: int) -> HttpResponse:
    """One person: who he is, where he was and is, who appraises him and whom he appraises, account and roles."""
    pegawai = ambil_pegawai(request, pk)
    catat_baca(request.akses, "pegawai.dilihat", pegawai, pegawai=[pegawai.pk])
    akun = getattr(pegawai, "pengguna", None)
    izin = {
        "data": boleh_mengubah_data(request.akses, pegawai),
        "bina": boleh_membina(request.akses, pegawai),
        "penilai": boleh_menugaskan_penilai(request.akses, pegawai),
        "berhenti": boleh_memberhentikan(request.akses, pegawai),
        "akun": boleh_mengatur_akun(request.akses, pegawai),
        "lihat": boleh_melihat_sebagai(request.akses, pegawai),
        "peran": boleh_mengatur_peran(request.akses, akun) if akun else False,
    }
    konteks = get_kepegawaian(pegawai, kini(request), request.akses) | {
        "pegawai": pegawai,
        "akun": akun,
        "hari": kini(request),
        "izin": izin,
    }
    return render(request, "organisasi/pegawai.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Permintaan) -> HttpResponse:
    """A new person: with a first position where a unit is given, without one for those who see the whole agency."""
    instansi = masuk(request)
    unit = get_unit_diminta(request)
    izin = boleh_menambah_pegawai(request.akses, unit)
    if unit is None and not izin:
        return pilih_unit(request, "Pegawai baru", reverse("organisasi:pegawai"), izin.alasan)
    izin.wajib()
    jabatan = unit.daftar_jabatan.filter(selesai=None) if unit else None
    form = PegawaiBaruForm(request.POST or None, jabatan=jabatan)
    tampilan = Halaman(
        judul="Pegawai baru",
        tentang=unit.nama if unit else "",
        kembali=reverse("organisasi:pegawai"),
        remah=(("Pegawai", reverse("organisasi:pegawai")),),
        pengantar=""
        if unit
        else "Tanpa penempatan. Admin kepegawaian menempatkannya kemudian; pejabat luar tidak perlu ditempatkan.",
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: buat_pegawai(
            instansi=instansi,
            isi=form.isi(),
            oleh=request.akses,
            pangkat=form.pangkat(),
            penempatan=form.penempatan(),
        ),
        "Pegawai telah ditambahkan.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    pegawai = ambil_pegawai(request, pk)
    boleh_mengubah_data(request.akses, pegawai).wajib()
    form = PegawaiForm(request.POST or None, initial=awal_pegawai(pegawai))
    tampilan = halaman_pegawai(
        pegawai,
        "Ubah data",
        pengantar="Formulir yang sudah ditandatangani tidak berubah. Bila NIP diperbaiki, akun masuk dengan NIP baru.",
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: ubah_pegawai(
            pegawai_id=pegawai.pk, isi=form.isi(), oleh=request.akses, versi=form.cleaned_data["versi"]
        ),
        "Data pegawai telah diubah.",
        baris=pegawai,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def pangkat(request: Permintaan, pk: int) -> HttpResponse:
    """A rank from some day on."""
    pegawai = ambil_pegawai(request, pk)
    boleh_membina(request.akses, pegawai).wajib()
    form = PangkatForm(request.POST or None)
    return layani_isian(
        request,
        form,
        halaman_pegawai(pegawai, "Pangkat baru"),
        lambda: tambah_pangkat(pegawai_id=pegawai.pk, isi=form.isi(), oleh=request.akses),
        "Pangkat telah dicatat.",
    )


@require_POST
def batal_pangkat(request: Permintaan, pk: int) -> HttpResponse:
    masuk(request)
    riwayat = get_object_or_404(pangkat_terlihat_oleh(request.akses), pk=pk)
    return layani_aksi(
        request,
        lambda: hapus_pangkat(pangkat_id=riwayat.pk, oleh=request.akses),
        "Pangkat telah dihapus dari riwayat.",
        url_pegawai(riwayat.pegawai),
    )


def get_unit_diminta(request: Permintaan) -> UnitKerja | None:
    """The unit of the address, within the scope; none where none is asked for."""
    pk = bilangan(request.GET.get("unit"))
    return get_object_or_404(unit_terlihat_oleh(request.akses), pk=pk) if pk else None


def pilih_unit(request: Permintaan, judul: str, kembali: str, pengantar: str) -> HttpResponse:
    """The step before a form that needs a unit."""
    konteks = {
        "judul": judul,
        "kembali": kembali,
        "pengantar": pengantar,
        "pilihan_unit": list_pilihan_unit(request.akses, kini(request)),
    }
    return render(request, "organisasi/pilih_unit.html", konteks)


def url_pegawai(pegawai: Pegawai) -> str:
    return reverse("organisasi:rincian_pegawai", args=[pegawai.pk])


def halaman_pegawai(pegawai: Pegawai, judul: str, **lain: Any) -> Halaman:
    """The frame of a form about one person."""
    remah = (("Pegawai", reverse("organisasi:pegawai")), (pegawai.nama, url_pegawai(pegawai)))
    return Halaman(judul=judul, tentang=pegawai.nama_lengkap, kembali=url_pegawai(pegawai), remah=remah, **lain)
