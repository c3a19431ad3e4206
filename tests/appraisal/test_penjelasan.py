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
    "n": "2",
    "k-0-u": "Laporan",
    "k-0-tk": "12",
    "k-0-rk": "12",
    "k-0-rm": "85",
    "k-0-tw": "12",
    "k-0-rw": "12",
    "k-0-sw": "bulan",
    "k-1-u": "Rapat",
    "k-1-tk": "4",
    "k-1-rk": "4",
    "k-1-rm": "90",
    "k-1-tw": "12",
    "k-1-rw": "9",
    "k-1-sw": "bulan",
    "k-1-tb": "1.000.000",
    "k-1-rb": "900.000",
    "tugas": "4",
    "c-0-l": "unit_kerja",
    "v": "perka_2013",
    "orientasi_pelayanan": "85",
    "integritas": "85",
    "komitmen": "85",
    "disiplin": "85",
    "kerja_sama": "85",
}


def lembar_dari(client, **ubah):
    return client.get("/kalkulator/", DUA_BARIS | ubah).context["hasil"].lembar


@pytest.mark.django_db
def test_satu_skp_utuh_dari_alamat_tanpa_masuk_dan_tanpa_menyimpan(client):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get("/kalkulator/", DUA_BARIS)

    # 87,00 and (100 + 90 + 75 + 86) / 4 = 87,75; mean 87,38; + 2 (four tasks) + 3 (unit) = 92,38
    isi = teks(jawaban)
    assert jawaban.context["hasil"].lembar.nilai == D("92.38")
    assert jawaban.context["hasil"].tahun.prestasi.nilai == D("89.43")
    assert "Rapat: waktu hemat lebih dari 24 %" in isi
    assert "Penjelasan nilai prestasi kerja" in isi
    assert [k["sql"] for k in kueri if not k["sql"].startswith("SELECT")] == []
    assert not client.cookies.get("sessionid")


@pytest.mark.django_db
def test_alamatnya_memuat_isian_yang_sama(client):
    jawaban = client.get("/kalkulator/", DUA_BARIS)
    form = dom(jawaban).forms[0]

    assert form.method == "GET"
    assert {k: v for k, v in form.form_values() if v and k != "tambah"} == DUA_BARIS
    dibagikan = client.get(jawaban.context["alamat"])
    assert dibagikan.context["hasil"] == jawaban.context["hasil"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ubah", "status", "kata"),
    [
        ({"k-0-tk": "0"}, 422, "Target kuantitas: Paling rendah 0,01"),
        ({"k-0-rm": "101"}, 422, "Realisasi kualitas: Paling tinggi 100"),
        ({"k-0-tw": "dua belas"}, 422, "Tulis angka seperti"),
        ({"k-1-rb": ""}, 422, "Isi realisasinya, atau tandai tidak terlaksana"),
        ({"disiplin": "-1"}, 422, "Paling rendah 0"),
        ({"tugas": "9" * 30}, 422, "Paling tinggi 20"),
        ({"tugas": "1,5"}, 422, "Tulis tanpa koma"),
        ({"c-0-l": "<script>alert(1)</script>"}, 422, "Manfaat:"),
        ({"v": "asing"}, 422, "asing"),
        ({"k-0-tk": "0,01", "k-0-rk": "9" * 13}, 200, "Sangat Baik"),
        ({"n": "100000"}, 200, "Paling banyak 20 kegiatan"),
        ({"n": "x"}, 200, "92,38"),
        ({"disiplin": ""}, 200, "Isi kelima aspek perilaku"),
        ({"k-0-u": "<script>alert(1)</script>"}, 200, "92,38"),
    ],
)
def test_alamat_yang_dirusak_dijawab_dengan_kalimat(client, ubah, status, kata):
    jawaban = client.get("/kalkulator/", DUA_BARIS | ubah)

    assert jawaban.status_code == status
    assert kata in teks(jawaban)
    assert "<script>alert" not in jawaban.content.decode()
    diketik = {k: v for k, v in ubah.items() if k not in {"n", "v", "c-0-l"}}
    assert diketik.items() <= dict(dom(jawaban).forms[0].form_values()).items()


