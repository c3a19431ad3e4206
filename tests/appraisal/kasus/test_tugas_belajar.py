"""SC-05 and SC-05a: study leave from the decree to the printed form, academic value 60 %, behaviour 40 %."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from appraisal.models import JenisDokumen, Penilaian
from appraisal.services.perilaku import simpan_perilaku
from appraisal.services.tugas_belajar import IsiAkademik, mulai_tugas_belajar, nilai_dari_ipk, simpan_akademik
from appraisal.worklist import susun_kerja
from skp.services.plan import buat_skp
from tests.appraisal.kasus.cerita import catat, cetak, sampai_berlaku, surat
from tests.berkas import pdf, unggahan
from tests.dunia import PERILAKU, pada, skp_ditetapkan
from tests.halaman import nilai, teks
from tests.kendala import tolak_ubah
from tests.organisasi.aturan import dilarang

pytestmark = pytest.mark.django_db
D = Decimal
ISI = {"perguruan_tinggi": "Universitas Rekaan", "program_studi": "Magister Administrasi Publik", "skala": D(4)}


def belajar(d):
    with pada(2015, 1, 5):
        return catat(d, d.pemilik, "tugas_belajar", date(2014, 9, 1), oleh=d.admin, selesai=date(2016, 8, 31))


def dibuka(d):
    keadaan = belajar(d)
    with pada(2015, 12, 28):
        return mulai_tugas_belajar(keadaan_id=keadaan.pk, periode=d.periode, oleh=d.akses(d.penilai))


def test_dari_keputusan_sampai_formulir(dunia, masuk):
    d = dunia
    keadaan = belajar(d)
    with pada(2015, 1, 6), dilarang("skp.tanpa_kewajiban", "tugas belajar sejak 01-09-2014"):
        buat_skp(periode=d.periode, pegawai=d.pemilik, oleh=d.akses(d.pemilik))
    penilai, pemilik = masuk(d.penilai), masuk(d.pemilik)
    with pada(2015, 12, 28):
        assert "Tugas belajar yang perlu dinilai" in [k.judul for k in susun_kerja(d.akses(d.penilai)).perlu]
        mulai = penilai.post(reverse("appraisal:mulai_tugas_belajar", args=[keadaan.pk]))
        penilaian = Penilaian.objects.get(jenis="tugas_belajar")
        halaman = reverse("appraisal:tugas_belajar", args=[penilaian.pk])
        assert mulai.url == halaman
        assert "Isi nilai akademik." in teks(penilai.get(halaman))
        data = ISI | {"skala": "4", "ipk": "3,40", "nilai": "", "alasan": ""}
        akademik = reverse("appraisal:akademik", args=[penilaian.pk])
        tanpa = penilai.post(akademik, data)
        assert (tanpa.status_code, nilai(tanpa, "ipk")) == (422, "3,40")
        assert "Unggah transkrip" in teks(tanpa)
        assert penilai.post(akademik, data | {"berkas": unggahan("transkrip.pdf", pdf())}).status_code == 302
        admin = masuk(d.admin)
        assert admin.get(halaman).status_code == 200  # fills the academic half, never the behaviour
        assert admin.post(halaman, {"disiplin": "bukan angka"}).status_code == 403
        assert masuk(d.atasan).post(akademik, {}).status_code == 403
        perilaku = dict.fromkeys(PERILAKU, "85") | {"rekomendasi": "Lanjutkan studi."}
        kurang = penilai.post(halaman, perilaku | {"disiplin": "", "lanjut": "serahkan"})
        assert "Beri nilai perilaku: Disiplin." in teks(kurang)
        assert penilai.post(halaman, perilaku | {"lanjut": "serahkan"}).status_code == 302
        assert pemilik.get(halaman).status_code == 403
    penilaian = sampai_berlaku(d, Penilaian.objects.get())

    formulir = cetak(JenisDokumen.PRESTASI, penilaian)
    assert "Nilai prestasi akademik (tugas belajar)" in formulir
    assert "85,00 x 60 %" in formulir
    assert "IPK 3,40 dari skala 4,00, Magister Administrasi Publik, Universitas Rekaan." in formulir
    assert "51,00" in formulir  # GC-17
    assert "34,00" in formulir
    assert "85,00 (Baik)" in formulir
    hasil = teks(pemilik.get(reverse("appraisal:hasil", args=[penilaian.pk])))
    assert "Nilai akademik 85,00 × 60 %" in hasil
    assert [r.aksi for r in penilaian.riwayat.all()][:2] == ["buka_tugas_belajar", "isi_akademik"]


def test_nilai_lain_daripada_ipk_perlu_alasan_dan_bukti_tetap(dunia):
    penilaian = dibuka(dunia)
    isi = IsiAkademik(ipk=D("3.40"), nilai=D(90), **ISI)
    umum = {"penilaian_id": penilaian.pk, "oleh": dunia.akses(dunia.admin)}

    with dilarang("akademik.alasan", "85,00 dari IPK"):
        simpan_akademik(isi=isi, berkas=surat()[0], **umum)
    simpan_akademik(isi=IsiAkademik(ipk=D("3.40"), nilai=D(90), alasan="Cum laude.", **ISI), berkas=surat()[0], **umum)
    simpan_akademik(isi=IsiAkademik(ipk=D("3.50"), **ISI), berkas=None, **umum)  # the proof stays

    penilaian.refresh_from_db()
    assert (penilaian.nilai_akademik, penilaian.akademik.nama) == (D("87.50"), "surat.pdf")


@pytest.mark.parametrize(
    ("ipk", "skala", "kode"), [("4.01", "4", "akademik.ipk"), ("-1", "4", "akademik.ipk"), ("3", "0", "akademik.skala")]
)
def test_ipk_di_luar_skalanya(dunia, ipk, skala, kode):
    penilaian = dibuka(dunia)
    isi = IsiAkademik(**ISI | {"ipk": D(ipk), "skala": D(skala)})

    with dilarang(kode):
        simpan_akademik(penilaian_id=penilaian.pk, isi=isi, berkas=surat()[0], oleh=dunia.akses(dunia.penilai))


def test_basis_data_menolak_ipk_di_luar_skala(dunia):
    penilaian = dibuka(dunia)
    isi = IsiAkademik(ipk=D("3.40"), **ISI)
    akademik = simpan_akademik(penilaian_id=penilaian.pk, isi=isi, berkas=surat()[0], oleh=dunia.akses(dunia.penilai))

    assert tolak_ubah(akademik, ipk=5) == "akademik_ipk_di_dalam_skala"


@pytest.mark.parametrize(
    ("ipk", "skala", "hasil"), [("3.33", "4", "83.25"), ("4", "4", "100.00"), ("7.85", "10", "78.50")]
)
def test_nilai_dari_ipk(ipk, skala, hasil):
    assert nilai_dari_ipk(D(ipk), D(skala)) == D(hasil)


def test_siapa_dan_kapan(dunia):
    d = dunia
    keadaan = belajar(d)
    with pada(2015, 12, 28):
        with pytest.raises(PermissionDenied):
            mulai_tugas_belajar(keadaan_id=keadaan.pk, periode=d.periode, oleh=d.akses(d.pemilik))
        penilaian = mulai_tugas_belajar(keadaan_id=keadaan.pk, periode=d.periode, oleh=d.akses(d.admin))
        assert penilaian == mulai_tugas_belajar(keadaan_id=keadaan.pk, periode=d.periode, oleh=d.akses(d.penilai))
        with pytest.raises(PermissionDenied):
            simpan_perilaku(
                penilaian_id=penilaian.pk, revisi=None, nilai=PERILAKU, rekomendasi="", oleh=d.akses(d.admin)
            )


def test_tahun_dengan_skp_yang_ditetapkan_dinilai_dari_skp(dunia):
    d = dunia
    skp_ditetapkan(d)
    with pada(2015, 9, 1):
        keadaan = catat(d, d.pemilik, "tugas_belajar", date(2015, 9, 1), oleh=d.admin)
        with dilarang("tugas_belajar.ada_skp"):
            mulai_tugas_belajar(keadaan_id=keadaan.pk, periode=d.periode, oleh=d.akses(d.penilai))
