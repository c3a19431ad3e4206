"""From the accepted realisation to the frozen figures of the year."""

from datetime import date
from decimal import Decimal

import pytest

from appraisal.models import HasilPenilaian, HasilSkp, Penilaian
from appraisal.services.capaian import nilai_capaian
from appraisal.services.penetapan import sahkan, serahkan, terima, teruskan, tetapkan_atasan
from appraisal.services.perilaku import simpan_perilaku
from appraisal.sheets import lembar_penilaian_dari, lembar_skp_dari
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import Penempatan
from skp.models import Skp
from skp.services import transitions
from skp.services.plan import buat_skp, simpan_kegiatan
from tests.dunia import (
    PERILAKU,
    baris,
    buat_dunia,
    capaian_dinilai,
    pada,
    penilaian_disahkan,
    penilaian_diserahkan,
    realisasi_diajukan,
    skp_ditetapkan,
)
from tests.factories.organisasi import JabatanFactory, PenempatanFactory
from tests.factories.skp import KreativitasFactory, TugasTambahanFactory
from tests.tahap import TAHAP_PENILAIAN, isi_dan_ajukan_realisasi, nilai_dan_terima, saat, serahkan_hasil, skp_ditutup

pytestmark = pytest.mark.django_db
D = Decimal


def hasil_berlaku(skp):
    return HasilSkp.objects.get(skp=skp, berlaku=True)


# --- one SKP -------------------------------------------------------------------------------------


def test_capaian_tidak_dinilai_sebelum_lengkap(dunia):
    skp = realisasi_diajukan(dunia)
    TugasTambahanFactory(skp=skp)

    with pada(2015, 12, 29), pytest.raises(AturanDilanggar) as tolak:
        nilai_capaian(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai))

    assert tolak.value.kode == "skp.belum_lengkap"
    assert "Kegiatan 1: isi kualitas." in tolak.value.pesan
    assert "Putuskan tugas tambahan mana yang diakui." in tolak.value.pesan
    assert not HasilSkp.objects.exists()
    assert not Penilaian.objects.exists()


def test_kegiatan_yang_tidak_terlaksana_tetap_membagi(dunia):
    """K-05: not carried out is 0 in every aspect, and the row stays in the divisor."""
    skp = skp_ditutup(dunia)
    with pada(2015, 12, 28):
        skp = isi_dan_ajukan_realisasi(dunia, skp, terlaksana=False)
        nilai_dan_terima(dunia, skp)

    hasil = hasil_berlaku(skp)
    assert (hasil.nilai, hasil.sebutan) == (D(0), "Buruk")
    assert len(lembar_skp_dari(hasil.masukan).kegiatan) == 2


def test_pembagi_empat_hanya_bila_ada_target_biaya(dunia):
    """K-06, GC-09: 1/1, 90, 12/12, cost as planned: 342 / 4 = 85,50. Without a cost target: 266 / 3 = 88,67."""
    isi = [
        baris("Berbiaya", target_kuantitas=D(1), target_biaya=D(170395000)),
        baris("Tanpa biaya", target_kuantitas=D(1)),
    ]
    skp = skp_ditutup(dunia, kegiatan=isi)
    with pada(2015, 12, 28):
        skp = isi_dan_ajukan_realisasi(dunia, skp)
        nilai_dan_terima(dunia, skp, D(90))

    lembar = lembar_skp_dari(hasil_berlaku(skp).masukan)
    assert [(b.penghitungan, b.nilai) for b in lembar.kegiatan] == [
        (D("342.00"), D("85.50")),
        (D("266.00"), D("88.67")),
    ]


def tambahan(d, skp, *, tugas=(), kreasi=()):
    """Tasks and creations with their outputs; the SKP must still be open."""
    for target, realisasi in tugas:
        TugasTambahanFactory(skp=skp, target=target, realisasi=realisasi)
    for tingkat, target, realisasi in kreasi:
        KreativitasFactory(skp=skp, tingkat=tingkat, target=target, realisasi=realisasi)


