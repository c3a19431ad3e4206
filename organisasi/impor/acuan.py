"""What the agency already has, loaded once and kept up to date while a file is planned: no query per row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from organisasi.models import (
    Instansi,
    Jabatan,
    Pegawai,
    Penempatan,
    Pengguna,
    PenugasanPenilai,
    RiwayatPangkat,
    UnitKerja,
)
from organisasi.selectors.akses import Akses

SEKALI_TANYA = 1000


def potong(daftar: Iterable[str]) -> Iterator[list[str]]:
    semua = list(daftar)
    for awal in range(0, len(semua), SEKALI_TANYA):
        yield semua[awal : awal + SEKALI_TANYA]


class Acuan:
    """Rows by the names that people write: units by code, positions by unit and name, people by NIP."""

    def __init__(self, instansi: Instansi, hari: date, oleh: Akses) -> None:
        self.instansi, self.hari, self.oleh = instansi, hari, oleh

    @cached_property
    def unit(self) -> dict[str, UnitKerja]:
        daftar = {u.pk: u for u in UnitKerja.objects.filter(instansi=self.instansi)}
        for u in daftar.values():
            if u.parent_id:
                u.parent = daftar[u.parent_id]
        return {u.kode: u for u in daftar.values() if u.selesai is None}

    @cached_property
    def jabatan(self) -> dict[tuple[str, str], Jabatan]:
        """Open positions by code of the unit and name in small letters."""
        daftar = Jabatan.objects.filter(unit__instansi=self.instansi, selesai=None).select_related("unit")
        return {(j.unit.kode, j.nama.casefold()): j for j in daftar if j.unit.selesai is None}

    @cached_property
    def kepala(self) -> dict[str, Jabatan]:
        """The open head position of each unit."""
        return {kode: j for (kode, _), j in self.jabatan.items() if j.kepala}

    @cached_property
    def pegawai(self) -> dict[str, Pegawai]:
        """By NIP; people without one by their name after ``nama:``."""
        daftar = Pegawai.objects.filter(instansi=self.instansi)
        return {p.nip or f"nama:{p.nama.casefold()}": p for p in daftar}

    @cached_property
    def pangkat(self) -> dict[tuple[str, date], RiwayatPangkat]:
        daftar = RiwayatPangkat.objects.filter(pegawai__instansi=self.instansi).select_related("pegawai")
        return {(r.pegawai.nip or "", r.tmt): r for r in daftar}

    @cached_property
    def berakun(self) -> set[str]:
        """Login names in use, of this agency's people."""
        return set(Pengguna.objects.filter(pegawai__instansi=self.instansi).values_list("nama_pengguna", flat=True))

    @cached_property
    def _penempatan(self) -> list[Penempatan]:
        return list(
            Penempatan.objects.filter(pegawai__instansi=self.instansi).select_related("pegawai", "jabatan__unit")
        )

    @cached_property
    def penempatan(self) -> dict[str, list[Penempatan]]:
        """Everything that a person holds or held."""
        hasil = defaultdict(list)
        for p in self._penempatan:
            hasil[p.pegawai.nip or ""].append(p)
        return hasil

    @cached_property
    def pemegang(self) -> dict[tuple[str, str], list[Penempatan]]:
        """Everybody who holds or held an open position."""
        hasil = defaultdict(list)
        for p in self._penempatan:
            hasil[p.jabatan.unit.kode, p.jabatan.nama.casefold()].append(p)
        return hasil

    @cached_property
    def penugasan(self) -> dict[str, list[PenugasanPenilai]]:
        hasil = defaultdict(list)
        for p in PenugasanPenilai.objects.filter(pegawai__instansi=self.instansi).select_related(
            "pegawai", "penilai", "atasan"
        ):
            hasil[p.pegawai.nip or ""].append(p)
        return hasil

    def nip_asing(self, nip: Iterable[str]) -> set[str]:
        """Those of the numbers that another agency, or an account without a person, already uses."""
        hasil: set[str] = set()
        for bagian in potong(nip):
            hasil |= {n or "" for n in Pegawai.objects.filter(nip__in=bagian).values_list("nip", flat=True)}
            hasil |= set(
                Pengguna.objects.filter(nama_pengguna__in=bagian)
                .exclude(pegawai__nip__in=bagian)
                .values_list("nama_pengguna", flat=True)
            )
        return hasil
