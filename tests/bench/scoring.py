"""Scoring: people a second on one core, in memory and from the database, beside the Decimal way in the same run."""

import time
from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext

from appraisal.scoring.achievement import Kegiatan, nilai_capaian_skp, nilai_prestasi_kerja, rincian_kegiatan
from appraisal.scoring.behaviour import nilai_perilaku
from appraisal.scoring.calculation import Aturan, hitung_skp, hitung_tahun
from appraisal.scoring.recheck import aspek_sen, baris_sen, hitung_skp_sen, hitung_tahun_sen, parameter_sen
from appraisal.scoring.rounding import BAKU
from appraisal.services.recheck import Pemeriksaan, periksa_tahun
from tests.bench.catalogue import Bahan
from tests.bench.report import Angka

SASARAN = 40_000
BARIS = 10
NOL = Decimal(0)
PERILAKU = dict.fromkeys(("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama"), Decimal("85.5"))


def _orang(nomor: int) -> list[Kegiatan]:
    """Ten rows; every third with cost, some late, some far below budget."""
    hasil = []
    for n in range(BARIS):
        target, biaya = Decimal(10 + (nomor * 7 + n * 13) % 500), Decimal(1_000_000 * (1 + (nomor + n) % 40))
        hasil.append(
            Kegiatan(
                target,
                target - (nomor + n) % 4,
                Decimal(100),
                Decimal(76 + (nomor + n) % 20),
                Decimal(12),
                Decimal(9 + (nomor + n) % 5),
                biaya if n % 3 == 0 else None,
                biaya * (80 + n) / 100 if n % 3 == 0 else NOL,
            )
        )
    return hasil


def ukur(bahan: Bahan, putaran: int) -> Iterator[Angka]:
    orang = [_orang(n) for n in range(1000)]
    sen, aturan, aspek = [[baris_sen(k) for k in o] for o in orang], Aturan(), aspek_sen(PERILAKU)
    p, parameter = parameter_sen(aturan), aturan.parameter

    def cepat() -> None:
        for o in sen:
            hitung_tahun_sen([hitung_skp_sen(o, (0, 0), p).nilai], aspek, p)

    def desimal() -> None:
        with localcontext(BAKU):
            for o in orang:
                c = nilai_capaian_skp([rincian_kegiatan(k, parameter).nilai for k in o], NOL, NOL, parameter)
                nilai_prestasi_kerja(c.nilai, nilai_perilaku(PERILAKU, parameter).rata_rata, parameter)

    def dijelaskan() -> None:
        for o in orang[:200]:
            hitung_tahun([hitung_skp(o, [], [], aturan).capaian.nilai], PERILAKU, aturan)

    bulat, biasa, jelas = _laju([(cepat, 1000), (desimal, 1000), (dijelaskan, 200)], putaran)
    yield Angka(
        "nilai: hitung ulang, 10 baris seorang",
        f"{bulat:,.0f}/s",
        f"Decimal tanpa langkah {biasa:,.0f}/s",
        bulat / biasa,
        f">= {SASARAN:,}/s",
        bulat >= SASARAN,
    )
    yield Angka("nilai: dengan setiap langkahnya", f"{jelas:,.0f}/s", f"tanpa langkah {biasa:,.0f}/s", jelas / biasa)
    yield from _setahun(bahan, bulat)


def _laju(kerja: list[tuple[Callable[[], None], int]], putaran: int) -> list[float]:
    """People per second of CPU, the ways side by side, the median of the rounds."""
    hasil: list[list[float]] = [[] for _ in kerja]
    for _ in range(putaran):
        for laju, (jalan, banyak) in zip(hasil, kerja, strict=True):
            awal = time.process_time()
            jalan()
            laju.append(banyak / (time.process_time() - awal))
    return [sorted(laju)[len(laju) // 2] for laju in hasil]


def _setahun(bahan: Bahan, bulat: float) -> Iterator[Angka]:
    """``periksa_nilai`` over last year: reading the frozen sheets is most of it."""
    hitungan, awal = Pemeriksaan(), time.process_time()
    for beda in periksa_tahun(bahan.lalu.tahun, hitungan, bahan.instansi):
        raise SystemExit(f"Hitung ulang berbeda: {beda}")
    laju = hitungan.penilaian / (time.process_time() - awal)
    yield Angka(
        f"periksa_nilai, {hitungan.penilaian:,} orang dari basis data",
        f"{laju:,.0f}/s",
        f"hitungannya saja {bulat:,.0f}/s",
        laju / bulat,
    )