@pytest.mark.parametrize(
    ("varian", "dijumlahkan", "tugas", "kreasi"),
    [
        ("perka_2013", False, D(1), D(6)),
        ("perka_2013", True, D(1), D(9)),
        ("paparan_2012", False, D("1.75"), D(18)),
        ("paparan_2012", True, D("1.75"), D("22.5")),
    ],
)
@pytest.mark.parametrize("diakui", [True, False])
def test_kedua_varian_sampai_hasil_yang_dibekukan(varian, dijumlahkan, tugas, kreasi, diakui):
    """K-09 and K-07: the Perka counts tasks and levels, the presentation RO/TO x 10 x 10 % and x 30 x 30 %."""
    d = buat_dunia(2012, varian=varian, kreativitas_dijumlahkan=dijumlahkan)
    skp = skp_ditutup(d)
    tambahan(d, skp, tugas=[(4, 3), (2, 2)], kreasi=[("unit_kerja", 2, 1), ("instansi", 1, 2)])
    with pada(2012, 12, 28):
        skp = isi_dan_ajukan_realisasi(d, skp)
        penilaian = nilai_dan_terima(d, skp, diakui=diakui)
        serahkan_hasil(d, penilaian)

    hasil, tahun = hasil_berlaku(skp), HasilPenilaian.objects.get(penilaian=penilaian)
    harus = (tugas, kreasi) if diakui else (D(0), D(0))
    assert (hasil.nilai_tugas_tambahan, hasil.nilai_kreativitas) == harus
    assert hasil.nilai == D("87.00") + sum(harus)
    assert lembar_penilaian_dari(tahun.masukan).aturan.varian == varian
    assert tahun.nilai_skp == hasil.nilai


def test_yang_dibekukan_tidak_mengikuti_perubahan_periode(dunia):
    """Rules of the period changed afterwards touch later results only."""
    skp = skp_ditutup(dunia)
    tambahan(dunia, skp, kreasi=[("instansi", 1, 2)])
    with pada(2015, 12, 28):
        skp = isi_dan_ajukan_realisasi(dunia, skp)
        penilaian = nilai_dan_terima(dunia, skp)
        dunia.periode.varian = "paparan_2012"
        dunia.periode.save()
        serahkan_hasil(dunia, penilaian)

    assert hasil_berlaku(skp).nilai_kreativitas == 6
    assert HasilPenilaian.objects.get().nilai_skp == D("93.00")


# --- behaviour -----------------------------------------------------------------------------------


def test_kepemimpinan_hanya_untuk_struktural(dunia):
    """K-10: six aspects for a struktural official, five for everybody else."""
    staf, pejabat = capaian_dinilai(dunia), capaian_dinilai(dunia, pegawai=dunia.penilai)
    enam = PERILAKU | {"kepemimpinan": D(91)}

    with pada(2015, 12, 30):
        with pytest.raises(AturanDilanggar) as tolak:
            serahkan_hasil(dunia, staf, enam)
        assert tolak.value.kode == "perilaku.kepemimpinan"
        with pytest.raises(AturanDilanggar) as tolak:
            serahkan_hasil(dunia, pejabat)
        assert "Beri nilai kepemimpinan, atau isi alasan" in tolak.value.pesan
        serahkan_hasil(dunia, staf)
        serahkan_hasil(dunia, pejabat, enam)

    dinilai = dict(HasilPenilaian.objects.values_list("penilaian__pegawai__nama", "jumlah_aspek"))
    assert dinilai == {"Pemilik Rekaan": 5, "Kasubbag Rekaan": 6}
    assert HasilPenilaian.objects.get(penilaian=pejabat).rata_rata_perilaku == D("86.00")


def test_kepemimpinan_yang_tidak_dinilai_beralasan(dunia):
    penilaian = capaian_dinilai(dunia, pegawai=dunia.penilai)

    with pada(2015, 12, 30):
        serahkan_hasil(dunia, penilaian, alasan_tanpa_kepemimpinan="Baru menjabat sebulan.")

    lembar = lembar_penilaian_dari(HasilPenilaian.objects.get().masukan)
    assert (lembar.jumlah_aspek, lembar.alasan_tanpa_kepemimpinan) == (5, "Baru menjabat sebulan.")


def test_perilaku_yang_kurang_disebut_namanya(dunia):
    penilaian = capaian_dinilai(dunia)

    with pada(2015, 12, 30), pytest.raises(AturanDilanggar) as tolak:
        serahkan(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.penilai))

    assert tolak.value.kode == "penilaian.belum_lengkap"
    assert "Orientasi pelayanan, Integritas, Komitmen, Disiplin, Kerja sama." in tolak.value.pesan


def test_lembar_nilai_yang_usang_tidak_menimpa(dunia):
    penilaian = capaian_dinilai(dunia)
    isi = {"penilaian_id": penilaian.pk, "rekomendasi": "", "oleh": dunia.akses(dunia.penilai)}

    with pada(2015, 12, 30):
        simpan_perilaku(**isi, revisi=penilaian.revisi, nilai=PERILAKU)
        with pytest.raises(KeadaanBerubah) as tolak:
            simpan_perilaku(**isi, revisi=penilaian.revisi, nilai={})

    assert tolak.value.kode == "penilaian.versi_usang"
    assert Penilaian.objects.get().perilaku.disiplin == 85


# --- two SKP in a year ---------------------------------------------------------------------------


