"""What the database itself refuses about an appraisal: each constraint is broken on purpose."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from tests.appraisal.test_retensi_model import kendala_retensi
from tests.appraisal.test_sop_model import dicoba as kendala_sop
from tests.factories.appraisal import (
    SAAT,
    ButirKeberatanFactory,
    CatatanPerilakuFactory,
    DokumenFactory,
    HasilPenilaianFactory,
    HasilSkpFactory,
    KeberatanFactory,
    KoreksiFactory,
    PengingatHarianFactory,
    PenilaianFactory,
    PerilakuKerjaFactory,
    RiwayatPenilaianFactory,
    TandaTanganFactory,
)
from tests.factories.organisasi import PegawaiFactory, PenggunaFactory
from tests.factories.skp import SkpFactory
from tests.kendala import belum_dicoba, tolak, tolak_ubah

pytestmark = pytest.mark.django_db

ASPEK = ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama", "kepemimpinan")
NANTI = SAAT + timedelta(days=14)
DISERAHKAN = {"diserahkan_pada": SAAT, "batas_keberatan": NANTI, "zona_waktu": "Asia/Jakarta"}

PENILAIAN = [
    ("penilaian_status_dikenal", {"status": "selesai", **DISERAHKAN}),
    ("penilaian_jenis_dikenal", {"jenis": "dp3"}),
    ("penilaian_diserahkan_punya_jam", {"status": "diserahkan"}),
    ("penilaian_diserahkan_punya_jam", {"status": "diserahkan", **DISERAHKAN, "batas_keberatan": None}),
    ("penilaian_diserahkan_punya_jam", {"status": "diserahkan", **DISERAHKAN, "zona_waktu": ""}),
    ("penilaian_diserahkan_punya_jam", {"status": "disusun", **DISERAHKAN}),
    ("penilaian_batas_sesudah_diserahkan", {"status": "diserahkan", **DISERAHKAN, "batas_keberatan": SAAT}),
    ("penilaian_final_punya_tanggal", {"status": "disahkan", **DISERAHKAN}),
    ("penilaian_final_punya_tanggal", {"status": "arsip", **DISERAHKAN}),
    ("penilaian_final_punya_tanggal", {"status": "diteruskan", **DISERAHKAN, "disahkan_tanggal": date(2016, 1, 7)}),
    ("penilaian_nilai_akademik_wajar", {"nilai_akademik": -1}),
    ("penilaian_nilai_akademik_wajar", {"nilai_akademik": 101}),
]
KEBERATAN = [
    ("keberatan_punya_alasan", {"alasan": ""}),
    ("keberatan_tanggapan_berpasangan", {"tanggapan": "Sudah diperiksa."}),
    ("keberatan_tanggapan_berpasangan", {"ditanggapi_pada": SAAT}),
    ("keberatan_keputusan_berpasangan", {"keputusan": "Ditolak."}),
    ("keberatan_keputusan_berpasangan", {"keputusan": "Ditolak.", "diputuskan_pada": SAAT}),
    ("keberatan_keputusan_berpasangan", {"diputuskan_pada": SAAT, "mengubah_nilai": False}),
]
ORANG = [
    "penilaian_penilai_bukan_yang_dinilai",
    "penilaian_atasan_bukan_yang_dinilai",
    "penilaian_atasan_bukan_penilai",
    "catatan_bukan_tentang_diri_sendiri",
]
PILIHAN = [
    ("catatan_aspek_dikenal", CatatanPerilakuFactory, {"aspek": "kerajinan"}),
    ("dokumen_jenis_dikenal", DokumenFactory, {"jenis": "dp3"}),
    ("hasil_skp_asal_dikenal", HasilSkpFactory, {"asal": "siapa"}),
    ("hasil_asal_dikenal", HasilPenilaianFactory, {"asal": "siapa"}),
    ("butir_keberatan_jenis_dikenal", ButirKeberatanFactory, {"jenis": "biaya"}),
    ("tanda_tangan_sebagai_dikenal", TandaTanganFactory, {"sebagai": "saksi"}),
    ("tanda_tangan_layanan_dikenal", TandaTanganFactory, {"layanan": "lain"}),
]
GANDA = [
    ("penilaian_satu_per_pegawai_per_periode", PenilaianFactory, ("pegawai", "periode"), {}),
    ("hasil_skp_nomor_tunggal", HasilSkpFactory, ("skp", "nomor"), {"berlaku": False}),
    ("hasil_skp_satu_berlaku", HasilSkpFactory, ("skp",), {"nomor": 2}),
    ("hasil_nomor_tunggal", HasilPenilaianFactory, ("penilaian", "nomor"), {"berlaku": False}),
    ("hasil_satu_berlaku", HasilPenilaianFactory, ("penilaian",), {"nomor": 2}),
    ("butir_keberatan_sekali", ButirKeberatanFactory, ("keberatan", "jenis", "acuan"), {}),
    ("pengingat_sekali_sehari", PengingatHarianFactory, ("instansi", "tanggal"), {}),
    ("dokumen_satu_per_jenis", DokumenFactory, ("penilaian", "jenis"), {}),
    ("tanda_tangan_satu_per_penanda", TandaTanganFactory, ("dokumen", "sebagai"), {"urutan": 2}),
    ("tanda_tangan_satu_per_urutan", TandaTanganFactory, ("dokumen", "urutan"), {"sebagai": "atasan"}),
]


@pytest.mark.parametrize(("kendala", "isi"), PENILAIAN)
def test_penilaian(kendala, isi):
    assert tolak(PenilaianFactory, **isi) == kendala


def test_penilaian_yang_ditetapkan_atasan_tidak_perlu_jam_penyerahan():
    """K-12: the superior sets the result of an appraisal that was never handed over."""
    isi = {"status": "disahkan", "disahkan_tanggal": date(2016, 2, 1)}

    assert tolak(PenilaianFactory, **isi) == "penilaian_diserahkan_punya_jam"
    assert PenilaianFactory(**isi, alasan_penetapan="Pejabat penilai meninggal dunia.").pk


def test_tidak_seorang_pun_menilai_dirinya_sendiri():
    saya, lain = PegawaiFactory(), PegawaiFactory()

    assert tolak(PenilaianFactory, pegawai=saya, pejabat_penilai=saya) == "penilaian_penilai_bukan_yang_dinilai"
    assert tolak(PenilaianFactory, pegawai=saya, atasan=saya) == "penilaian_atasan_bukan_yang_dinilai"
    assert tolak(PenilaianFactory, pejabat_penilai=lain, atasan=lain) == "penilaian_atasan_bukan_penilai"
    assert PenilaianFactory(pejabat_penilai=lain, atasan=lain, penilai_adalah_ppk=True).pk
    assert tolak(CatatanPerilakuFactory, pegawai=saya, penilai=saya) == "catatan_bukan_tentang_diri_sendiri"


@pytest.mark.parametrize("nilai", [-1, 101])
@pytest.mark.parametrize("aspek", ASPEK)
def test_perilaku_nol_sampai_seratus(aspek, nilai):
    assert tolak(PerilakuKerjaFactory, **{aspek: nilai}) == f"perilaku_{aspek}_nol_sampai_seratus"


@pytest.mark.parametrize(("kendala", "isi"), KEBERATAN)
def test_keberatan(kendala, isi):
    assert tolak(KeberatanFactory, **isi) == kendala


@pytest.mark.parametrize(("kendala", "pabrik", "isi"), PILIHAN)
def test_pilihan_yang_tidak_dikenal(kendala, pabrik, isi):
    assert tolak(pabrik, **isi) == kendala


@pytest.mark.parametrize(("kendala", "pabrik", "kunci", "isi"), GANDA)
def test_hanya_satu(kendala, pabrik, kunci, isi):
    ada = pabrik()

    assert tolak(pabrik, **{k: getattr(ada, k) for k in kunci}, **isi) == kendala


def test_satu_dokumen_tiap_jenis_per_skp():
    ada = DokumenFactory(jenis="skp", skp=SkpFactory())
    isi = {"penilaian": ada.penilaian, "jenis": "skp"}

    assert tolak(DokumenFactory, skp=ada.skp, **isi) == "dokumen_satu_per_skp"
    assert DokumenFactory(skp=SkpFactory(periode__tahun=2016), **isi).pk


KOREKSI = [
    ("koreksi_lingkup_dikenal", {"lingkup": "semua"}),
    ("koreksi_status_dikenal", {"status": "batal", "diputuskan_pada": SAAT, "diputuskan": True}),
    ("koreksi_diputuskan_punya_pemutus", {"status": "disetujui"}),
    ("koreksi_ditolak_dengan_alasan", {"status": "ditolak", "diputuskan_pada": SAAT, "diputuskan": True}),
]


@pytest.mark.parametrize(("kendala", "isi"), KOREKSI)
def test_koreksi(kendala, isi):
    isi = dict(isi)
    if isi.pop("diputuskan", False):
        isi["diputuskan_oleh"] = PenggunaFactory(pegawai=PegawaiFactory())
    assert tolak(KoreksiFactory, **isi) == kendala


def test_koreksi_selalu_dua_orang_dan_satu_usulan():
    ada = KoreksiFactory()

    assert tolak(KoreksiFactory, penilaian=ada.penilaian) == "koreksi_satu_usulan"
    isi = {"status": "disetujui", "diputuskan_pada": SAAT, "diputuskan_oleh": ada.diusulkan_oleh}
    assert tolak_ubah(ada, **isi) == "koreksi_dua_orang"


def test_setiap_kendala_penilaian_dicoba_dilanggar():
    dicoba = {
        *(nama for nama, _ in (*PENILAIAN, *KEBERATAN)),
        *(nama for nama, *_ in (*PILIHAN, *GANDA)),
        *ORANG,
        *(f"perilaku_{a}_nol_sampai_seratus" for a in ASPEK),
        "dokumen_satu_per_skp",
        *(nama for nama, _ in KOREKSI),
        "koreksi_dua_orang",
        "koreksi_satu_usulan",
        *kendala_sop(),
        *kendala_retensi(),
        "serah_terima_kepada_orang_lain",  # in tests/appraisal/kasus, as the next
        "akademik_ipk_di_dalam_skala",  # in tests/appraisal/kasus
    }

    assert belum_dicoba("appraisal", dicoba) == set()


def test_yang_sudah_berjejak_tidak_dapat_dihapus():
    penilaian = RiwayatPenilaianFactory().penilaian
    keberatan = KeberatanFactory()
    dokumen = DokumenFactory()
    hasil = HasilSkpFactory()

    for baris in (penilaian, penilaian.pegawai, keberatan.penilaian, dokumen.penilaian, hasil.skp):
        with pytest.raises(ProtectedError), transaction.atomic():
            baris.delete()
