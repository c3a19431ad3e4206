"""Drawing up an SKP: opening it, its rows, its links, and the controlled change with its versions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Penempatan
from organisasi.selectors.akses import SISTEM
from skp.compare import bandingkan
from skp.models import Kegiatan, Kemajuan, Skp, VersiSkp
from skp.models.kegiatan import MAKS_KEGIATAN
from skp.selectors import get_draf_perubahan, list_kegiatan
from skp.services import transitions
from skp.services.plan import batalkan_perubahan, buat_skp, buka_perubahan, simpan_kegiatan
from skp.services.realisation import BarisRealisasi, catat_kemajuan, simpan_realisasi
from tests.dunia import baris, buat_dunia, pada, skp_diajukan, skp_ditetapkan, skp_draf
from tests.factories.organisasi import JabatanFactory, PegawaiFactory, PenempatanFactory
from tests.factories.skp import BuktiFactory, ButirRktFactory
from tests.tahap import ALASAN, TAHAP_SKP, baris_dari, perubahan_disusun, skp_perubahan, skp_tidak_disetujui

pytestmark = pytest.mark.django_db


def simpan(d, skp, isi, *, revisi=None, oleh=None):
    return simpan_kegiatan(skp_id=skp.pk, revisi=revisi, baris=isi, oleh=d.akses(oleh or skp.pegawai))


def kode(tolak):
    return tolak.value.kode


# --- opening -------------------------------------------------------------------------------------


def test_skp_dibuka_untuk_jabatan_dan_penilai_menurut_organisasi(dunia):
    with pada(2015, 1, 4):
        skp = buat_skp(periode=dunia.periode, pegawai=dunia.pemilik, oleh=dunia.akses(dunia.pemilik))

    assert (skp.mulai, skp.selesai, skp.unit, skp.status) == (
        date(2015, 1, 1),
        date(2015, 12, 31),
        dunia.subbagian,
        "draf",
    )
    assert (skp.pejabat_penilai, skp.atasan, skp.penilai_adalah_ppk) == (dunia.penilai, dunia.atasan, False)
    assert skp.penilai_sebagai.jabatan.nama == "Kepala Subbagian Tata Usaha"
    assert list(skp.riwayat.values_list("aksi", "ke")) == [("buat", "draf")]


def test_skp_tidak_dibuat_untuk_orang_lain(dunia):
    isi = {"periode": dunia.periode, "pegawai": dunia.pemilik}

    for pelaku in (dunia.penilai, dunia.admin, dunia.pengelola):
        with pada(2015, 1, 4), pytest.raises(PermissionDenied, match="Hanya pegawai yang bersangkutan"):
            buat_skp(**isi, oleh=dunia.akses(pelaku))
    with pada(2015, 1, 4):
        assert buat_skp(**isi, oleh=SISTEM).pk


def test_skp_perlu_jabatan(dunia):
    tanpa = PegawaiFactory(instansi=dunia.instansi)

    with pada(2015, 1, 4), pytest.raises(AturanDilanggar) as tolak:
        buat_skp(periode=dunia.periode, pegawai=tanpa, oleh=SISTEM)

    assert kode(tolak) == "skp.tanpa_jabatan"


@pytest.mark.parametrize("mulai", [date(2014, 12, 31), date(2016, 1, 1)])
def test_skp_dimulai_di_dalam_periodenya(dunia, mulai):
    with pada(2015, 1, 4), pytest.raises(AturanDilanggar) as tolak:
        buat_skp(periode=dunia.periode, pegawai=dunia.pemilik, oleh=SISTEM, mulai=mulai)

    assert kode(tolak) == "skp.di_luar_periode"


def test_satu_skp_untuk_satu_masa(dunia):
    skp_draf(dunia)

    with pada(2015, 1, 5), pytest.raises(AturanDilanggar) as tolak:
        buat_skp(periode=dunia.periode, pegawai=dunia.pemilik, oleh=dunia.akses(dunia.pemilik))

    assert kode(tolak) == "skp.sudah_ada"


def test_skp_pegawai_baru_dimulai_awal_bulan_ia_bertugas(dunia):
    """PP46-P5(6), SC-12: from the first of the month in which the position was taken up."""
    baru = PegawaiFactory(instansi=dunia.instansi)
    PenempatanFactory(pegawai=baru, jabatan=JabatanFactory(unit=dunia.subbagian), mulai=date(2015, 3, 16))

    with pada(2015, 3, 20):
        skp = buat_skp(periode=dunia.periode, pegawai=baru, oleh=SISTEM)

    assert (skp.mulai, skp.selesai) == (date(2015, 3, 1), date(2015, 12, 31))


def pindahkan(d, pegawai, unit, *, sampai, sejak):
    """End the position of a person and give another one."""
    Penempatan.objects.filter(pegawai=pegawai).update(selesai=sampai)
    return PenempatanFactory(pegawai=pegawai, jabatan=JabatanFactory(unit=unit), mulai=sejak)


def test_pindah_jabatan_menutup_skp_lama_dan_membuka_yang_baru(dunia):
    """SC-01: the old SKP ends with the position, the new one begins the day after, with the new assessor."""
    lama = skp_ditetapkan(dunia)
    pindahkan(dunia, dunia.pemilik, dunia.bagian_lain, sampai=date(2015, 6, 14), sejak=date(2015, 6, 15))
    oleh = dunia.akses(dunia.pemilik)
    with pada(2015, 6, 13), pytest.raises(AturanDilanggar) as tolak:
        transitions.tutup_skp(skp_id=lama.pk, oleh=oleh)
    assert kode(tolak) == "skp.belum_waktunya"

    with pada(2015, 6, 16):
        with pytest.raises(AturanDilanggar) as tolak:
            buat_skp(periode=dunia.periode, pegawai=dunia.pemilik, oleh=oleh)
        assert kode(tolak) == "skp.sudah_ada"
        lama = transitions.tutup_skp(skp_id=lama.pk, oleh=oleh)
        baru = buat_skp(periode=dunia.periode, pegawai=dunia.pemilik, oleh=oleh)

    assert (lama.status, lama.selesai) == ("ditutup", date(2015, 6, 14))
    assert (baru.mulai, baru.selesai, baru.unit) == (date(2015, 6, 15), date(2015, 12, 31), dunia.bagian_lain)
    assert baru.pejabat_penilai == dunia.karo  # the head of the Biro: the other Bagian has no head


# --- rows ----------------------------------------------------------------------------------------


def test_baris_diganti_seperti_dikirim(dunia):
    """Known rows are changed, new ones added, missing ones deleted; the order is the order of the list."""
    skp = skp_draf(dunia)
    pertama, kedua = list_kegiatan(skp)

    with pada(2015, 1, 5):
        simpan(
            dunia,
            skp,
            [
                baris("Menyusun telaahan"),
                baris("Menata arsip aktif", pk=kedua.pk, target_biaya=Decimal(1500000), angka_kredit=Decimal("0.25")),
            ],
        )

    baru, tetap = list_kegiatan(skp)
    assert (baru.uraian, baru.urutan, tetap.pk, tetap.uraian, tetap.urutan) == (
        "Menyusun telaahan",
        1,
        kedua.pk,
        "Menata arsip aktif",
        2,
    )
    assert (tetap.target_biaya, tetap.angka_kredit, tetap.target_kualitas) == (1500000, Decimal("0.25"), 100)
    assert not Kegiatan.objects.filter(pk=pertama.pk).exists()


def test_baris_orang_lain_tidak_dapat_diambil(dunia):
    """A row id of another SKP is not known here: it becomes a new row, the other one stays."""
    lain = skp_draf(dunia, pegawai=dunia.rekan)
    asing = list_kegiatan(lain).first()
    skp = skp_draf(dunia)

    with pada(2015, 1, 5):
        simpan(dunia, skp, [baris("Menumpang", pk=asing.pk)])

    asing.refresh_from_db()
    assert (asing.versi.skp, asing.uraian) == (lain, "Menyusun laporan bulanan")
    assert list_kegiatan(skp).get().pk != asing.pk


def test_halaman_usang_tidak_menimpa(dunia):
    skp = skp_draf(dunia)

    with pada(2015, 1, 5):
        simpan(dunia, skp, [baris("Pertama")], revisi=skp.revisi)
        with pytest.raises(KeadaanBerubah) as tolak:
            simpan(dunia, skp, [baris("Kedua")], revisi=skp.revisi)

    assert (kode(tolak), tolak.value.status_http) == ("skp.versi_usang", 409)
    assert list_kegiatan(skp).get().uraian == "Pertama"


@pytest.mark.parametrize("tahap", TAHAP_SKP)
def test_siapa_boleh_menyunting_kapan(dunia, tahap):
    """The draft is the employee's, the refused one the atasan's; after approval only the draft of a change."""
    skp = TAHAP_SKP[tahap](dunia)
    penyunting = {"draf": "pemilik", "dikembalikan": "pemilik", "tidak_disetujui": "atasan"}.get(tahap)
    for nama in ("pemilik", "penilai", "atasan", "admin", "rekan", "orang_lain", "pimpinan", "pengelola"):
        with pada(2015, 12, 29):
            hasil = _coba_simpan(dunia, skp, nama)
        pemegang = "atasan" if tahap == "tidak_disetujui" else "pemilik"
        if nama != pemegang:
            assert hasil == "ditolak", nama
        elif nama == penyunting:
            assert hasil == "disimpan"
        else:
            assert hasil == ("skp.perubahan_belum_dibuka" if tahap == "ditetapkan" else "skp.terkunci")


def _coba_simpan(d, skp, nama):
    try:
        simpan(d, skp, baris_dari(skp), oleh=getattr(d, nama))
    except PermissionDenied:
        return "ditolak"
    except AturanDilanggar as tolak:
        return tolak.kode
    return "disimpan"


def test_perbaikan_atasan_tercatat(dunia):
    skp = skp_tidak_disetujui(dunia)

    with pada(2015, 1, 9):
        simpan(dunia, skp, baris_dari(skp, target_kuantitas=24), oleh=dunia.atasan)

    assert skp.riwayat.last().aksi == "ubah_oleh_atasan"
    assert {k.target_kuantitas for k in list_kegiatan(skp)} == {24}


def test_paling_banyak_enam_puluh_kegiatan(dunia):
    skp = skp_draf(dunia)

    with pada(2015, 1, 5):
        simpan(dunia, skp, [baris(f"Kegiatan {n}") for n in range(MAKS_KEGIATAN)])
        with pytest.raises(AturanDilanggar) as tolak:
            simpan(dunia, skp, [baris(f"Kegiatan {n}") for n in range(MAKS_KEGIATAN + 1)])

    assert kode(tolak) == "skp.terlalu_banyak"
    assert list_kegiatan(skp).count() == MAKS_KEGIATAN


@pytest.mark.parametrize(
    "salah", [{"target_kuantitas": 0}, {"target_waktu": -1}, {"target_biaya": 0}, {"satuan_waktu": "abad"}]
)
def test_baris_yang_mustahil_ditolak_layanan(dunia, salah):
    skp = skp_draf(dunia)

    with pada(2015, 1, 5), pytest.raises(ValidationError):
        simpan(dunia, skp, [baris(**salah)])

    assert list_kegiatan(skp).count() == 2


# --- links ---------------------------------------------------------------------------------------


def test_kaitan_ke_rkt_jalur_unit_sendiri(dunia):
    """A row may hang on an indicator of the own unit line and year, on nothing else (PERKA-A.2)."""
    sah = ButirRktFactory(unit=dunia.biro, tahun=2015)
    ditolak = (
        ButirRktFactory(unit=dunia.bagian_lain, tahun=2015),
        ButirRktFactory(unit=dunia.biro, tahun=2014),
        ButirRktFactory(unit=dunia.biro, tahun=2015, tingkat="program"),
    )
    skp = skp_draf(dunia)

    with pada(2015, 1, 5):
        simpan(dunia, skp, [baris(rkt_id=sah.pk)])
        for butir in ditolak:
            with pytest.raises(AturanDilanggar) as tolak:
                simpan(dunia, skp, [baris(rkt_id=butir.pk)])
            assert kode(tolak) == "skp.rkt_asing"
    assert list_kegiatan(skp).get().rkt == sah


def test_kaitan_ke_kegiatan_pejabat_penilai(dunia):
    """PERKA-A.3: a row may derive from the assessor's own SKP once that was submitted."""
    milik_penilai = skp_draf(dunia, pegawai=dunia.penilai)
    induk = list_kegiatan(milik_penilai).first()
    skp = skp_draf(dunia)

    with pada(2015, 1, 5):
        with pytest.raises(AturanDilanggar) as tolak:
            simpan(dunia, skp, [baris(induk_id=induk.pk)])
        assert kode(tolak) == "skp.induk_asing"
        transitions.ajukan_skp(skp_id=milik_penilai.pk, oleh=dunia.akses(dunia.penilai))
        simpan(dunia, skp, [baris(induk_id=induk.pk)])
    assert list_kegiatan(skp).get().induk == induk


