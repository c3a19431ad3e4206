"""What the loaded demonstration holds, and what its two commands say about it."""

import io
import json
import re
from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.db.models import F, Q, Sum
from django.urls import reverse

from appraisal.demo.accounts import kata_sandi
from appraisal.demo.roster import ATASAN, PEGAWAI, PENILAI, list_akun
from appraisal.models import (
    CatatanPerilaku,
    Dokumen,
    HasilPenilaian,
    HasilSkp,
    Keberatan,
    Koreksi,
    Penilaian,
    RiwayatPenilaian,
)
from appraisal.retention.selectors import hitung_jatuh_waktu
from appraisal.states import FINAL, StatusPenilaian
from organisasi.common.clock import hari_ini
from organisasi.models import Instansi, Notifikasi, Pegawai, Pengguna, Peran, PeranUnit
from organisasi.nip import baca_nip
from skp.models import (
    Bukti,
    ButirRkt,
    KeadaanKhusus,
    Kegiatan,
    Kemajuan,
    Periode,
    RiwayatSkp,
    Skp,
    TingkatRkt,
    TugasTambahan,
)
from skp.states import StatusRealisasi, StatusSkp
from tests.appraisal.demo.conftest import SAAT
from tests.factories.organisasi import InstansiFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo", "hari_muat"),
    pytest.mark.sekali,
]

PAGU = Decimal(5_492_477_530)


def jalankan(nama: str, **opsi: object) -> str:
    keluaran = io.StringIO()
    call_command(nama, stdout=keluaran, **opsi)
    return keluaran.getvalue()


@pytest.fixture
def ini() -> Periode:
    return Periode.objects.get(tahun=2026)


@pytest.fixture
def lalu() -> Periode:
    return Periode.objects.get(tahun=2025)


def test_pemuatan_kedua_tidak_mengubah_apa_pun():
    sebelum = RiwayatSkp.objects.count()

    assert jalankan("demo") == "Data demonstrasi sudah ada; tidak ada yang diubah.\n"
    assert RiwayatSkp.objects.count() == sebelum


@pytest.mark.parametrize("perintah", ["demo", "akun_demo"])
def test_menolak_basis_data_yang_memuat_instansi_sungguhan(perintah):
    InstansiFactory(demonstrasi=False)

    with pytest.raises(CommandError, match="bukan data demonstrasi"):
        call_command(perintah)


def test_contoh_2012_sampai_sen():
    hasil_skp = HasilSkp.objects.get(skp__periode__tahun=2012)
    hasil = HasilPenilaian.objects.select_related("penilaian__perilaku").get(penilaian__periode__tahun=2012)
    baris = [(b["penghitungan"], b["nilai"]) for b in hasil_skp.masukan["kegiatan"]]

    assert baris == [("261.00", "87.00"), *[("256.00", "85.33")] * 3, ("261.00", "87.00")]
    assert (hasil_skp.jumlah, hasil_skp.nilai, hasil_skp.sebutan) == (Decimal("429.99"), Decimal("86.00"), "Baik")
    assert (hasil.bagian_skp, hasil.jumlah_perilaku, hasil.jumlah_aspek) == (Decimal("51.60"), Decimal(450), 5)
    assert (hasil.rata_rata_perilaku, hasil.bagian_perilaku) == (Decimal("90.00"), Decimal("36.00"))
    assert (hasil.nilai, hasil.sebutan) == (Decimal("87.60"), "Baik")


def test_hanya_kabar_sepuluh_hari_terakhir_yang_belum_dibaca():
    belum = Notifikasi.objects.filter(dibaca_pada=None).values_list("dibuat_pada", flat=True)

    assert belum
    assert min(belum) >= SAAT - timedelta(days=10)


