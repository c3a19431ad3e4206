"""The provincial agency: units, posts, people with their ranks, accounts and roles.

None of it has a workflow state, so it is written in bulk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from appraisal.demo.accounts import buat_akun
from appraisal.demo.files import baca_csv, baca_toml
from appraisal.demo.kalender import Kalender
from organisasi.models import (
    Instansi,
    Jabatan,
    Pegawai,
    Penempatan,
    Pengguna,
    PenugasanPenilai,
    PeranUnit,
    RiwayatPangkat,
    StatusPegawai,
    UnitKerja,
)

PPK = "ppk"
"""Key of the governor among the people."""


@dataclass(frozen=True, slots=True)
class Agensi:
    """An agency as the scripts see it: its rows by the keys of the data files, its accounts by person."""

    instansi: Instansi
    unit: Mapping[str, UnitKerja]
    jabatan: Mapping[str, Jabatan]
    orang: Mapping[str, Pegawai]
    akun: Mapping[int, Pengguna]


def buat_agensi(kalender: Kalender) -> Agensi:
    data = baca_toml("instansi.toml")
    instansi = Instansi.objects.create(**data["instansi"], demonstrasi=True)
    unit = _buat_unit(instansi, kalender, data["unit"]["mulai"])
    jabatan = _buat_jabatan(unit, kalender, data["unit"]["mulai"])
    orang = _buat_orang(instansi, kalender, data)
    _buat_pangkat(orang, kalender)
    _buat_penempatan(orang, jabatan, kalender)
    instansi.ppk = orang[PPK]
    instansi.save(update_fields=["ppk", "diubah_pada"])
    akun = buat_akun((p, p.nip or data["ppk"]["nama_pengguna"]) for p in orang.values())
    agensi = Agensi(instansi, unit, jabatan, orang, akun)
    _buat_penugasan(agensi, kalender, data)
    _buat_peran(agensi, kalender, data)
    return agensi


def _buat_unit(instansi: Instansi, kalender: Kalender, mulai: str) -> dict[str, UnitKerja]:
    hasil: dict[str, UnitKerja] = {}
    for urutan, baris in enumerate(baca_csv("unit.csv"), 1):
        hasil[baris["kode"]] = UnitKerja.objects.create(
            instansi=instansi,
            parent=hasil.get(baris["induk"]),
            kode=baris["kode"],
            nama=baris["nama"],
            jenis=baris["jenis"],
            urutan=urutan,
            mulai=kalender.tanggal(mulai),
        )
    return hasil


def _buat_jabatan(unit: Mapping[str, UnitKerja], kalender: Kalender, mulai: str) -> dict[str, Jabatan]:
    daftar = baca_csv("jabatan.csv")
    rekaman = [
        Jabatan(
            unit=unit[baris["unit"]],
            nama=baris["nama"],
            jenis=baris["jenis"],
            eselon=baris["eselon"],
            kepala=baris["kepala"] == "ya",
            mulai=kalender.tanggal(mulai),
        )
        for baris in daftar
    ]
    return dict(zip((b["kunci"] for b in daftar), Jabatan.objects.bulk_create(rekaman), strict=True))


def _buat_orang(instansi: Instansi, kalender: Kalender, data: Mapping[str, Any]) -> dict[str, Pegawai]:
    daftar = baca_csv("pegawai.csv")
    berhenti = {b["pegawai"]: (kalender.tanggal(b["tanggal"]), b["alasan"]) for b in data["berhenti"]}
    rekaman = [_pejabat_negara(instansi, data["ppk"])]
    for baris in daftar:
        tanggal, alasan = berhenti.get(baris["kunci"], (None, ""))
        rekaman.append(
            Pegawai(
                instansi=instansi,
                nip=nip_rekaan(baris, kalender),
                nama=baris["nama"],
                gelar_depan=baris["gelar_depan"],
                gelar_belakang=baris["gelar_belakang"],
                status=baris["status"],
                berhenti_tanggal=tanggal,
                berhenti_alasan=alasan,
            )
        )
    kunci = [PPK, *(b["kunci"] for b in daftar)]
    return dict(zip(kunci, Pegawai.objects.bulk_create(rekaman), strict=True))


def _pejabat_negara(instansi: Instansi, data: Mapping[str, str]) -> Pegawai:
    return Pegawai(
        instansi=instansi,
        status=StatusPegawai.PEJABAT_NEGARA,
        gelar_depan=data["gelar_depan"],
        nama=data["nama"],
        gelar_belakang=data["gelar_belakang"],
        jabatan_lain=data["jabatan"],
        unit_lain=data["unit"],
    )


def nip_rekaan(baris: Mapping[str, str], kalender: Kalender) -> str:
    """Birth, appointment, sex, number: consistent with the person. The numbers from 901 up are far beyond real ones."""
    lahir = kalender.tanggal(baris["lahir"])
    diangkat = kalender.bulan(baris["angkat"])
    return f"{lahir:%Y%m%d}{diangkat:%Y%m}{1 if baris['jk'] == 'L' else 2}{baris['urut']}"


def _buat_pangkat(orang: Mapping[str, Pegawai], kalender: Kalender) -> None:
    RiwayatPangkat.objects.bulk_create(
        RiwayatPangkat(pegawai=orang[baris["kunci"]], golongan=golongan, tmt=kalender.bulan(tmt))
        for baris in baca_csv("pegawai.csv")
        for golongan, tmt in (butir.split() for butir in baris["golongan"].split(","))
    )


def _buat_penempatan(orang: Mapping[str, Pegawai], jabatan: Mapping[str, Jabatan], kalender: Kalender) -> None:
    Penempatan.objects.bulk_create(
        Penempatan(
            pegawai=orang[baris["pegawai"]],
            jabatan=jabatan[baris["jabatan"]],
            jenis=baris["jenis"],
            mulai=kalender.tanggal(baris["mulai"]),
            selesai=kalender.tanggal(baris["selesai"]) if baris["selesai"] else None,
            nomor_surat=baris["nomor_surat"],
        )
        for baris in baca_csv("penempatan.csv")
    )


def _buat_penugasan(agensi: Agensi, kalender: Kalender, data: Mapping[str, Any]) -> None:
    PenugasanPenilai.objects.bulk_create(
        PenugasanPenilai(
            pegawai=agensi.orang[butir["pegawai"]],
            penilai=agensi.orang[butir["penilai"]],
            mulai=kalender.tanggal(butir["mulai"]),
            alasan=butir["alasan"],
        )
        for butir in data["penugasan"]
    )


def _buat_peran(agensi: Agensi, kalender: Kalender, data: Mapping[str, Any]) -> None:
    PeranUnit.objects.bulk_create(
        PeranUnit(
            pengguna=agensi.akun[agensi.orang[butir["pegawai"]].pk],
            peran=butir["peran"],
            instansi=agensi.instansi,
            unit=agensi.unit[butir["unit"]] if "unit" in butir else None,
            mulai=kalender.tanggal(data["unit"]["mulai"]),
        )
        for butir in data["peran"]
    )
