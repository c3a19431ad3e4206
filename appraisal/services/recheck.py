"""Stored against recomputed: every frozen result of a year, figure by figure, without its explanation.

The sheets are read as they are stored. Nothing is changed: what differs is listed, with the document and the figure.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from appraisal.models import HasilPenilaian, HasilSkp, JenisPenilaian
from appraisal.scoring.calculation import Aturan, Kreativitas, TugasTambahan
from appraisal.scoring.errors import GalatPenilaian
from appraisal.scoring.recheck import (
    Baris,
    SkpSen,
    TahunSen,
    aspek_sen,
    hitung_skp_sen,
    hitung_tahun_sen,
    parameter_sen,
    sen,
    sen_dari_teks,
    tambahan_sen,
)
from appraisal.sheets import PENGUBAH, AturanLembar
from organisasi.models import Instansi

KOLOM_SKP = ("jumlah", "rata_rata", "nilai", "sebutan")
KOLOM_TAHUN = (
    "nilai_skp",
    "bagian_skp",
    "jumlah_perilaku",
    "rata_rata_perilaku",
    "bagian_perilaku",
    "nilai",
    "sebutan",
)
SEKALI_BACA = 500
"""Rows held in memory at a time."""

sen_teks = lru_cache(maxsize=100_000)(sen_dari_teks)
"""Targets and realisations repeat: twelve months, a hundred percent."""


@dataclass(frozen=True, slots=True)
class Beda:
    """One figure that does not come out as it is stored."""

    dokumen: str
    pk: int
    nip: str
    angka: str
    tersimpan: str
    terhitung: str

    def __str__(self) -> str:
        return f"{self.dokumen} {self.pk}, NIP {self.nip}: {self.angka} {self.tersimpan}, seharusnya {self.terhitung}"


@dataclass
class Pemeriksaan:
    """How much was looked at and what differs."""

    skp: int = 0
    penilaian: int = 0
    beda: int = 0


def periksa_tahun(tahun: int, hitungan: Pemeriksaan, instansi: Instansi | None = None) -> Iterator[Beda]:
    """Every difference among the results of a year, in every version ever given; ``hitungan`` counts along."""
    milik = {"instansi": instansi} if instansi else {"instansi__pelajar": None}
    daftar_skp = HasilSkp.objects.filter(skp__periode__tahun=tahun, **_awalan("skp__periode__", milik))
    for nip, pk, masukan, kolom in _baca(daftar_skp, "skp__pegawai__nip", KOLOM_SKP):
        hitungan.skp += 1
        for beda in periksa_skp(masukan, kolom):
            hitungan.beda += 1
            yield Beda("Capaian SKP", pk, nip, *beda)
    daftar = HasilPenilaian.objects.filter(penilaian__periode__tahun=tahun, **_awalan("penilaian__periode__", milik))
    for nip, pk, masukan, kolom in _baca(daftar, "penilaian__pegawai__nip", KOLOM_TAHUN):
        hitungan.penilaian += 1
        for beda in periksa_penilaian(masukan, kolom):
            hitungan.beda += 1
            yield Beda("Penilaian", pk, nip, *beda)


def _awalan(awalan: str, milik: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{awalan}{nama}": isi for nama, isi in milik.items()}


def _baca(
    daftar: QuerySet[Any], nip: str, kolom: tuple[str, ...]
) -> Iterator[tuple[str, int, dict[str, Any], dict[str, Any]]]:
    baris = daftar.order_by("pk").values_list(nip, "pk", "masukan", *kolom)
    for pemilik, pk, masukan, *nilai in baris.iterator(chunk_size=SEKALI_BACA):
        yield pemilik or "", pk, masukan, dict(zip(kolom, nilai, strict=True))


Selisih = tuple[str, str, str]
"""Name of the figure, as stored, as it should be."""


def periksa_skp(masukan: Mapping[str, Any], kolom: Mapping[str, Any]) -> Iterator[Selisih]:
    """One achievement: columns 13 and 14 of every row, the foot of the form, and the columns of its row."""
    try:
        hasil = ulang_skp(masukan)
    except GalatPenilaian as salah:
        yield "lembar", "tersimpan", salah.pesan
        return
    for urut, (nomor, b) in enumerate(_dinilai(masukan)):
        for nama, terhitung in (("penghitungan", hasil.penghitungan), ("nilai", hasil.nilai_kegiatan)):
            if sen_teks(b[nama]) != terhitung[urut]:
                yield f"kegiatan {nomor} {nama}", b[nama], _teks(terhitung[urut])
    yield from _bandingkan(hasil, KOLOM_SKP, masukan, kolom)


def ulang_skp(masukan: Mapping[str, Any]) -> SkpSen:
    """The figures of one frozen SKP sheet, recomputed."""
    aturan = _aturan(**masukan["aturan"])
    tambahan = (0, 0)
    if masukan["tugas_tambahan"] or masukan["kreativitas"]:
        tugas = [TugasTambahan(*_keluaran(t)) for t in masukan["tugas_tambahan"] if t["diakui"]]
        kreasi = [Kreativitas(k["tingkat"], *_keluaran(k)) for k in masukan["kreativitas"] if k["diakui"]]
        tambahan = tambahan_sen(tugas, kreasi, aturan)
    return hitung_skp_sen([_baris(b) for _, b in _dinilai(masukan)], tambahan, parameter_sen(aturan))


def _dinilai(masukan: Mapping[str, Any]) -> list[tuple[int, Mapping[str, Any]]]:
    """The rows that were scored, with their numbers on the form: without those left out (SC-09)."""
    return [(n, b) for n, b in enumerate(masukan["kegiatan"], 1) if not b.get("dikecualikan")]


@lru_cache
def _aturan(tanggal: str, varian: str, kreativitas_dijumlahkan: bool) -> Aturan:  # noqa: FBT001 - keys of a frozen sheet
    data = {"tanggal": tanggal, "varian": varian, "kreativitas_dijumlahkan": kreativitas_dijumlahkan}
    return PENGUBAH.structure(data, AturanLembar).aturan()


def _keluaran(unsur: Mapping[str, Any]) -> tuple[Decimal, Decimal]:
    """Target and realised output of a task or creation; an empty one counts as 1 (see ``services.hitung``)."""
    realisasi = unsur["realisasi"]
    return Decimal(unsur["target"] or 1), Decimal(1 if realisasi is None else realisasi)


def _baris(b: Mapping[str, Any]) -> Baris:
    return (
        sen_teks(b["target_kuantitas"]),
        sen_teks(b["realisasi_kuantitas"] or "0"),
        sen_teks(b["target_kualitas"]),
        sen_teks(b["realisasi_kualitas"] or "0"),
        sen_teks(b["target_waktu"]),
        sen_teks(b["realisasi_waktu"] or "0"),
        sen_teks(b["target_biaya"] or "0"),
        sen_teks(b["realisasi_biaya"] or "0"),
        b["terlaksana"],
    )


def periksa_penilaian(masukan: Mapping[str, Any], kolom: Mapping[str, Any]) -> Iterator[Selisih]:
    """One year: the two parts, their sum, and the columns of its row."""
    try:
        hasil = ulang_penilaian(masukan)
    except GalatPenilaian as salah:
        yield "lembar", "tersimpan", salah.pesan
        return
    yield from _bandingkan(hasil, KOLOM_TAHUN, masukan, kolom)


def ulang_penilaian(masukan: Mapping[str, Any]) -> TahunSen:
    """The figures of one frozen sheet of the year, recomputed."""
    akademik = masukan["jenis"] == JenisPenilaian.TUGAS_BELAJAR
    nilai = [masukan["nilai_akademik"] or "0"] if akademik else [c["nilai"] for c in masukan["capaian"]]
    aspek = {a["kunci"]: a["nilai"] and Decimal(a["nilai"]) for a in masukan["perilaku"]}
    aturan = _aturan(**masukan["aturan"])
    return hitung_tahun_sen([sen_teks(n) for n in nilai], aspek_sen(aspek), parameter_sen(aturan))


def _bandingkan(
    hasil: SkpSen | TahunSen, nama: Iterable[str], masukan: Mapping[str, Any], kolom: Mapping[str, Any]
) -> Iterator[Selisih]:
    """Each figure of the result with the one on the frozen sheet and the one in the row's own column."""
    for n in nama:
        terhitung = getattr(hasil, n)
        if isinstance(terhitung, str):
            lembar, tersimpan = masukan[n], kolom[n]
        else:
            lembar, tersimpan = sen_teks(masukan[n]), sen(kolom[n])
        if not lembar == tersimpan == terhitung:
            seharusnya = terhitung if isinstance(terhitung, str) else _teks(terhitung)
            yield n.replace("_", " "), f"{kolom[n]} (lembar {masukan[n]})", seharusnya


def _teks(nilai: int) -> str:
    return f"{nilai // 100}.{nilai % 100:02d}"
