"""Which documents a repair of "siapa menilai siapa" touches, and what becomes of each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from appraisal.models import Penilaian
from appraisal.states import FINAL
from organisasi.models import LaporanPenilai, StatusLaporan
from organisasi.selectors.akses import Akses
from organisasi.selectors.pemetaan import TemuanPemetaan
from skp.models import Skp
from skp.states import DAPAT_DIUBAH_PEMILIK, StatusRealisasi

PALING_BANYAK = 6
"""Documents listed per finding; the rest is counted."""


@dataclass(frozen=True, slots=True)
class DokumenTersentuh:
    """One document with its page and the effect of the repair, as a sentence."""

    judul: str
    alamat: str
    akibat: str


@dataclass(frozen=True, slots=True)
class TemuanLengkap:
    """A finding with the documents behind it."""

    temuan: TemuanPemetaan
    dokumen: list[DokumenTersentuh]
    sisa: int

    @property
    def alamat(self) -> str:
        return reverse(self.temuan.perbaikan.alamat, args=[self.temuan.perbaikan.pk])


def lengkapi_temuan(daftar: Iterable[TemuanPemetaan]) -> list[TemuanLengkap]:
    """Two queries for any number of findings."""
    semua = list(daftar)
    milik = list_dokumen_tersentuh({pk for t in semua for pk in t.terkena})
    hasil = []
    for t in semua:
        dokumen = [d for pk in t.terkena for d in milik[pk]]
        hasil.append(TemuanLengkap(t, dokumen[:PALING_BANYAK], max(len(dokumen) - PALING_BANYAK, 0)))
    return hasil


def list_dokumen_tersentuh(pegawai: Iterable[int]) -> dict[int, list[DokumenTersentuh]]:
    """By person: every SKP that still runs, every appraisal not in force, and how many stay as they are."""
    hasil: dict[int, list[DokumenTersentuh]] = defaultdict(list)
    orang = set(pegawai)
    skp = Skp.objects.filter(pegawai__in=orang).exclude(status_realisasi=StatusRealisasi.DINILAI)
    for s in skp.select_related("periode", "pegawai"):
        akibat = (
            "mengikuti penilai baru saat diajukan"
            if s.status in DAPAT_DIUBAH_PEMILIK
            else "beralih kepada penilai baru; yang sudah ditetapkan tetap sah"
        )
        judul = f"SKP {s.periode.tahun} {s.pegawai.nama} ({s.get_status_display().lower()})"
        hasil[s.pegawai_id].append(DokumenTersentuh(judul, reverse("skp:rincian", args=[s.pk]), akibat))
    penilaian = Penilaian.objects.filter(pegawai__in=orang).exclude(status__in=FINAL)
    for p in penilaian.select_related("periode", "pegawai"):
        judul = f"Penilaian {p.periode.tahun} {p.pegawai.nama} ({p.get_status_display().lower()})"
        akibat = "tetap pada penilai yang menilainya"
        hasil[p.pegawai_id].append(DokumenTersentuh(judul, reverse("appraisal:hasil", args=[p.pk]), akibat))
    return hasil


def list_laporan(akses: Akses) -> list[tuple[LaporanPenilai, list[DokumenTersentuh]]]:
    """Reports that wait for this admin's answer, with what granting each would touch."""
    daftar = list(
        LaporanPenilai.objects.filter(
            status=StatusLaporan.DIKIRIM,
            pegawai__instansi=akses.instansi,
            pegawai__daftar_penempatan__selesai=None,
            pegawai__daftar_penempatan__jabatan__unit__in=akses.unit_admin,
        )
        .exclude(pegawai=akses.pegawai_id)
        .select_related("pegawai__instansi", "tercatat", "usulan")
        .distinct()
    )
    milik = list_dokumen_tersentuh(x.pegawai_id for x in daftar)
    return [(x, milik[x.pegawai_id]) for x in daftar]