def test_kaitan_ke_kegiatan_rekan_ditolak(dunia):
    rekan = skp_diajukan(dunia, pegawai=dunia.rekan)
    skp = skp_draf(dunia)

    with pada(2015, 1, 5), pytest.raises(AturanDilanggar) as tolak:
        simpan(dunia, skp, [baris(induk_id=list_kegiatan(rekan).first().pk)])

    assert kode(tolak) == "skp.induk_asing"


# --- the controlled change -----------------------------------------------------------------------


def test_perubahan_dibuka_dengan_alasan_dari_kontrak_yang_berlaku(dunia):
    skp = skp_ditetapkan(dunia)
    oleh = dunia.akses(dunia.pemilik)

    with pada(2015, 6, 1):
        with pytest.raises(AturanDilanggar) as tolak:
            buka_perubahan(skp_id=skp.pk, alasan="  ", oleh=oleh)
        assert kode(tolak) == "skp.alasan_wajib"
        draf = buka_perubahan(skp_id=skp.pk, alasan=ALASAN, oleh=oleh)
        with pytest.raises(KeadaanBerubah) as tolak:
            buka_perubahan(skp_id=skp.pk, alasan=ALASAN, oleh=oleh)

    assert kode(tolak) == "skp.perubahan_sudah_dibuka"
    assert (draf.nomor, draf.alasan, draf.daftar_kegiatan.count()) == (2, ALASAN, 2)
    assert {k.asal.versi.nomor for k in draf.daftar_kegiatan.all()} == {1}
    assert Skp.objects.get(pk=skp.pk).nomor_versi == 1


