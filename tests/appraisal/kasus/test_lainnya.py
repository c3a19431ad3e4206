"""SC-10 team activities, SC-11 officials under the PPK, SC-12 CPNS, SC-13 angka kredit, SC-14, K-12 on either side."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from appraisal.models import HasilPenilaian, JenisDokumen
from appraisal.services.penetapan import tetapkan_atasan
from organisasi.selectors.akses import SISTEM
from skp.models import Skp
from skp.selectors import list_kegiatan
from skp.services import transitions
from skp.services.plan import buat_skp, simpan_kegiatan
from tests.appraisal.kasus.cerita import baris, cetak
from tests.dunia import PERILAKU, capaian_dinilai, pada, realisasi_diajukan, skp_ditetapkan
from tests.factories.organisasi import JabatanFactory, PegawaiFactory, PenempatanFactory, PenggunaFactory
from tests.halaman import teks
from tests.tahap import nilai_dan_terima, penilaian_lewat_waktu, serahkan_hasil

pytestmark = pytest.mark.django_db
D = Decimal


def test_kegiatan_tim_menyebut_peran_dan_terlihat_anggotanya(dunia, masuk):
    """SC-10: each states his part; the shared work is visible to the members and printed with the role."""
    d = dunia
    induk = list_kegiatan(skp_ditetapkan(d, pegawai=d.penilai))[0].pk
    peran = {d.pemilik: "Penyusun naskah", d.rekan: "Pengolah data"}
    skp = {
        o: skp_ditetapkan(d, pegawai=o, kegiatan=[baris("Menyusun profil daerah", peran_tim=p, induk_id=induk)])
        for o, p in peran.items()
    }

    halaman = teks(masuk(d.pemilik).get(reverse("skp:rincian", args=[skp[d.pemilik].pk])))
    assert "Rekan Rekaan, Pengolah data: Menyusun profil daerah (12 laporan)" in halaman
    assert "Peran dalam tim: Penyusun naskah" in cetak(JenisDokumen.SKP, skp[d.pemilik])


def test_pejabat_langsung_di_bawah_ppk(dunia):
    """SC-11, K-15: assessor and superior may be one person, only where the assessor is the PPK."""
    d = dunia
    skp = realisasi_diajukan(d, pegawai=d.sekda)
    assert (skp.pejabat_penilai, skp.atasan, skp.penilai_adalah_ppk) == (d.gubernur, d.gubernur, True)
    with pada(2015, 12, 29):
        penilaian = nilai_dan_terima(d, skp)
        serahkan_hasil(d, penilaian, PERILAKU | {"kepemimpinan": D(90)})

    assert cetak(JenisDokumen.PRESTASI, penilaian).count("Gubernur Nusa Harapan") >= 2


def test_cpns_menyusun_skp_sejak_spmt(dunia):
    """SC-12."""
    d = dunia
    cpns = PegawaiFactory(instansi=d.instansi, status="cpns", nama="Calon Rekaan")
    PenempatanFactory(pegawai=cpns, jabatan=JabatanFactory(unit=d.subbagian), mulai=date(2015, 3, 2))
    PenggunaFactory(pegawai=cpns)
    with pada(2015, 3, 5):
        skp = buat_skp(periode=d.periode, pegawai=cpns, oleh=SISTEM)
        oleh = d.akses(cpns)
        simpan_kegiatan(skp_id=skp.pk, revisi=None, baris=[baris(target_waktu=D(10))], oleh=oleh)
        transitions.ajukan_skp(skp_id=skp.pk, oleh=oleh)
        skp = transitions.tetapkan_skp(skp_id=skp.pk, oleh=d.akses(d.penilai))

    assert (skp.mulai, skp.selesai) == (date(2015, 3, 1), date(2015, 12, 31))
    assert "Calon Rekaan" in cetak(JenisDokumen.SKP, skp)


def test_angka_kredit_dilaporkan_dan_tidak_memengaruhi_nilai(dunia, masuk):
    """SC-13."""
    d = dunia
    jabatan = JabatanFactory(unit=d.subbagian, nama="Arsiparis", jenis="fungsional_tertentu")
    d.pemilik.daftar_penempatan.update(jabatan=jabatan)
    isi = [baris("Menata arsip", angka_kredit=D("2.5")), baris("Menilai arsip", angka_kredit=D("1.25"))]
    capaian_dinilai(d, kegiatan=isi)
    admin, alamat = masuk(d.admin), reverse("appraisal:angka_kredit")

    halaman = teks(admin.get(alamat, {"unit": d.subbagian.pk, "tahun": 2015}))

    assert "Pemilik Rekaan" in halaman
    assert "3,75" in halaman
    assert "Belum tercapai" in halaman
    assert masuk(d.pemilik).get(alamat).status_code == 403
    assert admin.get(alamat, {"unit": d.setda.pk}).status_code == 404
    assert "3,75" in cetak(JenisDokumen.CAPAIAN, Skp.objects.get())


def test_bawahan_boleh_bernilai_lebih_tinggi_daripada_atasannya(dunia):
    """SC-14."""
    d = dunia
    with pada(2015, 12, 29):
        rendah = nilai_dan_terima(d, realisasi_diajukan(d, pegawai=d.penilai), D(60))
        serahkan_hasil(d, rendah, PERILAKU | {"kepemimpinan": D(60)})
        serahkan_hasil(d, nilai_dan_terima(d, realisasi_diajukan(d), D(100)))

    nilai = {h.penilaian.pegawai: h.nilai for h in HasilPenilaian.objects.select_related("penilaian__pegawai")}
    assert nilai[d.pemilik] > nilai[d.penilai]


def test_pegawai_tidak_menandatangani(dunia):
    """K-12, PERKA-J.2: the superior sets the result, with the reason on the form."""
    penilaian = penilaian_lewat_waktu(dunia)
    with pada(2016, 1, 20):
        oleh = dunia.akses(dunia.atasan)
        penilaian = tetapkan_atasan(penilaian_id=penilaian.pk, catatan="Pegawai menolak tanda tangan.", oleh=oleh)

    assert "Ditetapkan oleh atasan pejabat penilai: Pegawai menolak tanda tangan." in cetak(
        JenisDokumen.PRESTASI, penilaian
    )


def test_penilai_tidak_menandatangani(dunia):
    d = dunia
    penilaian = capaian_dinilai(d)
    for aspek, nilai in PERILAKU.items():
        setattr(penilaian.perilaku, aspek, nilai)
    penilaian.perilaku.save()
    with pada(2016, 2, 1):
        oleh = d.akses(d.atasan)
        penilaian = tetapkan_atasan(penilaian_id=penilaian.pk, catatan="Penilai tidak menilai.", oleh=oleh)

    assert "Tidak ditandatangani pejabat penilai." in cetak(JenisDokumen.PRESTASI, penilaian)
