"""The races of P3. Each builds a fresh document, names who acts at the same moment, and says what must hold after.

``Adegan.susun(d)`` returns the pieces of work and a check over the answers; the check is false when two people won
where one may, when a loser was not told, or when an update got lost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from appraisal.models import Dokumen, HasilSkp, Penilaian
from appraisal.services.capaian import nilai_capaian
from appraisal.services.documents import terbitkan
from appraisal.services.keberatan import ajukan_keberatan, putuskan_keberatan
from appraisal.services.penetapan import arsipkan, lampaui_waktu
from organisasi.models import Pegawai, Pekerjaan
from organisasi.selectors.akses import SISTEM
from organisasi.services.impor import Unggahan, periksa_impor, terapkan_impor, unggah_impor
from organisasi.services.pegawai import IsiPegawai, ubah_pegawai
from organisasi.services.pekerjaan import jalankan
from organisasi.services.row import versi_baris
from skp.models import Realisasi, Skp
from skp.selectors import list_kegiatan
from skp.services import transitions
from skp.services.assessor import atur_ulang_penilai
from skp.services.plan import simpan_kegiatan
from skp.services.realisation import BarisKualitas, BarisRealisasi, simpan_penilaian_realisasi, simpan_realisasi
from tests.dunia import Dunia, _orang, pada, penilaian_disahkan, penilaian_diserahkan, realisasi_diajukan, skp_diajukan
from tests.factories.organisasi import JabatanFactory, PenugasanPenilaiFactory
from tests.organisasi.impor.tabel import buku
from tests.perlombaan.lomba import KALAH, MENANG, PESERTA, Kerja
from tests.tahap import baris_dari, penilaian_tanggapan, skp_ditutup

Jawaban = Sequence[str]
Periksa = Callable[[Jawaban], bool]


@dataclass(frozen=True)
class Adegan:
    nama: str
    susun: Callable[[Dunia], tuple[list[Kerja], Periksa]]
    kunci: bool = True
    """Whether the losers are kept out by a row lock; otherwise by one conditional statement or a constraint."""


def satu_pemenang(jawaban: Jawaban) -> bool:
    return jawaban.count(MENANG) == 1 and jawaban.count(KALAH) == len(jawaban) - 1


def _pegawai(d: Dunia) -> Pegawai:
    return _orang(d.instansi, "Peserta Rekaan", JabatanFactory(unit=d.subbagian))


def _ada(kerja: Kerja, saat: tuple[int, ...] = (2016, 1, 10)) -> Kerja:
    """The work on a day of its own; each contender brings his own clock."""

    def jalan() -> None:
        with pada(*saat):
            kerja()

    return jalan


def setuju_setuju(d: Dunia) -> tuple[list[Kerja], Periksa]:
    skp = skp_diajukan(d, pegawai=_pegawai(d))
    oleh = d.akses(d.penilai)
    return [_ada(partial(transitions.tetapkan_skp, skp_id=skp.pk, oleh=oleh))] * PESERTA, satu_pemenang


def setuju_kembalikan(d: Dunia) -> tuple[list[Kerja], Periksa]:
    skp = skp_diajukan(d, pegawai=_pegawai(d))
    isi: dict[str, Any] = {"skp_id": skp.pk, "oleh": d.akses(d.penilai)}
    kerja = [partial(transitions.tetapkan_skp, **isi), partial(transitions.kembalikan_skp, catatan="Perjelas.", **isi)]
    return [_ada(k) for k in kerja], satu_pemenang


def ubah_ajukan(d: Dunia) -> tuple[list[Kerja], Periksa]:
    """Whatever is signed is what stands there: an edit after the signature is refused, none is lost."""
    skp = transitions.kembalikan_skp(
        skp_id=skp_diajukan(d, pegawai=_pegawai(d)).pk, oleh=d.akses(d.penilai), catatan="Perjelas."
    )
    oleh = d.akses(skp.pegawai)
    ubah = partial(
        simpan_kegiatan, skp_id=skp.pk, revisi=skp.revisi, baris=baris_dari(skp, target_kuantitas=Decimal(7)), oleh=oleh
    )
    return [_ada(ubah), _ada(partial(transitions.ajukan_skp, skp_id=skp.pk, oleh=oleh))], _tanpa_hilang(skp)


def _tanpa_hilang(skp: Skp) -> Periksa:
    """Every success raised the revision by one; the rows are the edited ones exactly when the edit succeeded."""

    def periksa(jawaban: Jawaban) -> bool:
        kini = Skp.objects.get(pk=skp.pk)
        naik = kini.revisi - skp.revisi
        return set(jawaban) <= {MENANG, KALAH} and naik == jawaban.count(MENANG) >= 1

    return periksa


def realisasi_dinilai(d: Dunia) -> tuple[list[Kerja], Periksa]:
    """The assessor accepts on one screen and gives back on the other."""
    skp = realisasi_diajukan(d, pegawai=_pegawai(d))
    oleh = d.akses(d.penilai)
    nilai = [BarisKualitas(k.pk, kualitas=Decimal(85)) for k in list_kegiatan(skp)]
    simpan_penilaian_realisasi(skp_id=skp.pk, revisi=None, kualitas=nilai, tugas_tambahan={}, kreativitas={}, oleh=oleh)
    kembali = partial(transitions.kembalikan_realisasi, skp_id=skp.pk, oleh=oleh, catatan="Lampirkan.")
    return [_ada(partial(nilai_capaian, skp_id=skp.pk, oleh=oleh)), _ada(kembali)], satu_pemenang


def realisasi_berubah_selama_dinilai(d: Dunia) -> tuple[list[Kerja], Periksa]:
    """Given back and edited on one side, scored on the other: the result never stands on rows that changed after it."""
    skp = realisasi_diajukan(d, pegawai=_pegawai(d))
    penilai, pemilik = d.akses(d.penilai), d.akses(skp.pegawai)
    baris = list_kegiatan(skp)
    nilai = [BarisKualitas(k.pk, kualitas=Decimal(85)) for k in baris]
    simpan_penilaian_realisasi(
        skp_id=skp.pk, revisi=None, kualitas=nilai, tugas_tambahan={}, kreativitas={}, oleh=penilai
    )
    semula = baris[0].realisasi.kuantitas
    isi = [BarisRealisasi(k.pk, kuantitas=semula + 1, waktu=Decimal(12)) for k in baris]

    def ubah() -> None:
        transitions.kembalikan_realisasi(skp_id=skp.pk, oleh=penilai, catatan="Hitung ulang.")
        simpan_realisasi(skp_id=skp.pk, revisi=None, baris=isi, oleh=pemilik)

    def periksa(jawaban: Jawaban) -> bool:
        diubah, dinilai = jawaban[0] == MENANG, HasilSkp.objects.filter(skp=skp).exists()
        kini = Realisasi.objects.get(kegiatan=baris[0].pk).kuantitas
        return satu_pemenang(jawaban) and dinilai is not diubah and kini == semula + int(diubah)

    menilai = _ada(partial(nilai_capaian, skp_id=skp.pk, oleh=penilai))
    return [_ada(ubah), menilai, menilai], periksa


def realisasi_dua_layar(d: Dunia) -> tuple[list[Kerja], Periksa]:
    """The employee saves the same page from several windows: one is kept, the others are shown both texts."""
    skp = skp_ditutup(d, pegawai=_pegawai(d))
    oleh = d.akses(skp.pegawai)
    kerja = []
    for n in range(PESERTA):
        isi = [BarisRealisasi(k.pk, kuantitas=Decimal(n + 1), waktu=Decimal(12)) for k in list_kegiatan(skp)]
        kerja.append(_ada(partial(simpan_realisasi, skp_id=skp.pk, revisi=skp.revisi, baris=isi, oleh=oleh)))
    return kerja, satu_pemenang


def ganti_penilai(d: Dunia) -> tuple[list[Kerja], Periksa]:
    """Old and new assessor approve while the admin changes the assessor: one signature."""
    pegawai = _pegawai(d)
    skp = skp_diajukan(d, pegawai=pegawai)
    PenugasanPenilaiFactory(pegawai=pegawai, penilai=d.karo, mulai=date(2015, 1, 1))
    kerja = [
        partial(transitions.tetapkan_skp, skp_id=skp.pk, oleh=d.akses(d.penilai)),
        partial(atur_ulang_penilai, skp_id=skp.pk, oleh=d.akses(d.admin)),
        partial(transitions.tetapkan_skp, skp_id=skp.pk, oleh=d.akses(d.karo)),
    ]

    def periksa(jawaban: Jawaban) -> bool:
        kini = Skp.objects.get(pk=skp.pk)
        tanda = kini.riwayat.filter(aksi="tetapkan")
        menang = [jawaban[0], jawaban[2]].count(MENANG)
        return jawaban[1] == MENANG and menang == tanda.count() <= 1 and kini.revisi == skp.revisi + menang + 1

    return [_ada(k) for k in kerja], periksa


def putuskan_dua_kali(d: Dunia) -> tuple[list[Kerja], Periksa]:
    penilaian = penilaian_tanggapan(d, pegawai=_pegawai(d))
    isi = {"penilaian_id": penilaian.pk, "keputusan": "Nilai tetap.", "perubahan": {}, "oleh": d.akses(d.atasan)}
    return [_ada(partial(putuskan_keberatan, **isi))] * PESERTA, satu_pemenang


def detik_terakhir(d: Dunia) -> tuple[list[Kerja], Periksa]:
    """The objection of the last second against the job that closes the window."""
    penilaian = penilaian_diserahkan(d, pegawai=_pegawai(d))
    ajukan = partial(
        ajukan_keberatan,
        penilaian_id=penilaian.pk,
        alasan="Tanpa revisi.",
        butir={},
        oleh=d.akses(penilaian.pegawai),
    )
    tutup = partial(lampaui_waktu, penilaian_id=penilaian.pk, oleh=SISTEM)
    return [_ada(ajukan, (2016, 1, 13, 23, 59)), _ada(tutup, (2016, 1, 14, 0, 1))], satu_pemenang


def impor_dan_tangan(d: Dunia) -> tuple[list[Kerja], Periksa]:
    """The import and somebody at the form change the same person: no half of either."""
    orang = _pegawai(d)
    oleh = d.akses(d.pengelola)
    impor = unggah_impor(
        berkas=Unggahan("orang.xlsx", buku(Pegawai=[(orang.nip, "Nama Impor", "", "", "")])), oleh=oleh
    )
    impor = periksa_impor(impor_id=impor.pk, oleh=oleh)
    orang.refresh_from_db()
    isi = IsiPegawai(nip=orang.nip or "", nama="Nama Tangan", status=orang.status)
    ubah = partial(ubah_pegawai, pegawai_id=orang.pk, isi=isi, oleh=oleh, versi=versi_baris(orang))
    terap = partial(terapkan_impor, impor_id=impor.pk, sidik=impor.sidik_rencana, oleh=oleh)
    return [_ada(ubah), _ada(ubah), _ada(terap), _ada(terap)], _satu_tulisan(orang)


def _satu_tulisan(orang: Pegawai) -> Periksa:
    def periksa(jawaban: Jawaban) -> bool:
        nama = Pegawai.objects.get(pk=orang.pk).nama
        harus = "Nama Tangan" if MENANG in jawaban[:2] else "Nama Impor"
        return satu_pemenang(jawaban) and nama == harus

    return periksa


def terbit_dan_arsip(d: Dunia) -> tuple[list[Kerja], Periksa]:
    """The forms are published by several workers while the admin archives: each form once, the archive once."""
    penilaian = penilaian_disahkan(d, pegawai=_pegawai(d))
    Dokumen.objects.filter(penilaian=penilaian).delete()
    terbit = partial(terbitkan, penilaian.pk, perender=lambda html: b"%PDF-1.4 rekaan")
    arsip = partial(arsipkan, penilaian_id=penilaian.pk, oleh=d.akses(d.admin))

    def periksa(jawaban: Jawaban) -> bool:
        jenis = list(Dokumen.objects.filter(penilaian=penilaian).values_list("jenis", flat=True))
        return (
            satu_pemenang(jawaban[-2:])
            and set(jawaban[:-2]) == {MENANG}
            and len(jenis) == len(set(jenis)) > 1
            and Penilaian.objects.get(pk=penilaian.pk).status == "arsip"
        )

    return [_ada(terbit), _ada(terbit), _ada(arsip), _ada(arsip)], periksa


def dua_pekerja(d: Dunia) -> tuple[list[Kerja], Periksa]:
    """The queue delivers one job to several workers: it is done once."""
    from organisasi.common.access import DIIZINKAN
    from organisasi.jobs import Hasil, JenisPekerjaan, daftarkan

    dikerjakan: list[int] = []

    def kerjakan(kendali: Any, folder: Any) -> Hasil:
        dikerjakan.append(1)
        return Hasil(keterangan={"kalimat": ["Selesai."]})

    daftarkan(JenisPekerjaan("uji-lomba", lambda akses, isian: DIIZINKAN, kerjakan))
    kerja = Pekerjaan.objects.create(
        instansi=d.instansi,
        pemilik=d.admin.pengguna,
        jenis="uji-lomba",
        judul="Uji",
        sidik=f"{d.instansi.pk}-{Pekerjaan.objects.count()}",
    )

    def periksa(jawaban: Jawaban) -> bool:
        return set(jawaban) == {MENANG} and len(dikerjakan) == 1

    return [partial(jalankan, kerja.pk, kerja.giliran)] * PESERTA, periksa


ADEGAN = (
    Adegan("menyetujui dan menyetujui", setuju_setuju),
    Adegan("menyetujui dan mengembalikan", setuju_kembalikan),
    Adegan("mengubah dan mengajukan", ubah_ajukan),
    Adegan("menilai dan mengembalikan realisasi", realisasi_dinilai),
    Adegan("mengubah realisasi selama dinilai", realisasi_berubah_selama_dinilai),
    Adegan("realisasi dari beberapa jendela", realisasi_dua_layar),
    Adegan("dua penilai selama pergantian", ganti_penilai),
    Adegan("memutuskan keberatan dua kali", putuskan_dua_kali),
    Adegan("keberatan pada detik terakhir", detik_terakhir),
    Adegan("impor dan penyuntingan tangan", impor_dan_tangan),
    Adegan("menerbitkan dan mengarsipkan", terbit_dan_arsip),
    Adegan("dua pekerja satu pekerjaan", dua_pekerja, kunci=False),
)
