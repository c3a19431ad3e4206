"""Smallest valid rows of an appraisal. States are reached through the services (see ``tests.dunia``)."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from appraisal.models import (
    ButirKeberatan,
    ButirMusnah,
    CatatanPerilaku,
    Dokumen,
    HasilPenilaian,
    HasilSkp,
    Keberatan,
    Koreksi,
    LangkahSop,
    NaskahSop,
    PelaksanaanSop,
    PelaksanaSop,
    Penahanan,
    PengingatHarian,
    Penilaian,
    PerilakuKerja,
    PintuHapus,
    RiwayatPenilaian,
    RiwayatSop,
    Sop,
    TandaTanganDokumen,
    UsulMusnah,
)
from tests.factories.organisasi import InstansiFactory, PegawaiFactory, PenggunaFactory, UnitFactory
from tests.factories.skp import PeriodeFactory, SkpFactory

SAAT = datetime(2015, 12, 30, 10, tzinfo=ZoneInfo("Asia/Jakarta"))


class PenilaianFactory(DjangoModelFactory):
    class Meta:
        model = Penilaian

    periode = factory.SubFactory(PeriodeFactory)
    pegawai = factory.SubFactory(PegawaiFactory)
    unit = factory.SubFactory(UnitFactory)
    pejabat_penilai = factory.SubFactory(PegawaiFactory)
    atasan = factory.SubFactory(PegawaiFactory)


class PerilakuKerjaFactory(DjangoModelFactory):
    class Meta:
        model = PerilakuKerja

    penilaian = factory.SubFactory(PenilaianFactory)


class KeberatanFactory(DjangoModelFactory):
    class Meta:
        model = Keberatan

    penilaian = factory.SubFactory(PenilaianFactory)
    alasan = "Kualitas laporan tanpa revisi."
    diajukan_pada = SAAT
    batas_tanggapan = SAAT


class ButirKeberatanFactory(DjangoModelFactory):
    class Meta:
        model = ButirKeberatan

    keberatan = factory.SubFactory(KeberatanFactory)
    jenis = "perilaku"
    acuan = "disiplin"
    label = "Perilaku: Disiplin"
    nilai_semula = "76"


class HasilSkpFactory(DjangoModelFactory):
    class Meta:
        model = HasilSkp

    skp = factory.SubFactory(SkpFactory)
    nomor = 1
    masukan = factory.Dict({})
    langkah = factory.List([])
    jumlah = rata_rata = nilai = Decimal("87.00")
    nilai_tugas_tambahan = nilai_kreativitas = Decimal(0)
    sebutan = "Baik"


class HasilPenilaianFactory(DjangoModelFactory):
    class Meta:
        model = HasilPenilaian

    penilaian = factory.SubFactory(PenilaianFactory)
    nomor = 1
    masukan = factory.Dict({})
    langkah = factory.List([])
    nilai_skp = bagian_skp = jumlah_perilaku = rata_rata_perilaku = bagian_perilaku = nilai = Decimal("80.00")
    jumlah_aspek = 5
    sebutan = "Baik"


class CatatanPerilakuFactory(DjangoModelFactory):
    class Meta:
        model = CatatanPerilaku

    pegawai = factory.SubFactory(PegawaiFactory)
    penilai = factory.SubFactory(PegawaiFactory)
    tanggal = SAAT.date()
    aspek = "disiplin"
    uraian = "Hadir tepat waktu sepanjang bulan."


class DokumenFactory(DjangoModelFactory):
    class Meta:
        model = Dokumen

    penilaian = factory.SubFactory(PenilaianFactory)
    jenis = "prestasi"
    berkas = factory.django.FileField(filename="formulir.pdf", data=b"%PDF-1.4 rekaan")
    sha256 = "0" * 64
    ukuran = 15


class TandaTanganFactory(DjangoModelFactory):
    class Meta:
        model = TandaTanganDokumen

    dokumen = factory.SubFactory(DokumenFactory)
    urutan = 1
    sebagai = "penilai"
    penandatangan = factory.SelfAttribute("dokumen.penilaian.pejabat_penilai")
    layanan = "uji"
    nama_sertifikat = "Pejabat Rekaan"
    pada = SAAT
    berkas = factory.django.FileField(filename="bertanda.pdf", data=b"%PDF-1.4 rekaan bertanda")
    sha256 = "1" * 64
    ukuran = 24
    sebelum = "0" * 64


class KoreksiFactory(DjangoModelFactory):
    class Meta:
        model = Koreksi

    penilaian = factory.SubFactory(PenilaianFactory)
    lingkup = "perilaku"
    alasan = "Nilai disiplin tertukar."
    versi = 1
    diusulkan_oleh = factory.SubFactory(PenggunaFactory, pegawai=factory.SubFactory(PegawaiFactory))


class RiwayatPenilaianFactory(DjangoModelFactory):
    class Meta:
        model = RiwayatPenilaian

    penilaian = factory.SubFactory(PenilaianFactory)
    aksi = "serahkan"


class SopFactory(DjangoModelFactory):
    class Meta:
        model = Sop

    unit = factory.SubFactory(UnitFactory)
    kode = "lkj"
    nama = "Penyusunan Laporan"
    dibuat_tanggal = berlaku_tanggal = SAAT.date()


class PelaksanaSopFactory(DjangoModelFactory):
    class Meta:
        model = PelaksanaSop

    sop = factory.SubFactory(SopFactory)
    urutan = 1
    nama = "Kabag"


class LangkahSopFactory(DjangoModelFactory):
    class Meta:
        model = LangkahSop

    sop = factory.SubFactory(SopFactory)
    pelaksana = factory.SubFactory(PelaksanaSopFactory, sop=factory.SelfAttribute("..sop"))
    nomor = 1
    uraian = "Menerima disposisi"
    kelengkapan = keluaran = "disposisi"
    waktu = 1
    satuan = "jam"


class PelaksanaanSopFactory(DjangoModelFactory):
    class Meta:
        model = PelaksanaanSop

    langkah = factory.SubFactory(LangkahSopFactory)
    sop = factory.SelfAttribute("langkah.sop")
    periode = factory.SubFactory(PeriodeFactory)


class RiwayatSopFactory(DjangoModelFactory):
    class Meta:
        model = RiwayatSop

    pelaksanaan = factory.SubFactory(PelaksanaanSopFactory)
    nomor = 1
    aksi = "selesaikan"
    mulai = SAAT


class NaskahSopFactory(DjangoModelFactory):
    class Meta:
        model = NaskahSop

    pelaksanaan = factory.SubFactory(PelaksanaanSopFactory)


class PengingatHarianFactory(DjangoModelFactory):
    class Meta:
        model = PengingatHarian

    instansi = factory.SubFactory(InstansiFactory)
    tanggal = SAAT.date()


class PenahananFactory(DjangoModelFactory):
    class Meta:
        model = Penahanan

    class Params:
        berpegawai = factory.Trait(pegawai=factory.SubFactory(PegawaiFactory))

    instansi = factory.SubFactory(InstansiFactory)
    tahun = 2015
    sejak = date(2021, 1, 6)
    alasan = "Sengketa."
    dipasang_oleh = factory.SubFactory(PenggunaFactory, pegawai=factory.SubFactory(PegawaiFactory))


class UsulMusnahFactory(DjangoModelFactory):
    class Meta:
        model = UsulMusnah

    class Params:
        diputuskan = factory.Trait(
            status="disetujui",
            diputuskan_oleh=factory.SubFactory(PenggunaFactory, pegawai=factory.SubFactory(PegawaiFactory)),
            diputuskan_pada=SAAT,
        )

    instansi = factory.SubFactory(InstansiFactory)
    jenis = "bukti"
    tahun = 2015
    jumlah = 2
    alasan = "Habis masa simpannya."
    diusulkan_oleh = factory.SubFactory(PenggunaFactory, pegawai=factory.SubFactory(PegawaiFactory))


class ButirMusnahFactory(DjangoModelFactory):
    class Meta:
        model = ButirMusnah

    usul = factory.SubFactory(UsulMusnahFactory, diputuskan=True)
    objek_id = 7
    sidik = "0" * 64
    pada = SAAT


class PintuHapusFactory(DjangoModelFactory):
    class Meta:
        model = PintuHapus

    jenis = "bukti"
    objek_id = 7
