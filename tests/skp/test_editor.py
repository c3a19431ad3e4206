"""The editor of the rows: what is typed is read strictly, refused kindly, and never lost."""

from decimal import Decimal

import pytest

from skp.selectors import list_kegiatan
from tests.dunia import baris, pada, skp_diajukan, skp_ditetapkan, skp_draf
from tests.factories.skp import ButirRktFactory
from tests.halaman import dom, formset, isian, nilai, teks
from tests.tahap import perubahan_disusun, skp_tidak_disetujui

pytestmark = pytest.mark.django_db

SATU = {
    "uraian": "Menyusun telaahan",
    "target_kuantitas": "12",
    "satuan_kuantitas": "telaahan",
    "target_waktu": "12",
    "satuan_waktu": "bulan",
}


def alamat(skp):
    return f"/skp/{skp.pk}/susun/"


def kirim(client, skp, isi, revisi=None, **lain):
    data = formset("k", isi) | {"revisi": skp.revisi if revisi is None else revisi} | lain
    with pada(2015, 1, 5):
        return client.post(alamat(skp), data)


@pytest.fixture
def skp(dunia):
    return skp_draf(dunia)


@pytest.fixture
def pemilik(dunia, masuk):
    return masuk(dunia.pemilik)


@pytest.mark.parametrize("banyak", [3, 60])
def test_yang_tampil_dapat_dikirim_kembali_tanpa_perubahan(dunia, pemilik, banyak):
    """Opening and saving changes nothing, with three rows as with sixty."""
    rkt = ButirRktFactory(unit=dunia.biro, tahun=2015)
    isi = [
        baris(f"Kegiatan ke-{n}", target_kuantitas=Decimal("1250.5"), target_biaya=Decimal(1500000), rkt_id=rkt.pk)
        for n in range(banyak)
    ]
    skp = skp_draf(dunia, kegiatan=isi)
    sebelum = list(list_kegiatan(skp).values())
    halaman = pemilik.get(alamat(skp))
    assert (nilai(halaman, "k-0-target_kuantitas"), nilai(halaman, "k-0-target_biaya")) == ("1.250,5", "1.500.000")

    with pada(2015, 1, 5):
        jawaban = pemilik.post(alamat(skp), isian(halaman))

    assert (jawaban.status_code, jawaban.url) == (302, f"/skp/{skp.pk}/")
    abaikan = {"diubah_pada"}
    sesudah = list(list_kegiatan(skp).values())
    assert [{k: v for k, v in b.items() if k not in abaikan} for b in sesudah] == [
        {k: v for k, v in b.items() if k not in abaikan} for b in sebelum
    ]


def test_enam_puluh_baris_muat_dalam_seratus_lima_puluh_kilobita(dunia, pemilik):
    """The page must load on a slow line: 150 kB of HTML is the limit (P15)."""
    skp = skp_draf(dunia, kegiatan=[baris(f"Menyusun laporan evaluasi kinerja bagian {n}") for n in range(60)])

    assert len(pemilik.get(alamat(skp)).content) <= 150_000


def test_banyaknya_kueri_tidak_bergantung_pada_banyaknya_baris(dunia, pemilik, django_assert_max_num_queries):
    skp = skp_draf(dunia, kegiatan=[baris(f"Kegiatan {n}") for n in range(60)])

    with django_assert_max_num_queries(17):
        pemilik.get(alamat(skp))


@pytest.mark.parametrize(
    ("diketik", "terbaca"),
    [("1.250", "1250"), ("85,5", "85.5"), ("1.234.567,89", "1234567.89"), (" 7 ", "7"), ("0,01", "0.01")],
)
def test_angka_dibaca_seperti_ditulis_orang_indonesia(skp, pemilik, diketik, terbaca):
    assert kirim(pemilik, skp, [SATU | {"target_kuantitas": diketik}]).status_code == 302

    assert list_kegiatan(skp).get().target_kuantitas == Decimal(terbaca)