@pytest.mark.django_db
def test_varian_2012_menurut_keluaran_atau_dianggap_tercapai(client):
    paparan = {"v": "paparan_2012", "tugas": "1"}

    # RO/TO x 10 x 10 % = 1; RO/TO x 30 x 30 % = 9, both with the target met (K-09)
    tercapai = lembar_dari(client, **paparan)
    assert (tercapai.nilai_tugas_tambahan, tercapai.nilai_kreativitas) == (1, 9)
    # 1/2 + 5/4 = 1,75 within 1..3; 3/4 x 9 = 6,75
    keluaran = {"t-0-t": "2", "t-0-r": "1", "t-1-t": "4", "t-1-r": "5", "c-0-t": "4", "c-0-r": "3"}
    sebagian = lembar_dari(client, **paparan, **keluaran)
    assert (sebagian.nilai_tugas_tambahan, sebagian.nilai_kreativitas) == (D("1.75"), D("6.75"))
    assert lembar_dari(client, **keluaran).nilai_tugas_tambahan == 2  # the Perka counts tasks, not outputs


@pytest.mark.django_db
def test_beberapa_kreativitas_dan_dua_skp(client):
    dua = {"c-1-l": "instansi"}
    assert lembar_dari(client, **dua).nilai_kreativitas == 6
    assert lembar_dari(client, **dua, j="on").nilai_kreativitas == 9

    jawaban = client.get("/kalkulator/", DUA_BARIS | {"lain": "80"})
    assert jawaban.context["hasil"].tahun.nilai_capaian == D("86.19")  # (92,38 + 80) / 2
    assert "Tahun ini ada 2 SKP" in teks(jawaban)


@pytest.mark.django_db
def test_baris_ditambah_tanpa_javascript_dan_tanpa_kehilangan_isian(client):
    jawaban = client.get("/kalkulator/", DUA_BARIS | {"tambah": "1", "k-0-tk": "salah"}, follow=True)

    form = dict(dom(jawaban).forms[0].form_values())
    assert (form["n"], form["k-0-tk"], form["k-4-tk"]) == ("5", "salah", "")
    assert "tambah" not in jawaban.redirect_chain[0][0]
    penuh = client.get("/kalkulator/", DUA_BARIS | {"n": "20"})
    assert "Tambah baris" not in teks(penuh)


# --- on paper -------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_setiap_penjelasan_dapat_dicetak_dengan_kepala_dan_sumber_aturan(dunia, masuk):
    """Row, SKP, behaviour, result, earlier version: one page each with who, when, which version and which rules."""
    penilaian = diputuskan(dunia)
    skp = Skp.objects.get(pegawai=dunia.pemilik)
    pemilik = masuk(dunia.pemilik)
    tahun, capaian = (
        reverse("appraisal:jelaskan", args=[penilaian.pk]),
        reverse("appraisal:jelaskan_skp", args=[skp.pk]),
    )

    for alamat, kata in (
        (f"{capaian}?kode=kegiatan.1", "Kegiatan 1: Menyusun laporan bulanan"),
        (capaian, "Nilai capaian SKP"),
        (f"{tahun}?kode=perilaku", "Perilaku kerja"),
        (tahun, "SKP yang dihitung"),
        (f"{tahun}?versi=1", "Versi 1 (pejabat penilai), sudah digantikan"),
        (f"{capaian}?versi=1", "Versi 1 (pejabat penilai), sudah digantikan"),
    ):
        isi = teks(pemilik.get(alamat))
        assert kata in isi
        assert "Pemilik Rekaan, NIP" in isi
        assert "Dicetak" in isi
        sumber = isi.split("Dasar hukum dan keputusan")[1]
        assert "[1] Peraturan" in sumber
        assert sumber.count("K-02:") == 1  # each decision is explained once
    laci = pemilik.get(f"{capaian}?kode=kegiatan.1", headers={"HX-Request": "true"})
    assert dom(laci).xpath("//a[contains(text(), 'Halaman untuk dicetak')]/@href") == [f"{capaian}?kode=kegiatan.1"]
