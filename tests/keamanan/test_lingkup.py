"""What a page reads for somebody is his: rows of others neither stand on it nor decide what it says."""

import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from appraisal import worklist, worklist_special
from appraisal.handover import list_perlu_diserahkan
from appraisal.models import SerahTerima
from appraisal.selectors import catatan_terlihat_oleh
from appraisal.worklist import susun_kerja
from organisasi.drafts import get_isian
from organisasi.models import IsianTertunda, Jejak, Peran
from organisasi.permissions import boleh_melihat_sebagai
from organisasi.selectors.akses import Akses
from organisasi.selectors.jejak import jejak_terlihat_oleh
from organisasi.selectors.people import get_kepegawaian, peran_terlihat_oleh
from organisasi.services.jejak import catat_baca
from skp.models import JenisKeadaan, StatusKeadaan
from skp.permissions import boleh_mengatur_katalog
from skp.selectors import list_kegiatan
from tests.dunia import buat_dunia, pada, penilaian_diserahkan, skp_ditetapkan
from tests.factories.appraisal import CatatanPerilakuFactory
from tests.factories.organisasi import (
    InstansiFactory,
    JabatanFactory,
    PegawaiFactory,
    PenempatanFactory,
    PenggunaFactory,
    UnitFactory,
)
from tests.factories.skp import KeadaanFactory
from tests.halaman import teks

pytestmark = pytest.mark.django_db


def judul(akses: Akses) -> list[str]:
    return [k.judul for k in susun_kerja(akses).perlu]


class TestBeranda:
    def test_akun_tanpa_pegawai_dan_tanpa_unit_tidak_melihat_kelompok_admin(self, dunia):
        akun = PenggunaFactory(pegawai=None, nama_pengguna="auditor-luar")
        assert judul(Akses(akun, None, dunia.instansi, {Peran.AUDITOR: frozenset({None})})) == []

    def test_yang_dibaca_hanya_dokumen_yang_ada_bagian_saya_di_dalamnya(self, dunia, monkeypatch):
        penilaian_diserahkan(dunia)
        skp_ditetapkan(dunia, pegawai=dunia.rekan)
        dibaca, asli = [], worklist.kalender_dari
        monkeypatch.setattr(worklist, "kalender_dari", lambda daftar: dibaca.extend(daftar) or asli(daftar))
        with pada(2016, 1, 4):
            susun_kerja(dunia.akses(dunia.pemilik))
            assert [d.pegawai for d in dibaca] == [dunia.pemilik]
            dibaca.clear()
            susun_kerja(dunia.akses(dunia.orang_lain))
        assert dibaca == []

    def test_skp_rekan_bukan_skp_saya(self, dunia, masuk):
        skp_ditetapkan(dunia, pegawai=dunia.rekan)
        with pada(2015, 2, 2):
            assert "SKP saya" in judul(dunia.akses(dunia.pemilik))
            assert "SKP saya" not in judul(dunia.akses(dunia.rekan))
            langkah = {o: masuk(o).get("/").context["langkah"] for o in (dunia.pemilik, dunia.rekan)}
        assert [s for _, s, _ in langkah[dunia.pemilik]].index("kini") == 0
        assert [s for _, s, _ in langkah[dunia.rekan]].index("kini") > 0

    def test_jabatan_orang_lain_yang_berakhir_bukan_urusan_saya(self, dunia):
        skp_ditetapkan(dunia)
        jabatan = dunia.penilai.daftar_penempatan.get()
        jabatan.selesai = date(2015, 7, 1)
        jabatan.save()
        assert list_perlu_diserahkan(dunia.penilai, date(2015, 6, 15)) == [jabatan]
        assert list_perlu_diserahkan(dunia.atasan, date(2015, 6, 15)) == []

    def test_pengecualian_diputus_atasan_dari_skp_itu(self, dunia):
        skp = skp_ditetapkan(dunia)
        KeadaanFactory(
            pegawai=dunia.pemilik,
            unit=dunia.subbagian,
            skp=skp,
            kegiatan=list_kegiatan(skp)[0],
            jenis=JenisKeadaan.LUAR_KENDALI,
            rincian="",
        )
        kelompok = "Pengecualian kegiatan yang menunggu keputusan Anda"
        assert kelompok in judul(dunia.akses(dunia.atasan))
        assert kelompok not in judul(dunia.akses(dunia.karo))

    def test_tugas_belajar_instansi_lain_tidak_menambah_pekerjaan(self, dunia, monkeypatch):
        """Not even the one of looking for one's own people."""
        belajar = {
            "jenis": JenisKeadaan.TUGAS_BELAJAR,
            "rincian": "",
            "mulai": date(2015, 1, 1),
            "status": StatusKeadaan.BERLAKU,
            "diputuskan_oleh": dunia.admin.pengguna,
            "diputuskan_pada": datetime(2015, 1, 2, tzinfo=UTC),
        }
        KeadaanFactory(**belajar)
        monkeypatch.setattr(worklist_special, "list_bawahan", lambda *_: pytest.fail("mencari bawahan"))
        with pada(2015, 12, 28):
            susun_kerja(dunia.akses(dunia.penilai))
            KeadaanFactory(pegawai=dunia.pemilik, unit=dunia.subbagian, **belajar)
            with pytest.raises(pytest.fail.Exception):
                susun_kerja(dunia.akses(dunia.penilai))


