"""The only bridge between the rows and the scoring module: collects, calls, returns sheets. Writes nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from appraisal.models import JenisPenilaian, Penilaian, PerilakuKerja
from appraisal.models.catatan import AspekPerilaku
from appraisal.scoring.achievement import Kegiatan as BarisNilai
from appraisal.scoring.achievement import NilaiKegiatan
from appraisal.scoring.calculation import Kreativitas as KreativitasNilai
from appraisal.scoring.calculation import TugasTambahan as TugasNilai
from appraisal.scoring.calculation import hitung_skp, hitung_tahun
from appraisal.scoring.grades import sebutan
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.trace import Langkah
from appraisal.sheets import (
    AspekLembar,
    AturanLembar,
    BarisLembar,
    CapaianRingkas,
    LembarPenilaian,
    LembarSkp,
    Tiga,
    UnsurLembar,
)
from organisasi.common.clock import tanggal_lokal
from organisasi.selectors.identitas import Identitas, get_identitas
from skp.models import Kegiatan, Kreativitas, Periode, Skp, TugasTambahan, VersiSkp
from skp.selectors import IsiSkp, baca_isi

NOL = Decimal(0)
SATU = Decimal(1)


def aturan_periode(periode: Periode) -> AturanLembar:
    return AturanLembar(periode.tanggal_parameter, periode.varian, periode.kreativitas_dijumlahkan)


def baca_lembar(skp: Skp, isi: IsiSkp | None = None) -> LembarSkp:
    """The sheet of an SKP from its live rows (default: those of the version that counts), without scores."""
    isi = isi or baca_isi(skp)
    return susun_lembar(
        skp,
        isi.versi,
        _tiga(isi.versi.identitas) if isi.versi.identitas else tiga_orang(skp, skp.mulai),
        isi.kegiatan,
        tugas_tambahan=isi.tugas_tambahan,
        kreativitas=isi.kreativitas,
    )


def susun_lembar(
    skp: Skp,
    versi: VersiSkp,
    orang: Tiga,
    kegiatan: Iterable[Kegiatan],
    *,
    tugas_tambahan: Iterable[TugasTambahan] = (),
    kreativitas: Iterable[Kreativitas] = (),
) -> LembarSkp:
    """The sheet from rows that were read already; asks the database nothing when their relations are there."""
    zona = skp.periode.instansi.zona_waktu
    return LembarSkp(
        skp_id=skp.pk,
        versi=versi.nomor,
        mulai=skp.mulai,
        selesai=skp.selesai,
        tempat=skp.periode.instansi.tempat,
        ditetapkan=tanggal_lokal(versi.ditetapkan_pada, zona) if versi.ditetapkan_pada else None,
        orang=orang,
        aturan=aturan_periode(skp.periode),
        kegiatan=tuple(_baris(k) for k in kegiatan),
        tugas_tambahan=tuple(_tugas(t) for t in tugas_tambahan),
        kreativitas=tuple(_kreasi(k) for k in kreativitas),
    )


def _tiga(data: dict[str, Any]) -> Tiga:
    return Tiga(**{siapa: Identitas(**isi) for siapa, isi in data.items()})


def tiga_orang(dokumen: Skp | Penilaian, pada: date) -> Tiga:
    """Person, assessor and superior as they are named on a day, each in the capacity recorded on the document."""
    penilai, atasan = dokumen.pejabat_penilai, dokumen.atasan
    return Tiga(
        pegawai=get_identitas(dokumen.pegawai, pada, getattr(dokumen, "penempatan", None)),
        penilai=get_identitas(penilai, pada, dokumen.penilai_sebagai) if penilai else None,
        atasan=get_identitas(atasan, pada, dokumen.atasan_sebagai) if atasan else None,
    )


def _baris(k: Kegiatan) -> BarisLembar:
    r = getattr(k, "realisasi", None)
    return BarisLembar(
        pk=k.pk,
        uraian=k.uraian,
        peran_tim=k.peran_tim,
        angka_kredit=k.angka_kredit,
        target_kuantitas=k.target_kuantitas,
        satuan_kuantitas=k.satuan_kuantitas,
        target_kualitas=k.target_kualitas,
        target_waktu=k.target_waktu,
        satuan_waktu=k.satuan_waktu,
        target_biaya=k.target_biaya,
        terlaksana=r.terlaksana if r else True,
        dikecualikan=r.dikecualikan if r else False,
        alasan_dikecualikan=r.alasan_dikecualikan if r else "",
        realisasi_kuantitas=r.kuantitas if r else None,
        realisasi_kualitas=r.kualitas if r else None,
        realisasi_waktu=r.waktu if r else None,
        realisasi_biaya=r.biaya if r else None,
        realisasi_angka_kredit=r.angka_kredit if r else None,
    )


def _tugas(t: TugasTambahan) -> UnsurLembar:
    return UnsurLembar(
        t.pk, t.uraian, t.nomor_surat, t.tanggal_surat, t.pemberi, "", "", "", t.target, t.realisasi, t.diakui, t.alasan
    )


def _kreasi(k: Kreativitas) -> UnsurLembar:
    return UnsurLembar(
        pk=k.pk,
        uraian=k.uraian,
        nomor_surat=k.nomor_surat,
        tanggal_surat=k.tanggal_surat,
        oleh=k.penandatangan,
        jabatan=k.jabatan_penandatangan,
        tingkat=k.tingkat,
        manfaat=k.manfaat,
        target=k.target,
        realisasi=k.realisasi,
        diakui=k.diakui,
        alasan=k.alasan,
    )


def baris_lengkap(b: BarisLembar) -> bool:
    """Whether the row needs nothing more: left out, not carried out, or every realised aspect filled."""
    if b.dikecualikan or not b.terlaksana:
        return True
    biaya = b.target_biaya is None or b.realisasi_biaya is not None
    return biaya and None not in (b.realisasi_kuantitas, b.realisasi_kualitas, b.realisasi_waktu)


def baris_nilai(b: BarisLembar) -> BarisNilai:
    """The row as the scoring module wants it; an empty realisation counts as zero."""
    return BarisNilai(
        target_kuantitas=b.target_kuantitas,
        realisasi_kuantitas=b.realisasi_kuantitas or NOL,
        target_kualitas=b.target_kualitas,
        realisasi_kualitas=b.realisasi_kualitas or NOL,
        target_waktu=b.target_waktu,
        realisasi_waktu=b.realisasi_waktu or NOL,
        target_biaya=b.target_biaya,
        realisasi_biaya=b.realisasi_biaya or NOL,
        terlaksana=b.terlaksana,
    )


def hitung_lembar(lembar: LembarSkp) -> tuple[LembarSkp, tuple[Langkah, ...]]:
    """The sheet with all its scores, and every step behind them. The rows must be complete and at least one.

    A row that is left out (SC-09) reaches neither score nor divisor; steps keep the numbers of the rows as printed.
    """
    hasil = hitung_skp(
        [baris_nilai(b) for b in lembar.dinilai],
        [TugasNilai(t.target or SATU, SATU if t.realisasi is None else t.realisasi) for t in lembar.diakui_tugas],
        [_nilai_kreasi(k) for k in lembar.diakui_kreativitas],
        lembar.aturan.aturan(),
    )
    nilai = iter(hasil.kegiatan)
    baris = tuple(b if b.dikecualikan else _dengan_nilai(b, next(nilai)) for b in lembar.kegiatan)
    c = hasil.capaian
    lengkap = replace(
        lembar,
        kegiatan=baris,
        jumlah=c.jumlah,
        rata_rata=c.rata_rata,
        nilai_tugas_tambahan=c.tugas_tambahan,
        nilai_kreativitas=c.kreativitas,
        nilai=c.nilai,
        sebutan=c.sebutan,
    )
    return lengkap, _nomor_tercetak(hasil.langkah, lembar)


def _dengan_nilai(b: BarisLembar, n: NilaiKegiatan) -> BarisLembar:
    return replace(b, aspek=tuple(bulatkan(a) for a in n.aspek), penghitungan=n.penghitungan, nilai=n.nilai)


def _nomor_tercetak(langkah: tuple[Langkah, ...], lembar: LembarSkp) -> tuple[Langkah, ...]:
    """Steps of the scored rows under the numbers that the form prints."""
    nomor = [n for n, b in enumerate(lembar.kegiatan, 1) if not b.dikecualikan]
    if len(nomor) == len(lembar.kegiatan):
        return langkah
    return tuple(_ganti_nomor(s, nomor) for s in langkah)


def _ganti_nomor(s: Langkah, nomor: list[int]) -> Langkah:
    bagian = s.kode.split(".")
    if bagian[0] != "kegiatan":
        return s
    return replace(s, kode=".".join(["kegiatan", str(nomor[int(bagian[1]) - 1]), *bagian[2:]]))


def _nilai_kreasi(k: UnsurLembar) -> KreativitasNilai:
    return KreativitasNilai(k.tingkat, k.target or SATU, SATU if k.realisasi is None else k.realisasi)


def baca_lembar_penilaian(
    penilaian: Penilaian, capaian: Iterable[CapaianRingkas], orang: Tiga, perilaku: PerilakuKerja | None
) -> LembarPenilaian:
    """The sheet of the year from live rows, without the computed figures."""
    periode = penilaian.periode
    return LembarPenilaian(
        penilaian_id=penilaian.pk,
        tahun=periode.tahun,
        jenis=penilaian.jenis,
        mulai=periode.mulai,
        selesai=periode.selesai,
        instansi=periode.instansi.nama,
        tempat=periode.instansi.tempat,
        orang=orang,
        aturan=aturan_periode(periode),
        capaian=tuple(capaian),
        perilaku=tuple(AspekLembar(a.value, a.label, getattr(perilaku, a.value, None)) for a in AspekPerilaku),
        nilai_akademik=penilaian.nilai_akademik,
        keterangan_akademik=_keterangan_akademik(penilaian),
        alasan_tanpa_kepemimpinan=perilaku.alasan_tanpa_kepemimpinan if perilaku else "",
    )


def _keterangan_akademik(penilaian: Penilaian) -> str:
    akademik = getattr(penilaian, "akademik", None)
    return akademik.keterangan if akademik else ""


def hitung_lembar_penilaian(lembar: LembarPenilaian) -> tuple[LembarPenilaian, tuple[Langkah, ...]]:
    """The sheet of the year with all its figures. SKP (or academic value) and the scored aspects must be there."""
    aturan = lembar.aturan.aturan()
    akademik = lembar.jenis == JenisPenilaian.TUGAS_BELAJAR
    nilai = [lembar.nilai_akademik or NOL] if akademik else [c.nilai for c in lembar.capaian]
    hasil = hitung_tahun(nilai, {a.kunci: a.nilai for a in lembar.perilaku}, aturan, akademik=akademik)
    p = aturan.parameter
    perilaku = tuple(replace(a, sebutan="" if a.nilai is None else sebutan(a.nilai, p)) for a in lembar.perilaku)
    lengkap = replace(
        lembar,
        perilaku=perilaku,
        nilai_skp=hasil.nilai_capaian,
        sebutan_skp=sebutan(hasil.nilai_capaian, p),
        bagian_skp=hasil.prestasi.bagian_skp,
        jumlah_perilaku=hasil.perilaku.jumlah,
        jumlah_aspek=hasil.perilaku.jumlah_aspek,
        rata_rata_perilaku=hasil.perilaku.rata_rata,
        sebutan_perilaku=hasil.perilaku.sebutan,
        bagian_perilaku=hasil.prestasi.bagian_perilaku,
        nilai=hasil.prestasi.nilai,
        sebutan=hasil.prestasi.sebutan,
    )
    return lengkap, hasil.langkah