def test_contoh_2012_menyebut_orang_dan_tanggalnya():
    penilaian = Penilaian.objects.select_related("perilaku").get(periode__tahun=2012)
    orang = penilaian.daftar_hasil.get().masukan["orang"]
    versi = Skp.objects.get(periode__tahun=2012).daftar_versi.get()

    assert [orang[o]["pangkat"] for o in ("pegawai", "penilai", "atasan")] == [
        "Penata Tingkat I / III/d",
        "Pembina / IV/a",
        "Pembina Utama Muda / IV/c",
    ]
    assert {orang[o]["unit"] for o in orang} == {"Direktorat Kepangkatan"}
    assert f"{versi.ditetapkan_pada:%Y-%m-%d}" == "2012-01-04"
    tiga = (penilaian.dibuat_tanggal, penilaian.diterima_tanggal, penilaian.disahkan_tanggal)
    assert {t.isoformat() for t in tiga} == {"2013-01-07"}
    assert penilaian.perilaku.kepemimpinan is None
    assert penilaian.perilaku.alasan_tanpa_kepemimpinan
    assert penilaian.rekomendasi == "Dapat dipromosikan"


@pytest.mark.parametrize("tahun", [2021, 2025, 2026])
def test_rkt_lengkap_dan_jumlahnya_cocok(tahun):
    butir = ButirRkt.objects.filter(tahun=tahun)
    banyak = Counter(butir.values_list("tingkat", flat=True))
    jumlah = dict(butir.values_list("tingkat").annotate(Sum("pagu")))

    assert banyak == {"program": 2, "kegiatan": 9, "sub_kegiatan": 30, "indikator": 104}
    assert jumlah == dict.fromkeys(TingkatRkt.values, PAGU)
    assert not butir.filter(tingkat=TingkatRkt.SUB_KEGIATAN, parent=None).exists()


def test_rkt_hanya_menyebut_tempat_asli_pada_tahunnya_sendiri():
    asli = Q(uraian__icontains="kalbar") | Q(uraian__icontains="kalimantan") | Q(lokasi="Pontianak")

    assert set(ButirRkt.objects.filter(asli).values_list("tahun", flat=True)) == {2021}


def test_setiap_nip_sah_dan_tunggal():
    nip = list(Pegawai.objects.exclude(nip=None).values_list("nip", flat=True))

    assert len(nip) == len(set(nip)) == 52
    assert all(baca_nip(n).nomor_urut > 900 for n in nip)
    assert set(Pegawai.objects.filter(nip=None).values_list("status", flat=True)) == {"pejabat_negara"}


def test_tidak_seorang_pun_menilai_dirinya_sendiri():
    sendiri = Q(pegawai=F("pejabat_penilai")) | Q(pegawai=F("atasan"))

    assert not Skp.objects.filter(sendiri).exists()
    assert not Penilaian.objects.filter(sendiri).exists()


def test_tahun_berjalan_memuat_setiap_keadaan(ini):
    skp, penilaian = Skp.objects.filter(periode=ini), Penilaian.objects.filter(periode=ini)

    assert set(skp.values_list("status", flat=True)) == set(StatusSkp.values)
    assert set(skp.values_list("status_realisasi", flat=True)) == set(StatusRealisasi.values)
    assert set(penilaian.values_list("status", flat=True)) == set(StatusPenilaian.values) - {StatusPenilaian.ARSIP}
    assert Pegawai.objects.filter(status="cpns", daftar_skp=None).exists()


def test_tahun_sebelumnya_selesai_bagi_setiap_orang(lalu):
    eligible = Pegawai.objects.filter(instansi=lalu.instansi, status="pns")
    dinilai = Penilaian.objects.filter(periode=lalu)

    assert set(dinilai.values_list("pegawai", flat=True)) == set(eligible.values_list("pk", flat=True))
    assert set(dinilai.values_list("status", flat=True)) == FINAL
    assert dinilai.exclude(alasan_penetapan="").count() == 1
    assert RiwayatPenilaian.objects.filter(penilaian__in=dinilai, aksi="lampaui_waktu").exists()
    assert Counter(Keberatan.objects.filter(penilaian__in=dinilai).values_list("mengubah_nilai", flat=True)) == {
        True: 1,
        False: 1,
    }


def test_tahun_sebelumnya_memuat_jalan_yang_jarang(lalu):
    skp = Skp.objects.filter(periode=lalu)
    dua = Counter(skp.values_list("pegawai", flat=True))

    assert skp.filter(nomor_versi=2).count() == 3
    assert skp.filter(daftar_versi__keputusan_atasan=True).count() == 1
    assert sorted(dua.values())[-2:] == [1, 2]
    assert skp.get(selesai__month=6).penempatan.selesai == skp.get(selesai__month=6).selesai


