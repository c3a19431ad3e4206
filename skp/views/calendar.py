"""The calendar of a period: its deadlines as they hold for the reader, and extending them."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.common.clock import hari_ini
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan, halaman
from organisasi.deadlines import tenggat
from organisasi.selectors.identitas import get_penempatan
from organisasi.selectors.tree import list_pilihan_unit
from organisasi.views.isian import Halaman, layani_isian
from skp.calendar import Kalender, Orang, get_kalender
from skp.extension_forms import CabutForm, PerpanjanganForm
from skp.models import HalTenggat, Periode
from skp.permissions import boleh_memperpanjang
from skp.selectors import list_periode, perpanjangan_terlihat_oleh
from skp.services.extension import cabut_perpanjangan, perpanjang


def get_periode(request: Permintaan, pk: int) -> Periode:
    """A period of the own agency, or 404."""
    instansi = request.akses.instansi
    daftar = list_periode(instansi) if instansi else Periode.objects.none()
    return get_object_or_404(daftar.select_related("instansi"), pk=pk)


@require_safe
def kalender(request: Permintaan, pk: int) -> HttpResponse:
    """Every deadline of the year: the general one, the reader's own, and what comes of missing it."""
    periode = get_periode(request, pk)
    konteks = {
        "periode": periode,
        "tenggat_saya": _baris(periode, _saya(request, periode), get_kalender([periode])),
        "halaman": halaman(request, perpanjangan_terlihat_oleh(request.akses).filter(periode=periode)),
        "boleh": boleh_memperpanjang(request.akses),
    }
    return render(request, "skp/kalender.html", konteks)


def _saya(request: Permintaan, periode: Periode) -> Orang:
    pegawai = request.akses.pegawai
    if pegawai is None:
        return Orang(periode.pk, 0, 0)
    tempat = get_penempatan(pegawai, min(hari_ini(periode.instansi.zona_waktu), periode.selesai))
    return Orang(periode.pk, pegawai.pk, tempat.jabatan.unit_id if tempat else 0)


def _baris(periode: Periode, saya: Orang, kalender: Kalender) -> list[dict[str, Any]]:
    """One row per dated deadline; the clocks of 14 days start with an event and stand in words on the page."""
    zona = periode.instansi.zona_waktu
    sehari = timedelta(days=1)
    daftar: list[tuple[str, date, HalTenggat | None]] = [
        ("SKP ditetapkan", periode.batas_skp, HalTenggat.SKP),
        ("Realisasi akhir dapat diajukan sejak", periode.buka_realisasi, None),
        ("Penilaian diserahkan", periode.batas_penilaian, HalTenggat.PENILAIAN),
        ("Atasan dapat menetapkan bila penilai belum menilai, sejak", periode.batas_penilaian + sehari, None),
    ]
    hasil = []
    for hal, umum, jenis in daftar:
        berlaku = kalender.batas(jenis, umum, saya) if jenis else umum
        chip = tenggat(berlaku, zona, hal) if jenis else None
        hasil.append({"hal": hal, "umum": umum, "berlaku": berlaku, "diperpanjang": berlaku != umum, "chip": chip})
    return hasil


@require_http_methods(["GET", "HEAD", "POST"])
def perpanjangan(request: Permintaan, pk: int) -> HttpResponse:
    """Extend a deadline for a unit or a person."""
    periode = get_periode(request, pk)
    boleh_memperpanjang(request.akses).wajib()
    unit = [
        (kode, nama)
        for kode, nama in list_pilihan_unit(request.akses, hari_ini(periode.instansi.zona_waktu))
        if kode in request.akses.unit_admin
    ]
    awal = {"unit": bilangan(request.GET.get("unit"))}
    form = PerpanjanganForm(request.POST or None, initial=awal, instansi=periode.instansi, pilihan_unit=unit)
    tampilan = _tampilan(
        periode,
        "Perpanjang tenggat",
        akibat=(
            "Tenggat baru tampil pada setiap halaman pegawai yang bersangkutan.",
            "Masa keberatan tidak dapat diperpanjang: hanya tenggat itu yang mengikat (14 hari kalender).",
        ),
        tombol="Perpanjang",
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: perpanjang(periode_id=periode.pk, isi=form.isi(), oleh=request.akses),
        "Tenggat telah diperpanjang.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cabut(request: Permintaan, pk: int) -> HttpResponse:
    """Take an extension back, with the reason."""
    baris = get_object_or_404(perpanjangan_terlihat_oleh(request.akses), pk=pk)
    boleh_memperpanjang(request.akses, unit=baris.unit, pegawai=baris.pegawai).wajib()
    form = CabutForm(request.POST or None)
    tampilan = _tampilan(
        baris.periode,
        "Cabut perpanjangan",
        tentang=str(baris),
        akibat=("Tenggat umum berlaku lagi; perpanjangan ini tetap terbaca sebagai riwayat.",),
        tombol="Cabut perpanjangan",
        bahaya=True,
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: cabut_perpanjangan(perpanjangan_id=baris.pk, alasan=form.cleaned_data["alasan"], oleh=request.akses),
        "Perpanjangan telah dicabut.",
    )


def _tampilan(periode: Periode, judul: str, **lain: Any) -> Halaman:
    alamat = reverse("skp:kalender", args=[periode.pk])
    return Halaman(judul=judul, kembali=alamat, remah=((f"Kalender {periode.tahun}", alamat),), **lain)
