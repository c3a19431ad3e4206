"""The steps behind the printed figures, each with the unrounded chain beside it (K-02)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from appraisal.scoring.achievement import (
    NOL,
    CapaianSkp,
    Kegiatan,
    NilaiKegiatan,
    PrestasiKerja,
    rata_rata_aspek,
    rata_rata_capaian,
)
from appraisal.scoring.aspects import SERATUS, efisiensi_dalam_batas, efisiensi_persen, nilai_efisiensi
from appraisal.scoring.behaviour import Perilaku, aspek_dinilai
from appraisal.scoring.grades import rentang_sebutan
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.rules import ParameterBerlaku
from appraisal.scoring.trace import Langkah, langkah


def langkah_kegiatan(urut: int, k: Kegiatan, n: NilaiKegiatan, p: ParameterBerlaku) -> list[Langkah]:
    """One row: each aspect, column 13, column 14."""
    kode, jumlah = f"kegiatan.{urut}", sum(n.aspek, NOL)
    return [
        *_langkah_aspek(kode, k, n, p),
        langkah(
            f"{kode}.penghitungan",
            "penghitungan",
            n.penghitungan,
            mentah=jumlah,
            aspek=[bulatkan(a) for a in n.aspek],
        ),
        langkah(
            f"{kode}.nilai",
            "nilai_kegiatan",
            n.nilai,
            mentah=rata_rata_aspek(k, p),
            jumlah=n.penghitungan,
            pembagi=n.pembagi,
        ),
    ]


def _langkah_aspek(kode: str, k: Kegiatan, n: NilaiKegiatan, p: ParameterBerlaku) -> list[Langkah]:
    kuantitas, kualitas, waktu, *biaya = n.aspek
    steps = [
        _perbandingan(f"{kode}.kuantitas", k.target_kuantitas, k.realisasi_kuantitas, kuantitas, k),
        _perbandingan(f"{kode}.kualitas", k.target_kualitas, k.realisasi_kualitas, kualitas, k),
        _efisiensi(f"{kode}.waktu", k.target_waktu, k.realisasi_waktu, waktu, k, p),
    ]
    if k.target_biaya:
        steps.append(_efisiensi(f"{kode}.biaya", k.target_biaya, k.realisasi_biaya, biaya[0], k, p))
    return steps


def _perbandingan(kode: str, target: Decimal, realisasi: Decimal, nilai: Decimal, k: Kegiatan) -> Langkah:
    if not k.terlaksana:
        return _tidak_terlaksana(kode, target)
    rumus = f"nilai_{kode.rpartition('.')[2]}"
    return langkah(kode, rumus, bulatkan(nilai), mentah=nilai, target=target, realisasi=realisasi)


def _efisiensi(
    kode: str, target: Decimal, realisasi: Decimal, nilai: Decimal, k: Kegiatan, p: ParameterBerlaku
) -> Langkah:
    if not k.terlaksana:
        return _tidak_terlaksana(kode, target)
    return langkah(
        kode,
        "nilai_efisiensi",
        bulatkan(nilai),
        mentah=nilai_efisiensi(target, realisasi, p),
        cabang="dalam_batas" if efisiensi_dalam_batas(target, realisasi, p) else "lewat_batas",
        target=target,
        realisasi=realisasi,
        efisiensi=efisiensi_persen(target, realisasi),
        nilai_tertimbang=p.nilai_tertimbang,
        batas_efisiensi=p.batas_efisiensi,
        nilai_dasar=p.nilai_dasar,
        minimum=p.aspek_minimum,
    )


def _tidak_terlaksana(kode: str, target: Decimal) -> Langkah:
    return langkah(kode, "aspek_kegiatan", bulatkan(NOL), cabang="tidak_terlaksana", target=target)


def langkah_capaian(
    kegiatan: Sequence[Kegiatan], nilai: Sequence[NilaiKegiatan], c: CapaianSkp, p: ParameterBerlaku
) -> list[Langkah]:
    """JUMLAH, mean, Nilai Capaian SKP."""
    masing = [n.nilai for n in nilai]
    jumlah = sum((rata_rata_aspek(k, p) for k in kegiatan), NOL)
    rata_rata = jumlah / len(masing)
    return [
        langkah("capaian.jumlah", "nilai_capaian_skp", c.jumlah, mentah=jumlah, masing=masing),
        langkah(
            "capaian.rata_rata",
            "nilai_capaian_skp",
            c.rata_rata,
            mentah=rata_rata,
            jumlah=c.jumlah,
            pembagi=len(masing),
        ),
        langkah(
            "capaian.nilai",
            "nilai_capaian_skp",
            c.nilai,
            mentah=rata_rata + c.tugas_tambahan + c.kreativitas,
            rentang=rentang_sebutan(c.nilai, p),
            rata_rata=c.rata_rata,
            tugas_tambahan=c.tugas_tambahan,
            kreativitas=c.kreativitas,
        ),
    ]


def langkah_tahun(
    capaian: Sequence[Decimal],
    aspek: Mapping[str, Decimal | None],
    h: Perilaku,
    prestasi: PrestasiKerja,
    p: ParameterBerlaku,
    *,
    akademik: bool,
) -> list[Langkah]:
    """The form of the year from top to bottom: SKP, perilaku, the two parts, the total."""
    return [
        _langkah_skp(capaian, p, akademik=akademik),
        *_langkah_perilaku(aspek_dinilai(aspek), h, p),
        *_langkah_prestasi(capaian, h, prestasi, p),
    ]


def _langkah_skp(capaian: Sequence[Decimal], p: ParameterBerlaku, *, akademik: bool) -> Langkah:
    nilai = rata_rata_capaian(capaian)
    return langkah(
        "tahun.skp",
        "rata_rata_capaian",
        nilai,
        mentah=_rata_rata(capaian),
        cabang="akademik" if akademik else "satu_skp" if len(capaian) == 1 else "beberapa_skp",
        rentang=rentang_sebutan(nilai, p),
        masing=capaian,
    )


def _langkah_perilaku(dinilai: Mapping[str, Decimal], h: Perilaku, p: ParameterBerlaku) -> list[Langkah]:
    return [
        *(
            langkah(f"perilaku.{nama}", "nilai_perilaku", nilai, rentang=rentang_sebutan(nilai, p), cabang="aspek")
            for nama, nilai in dinilai.items()
        ),
        langkah("perilaku.jumlah", "nilai_perilaku", h.jumlah, masing=list(dinilai.values())),
        langkah(
            "perilaku.rata_rata",
            "nilai_perilaku",
            h.rata_rata,
            mentah=h.jumlah / h.jumlah_aspek,
            rentang=rentang_sebutan(h.rata_rata, p),
            jumlah=h.jumlah,
            pembagi=h.jumlah_aspek,
        ),
    ]


def _langkah_prestasi(
    capaian: Sequence[Decimal], h: Perilaku, prestasi: PrestasiKerja, p: ParameterBerlaku
) -> list[Langkah]:
    skp = _rata_rata(capaian) * p.bobot_skp / SERATUS
    perilaku = h.jumlah / h.jumlah_aspek * p.bobot_perilaku / SERATUS
    bagian_skp, bagian_perilaku = prestasi.bagian_skp, prestasi.bagian_perilaku
    pokok = rata_rata_capaian(capaian)
    return [
        langkah("tahun.bagian_skp", "bagian_tertimbang", bagian_skp, mentah=skp, pokok=pokok, bobot=p.bobot_skp),
        langkah(
            "tahun.bagian_perilaku",
            "bagian_tertimbang",
            bagian_perilaku,
            mentah=perilaku,
            pokok=h.rata_rata,
            bobot=p.bobot_perilaku,
        ),
        langkah(
            "tahun.nilai",
            "nilai_prestasi_kerja",
            prestasi.nilai,
            mentah=skp + perilaku,
            rentang=rentang_sebutan(prestasi.nilai, p),
            bagian_skp=bagian_skp,
            bagian_perilaku=bagian_perilaku,
        ),
    ]


def _rata_rata(nilai: Sequence[Decimal]) -> Decimal:
    return sum(nilai, NOL) / len(nilai)
