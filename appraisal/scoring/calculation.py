"""A whole SKP and a whole year, figure by figure, with the step behind each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from appraisal.scoring.achievement import (
    CapaianSkp,
    Kegiatan,
    NilaiKegiatan,
    PrestasiKerja,
    nilai_capaian_skp,
    nilai_kegiatan,
    nilai_prestasi_kerja,
    rata_rata_capaian,
)
from appraisal.scoring.aspects import efisiensi_dalam_batas, efisiensi_persen, nilai_efisiensi
from appraisal.scoring.behaviour import ASPEK_PERILAKU, Perilaku, nilai_perilaku
from appraisal.scoring.bonus import (
    nilai_kreativitas,
    nilai_kreativitas_paparan,
    nilai_tingkat_kreativitas,
    nilai_tugas_tambahan,
    nilai_tugas_tambahan_paparan,
)
from appraisal.scoring.grades import sebutan
from appraisal.scoring.rounding import bulatkan
from appraisal.scoring.rules import HARI_TERAKHIR_PERATURAN, ParameterBerlaku, Varian, parameter_berlaku
from appraisal.scoring.trace import Langkah, langkah

SATU = Decimal(1)
ASPEK_KEGIATAN = ("kuantitas", "kualitas", "waktu", "biaya")


@dataclass(frozen=True, slots=True)
class Aturan:
    """Which rules a period is scored by: the day of the parameters, the variant (K-09), the policy of K-07."""

    tanggal: date = HARI_TERAKHIR_PERATURAN
    varian: Varian = Varian.PERKA_2013
    kreativitas_dijumlahkan: bool = False

    @property
    def parameter(self) -> ParameterBerlaku:
        return parameter_berlaku(self.tanggal)


class TugasTambahan(NamedTuple):
    """One proven task; target and realisation matter only in the variant ``paparan_2012``."""

    target: Decimal = SATU
    realisasi: Decimal = SATU


class Kreativitas(NamedTuple):
    """One proven creation; the level matters in ``perka_2013``, target and realisation in ``paparan_2012``."""

    tingkat: str = "unit_kerja"
    target: Decimal = SATU
    realisasi: Decimal = SATU


class HasilSkp(NamedTuple):
    kegiatan: tuple[NilaiKegiatan, ...]
    capaian: CapaianSkp
    langkah: tuple[Langkah, ...]


class HasilTahun(NamedTuple):
    nilai_capaian: Decimal
    perilaku: Perilaku
    prestasi: PrestasiKerja
    langkah: tuple[Langkah, ...]


def hitung_skp(
    kegiatan: Sequence[Kegiatan],
    tugas_tambahan: Sequence[TugasTambahan],
    kreativitas: Sequence[Kreativitas],
    aturan: Aturan,
) -> HasilSkp:
    """Nilai capaian of one SKP with at least one kegiatan."""
    p = aturan.parameter
    nilai = tuple(nilai_kegiatan(k, p) for k in kegiatan)
    tugas, langkah_tugas = hitung_tugas_tambahan(tugas_tambahan, aturan)
    kreasi, langkah_kreasi = hitung_kreativitas(kreativitas, aturan)
    capaian = nilai_capaian_skp([n.nilai for n in nilai], tugas, kreasi, p)
    steps = [
        s for urut, (k, n) in enumerate(zip(kegiatan, nilai, strict=True), 1) for s in _langkah_baris(urut, k, n, p)
    ]
    return HasilSkp(nilai, capaian, (*steps, langkah_tugas, *langkah_kreasi, *_langkah_capaian(nilai, capaian)))


def hitung_tugas_tambahan(tugas: Sequence[TugasTambahan], aturan: Aturan) -> tuple[Decimal, Langkah]:
    p = aturan.parameter
    if aturan.varian is Varian.PAPARAN_2012:
        nilai = nilai_tugas_tambahan_paparan([(t.target, t.realisasi) for t in tugas], p)
        pasangan = [f"{t.realisasi:f}/{t.target:f}" for t in tugas]
        return nilai, langkah("tugas_tambahan", "nilai_tugas_tambahan_paparan", nilai, tugas=pasangan)
    nilai = nilai_tugas_tambahan(len(tugas), p)
    return nilai, langkah(
        "tugas_tambahan", "nilai_tugas_tambahan", nilai, jumlah=len(tugas), tingkat=p.tingkat_tugas_tambahan
    )


def hitung_kreativitas(kreativitas: Sequence[Kreativitas], aturan: Aturan) -> tuple[Decimal, list[Langkah]]:
    steps = [_langkah_kreasi(urut, k, aturan) for urut, k in enumerate(kreativitas, 1)]
    masing = [Decimal(s.nilai) for s in steps]
    nilai = nilai_kreativitas(masing, dijumlahkan=aturan.kreativitas_dijumlahkan)
    cabang = "jumlah" if aturan.kreativitas_dijumlahkan else "tertinggi"
    return nilai, [*steps, langkah("kreativitas", "nilai_kreativitas", nilai, masing=masing, cabang=cabang)]


def _langkah_kreasi(urut: int, k: Kreativitas, aturan: Aturan) -> Langkah:
    p, kode = aturan.parameter, f"kreativitas.{urut}"
    if aturan.varian is Varian.PAPARAN_2012:
        nilai = nilai_kreativitas_paparan(k.target, k.realisasi, p)
        return langkah(kode, "nilai_kreativitas_paparan", nilai, target=k.target, realisasi=k.realisasi)
    return langkah(kode, "nilai_tingkat_kreativitas", nilai_tingkat_kreativitas(k.tingkat, p), tingkat=k.tingkat)


def _langkah_baris(urut: int, k: Kegiatan, n: NilaiKegiatan, p: ParameterBerlaku) -> list[Langkah]:
    kode = f"kegiatan.{urut}"
    pasangan = (
        (k.target_kuantitas, k.realisasi_kuantitas),
        (k.target_kualitas, k.realisasi_kualitas),
        (k.target_waktu, k.realisasi_waktu),
        (k.target_biaya or SATU, k.realisasi_biaya),
    )
    aspek = [
        _langkah_aspek(f"{kode}.{nama}", nama, target=t, realisasi=r, nilai=nilai, terlaksana=k.terlaksana, p=p)
        for nama, (t, r), nilai in zip(ASPEK_KEGIATAN, pasangan, n.aspek, strict=False)
    ]
    jumlah = sum(n.aspek, Decimal(0))
    dicetak = [bulatkan(a) for a in n.aspek]
    return [
        *aspek,
        langkah(f"{kode}.penghitungan", "aspek_kegiatan", n.penghitungan, mentah=jumlah, aspek=dicetak),
        langkah(
            f"{kode}.nilai", "nilai_kegiatan", n.nilai, mentah=jumlah / n.pembagi, jumlah=jumlah, pembagi=n.pembagi
        ),
    ]


def _langkah_aspek(
    kode: str,
    nama: str,
    *,
    target: Decimal,
    realisasi: Decimal,
    nilai: Decimal,
    terlaksana: bool,
    p: ParameterBerlaku,
) -> Langkah:
    dasar = {"target": target, "realisasi": realisasi}
    if nama in {"kuantitas", "kualitas"}:
        cabang = "" if terlaksana else "tidak_terlaksana"
        return langkah(kode, f"nilai_{nama}", bulatkan(nilai), mentah=nilai, cabang=cabang, **dasar)
    if not terlaksana:
        return langkah(kode, "nilai_efisiensi", bulatkan(nilai), cabang="tidak_terlaksana", **dasar)
    mentah = nilai_efisiensi(target, realisasi, p)
    return langkah(
        kode,
        "nilai_efisiensi",
        bulatkan(nilai),
        mentah=mentah,
        cabang="dalam_batas" if efisiensi_dalam_batas(target, realisasi, p) else "lewat_batas",
        efisiensi=bulatkan(efisiensi_persen(target, realisasi)),
        nilai_tertimbang=p.nilai_tertimbang,
        batas_efisiensi=p.batas_efisiensi,
        nilai_dasar=p.nilai_dasar,
        **dasar,
    )


def _langkah_capaian(nilai: Sequence[NilaiKegiatan], c: CapaianSkp) -> list[Langkah]:
    masing = [n.nilai for n in nilai]
    return [
        langkah("capaian.jumlah", "nilai_capaian_skp", c.jumlah, masing=masing),
        langkah("capaian.rata_rata", "nilai_capaian_skp", c.rata_rata, jumlah=c.jumlah, pembagi=len(masing)),
        langkah(
            "capaian.nilai",
            "nilai_capaian_skp",
            c.nilai,
            sebutan=c.sebutan,
            rata_rata=c.rata_rata,
            tugas_tambahan=c.tugas_tambahan,
            kreativitas=c.kreativitas,
        ),
    ]


def hitung_tahun(
    capaian: Sequence[Decimal], perilaku: Mapping[str, Decimal | None], aturan: Aturan, *, akademik: bool = False
) -> HasilTahun:
    """Nilai prestasi kerja of a year from one or more nilai capaian SKP, or from one academic value (SC-05)."""
    p = aturan.parameter
    gabungan = rata_rata_capaian(capaian)
    hasil_perilaku = nilai_perilaku(perilaku, p)
    prestasi = nilai_prestasi_kerja(gabungan, hasil_perilaku.rata_rata, p)
    steps = [_langkah_gabungan(capaian, gabungan, p, akademik=akademik)]
    steps += _langkah_perilaku(perilaku, hasil_perilaku, p)
    return HasilTahun(
        gabungan, hasil_perilaku, prestasi, (*steps, *_langkah_prestasi(gabungan, hasil_perilaku, prestasi, p))
    )


def _langkah_gabungan(capaian: Sequence[Decimal], gabungan: Decimal, p: ParameterBerlaku, *, akademik: bool) -> Langkah:
    cabang = "akademik" if akademik else "satu_skp" if len(capaian) == 1 else "beberapa_skp"
    label = sebutan(gabungan, p)
    return langkah("tahun.skp", "rata_rata_capaian", gabungan, cabang=cabang, sebutan=label, masing=list(capaian))


def _langkah_perilaku(aspek: Mapping[str, Decimal | None], h: Perilaku, p: ParameterBerlaku) -> list[Langkah]:
    dinilai = {nama: nilai for nama in ASPEK_PERILAKU if (nilai := aspek.get(nama)) is not None}
    return [
        *(
            langkah(f"perilaku.{nama}", "nilai_perilaku", nilai, sebutan=sebutan(nilai, p), cabang="aspek")
            for nama, nilai in dinilai.items()
        ),
        langkah("perilaku.jumlah", "nilai_perilaku", h.jumlah, masing=list(dinilai.values())),
        langkah(
            "perilaku.rata_rata",
            "nilai_perilaku",
            h.rata_rata,
            sebutan=h.sebutan,
            jumlah=h.jumlah,
            pembagi=h.jumlah_aspek,
        ),
    ]


def _langkah_prestasi(gabungan: Decimal, h: Perilaku, prestasi: PrestasiKerja, p: ParameterBerlaku) -> list[Langkah]:
    return [
        langkah("tahun.bagian_skp", "bagian_tertimbang", prestasi.bagian_skp, pokok=gabungan, bobot=p.bobot_skp),
        langkah(
            "tahun.bagian_perilaku",
            "bagian_tertimbang",
            prestasi.bagian_perilaku,
            pokok=h.rata_rata,
            bobot=p.bobot_perilaku,
        ),
        langkah(
            "tahun.nilai",
            "nilai_prestasi_kerja",
            prestasi.nilai,
            sebutan=prestasi.sebutan,
            bagian_skp=prestasi.bagian_skp,
            bagian_perilaku=prestasi.bagian_perilaku,
        ),
    ]
