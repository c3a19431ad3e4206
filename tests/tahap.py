"""Every state of an SKP and of an appraisal, reached through the services on the days of an ordinary year.

``TAHAP_SKP`` and ``TAHAP_PENILAIAN`` map the state to its builder; the realisation of a closed SKP counts as states of
its own. ``saat(d, tahap)`` is a moment at which work on such a document is due.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

from appraisal.models import JenisButir, Penilaian
from appraisal.services.capaian import nilai_capaian
from appraisal.services.keberatan import ajukan_keberatan, list_butir, putuskan_keberatan, tanggapi_keberatan
from appraisal.services.penetapan import arsipkan, lampaui_waktu, serahkan, terima, teruskan
from appraisal.services.perilaku import simpan_perilaku
from organisasi.selectors.akses import SISTEM
from skp.models import Skp
from skp.selectors import list_kegiatan
from skp.services import transitions
from skp.services.plan import BarisKegiatan, buka_perubahan, simpan_kegiatan
from skp.services.realisation import (
    BarisKualitas,
    BarisRealisasi,
    JawabanTambahan,
    simpan_penilaian_realisasi,
    simpan_realisasi,
)
from tests.dunia import (
    PERILAKU,
    Dunia,
    baris,
    capaian_dinilai,
    pada,
    penilaian_disahkan,
    penilaian_diserahkan,
    realisasi_diajukan,
    skp_diajukan,
    skp_ditetapkan,
    skp_draf,
)

ALASAN = "Anggaran kegiatan dipotong."


def baris_dari(skp: Skp, nomor: int | None = None, **ubah: Any) -> list[BarisKegiatan]:
    """The rows of a version as the editor would send them back, ``ubah`` applied to each."""
    kolom = ("uraian", "target_kuantitas", "satuan_kuantitas", "target_waktu", "satuan_waktu", "target_biaya")
    return [
        baris(pk=k.pk, induk_id=k.induk_id, rkt_id=k.rkt_id, **({n: getattr(k, n) for n in kolom} | ubah))
        for k in list_kegiatan(skp, nomor)
    ]


def skp_dikembalikan(d: Dunia, **lain: Any) -> Skp:
    skp = skp_diajukan(d, **lain)
    with pada(d.periode.tahun, 1, 6):
        return transitions.kembalikan_skp(skp_id=skp.pk, oleh=d.akses(skp.pejabat_penilai), catatan="Perjelas target.")


def skp_tidak_disetujui(d: Dunia, **lain: Any) -> Skp:
    skp = skp_diajukan(d, **lain)
    with pada(d.periode.tahun, 1, 6):
        return transitions.tolak_skp(skp_id=skp.pk, oleh=d.akses(skp.pejabat_penilai), catatan="Target terlalu rendah.")


def perubahan_disusun(d: Dunia, **lain: Any) -> Skp:
    """A contract in force with the draft of a change beside it."""
    skp = skp_ditetapkan(d, **lain)
    with pada(d.periode.tahun, 6, 1):
        oleh = d.akses(skp.pegawai)
        buka_perubahan(skp_id=skp.pk, alasan=ALASAN, oleh=oleh)
        return simpan_kegiatan(skp_id=skp.pk, revisi=None, baris=baris_dari(skp, 2, target_kuantitas=6), oleh=oleh)


def skp_perubahan(d: Dunia, **lain: Any) -> Skp:
    skp = perubahan_disusun(d, **lain)
    with pada(d.periode.tahun, 6, 2):
        return transitions.ajukan_perubahan(skp_id=skp.pk, oleh=d.akses(skp.pegawai))


def skp_ditutup(d: Dunia, **lain: Any) -> Skp:
    skp = skp_ditetapkan(d, **lain)
    with pada(d.periode.tahun, 12, 27):
        return transitions.tutup_skp(skp_id=skp.pk, oleh=d.akses(skp.pegawai))


def skp_dinilai(d: Dunia, **lain: Any) -> Skp:
    penilaian = capaian_dinilai(d, **lain)
    return Skp.objects.get(pegawai=penilaian.pegawai, periode=penilaian.periode)


def penilaian_diterima(d: Dunia, **lain: Any) -> Penilaian:
    penilaian = penilaian_diserahkan(d, **lain)
    with pada(d.periode.tahun + 1, 1, 5):
        return terima(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.pegawai))


def penilaian_lewat_waktu(d: Dunia, **lain: Any) -> Penilaian:
    penilaian = penilaian_diserahkan(d, **lain)
    with pada(d.periode.tahun + 1, 1, 14):
        return lampaui_waktu(penilaian_id=penilaian.pk, oleh=SISTEM)


def penilaian_keberatan(d: Dunia, **lain: Any) -> Penilaian:
    penilaian = penilaian_diserahkan(d, **lain)
    butir = next(b for b in list_butir(penilaian) if b.jenis == JenisButir.KUALITAS)
    with pada(d.periode.tahun + 1, 1, 6):
        ajukan_keberatan(
            penilaian_id=penilaian.pk,
            alasan="Laporan tanpa revisi.",
            butir={butir.kunci: "Lihat bukti."},
            oleh=d.akses(penilaian.pegawai),
        )
    return Penilaian.objects.get(pk=penilaian.pk)


def penilaian_tanggapan(d: Dunia, **lain: Any) -> Penilaian:
    penilaian = penilaian_keberatan(d, **lain)
    with pada(d.periode.tahun + 1, 1, 7):
        tanggapi_keberatan(
            penilaian_id=penilaian.pk, tanggapan="Ada dua revisi.", oleh=d.akses(penilaian.pejabat_penilai)
        )
    return Penilaian.objects.get(pk=penilaian.pk)


def penilaian_keputusan(d: Dunia, **lain: Any) -> Penilaian:
    penilaian = penilaian_tanggapan(d, **lain)
    with pada(d.periode.tahun + 1, 1, 8):
        putuskan_keberatan(
            penilaian_id=penilaian.pk, keputusan="Nilai tetap.", perubahan={}, oleh=d.akses(penilaian.atasan)
        )
    return Penilaian.objects.get(pk=penilaian.pk)


def penilaian_diteruskan(d: Dunia, **lain: Any) -> Penilaian:
    penilaian = penilaian_diterima(d, **lain)
    with pada(d.periode.tahun + 1, 1, 6):
        return teruskan(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.pejabat_penilai))


def penilaian_arsip(d: Dunia, **lain: Any) -> Penilaian:
    penilaian = penilaian_disahkan(d, **lain)
    with pada(d.periode.tahun + 1, 1, 8):
        return arsipkan(penilaian_id=penilaian.pk, oleh=d.akses(d.admin))


TAHAP_SKP: dict[str, Callable[..., Skp]] = {
    "draf": skp_draf,
    "diajukan": skp_diajukan,
    "dikembalikan": skp_dikembalikan,
    "tidak_disetujui": skp_tidak_disetujui,
    "ditetapkan": skp_ditetapkan,
    "perubahan": skp_perubahan,
    "ditutup": skp_ditutup,
    "realisasi_diajukan": realisasi_diajukan,
    "realisasi_dinilai": skp_dinilai,
}
TAHAP_PENILAIAN: dict[str, Callable[..., Penilaian]] = {
    "disusun": capaian_dinilai,
    "diserahkan": penilaian_diserahkan,
    "diterima": penilaian_diterima,
    "lewat_waktu": penilaian_lewat_waktu,
    "keberatan": penilaian_keberatan,
    "tanggapan": penilaian_tanggapan,
    "keputusan": penilaian_keputusan,
    "diteruskan": penilaian_diteruskan,
    "disahkan": penilaian_disahkan,
    "arsip": penilaian_arsip,
}


def saat(d: Dunia, tahap: str) -> AbstractContextManager[None]:
    """A moment at which the next steps of such a document are due: the objection window is still open."""
    hari = 15 if tahap == "lewat_waktu" else 10
    return pada(d.periode.tahun + 1, 1, hari)


def isi_dan_ajukan_realisasi(d: Dunia, skp: Skp, **lain: Any) -> Skp:
    """Realisation as planned (or ``lain`` for every row), handed to the assessor."""
    oleh = d.akses(skp.pegawai)
    isi = [
        BarisRealisasi(
            k.pk, **({"kuantitas": k.target_kuantitas, "waktu": k.target_waktu, "biaya": k.target_biaya} | lain)
        )
        for k in list_kegiatan(skp)
    ]
    simpan_realisasi(skp_id=skp.pk, revisi=None, baris=isi, oleh=oleh)
    return transitions.ajukan_realisasi(skp_id=skp.pk, oleh=oleh)


def nilai_dan_terima(d: Dunia, skp: Skp, kualitas: Decimal = Decimal(85), *, diakui: bool = True) -> Penilaian:
    """The assessor gives the qualities, answers every task and creation alike, and signs the achievement."""
    oleh = d.akses(skp.pejabat_penilai)
    jawab = JawabanTambahan(diakui, "" if diakui else "Bagian dari tugas jabatan.")
    simpan_penilaian_realisasi(
        skp_id=skp.pk,
        revisi=None,
        kualitas=[BarisKualitas(k.pk, kualitas) for k in list_kegiatan(skp)],
        tugas_tambahan={t.pk: jawab for t in skp.daftar_tugas_tambahan.all()},
        kreativitas={k.pk: jawab for k in skp.daftar_kreativitas.all()},
        oleh=oleh,
    )
    nilai_capaian(skp_id=skp.pk, oleh=oleh)
    return Penilaian.objects.get(pegawai=skp.pegawai, periode=skp.periode)


def serahkan_hasil(d: Dunia, penilaian: Penilaian, nilai: dict[str, Decimal] | None = None, **lain: Any) -> Penilaian:
    """Behaviour and hand-over in one go."""
    oleh = d.akses(penilaian.pejabat_penilai)
    simpan_perilaku(penilaian_id=penilaian.pk, revisi=None, nilai=nilai or PERILAKU, rekomendasi="", oleh=oleh, **lain)
    return serahkan(penilaian_id=penilaian.pk, oleh=oleh)