def test_keadaan_khusus_ada_dari_surat_sampai_hasil(lalu, ini):
    """Study leave, long leave, exemption, a correction and an acting assessor, each where it belongs."""
    keadaan = KeadaanKhusus.objects.filter(status="berlaku")
    dinilai = Penilaian.objects.filter(periode=lalu)

    assert Counter(keadaan.values_list("jenis", flat=True)) == {"cuti": 1, "tugas_belajar": 1, "pembebasan": 1}
    assert all(k.daftar_berkas.exists() for k in keadaan)
    belajar = dinilai.get(jenis="tugas_belajar")
    assert belajar.daftar_hasil.get().nilai_skp == Decimal("85.50")
    cuti = Skp.objects.get(periode=lalu, pegawai=keadaan.get(jenis="cuti").pegawai)
    assert set(cuti.daftar_versi.get(nomor=2).daftar_kegiatan.values_list("target_waktu", flat=True)) >= {Decimal(9)}
    koreksi = dinilai.get(versi=2)
    assert [h.asal for h in koreksi.daftar_hasil.all()] == ["penilai", "koreksi"]
    assert dinilai.filter(penilai_sebagai__jenis="plt").exists()
    assert Skp.objects.filter(periode=ini, penilai_sebagai__jenis="plt").exists()


def test_sebutan_dari_buruk_sampai_sangat_baik(lalu):
    hasil = HasilPenilaian.objects.filter(penilaian__periode=lalu, berlaku=True)
    banyak = Counter(hasil.values_list("sebutan", flat=True))

    assert set(banyak) == {"Sangat Baik", "Baik", "Cukup", "Kurang", "Buruk"}
    assert banyak["Baik"] > hasil.count() * 2 // 3


def test_kegiatan_bersandar_pada_rkt_dan_atasan(ini):
    kegiatan = Kegiatan.objects.filter(versi__skp__periode=ini, versi__nomor=F("versi__skp__nomor_versi"))
    banyak = Counter(kegiatan.values_list("versi__skp", flat=True))

    assert 3 <= min(banyak.values()) <= max(banyak.values()) == 12
    assert kegiatan.exclude(rkt=None).count() > kegiatan.count() * 3 // 4
    assert kegiatan.filter(rkt=None).exists()
    assert kegiatan.exclude(induk=None).count() > kegiatan.count() * 3 // 4
    assert kegiatan.exclude(target_biaya=None).exists()
    assert kegiatan.filter(realisasi__terlaksana=False).exists()
    assert kegiatan.filter(realisasi__waktu__lt=F("target_waktu") * 76 / 100).exists()


def test_ada_kemajuan_bukti_catatan_dan_tugas_yang_menunggu(ini):
    assert Kemajuan.objects.filter(kegiatan__versi__skp__periode=ini, bulan__lte=11).exists()
    assert not Kemajuan.objects.filter(kegiatan__versi__skp__periode=ini, bulan__gt=11).exists()
    assert Bukti.objects.filter(skp__periode=ini, jenis_isi="application/pdf").count() >= 5
    assert TugasTambahan.objects.filter(skp__periode=ini, diakui=None).exists()
    assert CatatanPerilaku.objects.filter(tanggapan="").exists()
    assert CatatanPerilaku.objects.exclude(tanggapan="").exists()


def test_jam_berjalan_hari_ini(ini):
    penilaian = Penilaian.objects.filter(periode=ini)

    assert penilaian.filter(status="diserahkan", batas_keberatan__date=SAAT.date()).exists()
    assert penilaian.filter(status="diserahkan", batas_keberatan__date__gt=SAAT.date()).exists()
    assert penilaian.filter(status="keberatan", keberatan__batas_tanggapan__lt=SAAT).exists()
    assert penilaian.filter(status="keberatan", keberatan__batas_tanggapan__gt=SAAT).exists()


def test_seorang_penilai_mempunyai_sepuluh_bawahan_pada_langkah_yang_berbeda(ini):
    bawahan = Skp.objects.filter(periode=ini, pejabat_penilai__daftar_penempatan__jabatan__nama__contains="Tata Usaha")
    langkah = {(s.status, s.status_realisasi, _status_penilaian(s)) for s in bawahan}

    assert bawahan.count() == 10
    assert len(langkah) >= 8


