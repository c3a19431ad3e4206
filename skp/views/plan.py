"""Pages of the plan: my SKP, one SKP, the editor, the steps, the controlled change."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.http import Permintaan, alihkan
from organisasi.common.requests import bilangan
from organisasi.drafts import data_formulir, selesai_diisi
from organisasi.menu import tandai_tempat
from organisasi.selectors.identitas import get_kapasitas
from organisasi.services.jejak import catat_baca
from skp.calendar import kalender_dari
from skp.catalogue import list_katalog_skp
from skp.catalogue_forms import baris_dari, isian_mentah
from skp.checks import kekurangan_rencana
from skp.compare import bandingkan
from skp.forms import AlasanForm, CatatanForm, formset_kegiatan, isi_bagian
from skp.models import Kegiatan, Skp, VersiSkp
from skp.models.kegiatan import MAKS_KEGIATAN
from skp.permissions import aksi_tersedia, boleh_mengubah_rencana, peran_atas, rencana_terbuka
from skp.selectors import (
    get_draf_perubahan,
    get_versi,
    list_indikator,
    list_keadaan_berlaku,
    list_kegiatan,
    list_kegiatan_atasan,
    list_periode,
    list_skp_saya,
    list_tim,
    skp_terlihat_oleh,
)
from skp.services import transitions
from skp.services.assessor import atur_ulang_penilai
from skp.services.plan import batalkan_perubahan, buat_skp, buka_perubahan, simpan_kegiatan
from skp.states import BERJALAN, AksiSkp, Peran, StatusSkp
from skp.waiting import batas, menunggu

USULAN_BERUBAH = (
    "Kegiatan itu tidak ada lagi dalam katalog jabatan atau bagian dari pejabat penilai Anda. Pilih yang lain, atau "
    "ketik sendiri."
)
LAYANAN: dict[AksiSkp, tuple[Callable[..., Skp], str]] = {
    AksiSkp.AJUKAN: (transitions.ajukan_skp, "SKP telah diajukan kepada pejabat penilai."),
    AksiSkp.KEMBALIKAN: (transitions.kembalikan_skp, "SKP telah dikembalikan kepada pegawai."),
    AksiSkp.TOLAK: (transitions.tolak_skp, "SKP diteruskan kepada atasan pejabat penilai untuk diputuskan."),
    AksiSkp.TETAPKAN: (transitions.tetapkan_skp, "SKP telah ditetapkan sebagai kontrak kerja."),
    AksiSkp.PUTUSKAN: (transitions.putuskan_skp, "SKP telah ditetapkan dengan keputusan Anda."),
    AksiSkp.AJUKAN_PERUBAHAN: (transitions.ajukan_perubahan, "Perubahan telah diajukan kepada pejabat penilai."),
    AksiSkp.SETUJUI_PERUBAHAN: (transitions.setujui_perubahan, "Perubahan berlaku sebagai versi baru."),
    AksiSkp.TOLAK_PERUBAHAN: (transitions.tolak_perubahan, "Perubahan telah dikembalikan kepada pegawai."),
    AksiSkp.TUTUP: (transitions.tutup_skp, "SKP telah ditutup. Realisasi akhir dapat diajukan."),
}


def get_skp(request: Permintaan, pk: int) -> Skp:
    """The SKP inside the scope of the acting account, or 404."""
    skp = get_object_or_404(skp_terlihat_oleh(request.akses), pk=pk)
    tandai_tempat(request, skp)
    return skp


def lihat_skp(request: Permintaan, pk: int) -> Skp:
    """``get_skp`` for a page that shows it: who reads another person's SKP enters the audit trail."""
    skp = get_skp(request, pk)
    catat_baca(request.akses, "skp.dilihat", skp, pegawai=[skp.pegawai_id])
    return skp


@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """My SKP through the years, and the periods that they do not cover to the end."""
    pegawai = request.akses.pegawai
    if pegawai is None:
        return render(request, "skp/daftar.html", {"daftar": [], "periode_kosong": []})
    daftar_skp = list(list_skp_saya(pegawai))
    ada = {s.periode_id for s in daftar_skp if s.selesai >= s.periode.selesai}
    hari = hari_ini(pegawai.instansi.zona_waktu)
    kosong = [p for p in list_periode(pegawai.instansi) if p.pk not in ada and p.batas_penilaian >= hari]
    kalender = kalender_dari(daftar_skp)
    konteks = {"daftar": [(s, menunggu(s, kalender)) for s in daftar_skp], "periode_kosong": kosong}
    return render(request, "skp/daftar.html", konteks)


@require_POST
def buat(request: Permintaan) -> HttpResponse:
    """Open the draft for a period and go straight into the editor."""
    pegawai = request.akses.pegawai
    if pegawai is None:
        raise AturanDilanggar("akun.tanpa_pegawai", "Akun Anda belum terhubung dengan data pegawai.")
    periode = get_object_or_404(list_periode(pegawai.instansi), pk=bilangan(request.POST.get("periode")) or 0)
    skp = buat_skp(periode=periode, pegawai=pegawai, oleh=request.akses)
    return redirect("skp:susun", pk=skp.pk)


