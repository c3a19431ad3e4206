"""The result: reading it, taking the next step, understanding every figure."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from appraisal.conversation import susun_percakapan
from appraisal.forms import PernyataanForm
from appraisal.models import HasilPenilaian, HasilSkp, Keberatan, Penilaian, StatusKoreksi
from appraisal.permissions import aksi_tersedia, boleh_mengusulkan_koreksi, peran_atas
from appraisal.selectors import (
    dengan_hasil,
    get_hasil,
    penilaian_terlihat_oleh,
)
from appraisal.services import penetapan
from appraisal.sheets import LembarSkp, lembar_penilaian_dari, lembar_skp_dari
from appraisal.signers import keadaan_tanda, list_dokumen
from appraisal.states import FINAL, AksiPenilaian
from appraisal.waiting import langkah_tahun, menunggu
from organisasi.common.angka import tulis_angka
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.common.grafik import Grafik, Titik
from organisasi.common.http import Permintaan, alihkan
from organisasi.common.requests import bilangan
from organisasi.menu import tandai_tempat
from organisasi.selectors.identitas import get_kapasitas
from organisasi.services.jejak import catat_baca
from skp.forms import CatatanForm
from skp.models import Skp, StatusKeadaan
from skp.selectors import list_keadaan
from skp.states import Peran

LAYANAN: dict[str, tuple[Callable[..., Penilaian], str]] = {
    AksiPenilaian.SERAHKAN: (penetapan.serahkan, "Hasil penilaian telah diserahkan kepada pegawai."),
    AksiPenilaian.TERIMA: (penetapan.terima, "Anda telah menerima hasil penilaian."),
    AksiPenilaian.TERUSKAN: (penetapan.teruskan, "Hasil telah diteruskan kepada atasan pejabat penilai."),
    AksiPenilaian.SAHKAN: (penetapan.sahkan, "Hasil penilaian telah disahkan dan berlaku."),
    AksiPenilaian.TETAPKAN_ATASAN: (penetapan.tetapkan_atasan, "Hasil penilaian telah ditetapkan."),
    AksiPenilaian.ARSIPKAN: (penetapan.arsipkan, "Hasil penilaian telah diarsipkan."),
}


def get_penilaian(request: Permintaan, pk: int) -> Penilaian:
    """The appraisal inside the scope of the acting account, or 404."""
    penilaian = get_object_or_404(penilaian_terlihat_oleh(request.akses), pk=pk)
    tandai_tempat(request, penilaian)
    return penilaian


def lihat_penilaian(request: Permintaan, pk: int) -> Penilaian:
    """``get_penilaian`` for a page that shows it: who reads another person's appraisal enters the audit trail."""
    penilaian = get_penilaian(request, pk)
    catat_baca(request.akses, "penilaian.dilihat", penilaian, pegawai=[penilaian.pegawai_id])
    return penilaian


@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """My results through the years."""
    milik = penilaian_terlihat_oleh(request.akses).filter(pegawai=request.akses.pegawai)
    daftar = list(dengan_hasil(milik))
    return render(request, "appraisal/daftar.html", {"daftar": daftar, "tren": _tren(daftar)})


def _tren(daftar: list[Any]) -> Grafik | None:
    """My values through the years, oldest first; one year alone is no trend."""
    titik = [Titik(str(p.periode.tahun), h.nilai, tulis_angka(h.nilai, 2)) for p in daftar for h in p.hasil_berlaku]
    if len(titik) < 2:
        return None
    urut = sorted(titik, key=lambda t: t.label)
    return Grafik(
        "Nilai prestasi kerja dari tahun ke tahun", urut, jenis="garis", kepala=("Tahun", "Nilai"), maksimum=100
    )


@require_safe
def hasil(request: Permintaan, pk: int) -> HttpResponse:
    return render(request, "appraisal/hasil.html", konteks_hasil(request, lihat_penilaian(request, pk)))


