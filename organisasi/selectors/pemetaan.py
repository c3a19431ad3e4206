"""The mapping doctor: what is wrong with "siapa menilai siapa" on a day, each with the place where it is repaired."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organisasi.common.models import berlaku_pada
from organisasi.models import Instansi, Jabatan, JenisPenempatan, Pegawai, Penempatan, UnitKerja
from organisasi.selectors.hubungan import Hubungan, list_dinilai, list_hubungan
from organisasi.selectors.tree import list_pemegang


class JenisTemuan(StrEnum):
    """In the order of urgency."""

    DIRI_SENDIRI = "Menilai diri sendiri"
    LINGKARAN = "Saling menilai"
    TANPA_PENILAI = "Tanpa penilai atau atasan"
    TIDAK_AKTIF = "Penilai tidak aktif"
    KEPALA_GANDA = "Kepala ganda"
    KOSONG = "Kepala unit kosong"


@dataclass(frozen=True, slots=True)
class Perbaikan:
    """Where a finding is repaired: a named address and what the link says."""

    judul: str
    alamat: str
    pk: int


@dataclass(frozen=True, slots=True)
class TemuanPemetaan:
    """One finding. ``terkena`` are the people whose documents the repair touches."""

    jenis: JenisTemuan
    unit: UnitKerja
    pegawai: Pegawai | None
    kalimat: str
    perbaikan: Perbaikan
    terkena: tuple[int, ...]


def periksa_pemetaan(instansi: Instansi, unit: frozenset[int], pada: date) -> list[TemuanPemetaan]:
    """Every finding that concerns the units, in order of urgency; a fixed number of queries for any number of people.

    Loops are looked for in the whole agency: they cross units.
    """
    semua = frozenset(UnitKerja.objects.filter(instansi=instansi).values_list("pk", flat=True))
    hubungan = list_hubungan(instansi, list(list_dinilai(instansi, semua, pada)), pada)
    temuan = [*_orang(hubungan, pada), *_lingkaran(hubungan), *_kepala(instansi, hubungan, pada)]
    urutan = list(JenisTemuan)
    milik = [t for t in temuan if t.unit.pk in unit]
    return sorted(milik, key=lambda t: (urutan.index(t.jenis), t.unit.urutan, t.unit.kode, t.kalimat))


def _orang(hubungan: Sequence[Hubungan], pada: date) -> Iterator[TemuanPemetaan]:
    for h in hubungan:
        nama = h.pegawai.nama_lengkap
        if h.penilai is None:
            yield _tentang(h, JenisTemuan.TANPA_PENILAI, f"{nama} belum mempunyai pejabat penilai.")
        elif h.penilai == h.pegawai:
            yield _tentang(h, JenisTemuan.DIRI_SENDIRI, f"{nama} tercatat sebagai penilai dirinya sendiri.")
        elif h.atasan is None:
            yield _tentang(h, JenisTemuan.TANPA_PENILAI, f"{nama} belum mempunyai atasan pejabat penilai.")
        for kalimat in h.temuan if h.penilai else ():
            if "sudah berhenti" in kalimat or "akun aktif" in kalimat:
                yield _tidak_aktif(h, f"Penilai {nama}: {kalimat}", pada)


def _tentang(h: Hubungan, jenis: JenisTemuan, kalimat: str) -> TemuanPemetaan:
    perbaikan = Perbaikan("Tetapkan penilai", "organisasi:tugaskan", h.pegawai.pk)
    return TemuanPemetaan(jenis, _unit(h), h.pegawai, kalimat, perbaikan, (h.pegawai.pk,))


def _tidak_aktif(h: Hubungan, kalimat: str, pada: date) -> TemuanPemetaan:
    """Somebody who left is replaced; somebody without an account gets one on his own page."""
    assert h.penilai is not None  # noqa: S101 - asked for by the caller
    berhenti = h.penilai.berhenti_tanggal is not None and h.penilai.berhenti_tanggal <= pada
    if berhenti:
        perbaikan = Perbaikan("Tetapkan penilai lain", "organisasi:tugaskan", h.pegawai.pk)
    else:
        perbaikan = Perbaikan(f"Buat akun {h.penilai.nama}", "organisasi:rincian_pegawai", h.penilai.pk)
    return TemuanPemetaan(JenisTemuan.TIDAK_AKTIF, _unit(h), h.pegawai, kalimat, perbaikan, (h.pegawai.pk,))


def _unit(h: Hubungan) -> UnitKerja:
    assert h.penempatan is not None  # noqa: S101 - list_dinilai gives people with a position
    return h.penempatan.jabatan.unit


def _lingkaran(hubungan: Sequence[Hubungan]) -> Iterator[TemuanPemetaan]:
    """Cycles of two people or more: following the assessors comes back to the start."""
    milik = {h.pegawai.pk: h for h in hubungan}
    selesai: set[int] = set()
    for awal in milik:
        jalan: list[int] = []
        kini: int | None = awal
        while kini in milik and kini not in selesai and kini not in jalan:
            jalan.append(kini)
            penilai = milik[kini].penilai
            kini = penilai.pk if penilai else None
        if kini in jalan and (lingkar := jalan[jalan.index(kini) :])[1:]:
            nama = " → ".join(milik[pk].pegawai.nama for pk in [*lingkar[1:], lingkar[0]])
            h = milik[lingkar[0]]
            perbaikan = Perbaikan("Tetapkan penilai lain", "organisasi:tugaskan", h.pegawai.pk)
            kalimat = f"Penilaian berputar: {h.pegawai.nama} → {nama}."
            yield TemuanPemetaan(JenisTemuan.LINGKARAN, _unit(h), h.pegawai, kalimat, perbaikan, tuple(lingkar))
        selesai |= set(jalan)


def _kepala(instansi: Instansi, hubungan: Sequence[Hubungan], pada: date) -> Iterator[TemuanPemetaan]:
    """Units with people whose head is missing, or is more than one."""
    orang: dict[int, list[Hubungan]] = defaultdict(list)
    for h in hubungan:
        orang[_unit(h).pk].append(h)
    jabatan = {j.unit_id: j for j in Jabatan.objects.filter(berlaku_pada(pada), kepala=True, unit__instansi=instansi)}
    pemegang: dict[int, list[Penempatan]] = defaultdict(list)
    for p in list_pemegang(pada, jabatan__kepala=True, jabatan__unit__instansi=instansi):
        pemegang[p.jabatan.unit_id].append(p)
    for unit_id, isi in orang.items():
        unit, kepala = _unit(isi[0]), pemegang[unit_id]
        if not kepala:
            yield _kosong(unit, jabatan.get(unit_id), isi)
        elif _ganda(kepala):
            nama = " dan ".join(f"{p.pegawai.nama} ({p.get_jenis_display().lower()})" for p in kepala)
            perbaikan = Perbaikan("Buka unit", "organisasi:rincian_unit", unit.pk)
            terkena = tuple(h.pegawai.pk for h in isi)
            yield TemuanPemetaan(
                JenisTemuan.KEPALA_GANDA, unit, None, f"{unit.nama} dipimpin {nama} sekaligus.", perbaikan, terkena
            )


def _ganda(kepala: Sequence[Penempatan]) -> bool:
    """Two of the same kind, or somebody acting beside the definitive head; a Plh. stands in for a few days."""
    jenis = [p.jenis for p in kepala if p.jenis != JenisPenempatan.PLH]
    return len(jenis) > 1


def _kosong(unit: UnitKerja, jabatan: Jabatan | None, isi: Sequence[Hubungan]) -> TemuanPemetaan:
    terkena = tuple(h.pegawai.pk for h in isi)
    if jabatan is None:
        perbaikan = Perbaikan("Buat jabatan kepala", "organisasi:jabatan_baru", unit.pk)
        kalimat = f"{unit.nama} belum mempunyai jabatan kepala; {len(isi)} pegawainya dinilai dari unit di atasnya."
    else:
        perbaikan = Perbaikan(f"Isi {jabatan.nama}", "organisasi:isi_jabatan", jabatan.pk)
        kalimat = f"{jabatan.nama} kosong; {len(isi)} pegawainya dinilai dari unit di atasnya."
    return TemuanPemetaan(JenisTemuan.KOSONG, unit, None, kalimat, perbaikan, terkena)