def dua_skp(d):
    """A move on 1 July: the first SKP scored by the old assessor, the second open under the new one."""
    pertama = skp_ditetapkan(d)
    Penempatan.objects.filter(pegawai=d.pemilik).update(selesai=date(2015, 6, 30))
    PenempatanFactory(pegawai=d.pemilik, jabatan=JabatanFactory(unit=d.bagian_lain), mulai=date(2015, 7, 1))
    oleh = d.akses(d.pemilik)
    with pada(2015, 7, 2):
        transitions.tutup_skp(skp_id=pertama.pk, oleh=oleh)
        kedua = buat_skp(periode=d.periode, pegawai=d.pemilik, oleh=oleh)
        simpan_kegiatan(skp_id=kedua.pk, revisi=None, baris=[baris("Tugas baru", target_waktu=D(6))], oleh=oleh)
        kedua = transitions.ajukan_skp(skp_id=kedua.pk, oleh=oleh)
        transitions.tetapkan_skp(skp_id=kedua.pk, oleh=d.akses(kedua.pejabat_penilai))
    return Skp.objects.get(pk=pertama.pk), Skp.objects.get(pk=kedua.pk)


def test_dua_skp_satu_penilaian(dunia):
    """K-08, SC-01: simple mean of the two achievements, one behaviour, the assessor of the last SKP."""
    pertama, kedua = dua_skp(dunia)
    with pada(2015, 7, 10):
        nilai_dan_terima(dunia, isi_dan_ajukan_realisasi(dunia, pertama), D(90))
    with pada(2015, 12, 28):
        with pytest.raises(AturanDilanggar, match="Capaian SKP 01-07-2015 sampai 31-12-2015 belum dinilai"):
            serahkan_hasil(dunia, Penilaian.objects.get())
        penilaian = nilai_dan_terima(dunia, isi_dan_ajukan_realisasi(dunia, kedua), D(80))
        serahkan_hasil(dunia, penilaian)

    lembar = lembar_penilaian_dari(HasilPenilaian.objects.get().masukan)
    assert [str(c.nilai) for c in lembar.capaian] == ["88.67", "85.33"]
    assert (lembar.nilai_skp, penilaian.pejabat_penilai) == (D("87.00"), kedua.pejabat_penilai)
    assert kedua.pejabat_penilai == dunia.karo


def test_skp_dua_bulan_tetap_dinilai(dunia):
    """SC-17: no minimum time under one assessor; the six months of the older rule do not return."""
    Penempatan.objects.filter(pegawai=dunia.pemilik).update(mulai=date(2015, 11, 1))
    oleh = dunia.akses(dunia.pemilik)
    with pada(2015, 11, 2):
        skp = buat_skp(periode=dunia.periode, pegawai=dunia.pemilik, oleh=oleh)
        simpan_kegiatan(skp_id=skp.pk, revisi=None, baris=[baris("Tugas baru", target_waktu=D(2))], oleh=oleh)
        transitions.ajukan_skp(skp_id=skp.pk, oleh=oleh)
        transitions.tetapkan_skp(skp_id=skp.pk, oleh=dunia.akses(skp.pejabat_penilai))
    with pada(2015, 12, 28):
        transitions.tutup_skp(skp_id=skp.pk, oleh=oleh)
        penilaian = nilai_dan_terima(dunia, isi_dan_ajukan_realisasi(dunia, skp))
        serahkan_hasil(dunia, penilaian)

    assert (skp.mulai, hasil_berlaku(skp).nilai) == (date(2015, 11, 1), D("87.00"))
    assert HasilPenilaian.objects.get().berlaku


def test_penilai_tahun_itu_penilai_skp_terakhir_juga_bila_yang_lama_dinilai_belakangan(dunia):
    """The year belongs to those in office at its end, in whatever order the achievements are scored."""
    pertama, kedua = dua_skp(dunia)
    with pada(2015, 12, 28):
        nilai_dan_terima(dunia, isi_dan_ajukan_realisasi(dunia, kedua))
        penilaian = nilai_dan_terima(dunia, isi_dan_ajukan_realisasi(dunia, pertama))

    assert (penilaian.pejabat_penilai, penilaian.unit) == (dunia.karo, dunia.bagian_lain)


# --- frozen people, K-12, K-15 -------------------------------------------------------------------


def test_nama_dan_angka_tetap_walau_data_hidup_berubah(dunia):
    penilaian = penilaian_disahkan(dunia)
    sebelum = HasilPenilaian.objects.get(penilaian=penilaian)

    for orang in (dunia.pemilik, dunia.penilai, dunia.atasan):
        orang.nama = "Nama Baru"
        orang.save()
        orang.riwayat_pangkat.create(golongan="IV/a", tmt=date(2015, 6, 1))
    Penempatan.objects.filter(pegawai=dunia.penilai).update(selesai=date(2015, 6, 30))
    Skp.objects.get().daftar_versi.get().daftar_kegiatan.update(target_kuantitas=1)
    penilaian.perilaku.disiplin = 0
    penilaian.perilaku.save()

    sesudah = HasilPenilaian.objects.get(penilaian=penilaian)
    lembar = lembar_penilaian_dari(sesudah.masukan)
    assert (sesudah.masukan, sesudah.langkah, sesudah.nilai) == (sebelum.masukan, sebelum.langkah, sebelum.nilai)
    assert (lembar.orang.penilai.nama, lembar.orang.pegawai.golongan) == ("Kasubbag Rekaan", "III/b")


