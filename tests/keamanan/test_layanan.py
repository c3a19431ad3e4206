"""Behind each page the service asks again: it refuses whoever calls it, also where no page lets him come so far."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from appraisal.services.laporan_penilai import laporkan_penilai
from appraisal.services.retensi import musnahkan, pasang_penahanan
from appraisal.services.scoring_sheet import LembarNilai, simpan_lembar_nilai
from appraisal.services.tanda_tangan import tandatangani
from appraisal.services.tugas_belajar import IsiAkademik, simpan_akademik
from appraisal.signing.interface import Kredensial
from organisasi.models import Pekerjaan, Peran
from organisasi.selectors.akses import SISTEM, Akses
from organisasi.services.impor import Unggahan, unggah_impor
from organisasi.services.pekerjaan import batalkan_pekerjaan, minta_pekerjaan
from organisasi.services.penempatan import IsiPenempatan, tempatkan
from organisasi.services.unit import IsiUnit, ubah_unit
from skp.models import Skp, StatusKeadaan
from skp.services.carry import putuskan_bawaan
from skp.services.circumstances import cabut_keadaan, tambah_berkas
from skp.services.transitions import ajukan_realisasi
from skp.states import StatusSkp
from tests.dunia import capaian_dinilai, pada, penilaian_diserahkan, skp_ditetapkan, skp_draf
from tests.factories.appraisal import DokumenFactory, UsulMusnahFactory
from tests.factories.organisasi import PenggunaFactory, PeranUnitFactory, UnitFactory
from tests.factories.skp import KeadaanFactory

pytestmark = pytest.mark.django_db


def test_bukan_penilainya_tidak_menyimpan_lembar_nilai(dunia):
    """Also where the sheet has nothing new in it: opening the appraisal of the year is the assessor's."""
    penilaian = capaian_dinilai(dunia)
    kosong = {"revisi_skp": None, "revisi_penilaian": None, "lembar": LembarNilai()}
    with pada(2015, 12, 30), pytest.raises(PermissionDenied):
        simpan_lembar_nilai(
            skp_id=Skp.objects.get(pegawai=penilaian.pegawai).pk, oleh=dunia.akses(dunia.rekan), **kosong
        )


def test_rekan_tidak_mengajukan_realisasi_dan_tidak_menutup_skp(dunia):
    skp = skp_ditetapkan(dunia)
    with pada(2015, 12, 28), pytest.raises(PermissionDenied, match="pegawai"):
        ajukan_realisasi(skp_id=skp.pk, oleh=dunia.akses(dunia.rekan))
    assert Skp.objects.get(pk=skp.pk).status == StatusSkp.DITETAPKAN


def test_nilai_akademik_bukan_urusan_rekan(dunia):
    penilaian = penilaian_diserahkan(dunia)
    isi = IsiAkademik(
        perguruan_tinggi="Universitas Rekaan", program_studi="Manajemen", ipk=Decimal("3.50"), skala=Decimal(4)
    )
    with pytest.raises(PermissionDenied):
        simpan_akademik(penilaian_id=penilaian.pk, isi=isi, berkas=None, oleh=dunia.akses(dunia.rekan))


