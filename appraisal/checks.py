"""What is still missing before an appraisal can be handed over: shown as a list, asked again by the service."""

from collections.abc import Sequence

from appraisal.models import JenisPenilaian, Penilaian, PerilakuKerja
from appraisal.models.catatan import AspekPerilaku
from appraisal.selectors import list_skp_penilaian
from organisasi.models import JenisJabatan
from skp.models import Skp
from skp.states import StatusRealisasi


def kepemimpinan_dinilai(penilaian: Penilaian, daftar_skp: Sequence[Skp] | None = None) -> bool:
    """Kepemimpinan is scored for jabatan struktural only, by the position at the end of the year (K-10).

    ``daftar_skp``: every SKP of the year in order of time, where a list of people has read them already.
    """
    terakhir = list_skp_penilaian(penilaian).last() if daftar_skp is None else next(reversed(daftar_skp), None)
    return terakhir is not None and terakhir.penempatan.jabatan.jenis == JenisJabatan.STRUKTURAL


def kekurangan_penilaian(penilaian: Penilaian, daftar_skp: Sequence[Skp] | None = None) -> list[str]:
    """Sentences, one per lack, that keep the appraisal from being handed over."""
    return [*_kekurangan_capaian(penilaian, daftar_skp), *_kekurangan_perilaku(penilaian, daftar_skp)]


def _kekurangan_capaian(penilaian: Penilaian, daftar_skp: Sequence[Skp] | None) -> list[str]:
    if penilaian.jenis == JenisPenilaian.TUGAS_BELAJAR:
        return [] if penilaian.nilai_akademik is not None else ["Isi nilai akademik."]
    semua = list_skp_penilaian(penilaian) if daftar_skp is None else daftar_skp
    belum = [s for s in semua if s.status_realisasi != StatusRealisasi.DINILAI]
    return [f"Capaian SKP {s.mulai:%d-%m-%Y} sampai {s.selesai:%d-%m-%Y} belum dinilai." for s in belum]


def _kekurangan_perilaku(penilaian: Penilaian, daftar_skp: Sequence[Skp] | None) -> list[str]:
    perilaku: PerilakuKerja = penilaian.perilaku
    kurang = [
        aspek.label
        for aspek in AspekPerilaku
        if aspek != AspekPerilaku.KEPEMIMPINAN and getattr(perilaku, aspek.value) is None
    ]
    hasil = [f"Beri nilai perilaku: {', '.join(kurang)}."] if kurang else []
    if kepemimpinan_dinilai(penilaian, daftar_skp):
        if perilaku.kepemimpinan is None and not perilaku.alasan_tanpa_kepemimpinan:
            hasil.append("Beri nilai kepemimpinan, atau isi alasan mengapa tidak dinilai.")
    elif perilaku.kepemimpinan is not None:
        hasil.append("Kepemimpinan hanya dinilai untuk jabatan struktural.")
    return hasil
