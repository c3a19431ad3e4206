"""SC-02 change of assessor, SC-03 vacant, retired or deceased, SC-04 and K-14 acting officials."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse

from appraisal.models import JenisDokumen, Penilaian, SerahTerima
from appraisal.selectors import catatan_terlihat_oleh
from appraisal.services.catatan import tulis_catatan
from appraisal.services.serah_terima import serah_terimakan
from appraisal.worklist import susun_kerja
from organisasi.models import Pegawai
from skp.models import Skp
from tests.appraisal.kasus.cerita import cetak, sampai_berlaku
from tests.dunia import capaian_dinilai, pada, skp_ditetapkan
from tests.factories.organisasi import PenempatanFactory
from tests.halaman import teks
from tests.kendala import tolak_ubah
from tests.organisasi.aturan import dilarang
from tests.tahap import isi_dan_ajukan_realisasi, nilai_dan_terima, serahkan_hasil

pytestmark = pytest.mark.django_db
TUGAS = "Catatan perilaku yang perlu diserahterimakan"


def akhiri(d, hari):
    kursi = d.penilai.daftar_penempatan.get()
    kursi.selesai = hari
    kursi.save()
    return kursi


def tulis(d, hari, **lain):
    isi = {"pegawai": d.pemilik, "tanggal": hari, "aspek": "disiplin", "uraian": "Selalu tepat waktu."}
    return tulis_catatan(**(isi | {"oleh": d.akses(d.penilai)} | lain))


def test_tugas_serah_terima_sampai_formulir_penilai_baru(dunia, masuk):
    d = dunia
    skp = skp_ditetapkan(d)
    with pada(2015, 5, 4):
        tulis(d, date(2015, 5, 4))
    kursi = akhiri(d, date(2015, 6, 30))
    PenempatanFactory(pegawai=d.orang_lain, jabatan=kursi.jabatan, jenis="plt", mulai=date(2015, 7, 1))
    alamat = reverse("appraisal:serah_terima", args=[kursi.pk])
    with pada(2015, 5, 20):
        assert TUGAS in [k.judul for k in susun_kerja(d.akses(d.penilai)).perlu]
        halaman = teks(masuk(d.penilai).get(alamat))
        assert "Orang Lain Rekaan" in halaman
        assert "31 Mei 2015" in halaman  # a month before leaving
        assert masuk(d.rekan).get(alamat).status_code == 404
        assert masuk(d.penilai).post(alamat, {"catatan": "Perhatikan arsip."}).status_code == 302
        assert masuk(d.penilai).post(alamat, {"catatan": ""}).status_code == 409
        assert TUGAS not in [k.judul for k in susun_kerja(d.akses(d.penilai)).perlu]
        assert catatan_terlihat_oleh(d.akses(d.orang_lain)).filter(pegawai=d.pemilik).exists()
    assert skp.riwayat.get(aksi="serah_terima").catatan.startswith("1 catatan perilaku diserahkan kepada Orang Lain")

    with pada(2015, 7, 1):
        call_command("berkala")
        call_command("berkala")
    skp.refresh_from_db()
    assert (skp.pejabat_penilai, skp.riwayat.filter(aksi="atur_penilai").count()) == (d.orang_lain, 1)
    definitif = d.orang_lain.daftar_penempatan.get(jenis="definitif").jabatan.nama
    kapasitas = f"Plt. Kepala Subbagian Tata Usaha ({definitif})"
    assert kapasitas in teks(masuk(d.pemilik).get(reverse("skp:rincian", args=[skp.pk])))

    with pada(2015, 12, 28):
        nilai_dan_terima(d, isi_dan_ajukan_realisasi(d, Skp.objects.get()))
        serahkan_hasil(d, Penilaian.objects.get())
    penilaian = sampai_berlaku(d, Penilaian.objects.get())
    assert kapasitas in cetak(JenisDokumen.PRESTASI, penilaian)
    assert "Selalu tepat waktu." in cetak(JenisDokumen.PERILAKU, penilaian)


def test_yang_sudah_pergi_masih_mencatat_sampai_menyerahkan(dunia):
    d = dunia
    skp_ditetapkan(d)
    kursi = akhiri(d, date(2015, 6, 30))
    with pada(2015, 7, 10):
        assert tulis(d, date(2015, 6, 20)).pk
        with pytest.raises(PermissionDenied):
            tulis(d, date(2015, 7, 5))
        with pytest.raises(PermissionDenied):
            serah_terimakan(penempatan_id=kursi.pk, catatan="", oleh=d.akses(d.atasan))
        serah = serah_terimakan(penempatan_id=kursi.pk, catatan="", oleh=d.akses(d.penilai))
        assert serah.penerima == d.atasan  # nobody follows yet: the own superior
        with pytest.raises(PermissionDenied):
            tulis(d, date(2015, 6, 20))
    assert tolak_ubah(SerahTerima.objects.get(), penerima=d.penilai) == "serah_terima_kepada_orang_lain"


def test_jabatan_yang_belum_berakhir_tidak_diserahterimakan(dunia):
    kursi = dunia.penilai.daftar_penempatan.get()

    with dilarang("serah_terima.belum_berakhir"):
        serah_terimakan(penempatan_id=kursi.pk, catatan="", oleh=dunia.akses(dunia.penilai))


def test_penilai_meninggal_digantikan_atasannya(dunia):
    """SC-03: the superior appraises, on the SKP and on an appraisal already opened."""
    d = dunia
    penilaian = capaian_dinilai(d)
    Pegawai.objects.filter(pk=d.penilai.pk).update(berhenti_tanggal=date(2016, 1, 3), berhenti_alasan="meninggal")

    with pada(2016, 1, 4):
        call_command("berkala")
        penilaian.refresh_from_db()
        assert (penilaian.pejabat_penilai, penilaian.atasan) == (d.atasan, d.karo)
        assert penilaian.riwayat.get(aksi="ganti_penilai").oleh is None
        serahkan_hasil(d, penilaian)
    formulir = cetak(JenisDokumen.PRESTASI, sampai_berlaku(d, Penilaian.objects.get()))
    assert "Kabag Rekaan" in formulir