def test_atasan_menetapkan_bila_penilai_tidak_menyelesaikan(dunia):
    """K-12: in the assessor's place only after the last day for appraising, with a reason on the form."""
    penilaian = capaian_dinilai(dunia)
    isi = {"penilaian_id": penilaian.pk, "catatan": "Pejabat penilai wafat.", "oleh": dunia.akses(dunia.atasan)}
    with pada(2015, 12, 30):
        simpan_perilaku(
            penilaian_id=penilaian.pk, revisi=None, nilai=PERILAKU, rekomendasi="", oleh=dunia.akses(dunia.penilai)
        )

    with pada(2016, 1, 31, 23, 59), pytest.raises(AturanDilanggar) as tolak:
        tetapkan_atasan(**isi)
    assert (tolak.value.kode, "31-01-2016" in tolak.value.pesan) == ("penilaian.penilai_masih_berhak", True)
    with pada(2016, 2, 1, 0, 0):
        p = tetapkan_atasan(**isi)

    assert (p.status, p.alasan_penetapan, str(p.dibuat_tanggal), str(p.disahkan_tanggal)) == (
        "disahkan",
        "Pejabat penilai wafat.",
        "2016-02-01",
        "2016-02-01",
    )
    assert (p.diserahkan_pada, p.diterima_tanggal, HasilPenilaian.objects.get().asal) == (None, None, "atasan")


@pytest.mark.parametrize("tahap", ["diterima", "lewat_waktu"])
def test_atasan_menetapkan_hasil_yang_tidak_diteruskan(dunia, tahap):
    """The assessor does not pass the signed result on: no waiting for a day, but a reason."""
    penilaian = TAHAP_PENILAIAN[tahap](dunia)

    with saat(dunia, tahap):
        p = tetapkan_atasan(penilaian_id=penilaian.pk, catatan="Tidak diteruskan.", oleh=dunia.akses(dunia.atasan))

    assert (p.status, str(p.dibuat_tanggal), HasilPenilaian.objects.count()) == ("disahkan", "2015-12-30", 1)


def test_ppk_menilai_dan_mengesahkan_sendiri(dunia):
    """K-15: only at the PPK may assessor and superior be one person; both signatures are kept."""
    penilaian = penilaian_diserahkan_kepada(dunia, dunia.sekda)

    with pada(2016, 1, 5):
        terima(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.sekda))
        oleh = dunia.akses(dunia.gubernur)
        teruskan(penilaian_id=penilaian.pk, oleh=oleh)
        p = sahkan(penilaian_id=penilaian.pk, oleh=oleh)

    lembar = lembar_penilaian_dari(HasilPenilaian.objects.get().masukan)
    assert (p.status, p.penilai_adalah_ppk) == ("disahkan", True)
    assert lembar.orang.penilai == lembar.orang.atasan
    assert (lembar.orang.penilai.jabatan, lembar.orang.penilai.nip) == ("Gubernur Nusa Harapan", "")
    assert [r.sebagai for r in p.riwayat.filter(oleh=dunia.gubernur.pengguna)] == ["penilai", "penilai", "penilai"]


def penilaian_diserahkan_kepada(d, pegawai):
    penilaian = capaian_dinilai(d, pegawai=pegawai)
    with pada(2015, 12, 30):
        return serahkan_hasil(d, penilaian, PERILAKU | {"kepemimpinan": D(85)})


def test_tanpa_atasan_tidak_ada_penilaian(dunia):
    """The superior must be known before anything is scored."""
    skp = realisasi_diajukan(dunia)
    Skp.objects.filter(pk=skp.pk).update(atasan=None, atasan_sebagai=None)

    with pada(2015, 12, 29), pytest.raises(AturanDilanggar) as tolak:
        nilai_dan_terima(dunia, skp)

    assert tolak.value.kode == "penilaian.tanpa_atasan"


def test_capaian_rekan_tidak_terbawa(dunia):
    """Figures of one person never mix with another's of the same period."""
    lain = penilaian_diserahkan(dunia, pegawai=dunia.rekan)
    saya = penilaian_diserahkan(dunia)

    skp = {
        p.pegawai: [c["skp_id"] for c in HasilPenilaian.objects.get(penilaian=p).masukan["capaian"]]
        for p in (lain, saya)
    }
    assert skp[dunia.rekan] != skp[dunia.pemilik]
    assert [len(v) for v in skp.values()] == [1, 1]
