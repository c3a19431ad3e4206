"""Explanations on the pages: every figure, what an objection changed; and the public calculator."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appraisal.explanations import angka_berubah, perubahan_hasil
from appraisal.models import JenisButir, Penilaian
from appraisal.services.keberatan import ajukan_keberatan, list_butir, putuskan_keberatan, tanggapi_keberatan
from skp.models import Skp
from tests.dunia import pada, penilaian_diserahkan
from tests.halaman import dom, teks

D = Decimal


def diputuskan(d):
    """The quality of the first activity and disiplin raised by the superior."""
    penilaian = penilaian_diserahkan(d)
    kualitas = next(b for b in list_butir(penilaian) if b.jenis == JenisButir.KUALITAS)
    with pada(2016, 1, 6):
        ajukan_keberatan(
            penilaian_id=penilaian.pk, alasan="Tanpa revisi.", butir={kualitas.kunci: "Bukti."}, oleh=d.akses(d.pemilik)
        )
    with pada(2016, 1, 7):
        tanggapi_keberatan(penilaian_id=penilaian.pk, tanggapan="Ada revisi.", oleh=d.akses(d.penilai))
        putuskan_keberatan(
            penilaian_id=penilaian.pk,
            keputusan="Bukti menunjukkan tanpa revisi.",
            perubahan={kualitas.kunci: D(95), "perilaku:disiplin": D(90)},
            oleh=d.akses(d.atasan),
        )
    return Penilaian.objects.get(pk=penilaian.pk)


@pytest.mark.django_db
def test_perubahan_karena_keberatan_dijelaskan_dari_langkah_yang_tersimpan(dunia, masuk):
    penilaian = diputuskan(dunia)

    [p] = perubahan_hasil(list(penilaian.daftar_hasil.all()), penilaian.keberatan)

    assert (p.asal, p.alasan) == ("Keputusan atas keberatan", "Bukti menunjukkan tanpa revisi.")
    assert [(b.dari, b.ke) for b in p.diputuskan] == [("85", "95"), ("85", "90")]
    akhir = p.akibat[-1]
    semula, kini = (h.nilai for h in penilaian.daftar_hasil.all())
    assert (akhir.dari, akhir.ke) == (f"{semula:.2f}".replace(".", ","), f"{kini:.2f}".replace(".", ","))
    for orang in (dunia.pemilik, dunia.penilai, dunia.atasan):
        isi = teks(masuk(orang).get(reverse("appraisal:jelaskan", args=[penilaian.pk])))
        assert "Yang berubah: keputusan atas keberatan" in isi
        assert f"semula {akhir.dari}, kini {akhir.ke}" in isi
    skp = Skp.objects.get(pegawai=dunia.pemilik)
    isi = teks(masuk(dunia.pemilik).get(reverse("appraisal:jelaskan_skp", args=[skp.pk])))
    assert "dari 85 menjadi 95" in isi
    assert "Nilai capaian SKP" in isi.split("Akibatnya")[1]


@pytest.mark.django_db
def test_tanpa_keberatan_tidak_ada_yang_berubah(dunia, masuk):
    penilaian = penilaian_diserahkan(dunia)
    hasil = penilaian.daftar_hasil.get()

    assert perubahan_hasil([hasil], None) == []
    assert angka_berubah(hasil.langkah, hasil.langkah) == ()
    isi = teks(masuk(dunia.pemilik).get(reverse("appraisal:jelaskan", args=[penilaian.pk])))
    assert "Yang berubah" not in isi
    assert "Cara nilai ini dibentuk" in isi
    assert "60 %" in isi


@pytest.mark.django_db
def test_laci_hanya_bagian_yang_diminta(dunia, masuk):
    penilaian = diputuskan(dunia)
    alamat = reverse("appraisal:jelaskan", args=[penilaian.pk])

    laci = masuk(dunia.pemilik).get(f"{alamat}?kode=perilaku", headers={"HX-Request": "true"})

    assert "Cara nilai ini dibentuk" not in teks(laci)
    assert "Yang berubah" not in teks(laci)
    assert "Keputusan K-" not in teks(laci).split("keputusan")[0]


# --- the public calculator ------------------------------------------------------------------------

DUA_BARIS = {
    "k-TOTAL_FORMS": "2",
    "k-INITIAL_FORMS": "0",
    "k-0-uraian": "Laporan",
    "k-0-target_kuantitas": "12",
    "k-0-realisasi_kuantitas": "12",
    "k-0-realisasi_kualitas": "85",
    "k-0-target_waktu": "12",
    "k-0-realisasi_waktu": "12",
    "k-0-satuan_waktu": "bulan",
    "k-1-uraian": "Rapat",
    "k-1-target_kuantitas": "4",
    "k-1-realisasi_kuantitas": "4",
    "k-1-realisasi_kualitas": "90",
    "k-1-target_waktu": "12",
    "k-1-realisasi_waktu": "9",
    "k-1-satuan_waktu": "bulan",
    "k-1-target_biaya": "1.000.000",
    "k-1-realisasi_biaya": "900.000",
    "tugas": "4",
    "tingkat": "unit_kerja",
    "orientasi_pelayanan": "85",
    "integritas": "85",
    "komitmen": "85",
    "disiplin": "85",
    "kerja_sama": "85",
}


@pytest.mark.django_db
def test_satu_skp_utuh_dari_alamat_tanpa_masuk_dan_tanpa_menyimpan(client):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get("/kalkulator/", DUA_BARIS)

    # 87,00 and (100 + 90 + 75 + 86) / 4 = 87,75; mean 87,38; + 2 (four tasks) + 3 (unit) = 92,38
    isi = teks(jawaban)
    assert jawaban.context["hasil"]["lembar"].nilai == D("92.38")
    assert jawaban.context["hasil"]["tahun"].prestasi.nilai == D("89.43")
    assert "Rapat: waktu hemat lebih dari 24 %" in isi
    assert "Penjelasan nilai prestasi kerja" in isi
    assert [k["sql"] for k in kueri if not k["sql"].startswith("SELECT")] == []
    assert not client.cookies.get("sessionid")


@pytest.mark.django_db
def test_alamatnya_memuat_isian_yang_sama(client):
    form = dom(client.get("/kalkulator/", DUA_BARIS)).forms[0]

    kirim = {k: v for k, v in form.form_values() if v}

    assert form.method == "GET"
    assert {k: kirim.get(k) for k in DUA_BARIS if k != "k-TOTAL_FORMS"} == {
        k: v for k, v in DUA_BARIS.items() if k != "k-TOTAL_FORMS"
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ubah", "status"),
    [
        ({"k-0-target_kuantitas": "0"}, 422),
        ({"k-0-realisasi_kualitas": "101"}, 422),
        ({"k-0-target_waktu": "dua belas"}, 422),
        ({"disiplin": "-1"}, 422),
        ({"k-TOTAL_FORMS": "100000"}, 422),
        ({"k-TOTAL_FORMS": "x"}, 422),
        ({"tugas": "9" * 30}, 200),
        ({"tugas": "-3", "tingkat": "<script>", "varian": "asing"}, 200),
        ({"k-0-uraian": "<script>alert(1)</script>"}, 200),
    ],
)
def test_alamat_yang_dirusak_dijawab_dengan_kalimat(client, ubah, status):
    jawaban = client.get("/kalkulator/", DUA_BARIS | ubah)

    assert jawaban.status_code == status
    assert "<script>alert" not in jawaban.content.decode()


@pytest.mark.django_db
def test_varian_2012_dengan_tambahan_yang_terpenuhi(client):
    lembar = client.get("/kalkulator/", DUA_BARIS | {"varian": "paparan_2012", "tugas": "1"}).context["hasil"]["lembar"]

    # RO/TO x 10 x 10 % = 1; RO/TO x 30 x 30 % = 9, both with the target met (K-09)
    assert (lembar.nilai_tugas_tambahan, lembar.nilai_kreativitas) == (1, 9)
