"""SC-07 exemption with dates, SC-08 long leave, and who agrees to what."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from appraisal.models import JenisDokumen
from appraisal.recap import list_kekurangan, list_rekap
from appraisal.worklist import susun_kerja
from organisasi.models import Notifikasi
from skp.models import Skp
from skp.services import transitions
from skp.services.circumstances import akhiri_keadaan, cabut_keadaan, putuskan_keadaan, tambah_berkas
from skp.services.plan import buat_skp
from tests.appraisal.kasus.cerita import ajukan_usulan, catat, cetak, surat, target
from tests.dunia import pada, skp_ditetapkan
from tests.halaman import teks
from tests.organisasi.aturan import dilarang

pytestmark = pytest.mark.django_db
D = Decimal


def test_cuti_besar_dari_usulan_sampai_formulir(dunia):
    """SC-08: proposed by the employee, agreed by the admin, targets by the months worked, printed as a change."""
    d = dunia
    skp = skp_ditetapkan(d)
    with pada(2015, 2, 20):
        masa = {"selesai": date(2015, 5, 31), "rincian": "cuti_besar", "skp_id": skp.pk}
        keadaan = catat(d, d.pemilik, "cuti", date(2015, 3, 1), oleh=d.pemilik, **masa)
        assert keadaan.status == "diusulkan"
        assert "Keadaan khusus yang menunggu keputusan Anda" in [k.judul for k in susun_kerja(d.akses(d.admin)).perlu]
        kabar = Notifikasi.objects.get(judul="Keadaan khusus Pemilik Rekaan menunggu keputusan Anda")
        assert (kabar.penerima, kabar.tautan) == (d.admin.pengguna, reverse("skp:keadaan_rincian", args=[keadaan.pk]))
        with pytest.raises(PermissionDenied):
            putuskan_keadaan(keadaan_id=keadaan.pk, setuju=True, catatan="", oleh=d.akses(d.penilai))
        keadaan = putuskan_keadaan(keadaan_id=keadaan.pk, setuju=True, catatan="Sesuai.", oleh=d.akses(d.admin))
        skp = ajukan_usulan(d, skp, keadaan)

    assert target(skp) == [(D(9), D(9)), (D(9), D(9))]
    formulir = cetak(JenisDokumen.SKP, skp)
    assert "Perubahan ke-1: Cuti besar sejak 01-03-2015." in formulir
    assert [r.aksi for r in keadaan.riwayat.all()] == ["usulkan_keadaan", "setujui_keadaan"]
    assert Notifikasi.objects.filter(penerima=d.pemilik.pengguna, judul__startswith="Cuti panjang").exists()


def test_pembebasan_mengakhiri_skp_dan_mengeluarkan_dari_daftar_yang_belum(dunia):
    """SC-07: the SKP ends the day before; no new one is owed, nobody reminds, the recap does not miss anybody."""
    d = dunia
    skp = skp_ditetapkan(d)
    with pada(2015, 5, 1):
        keadaan = catat(d, d.pemilik, "pembebasan", date(2015, 5, 1), oleh=d.admin, rincian="cltn")
        assert keadaan.skp == skp
        skp = transitions.tutup_skp(skp_id=skp.pk, oleh=d.akses(d.admin))
        assert skp.selesai == date(2015, 4, 30)
        with dilarang("skp.tanpa_kewajiban", "cuti di luar tanggungan negara", "824/77/BKD"):
            buat_skp(periode=d.periode, pegawai=d.pemilik, oleh=d.akses(d.pemilik))
        assert "Susun SKP 2015" not in _judul_tugas(d, d.pemilik)
    with pada(2015, 6, 1):
        catat(d, d.rekan, "pembebasan", date(2015, 1, 1), oleh=d.admin, rincian="mpp")
        belum = {k.nama for k in list_kekurangan(d.subbagian, d.periode)}
        assert "Rekan Rekaan" not in belum
        assert "Kasubbag Rekaan" in belum
        assert "Rekan Rekaan" not in {b.nama for b in list_rekap(d.subbagian, d.periode)}

    with pada(2015, 9, 1):  # back in September: a new SKP from the day after
        akhiri_keadaan(keadaan_id=keadaan.pk, selesai=date(2015, 8, 31), oleh=d.akses(d.admin))
        assert buat_skp(periode=d.periode, pegawai=d.pemilik, oleh=d.akses(d.pemilik)).mulai == date(2015, 9, 1)


def _judul_tugas(d, orang):
    return [t.judul for k in susun_kerja(d.akses(orang)).perlu for t in k.tugas]


def test_penolakan_dan_pencabutan_memberi_alasan(dunia):
    d = dunia
    with pada(2015, 2, 1):
        usul = catat(d, d.pemilik, "pembebasan", date(2015, 3, 1), oleh=d.pemilik, rincian="mpp")
        with dilarang("keadaan.mulai", "sudah tercatat (diusulkan)"):
            catat(d, d.pemilik, "pembebasan", date(2015, 4, 1), oleh=d.admin, rincian="mpp")
        with dilarang("keadaan.catatan"):
            putuskan_keadaan(keadaan_id=usul.pk, setuju=False, catatan=" ", oleh=d.akses(d.admin))
        with pytest.raises(PermissionDenied, match="hanya dapat ditarik oleh pengusulnya"):
            cabut_keadaan(keadaan_id=usul.pk, catatan="Salah.", oleh=d.akses(d.penilai))
        putuskan_keadaan(keadaan_id=usul.pk, setuju=False, catatan="Belum ada keputusan.", oleh=d.akses(d.admin))
        with dilarang("keadaan.status_tidak_sesuai", "Ditolak"):
            putuskan_keadaan(keadaan_id=usul.pk, setuju=True, catatan="", oleh=d.akses(d.admin))
        lagi = catat(d, d.pemilik, "pembebasan", date(2015, 4, 1), oleh=d.admin, rincian="mpp")
        assert tambah_berkas(keadaan_id=lagi.pk, berkas=surat("lampiran.pdf")[0], oleh=d.akses(d.admin)).pk
        cabut_keadaan(keadaan_id=lagi.pk, catatan="Salah orang.", oleh=d.akses(d.admin))
    lagi.refresh_from_db()
    assert (lagi.status, lagi.catatan_putusan) == ("dicabut", "Salah orang.")


def test_tidak_seorang_pun_memutuskan_keadaannya_sendiri(dunia):
    with pada(2015, 2, 1):
        usul = catat(dunia, dunia.admin, "pembebasan", date(2015, 3, 1), oleh=dunia.admin, rincian="cltn")
        assert usul.status == "diusulkan"
        with pytest.raises(PermissionDenied):
            putuskan_keadaan(keadaan_id=usul.pk, setuju=True, catatan="", oleh=dunia.akses(dunia.admin))


@pytest.mark.parametrize(
    ("jenis", "lain", "kode"),
    [
        ("pembebasan", {"rincian": "cuti_besar"}, "keadaan.rincian"),
        ("pembebasan", {"rincian": "mpp", "selesai": date(2015, 2, 1)}, "keadaan.selesai"),
        ("cuti", {"rincian": "cuti_sakit"}, "keadaan.skp_id"),
        ("cuti", {"rincian": "cuti_sakit", "skp_id": 999999}, "keadaan.skp_id"),
        ("cuti", {"rincian": "cuti_sakit", "skp_id": True}, "keadaan.selesai"),
        (
            "cuti",
            {"rincian": "cuti_sakit", "skp_id": True, "selesai": date(2016, 9, 1), "mulai": 2016},
            "keadaan.mulai",
        ),
    ],
)
def test_isian_yang_tidak_cocok(dunia, jenis, lain, kode):
    skp = skp_ditetapkan(dunia)
    lain = {k: skp.pk if v is True else v for k, v in lain.items()}
    mulai = date(lain.pop("mulai", 2015), 3, 1)

    with pada(2015, 3, 1), dilarang(kode):
        catat(dunia, dunia.pemilik, jenis, mulai, oleh=dunia.admin, **lain)


def test_halaman_keadaan_dan_keputusan(dunia, masuk):
    d = dunia
    skp = skp_ditetapkan(d)
    with pada(2015, 2, 20):
        masa = {"selesai": date(2015, 5, 31), "rincian": "cuti_sakit", "skp_id": skp.pk}
        usul = catat(d, d.pemilik, "cuti", date(2015, 3, 1), oleh=d.pemilik, **masa)
        daftar = reverse("skp:keadaan", args=[d.pemilik.pk])
        admin, pemilik = masuk(d.admin), masuk(d.pemilik)
        assert "Cuti sakit" in teks(pemilik.get(daftar))
        assert masuk(d.penilai).get(daftar).status_code == 200
        assert "diusulkan oleh admin kepegawaian" in teks(masuk(d.penilai).get(daftar))
        assert masuk(d.rekan).get(daftar).status_code == 404
        putuskan = reverse("skp:keadaan_putuskan", args=[usul.pk])
        assert pemilik.post(putuskan, {"putusan": "setuju"}).status_code == 403
        tolak = admin.post(putuskan, {"putusan": "tolak", "catatan": ""})
        assert (tolak.status_code, "Isi alasannya." in teks(tolak)) == (422, True)
        assert admin.post(putuskan, {"putusan": "setuju", "catatan": ""}).status_code == 302
        assert admin.post(putuskan, {"putusan": "setuju", "catatan": ""}).status_code == 409
        akhiri = reverse("skp:keadaan_akhiri", args=[usul.pk])
        assert "Tanggal akhir" in teks(admin.post(akhiri, {"selesai": "01-01-2015"}))
        assert pemilik.post(akhiri, {"selesai": "30-06-2015"}).status_code == 403
        assert admin.post(akhiri, {"selesai": "30-06-2015"}).status_code == 302
        assert pemilik.post(reverse("skp:keadaan_berkas", args=[usul.pk]), {"berkas": surat()[0]}).status_code == 302
        assert "Cuti sakit sejak" in teks(pemilik.get(reverse("skp:rincian", args=[skp.pk])))
        cabut = reverse("skp:keadaan_cabut", args=[usul.pk])
        assert admin.post(cabut, {"catatan": "Cuti dibatalkan."}).status_code == 302
        assert "Cuti sakit sejak" not in teks(pemilik.get(reverse("skp:rincian", args=[skp.pk])))
    assert Skp.objects.get(pk=skp.pk).riwayat.filter(aksi="cabut_keadaan").exists()