@pytest.mark.parametrize(
    ("kolom", "diketik", "kalimat"),
    [
        ("target_kuantitas", "85.5", "Pakai koma untuk desimal: 85,5."),
        ("target_kuantitas", "1,234.56", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "NaN", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "Infinity", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "1e5", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "0x10", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "1_000", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "１２", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "٤٢", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "12 laporan", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "1.25.0", "Tulis angka seperti 1.250 atau 85,5."),
        ("target_kuantitas", "0,005", "Paling banyak 2 angka di belakang koma."),
        ("target_kuantitas", "9" * 40, "Paling tinggi 9.999.999.999.999."),
        ("target_kuantitas", "0", "Target kuantitas harus lebih besar dari nol."),
        ("target_kuantitas", "-1", "Target kuantitas harus lebih besar dari nol."),
        ("target_kuantitas", "−1", "Target kuantitas harus lebih besar dari nol."),
        ("target_waktu", "0", "Target waktu harus lebih besar dari nol."),
        ("target_waktu", "10000", "Paling tinggi 9.999."),
        ("target_biaya", "-1", "Paling rendah 0 rupiah."),
        ("uraian", "x" * 2001, "paling banyak 2000 karakter"),
        ("uraian", "lonceng\x07", "karakter yang tidak dapat disimpan"),
        ("uraian", "warna\x1b[31m", "karakter yang tidak dapat disimpan"),
        ("satuan_kuantitas", "nol\x00", "karakter yang tidak dapat disimpan"),
        ("satuan_kuantitas", "x" * 41, "paling banyak 40 karakter"),
        ("satuan_waktu", "abad", "abad"),
        ("rkt", "12", "Pilih kode dari daftar, misalnya R12."),
        ("rkt", "R1x", "Pilih kode dari daftar, misalnya R12."),
        ("induk", "R1", "Pilih kode dari daftar, misalnya A12."),
    ],
)
def test_yang_salah_dijelaskan_di_barisnya_dan_yang_diketik_tetap_ada(skp, pemilik, kolom, diketik, kalimat):
    baik = SATU | {"uraian": "Baris yang benar", "target_kuantitas": "1.250"}

    jawaban = kirim(pemilik, skp, [baik, SATU | {kolom: diketik}])

    assert jawaban.status_code == 422
    galat = dom(jawaban).xpath("//ul[@id='k-1-salah']")
    assert kalimat in galat[0].text_content()
    assert not dom(jawaban).xpath("//ul[@id='k-0-salah']")
    assert nilai(jawaban, "k-0-uraian").strip() == "Baris yang benar"
    assert nilai(jawaban, "k-0-target_kuantitas") == "1.250"
    if kolom != "satuan_waktu" and diketik.isprintable():
        assert nilai(jawaban, f"k-1-{kolom}").strip() == diketik.strip()
    assert list_kegiatan(skp).count() == 2
    assert "Menata arsip" in str(list_kegiatan(skp))


@pytest.mark.parametrize("kolom", ["uraian", "target_kuantitas", "satuan_kuantitas", "target_waktu"])
def test_kolom_wajib(skp, pemilik, kolom):
    jawaban = kirim(pemilik, skp, [SATU | {kolom: ""}])

    assert jawaban.status_code == 422
    assert "tidak boleh kosong" in dom(jawaban).xpath("//ul[@id='k-0-salah']")[0].text_content()


def test_biaya_nol_berarti_tanpa_biaya(skp, pemilik):
    """K-06: no cost target, no cost aspect; a zero is read as empty."""
    kirim(pemilik, skp, [SATU | {"target_biaya": "0"}])

    assert list_kegiatan(skp).get().target_biaya is None


def test_baris_kosong_diabaikan_dan_yang_ditandai_dihapus(skp, pemilik):
    pk = list_kegiatan(skp)[0].pk

    kirim(pemilik, skp, [{"uraian": " "}, SATU | {"pk": pk, "DELETE": "on"}, SATU | {"uraian": "Tinggal ini"}, {}])

    assert [k.uraian for k in list_kegiatan(skp)] == ["Tinggal ini"]


def test_urutan_mengikuti_halaman(skp, pemilik):
    satu, dua = list_kegiatan(skp)

    kirim(pemilik, skp, [SATU | {"pk": dua.pk, "uraian": "B"}, SATU | {"pk": satu.pk, "uraian": "A"}])

    assert [(k.pk, k.uraian) for k in list_kegiatan(skp)] == [(dua.pk, "B"), (satu.pk, "A")]


@pytest.mark.parametrize("banyak", [61, 75, 200])
def test_lebih_dari_enam_puluh_baris_ditolak_dengan_kalimat(skp, pemilik, banyak):
    jawaban = kirim(pemilik, skp, [SATU] * banyak)

    assert jawaban.status_code == 422
    assert "60" in teks(jawaban)
    assert list_kegiatan(skp).count() == 2


@pytest.mark.parametrize(
    "rusak",
    [
        {},
        {"k-TOTAL_FORMS": "x", "k-INITIAL_FORMS": "0"},
        {"k-TOTAL_FORMS": "99999999999", "k-INITIAL_FORMS": "0"},
        {"k-TOTAL_FORMS": "1", "k-INITIAL_FORMS": "0", "k-0-pk": "x", "k-0-uraian": "a"},
    ],
)
def test_kiriman_yang_rusak_bukan_galat(skp, pemilik, rusak):
    with pada(2015, 1, 5):
        jawaban = pemilik.post(alamat(skp), rusak)

    assert jawaban.status_code == 422
    assert list_kegiatan(skp).count() == 2


