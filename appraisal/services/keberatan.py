"""The objection: filed within 14 days, answered by the assessor, decided by his superior (K-11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db import transaction

from appraisal.deadlines import batas_tanggapan
from appraisal.models import AsalHasil, ButirKeberatan, HasilSkp, JenisButir, Keberatan, Penilaian
from appraisal.selectors import get_hasil, get_hasil_skp, list_skp_penilaian
from appraisal.services.hasil import bekukan_penilaian, bekukan_skp
from appraisal.services.penetapan import list_capaian
from appraisal.services.transitions import mulai, pindah
from appraisal.sheets import LembarPenilaian, LembarSkp, lembar_penilaian_dari, lembar_skp_dari
from appraisal.states import HARI_TANGGAPAN, AksiPenilaian, StatusPenilaian
from organisasi.common.angka import tulis_angka, tulis_tanggal
from organisasi.common.clock import batas_hari, sekarang, tanggal_lokal
from organisasi.common.errors import AturanDilanggar
from organisasi.selectors.akses import Akses

Perubahan = Mapping[str, Any]
"""Key of a figure -> its new value: a Decimal for kualitas and perilaku, a bool for tugas tambahan and kreativitas."""


@dataclass(frozen=True, slots=True)
class Butir:
    """A figure that may be disputed or changed: its kind, its id, what it is called and what it is now."""

    jenis: JenisButir
    acuan: str
    label: str
    nilai: str

    @property
    def kunci(self) -> str:
        return f"{self.jenis}:{self.acuan}"


def list_butir(penilaian: Penilaian) -> list[Butir]:
    """Every figure of the result in force that somebody's judgement set: qualities, answers, behaviour."""
    hasil: list[Butir] = []
    for skp in list_skp_penilaian(penilaian):
        hasil_skp = get_hasil_skp(skp)
        if hasil_skp:
            hasil += _butir_skp(lembar_skp_dari(hasil_skp.masukan))
    tahun = get_hasil(penilaian)
    if tahun:
        hasil += _butir_perilaku(lembar_penilaian_dari(tahun.masukan))
    return hasil


def _butir_skp(lembar: LembarSkp) -> list[Butir]:
    kualitas = [
        Butir(JenisButir.KUALITAS, str(b.pk), f"Kualitas: {b.uraian}", tulis_angka(b.realisasi_kualitas))
        for b in lembar.dinilai
        if b.terlaksana
    ]
    tugas = [Butir(JenisButir.TUGAS_TAMBAHAN, str(t.pk), t.uraian, _diakui(t.diakui)) for t in lembar.tugas_tambahan]
    kreasi = [Butir(JenisButir.KREATIVITAS, str(k.pk), k.uraian, _diakui(k.diakui)) for k in lembar.kreativitas]
    return [*kualitas, *tugas, *kreasi]


def _butir_perilaku(lembar: LembarPenilaian) -> list[Butir]:
    return [
        Butir(JenisButir.PERILAKU, a.kunci, f"Perilaku: {a.nama}", tulis_angka(a.nilai))
        for a in lembar.perilaku
        if a.nilai is not None
    ]


def _diakui(diakui: bool | None) -> str:  # noqa: FBT001 - the answer itself
    return "diakui" if diakui else "tidak diakui"