def _status_penilaian(skp: Skp) -> str:
    return Penilaian.objects.filter(pegawai=skp.pegawai, periode=skp.periode).values_list("status", flat=True).first()


def test_setiap_waktu_sudah_lampau():
    assert not RiwayatSkp.objects.filter(pada__gt=SAAT).exists()
    assert not RiwayatPenilaian.objects.filter(pada__gt=SAAT).exists()
    assert not HasilSkp.objects.filter(dibuat_pada__gt=SAAT).exists()


def test_dokumen_final_menunggu_pekerja(demo):
    """Once for each result in force, and once more for the one that a correction replaced."""
    assert len(demo) == Penilaian.objects.filter(status__in=FINAL).count() + Koreksi.objects.count()
    assert not Dokumen.objects.exists()


def test_setiap_akun_dapat_masuk_dengan_kata_sandinya():
    akun = Pengguna.objects.filter(is_active=True).select_related("pegawai")

    assert Pegawai.objects.filter(berhenti_tanggal=None).count() == akun.count() == 52
    for a in akun:
        sandi = kata_sandi(a.nama_pengguna)
        assert re.fullmatch(r"[A-Z][a-z]+-[a-z]+-[a-z]+-\d{4}", sandi)
        assert len(sandi) >= 14
        assert a.check_password(sandi)
        validate_password(sandi, Pengguna(nama_pengguna=a.nama_pengguna, pegawai=a.pegawai))  # as if it were new


@pytest.mark.parametrize("nama_pengguna", ["gubernur", "199007182015032928"])
def test_masuk_lewat_halamannya(client, nama_pengguna):
    client.post(reverse("account_login"), {"login": nama_pengguna, "password": kata_sandi(nama_pengguna)})

    assert get_user(client).nama_pengguna == nama_pengguna


def test_pensiunan_tidak_dapat_masuk():
    pensiunan = Pengguna.objects.get(is_active=False)

    assert not pensiunan.has_usable_password()
    assert pensiunan.pegawai.berhenti_alasan == "pensiun"


def test_akun_demo_sebagai_json():
    daftar = json.loads(jalankan("akun_demo", json=True))

    assert len(daftar) == 52
    assert all(set(a) == {"nip", "nama", "peran", "kata_sandi", "unit"} and all(a.values()) for a in daftar)
    assert {p for a in daftar for p in a["peran"]} == {PEGAWAI, PENILAI, ATASAN, *Peran.values}
    gubernur = next(a for a in daftar if a["nip"] == "gubernur")
    assert gubernur["peran"] == [PENILAI, ATASAN]


def test_akun_demo_sebagai_tabel_menurut_peran():
    tabel = jalankan("akun_demo")

    assert tabel.index("Pegawai yang dinilai") < tabel.index("Pejabat penilai") < tabel.index("Pengelola sistem")
    assert kata_sandi("gubernur") in tabel


def test_ada_yang_menunggu_bagi_setiap_peran_dari_data():
    menunggu = Counter()
    for akun in list_akun():
        menunggu += akun.menunggu

    assert set(menunggu) == {PEGAWAI, PENILAI, ATASAN}
    assert next(a for a in list_akun() if a.masuk == "gubernur").menunggu[PENILAI] == 1


def test_semua_instansi_bertanda_demonstrasi():
    assert set(Instansi.objects.values_list("nama", "demonstrasi")) == {
        ("Badan Kepegawaian Negara", True),
        ("Pemerintah Provinsi Nusa Harapan", True),
    }
    assert Periode.objects.exclude(tahun=2012).exclude(dasar_khusus__startswith="DATA DEMONSTRASI").count() == 0


def test_dua_admin_seluruh_instansi_dapat_memainkan_pemusnahan():
    """One proposes, the other decides; somebody's notes are held."""
    provinsi = Instansi.objects.get(ppk__nama="Lukas Baskoro Maharatama")
    pusat = PeranUnit.objects.filter(peran=Peran.ADMIN_KEPEGAWAIAN, unit=None, instansi=provinsi)
    (jatuh_waktu,) = hitung_jatuh_waktu(provinsi, hari_ini(provinsi.zona_waktu))

    assert pusat.count() == 2
    assert (jatuh_waktu.masa.jenis, jatuh_waktu.jumlah, jatuh_waktu.tertahan) == ("catatan", 5, 1)
