"""Correction after the fact: two people, a reason, a new version with new documents beside the readable old one."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from appraisal.models import Dokumen, HasilPenilaian, HasilSkp, JenisDokumen, Koreksi, Penilaian
from appraisal.services.documents import ambil_pdf, terbitkan
from appraisal.services.koreksi import setujui_koreksi, tolak_koreksi, usulkan_koreksi
from appraisal.services.penetapan import sahkan
from skp.models import Skp
from tests.appraisal.kasus.cerita import sampai_berlaku
from tests.appraisal.pdf.contoh import teks as teks_pdf
from tests.dunia import PERILAKU, pada, penilaian_disahkan, penilaian_diserahkan
from tests.halaman import teks
from tests.organisasi.aturan import dilarang
from tests.tahap import isi_dan_ajukan_realisasi, nilai_dan_terima, penilaian_arsip, penilaian_keputusan, serahkan_hasil

pytestmark = pytest.mark.django_db
ALASAN = "Nilai disiplin tertukar dengan rekan."


def usulkan(d, penilaian, lingkup="perilaku", oleh=None):
    return usulkan_koreksi(penilaian_id=penilaian.pk, lingkup=lingkup, alasan=ALASAN, oleh=d.akses(oleh or d.admin))


def buka(d, penilaian, lingkup="perilaku"):
    koreksi = usulkan(d, penilaian, lingkup)
    return setujui_koreksi(koreksi_id=koreksi.pk, catatan="Benar keliru.", oleh=d.akses(d.atasan))


def test_dari_usulan_sampai_dokumen_versi_kedua(dunia, masuk, client):
    d = dunia
    penilaian = penilaian_arsip(d)
    terbitkan(penilaian.pk)
    lama = Dokumen.objects.get(penilaian=penilaian, jenis="prestasi")
    isi_lama = ambil_pdf(JenisDokumen.PRESTASI, penilaian).isi
    pemilik, halaman = masuk(d.pemilik), reverse("appraisal:hasil", args=[penilaian.pk])

    with pada(2016, 2, 1):
        penilaian = buka(d, penilaian)
        assert (penilaian.status, penilaian.versi, penilaian.disahkan_tanggal) == ("disusun", 2, None)
        assert Koreksi.objects.get().sebelum["disahkan_tanggal"] == "2016-01-07"
        saat_dikoreksi = teks(pemilik.get(halaman))
        assert "Hasil ini sedang dikoreksi" in saat_dikoreksi
        assert "Cetakan draf" in teks_pdf(ambil_pdf(JenisDokumen.PRESTASI, penilaian).isi)
        serahkan_hasil(d, penilaian, PERILAKU | {"disiplin": Decimal(95)})
    penilaian = sampai_berlaku(d, Penilaian.objects.get())
    terbitkan(penilaian.pk)
    terbitkan(penilaian.pk)  # twice without harm

    assert [(h.nomor, h.asal, h.berlaku) for h in HasilPenilaian.objects.order_by("nomor")] == [
        (1, "penilai", False),
        (2, "koreksi", True),
    ]
    assert Dokumen.objects.filter(jenis="prestasi").count() == 2
    baru = ambil_pdf(JenisDokumen.PRESTASI, penilaian)
    assert baru.dokumen.versi == 2
    assert "95" in teks_pdf(baru.isi)
    assert pemilik.get(reverse("appraisal:dokumen_lama", args=[lama.pk])).content == isi_lama
    assert masuk(d.rekan).get(reverse("appraisal:dokumen_lama", args=[lama.pk])).status_code == 404
    sesudah = teks(pemilik.get(halaman))
    for kata in ("Koreksi diusulkan", "Dibuka kembali untuk koreksi", ALASAN, "Versi sebelumnya", "Hasil versi 1"):
        assert kata in sesudah
    assert "hasil versi 1, yang sudah digantikan" in teks(pemilik.get(f"{halaman}?versi=1"))
    assert "Digantikan versi yang lebih baru" in teks(client.get(reverse("verifikasi", args=[lama.kode])))
    assert "Dokumen sah" in teks(client.get(reverse("verifikasi", args=[baru.dokumen.kode])))


@pytest.mark.parametrize(
    ("lingkup", "realisasi"), [("perilaku", "dinilai"), ("capaian", "diajukan"), ("realisasi", "draf")]
)
def test_sejauh_mana_dibuka(dunia, lingkup, realisasi):
    penilaian = penilaian_disahkan(dunia)

    with pada(2016, 2, 1):
        buka(dunia, penilaian, lingkup)

    skp = Skp.objects.get()
    assert (skp.status, skp.status_realisasi) == ("ditutup", realisasi)


def test_realisasi_dikoreksi_sampai_hasil_baru(dunia):
    d = dunia
    penilaian = penilaian_disahkan(d)
    with pada(2016, 2, 1):
        buka(d, penilaian, "realisasi")
        isi_dan_ajukan_realisasi(d, Skp.objects.get(), kuantitas=Decimal(6))
        nilai_dan_terima(d, Skp.objects.get())
        serahkan_hasil(d, Penilaian.objects.get())

    assert [(h.nomor, h.asal) for h in HasilSkp.objects.order_by("nomor")] == [(1, "penilai"), (2, "koreksi")]
    satu, dua = HasilPenilaian.objects.order_by("nomor")
    assert satu.nilai > dua.nilai


def test_dua_orang_dan_alasannya(dunia):
    d = dunia
    penilaian = penilaian_disahkan(d)
    for bukan in (d.rekan, d.atasan, d.pimpinan):
        with pytest.raises(PermissionDenied, match="Koreksi diusulkan oleh"):
            usulkan(d, penilaian, oleh=bukan)
    with dilarang("koreksi.alasan"):
        usulkan_koreksi(penilaian_id=penilaian.pk, lingkup="perilaku", alasan=" ", oleh=d.akses(d.admin))
    koreksi = usulkan(d, penilaian, oleh=d.pemilik)
    with dilarang("koreksi.sudah_diusulkan"):
        usulkan(d, penilaian)
    for bukan in (d.admin, d.penilai, d.pemilik):
        with pytest.raises(PermissionDenied):
            setujui_koreksi(koreksi_id=koreksi.pk, catatan="", oleh=d.akses(bukan))
    with dilarang("koreksi.catatan"):
        tolak_koreksi(koreksi_id=koreksi.pk, catatan=" ", oleh=d.akses(d.atasan))
    tolak_koreksi(koreksi_id=koreksi.pk, catatan="Tidak terbukti.", oleh=d.akses(d.atasan))
    with dilarang("koreksi.sudah_diputuskan"):
        setujui_koreksi(koreksi_id=koreksi.pk, catatan="", oleh=d.akses(d.atasan))
    penilaian.refresh_from_db()
    assert (penilaian.status, penilaian.versi) == ("disahkan", 1)


def test_pengusul_tidak_memutuskan_walau_ia_atasannya(dunia):
    """The personnel officer may be the superior as well: still two people."""
    penilaian = penilaian_disahkan(dunia)
    koreksi = usulkan(dunia, penilaian)
    Koreksi.objects.filter(pk=koreksi.pk).update(diusulkan_oleh=dunia.atasan.pengguna)

    with dilarang("koreksi.dua_orang", "dua orang"):
        setujui_koreksi(koreksi_id=koreksi.pk, catatan="", oleh=dunia.akses(dunia.atasan))


def test_hanya_hasil_yang_berlaku_dan_bukan_keputusan_keberatan(dunia):
    penilaian = penilaian_diserahkan(dunia)
    with dilarang("koreksi.belum_berlaku", "Diserahkan"):
        usulkan(dunia, penilaian)


def test_keputusan_keberatan_bersifat_final(dunia):
    penilaian = penilaian_keputusan(dunia)
    sahkan(penilaian_id=penilaian.pk, oleh=dunia.akses(dunia.atasan))
    with dilarang("koreksi.sudah_diputuskan", "final"):
        usulkan(dunia, penilaian)


def test_di_peramban(dunia, masuk):
    d = dunia
    penilaian = penilaian_disahkan(d)
    alamat = reverse("appraisal:koreksi", args=[penilaian.pk])
    admin, atasan = masuk(d.admin), masuk(d.atasan)
    with pada(2016, 2, 1):
        assert masuk(d.rekan).get(alamat).status_code == 404
        assert atasan.get(alamat).status_code == 403
        assert "Usulkan koreksi" in teks(admin.get(alamat))
        kosong = admin.post(alamat, {"lingkup": "capaian", "alasan": ""})
        assert kosong.status_code == 422
        assert admin.post(alamat, {"lingkup": "capaian", "alasan": ALASAN}).status_code == 302
        putuskan = reverse("appraisal:putuskan_koreksi", args=[Koreksi.objects.get().pk])
        assert admin.post(putuskan, {"putusan": "setuju"}).status_code == 403
        tolak = atasan.post(putuskan, {"putusan": "tolak", "catatan": ""})
        assert (tolak.status_code, "Isi alasan penolakan." in teks(tolak)) == (422, True)
        assert atasan.post(putuskan, {"putusan": "setuju", "catatan": ""}).status_code == 302
        assert atasan.post(putuskan, {"putusan": "setuju", "catatan": ""}).status_code in {403, 409}
