"""The employee's realisation, with live scores, evidence, tugas tambahan and kreativitas."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from appraisal.forms import RealisasiForm, formset_baris
from appraisal.preview import dengan_ketikan, perkirakan, sel_hidup
from appraisal.selectors import capaian_terlihat_oleh, get_hasil_skp
from appraisal.services.hitung import baca_lembar
from appraisal.sheets import lembar_skp_dari
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.http import Permintaan, alihkan
from organisasi.common.requests import bilangan
from organisasi.common.rows import pasangkan
from organisasi.drafts import data_formulir, selesai_diisi
from organisasi.services.jejak import catat_baca
from skp.checks import kekurangan_realisasi
from skp.forms import BuktiForm, CatatanForm
from skp.models import Skp
from skp.permissions import aksi_tersedia, boleh_mengisi_realisasi, peran_atas, realisasi_terbuka
from skp.selectors import IsiSkp, baca_isi_dengan_bukti, list_keadaan_berlaku, semua_bukti
from skp.services import transitions
from skp.services.realisation import BarisRealisasi, simpan_realisasi
from skp.states import AksiRealisasi, Peran
from skp.views.plan import get_skp
from skp.waiting import menunggu
from skp.warnings import tandai_bukti


def get_capaian(request: Permintaan, pk: int) -> Skp:
    """The SKP with its score inside the scope of the acting account, or 404."""
    return get_object_or_404(capaian_terlihat_oleh(request.akses), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def realisasi(request: Permintaan, pk: int) -> HttpResponse:
    """Target beside realisation, in the columns of the official form."""
    skp = get_capaian(request, pk)
    catat_baca(request.akses, "skp.dilihat", skp, pegawai=[skp.pegawai_id])
    if not skp.sudah_ditetapkan:
        raise KeadaanBerubah("skp.belum_ditetapkan", "Realisasi diisi sesudah SKP ditetapkan.")
    isi = baca_isi_dengan_bukti(skp)
    awal = [_isi(k) for k in isi.kegiatan]
    formset = formset_baris(RealisasiForm, data_formulir(request), awal, "r")
    status, pesan = 200, ""
    if request.method == "POST":
        boleh_mengisi_realisasi(skp, request.akses).wajib()
        status, pesan = _simpan(request, skp, formset)
        if status == 302:
            selesai_diisi(request)
            messages.success(request, "Realisasi telah disimpan.")
            return redirect("appraisal:realisasi", pk=skp.pk)
    konteks = _konteks(request, skp, isi, formset) | {"pesan_salah": pesan, "berubah": status == 409}
    konteks["revisi"] = skp.revisi if status == 409 else formset.data.get("revisi", skp.revisi)
    return render(request, "appraisal/realisasi.html", konteks, status=status)


def _simpan(request: Permintaan, skp: Skp, formset: Any) -> tuple[int, str]:
    """Store the rows; the status to answer with and the sentence for the top of the page."""
    if not formset.is_valid():
        return 422, ""
    try:
        baris = [f.baris() for f in formset.forms]
        simpan_realisasi(skp_id=skp.pk, revisi=bilangan(request.POST.get("revisi")), baris=baris, oleh=request.akses)
    except KeadaanBerubah as salah:
        skp.refresh_from_db()
        return 409, salah.pesan
    except AturanDilanggar as salah:
        return 422, salah.pesan
    return 302, ""


def _isi(kegiatan: Any) -> dict[str, Any]:
    r = getattr(kegiatan, "realisasi", None)
    if r is None:
        return {"kegiatan_id": kegiatan.pk}
    kolom = ("angka_kredit", "kuantitas", "waktu", "biaya", "catatan")
    return {"kegiatan_id": kegiatan.pk, "tidak_terlaksana": not r.terlaksana} | {n: getattr(r, n) for n in kolom}


def _konteks(request: Permintaan, skp: Skp, isi: IsiSkp, formset: Any) -> dict[str, Any]:
    hasil = get_hasil_skp(skp)
    lembar = lembar_skp_dari(hasil.masukan) if hasil else baca_lembar(skp, isi)
    terbuka = realisasi_terbuka(skp) and bool(boleh_mengisi_realisasi(skp, request.akses))
    dinilai = {b.pk: b for b in lembar.kegiatan}
    perkiraan = None if hasil else perkirakan(lembar)
    kira = perkiraan.baris if perkiraan else {}
    tandai_bukti(skp, semua_bukti(isi))
    return {
        "skp": skp,
        "baris": [(k, f, dinilai.get(k.pk), _kemajuan(k), kira.get(k.pk)) for k, f in pasangkan(isi.kegiatan, formset)],
        "formset": formset,
        "lembar": lembar,
        "hasil": hasil,
        "perkiraan": perkiraan,
        "kegiatan_hidup": [],
        "menilai_perilaku": False,
        "prestasi": None,
        "terbuka": terbuka,
        "kekurangan": kekurangan_realisasi(isi) if terbuka else [],
        "aksi": [a for a in aksi_tersedia(skp, request.akses) if isinstance(a, AksiRealisasi)],
        "milik_saya": Peran.PEMILIK in peran_atas(skp, request.akses),
        "menilai": Peran.PENILAI in peran_atas(skp, request.akses),
        "menunggu": menunggu(skp),
        "keadaan": list_keadaan_berlaku(skp),
        "tugas_tambahan": isi.tugas_tambahan,
        "kreativitas": isi.kreativitas,
        "form_bukti": BuktiForm(),
        "form_catatan": CatatanForm(),
        "riwayat": skp.riwayat.select_related("oleh__pegawai").order_by("-pada", "-pk")[:15],
        "dengan_angka_kredit": skp.penempatan.jabatan.jenis == "fungsional_tertentu",
    }


def _kemajuan(kegiatan: Any) -> Any:
    """What the monthly progress adds up to: offered as a suggestion."""
    bulanan = list(kegiatan.daftar_kemajuan.all())
    return sum((m.kuantitas for m in bulanan), 0) if bulanan else None


@require_POST
def pratinjau(request: Permintaan, pk: int) -> HttpResponse:
    """Scores of what is typed and not yet saved; a fragment for the side panel."""
    skp = get_capaian(request, pk)
    lembar = baca_lembar(skp)
    formset = formset_baris(RealisasiForm, request.POST, [{} for _ in lembar.kegiatan], "r")
    formset.is_valid()
    diketik = {
        f.cleaned_data["kegiatan_id"]: _kolom(f.baris()) for f in formset.forms if f.is_valid() and f.cleaned_data
    }
    lembar = dengan_ketikan(lembar, diketik)
    perkiraan = perkirakan(lembar)
    konteks = {
        "perkiraan": perkiraan,
        "kegiatan_hidup": sel_hidup(lembar, perkiraan),
        "menilai_perilaku": False,
        "prestasi": None,
    }
    return render(request, "appraisal/_perkiraan.html", konteks)


def _kolom(isi: BarisRealisasi) -> dict[str, Any]:
    return {
        "terlaksana": isi.terlaksana,
        "realisasi_kuantitas": isi.kuantitas,
        "realisasi_waktu": isi.waktu,
        "realisasi_biaya": isi.biaya,
    }


@require_POST
def ajukan(request: Permintaan, pk: int) -> HttpResponse:
    """Hand the realisation to the assessor."""
    skp = get_skp(request, pk)
    try:
        transitions.ajukan_realisasi(skp_id=skp.pk, oleh=request.akses)
    except KeadaanBerubah:
        raise
    except AturanDilanggar as salah:
        messages.error(request, salah.pesan)
        return alihkan(request, "appraisal:realisasi", pk=skp.pk)
    messages.success(request, "Realisasi telah diajukan kepada pejabat penilai.")
    return alihkan(request, "skp:rincian", pk=skp.pk)


@require_POST
def kembalikan(request: Permintaan, pk: int) -> HttpResponse:
    """Give the realisation back with a note."""
    skp = get_skp(request, pk)
    form = CatatanForm(request.POST)
    catatan = form.cleaned_data["catatan"] if form.is_valid() else ""
    try:
        transitions.kembalikan_realisasi(skp_id=skp.pk, oleh=request.akses, catatan=catatan)
    except KeadaanBerubah:
        raise
    except AturanDilanggar as salah:
        messages.error(request, salah.pesan)
        return alihkan(request, "appraisal:nilai", pk=skp.pk)
    messages.success(request, "Realisasi telah dikembalikan kepada pegawai.")
    return alihkan(request, "appraisal:bawahan")