@pytest.mark.parametrize("tahap", [t for t in TAHAP_SKP if t != "ditetapkan"])
def test_perubahan_hanya_atas_kontrak_yang_berlaku(dunia, tahap):
    skp = TAHAP_SKP[tahap](dunia)
    oleh = dunia.akses(dunia.atasan if tahap == "tidak_disetujui" else dunia.pemilik)

    with pada(2015, 12, 29), pytest.raises(KeadaanBerubah):
        buka_perubahan(skp_id=skp.pk, alasan=ALASAN, oleh=oleh)
    with pada(2015, 12, 29), pytest.raises(KeadaanBerubah):
        batalkan_perubahan(skp_id=skp.pk, oleh=oleh)


def test_perubahan_dibatalkan_tanpa_jejak_pada_kontrak(dunia):
    skp = perubahan_disusun(dunia)

    with pada(2015, 6, 2):
        batalkan_perubahan(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert get_draf_perubahan(skp) is None
    assert {k.target_kuantitas for k in list_kegiatan(skp)} == {12}
    assert list(skp.riwayat.values_list("aksi", flat=True))[-2:] == ["buka_perubahan", "batalkan_perubahan"]


def test_kontrak_tidak_berubah_sampai_perubahan_disetujui(dunia):
    skp = skp_perubahan(dunia)
    assert {k.target_kuantitas for k in list_kegiatan(skp)} == {12}

    with pada(2015, 6, 3):
        skp = transitions.tolak_perubahan(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai), catatan="Belum perlu.")

    draf = get_draf_perubahan(skp)
    assert (skp.status, skp.nomor_versi) == ("ditetapkan", 1)
    assert (draf.ditandatangani_pegawai_pada, draf.ditetapkan_pada) == (None, None)