def test_berkas_keadaan_bukan_dari_rekan(dunia):
    keadaan = KeadaanFactory(pegawai=dunia.pemilik, unit=dunia.subbagian)
    berkas = SimpleUploadedFile("surat.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    with pytest.raises(PermissionDenied):
        tambah_berkas(keadaan_id=keadaan.pk, berkas=berkas, oleh=dunia.akses(dunia.rekan))


def test_impor_bukan_dari_pegawai_biasa(dunia):
    with pytest.raises(PermissionDenied):
        unggah_impor(berkas=Unggahan("pegawai.csv", b"nip,nama\n"), oleh=dunia.akses(dunia.pemilik))


def test_pemusnahan_berhenti_bila_haknya_sudah_dicabut(dunia):
    """The worker asks anew: the order was given by somebody who may have lost the role since."""
    usul = UsulMusnahFactory(instansi=dunia.instansi, diputuskan=True)
    kendali = SimpleNamespace(isian={"usul": usul.pk}, akses=dunia.akses(dunia.rekan), mulai=lambda *_: None)
    with pytest.raises(PermissionDenied):
        musnahkan(kendali)


def _tanpa_pegawai(dunia) -> Akses:
    """An account of the agency that is nobody's: a role, and no person behind it."""
    akun = PenggunaFactory(pegawai=None, nama_pengguna="akun-bersama")
    PeranUnitFactory(pengguna=akun, peran=Peran.AUDITOR, instansi=dunia.instansi, unit=None)
    return Akses(akun, None, dunia.instansi, {Peran.AUDITOR: frozenset({None})})


def test_melaporkan_penilai_hanya_oleh_pegawai(dunia):
    with pytest.raises(PermissionDenied):
        laporkan_penilai(usulan=dunia.karo, keterangan="Keliru", oleh=_tanpa_pegawai(dunia))


@pytest.mark.parametrize("siapa", ["jam", "akun tanpa instansi"])
def test_yang_hanya_dilakukan_orang_sebuah_instansi_ditolak_untuk_yang_lain(dunia, siapa):
    akses = SISTEM if siapa == "jam" else Akses(PenggunaFactory(pegawai=None, nama_pengguna="tanpa-instansi"))
    with pytest.raises(PermissionDenied, match="instansi"):
        akses.pelaku()
    with pytest.raises(PermissionDenied):
        pasang_penahanan(pegawai=None, unit=None, tahun=2015, alasan="Perkara", oleh=akses)


def test_pekerjaan_dibatalkan_hanya_oleh_pemiliknya(dunia):
    milik = Pekerjaan.objects.create(
        pemilik=dunia.admin.pengguna, instansi=dunia.instansi, jenis="rekap", judul="Rekap", sidik="a" * 64
    )
    with pytest.raises(PermissionDenied):
        batalkan_pekerjaan(pekerjaan_id=milik.pk, oleh=dunia.akses(dunia.pengelola))
    milik.refresh_from_db()
    assert not milik.batal_diminta


def test_permintaan_yang_sama_dari_dua_orang_adalah_dua_pekerjaan(dunia):
    """The job of a colleague is not mine: who asks gets his own, and never the file of another."""
    PeranUnitFactory(pengguna=dunia.karo.pengguna, peran=Peran.ADMIN_KEPEGAWAIAN, instansi=dunia.instansi, unit=None)
    isian = {"unit": dunia.subbagian.pk, "periode": dunia.periode.pk}
    pesanan = [
        minta_pekerjaan(jenis="rekap", judul="Rekap", isian=isian, oleh=dunia.akses(orang))
        for orang in (dunia.admin, dunia.karo)
    ]
    assert [p.pemilik for p in pesanan] == [dunia.admin.pengguna, dunia.karo.pengguna]
    assert pesanan[0] != pesanan[1]


class TestSusunan:
    """The admin of a Biro: people and units outside it are not his, whichever half of the step lies inside."""

    def test_orang_luar_tidak_ditarik_ke_unit_sendiri(self, dunia):
        isi = IsiPenempatan(
            jabatan_id=dunia.pemilik.daftar_penempatan.get().jabatan_id,
            mulai=date(2015, 7, 1),
            nomor_surat="821/7",
            akhiri_lama=True,
        )
        with pytest.raises(PermissionDenied):
            tempatkan(pegawai_id=dunia.pimpinan.pk, isi=isi, oleh=dunia.akses(dunia.admin))

    def test_unit_sendiri_tidak_dipindah_ke_bawah_unit_orang_lain(self, dunia):
        kosong = UnitFactory(instansi=dunia.instansi, parent=dunia.bagian)
        isi = IsiUnit(kosong.kode, kosong.nama, kosong.jenis, kosong.mulai, induk_id=dunia.setda.pk)
        with pytest.raises(PermissionDenied):
            ubah_unit(unit_id=kosong.pk, isi=isi, oleh=dunia.akses(dunia.admin))

    def test_pengelola_yang_juga_admin_sebuah_unit_menempatkan_hanya_di_situ(self, dunia, masuk):
        """As pengelola he sees every unit; that does not widen what he may do as admin."""
        PeranUnitFactory(
            pengguna=dunia.pengelola.pengguna,
            peran=Peran.ADMIN_KEPEGAWAIAN,
            instansi=dunia.instansi,
            unit=dunia.bagian_lain,
        )
        alamat = reverse("organisasi:tempatkan", args=[dunia.orang_lain.pk])
        client = masuk(dunia.pengelola)
        for orang, status in ((dunia.orang_lain, 200), (dunia.pemilik, 403)):
            jabatan = orang.daftar_penempatan.get().jabatan_id
            assert client.get(alamat, {"jabatan": jabatan}).status_code == status


def test_bawaan_tahun_lalu_diputuskan_pemiliknya(dunia):
    skp = skp_draf(dunia)
    with pytest.raises(PermissionDenied):
        putuskan_bawaan(skp_id=skp.pk, lama_id=0, pilihan="ikut", isi=None, oleh=dunia.akses(dunia.rekan))


@pytest.mark.parametrize("berlaku", [True, False])
def test_keadaan_dicabut_oleh_yang_berhak_saja(dunia, berlaku):
    putusan = {
        "status": StatusKeadaan.BERLAKU,
        "diputuskan_oleh": dunia.admin.pengguna,
        "diputuskan_pada": datetime(2015, 4, 21, tzinfo=UTC),
    }
    keadaan = KeadaanFactory(pegawai=dunia.pemilik, unit=dunia.subbagian, **(putusan if berlaku else {}))
    with pytest.raises(PermissionDenied):
        cabut_keadaan(keadaan_id=keadaan.pk, catatan="Keliru", oleh=dunia.akses(dunia.rekan))


def test_target_disesuaikan_pemilik_dan_penilainya(dunia, masuk):
    """The admin sees the circumstance and leaves the contract to the two whose it is."""
    skp = skp_ditetapkan(dunia)
    keadaan = KeadaanFactory(
        pegawai=dunia.pemilik,
        unit=dunia.subbagian,
        skp=skp,
        jenis="cuti",
        rincian="cuti_bersalin",
        status=StatusKeadaan.BERLAKU,
        diputuskan_oleh=dunia.admin.pengguna,
        diputuskan_pada=datetime(2015, 4, 21, tzinfo=UTC),
        selesai=date(2015, 7, 31),
    )
    with pada(2015, 6, 1):
        alamat = reverse("skp:keadaan_target", args=[keadaan.pk])
        jawaban = {o: masuk(getattr(dunia, o)).get(alamat).status_code for o in ("pemilik", "atasan", "rekan")}
    assert jawaban == {"pemilik": 200, "atasan": 403, "rekan": 404}


def test_menandatangani_hanya_di_tempat_sendiri(dunia):
    dokumen = DokumenFactory(penilaian=penilaian_diserahkan(dunia))
    with pytest.raises(PermissionDenied):
        tandatangani(dokumen=dokumen, kredensial=Kredensial("frasa"), oleh=dunia.akses(dunia.rekan))
