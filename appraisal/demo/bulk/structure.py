"""Units in four levels, their posts and people: a secretariat over departments of 125 people each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password

from appraisal.demo.accounts import kata_sandi
from appraisal.demo.bulk.spread import bergilir, nama, nip
from appraisal.demo.kalender import Kalender
from organisasi.models import (
    Instansi,
    Jabatan,
    JenisJabatan,
    JenisUnit,
    Pegawai,
    Penempatan,
    Pengguna,
    RiwayatPangkat,
    StatusPegawai,
    UnitKerja,
)
from organisasi.pangkat import tulis_pangkat
from organisasi.selectors.identitas import Identitas
from skp.models import Kegiatan

SEKDA, KADIN, KABID, KASI, STAF = range(5)
"""Levels of people; the first four head a unit of that level."""
MULAI_TUGAS = 3
"""Years before the current one in which everybody took up the present position."""


@dataclass(slots=True)
class Orang:
    """A person with everything that the forms name, and the rows of his SKP by year for those below him."""

    nomor: int
    tingkat: int
    pegawai: Pegawai
    pengguna: Pengguna
    identitas: Identitas
    penempatan: Penempatan | None = None
    penilai: "Orang | None" = None
    kegiatan: dict[int, list[Kegiatan]] = field(default_factory=dict)

    @property
    def unit(self) -> UnitKerja:
        if self.penempatan is None:
            raise LookupError("PPK tidak menduduki jabatan.")
        return self.penempatan.jabatan.unit

    @property
    def atasan(self) -> "Orang":
        """The assessor's own assessor; above the PPK stands nobody, so he is both (K-15)."""
        assert self.penilai is not None  # noqa: S101 - asked of people below the PPK only
        return self.penilai.penilai or self.penilai


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a person sits: the path of unit numbers below the secretariat, and the place among the staff."""

    jalur: tuple[int, ...]
    tingkat: int
    urut: int = 0


def rancang(banyak: int, data: Mapping[str, Any]) -> Iterator[list[Letak]]:
    """The places of ``banyak`` people, department by department; the head of a unit comes before those below him."""
    sisa = banyak - 1
    yield [Letak((), SEKDA)]
    dinas = 0
    while sisa > 0:
        tempat = list(_tempat_dinas(dinas, data["unit"]))[:sisa]
        yield tempat
        sisa, dinas = sisa - len(tempat), dinas + 1


def _tempat_dinas(dinas: int, data: Mapping[str, Any]) -> Iterator[Letak]:
    yield Letak((dinas,), KADIN)
    for bidang in range(len(data["bidang"])):
        yield Letak((dinas, bidang), KABID)
        for seksi, staf in enumerate(data["staf"]):
            yield Letak((dinas, bidang, seksi), KASI)
            yield from (Letak((dinas, bidang, seksi), STAF, urut) for urut in range(staf))


@dataclass
class Pembangun:
    """Makes the units, posts and people of one list of places after the other; remembers who heads what."""

    instansi: Instansi
    kalender: Kalender
    data: Mapping[str, Any]
    ppk: Orang
    nomor: int = 0
    unit: dict[tuple[int, ...], UnitKerja] = field(default_factory=dict)
    kepala: dict[tuple[int, ...], Orang] = field(default_factory=dict)

    def bangun(self, tempat: Sequence[Letak], *, bersandi: bool) -> list[Orang]:
        """The people of these places, superiors first; ``bersandi`` gives all of them a password."""
        self._buat_unit(tempat)
        penempatan = self._buat_penempatan(tempat, self._buat_jabatan(tempat), self._buat_pegawai(tempat))
        sandi = [bersandi or letak.tingkat <= KADIN for letak in tempat]
        akun = _buat_akun([p.pegawai for p in penempatan], sandi)
        orang = [
            Orang(self._berikut(), letak.tingkat, p.pegawai, a, self._identitas(p, letak), p)
            for letak, p, a in zip(tempat, penempatan, akun, strict=True)
        ]
        for letak, o in zip(tempat, orang, strict=True):
            if letak.tingkat < STAF:
                self.kepala[letak.jalur] = o
            o.penilai = self.kepala[letak.jalur] if letak.tingkat == STAF else self._di_atas(letak.jalur)
        return sorted(orang, key=lambda o: o.tingkat)

    def _berikut(self) -> int:
        self.nomor += 1
        return self.nomor

    def _di_atas(self, jalur: tuple[int, ...]) -> Orang:
        return self.kepala[jalur[:-1]] if jalur else self.ppk

    def _buat_unit(self, tempat: Sequence[Letak]) -> None:
        for tingkat in (SEKDA, KADIN, KABID, KASI):
            baru = [letak.jalur for letak in tempat if letak.tingkat == tingkat]
            rekaman = [self._unit(jalur) for jalur in baru]
            self.unit |= dict(zip(baru, UnitKerja.objects.bulk_create(rekaman), strict=True))

    def _unit(self, jalur: tuple[int, ...]) -> UnitKerja:
        return UnitKerja(
            instansi=self.instansi,
            parent=self.unit[jalur[:-1]] if jalur else None,
            kode="-".join(f"{n + 1:02d}" for n in jalur) or "SETDA",
            nama=self._nama_unit(jalur),
            jenis=(JenisUnit.SEKRETARIAT, JenisUnit.DINAS, JenisUnit.BIDANG, JenisUnit.SEKSI)[len(jalur)],
            urutan=jalur[-1] + 1 if jalur else 1,
            mulai=self.kalender.tanggal(self.data["unit"]["mulai"]),
        )

    def _nama_unit(self, jalur: tuple[int, ...]) -> str:
        u = self.data["unit"]
        if not jalur:
            return "Sekretariat Daerah"
        wilayah, jenis = divmod(jalur[0], len(u["dinas"]))
        tambahan = f" {wilayah // len(u['wilayah']) + 1}" if wilayah >= len(u["wilayah"]) else ""
        dinas = f"{u['dinas'][jenis]} {bergilir(u['wilayah'], wilayah)}{tambahan}"
        if len(jalur) == 1:
            return dinas
        return str(u["bidang"][jalur[1]]) if len(jalur) == 2 else f"Seksi {u['seksi'][jalur[2]]}"

    def _buat_jabatan(self, tempat: Sequence[Letak]) -> list[Jabatan]:
        """The post of each place; people of the same kind in one section share theirs."""
        kunci = [self._kunci_jabatan(letak) for letak in tempat]
        rekaman = {k: self._jabatan(letak) for k, letak in zip(kunci, tempat, strict=True)}
        Jabatan.objects.bulk_create(rekaman.values())
        return [rekaman[k] for k in kunci]

    def _kunci_jabatan(self, letak: Letak) -> tuple[object, ...]:
        return (*letak.jalur, letak.tingkat, letak.urut % len(self.data["jabatan"]["staf"]))

    def _jabatan(self, letak: Letak) -> Jabatan:
        unit, j = self.unit[letak.jalur], self.data["jabatan"]
        mulai = self.kalender.tanggal(self.data["unit"]["mulai"])
        if letak.tingkat == STAF:
            return Jabatan(unit=unit, mulai=mulai, **bergilir(j["staf"], letak.urut))
        awal = j["kepala"][letak.tingkat]
        return Jabatan(
            unit=unit,
            nama=awal if letak.tingkat == SEKDA else f"{awal} {unit.nama}",
            jenis=JenisJabatan.STRUKTURAL,
            eselon=j["eselon"][letak.tingkat],
            kepala=True,
            mulai=mulai,
        )

    def _buat_pegawai(self, tempat: Sequence[Letak]) -> list[Pegawai]:
        rekaman = [
            Pegawai(instansi=self.instansi, nip=nip(n), nama=nama(n, self.data["nama"]), status=StatusPegawai.PNS)
            for n in range(self.nomor + 1, self.nomor + 1 + len(tempat))
        ]
        daftar = Pegawai.objects.bulk_create(rekaman)
        tahun, pangkat = self.kalender.tahun, self.data["pangkat"]
        RiwayatPangkat.objects.bulk_create(
            RiwayatPangkat(pegawai=p, golongan=pangkat[masa][letak.tingkat], tmt=date(tahun - lalu, 4, 1))
            for p, letak in zip(daftar, tempat, strict=True)
            for masa, lalu in (("sebelum", 8), ("sekarang", 4))
        )
        return daftar

    def _buat_penempatan(
        self, tempat: Sequence[Letak], jabatan: Sequence[Jabatan], pegawai: Sequence[Pegawai]
    ) -> list[Penempatan]:
        mulai = date(self.kalender.tahun - MULAI_TUGAS, 1, 2)
        return Penempatan.objects.bulk_create(
            Penempatan(pegawai=p, jabatan=j, mulai=mulai, nomor_surat=f"821/{n}/BKD")
            for n, (p, j) in enumerate(zip(pegawai, jabatan, strict=True), self.nomor + 1)
        )

    def _identitas(self, p: Penempatan, letak: Letak) -> Identitas:
        golongan = self.data["pangkat"]["sekarang"][letak.tingkat]
        return Identitas(
            pegawai_id=p.pegawai_id,
            nama=p.pegawai.nama_lengkap,
            nip=p.pegawai.nip or "",
            golongan=golongan,
            pangkat=tulis_pangkat(golongan),
            jabatan=p.sebutan,
            jenis_jabatan=p.jabatan.jenis,
            eselon=p.jabatan.eselon,
            unit=p.jabatan.unit.nama,
            instansi=self.instansi.nama,
        )


def buat_ppk(instansi: Instansi, data: Mapping[str, str]) -> Orang:
    """The governor: on top of every chain, an official without NIP and without a post inside."""
    pegawai = Pegawai.objects.create(
        instansi=instansi,
        status=StatusPegawai.PEJABAT_NEGARA,
        gelar_depan=data["gelar_depan"],
        nama=data["nama"],
        gelar_belakang=data["gelar_belakang"],
        jabatan_lain=data["jabatan"],
        unit_lain=data["unit"],
    )
    instansi.ppk = pegawai
    instansi.save(update_fields=["ppk", "diubah_pada"])
    sandi = make_password(kata_sandi(data["nama_pengguna"]))
    akun = Pengguna.objects.create(
        nama_pengguna=data["nama_pengguna"], pegawai=pegawai, password=sandi, wajib_ganti_sandi=False
    )
    sebutan = Identitas(
        pegawai.pk, pegawai.nama_lengkap, "", "", "", data["jabatan"], "", "", data["unit"], instansi.nama
    )
    return Orang(0, SEKDA, pegawai, akun, sebutan)


def _buat_akun(pegawai: Sequence[Pegawai], bersandi: Sequence[bool]) -> list[Pengguna]:
    """Everybody has an account, because everybody acted; only some can log in."""
    return Pengguna.objects.bulk_create(
        Pengguna(
            nama_pengguna=p.nip or "",
            pegawai=p,
            password=make_password(kata_sandi(p.nip or "") if ada else None),
            wajib_ganti_sandi=False,
        )
        for p, ada in zip(pegawai, bersandi, strict=True)
    )