def test_perubahan_yang_disetujui_membawa_isi_barisnya(dunia):
    """Realisation, progress, evidence and the subordinates' links move to the successor of each row."""
    skp = skp_ditetapkan(dunia, pegawai=dunia.penilai)
    tetap, dibuang = list_kegiatan(skp)
    bawahan = skp_draf(dunia, kegiatan=[baris("Mendukung", induk_id=tetap.pk), baris("Lain", induk_id=dibuang.pk)])
    oleh = dunia.akses(dunia.penilai)
    with pada(2015, 5, 1):
        for k in (tetap, dibuang):
            catat_kemajuan(
                skp_id=skp.pk, kegiatan_id=k.pk, bulan=3, kuantitas=Decimal(2), biaya=None, keterangan="", oleh=oleh
            )
            BuktiFactory(kegiatan=k, skp=skp)
        isi = [BarisRealisasi(k.pk, kuantitas=Decimal(4), waktu=Decimal(3)) for k in (tetap, dibuang)]
        simpan_realisasi(skp_id=skp.pk, revisi=None, baris=isi, oleh=oleh)
        buka_perubahan(skp_id=skp.pk, alasan=ALASAN, oleh=oleh)
        pertama = baris_dari(skp, 2)[0]
        simpan(dunia, skp, [baris("Tugas baru"), replace(pertama, target_kuantitas=Decimal(6))])
        transitions.ajukan_perubahan(skp_id=skp.pk, oleh=oleh)
        skp = transitions.setujui_perubahan(skp_id=skp.pk, oleh=dunia.akses(dunia.atasan))

    baru, penerus = list_kegiatan(skp)
    assert (skp.status, skp.nomor_versi, penerus.asal) == ("ditetapkan", 2, tetap)
    assert (penerus.realisasi.kuantitas, penerus.target_kuantitas, hasattr(baru, "realisasi")) == (4, 6, False)
    assert [Kemajuan.objects.get(kegiatan=k).kuantitas for k in (penerus, dibuang)] == [2, 2]
    assert [k.daftar_bukti.count() for k in (penerus, dibuang, tetap, baru)] == [1, 1, 0, 0]
    dibuang.refresh_from_db()
    assert (dibuang.realisasi.kuantitas, dibuang.versi.nomor, tetap.target_kuantitas) == (4, 1, 12)
    assert [k.induk_id for k in list_kegiatan(bawahan)] == [penerus.pk, dibuang.pk]


