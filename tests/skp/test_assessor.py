"""Who appraises: taken from the organisation when the SKP is handed over, kept on the SKP, repaired by the admin."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from organisasi.common.errors import AturanDilanggar
from organisasi.models import JenisPenempatan, Penempatan
from skp.models import Skp
from skp.selectors import list_kegiatan
from skp.services import transitions
from skp.services.assessor import atur_ulang_penilai
from skp.services.realisation import BarisRealisasi, simpan_realisasi
from tests.dunia import pada, skp_diajukan, skp_ditetapkan, skp_draf
from tests.factories.organisasi import PegawaiFactory, PenempatanFactory, PenugasanPenilaiFactory
from tests.tahap import TAHAP_SKP, perubahan_disusun, skp_ditutup

pytestmark = pytest.mark.django_db


def pengganti(d, sejak, jenis=JenisPenempatan.DEFINITIF):
    """Somebody else heads the Subbagian from a day on."""
    lama = Penempatan.objects.get(pegawai=d.penilai)
    Penempatan.objects.filter(pk=lama.pk).update(selesai=sejak)
    return PenempatanFactory(
        pegawai=PegawaiFactory(instansi=d.instansi), jabatan=lama.jabatan, mulai=sejak, jenis=jenis
    )


def isi_realisasi(d, skp):
    isi = [BarisRealisasi(k.pk, kuantitas=k.target_kuantitas, waktu=k.target_waktu) for k in list_kegiatan(skp)]
    simpan_realisasi(skp_id=skp.pk, revisi=None, baris=isi, oleh=d.akses(skp.pegawai))


def test_penilai_ditentukan_pada_hari_pengajuan(dunia):
    """A draft drawn up under the predecessor goes to whoever is in office on the day of submission."""
    skp = skp_draf(dunia)
    baru = pengganti(dunia, date(2015, 1, 5))

    with pada(2015, 1, 6):
        skp = transitions.ajukan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert (skp.pejabat_penilai, skp.penilai_sebagai) == (baru.pegawai, baru)


def test_penilai_tidak_berganti_diam_diam_sesudah_diajukan(dunia):
    skp = skp_diajukan(dunia)
    baru = pengganti(dunia, date(2015, 1, 5))

    with pada(2015, 1, 7), pytest.raises(PermissionDenied):
        transitions.tetapkan_skp(skp_id=skp.pk, oleh=dunia.akses(_berakun(baru.pegawai)))
    with pada(2015, 1, 7):
        assert transitions.tetapkan_skp(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai)).status == "ditetapkan"


def _berakun(pegawai):
    from tests.factories.organisasi import PenggunaFactory

    PenggunaFactory(pegawai=pegawai)
    return pegawai


def test_realisasi_dinilai_pejabat_yang_menjabat_saat_diajukan(dunia):
    """SC-02: the assessor changes, the SKP goes on; who is in office at the end scores it."""
    skp = skp_ditetapkan(dunia)
    baru = pengganti(dunia, date(2015, 9, 1))

    with pada(2015, 12, 28):
        isi_realisasi(dunia, skp)
        skp = transitions.ajukan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert skp.pejabat_penilai == baru.pegawai
    assert skp.daftar_versi.get().identitas["penilai"]["nama"] == "Kasubbag Rekaan"


def test_perubahan_diputus_pejabat_yang_menjabat(dunia):
    skp = perubahan_disusun(dunia)
    baru = pengganti(dunia, date(2015, 6, 1))

    with pada(2015, 6, 2):
        skp = transitions.ajukan_perubahan(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert skp.pejabat_penilai == baru.pegawai


def test_realisasi_yang_terlambat_tetap_milik_penilai_akhir_tahun(dunia):
    """A change in January does not reach back: the day that counts lies within the SKP."""
    skp = skp_ditetapkan(dunia)
    pengganti(dunia, date(2016, 1, 5))

    with pada(2016, 1, 10):
        isi_realisasi(dunia, skp)
        skp = transitions.ajukan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert skp.pejabat_penilai == dunia.penilai


def test_plt_menilai_dengan_kedua_jabatannya_disebut(dunia, masuk):
    """K-14: an acting official appraises as such; the record names both capacities."""
    Penempatan.objects.filter(pegawai=dunia.penilai).update(selesai=date(2014, 12, 31))
    plt = PenempatanFactory(
        pegawai=dunia.orang_lain,
        jabatan=Penempatan.objects.get(pegawai=dunia.penilai).jabatan,
        jenis=JenisPenempatan.PLT,
        mulai=date(2015, 1, 1),
    )

    skp = skp_ditetapkan(dunia)

    assert (skp.pejabat_penilai, skp.penilai_sebagai) == (dunia.orang_lain, plt)
    assert skp.daftar_versi.get().identitas["penilai"]["jabatan"] == (
        f"Plt. Kepala Subbagian Tata Usaha ({dunia.orang_lain.daftar_penempatan.get(jenis='definitif').jabatan})"
    )
    halaman = masuk(dunia.pemilik).get(reverse("skp:rincian", args=[skp.pk])).content.decode()
    assert 'title="Pelaksana tugas">Plt.</span>' in halaman


def test_penugasan_khusus_mendahului_jabatan(dunia):
    PenugasanPenilaiFactory(pegawai=dunia.pemilik, penilai=dunia.karo)

    skp = skp_diajukan(dunia)

    assert (skp.pejabat_penilai, skp.atasan) == (dunia.karo, dunia.sekda)


def test_ppk_menilai_sendirian(dunia):
    """K-15, SC-11: at the top the PPK is assessor and superior at once, and nobody else may be."""
    skp = skp_ditetapkan(dunia, pegawai=dunia.sekda)

    assert (skp.pejabat_penilai, skp.atasan, skp.penilai_adalah_ppk) == (dunia.gubernur, dunia.gubernur, True)


@pytest.mark.parametrize("tahap", TAHAP_SKP)
def test_hanya_admin_unit_yang_memperbarui_penilai(dunia, tahap):
    skp = TAHAP_SKP[tahap](dunia)

    for nama in ("pemilik", "penilai", "atasan", "rekan", "orang_lain", "pimpinan", "pengelola"):
        with pada(2015, 12, 29), pytest.raises(PermissionDenied, match="Hanya admin kepegawaian unit ini"):
            atur_ulang_penilai(skp_id=skp.pk, oleh=dunia.akses(getattr(dunia, nama)))
    with pada(2015, 12, 29):
        sesudah = atur_ulang_penilai(skp_id=skp.pk, oleh=dunia.akses(dunia.admin))
    assert (sesudah.pejabat_penilai, sesudah.revisi) == (dunia.penilai, skp.revisi)


def test_admin_memperbarui_penilai_dengan_jejak(dunia):
    skp = skp_diajukan(dunia)
    baru = pengganti(dunia, date(2015, 1, 5))

    with pada(2015, 1, 7):
        skp = atur_ulang_penilai(skp_id=skp.pk, oleh=dunia.akses(dunia.admin))

    r = skp.riwayat.last()
    assert skp.pejabat_penilai == baru.pegawai
    assert (r.aksi, r.sebagai, r.catatan) == (
        "atur_penilai",
        "admin",
        f"Pejabat penilai: Kasubbag Rekaan menjadi {baru.pegawai.nama}.",
    )


@pytest.mark.parametrize("tahap", ["diajukan", "ditetapkan", "ditutup", "realisasi_diajukan"])
def test_skp_yang_sudah_diajukan_tidak_kehilangan_penilainya(dunia, tahap):
    """When the organisation knows no assessor any more, the admin reads a sentence and nothing changes."""
    skp = TAHAP_SKP[tahap](dunia)
    Penempatan.objects.filter(jabatan__kepala=True).update(selesai=date(2014, 12, 31))
    dunia.instansi.ppk = None
    dunia.instansi.save()

    with pada(2015, 12, 29), pytest.raises(AturanDilanggar) as tolak:
        atur_ulang_penilai(skp_id=skp.pk, oleh=dunia.akses(dunia.admin))

    assert tolak.value.kode == "skp.tanpa_penilai"
    assert Skp.objects.get(pk=skp.pk).pejabat_penilai == dunia.penilai


def test_realisasi_tidak_diajukan_kepada_siapa_siapa(dunia):
    skp = skp_ditutup(dunia)
    Penempatan.objects.filter(jabatan__kepala=True).update(selesai=date(2014, 12, 31))
    dunia.instansi.ppk = None
    dunia.instansi.save()

    with pada(2015, 12, 29):
        isi_realisasi(dunia, skp)
        with pytest.raises(AturanDilanggar) as tolak:
            transitions.ajukan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.pemilik))

    assert tolak.value.kode == "skp.tanpa_penilai"