@require_safe
def rincian(request: Permintaan, pk: int) -> HttpResponse:
    return render(request, "skp/rincian.html", konteks_rincian(request, lihat_skp(request, pk)))


def konteks_rincian(request: Permintaan, skp: Skp, form: CatatanForm | None = None, aksi: str = "") -> dict[str, Any]:
    """Everything on the page of one SKP; ``form`` and ``aksi`` re-open a step whose note was refused."""
    draf = get_draf_perubahan(skp) if skp.sudah_ditetapkan else None
    peran = peran_atas(skp, request.akses)
    milik = Peran.PEMILIK in peran
    perubahan_terlihat = draf is not None and (milik or skp.status == StatusSkp.PERUBAHAN)
    return {
        "skp": skp,
        "versi": get_versi(skp),
        "daftar_versi": skp.daftar_versi.exclude(ditetapkan_pada=None),
        "kegiatan": list_kegiatan(skp),
        "indikator": list_indikator(skp),
        "menunggu": menunggu(skp),
        "aksi": [a for a in aksi_tersedia(skp, request.akses) if isinstance(a, AksiSkp)],
        "kekurangan": kekurangan_rencana(skp) if milik and skp.status in {"draf", "dikembalikan"} else [],
        "milik_saya": milik,
        "boleh_bagi": milik and skp.status in BERJALAN and request.akses.memimpin,
        "boleh_susun": bool(boleh_mengubah_rencana(skp, request.akses))
        and rencana_terbuka(skp)
        and (skp.status != StatusSkp.DITETAPKAN or draf is not None),
        "boleh_ubah": milik and skp.status == StatusSkp.DITETAPKAN and draf is None,
        "draf": draf,
        "perbandingan": bandingkan(skp, skp.nomor_versi, draf.nomor) if draf and perubahan_terlihat else None,
        "admin": Peran.ADMIN in peran,
        "lihat_realisasi": bool(peran),
        "keadaan": list_keadaan_berlaku(skp),
        "tim": list_tim(skp),
        "kapasitas": get_kapasitas(skp.penilai_sebagai, skp.selesai),
        "riwayat": skp.riwayat.select_related("oleh__pegawai").order_by("-pada", "-pk"),
        "form": form or CatatanForm(),
        "aksi_salah": aksi,
        "form_alasan": AlasanForm(),
    }


