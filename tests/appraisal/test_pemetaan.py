"""The mapping doctor finds every kind of fault with its repair; "Atasan saya salah" is answered in one step."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appraisal.mapping import lengkapi_temuan
from appraisal.services.laporan_penilai import kabulkan_laporan, laporkan_penilai, periksa_malam, tolak_laporan
from organisasi.common.clock import sekarang, waktu_rekaan
from organisasi.common.errors import AturanDilanggar, KeadaanBerubah
from organisasi.models import LaporanPenilai, Notifikasi, PenugasanPenilai, StatusLaporan, UnitKerja
from organisasi.selectors.pemetaan import JenisTemuan, periksa_pemetaan
from tests.dunia import pada, penilaian_disahkan, skp_ditetapkan
from tests.factories.organisasi import (
    AWAL,
    JabatanFactory,
    PegawaiFactory,
    PenempatanFactory,
    PenugasanPenilaiFactory,
    UnitFactory,
)
from tests.halaman import pesan, teks

pytestmark = pytest.mark.django_db
HARI = date(2015, 6, 15)
J = JenisTemuan


@pytest.fixture(autouse=True)
def pagi_itu():
    with pada(HARI.year, HARI.month, HARI.day):
        yield


def periksa(d, *unit):
    pk = frozenset(u.pk for u in unit) or frozenset(UnitKerja.objects.values_list("pk", flat=True))
    return periksa_pemetaan(d.instansi, pk, HARI)


def satu(d, jenis):
    (temuan,) = [t for t in periksa(d) if t.jenis == jenis]
    return temuan


def alamat(temuan):
    return (temuan.perbaikan.alamat, temuan.perbaikan.pk)


def test_bagian_tanpa_kepala_ditemukan_dan_yang_lain_bersih(dunia):
    """The small agency has one fault of its own: Bagian Kelembagaan has no head position."""
    (temuan,) = periksa(dunia)

    assert (temuan.jenis, temuan.unit) == (J.KOSONG, dunia.bagian_lain)
    assert "2 pegawainya dinilai dari unit di atasnya" in temuan.kalimat
    assert alamat(temuan) == ("organisasi:jabatan_baru", dunia.bagian_lain.pk)
    assert periksa(dunia, dunia.biro) == []


def test_kursi_kepala_yang_kosong(dunia):
    dunia.penilai.daftar_penempatan.update(selesai=HARI - timedelta(days=1))
    temuan = next(t for t in periksa(dunia, dunia.subbagian) if t.jenis == J.KOSONG)
    jabatan = dunia.penilai.daftar_penempatan.get().jabatan
    assert alamat(temuan) == ("organisasi:isi_jabatan", jabatan.pk)
    assert set(temuan.terkena) == {dunia.pemilik.pk, dunia.rekan.pk}


def test_penilai_berhenti_dan_penilai_tanpa_akun(dunia):
    dunia.penilai.pengguna.is_active = False
    dunia.penilai.pengguna.save()
    tanpa_akun = [t for t in periksa(dunia) if t.jenis == J.TIDAK_AKTIF]
    assert {t.pegawai for t in tanpa_akun} == {dunia.pemilik, dunia.rekan}
    assert alamat(tanpa_akun[0]) == ("organisasi:rincian_pegawai", dunia.penilai.pk)

    dunia.penilai.pengguna.is_active = True
    dunia.penilai.pengguna.save()
    lama = PegawaiFactory(instansi=dunia.instansi, nama="Pensiun", berhenti_tanggal=HARI, berhenti_alasan="pensiun")
    PenugasanPenilaiFactory(pegawai=dunia.pemilik, penilai=lama)
    temuan = satu(dunia, J.TIDAK_AKTIF)
    assert "Pensiun sudah berhenti" in temuan.kalimat
    assert alamat(temuan) == ("organisasi:tugaskan", dunia.pemilik.pk)


def test_lingkaran_dua_orang_dan_tiga_orang(dunia):
    PenugasanPenilaiFactory(pegawai=dunia.penilai, penilai=dunia.pemilik)
    assert set(satu(dunia, J.LINGKARAN).terkena) == {dunia.penilai.pk, dunia.pemilik.pk}

    PenugasanPenilai.objects.update(pegawai=dunia.atasan)
    temuan = satu(dunia, J.LINGKARAN)
    assert set(temuan.terkena) == {dunia.penilai.pk, dunia.pemilik.pk, dunia.atasan.pk}
    assert temuan.kalimat.count("→") == 3


def test_tanpa_ppk_pejabat_tertinggi_tanpa_penilai_dan_di_bawahnya_tanpa_atasan(dunia):
    dunia.instansi.ppk = None
    dunia.instansi.save()
    siapa = {t.pegawai: t.kalimat for t in periksa(dunia) if t.jenis == J.TANPA_PENILAI}
    assert "belum mempunyai pejabat penilai" in siapa[dunia.sekda]
    assert "belum mempunyai atasan" in siapa[dunia.karo]


def test_dua_kepala_sekaligus_kecuali_plh(dunia):
    jabatan = dunia.penilai.daftar_penempatan.get().jabatan
    rangkap = PenempatanFactory(pegawai=dunia.rekan, jabatan=jabatan, jenis="plt", nomor_surat="1")
    assert satu(dunia, J.KEPALA_GANDA).unit == dunia.subbagian
    rangkap.jenis = "plh"
    rangkap.save()
    assert not [t for t in periksa(dunia) if t.jenis == J.KEPALA_GANDA]


def test_dokumen_yang_tersentuh_dan_yang_tetap(dunia):
    with pada(2015, 1, 4):
        penilaian_disahkan(dunia, pegawai=dunia.rekan)
        skp = skp_ditetapkan(dunia)
    PenugasanPenilaiFactory(pegawai=dunia.penilai, penilai=dunia.pemilik)

    (lengkap,) = [t for t in lengkapi_temuan(periksa(dunia)) if t.temuan.jenis == J.LINGKARAN]

    assert [d.judul for d in lengkap.dokumen] == ["SKP 2015 Pemilik Rekaan (ditetapkan)"]
    assert lengkap.dokumen[0].alamat == reverse("skp:rincian", args=[skp.pk])


def test_jumlah_kueri_tetap(dunia):
    def hitung():
        with CaptureQueriesContext(connection) as tangkapan:
            lengkapi_temuan(periksa(dunia))
        return len(tangkapan)

    semula = hitung()
    for _ in range(15):
        unit = UnitFactory(instansi=dunia.instansi, parent=dunia.biro)
        PenempatanFactory(pegawai__instansi=dunia.instansi, jabatan=JabatanFactory(unit=unit))
    assert hitung() == semula
    assert semula <= 14


def test_perintah_mencetak_temuan_dan_perbaikannya(dunia, capsys):
    call_command("periksa_penilai", instansi=dunia.instansi.kode)
    keluar = capsys.readouterr().out
    assert "1 temuan." in keluar
    assert "[Kepala unit kosong] Bagian Kelembagaan belum mempunyai jabatan kepala" in keluar
    assert f"Perbaikan: Buat jabatan kepala (/organisasi/unit/{dunia.bagian_lain.pk}/jabatan/)" in keluar
    call_command("periksa_penilai", unit=dunia.bagian.kode)
    assert "0 temuan." in capsys.readouterr().out
    for salah in ({"instansi": "TIADA"}, {"unit": "TIADA"}):
        with pytest.raises(CommandError, match="TIADA"):
            call_command("periksa_penilai", **salah)


def test_setiap_malam_sekali_kepada_admin_seluruh_instansi(dunia):
    from tests.factories.organisasi import PeranUnitFactory

    PeranUnitFactory(pengguna=dunia.rekan.pengguna, instansi=dunia.instansi)

    assert [periksa_malam(), periksa_malam()] == [1, 0]
    notis = Notifikasi.objects.get()
    assert (notis.penerima, notis.judul) == (dunia.rekan.pengguna, "Pemetaan penilai: 1 hal perlu diperbaiki")
    with waktu_rekaan(sekarang() + timedelta(days=1)):
        assert periksa_malam() == 1


# --- "Atasan saya salah" ------------------------------------------------------------------------


def lapor(d, usulan=None):
    return laporkan_penilai(usulan=usulan or d.karo, keterangan="Pindah sejak Mei.", oleh=d.akses(d.pemilik))


def test_dilaporkan_lalu_dikabulkan_dalam_satu_langkah(dunia):
    with pada(2015, 1, 4):
        skp = skp_ditetapkan(dunia)
    laporan = lapor(dunia)
    assert Notifikasi.objects.get(kunci__startswith="laporan-penilai").penerima == dunia.admin.pengguna

    laporan = kabulkan_laporan(laporan_id=laporan.pk, oleh=dunia.akses(dunia.admin))

    skp.refresh_from_db()
    assert skp.pejabat_penilai == dunia.karo
    assert laporan.status == StatusLaporan.DIKABULKAN
    tugas = PenugasanPenilai.objects.get(pegawai=dunia.pemilik)
    assert (tugas.penilai, tugas.mulai) == (dunia.karo, HARI)
    assert Notifikasi.objects.filter(penerima=dunia.pemilik.pengguna, kunci__endswith="dijawab").exists()
    with pytest.raises(KeadaanBerubah):
        kabulkan_laporan(laporan_id=laporan.pk, oleh=dunia.akses(dunia.admin))


def test_penugasan_lama_berakhir_kemarin(dunia):
    lama = PenugasanPenilaiFactory(pegawai=dunia.pemilik, penilai=dunia.orang_lain, mulai=AWAL)
    kabulkan_laporan(laporan_id=lapor(dunia).pk, oleh=dunia.akses(dunia.admin))
    lama.refresh_from_db()
    assert lama.selesai == HARI - timedelta(days=1)


def test_tidak_dikabulkan_dengan_alasan(dunia):
    laporan = lapor(dunia)
    with pytest.raises(AturanDilanggar, match="Isi alasan"):
        tolak_laporan(laporan_id=laporan.pk, jawaban=" ", oleh=dunia.akses(dunia.admin))
    tolak_laporan(laporan_id=laporan.pk, jawaban="Sesuai SK.", oleh=dunia.akses(dunia.admin))
    assert LaporanPenilai.objects.get().jawaban == "Sesuai SK."
    assert not PenugasanPenilai.objects.exists()


def test_laporan_yang_tidak_masuk_akal_ditolak(dunia):
    keliru = {"sudah tercatat": dunia.penilai, "dirinya sendiri": dunia.pemilik, "tidak bertugas": PegawaiFactory()}
    for kalimat, usulan in keliru.items():
        with pytest.raises(AturanDilanggar, match=kalimat):
            lapor(dunia, usulan)
    lapor(dunia)
    with pytest.raises(AturanDilanggar, match="masih menunggu jawaban"):
        lapor(dunia, dunia.sekda)


def test_hanya_admin_pegawai_itu_yang_menjawab(dunia):
    laporan = lapor(dunia)
    for siapa in (dunia.pemilik, dunia.penilai, dunia.pengelola, dunia.pimpinan):
        with pytest.raises(PermissionDenied):
            kabulkan_laporan(laporan_id=laporan.pk, oleh=dunia.akses(siapa))


def test_halaman_pegawai_dan_admin(dunia, masuk):
    pegawai, admin = masuk(dunia.pemilik), masuk(dunia.admin)
    saya = reverse("appraisal:penilai_saya")
    assert "Kasubbag Rekaan" in teks(pegawai.get(saya))
    assert pegawai.post(saya, {"usulan": "", "keterangan": ""}).status_code == 422
    pegawai.post(saya, {"usulan": "Karo Rekaan", "keterangan": "Pindah."})
    assert "Menunggu jawaban" in teks(pegawai.get(saya))

    halaman = teks(admin.get(reverse("appraisal:pemetaan")))
    assert "Pemilik Rekaan tercatat dinilai oleh Kasubbag Rekaan, seharusnya oleh Karo Rekaan." in halaman
    assert "Kepala unit kosong" in halaman
    laporan = LaporanPenilai.objects.get()
    assert admin.post(reverse("appraisal:tolak_laporan", args=[laporan.pk]), {"jawaban": ""}).status_code == 422
    jawaban = admin.post(reverse("appraisal:kabulkan_laporan", args=[laporan.pk]), follow=True)
    assert "Karo Rekaan menilai Pemilik Rekaan mulai hari ini" in pesan(jawaban)[0]


@pytest.mark.parametrize(("siapa", "halaman"), [("pengelola", 200), ("penilai", 403), ("pimpinan", 403)])
def test_yang_tidak_berwenang(dunia, masuk, siapa, halaman):
    laporan = lapor(dunia)
    peramban = masuk(getattr(dunia, siapa))
    assert peramban.get(reverse("appraisal:pemetaan")).status_code == halaman
    assert peramban.post(reverse("appraisal:kabulkan_laporan", args=[laporan.pk])).status_code == 403
    assert peramban.get(reverse("appraisal:tolak_laporan", args=[laporan.pk])).status_code == 405
