"""Appraisals in bulk: behaviour, frozen results through the one scoring module, objections, history."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from appraisal.demo.bulk.plans import Kisah, hari_lokal, riwayat
from appraisal.demo.bulk.spread import bergilir
from appraisal.demo.bulk.structure import STAF
from appraisal.models import (
    ButirKeberatan,
    HasilPenilaian,
    HasilSkp,
    JenisButir,
    Keberatan,
    Penilaian,
    PerilakuKerja,
    RiwayatPenilaian,
)
from appraisal.models.catatan import AspekPerilaku
from appraisal.services.hasil import susun_hasil_penilaian, susun_hasil_skp
from appraisal.services.hitung import baca_lembar_penilaian, susun_lembar
from appraisal.sheets import CapaianRingkas, Tiga
from appraisal.states import HARI_KEBERATAN, HARI_TANGGAPAN
from organisasi.common.angka import tulis_angka
from organisasi.common.clock import batas_hari
from skp.states import Peran


def buat_hasil(kisah: Sequence[Kisah]) -> None:
    """Everything of the appraisal for those whose realisation was accepted."""
    dinilai = [k for k in kisah if k.perjalanan.pada("terima_realisasi")]
    hasil = HasilSkp.objects.bulk_create(_hasil_skp(k) for k in dinilai)
    penilaian = Penilaian.objects.bulk_create(_penilaian(k) for k in dinilai)
    perilaku = PerilakuKerja.objects.bulk_create(_perilaku(k, p) for k, p in zip(dinilai, penilaian, strict=True))
    diserahkan = [
        baris for baris in zip(dinilai, penilaian, perilaku, hasil, strict=True) if baris[0].perjalanan.pada("serahkan")
    ]
    HasilPenilaian.objects.bulk_create(_hasil_tahun(*baris) for baris in diserahkan)
    _buat_keberatan([(k, p) for k, p, _, _ in diserahkan if k.perjalanan.pada("ajukan_keberatan")])
    RiwayatPenilaian.objects.bulk_create(
        RiwayatPenilaian(penilaian=p, **riwayat(k, s))
        for k, p in zip(dinilai, penilaian, strict=True)
        for s in k.perjalanan.langkah
        if s.tentang_penilaian
    )


def _tiga(k: Kisah) -> Tiga:
    penilai = k.orang.penilai
    return Tiga(k.orang.identitas, penilai.identitas if penilai else None, k.orang.atasan.identitas)


def _hasil_skp(k: Kisah) -> HasilSkp:
    lembar = susun_lembar(k.skp, k.versi, _tiga(k), k.kegiatan, tugas_tambahan=k.tugas, kreativitas=k.kreasi)
    hasil = susun_hasil_skp(k.skp, lembar)
    hasil.oleh, hasil.dibuat_pada = k.pelaku(Peran.PENILAI), k.perjalanan.kapan("terima_realisasi")
    return hasil


def _penilaian(k: Kisah) -> Penilaian:
    p, zona, serah = k.perjalanan, k.tahun.periode.instansi.zona_waktu, k.perjalanan.pada("serahkan")
    sama = ("pegawai", "unit", "pejabat_penilai", "penilai_sebagai", "atasan", "atasan_sebagai", "penilai_adalah_ppk")
    return Penilaian(
        **{kolom: getattr(k.skp, kolom) for kolom in sama},
        periode=k.tahun.periode,
        status=p.status_penilaian,
        revisi=1 + sum(s.tentang_penilaian for s in p.langkah),
        rekomendasi=k.tahun.data["teks"]["rekomendasi"] if serah else "",
        dibuat_tanggal=hari_lokal(k, "serahkan"),
        diserahkan_pada=serah,
        zona_waktu=zona if serah else "",
        batas_keberatan=batas_hari(serah, HARI_KEBERATAN, zona) if serah else None,
        diterima_tanggal=hari_lokal(k, "terima"),
        diteruskan_pada=p.pada("teruskan"),
        disahkan_tanggal=hari_lokal(k, "sahkan"),
    )


def _perilaku(k: Kisah, penilaian: Penilaian) -> PerilakuKerja:
    """All aspects before the hand-over (kepemimpinan for heads only, K-10); the first three while it is drawn up."""
    aspek = list(AspekPerilaku)[: len(AspekPerilaku) - (k.orang.tingkat == STAF)]
    diisi = aspek if k.perjalanan.pada("serahkan") else aspek[:3]
    angka = k.profil["perilaku"]
    nilai = {a.value: Decimal(bergilir(angka, k.orang.nomor + n)) for n, a in enumerate(diisi)}
    return PerilakuKerja(penilaian=penilaian, **nilai)


def _hasil_tahun(k: Kisah, penilaian: Penilaian, perilaku: PerilakuKerja, h: HasilSkp) -> HasilPenilaian:
    capaian = CapaianRingkas(k.skp.pk, h.pk, k.skp.mulai, k.skp.selesai, h.nilai, h.sebutan)
    hasil = susun_hasil_penilaian(penilaian, baca_lembar_penilaian(penilaian, [capaian], _tiga(k), perilaku))
    hasil.oleh, hasil.dibuat_pada = k.pelaku(Peran.PENILAI), k.perjalanan.kapan("serahkan")
    return hasil


def _buat_keberatan(daftar: Sequence[tuple[Kisah, Penilaian]]) -> None:
    keberatan = Keberatan.objects.bulk_create(_keberatan(k, p) for k, p in daftar)
    ButirKeberatan.objects.bulk_create(_butir(k, b) for (k, _), b in zip(daftar, keberatan, strict=True))


def _keberatan(k: Kisah, penilaian: Penilaian) -> Keberatan:
    teks, p = k.tahun.data["teks"], k.perjalanan
    diajukan, dijawab, diputuskan = (p.pada(a) for a in ("ajukan_keberatan", "tanggapi", "putuskan_keberatan"))
    assert diajukan is not None  # noqa: S101 - filtered by the caller
    return Keberatan(
        penilaian=penilaian,
        alasan=teks["keberatan"],
        diajukan_pada=diajukan,
        batas_tanggapan=batas_hari(diajukan, HARI_TANGGAPAN, penilaian.zona_waktu),
        tanggapan=teks["tanggapan"] if dijawab else "",
        ditanggapi_pada=dijawab,
        keputusan=teks["keputusan"] if diputuskan else "",
        diputuskan_pada=diputuskan,
        mengubah_nilai=False if diputuskan else None,
    )


def _butir(k: Kisah, keberatan: Keberatan) -> ButirKeberatan:
    """The quality of the first row that was carried out."""
    baris: Any = next(b for b in k.kegiatan if b.realisasi.terlaksana)
    return ButirKeberatan(
        keberatan=keberatan,
        jenis=JenisButir.KUALITAS,
        acuan=str(baris.pk),
        label=f"Kualitas: {baris.uraian}"[:300],
        nilai_semula=tulis_angka(baris.realisasi.kualitas),
        alasan=k.tahun.data["teks"]["keberatan"],
    )