@transaction.atomic
def ajukan_keberatan(*, penilaian_id: int, alasan: str, butir: Mapping[str, str], oleh: Akses) -> Keberatan:
    """File an objection with reasons. ``butir`` maps the key of a disputed figure to the reason for it.

    Raises ``AturanDilanggar`` after the last moment: the only deadline that blocks.
    """
    penilaian = mulai(AksiPenilaian.AJUKAN_KEBERATAN, penilaian_id, oleh, alasan)
    saat_ini = sekarang()
    if penilaian.batas_keberatan is None or saat_ini > penilaian.batas_keberatan:
        batas = penilaian.batas_keberatan or saat_ini
        hari = tulis_tanggal(tanggal_lokal(batas, penilaian.zona_waktu))
        raise AturanDilanggar(
            "keberatan.lewat_waktu",
            f"Keberatan tidak dapat diajukan lagi. Batas waktunya {hari}, "
            "yaitu 14 hari kalender sesudah hasil diterima.",
        )
    keberatan = Keberatan.objects.create(
        penilaian=penilaian,
        alasan=alasan.strip(),
        diajukan_pada=saat_ini,
        batas_tanggapan=batas_hari(saat_ini, HARI_TANGGAPAN, penilaian.zona_waktu),
    )
    dikenal = {b.kunci: b for b in list_butir(penilaian)}
    for kunci, alasan_butir in butir.items():
        if kunci not in dikenal:
            raise AturanDilanggar(
                "keberatan.butir_asing", "Butir yang dipersoalkan bukan bagian dari hasil penilaian ini."
            )
        _catat_butir(keberatan, dikenal[kunci], alasan_butir)
    pindah(penilaian, AksiPenilaian.AJUKAN_KEBERATAN, oleh, catatan=alasan)
    return keberatan


def _catat_butir(keberatan: Keberatan, butir: Butir, alasan: str) -> ButirKeberatan:
    return ButirKeberatan.objects.create(
        keberatan=keberatan,
        jenis=butir.jenis,
        acuan=butir.acuan,
        label=butir.label[:300],
        nilai_semula=butir.nilai,
        alasan=alasan.strip(),
    )


@transaction.atomic
def tanggapi_keberatan(*, penilaian_id: int, tanggapan: str, oleh: Akses) -> Keberatan:
    """The assessor answers in writing (box 6) and sends everything to his superior."""
    penilaian = mulai(AksiPenilaian.TANGGAPI, penilaian_id, oleh, tanggapan)
    keberatan = penilaian.keberatan
    keberatan.tanggapan, keberatan.ditanggapi_pada = tanggapan.strip(), sekarang()
    keberatan.save()
    pindah(penilaian, AksiPenilaian.TANGGAPI, oleh, catatan=tanggapan)
    return keberatan


@transaction.atomic
def putuskan_keberatan(*, penilaian_id: int, keputusan: str, perubahan: Perubahan, oleh: Akses) -> Keberatan:
    """The superior decides, finally (box 7). ``perubahan`` maps the key of a figure to its new value; empty keeps all.

    New versions of the results are frozen beside the originals. Without an answer of the assessor the decision waits
    until the 14 days for it are over.
    """
    penilaian = mulai(AksiPenilaian.PUTUSKAN, penilaian_id, oleh, keputusan)
    keberatan = penilaian.keberatan
    if penilaian.status == StatusPenilaian.KEBERATAN and sekarang() <= (terakhir := batas_tanggapan(penilaian)):
        batas = tulis_tanggal(tanggal_lokal(terakhir, penilaian.zona_waktu))
        raise AturanDilanggar("keberatan.menunggu_tanggapan", f"Pejabat penilai dapat menanggapi sampai {batas}.")
    berubah = _terapkan(penilaian, keberatan, perubahan, oleh)
    keberatan.keputusan, keberatan.diputuskan_pada = keputusan.strip(), sekarang()
    keberatan.mengubah_nilai = berubah
    keberatan.save()
    pindah(penilaian, AksiPenilaian.PUTUSKAN, oleh, catatan=keputusan)
    return keberatan