def test_buku_catatan_memisahkan_tentang_saya_dari_yang_saya_tulis(dunia, masuk):
    tentang = CatatanPerilakuFactory(pegawai=dunia.penilai, penilai=dunia.atasan, tanggal=date(2015, 5, 1))
    tulisan = CatatanPerilakuFactory(pegawai=dunia.pemilik, penilai=dunia.penilai, tanggal=date(2015, 5, 1))
    with pada(2015, 6, 15):
        konteks = masuk(dunia.penilai).get(reverse("appraisal:catatan")).context
    assert list(konteks["tentang_saya"]) == [tentang]
    assert list(konteks["halaman"]) == [tulisan]


def test_jejak_dan_peran_hanya_untuk_yang_berhak(dunia):
    skp_ditetapkan(dunia)
    assert Jejak.objects.filter(instansi=dunia.instansi.pk).exists()
    for orang in (dunia.pemilik, dunia.admin, dunia.pimpinan):
        assert not jejak_terlihat_oleh(dunia.akses(orang)).exists()
        assert not peran_terlihat_oleh(dunia.akses(orang)).exists()
    assert jejak_terlihat_oleh(dunia.akses(dunia.pengelola)).exists()
    assert peran_terlihat_oleh(dunia.akses(dunia.pengelola)).exists()


def test_unduhan_jejak_hanya_dari_instansi_sendiri(dunia, masuk):
    with pada(2015, 1, 5):
        catat_baca(dunia.akses(dunia.penilai), "rekap.dilihat", dunia.biro, pegawai=[dunia.pemilik.pk])
    asing = buat_dunia(2014)
    isi = load_workbook(io.BytesIO(masuk(asing.pengelola).get("/organisasi/jejak/unduh/").content)).active
    assert "Rekap dilihat" not in {b[2] for b in isi.iter_rows(values_only=True)}
    isi = load_workbook(io.BytesIO(masuk(dunia.pengelola).get("/organisasi/jejak/unduh/").content)).active
    assert "Rekap dilihat" in {b[2] for b in isi.iter_rows(values_only=True)}


def test_catatan_yang_diserahkan_dibaca_penerimanya_saja(dunia):
    """The book handed over by an assessor who left opens for the one who received it (PERKA-I.2)."""
    catatan = CatatanPerilakuFactory(pegawai=dunia.pemilik, penilai=dunia.penilai, tanggal=date(2015, 5, 1))
    SerahTerima.objects.create(
        penempatan=dunia.penilai.daftar_penempatan.get(), penilai=dunia.penilai, penerima=dunia.atasan
    )
    jabatan = dunia.penilai.daftar_penempatan.get()
    jabatan.selesai = date(2015, 6, 30)
    jabatan.save()
    assert list(catatan_terlihat_oleh(dunia.akses(dunia.atasan))) == [catatan]
    assert not catatan_terlihat_oleh(dunia.akses(dunia.rekan)).exists()


def test_ruang_latihan_orang_lain_bukan_milik_saya(dunia, masuk):
    InstansiFactory(pelajar=dunia.rekan.pengguna)
    assert masuk(dunia.rekan).get(reverse("latihan")).context["ada"]
    assert not masuk(dunia.pemilik).get(reverse("latihan")).context["ada"]