@require_POST
def jalankan(request: Permintaan, pk: int, aksi: str) -> HttpResponse:
    """One step of the workflow, with its note."""
    skp = get_skp(request, pk)
    layanan, pesan = LAYANAN[AksiSkp(aksi)]
    form = CatatanForm(request.POST)
    if form.is_valid():
        try:
            layanan(skp_id=skp.pk, oleh=request.akses, catatan=form.cleaned_data["catatan"])
        except KeadaanBerubah:
            raise
        except AturanDilanggar as salah:
            form.add_error("catatan" if salah.kode == "skp.catatan_wajib" else None, salah.pesan)
        else:
            messages.success(request, pesan)
            return alihkan(request, "skp:rincian", pk=skp.pk)
    return render(request, "skp/rincian.html", konteks_rincian(request, skp, form, aksi), status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def susun(request: Permintaan, pk: int) -> HttpResponse:
    """The editor of the rows: the draft, the draft of a change, or the atasan's correction."""
    skp = lihat_skp(request, pk)
    boleh_mengubah_rencana(skp, request.akses).wajib()
    versi = versi_disusun(skp)
    data = data_formulir(request)
    if request.method != "POST":
        tersimpan = list(list_kegiatan(skp, versi.nomor))
        formset = formset_kegiatan(data, kegiatan=tersimpan, kosong=3)
        return render(request, "skp/susun.html", _konteks_susun(skp, versi, formset, tersimpan))
    if "katalog" in request.POST or "bagian" in request.POST:
        return _tambah_usulan(request, skp, versi)
    formset = formset_kegiatan(data)
    status, pesan = 422, ""
    if formset.is_valid():
        try:
            baris = [f.baris() for f in formset.baris_isi]
            simpan_kegiatan(skp_id=skp.pk, revisi=bilangan(request.POST.get("revisi")), baris=baris, oleh=request.akses)
        except KeadaanBerubah as salah:
            status, pesan = 409, salah.pesan
        except AturanDilanggar as salah:
            pesan = salah.pesan
        else:
            selesai_diisi(request)
            messages.success(request, "Kegiatan telah disimpan.")
            return redirect("skp:susun" if "lanjut" in request.POST else "skp:rincian", pk=skp.pk)
    skp.refresh_from_db()
    konteks = _konteks_susun(skp, versi, formset, list(list_kegiatan(skp, versi.nomor))) | {
        "pesan_salah": pesan,
        "berubah": status == 409,
    }
    if status == 409:
        konteks["revisi"] = skp.revisi  # both texts are on the page now: the next save decides knowingly
    return render(request, "skp/susun.html", konteks, status=status)


def _tambah_usulan(request: Permintaan, skp: Skp, versi: VersiSkp) -> HttpResponse:
    """The editor with everything typed so far and one more row, from the catalogue or from the share of a target.

    Nothing is stored yet.
    """
    baris = isian_mentah(request.POST)
    konteks = _konteks_susun(skp, versi, formset_kegiatan(isi=baris), list(list_kegiatan(skp, versi.nomor)))
    konteks["revisi"] = request.POST.get("revisi", skp.revisi)
    isi = _usulan(request, konteks)
    if isi is None:
        return render(request, "skp/susun.html", konteks | {"pesan_salah": USULAN_BERUBAH}, status=409)
    if len(baris) >= MAKS_KEGIATAN:
        penuh = f"Paling banyak {MAKS_KEGIATAN} kegiatan dalam satu SKP."
        return render(request, "skp/susun.html", konteks | {"pesan_salah": penuh}, status=422)
    konteks["formset"] = formset_kegiatan(isi=[*baris, isi], kosong=2)
    return render(request, "skp/susun.html", konteks | {"ditambahkan": isi["uraian"]})


def _usulan(request: Permintaan, konteks: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row that was asked for, or ``None`` when it is no longer offered."""
    if "bagian" in request.POST:
        kegiatan = next(
            (k for k in konteks["kegiatan_atasan"] if str(k.pk) == request.POST["bagian"] and k.bagian), None
        )
        return isi_bagian(kegiatan) if kegiatan else None
    butir = next((b for b in konteks["katalog"] if b.kunci == request.POST["katalog"]), None)
    return dict(baris_dari(butir)) if butir else None


def versi_disusun(skp: Skp) -> VersiSkp:
    """The version under the pen. Raises ``KeadaanBerubah`` when nothing is open."""
    versi = get_draf_perubahan(skp) if skp.status == StatusSkp.DITETAPKAN else get_versi(skp)
    if versi is None or not rencana_terbuka(skp):
        raise KeadaanBerubah(
            "skp.terkunci",
            f"Kegiatan tidak dapat diubah karena SKP berstatus “{skp.get_status_display()}”. "
            "Buka perubahan dengan alasannya dari halaman SKP.",
        )
    return versi


def _konteks_susun(skp: Skp, versi: VersiSkp, formset: Any, tersimpan: list[Kegiatan]) -> dict[str, Any]:
    return {
        "skp": skp,
        "versi": versi,
        "batas": batas(skp),
        "formset": formset,
        "revisi": formset.data.get("revisi", skp.revisi),
        "tersimpan": tersimpan,
        "indikator": list_indikator(skp),
        "kegiatan_atasan": list_kegiatan_atasan(skp),
        "induk_dipakai": {k.induk_id for k in tersimpan if k.induk_id},
        "katalog": list_katalog_skp(skp, tersimpan),
        "kekurangan": kekurangan_rencana(skp, banyak=len(tersimpan)),
        "dengan_angka_kredit": skp.penempatan.jabatan.jenis == "fungsional_tertentu",
    }


@require_POST
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Open a controlled change: the reason first, then the editor."""
    skp = get_skp(request, pk)
    form = AlasanForm(request.POST)
    if form.is_valid():
        buka_perubahan(skp_id=skp.pk, alasan=form.cleaned_data["alasan"], oleh=request.akses)
        return redirect("skp:susun", pk=skp.pk)
    boleh_mengubah_rencana(skp, request.akses).wajib()
    konteks = konteks_rincian(request, skp) | {"form_alasan": form}
    return render(request, "skp/rincian.html", konteks, status=422)


@require_POST
def batal_ubah(request: Permintaan, pk: int) -> HttpResponse:
    skp = get_skp(request, pk)
    batalkan_perubahan(skp_id=skp.pk, oleh=request.akses)
    messages.success(request, "Perubahan dibatalkan; kontrak kerja tidak berubah.")
    return redirect("skp:rincian", pk=skp.pk)


@require_safe
def banding(request: Permintaan, pk: int, lama: int, baru: int) -> HttpResponse:
    """Two approved versions side by side."""
    skp = lihat_skp(request, pk)
    versi = get_object_or_404(skp.daftar_versi.exclude(ditetapkan_pada=None), nomor=baru)
    get_object_or_404(skp.daftar_versi.exclude(ditetapkan_pada=None), nomor=lama)
    return render(
        request, "skp/banding.html", {"skp": skp, "versi": versi, "perbandingan": bandingkan(skp, lama, baru)}
    )


@require_POST
def perbarui_penilai(request: Permintaan, pk: int) -> HttpResponse:
    """The admin's repair: take assessor and superior from the organisation again."""
    skp = atur_ulang_penilai(skp_id=get_skp(request, pk).pk, oleh=request.akses)
    messages.success(request, f"Pejabat penilai: {skp.pejabat_penilai or 'belum ada'}.")
    return redirect("skp:rincian", pk=pk)