def _terapkan(penilaian: Penilaian, keberatan: Keberatan, perubahan: Perubahan, oleh: Akses) -> bool:
    """Freeze new results with the changed figures; False when nothing really changed."""
    dikenal = {b.kunci: b for b in list_butir(penilaian)}
    if perubahan.keys() - dikenal.keys():
        raise AturanDilanggar("keberatan.butir_asing", "Nilai yang diubah bukan bagian dari hasil penilaian ini.")
    for kunci, nilai in perubahan.items():
        _periksa_nilai(dikenal[kunci], nilai)
    baru = {k: v for k, v in perubahan.items() if _teks(v) != dikenal[k].nilai}
    for kunci, nilai in baru.items():
        _catat_keputusan(keberatan, dikenal[kunci], nilai)
    if not baru:
        return False
    for skp in list_skp_penilaian(penilaian):
        hasil_skp = get_hasil_skp(skp)
        if hasil_skp:
            _ubah_hasil_skp(hasil_skp, baru, oleh)
    lembar = lembar_penilaian_dari(_hasil_wajib(penilaian).masukan)
    lembar = replace(lembar, capaian=tuple(list_capaian(penilaian)), perilaku=_perilaku_baru(lembar, baru))
    bekukan_penilaian(penilaian, lembar, asal=AsalHasil.KEPUTUSAN, oleh=oleh)
    return True


def _hasil_wajib(penilaian: Penilaian):  # type: ignore[no-untyped-def]  # noqa: ANN202 - HasilPenilaian
    hasil = get_hasil(penilaian)
    if hasil is None:
        raise AturanDilanggar("penilaian.tanpa_hasil", "Penilaian ini belum mempunyai hasil.")
    return hasil


def _periksa_nilai(butir: Butir, nilai: Any) -> None:
    angka = butir.jenis in {JenisButir.KUALITAS, JenisButir.PERILAKU}
    sah = isinstance(nilai, Decimal) and 0 <= nilai <= 100 if angka else isinstance(nilai, bool)
    if not sah:
        raise AturanDilanggar("keberatan.nilai", f"{butir.label}: nilai harus antara 0 dan 100.")


def _teks(nilai: Decimal | bool) -> str:  # noqa: FBT001 - the answer itself
    return _diakui(nilai) if isinstance(nilai, bool) else tulis_angka(nilai)


def _catat_keputusan(keberatan: Keberatan, butir: Butir, nilai: Decimal | bool) -> None:  # noqa: FBT001
    """Write the decided value beside the disputed one; a figure nobody disputed gets a line of its own."""
    baris = ButirKeberatan.objects.filter(keberatan=keberatan, jenis=butir.jenis, acuan=butir.acuan).first()
    baris = baris or _catat_butir(keberatan, butir, "")
    baris.nilai_keputusan = _teks(nilai)
    baris.save(update_fields=["nilai_keputusan", "diubah_pada"])


def _ubah_hasil_skp(hasil: HasilSkp, baru: Perubahan, oleh: Akses) -> None:
    lembar = lembar_skp_dari(hasil.masukan)
    kunci = {b.kunci for b in _butir_skp(lembar)} & baru.keys()
    if not kunci:
        return
    kualitas = tuple(
        replace(b, realisasi_kualitas=baru.get(f"{JenisButir.KUALITAS}:{b.pk}", b.realisasi_kualitas))
        for b in lembar.kegiatan
    )
    lembar = replace(
        lembar,
        kegiatan=kualitas,
        tugas_tambahan=_jawaban_baru(JenisButir.TUGAS_TAMBAHAN, lembar.tugas_tambahan, baru),
        kreativitas=_jawaban_baru(JenisButir.KREATIVITAS, lembar.kreativitas, baru),
    )
    bekukan_skp(hasil.skp, lembar, asal=AsalHasil.KEPUTUSAN, oleh=oleh)


def _jawaban_baru(jenis: JenisButir, unsur: Sequence, baru: Perubahan) -> tuple:
    return tuple(replace(u, diakui=baru.get(f"{jenis}:{u.pk}", u.diakui)) for u in unsur)


def _perilaku_baru(lembar: LembarPenilaian, baru: Perubahan) -> tuple:
    return tuple(replace(a, nilai=baru.get(f"{JenisButir.PERILAKU}:{a.kunci}", a.nilai)) for a in lembar.perilaku)
