"""Smallest valid rows of the organisation; all people are invented."""

from datetime import date

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from organisasi.models import (
    Instansi,
    Jabatan,
    JenisJabatan,
    JenisUnit,
    Pegawai,
    Penempatan,
    Pengguna,
    PenugasanPenilai,
    Peran,
    PeranUnit,
    RiwayatPangkat,
    UnitKerja,
)

SANDI = "sandi-uji-panjang-2026"
AWAL = date(2010, 1, 1)


def nip_rekaan(urut: int) -> str:
    """A well-formed NIP that belongs to nobody: born in the 1980s, appointed in 2010."""
    return f"198{urut % 10}{urut % 12 + 1:02d}{urut % 28 + 1:02d}201001{urut % 2 + 1}{urut % 999 + 1:03d}"


class InstansiFactory(DjangoModelFactory):
    class Meta:
        model = Instansi

    kode = factory.Sequence(lambda n: f"INS{n}")
    nama = "Pemerintah Provinsi Nusa Harapan"
    tempat = "Kota Harapan"


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = UnitKerja

    instansi = factory.SubFactory(InstansiFactory)
    kode = factory.Sequence(lambda n: f"U{n:03d}")
    nama = factory.Sequence(lambda n: f"Unit {n}")
    jenis = JenisUnit.BAGIAN
    mulai = AWAL


class JabatanFactory(DjangoModelFactory):
    class Meta:
        model = Jabatan

    class Params:
        kepala_unit = factory.Trait(kepala=True, jenis=JenisJabatan.STRUKTURAL, eselon="III.a")

    unit = factory.SubFactory(UnitFactory)
    nama = factory.Sequence(lambda n: f"Pengadministrasi {n}")
    jenis = JenisJabatan.FUNGSIONAL_UMUM
    mulai = AWAL


class PegawaiFactory(DjangoModelFactory):
    class Meta:
        model = Pegawai

    instansi = factory.SubFactory(InstansiFactory)
    nip = factory.Sequence(nip_rekaan)
    nama = factory.Sequence(lambda n: f"Pegawai Rekaan {n}")


class RiwayatPangkatFactory(DjangoModelFactory):
    class Meta:
        model = RiwayatPangkat

    pegawai = factory.SubFactory(PegawaiFactory)
    golongan = "III/b"
    tmt = AWAL


class PenempatanFactory(DjangoModelFactory):
    class Meta:
        model = Penempatan

    pegawai = factory.SubFactory(PegawaiFactory)
    jabatan = factory.SubFactory(JabatanFactory)
    mulai = AWAL


class PenugasanPenilaiFactory(DjangoModelFactory):
    class Meta:
        model = PenugasanPenilai

    pegawai = factory.SubFactory(PegawaiFactory)
    penilai = factory.SubFactory(PegawaiFactory)
    mulai = AWAL
    alasan = "Jabatan atasan langsung kosong."


class PenggunaFactory(DjangoModelFactory):
    class Meta:
        model = Pengguna

    nama_pengguna = factory.LazyAttribute(lambda o: o.pegawai.nip if o.pegawai else "teknis")
    pegawai = None
    wajib_ganti_sandi = False
    password = factory.LazyFunction(lambda: make_password(SANDI))


class PeranUnitFactory(DjangoModelFactory):
    class Meta:
        model = PeranUnit

    pengguna = factory.SubFactory(PenggunaFactory)
    peran = Peran.ADMIN_KEPEGAWAIAN
    instansi = factory.SubFactory(InstansiFactory)
    mulai = AWAL