def test_tulisan_yang_jahat_tampil_sebagai_tulisan(skp, pemilik):
    jahat = "</textarea><script>alert(1)</script> {{ 7*7 }} {% load x %} \"'><img src=x onerror=1>"

    assert kirim(pemilik, skp, [SATU | {"uraian": jahat, "satuan_kuantitas": '"><b>'}]).status_code == 302

    assert list_kegiatan(skp).get().uraian == jahat
    for halaman in (pemilik.get(alamat(skp)), pemilik.get(f"/skp/{skp.pk}/")):
        assert b"<script>alert(1)" not in halaman.content
        assert b"<img src=x" not in halaman.content
        assert "7*7" in halaman.content.decode()


def test_halaman_usang_memperlihatkan_keduanya_lalu_dapat_disimpan(skp, pemilik):
    """409: what was typed stays in the fields, what is stored stands beside it; sending again saves."""
    kirim(pemilik, skp, [SATU | {"uraian": "Dari tab pertama"}])

    jawaban = kirim(pemilik, skp, [SATU | {"uraian": "Dari tab kedua"}], revisi=skp.revisi)

    assert jawaban.status_code == 409
    assert "sudah diubah dari halaman atau oleh orang lain" in teks(jawaban)
    assert nilai(jawaban, "k-0-uraian").strip() == "Dari tab kedua"
    assert "Dari tab pertama" in teks(jawaban)
    assert list_kegiatan(skp).get().uraian == "Dari tab pertama"
    with pada(2015, 1, 5):
        assert pemilik.post(alamat(skp), isian(jawaban)).status_code == 302
    assert list_kegiatan(skp).get().uraian == "Dari tab kedua"


def test_dua_kali_tekan_menyimpan_sekali(skp, pemilik):
    pertama = kirim(pemilik, skp, [SATU])
    kedua = kirim(pemilik, skp, [SATU], revisi=skp.revisi)

    assert (pertama.status_code, kedua.status_code) == (302, 409)
    assert list_kegiatan(skp).count() == 1


def test_simpan_dan_tambah_baris_tetap_di_penyunting(skp, pemilik):
    assert kirim(pemilik, skp, [SATU], lanjut="1").url == alamat(skp)


def test_kaitan_di_luar_unit_dijelaskan(dunia, skp, pemilik):
    asing = ButirRktFactory(unit=dunia.bagian_lain, tahun=2015)

    jawaban = kirim(pemilik, skp, [SATU | {"rkt": f"R{asing.pk}"}])

    assert jawaban.status_code == 422
    assert "bukan bagian dari rencana kerja unit Anda" in teks(jawaban)
    assert nilai(jawaban, "k-0-uraian").strip() == SATU["uraian"]


def test_penyunting_tertutup_sesudah_diajukan(dunia, pemilik):
    skp = skp_diajukan(dunia)

    assert pemilik.get(alamat(skp)).status_code == 409
    assert kirim(pemilik, skp, [SATU]).status_code == 409


def test_kontrak_yang_berlaku_hanya_diubah_lewat_perubahan(dunia, pemilik):
    skp = skp_ditetapkan(dunia)

    jawaban = pemilik.get(alamat(skp))

    assert jawaban.status_code == 409
    assert "Buka perubahan dengan alasannya" in teks(jawaban)


def test_penyunting_memuat_draf_perubahan(dunia, pemilik):
    skp = perubahan_disusun(dunia)

    halaman = pemilik.get(alamat(skp))

    assert "Susun perubahan SKP 2015" in teks(halaman)
    assert nilai(halaman, "k-0-target_kuantitas") == "6"


def test_atasan_memperbaiki_skp_yang_tidak_disetujui(dunia, masuk):
    skp = skp_tidak_disetujui(dunia)
    atasan = masuk(dunia.atasan)

    with pada(2015, 1, 9):
        assert (
            atasan.post(alamat(skp), isian(atasan.get(alamat(skp))) | {"k-0-uraian": "Diperbaiki"}).status_code == 302
        )

    assert list_kegiatan(skp)[0].uraian == "Diperbaiki"


def test_kolom_angka_kredit_hanya_untuk_fungsional_tertentu(dunia, masuk, pemilik, skp):
    assert not dom(pemilik.get(alamat(skp))).xpath("//*[@name='k-0-angka_kredit']")
    jabatan = dunia.pemilik.daftar_penempatan.get().jabatan
    jabatan.jenis = "fungsional_tertentu"
    jabatan.save()

    assert nilai(pemilik.get(alamat(skp)), "k-0-angka_kredit") == ""
    kirim(pemilik, skp, [SATU | {"angka_kredit": "0,1250"}])
    assert list_kegiatan(skp).get().angka_kredit == Decimal("0.125")
