"""What goes in and out: names of fields as the forms and the national personnel system call them."""

from datetime import date
from decimal import Decimal
from typing import Literal

from ninja import Field, Schema

Status = Literal["pns", "cpns"]
PALING_BANYAK = 200
"""Rows of one request: more come in several."""


class Galat(Schema):
    """A refusal: ``kode`` is stable, ``pesan`` is a sentence for people."""

    kode: str
    pesan: str


class GalatBaris(Schema):
    """What is wrong with one row of a request, counted from 1."""

    baris: int
    kode: str
    pesan: str


class Ditolak(Galat):
    """Nothing of the request was stored."""

    baris: list[GalatBaris] = []


class PegawaiKeluar(Schema):
    nip: str
    nama: str
    gelar_depan: str
    gelar_belakang: str
    status: str
    surel: str
    golongan: str
    berhenti_tanggal: date | None


class PenempatanKeluar(Schema):
    nip: str
    unit_kode: str
    unit: str
    jabatan: str
    jenis: str
    mulai: date
    selesai: date | None
    nomor_surat: str


class PenilaiKeluar(Schema):
    """Assessor or superior as frozen in the result."""

    nip: str | None
    nama: str | None
    jabatan: str | None
    unit: str | None
    pangkat: str | None
    golongan: str | None
    tmt_golongan: date | None
    status: str | None


class HasilKeluar(Schema):
    """The SKP history record of one person and year, from the result in force."""

    nip: str
    nama: str
    tahun: int
    nilai_skp: Decimal | None
    orientasi_pelayanan: Decimal | None
    integritas: Decimal | None
    komitmen: Decimal | None
    disiplin: Decimal | None
    kerja_sama: Decimal | None
    kepemimpinan: Decimal | None
    jumlah: Decimal | None
    rata_rata: Decimal | None
    nilai_perilaku: Decimal | None
    nilai_prestasi: Decimal | None
    sebutan: str
    jenis_jabatan: str
    jenis_peraturan: str
    penilai: PenilaiKeluar
    atasan: PenilaiKeluar


class HalamanPegawai(Schema):
    """``halaman_berikut`` is empty on the last page."""

    jumlah: int
    halaman_berikut: int | None
    data: list[PegawaiKeluar]


class HalamanPenempatan(Schema):
    jumlah: int
    halaman_berikut: int | None
    data: list[PenempatanKeluar]


class HalamanHasil(Schema):
    jumlah: int
    halaman_berikut: int | None
    data: list[HasilKeluar]


class CariPegawai(Schema):
    """NIP stand in the body, never in an address."""

    nip: list[str] = Field(min_length=1, max_length=PALING_BANYAK)


class PegawaiMasuk(Schema):
    nip: str = Field(min_length=18, max_length=18, description="18 angka sebagai teks")
    nama: str = Field(min_length=1, max_length=120)
    gelar_depan: str = Field("", max_length=40)
    gelar_belakang: str = Field("", max_length=60)
    status: Status = "pns"
    surel: str = Field("", max_length=254)


class KirimPegawai(Schema):
    """``periksa`` checks everything and stores nothing."""

    periksa: bool = False
    data: list[PegawaiMasuk] = Field(min_length=1, max_length=PALING_BANYAK)


class PenempatanMasuk(Schema):
    nip: str = Field(min_length=18, max_length=18)
    unit_kode: str = Field(min_length=1, max_length=40)
    jabatan: str = Field(min_length=1, max_length=200, description="nama jabatan persis seperti pada unit")
    jenis: Literal["definitif", "plt", "plh"] = "definitif"
    mulai: date
    selesai: date | None = None
    nomor_surat: str = Field(min_length=1, max_length=100)
    akhiri_lama: bool = Field(default=False, description="akhiri jabatan definitif yang sekarang sehari sebelumnya")


class KirimPenempatan(Schema):
    """``periksa`` checks everything and stores nothing."""

    periksa: bool = False
    data: list[PenempatanMasuk] = Field(min_length=1, max_length=PALING_BANYAK)


class Diterima(Schema):
    """What became of the rows; the same request a second time changes nothing."""

    diperiksa_saja: bool
    dibuat: int
    diubah: int
    sama: int