def test_melihat_sebagai_diri_sendiri_ditolak_dengan_alasannya(dunia):
    assert boleh_melihat_sebagai(dunia.akses(dunia.pengelola), dunia.pengelola).alasan == "Ini akun Anda sendiri."


def test_nama_tertaut_hanya_ke_halaman_yang_terbuka(dunia):
    """The superior sits outside the units of the admin: his name stands there, and leads nowhere."""
    with pada(2015, 6, 15):
        dilihat = get_kepegawaian(dunia.karo, date(2015, 6, 15), dunia.akses(dunia.admin))
        semuanya = get_kepegawaian(dunia.karo, date(2015, 6, 15), dunia.akses(dunia.pengelola))
    assert dunia.sekda.pk not in dilihat["tertaut"]
    assert dunia.sekda.pk in semuanya["tertaut"]


def test_isian_tertunda_orang_lain_tidak_dipulihkan(dunia, rf):
    for orang in (dunia.penilai, dunia.pemilik):
        IsianTertunda.objects.create(pengguna=orang.pengguna, alamat="/skp/1/susun/", isi=f"uraian={orang.nama}")
    permintaan = rf.get("/skp/1/susun/")
    permintaan.user, permintaan.akses = dunia.pemilik.pengguna, dunia.akses(dunia.pemilik)
    assert get_isian(permintaan).isi == f"uraian={dunia.pemilik.nama}"


@pytest.fixture
def admin_bagian(dunia):
    """Admin kepegawaian of one Bagian; the rest of the Biro is not his."""
    orang = PegawaiFactory(instansi=dunia.instansi, nama="Admin Bagian Rekaan")
    PenempatanFactory(pegawai=orang, jabatan=JabatanFactory(unit=dunia.bagian_lain))
    akun = PenggunaFactory(pegawai=orang, nama_pengguna=orang.nip)
    akun.daftar_peran.create(
        peran=Peran.ADMIN_KEPEGAWAIAN, instansi=dunia.instansi, unit=dunia.bagian_lain, mulai=date(2015, 1, 1)
    )
    return orang


class TestAdminUnit:
    @pytest.fixture(autouse=True)
    def pagi_itu(self):
        with pada(2015, 6, 15):
            yield

    def test_pemetaan_hanya_unitnya(self, dunia, admin_bagian, masuk):
        alamat = reverse("appraisal:pemetaan")
        kosong = UnitFactory(instansi=dunia.instansi, parent=dunia.bagian, nama="Subbagian Tanpa Kepala")
        PenempatanFactory(pegawai=PegawaiFactory(instansi=dunia.instansi), jabatan=JabatanFactory(unit=kosong))
        assert kosong.nama in teks(masuk(dunia.admin).get(alamat))
        assert kosong.nama not in teks(masuk(admin_bagian).get(alamat))

    def test_katalog_hanya_jabatan_unitnya(self, dunia, admin_bagian, masuk):
        jabatan = dunia.penilai.daftar_penempatan.get().jabatan
        alamat = reverse("skp:katalog")
        assert jabatan.nama in teks(masuk(dunia.admin).get(alamat))
        assert jabatan.nama not in teks(masuk(admin_bagian).get(alamat))
        assert boleh_mengatur_katalog(dunia.akses(dunia.admin), jabatan)
        assert not boleh_mengatur_katalog(dunia.akses(admin_bagian), jabatan)

    def test_jabatan_dan_induk_di_luar_unitnya_tidak_ada(self, dunia, admin_bagian, masuk):
        client = masuk(admin_bagian)
        orang = reverse("organisasi:tempatkan", args=[dunia.orang_lain.pk])
        jabatan = dunia.pemilik.daftar_penempatan.get().jabatan_id
        milik = dunia.orang_lain.daftar_penempatan.get().jabatan_id
        assert client.get(orang, {"jabatan": milik}).status_code == 200
        assert client.get(orang, {"jabatan": jabatan}).status_code == 404
        baru = reverse("organisasi:unit_baru")
        assert client.get(baru, {"induk": dunia.bagian_lain.pk}).status_code == 200
        assert client.get(baru, {"induk": dunia.bagian.pk}).status_code == 404
