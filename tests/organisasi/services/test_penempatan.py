"""Placing: one definitive position at a time, one holder where only one can be, letters always."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from organisasi.models import Penempatan
from organisasi.services.penempatan import IsiPenempatan, akhiri_penempatan, batalkan_penempatan, tempatkan
from tests.dunia import skp_draf
from tests.factories.organisasi import JabatanFactory, PegawaiFactory, PenempatanFactory
from tests.organisasi.aturan import dilarang
from tests.organisasi.conftest import HARI

BULAN_DEPAN = date(2020, 7, 1)
AKHIR_BULAN = date(2020, 6, 30)


@pytest.fixture
def meja(kantor):
    """An empty post in the Subbagian."""
    return JabatanFactory(unit=kantor.subbagian, nama="Arsiparis")


@pytest.fixture
def kursi(kantor):
    """An empty head post: the unit exists, nobody holds it."""
    return JabatanFactory(unit=kantor.bagian_lain, nama="Kepala Bagian Kelembagaan", kepala_unit=True)


def isi(jabatan, **lain):
    return replace(IsiPenempatan(jabatan_id=jabatan.pk, mulai=BULAN_DEPAN, nomor_surat="821/7"), **lain)


def test_pindah_definitif_mengakhiri_yang_lama_sehari_sebelumnya(kantor, meja):
    lama = kantor.penempatan_dari(kantor.pemilik)

    baru = tempatkan(pegawai_id=kantor.pemilik.pk, isi=isi(meja, akhiri_lama=True), oleh=kantor.sebagai("admin"))

    lama.refresh_from_db()
    assert lama.selesai == AKHIR_BULAN
    assert (baru.mulai, baru.selesai, baru.nomor_surat) == (BULAN_DEPAN, None, "821/7")


def test_pindah_tanpa_konfirmasi_ditolak_dengan_nama_jabatan_dan_tanggal(kantor, meja):
    with dilarang("penempatan.akhiri_lama", "Pengadministrasi Umum", "30 Juni 2020"):
        tempatkan(pegawai_id=kantor.pemilik.pk, isi=isi(meja), oleh=kantor.sebagai("admin"))

    assert kantor.penempatan_dari(kantor.pemilik).selesai is None


def test_penempatan_tidak_mendahului_yang_sudah_ada(kantor, meja):
    with dilarang("penempatan.mulai", "1 Januari 2010"):
        tempatkan(
            pegawai_id=kantor.pemilik.pk,
            isi=isi(meja, mulai=date(2010, 1, 1), akhiri_lama=True),
            oleh=kantor.sebagai("admin"),
        )


def test_yang_berjangka_di_masa_depan_juga_beririsan(kantor, meja):
    baru = PegawaiFactory(instansi=kantor.instansi)
    PenempatanFactory(pegawai=baru, jabatan=meja, mulai=date(2020, 9, 1))

    with dilarang("penempatan.mulai", "1 September 2020"):
        tempatkan(pegawai_id=baru.pk, isi=isi(meja, akhiri_lama=True), oleh=kantor.sebagai("admin"))
    tempatkan(pegawai_id=baru.pk, isi=isi(meja, selesai=date(2020, 8, 31)), oleh=kantor.sebagai("admin"))

    assert baru.daftar_penempatan.count() == 2


def test_jabatan_struktural_hanya_untuk_satu_orang(kantor):
    with dilarang("penempatan.jabatan_id", kantor.penilai.nama_lengkap, "sejak 1 Januari 2010"):
        tempatkan(
            pegawai_id=kantor.pemilik.pk,
            isi=isi(kantor.jabatan_dari(kantor.penilai), akhiri_lama=True),
            oleh=kantor.sebagai("admin"),
        )


def test_jabatan_pelaksana_untuk_banyak_orang(kantor, meja):
    for orang in (kantor.pemilik, kantor.rekan):
        tempatkan(pegawai_id=orang.pk, isi=isi(meja, akhiri_lama=True), oleh=kantor.sebagai("admin"))

    assert meja.daftar_penempatan.count() == 2


def test_plt_dirangkap_di_samping_jabatan_definitif(kantor, kursi):
    plt = tempatkan(pegawai_id=kantor.penilai.pk, isi=isi(kursi, jenis="plt"), oleh=kantor.sebagai("admin"))

    assert plt.sebutan == "Plt. Kepala Bagian Kelembagaan"
    assert kantor.penempatan_dari(kantor.penilai).selesai is None


def test_dua_plt_pada_hari_yang_sama_ditolak(kantor, kursi):
    tempatkan(pegawai_id=kantor.penilai.pk, isi=isi(kursi, jenis="plt"), oleh=kantor.sebagai("admin"))

    with dilarang("penempatan.jabatan_id", kantor.penilai.nama_lengkap, "Plt. Kepala Bagian Kelembagaan"):
        tempatkan(pegawai_id=kantor.rekan.pk, isi=isi(kursi, jenis="plh"), oleh=kantor.sebagai("admin"))


def test_plt_berturutan_diterima(kantor, kursi):
    akhir = BULAN_DEPAN + timedelta(days=29)
    tempatkan(pegawai_id=kantor.penilai.pk, isi=isi(kursi, jenis="plt", selesai=akhir), oleh=kantor.sebagai("admin"))
    tempatkan(
        pegawai_id=kantor.rekan.pk,
        isi=isi(kursi, jenis="plt", mulai=akhir + timedelta(days=1)),
        oleh=kantor.sebagai("admin"),
    )

    assert kursi.daftar_penempatan.count() == 2


def test_plt_menjadi_definitif_pada_jabatan_yang_sama_perlu_mengakhiri_plt(kantor, kursi):
    plt = tempatkan(pegawai_id=kantor.penilai.pk, isi=isi(kursi, jenis="plt"), oleh=kantor.sebagai("admin"))

    with dilarang("penempatan.jabatan_id", "Plt."):
        tempatkan(pegawai_id=kantor.penilai.pk, isi=isi(kursi, akhiri_lama=True), oleh=kantor.sebagai("admin"))
    assert plt.pk


@pytest.mark.parametrize(
    ("lain", "kode"),
    [
        ({"nomor_surat": "  "}, "penempatan.nomor_surat"),
        ({"selesai": AKHIR_BULAN}, "penempatan.selesai"),
        ({"mulai": date(2009, 12, 31)}, "penempatan.mulai"),
        ({"jabatan_id": 10**9}, "penempatan.jabatan_id"),
    ],
)
def test_isian_yang_salah_ditolak_pada_kolomnya(kantor, meja, lain, kode):
    with dilarang(kode):
        tempatkan(
            pegawai_id=kantor.pemilik.pk, isi=isi(meja, **({"akhiri_lama": True} | lain)), oleh=kantor.sebagai("admin")
        )


def test_jabatan_berjangka_menuntut_hari_terakhir(kantor):
    berjangka = JabatanFactory(unit=kantor.subbagian, selesai=date(2020, 12, 31))

    with dilarang("penempatan.selesai", "31 Desember 2020"):
        tempatkan(pegawai_id=kantor.pemilik.pk, isi=isi(berjangka, akhiri_lama=True), oleh=kantor.sebagai("admin"))


def test_yang_berhenti_tidak_ditempatkan(kantor, meja):
    kantor.rekan.berhenti_tanggal, kantor.rekan.berhenti_alasan = date(2020, 6, 1), "pindah"
    kantor.rekan.save()

    with dilarang("penempatan.mulai", "berhenti sejak 1 Juni 2020"):
        tempatkan(pegawai_id=kantor.rekan.pk, isi=isi(meja, akhiri_lama=True), oleh=kantor.sebagai("admin"))


def test_pejabat_luar_hanya_boleh_plt(kantor, kursi):
    luar = PegawaiFactory(instansi=kantor.instansi, status="pejabat_luar", nip=None)

    with dilarang("penempatan.jenis"):
        tempatkan(pegawai_id=luar.pk, isi=isi(kursi), oleh=kantor.sebagai("admin_pusat"))
    assert tempatkan(pegawai_id=luar.pk, isi=isi(kursi, jenis="plt"), oleh=kantor.sebagai("admin_pusat"))


@pytest.mark.parametrize("siapa", ["pengelola", "admin_lain", "admin_asing", "pimpinan", "pemilik"])
def test_hanya_admin_unitnya_yang_menempatkan(kantor, meja, siapa):
    with pytest.raises(PermissionDenied):
        tempatkan(pegawai_id=kantor.pemilik.pk, isi=isi(meja, akhiri_lama=True), oleh=kantor.sebagai(siapa))


def test_admin_unit_tidak_menempatkan_ke_unit_orang_lain(kantor):
    luar = JabatanFactory(unit=kantor.setda)

    with pytest.raises(PermissionDenied):
        tempatkan(pegawai_id=kantor.pemilik.pk, isi=isi(luar, akhiri_lama=True), oleh=kantor.sebagai("admin"))


def test_jabatan_instansi_lain_tidak_ada(kantor):
    asing = kantor.jabatan_dari(kantor.admin_asing)

    with dilarang("penempatan.jabatan_id"):
        tempatkan(pegawai_id=kantor.pemilik.pk, isi=isi(asing, akhiri_lama=True), oleh=kantor.sebagai("admin_pusat"))


def test_penempatan_diakhiri_sekali(kantor):
    penempatan = kantor.penempatan_dari(kantor.pemilik)

    akhiri_penempatan(penempatan_id=penempatan.pk, selesai=AKHIR_BULAN, oleh=kantor.sebagai("admin"))
    with dilarang("penempatan.selesai", "30 Juni 2020"):
        akhiri_penempatan(penempatan_id=penempatan.pk, selesai=BULAN_DEPAN, oleh=kantor.sebagai("admin"))
    akhiri_penempatan(penempatan_id=penempatan.pk, selesai=date(2020, 6, 1), oleh=kantor.sebagai("admin"))
    with dilarang("penempatan.sudah_berakhir"):
        akhiri_penempatan(penempatan_id=penempatan.pk, selesai=date(2020, 5, 1), oleh=kantor.sebagai("admin"))


def test_akhir_penempatan_tidak_mendahului_mulainya(kantor):
    with dilarang("penempatan.aturan", "tidak boleh mendahului"):
        akhiri_penempatan(
            penempatan_id=kantor.penempatan_dari(kantor.pemilik).pk,
            selesai=date(2009, 1, 1),
            oleh=kantor.sebagai("admin"),
        )


def test_penempatan_keliru_dibatalkan_dan_yang_lama_berlanjut(kantor, meja):
    lama = kantor.penempatan_dari(kantor.pemilik)
    baru = tempatkan(pegawai_id=kantor.pemilik.pk, isi=isi(meja, akhiri_lama=True), oleh=kantor.sebagai("admin"))

    batalkan_penempatan(penempatan_id=baru.pk, oleh=kantor.sebagai("admin"))

    lama.refresh_from_db()
    assert lama.selesai is None
    assert not Penempatan.objects.filter(pk=baru.pk).exists()


def test_pembatalan_ditolak_bila_jabatan_lama_sudah_diisi_orang_lain(kantor, meja):
    jabatan = kantor.jabatan_dari(kantor.penilai)
    baru = tempatkan(pegawai_id=kantor.penilai.pk, isi=isi(meja, akhiri_lama=True), oleh=kantor.sebagai("admin"))
    tempatkan(pegawai_id=kantor.rekan.pk, isi=isi(jabatan, akhiri_lama=True), oleh=kantor.sebagai("admin"))

    with dilarang("penempatan.jabatan_id", kantor.rekan.nama_lengkap):
        batalkan_penempatan(penempatan_id=baru.pk, oleh=kantor.sebagai("admin"))
    assert Penempatan.objects.filter(pk=baru.pk).exists()


def test_penempatan_yang_dipakai_skp_tidak_dibatalkan(kantor):
    skp_draf(kantor)

    with dilarang("penempatan.terpakai"):
        batalkan_penempatan(penempatan_id=kantor.penempatan_dari(kantor.pemilik).pk, oleh=kantor.sebagai("admin"))


def test_penempatan_yang_sudah_dihapus_memberi_tahu(kantor):
    with dilarang("organisasi.sudah_dihapus"):
        batalkan_penempatan(penempatan_id=10**9, oleh=kantor.sebagai("admin"))


def test_pembatalan_plt_tidak_menyentuh_yang_definitif(kantor, kursi):
    plt = tempatkan(pegawai_id=kantor.penilai.pk, isi=isi(kursi, jenis="plt", mulai=HARI), oleh=kantor.sebagai("admin"))

    batalkan_penempatan(penempatan_id=plt.pk, oleh=kantor.sebagai("admin"))

    assert kantor.penempatan_dari(kantor.penilai).selesai is None
