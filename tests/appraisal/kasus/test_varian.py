"""K-09: both variants of the bonus rules in full: period setting, entry screens, score, explanation, forms."""

from decimal import Decimal

import pytest
from django.urls import reverse

from appraisal.models import HasilSkp, JenisDokumen, Penilaian
from organisasi.models import Jejak
from skp.models import Periode, Skp, TugasTambahan
from tests.appraisal.kasus.cerita import cetak
from tests.dunia import capaian_dinilai, pada, skp_ditetapkan
from tests.halaman import isian, teks
from tests.tahap import isi_dan_ajukan_realisasi, nilai_dan_terima, serahkan_hasil

pytestmark = pytest.mark.django_db
TUGAS = {
    "uraian": "Panitia hari jadi",
    "pemberi": "Kepala Biro",
    "nomor_surat": "12/ORG",
    "tanggal_surat": "02-03-2015",
}
KREASI = {
    "uraian": "Arsip berkode warna",
    "manfaat": "Pencarian lebih cepat",
    "tingkat": "instansi",
    "penandatangan": "PPK Rekaan",
    "jabatan_penandatangan": "Gubernur",
    "nomor_surat": "13/ORG",
    "tanggal_surat": "03-03-2015",
}
PAPARAN = {"target": "4", "realisasi": "3"}
HARAPAN = {
    "perka_2013": (Decimal(1), Decimal(6), "1 tugas tambahan", {}),
    "paparan_2012": (Decimal("1.00"), Decimal("6.75"), "3/4 x 10 x 10 %", PAPARAN),
}


@pytest.mark.parametrize("varian", HARAPAN)
def test_dari_pengaturan_periode_sampai_formulir(dunia, masuk, varian):
    d = dunia
    tugas, kreasi, di_formulir, keluaran = HARAPAN[varian]
    Periode.objects.filter(pk=d.periode.pk).update(varian=varian)
    d.periode.refresh_from_db()
    skp = skp_ditetapkan(d)
    pemilik = masuk(d.pemilik)
    with pada(2015, 12, 20):
        for jenis, isi in (("tugas-tambahan", TUGAS), ("kreativitas", KREASI)):
            alamat = reverse("skp:tambahan", args=[skp.pk, jenis])
            assert ("Target keluaran" in teks(pemilik.get(alamat))) == bool(keluaran)
            assert pemilik.post(alamat, isi | keluaran).status_code == 302
    with pada(2015, 12, 28):
        nilai_dan_terima(d, isi_dan_ajukan_realisasi(d, Skp.objects.get(pk=skp.pk)))
        serahkan_hasil(d, Penilaian.objects.get())
    hasil = HasilSkp.objects.get()
    assert (hasil.nilai_tugas_tambahan, hasil.nilai_kreativitas) == (tugas, kreasi)
    jelaskan = teks(pemilik.get(reverse("appraisal:jelaskan_skp", args=[skp.pk])))
    assert "Nilai tugas tambahan" in jelaskan
    assert ("Paparan Badan Kepegawaian Negara" in jelaskan) == (varian == "paparan_2012")
    formulir = cetak(JenisDokumen.CAPAIAN, skp)
    assert "Panitia hari jadi" in formulir
    assert (di_formulir in formulir) == (varian == "paparan_2012")
    assert "Panitia hari jadi" in cetak(JenisDokumen.TUGAS_TAMBAHAN, skp)


@pytest.mark.parametrize(
    ("isi", "kata"), [({"target": "0", "realisasi": "1"}, "Paling rendah 0,01"), ({}, "tidak boleh kosong")]
)
def test_keluaran_yang_salah_dijawab_di_kolomnya(dunia, masuk, isi, kata):
    Periode.objects.filter(pk=dunia.periode.pk).update(varian="paparan_2012")
    skp = skp_ditetapkan(dunia)

    with pada(2015, 12, 20):
        jawaban = masuk(dunia.pemilik).post(reverse("skp:tambahan", args=[skp.pk, "tugas-tambahan"]), TUGAS | isi)

    assert jawaban.status_code == 422
    assert kata in teks(jawaban)
    assert not TugasTambahan.objects.exists()


def test_varian_diatur_pengelola_pada_halaman_periode(dunia, masuk):
    alamat = reverse("skp:periode_ubah", args=[dunia.periode.pk])
    assert masuk(dunia.admin).get(alamat).status_code == 403
    pengelola = masuk(dunia.pengelola)
    isi = isian(pengelola.get(alamat))
    assert isi["varian"] == "perka_2013"  # nobody meets the draft by accident

    assert pengelola.post(alamat, isi | {"varian": "paparan_2012"}).status_code == 302
    assert Periode.objects.get(pk=dunia.periode.pk).varian == "paparan_2012"
    assert "Paparan BKN tahun 2012" in teks(pengelola.get(reverse("skp:periode")))


def test_aturan_periode_tidak_berubah_sesudah_ada_yang_dinilai(dunia, masuk):
    """K-09: everybody of a period is scored by the same rules; dates of the calendar may still move."""
    alamat = reverse("skp:periode_ubah", args=[dunia.periode.pk])
    pengelola = masuk(dunia.pengelola)
    capaian_dinilai(dunia)
    halaman = pengelola.get(alamat)
    assert "Tidak dapat diubah lagi karena sudah ada capaian yang dinilai" in teks(halaman)
    isi = isian(halaman)

    for kolom, nilai in (("varian", "paparan_2012"), ("kreativitas_dijumlahkan", "on"), ("selesai", "2015-11-30")):
        jawaban = pengelola.post(alamat, isi | {kolom: nilai, "batas_penilaian": "2016-02-05"})
        assert jawaban.status_code == 422
        assert list(jawaban.context["form"].errors) == [kolom]
    tetap = Periode.objects.get(pk=dunia.periode.pk)
    assert (tetap.varian, tetap.batas_penilaian) == ("perka_2013", dunia.periode.batas_penilaian)

    assert pengelola.post(alamat, isi | {"batas_penilaian": "2016-02-05"}).status_code == 302
    assert Jejak.objects.filter(kejadian="periode.diubah").count() == 1
