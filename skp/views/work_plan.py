"""The yearly work plan of a unit, kept in the browser: the tree with what hangs on it, its changes, its history."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.models import UnitKerja
from organisasi.selectors.tree import list_saringan_unit, unit_terlihat_oleh
from organisasi.views.isian import Halaman, ambil_unit, kini, layani_aksi, layani_isian, masuk
from skp.models import ButirRkt, RiwayatRkt, TingkatRkt
from skp.permissions import boleh_mengatur_rkt
from skp.selectors import list_pemikul_rkt
from skp.services.work_plan import (
    akhiri_butir,
    buka_butir,
    dapat_dihapus,
    hapus_butir,
    tambah_butir,
    tolak_bila_lewat,
    ubah_butir,
)
from skp.work_plan import list_rencana_kerja, list_tahun, list_tempat
from skp.work_plan_forms import AkhiriButirForm, awal_butir, form_untuk

RIWAYAT_TAMPIL = 50


@require_safe
def susunan(request: Permintaan, pk: int) -> HttpResponse:
    """The whole plan of one unit and year, with what hangs on each entry and what changed."""
    unit = _unit(request, pk)
    tahun = _tahun(request)
    riwayat = RiwayatRkt.objects.filter(unit=unit, tahun=tahun).select_related("oleh__pegawai").order_by("-pada", "-pk")
    konteks = {
        "unit": unit,
        "tahun": tahun,
        "daftar_tahun": list_tahun(unit),
        "pilihan_unit": list_saringan_unit(request.akses, kini(request)),
        "baris": list_rencana_kerja(unit, tahun),
        "terkunci": tolak_bila_lewat(unit, tahun),
        "riwayat": riwayat[:RIWAYAT_TAMPIL],
    }
    return render(request, "skp/rkt_susunan.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Permintaan, pk: int) -> HttpResponse:
    """A new branch, or with ``?jenis=indikator`` a new indicator; ``induk`` names where it hangs."""
    unit, tahun = _unit(request, pk), _tahun(request)
    indikator = request.GET.get("jenis") == TingkatRkt.INDIKATOR
    form = form_untuk(TingkatRkt.INDIKATOR if indikator else "")(
        request.POST or None,
        initial={"induk_id": bilangan(request.GET.get("induk"))},
        tempat=list_tempat(unit, tahun),
    )
    tampilan = Halaman(
        judul="Indikator baru" if indikator else "Program, kegiatan, atau sub kegiatan baru",
        tentang=f"{unit.nama}, tahun {tahun}",
        kembali=_alamat(unit, tahun),
        remah=_remah(unit, tahun),
        pengantar=tolak_bila_lewat(unit, tahun)
        or ("" if indikator else "Tingkatnya mengikuti tempatnya: program di atas, lalu kegiatan, lalu sub kegiatan."),
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: tambah_butir(unit=unit, tahun=tahun, isi=form.isi(), indikator=indikator, oleh=request.akses),
        "Butir telah ditambahkan.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Correct or move an entry; what hangs on it is named first."""
    butir = _butir(request, pk)
    form = form_untuk(butir.tingkat)(
        request.POST or None, initial=awal_butir(butir), tempat=list_tempat(butir.unit, butir.tahun, butir)
    )
    tampilan = Halaman(
        judul=f"Ubah {butir.get_tingkat_display().lower()}",
        tentang=str(butir),
        kembali=_alamat(butir.unit, butir.tahun),
        remah=_remah(butir.unit, butir.tahun),
        pengantar=tolak_bila_lewat(butir.unit, butir.tahun),
        akibat=_tumpuan(butir),
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: ubah_butir(
            butir_id=butir.pk, isi=form.isi(), oleh=request.akses, versi=str(form.cleaned_data["versi"])
        ),
        "Butir telah diubah.",
        baris=butir,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def akhiri(request: Permintaan, pk: int) -> HttpResponse:
    """End an entry, and everything below it, with a reason."""
    butir = _butir(request, pk)
    form = AkhiriButirForm(request.POST or None, initial={"versi": awal_butir(butir)["versi"]})
    tampilan = Halaman(
        judul=f"Akhiri {butir.get_tingkat_display().lower()}",
        tentang=str(butir),
        kembali=_alamat(butir.unit, butir.tahun),
        remah=_remah(butir.unit, butir.tahun),
        akibat=(
            "Butir ini dan semua di bawahnya tidak dapat dipilih lagi oleh SKP yang disusun.",
            *_tumpuan(butir, "SKP yang sudah bertumpu padanya tetap terkait."),
        ),
        tombol="Akhiri butir",
        bahaya=True,
    )
    return layani_isian(
        request,
        form,
        tampilan,
        lambda: akhiri_butir(
            butir_id=butir.pk,
            alasan=form.cleaned_data["alasan"],
            oleh=request.akses,
            versi=str(form.cleaned_data["versi"]),
        ),
        "Butir telah diakhiri.",
        baris=butir,
    )


@require_POST
def buka(request: Permintaan, pk: int) -> HttpResponse:
    butir = _butir(request, pk)
    return layani_aksi(
        request,
        lambda: buka_butir(butir_id=butir.pk, oleh=request.akses),
        "Butir berlaku kembali. Buka juga butir di bawahnya yang masih diperlukan.",
        _alamat(butir.unit, butir.tahun),
    )


@require_POST
def hapus(request: Permintaan, pk: int) -> HttpResponse:
    butir = _butir(request, pk)
    return layani_aksi(
        request,
        lambda: hapus_butir(butir_id=butir.pk, oleh=request.akses),
        "Butir telah dihapus.",
        _alamat(butir.unit, butir.tahun),
    )


def _unit(request: Permintaan, pk: int) -> UnitKerja:
    """A visible unit (404) whose plan this account keeps (403)."""
    unit = ambil_unit(request, pk)
    boleh_mengatur_rkt(request.akses, unit).wajib()
    return unit


def _butir(request: Permintaan, pk: int) -> ButirRkt:
    masuk(request)
    terlihat = ButirRkt.objects.filter(unit__in=unit_terlihat_oleh(request.akses))
    butir: ButirRkt = get_object_or_404(terlihat.select_related("unit__instansi", "parent"), pk=pk)
    boleh_mengatur_rkt(request.akses, butir.unit).wajib()
    return butir


def _tahun(request: Permintaan) -> int:
    """The year asked for; this year for none or an impossible one."""
    tahun = bilangan(request.GET.get("tahun")) or 0
    return tahun if 2012 <= tahun <= 2100 else kini(request).year


def _alamat(unit: UnitKerja, tahun: int) -> str:
    return f"{reverse('skp:rkt_susunan', args=[unit.pk])}?tahun={tahun}"


def _remah(unit: UnitKerja, tahun: int) -> tuple[tuple[str, str], ...]:
    return ("Rencana kerja", reverse("skp:rkt")), (f"{unit.nama} {tahun}", _alamat(unit, tahun))


def _tumpuan(butir: ButirRkt, tambahan: str = "Perubahan terlihat pada SKP yang bertumpu padanya.") -> tuple[str, ...]:
    """Who hangs on the entry or on what lies below it, in sentences."""
    baris = list(list_pemikul_rkt([butir, *butir.descendants()]))
    if not baris:
        return ("Tidak ada kegiatan SKP yang bertumpu padanya.",) if dapat_dihapus(butir) else ()
    orang = {k.versi.skp.pegawai_id: k.versi.skp.pegawai.nama_lengkap for k in baris}
    nama = ", ".join(list(orang.values())[:5]) + (f", dan {len(orang) - 5} orang lagi" if len(orang) > 5 else "")
    return (f"{len(baris)} kegiatan SKP bertumpu padanya (milik {nama}). {tambahan}",)
