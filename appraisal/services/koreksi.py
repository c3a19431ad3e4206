"""Opening a result in force again: a recorded act of two people; what was in force stays as it was."""

from collections.abc import Mapping

from django.db import transaction

from appraisal.models import AsalHasil, Keberatan, Koreksi, LingkupKoreksi, Penilaian, StatusKoreksi
from appraisal.permissions import boleh, boleh_mengusulkan_koreksi
from appraisal.selectors import list_skp_penilaian
from appraisal.services.log import catat
from appraisal.services.notices import kabari
from appraisal.services.transitions import kunci_penilaian, mulai, pindah
from appraisal.states import FINAL, AksiPenilaian
from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.selectors.akses import SISTEM, Akses
from organisasi.services.row import simpan
from skp.services.transitions import buka_nilai, buka_realisasi
from skp.states import StatusRealisasi

KOSONG: Mapping[str, object] = {
    "dibuat_tanggal": None,
    "diserahkan_pada": None,
    "zona_waktu": "",
    "batas_keberatan": None,
    "diterima_tanggal": None,
    "diteruskan_pada": None,
    "disahkan_tanggal": None,
    "alasan_penetapan": "",
}
"""The boxes of the form that are filled anew."""


@transaction.atomic
def usulkan_koreksi(*, penilaian_id: int, lingkup: str, alasan: str, oleh: Akses) -> Koreksi:
    """Ask for a correction of a result in force, with the reason. A decision on an objection stays final (K-11)."""
    penilaian = kunci_penilaian(penilaian_id)
    boleh_mengusulkan_koreksi(penilaian, oleh).wajib()
    if penilaian.status not in FINAL:
        raise KeadaanBerubah(
            "koreksi.belum_berlaku",
            f"Koreksi hanya untuk hasil yang berlaku; penilaian ini berstatus “{penilaian.get_status_display()}”.",
        )
    if Keberatan.objects.filter(penilaian=penilaian).exists():
        raise AturanDilanggar(
            "koreksi.sudah_diputuskan", "Hasil ini ditetapkan dengan keputusan atas keberatan, yang bersifat final."
        )
    if not alasan.strip():
        raise AturanDilanggar("koreksi.alasan", "Isi apa yang keliru dan buktinya.")
    if Koreksi.objects.filter(penilaian=penilaian, status=StatusKoreksi.DIUSULKAN).exists():
        raise KeadaanBerubah("koreksi.sudah_diusulkan", "Masih ada usulan koreksi yang belum diputuskan.")
    koreksi = Koreksi(
        penilaian=penilaian,
        lingkup=lingkup,
        alasan=alasan.strip(),
        versi=penilaian.versi,
        diusulkan_oleh=oleh.pengguna,
    )
    simpan(koreksi)
    langkah = catat(penilaian, "usulkan_koreksi", oleh, catatan=f"{koreksi.get_lingkup_display()}: {alasan}")
    kabari(penilaian, langkah)
    return koreksi


@transaction.atomic
def setujui_koreksi(*, koreksi_id: int, catatan: str, oleh: Akses) -> Penilaian:
    """Agree: the result is drawn up again as the next version; figures, names and documents of this one stay."""
    koreksi = _ambil(koreksi_id)
    penilaian = mulai(AksiPenilaian.BUKA_KOREKSI, koreksi.penilaian_id, oleh, koreksi.alasan)
    _tolak_pengusul(koreksi, oleh)
    koreksi.sebelum = {"status": penilaian.status} | {n: _teks(getattr(penilaian, n)) for n in KOSONG}
    _putuskan(koreksi, StatusKoreksi.DISETUJUI, catatan, oleh)
    _buka_skp(penilaian, koreksi)
    penilaian.versi += 1
    for nama, isi in KOSONG.items():
        setattr(penilaian, nama, isi)
    return pindah(penilaian, AksiPenilaian.BUKA_KOREKSI, oleh, "versi", *KOSONG, catatan=catatan or koreksi.alasan)


@transaction.atomic
def tolak_koreksi(*, koreksi_id: int, catatan: str, oleh: Akses) -> Koreksi:
    """Refuse, with the reason; the result stays in force untouched."""
    koreksi = _ambil(koreksi_id)
    penilaian = kunci_penilaian(koreksi.penilaian_id)
    boleh(AksiPenilaian.BUKA_KOREKSI, penilaian, oleh).wajib()
    _tolak_pengusul(koreksi, oleh)
    if not catatan.strip():
        raise AturanDilanggar("koreksi.catatan", "Isi alasan penolakan.")
    _putuskan(koreksi, StatusKoreksi.DITOLAK, catatan, oleh)
    catat(penilaian, "tolak_koreksi", oleh, catatan=catatan)
    return koreksi


def asal_hasil(penilaian: Penilaian) -> AsalHasil:
    """Where the next version of a result comes from."""
    return AsalHasil.KOREKSI if penilaian.versi > 1 else AsalHasil.PENILAI


def _ambil(koreksi_id: int) -> Koreksi:
    koreksi = Koreksi.objects.select_for_update(of=("self",)).get(pk=koreksi_id)
    if koreksi.status != StatusKoreksi.DIUSULKAN:
        raise KeadaanBerubah("koreksi.sudah_diputuskan", "Usulan koreksi ini sudah diputuskan.")
    return koreksi


def _tolak_pengusul(koreksi: Koreksi, oleh: Akses) -> None:
    if oleh.pengguna is not None and koreksi.diusulkan_oleh_id == oleh.pengguna.pk:
        raise AturanDilanggar(
            "koreksi.dua_orang", "Pengusul tidak memutuskan usulannya sendiri; koreksi selalu dilakukan dua orang."
        )


def _putuskan(koreksi: Koreksi, status: StatusKoreksi, catatan: str, oleh: Akses) -> None:
    koreksi.status, koreksi.diputuskan_oleh, koreksi.diputuskan_pada = status, oleh.pengguna, sekarang()
    koreksi.catatan_putusan = catatan.strip()
    simpan(koreksi)


def _buka_skp(penilaian: Penilaian, koreksi: Koreksi) -> None:
    """Open the achievements again as far as the correction reaches."""
    if koreksi.lingkup == LingkupKoreksi.PERILAKU:
        return
    buka = buka_realisasi if koreksi.lingkup == LingkupKoreksi.REALISASI else buka_nilai
    for skp in list_skp_penilaian(penilaian):
        if skp.status_realisasi == StatusRealisasi.DINILAI:
            buka(skp_id=skp.pk, oleh=SISTEM, catatan=f"Koreksi: {koreksi.alasan}")


def _teks(nilai: object) -> str:
    return "" if nilai is None else str(nilai)