def test_perubahan_kedua_bertumpu_pada_versi_yang_berlaku(dunia):
    skp = skp_perubahan(dunia)
    oleh = dunia.akses(dunia.pemilik)
    with pada(2015, 6, 3):
        transitions.setujui_perubahan(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai))
        draf = buka_perubahan(skp_id=skp.pk, alasan="Kebijakan baru.", oleh=oleh)

    assert draf.nomor == 3
    assert {(k.target_kuantitas, k.asal.versi.nomor) for k in draf.daftar_kegiatan.all()} == {(6, 2)}


def test_perubahan_kosong_tidak_dapat_diajukan(dunia):
    skp = perubahan_disusun(dunia)

    with pada(2015, 6, 2):
        simpan(dunia, skp, [])
        with pytest.raises(AturanDilanggar) as tolak:
            transitions.ajukan_perubahan(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert kode(tolak) == "skp.belum_lengkap"


def test_versi_dibandingkan_baris_demi_baris(dunia):
    skp = skp_ditetapkan(dunia, kegiatan=[baris("Tetap"), baris("Berubah"), baris("Dihapus")])
    oleh = dunia.akses(dunia.pemilik)
    with pada(2015, 6, 1):
        buka_perubahan(skp_id=skp.pk, alasan=ALASAN, oleh=oleh)
        satu, dua, _ = baris_dari(skp, 2)
        dua = replace(dua, target_kuantitas=Decimal("6.5"), target_biaya=Decimal(1500000))
        simpan(dunia, skp, [satu, dua, baris("Baru")])

    hasil = {b.uraian: b for b in bandingkan(skp, 1, 2)}

    assert {u: b.keadaan for u, b in hasil.items()} == {
        "Tetap": "tetap",
        "Berubah": "berubah",
        "Baru": "baru",
        "Dihapus": "dihapus",
    }
    assert [(s.judul, s.lama, s.baru) for s in hasil["Berubah"].sel_berubah] == [
        ("Kuantitas", "12 laporan", "6,5 laporan"),
        ("Biaya", "", "Rp1.500.000"),
    ]


# --- frozen --------------------------------------------------------------------------------------


def test_identitas_dibekukan_pada_hari_penetapan(dunia):
    """Later renames, promotions and moves do not change the people of a signed contract."""
    skp = skp_ditetapkan(dunia)
    sebelum = VersiSkp.objects.get(skp=skp).identitas

    dunia.pemilik.nama = "Nama Sesudah Menikah"
    dunia.pemilik.save()
    dunia.pemilik.riwayat_pangkat.create(golongan="IV/a", tmt=date(2015, 1, 2))
    pindahkan(dunia, dunia.penilai, dunia.bagian_lain, sampai=date(2015, 2, 1), sejak=date(2015, 2, 2))
    with pada(2015, 12, 27):
        transitions.tutup_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert VersiSkp.objects.get(skp=skp).identitas == sebelum
    assert (sebelum["pegawai"]["nama"], sebelum["pegawai"]["golongan"]) == ("Pemilik Rekaan", "III/b")
    assert sebelum["penilai"]["jabatan"] == "Kepala Subbagian Tata Usaha"
    assert sebelum.keys() == {"pegawai", "penilai", "atasan"}


def test_identitas_memakai_pangkat_hari_itu(dunia):
    """A promotion counts from its day, also when it was entered later."""
    dunia.pemilik.riwayat_pangkat.create(golongan="III/c", tmt=date(2015, 1, 6))

    assert VersiSkp.objects.get(skp=skp_ditetapkan(dunia)).identitas["pegawai"]["golongan"] == "III/c"


def test_dua_instansi_tidak_bersinggungan(dunia):
    """K-18: rows of another agency are outside every scope."""
    lain = buat_dunia()
    skp = skp_diajukan(lain)

    with pada(2015, 1, 6), pytest.raises(PermissionDenied):
        transitions.tetapkan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai))
