"""Smallest valid SKP rows. States are reached through the services (see ``tests.dunia``), never written."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from skp.models import (
    BagianTarget,
    BawaanKegiatan,
    Bukti,
    ButirRkt,
    EntriKatalog,
    KeadaanKhusus,
    Kegiatan,
    Kemajuan,
    Kreativitas,
    Periode,
    Perpanjangan,
    Realisasi,
    RiwayatSkp,
    Skp,
    TugasTambahan,
    VersiSkp,
)
from tests.factories.organisasi import (
    InstansiFactory,
    PegawaiFactory,
    PenempatanFactory,
    PenggunaFactory,
    UnitFactory,
)


class PeriodeFactory(DjangoModelFactory):
    class Meta:
        model = Periode

    instansi = factory.SubFactory(InstansiFactory)
    tahun = 2015
    mulai = factory.LazyAttribute(lambda o: date(o.tahun, 1, 1))
    selesai = factory.LazyAttribute(lambda o: date(o.tahun, 12, 31))
    batas_skp = factory.LazyAttribute(lambda o: date(o.tahun, 1, 31))
    buka_realisasi = factory.LazyAttribute(lambda o: date(o.tahun, 12, 1))
    batas_penilaian = factory.LazyAttribute(lambda o: date(o.tahun + 1, 1, 31))


class SkpFactory(DjangoModelFactory):
    class Meta:
        model = Skp

    class Params:
        berpenilai = factory.Trait(pejabat_penilai=factory.SubFactory(PegawaiFactory))

    periode = factory.SubFactory(PeriodeFactory)
    penempatan = factory.SubFactory(PenempatanFactory)
    pegawai = factory.SelfAttribute("penempatan.pegawai")
    unit = factory.SelfAttribute("penempatan.jabatan.unit")
    mulai = factory.SelfAttribute("periode.mulai")
    selesai = factory.SelfAttribute("periode.selesai")


class VersiFactory(DjangoModelFactory):
    class Meta:
        model = VersiSkp

    skp = factory.SubFactory(SkpFactory)
    nomor = 1


class KegiatanFactory(DjangoModelFactory):
    class Meta:
        model = Kegiatan

    versi = factory.SubFactory(VersiFactory)
    urutan = factory.Sequence(lambda n: n)
    uraian = factory.Sequence(lambda n: f"Menyusun laporan {n}")
    target_kuantitas = Decimal(12)
    satuan_kuantitas = "laporan"
    target_waktu = Decimal(12)


class TugasTambahanFactory(DjangoModelFactory):
    class Meta:
        model = TugasTambahan

    skp = factory.SubFactory(SkpFactory)
    uraian = "Anggota panitia peringatan hari jadi"
    nomor_surat = "800/12/ORG"
    tanggal_surat = factory.SelfAttribute("skp.mulai")
    pemberi = "Kepala Biro"


class KreativitasFactory(DjangoModelFactory):
    class Meta:
        model = Kreativitas

    skp = factory.SubFactory(SkpFactory)
    uraian = "Menemukan cara menyusun arsip berkode warna"
    manfaat = "Pencarian arsip lebih cepat"
    tingkat = "unit_kerja"
    nomor_surat = "800/13/ORG"
    tanggal_surat = factory.SelfAttribute("skp.mulai")
    penandatangan = "Kepala Biro Rekaan"
    jabatan_penandatangan = "Kepala Biro"


class ButirRktFactory(DjangoModelFactory):
    class Meta:
        model = ButirRkt

    unit = factory.SubFactory(UnitFactory)
    tahun = 2015
    tingkat = "indikator"
    uraian = "Jumlah laporan evaluasi kinerja pegawai"
    target = "12 Laporan"


class RealisasiFactory(DjangoModelFactory):
    class Meta:
        model = Realisasi

    kegiatan = factory.SubFactory(KegiatanFactory)


class KemajuanFactory(DjangoModelFactory):
    class Meta:
        model = Kemajuan

    kegiatan = factory.SubFactory(KegiatanFactory)
    bulan = 3
    kuantitas = Decimal(1)


class BuktiFactory(DjangoModelFactory):
    class Meta:
        model = Bukti

    kegiatan = factory.SubFactory(KegiatanFactory)
    skp = factory.SelfAttribute("kegiatan.versi.skp")
    berkas = factory.django.FileField(filename="bukti.pdf", data=b"%PDF-1.4 rekaan")
    nama = "bukti.pdf"
    jenis_isi = "application/pdf"
    ukuran = 15
    sha256 = "0" * 64


class KeadaanFactory(DjangoModelFactory):
    class Meta:
        model = KeadaanKhusus

    pegawai = factory.SubFactory(PegawaiFactory)
    unit = factory.SubFactory(UnitFactory)
    jenis = "pembebasan"
    rincian = "cltn"
    mulai = date(2015, 5, 1)
    nomor_surat = "824/77/BKD"
    tanggal_surat = date(2015, 4, 20)
    alasan = "Mengikuti suami bertugas."
    diusulkan_oleh = factory.SubFactory(PenggunaFactory, pegawai=factory.SubFactory(PegawaiFactory))


class RiwayatSkpFactory(DjangoModelFactory):
    class Meta:
        model = RiwayatSkp

    skp = factory.SubFactory(SkpFactory)
    aksi = "buat"


class PerpanjanganFactory(DjangoModelFactory):
    class Meta:
        model = Perpanjangan

    periode = factory.SubFactory(PeriodeFactory)
    hal = "skp"
    pegawai = factory.SubFactory(PegawaiFactory)
    sampai = date(2015, 2, 28)
    alasan = "Reorganisasi unit."
    dibuat_oleh = factory.SubFactory(PenggunaFactory, pegawai=factory.SubFactory(PegawaiFactory))


class EntriKatalogFactory(DjangoModelFactory):
    class Meta:
        model = EntriKatalog

    instansi = factory.SubFactory(InstansiFactory)
    jabatan = "pengadministrasi umum"
    kunci = factory.Sequence(lambda n: f"{n:016x}")
    uraian = "Mengagendakan surat masuk"
    satuan_kuantitas = "surat"
    baku = True
    dibuat_oleh = factory.SubFactory(PenggunaFactory, pegawai=factory.SubFactory(PegawaiFactory))


class BagianTargetFactory(DjangoModelFactory):
    class Meta:
        model = BagianTarget

    kegiatan = factory.SubFactory(KegiatanFactory)
    pegawai = factory.SubFactory(PegawaiFactory)
    kuantitas = 3


class BawaanFactory(DjangoModelFactory):
    class Meta:
        model = BawaanKegiatan

    skp = factory.SubFactory(SkpFactory)
    lama = factory.SubFactory(KegiatanFactory)
    pilihan = "tetap"
