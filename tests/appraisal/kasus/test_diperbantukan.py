"""SC-06: diperbantukan or dipekerjakan, appraised by an official of the receiving agency."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from appraisal.models import JenisDokumen
from organisasi.models import Pegawai, PenugasanPenilai
from skp.models import Skp
from skp.services import transitions
from skp.services.circumstances import akhiri_keadaan, cabut_keadaan
from skp.services.secondment import PejabatLuar, catat_dipekerjakan
from tests.appraisal.kasus.cerita import cetak, isi, surat
from tests.berkas import pdf, unggahan
from tests.dunia import pada, skp_draf
from tests.factories.organisasi import PenggunaFactory
from tests.halaman import teks
from tests.organisasi.aturan import dilarang

pytestmark = pytest.mark.django_db
INSTANSI = "Badan Rekaan Nasional"
PENILAI = PejabatLuar(nama="Penilai Luar Rekaan", jabatan="Kepala Bidang Data", instansi=INSTANSI, pangkat="Pembina")
ATASAN = PejabatLuar(nama="Atasan Luar Rekaan", jabatan="Kepala Pusat Data", instansi=INSTANSI)


def pekerjakan(d, mulai=date(2015, 1, 1), **lain):
    umum = {"penilai": PENILAI, "atasan": ATASAN, "berkas": surat(), "oleh": d.akses(d.admin)} | lain
    keadaan = isi("dipekerjakan", mulai, rincian="diperbantukan", selesai=date(2015, 12, 31))
    return catat_dipekerjakan(pegawai_id=d.pemilik.pk, isi=keadaan, **umum)


def test_penilai_luar_tercetak_dan_menetapkan_skp(dunia):
    d = dunia
    with pada(2015, 1, 2):
        pekerjakan(d)
    skp = skp_draf(d)
    luar = Pegawai.objects.get(nama="Penilai Luar Rekaan")
    PenggunaFactory(pegawai=luar, nama_pengguna="penilai.luar")
    with pada(2015, 1, 6):
        transitions.ajukan_skp(skp_id=skp.pk, oleh=d.akses(d.pemilik))
        skp = transitions.tetapkan_skp(skp_id=skp.pk, oleh=d.akses(luar))

    formulir = cetak(JenisDokumen.SKP, skp)
    for kata in ("Penilai Luar Rekaan", "Kepala Bidang Data", "Pembina", INSTANSI):
        assert kata in formulir
    assert (skp.pejabat_penilai.nip, skp.atasan.nama) == (None, "Atasan Luar Rekaan")


def test_skp_yang_berjalan_mengikuti_dan_ppk_menjadi_atasan_bila_tidak_disebut(dunia):
    d = dunia
    skp = skp_draf(d)
    with pada(2015, 2, 1):
        pekerjakan(d, mulai=date(2015, 2, 1), atasan=None)
        assert Pegawai.objects.filter(status="pejabat_luar").count() == 1
        skp.refresh_from_db()
        assert (skp.pejabat_penilai.nama, skp.atasan) == ("Penilai Luar Rekaan", d.gubernur)
        with dilarang("keadaan.mulai", "sudah tercatat"):
            pekerjakan(d, mulai=date(2015, 3, 1))


def test_penugasan_berakhir_bersama_keadaannya(dunia):
    d = dunia
    with pada(2015, 1, 2):
        keadaan = pekerjakan(d)
    with pada(2015, 6, 1):
        akhiri_keadaan(keadaan_id=keadaan.pk, selesai=date(2015, 6, 30), oleh=d.akses(d.admin))
        assert PenugasanPenilai.objects.get().selesai == date(2015, 6, 30)
        cabut_keadaan(keadaan_id=keadaan.pk, catatan="Kembali lebih awal.", oleh=d.akses(d.admin))
        assert PenugasanPenilai.objects.get().selesai == date(2015, 6, 1)
    with pada(2015, 7, 1):
        assert skp_penilai(d) == d.penilai


def skp_penilai(d):
    skp = skp_draf(d)
    Skp.objects.filter(pk=skp.pk).update(pejabat_penilai=None)
    skp.refresh_from_db()
    transitions.ajukan_skp(skp_id=skp.pk, oleh=d.akses(d.pemilik))
    return Skp.objects.get(pk=skp.pk).pejabat_penilai


def test_hanya_admin_yang_mencatat_dan_isian_salah_dijawab_di_kolomnya(dunia, masuk):
    d = dunia
    with pytest.raises(PermissionDenied, match="Diperbantukan atau dipekerjakan diusulkan oleh admin"):
        pekerjakan(d, oleh=d.akses(d.pemilik))
    alamat = reverse("skp:keadaan_baru", args=[d.pemilik.pk, "dipekerjakan"])
    assert masuk(d.pemilik).get(alamat).status_code == 403
    data = {
        "rincian": "dipekerjakan",
        "mulai": "01-02-2015",
        "nomor_surat": "824/1",
        "tanggal_surat": "15-01-2015",
        "alasan": "Menurut surat.",
        "penilai_nama": "Penilai Luar",
        "penilai_jabatan": "Kepala Bidang",
        "penilai_instansi": INSTANSI,
        "penilai_nip": "123",
        "atasan_nama": "Atasan Luar",
    }
    admin = masuk(d.admin)
    with pada(2015, 2, 1):
        salah = admin.post(alamat, data | {"berkas": unggahan("surat.pdf", pdf())})
        assert salah.status_code == 422
        assert "Isi jabatannya." in teks(salah)
        assert "NIP" in teks(salah)
        benar = data | {"penilai_nip": "", "atasan_jabatan": "Kepala Pusat", "berkas": unggahan("surat.pdf", pdf())}
        assert admin.post(alamat, benar).status_code == 302
    assert PenugasanPenilai.objects.get().alasan.startswith("Dipekerjakan. Surat 824/1")
