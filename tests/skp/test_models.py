"""What the database itself refuses, past every form and service: each constraint is broken on purpose."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from skp.models import Skp
from tests.factories.organisasi import PegawaiFactory, PenggunaFactory, UnitFactory
from tests.factories.skp import (
    BagianTargetFactory,
    BawaanFactory,
    BuktiFactory,
    ButirRktFactory,
    EntriKatalogFactory,
    KeadaanFactory,
    KegiatanFactory,
    KemajuanFactory,
    KreativitasFactory,
    PeriodeFactory,
    PerpanjanganFactory,
    RealisasiFactory,
    RiwayatSkpFactory,
    SkpFactory,
    TugasTambahanFactory,
    VersiFactory,
)
from tests.kendala import belum_dicoba, tolak

pytestmark = pytest.mark.django_db
SAAT = datetime(2015, 1, 6, 3, tzinfo=UTC)


PERIODE = [
    ("periode_varian_dikenal", {"varian": "perka_2099"}),
    ("periode_tanggal_berurutan", {"mulai": date(2015, 1, 2), "selesai": date(2015, 1, 1)}),
    ("periode_di_luar_masa_berlaku_punya_dasar", {"tahun": 2011}),
    ("periode_di_luar_masa_berlaku_punya_dasar", {"tahun": 2021}),
    ("periode_batas_berurutan", {"batas_skp": date(2014, 12, 31)}),
    ("periode_batas_berurutan", {"batas_penilaian": date(2015, 11, 30)}),
]
PERPANJANGAN = [
    ("perpanjangan_hal_dikenal", {"hal": "keberatan"}),
    ("perpanjangan_punya_alasan", {"alasan": ""}),
    ("perpanjangan_unit_atau_pegawai", {"pegawai": None}),
    ("perpanjangan_dicabut_dengan_alasan", {"dicabut_pada": SAAT}),
    ("perpanjangan_dicabut_dengan_alasan", {"alasan_cabut": "Salah."}),
]
KATALOG = [
    ("katalog_satuan_waktu_dikenal", {"satuan_waktu": "abad"}),
    ("katalog_baku_atau_tersembunyi", {"baku": False}),
]
VERSI = [
    ("versi_perubahan_punya_alasan", {"nomor": 2}),
    ("versi_ditetapkan_punya_identitas", {"ditetapkan_pada": SAAT}),
]
KEGIATAN = [
    ("kegiatan_satuan_waktu_dikenal", {"satuan_waktu": "abad"}),
    ("kegiatan_target_di_atas_nol", {"target_kuantitas": 0}),
    ("kegiatan_target_di_atas_nol", {"target_kuantitas": -1}),
    ("kegiatan_target_di_atas_nol", {"target_waktu": 0}),
    ("kegiatan_target_di_atas_nol", {"target_kualitas": 0}),
    ("kegiatan_target_di_atas_nol", {"target_kualitas": 101}),
    ("kegiatan_biaya_kosong_atau_di_atas_nol", {"target_biaya": 0}),
    ("kegiatan_biaya_kosong_atau_di_atas_nol", {"target_biaya": -1}),
    ("kegiatan_angka_kredit_tidak_negatif", {"angka_kredit": -1}),
]
REALISASI = [
    *(("realisasi_tidak_negatif", {kolom: -1}) for kolom in ("kuantitas", "waktu", "biaya", "angka_kredit")),
    ("realisasi_kualitas_nol_sampai_seratus", {"kualitas": -1}),
    ("realisasi_kualitas_nol_sampai_seratus", {"kualitas": 101}),
    ("realisasi_dikecualikan_dengan_alasan", {"dikecualikan": True}),
]
KEMAJUAN = [
    ("kemajuan_bulan_dikenal", {"bulan": 0}),
    ("kemajuan_bulan_dikenal", {"bulan": 13}),
    ("kemajuan_tidak_negatif", {"kuantitas": -1}),
    ("kemajuan_tidak_negatif", {"biaya": -1}),
]
RKT = [
    ("rkt_tingkat_dikenal", {"tingkat": "cabang"}),
    ("rkt_pagu_tidak_negatif", {"pagu": -1}),
    ("rkt_berakhir_beralasan", {"diakhiri_pada": SAAT}),
    ("rkt_berakhir_beralasan", {"alasan_akhir": "Dihapus."}),
]
KEADAAN = [
    ("keadaan_jenis_dikenal", {"jenis": "liburan"}),
    (
        "keadaan_status_dikenal",
        {"status": "selesai", "diputuskan_pada": SAAT, "diputuskan": True, "catatan_putusan": "Sudah."},
    ),
    ("keadaan_rincian_dikenal", {"rincian": "cuti_tahunan"}),
    ("keadaan_tanggal_berurutan", {"selesai": date(2015, 4, 30)}),
    ("keadaan_kegiatan_hanya_luar_kendali", {"jenis": "luar_kendali", "rincian": "bencana"}),
    ("keadaan_diputuskan_punya_pemutus", {"status": "berlaku"}),
    ("keadaan_ditolak_dengan_alasan", {"status": "ditolak", "diputuskan_pada": SAAT, "diputuskan": True}),
]
TUGAS = [
    ("tugas_tidak_diakui_dengan_alasan", {"diakui": False}),
    ("tugas_keluaran_wajar", {"target": 0}),
    ("tugas_keluaran_wajar", {"realisasi": -1}),
]
KREATIVITAS = [
    ("kreativitas_tingkat_dikenal", {"tingkat": "dunia"}),
    ("kreativitas_tidak_diakui_dengan_alasan", {"diakui": False}),
    ("kreativitas_keluaran_wajar", {"target": 0}),
    ("kreativitas_keluaran_wajar", {"realisasi": -1}),
]
SKP = [
    ("skp_status_dikenal", {"status": "selesai", "berpenilai": True}),
    ("skp_status_realisasi_dikenal", {"status": "ditutup", "status_realisasi": "selesai", "berpenilai": True}),
    ("skp_tanggal_berurutan", {"mulai": date(2015, 7, 1), "selesai": date(2015, 6, 30)}),
    ("skp_diajukan_punya_penilai", {"status": "diajukan"}),
    ("skp_diajukan_punya_penilai", {"status": "ditutup"}),
    ("skp_realisasi_sesudah_ditutup", {"status_realisasi": "diajukan"}),
]
ORANG = ["skp_penilai_bukan_pemilik", "skp_atasan_bukan_pemilik", "skp_atasan_bukan_penilai"]
GANDA = [
    "perpanjangan_satu_per_pegawai",
    "perpanjangan_satu_per_unit",
    "periode_satu_per_tahun",
    "skp_satu_per_pegawai_per_masa",
    "versi_nomor_tunggal",
    "kemajuan_satu_per_bulan",
    "katalog_satu_per_kegiatan",
    "bawaan_sekali_per_kegiatan",
    "bagian_sekali_per_pegawai",
]
BAWAAN = ["bawaan_pilihan_dikenal", "bawaan_tinggal_tanpa_hasil"]
BAGIAN = [("bagian_wajar", {"kuantitas": 0}), ("bagian_wajar", {"biaya": -1})]
BUKTI = ["bukti_milik_satu_hal"]


@pytest.mark.parametrize(("kendala", "isi"), PERIODE)
def test_periode(kendala, isi):
    assert tolak(PeriodeFactory, **isi) == kendala


def test_periode_di_luar_masa_berlaku_boleh_dengan_dasar():
    assert PeriodeFactory(tahun=2026, dasar_khusus="Peraturan internal (rekaan)").pk


@pytest.mark.parametrize(("kendala", "isi"), SKP)
def test_skp(kendala, isi):
    assert tolak(SkpFactory, **isi) == kendala


def test_tidak_seorang_pun_menilai_dirinya_sendiri():
    saya = SkpFactory()
    isi = {"penempatan": saya.penempatan, "periode__tahun": 2016}

    assert tolak(SkpFactory, pejabat_penilai=saya.pegawai, **isi) == "skp_penilai_bukan_pemilik"
    assert tolak(SkpFactory, atasan=saya.pegawai, **isi) == "skp_atasan_bukan_pemilik"


def test_atasan_orang_lain_kecuali_penilainya_ppk():
    penilai = PegawaiFactory()

    assert tolak(SkpFactory, pejabat_penilai=penilai, atasan=penilai) == "skp_atasan_bukan_penilai"
    assert SkpFactory(pejabat_penilai=penilai, atasan=penilai, penilai_adalah_ppk=True).pk


@pytest.mark.parametrize(("kendala", "isi"), VERSI)
def test_versi(kendala, isi):
    assert tolak(VersiFactory, **isi) == kendala


@pytest.mark.parametrize(("kendala", "isi"), KEGIATAN)
def test_kegiatan(kendala, isi):
    assert tolak(KegiatanFactory, **isi) == kendala


@pytest.mark.parametrize(("kendala", "isi"), REALISASI)
def test_realisasi(kendala, isi):
    assert tolak(RealisasiFactory, **isi) == kendala


@pytest.mark.parametrize(("kendala", "isi"), KEMAJUAN)
def test_kemajuan(kendala, isi):
    assert tolak(KemajuanFactory, **isi) == kendala


@pytest.mark.parametrize(("kendala", "isi"), RKT)
def test_butir_rkt(kendala, isi):
    assert tolak(ButirRktFactory, **isi) == kendala


@pytest.mark.parametrize(("kendala", "isi"), KEADAAN)
def test_keadaan_khusus(kendala, isi):
    isi = dict(isi)
    if isi.pop("diputuskan", False):
        isi["diputuskan_oleh"] = PenggunaFactory(pegawai=PegawaiFactory())
    assert tolak(KeadaanFactory, **isi) == kendala


@pytest.mark.parametrize(("kendala", "isi"), TUGAS)
def test_tugas_tambahan(kendala, isi):
    assert tolak(TugasTambahanFactory, **isi) == kendala


@pytest.mark.parametrize(("kendala", "isi"), KREATIVITAS)
def test_kreativitas(kendala, isi):
    assert tolak(KreativitasFactory, **isi) == kendala


@pytest.mark.parametrize("milik", [{"kegiatan": None}, {"tugas_tambahan": True}, {"kreativitas": True}])
def test_bukti_milik_tepat_satu_hal(milik):
    skp = SkpFactory()
    pabrik = {"tugas_tambahan": TugasTambahanFactory, "kreativitas": KreativitasFactory}
    isi = {k: pabrik[k](skp=skp) if v else v for k, v in milik.items()}
    if "kegiatan" not in isi:
        isi["kegiatan"] = KegiatanFactory(versi__skp=skp)

    assert tolak(BuktiFactory, skp=skp, **isi) == "bukti_milik_satu_hal"


@pytest.mark.parametrize(
    ("kendala", "pabrik", "kunci"),
    [
        ("periode_satu_per_tahun", PeriodeFactory, ("instansi", "tahun")),
        ("perpanjangan_satu_per_pegawai", PerpanjanganFactory, ("periode", "pegawai")),
        ("skp_satu_per_pegawai_per_masa", SkpFactory, ("penempatan", "periode")),
        ("versi_nomor_tunggal", VersiFactory, ("skp", "nomor")),
        ("kemajuan_satu_per_bulan", KemajuanFactory, ("kegiatan", "bulan")),
        ("katalog_satu_per_kegiatan", EntriKatalogFactory, ("instansi", "kunci")),
        ("bawaan_sekali_per_kegiatan", BawaanFactory, ("skp", "lama")),
        ("bagian_sekali_per_pegawai", BagianTargetFactory, ("kegiatan", "pegawai")),
    ],
)
def test_hanya_satu(kendala, pabrik, kunci):
    ada = pabrik()

    assert tolak(pabrik, **{k: getattr(ada, k) for k in kunci}) == kendala


@pytest.mark.parametrize(("kendala", "isi"), BAGIAN)
def test_bagian(kendala, isi):
    assert tolak(BagianTargetFactory, **isi) == kendala


@pytest.mark.parametrize(("kendala", "isi"), KATALOG)
def test_katalog(kendala, isi):
    assert tolak(EntriKatalogFactory, **isi) == kendala


def test_bawaan():
    assert tolak(BawaanFactory, pilihan="lupa") == "bawaan_pilihan_dikenal"
    assert tolak(BawaanFactory, pilihan="tinggal", hasil=KegiatanFactory()) == "bawaan_tinggal_tanpa_hasil"


@pytest.mark.parametrize(("kendala", "isi"), PERPANJANGAN)
def test_perpanjangan(kendala, isi):
    assert tolak(PerpanjanganFactory, **isi) == kendala


def test_satu_perpanjangan_berlaku_per_unit():
    ada = PerpanjanganFactory(pegawai=None, unit=UnitFactory())

    sama = {"pegawai": None, "unit": ada.unit, "periode": ada.periode}
    assert tolak(PerpanjanganFactory, **sama) == "perpanjangan_satu_per_unit"


def test_setiap_kendala_skp_dicoba_dilanggar():
    tabel = (
        PERIODE,
        PERPANJANGAN,
        KATALOG,
        BAGIAN,
        SKP,
        VERSI,
        KEGIATAN,
        REALISASI,
        KEMAJUAN,
        RKT,
        KEADAAN,
        TUGAS,
        KREATIVITAS,
    )
    dicoba = {nama for isi in tabel for nama, _ in isi} | {*ORANG, *GANDA, *BUKTI, *BAWAAN}

    assert belum_dicoba("skp", dicoba) == set()


def test_yang_sudah_berjejak_tidak_dapat_dihapus():
    """History and evidence protect what they are about."""
    skp = RiwayatSkpFactory().skp
    bukti = BuktiFactory()

    for baris in (skp, skp.pegawai, skp.periode, skp.penempatan, bukti.kegiatan):
        with pytest.raises(ProtectedError), transaction.atomic():
            baris.delete()
    assert Skp.objects.filter(pk=skp.pk).exists()
