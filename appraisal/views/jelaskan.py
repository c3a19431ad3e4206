"""Every figure in words, from the stored steps: a drawer for htmx, a printable page otherwise."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from appraisal.explanations import penjelasan_skp, penjelasan_tahun, perubahan_hasil, susun_uraian
from appraisal.models import HasilSkp, JenisPenilaian, Keberatan
from appraisal.selectors import capaian_terlihat_oleh, get_hasil_skp
from appraisal.services.hitung import baca_lembar, hitung_lembar
from appraisal.sheets import LembarSkp, lembar_penilaian_dari, lembar_skp_dari
from appraisal.views.hasil import hasil_diminta, lihat_penilaian
from organisasi.common.clock import sekarang
from organisasi.common.http import Permintaan
from organisasi.common.requests import bilangan
from organisasi.services.jejak import catat_baca
from skp.models import Skp
from skp.states import StatusRealisasi


@require_safe
def jelaskan(request: Permintaan, pk: int) -> HttpResponse:
    """The year: behaviour, the two parts, the mean of two SKP, and what later versions changed."""
    penilaian = lihat_penilaian(request, pk)
    hasil = hasil_diminta(request, penilaian)
    if hasil is None:
        raise Http404
    awalan = request.GET.get("kode", "")
    keberatan = Keberatan.objects.filter(penilaian=penilaian).first()
    lembar = lembar_penilaian_dari(hasil.masukan)
    konteks = {
        "judul": f"Penjelasan nilai {penilaian.periode.tahun}",
        "lembar": lembar,
        "orang": lembar.orang,
        "hasil": hasil,
        "uraian": susun_uraian(penjelasan_tahun(hasil.langkah, awalan)),
        "perubahan": [] if awalan else perubahan_hasil(list(penilaian.daftar_hasil.all()), keberatan),
        "daftar_skp": HasilSkp.objects.filter(pk__in=[c.hasil_id for c in lembar.capaian]).select_related("skp"),
        "kembali": penilaian,
        "akademik": penilaian.jenis == JenisPenilaian.TUGAS_BELAJAR,
        "zona": penilaian.periode.instansi.zona_waktu,
    }
    return _tampilkan(request, konteks, awalan)


@require_safe
def jelaskan_skp(request: Permintaan, pk: int) -> HttpResponse:
    """One SKP: frozen steps when it was scored, fresh ones before."""
    skp = get_object_or_404(capaian_terlihat_oleh(request.akses), pk=pk)
    catat_baca(request.akses, "skp.dilihat", skp, pegawai=[skp.pegawai_id])
    awalan = request.GET.get("kode", "")
    hasil = _hasil_skp_diminta(request, skp)
    if hasil:
        langkah, lembar = hasil.langkah, lembar_skp_dari(hasil.masukan)
    elif skp.status_realisasi == StatusRealisasi.DINILAI or not skp.sudah_ditetapkan:
        raise Http404
    else:
        lembar, steps = hitung_lembar(baca_lembar(skp))
        langkah = [s.sebagai_data() for s in steps]
    keberatan = Keberatan.objects.filter(penilaian__pegawai=skp.pegawai_id, penilaian__periode=skp.periode_id).first()
    konteks = {
        "judul": _judul(awalan, lembar),
        "lembar": lembar,
        "orang": lembar.orang,
        "hasil": hasil,
        "uraian": susun_uraian(penjelasan_skp(langkah, lembar, awalan), lembar),
        "perubahan": [] if awalan else perubahan_hasil(list(skp.daftar_hasil.all()), keberatan),
        "skp": skp,
        "zona": skp.periode.instansi.zona_waktu,
    }
    return _tampilkan(request, konteks, awalan)


def _hasil_skp_diminta(request: HttpRequest, skp: Skp) -> HasilSkp | None:
    """The version in the address, else the one that counts."""
    nomor = bilangan(request.GET.get("versi"))
    lama = HasilSkp.objects.filter(skp=skp, nomor=nomor).first() if nomor else None
    return lama or get_hasil_skp(skp)


def _judul(awalan: str, lembar: LembarSkp) -> str:
    bagian = awalan.split(".")
    if bagian[0] == "kegiatan" and len(bagian) > 1 and bagian[1].isdigit():
        urut = int(bagian[1])
        if 0 < urut <= len(lembar.kegiatan):
            return f"Penjelasan nilai kegiatan {urut}"
    return "Penjelasan nilai capaian SKP"


def _tampilkan(request: Permintaan, konteks: dict[str, Any], awalan: str) -> HttpResponse:
    konteks |= {"lengkap": not awalan, "dicetak": sekarang(), "alamat_cetak": request.get_full_path()}
    templat = "appraisal/_jelaskan.html" if request.htmx else "appraisal/jelaskan.html"
    return render(request, templat, konteks)