def konteks_hasil(request: Permintaan, penilaian: Penilaian, **lain: Any) -> dict[str, Any]:
    """Everything on the page of one result; ``lain`` re-opens a form that was refused."""
    terakhir = hasil_diminta(request, penilaian)
    semula = HasilPenilaian.objects.filter(penilaian=penilaian, berlaku=False).order_by("nomor").first()
    capaian = _capaian(terakhir)
    peran = peran_atas(penilaian, request.akses)
    keberatan = Keberatan.objects.filter(penilaian=penilaian).prefetch_related("daftar_butir").first()
    if keberatan:
        penilaian.keberatan = keberatan
    return {
        "penilaian": penilaian,
        "hasil": terakhir,
        "semula": semula,
        "lembar": lembar_penilaian_dari(terakhir.masukan) if terakhir else None,
        "capaian": capaian,
        "keberatan": keberatan,
        "giliran": susun_percakapan(penilaian, keberatan) if keberatan else [],
        "menunggu": menunggu(penilaian),
        "langkah": langkah_tahun(capaian[-1][0] if capaian else None, penilaian),
        "kapasitas": get_kapasitas(penilaian.penilai_sebagai, penilaian.periode.selesai),
        "aksi": aksi_tersedia(penilaian, request.akses),
        "milik_saya": Peran.PEMILIK in peran,
        "atasan_di_sini": Peran.ATASAN in peran,
        "riwayat": penilaian.riwayat.select_related("oleh__pegawai").order_by("-pada", "-pk"),
        "form_catatan": CatatanForm(),
        "form_tanggapan": PernyataanForm(label="Tanggapan atas keberatan"),
        "dokumen": [(d, keadaan_tanda(d)) for d in list_dokumen(penilaian)],
        **_konteks_koreksi(request, penilaian, terakhir),
        "keadaan": list_keadaan(penilaian.pegawai_id, penilaian.periode.mulai, penilaian.periode.selesai).filter(
            status=StatusKeadaan.BERLAKU
        ),
    } | lain


def hasil_diminta(request: Permintaan, penilaian: Penilaian) -> HasilPenilaian | None:
    """The version in the address, else the one that counts."""
    nomor = bilangan(request.GET.get("versi"))
    lama = HasilPenilaian.objects.filter(penilaian=penilaian, nomor=nomor).first() if nomor else None
    return lama or get_hasil(penilaian)


def _konteks_koreksi(request: Permintaan, penilaian: Penilaian, tampil: HasilPenilaian | None) -> dict[str, Any]:
    """Corrections after the fact, with the versions that they left behind."""
    dapat_diusulkan = penilaian.status in FINAL and not Keberatan.objects.filter(penilaian=penilaian).exists()
    daftar = list(penilaian.daftar_koreksi.select_related("diusulkan_oleh__pegawai", "diputuskan_oleh__pegawai"))
    terbuka = any(k.status == StatusKoreksi.DIUSULKAN for k in daftar)
    lain = HasilPenilaian.objects.filter(penilaian=penilaian).exclude(pk=tampil.pk) if tampil and daftar else []
    return {
        "daftar_koreksi": daftar,
        "hasil_lama": lain,
        "dokumen_lama": penilaian.daftar_dokumen.exclude(versi=penilaian.versi),
        "boleh_koreksi": dapat_diusulkan and not terbuka and bool(boleh_mengusulkan_koreksi(penilaian, request.akses)),
        "boleh_putus_koreksi": AksiPenilaian.BUKA_KOREKSI in aksi_tersedia(penilaian, request.akses),
        "form_koreksi": CatatanForm(),
        "dikoreksi": penilaian.versi > 1 and penilaian.status not in FINAL,
    }


def _capaian(terakhir: HasilPenilaian | None) -> list[tuple[Skp, LembarSkp]]:
    """The SKP that the result was made of, each with its frozen sheet."""
    if terakhir is None:
        return []
    daftar = [c["hasil_id"] for c in terakhir.masukan["capaian"]]
    baris = HasilSkp.objects.filter(pk__in=daftar).select_related("skp__periode__instansi").order_by("skp__mulai")
    return [(h.skp, lembar_skp_dari(h.masukan)) for h in baris]


@require_POST
def jalankan(request: Permintaan, pk: int, aksi: str) -> HttpResponse:
    """One step of the workflow, with its note."""
    penilaian = get_penilaian(request, pk)
    layanan, pesan = LAYANAN[aksi]
    form = CatatanForm(request.POST)
    if form.is_valid():
        try:
            layanan(penilaian_id=penilaian.pk, oleh=request.akses, catatan=form.cleaned_data["catatan"])
        except KeadaanBerubah:
            raise
        except AturanDilanggar as salah:
            form.add_error("catatan" if salah.kode == "penilaian.alasan_wajib" else None, salah.pesan)
        else:
            messages.success(request, pesan)
            return alihkan(request, "appraisal:hasil", pk=penilaian.pk)
    konteks = konteks_hasil(request, penilaian, form_catatan=form, aksi_salah=aksi)
    return render(request, "appraisal/hasil.html", konteks, status=422)
