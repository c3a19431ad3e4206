"""Nothing typed is lost: drafts of forms, and forms that came in after the session had ended."""

from django.test import Client

from organisasi.models import IsianTertunda
from organisasi.services import isian as layanan
from organisasi.services.isian import MAKS_BITA
from organisasi.services.sesi import MULAI, TERAKHIR
from skp.models import Kegiatan
from tests.dunia import skp_draf
from tests.halaman import formset, isian, nilai, pesan, teks

BARIS = {
    "uraian": "Menyusun peta jabatan",
    "target_kuantitas": "belum tahu",
    "satuan_kuantitas": "peta",
    "target_waktu": "6",
    "satuan_waktu": "bulan",
}


def ketikan(skp, **lain):
    return formset("k", [BARIS | lain]) | {"revisi": str(skp.revisi), "alamat_isian": f"/skp/{skp.pk}/susun/"}


def test_draf_disimpan_ditawarkan_dan_ditampilkan_kembali_apa_adanya(dunia, masuk):
    skp = skp_draf(dunia)
    klien = masuk(dunia.pemilik)

    jawaban = klien.post("/isian/", ketikan(skp))

    assert len(jawaban.json()["pukul"]) == len("10.42 WIB")
    assert "Ada isian yang belum Anda simpan" in teks(klien.get(f"/skp/{skp.pk}/susun/"))
    halaman = klien.get(f"/skp/{skp.pk}/susun/?pulihkan=1")
    assert nilai(halaman, "k-0-uraian") == "Menyusun peta jabatan"
    assert nilai(halaman, "k-0-target_kuantitas") == "belum tahu"
    assert "Tulis angka seperti" in teks(halaman)


def test_draf_hilang_sesudah_disimpan_atau_dibuang(dunia, masuk):
    skp = skp_draf(dunia)
    klien = masuk(dunia.pemilik)
    klien.post("/isian/", ketikan(skp))

    klien.post(f"/skp/{skp.pk}/susun/", ketikan(skp, target_kuantitas="3"))

    assert Kegiatan.objects.get().uraian == "Menyusun peta jabatan"
    assert not IsianTertunda.objects.exists()
    klien.post("/isian/", ketikan(skp))
    jawaban = klien.post("/isian/buang/", {"alamat_isian": f"/skp/{skp.pk}/susun/"})
    assert jawaban.url == f"/skp/{skp.pk}/susun/"
    assert not IsianTertunda.objects.exists()


def test_membuang_draf_tidak_membawa_ke_tempat_lain(dunia, masuk):
    jawaban = masuk(dunia.pemilik).post("/isian/buang/", {"alamat_isian": "//jahat.example/skp/"})

    assert jawaban.url == "/skp/"


def test_draf_orang_lain_tidak_terlihat(dunia, masuk):
    skp = skp_draf(dunia)
    masuk(dunia.pemilik).post("/isian/", ketikan(skp) | {"alamat_isian": "/catatan/"})

    assert "belum Anda simpan" not in teks(masuk(dunia.rekan).get("/catatan/"))
    assert IsianTertunda.objects.get().pengguna == dunia.pemilik.pengguna


def test_draf_yang_tidak_wajar_ditolak(dunia, masuk):
    klien = masuk(dunia.pemilik)

    assert klien.post("/isian/", {"alamat_isian": "/skp/1/susun/", "isi": "x" * MAKS_BITA}).status_code == 422
    assert klien.post("/isian/", {"alamat_isian": "", "isi": "x"}).status_code == 422
    assert not IsianTertunda.objects.exists()


def test_draf_atas_versi_lama_tidak_menimpa_diam_diam(dunia, masuk):
    """The kept text carries the revision it was typed over: saving it shows both texts first."""
    skp = skp_draf(dunia)
    klien = masuk(dunia.pemilik)
    klien.post("/isian/", ketikan(skp, target_kuantitas="3"))
    klien.post(f"/skp/{skp.pk}/susun/", isian(klien.get(f"/skp/{skp.pk}/susun/")))
    IsianTertunda.objects.create(
        pengguna=dunia.pemilik.pengguna,
        alamat=f"/skp/{skp.pk}/susun/",
        isi=f"revisi={skp.revisi}&k-TOTAL_FORMS=1&k-INITIAL_FORMS=0&k-0-uraian=Lama&k-0-target_kuantitas=1"
        "&k-0-satuan_kuantitas=peta&k-0-target_waktu=1&k-0-satuan_waktu=bulan",
    )

    halaman = klien.get(f"/skp/{skp.pk}/susun/?pulihkan=1")
    jawaban = klien.post(f"/skp/{skp.pk}/susun/", isian(halaman))

    assert jawaban.status_code == 409
    assert "Menata arsip" in teks(jawaban)


def test_formulir_yang_sesinya_hilang_dikembalikan_kepada_pemiliknya(dunia, masuk):
    skp = skp_draf(dunia)
    alamat = f"/skp/{skp.pk}/susun/"
    kiriman = isian(masuk(dunia.pemilik).get(alamat)) | {"k-0-uraian": "Diketik sebelum sesi berakhir"}
    klien = Client()

    jawaban = klien.post(alamat, kiriman)
    klien.force_login(dunia.pemilik.pengguna)

    assert jawaban.url == "/masuk/?next=%2Fmasuk%2Flanjut%2F"
    assert "Diketik sebelum sesi berakhir" in klien.get("/masuk/lanjut/").content.decode()


def test_titipan_tidak_jatuh_kepada_orang_berikutnya(dunia, masuk):
    skp = skp_draf(dunia)
    alamat = f"/skp/{skp.pk}/susun/"
    kiriman = isian(masuk(dunia.pemilik).get(alamat))
    klien = Client()

    klien.post(alamat, kiriman)
    klien.force_login(dunia.rekan.pengguna)

    assert klien.get("/masuk/lanjut/").url == "/"


def test_titipan_dengan_tanda_palsu_tidak_disimpan(dunia):
    klien = Client()

    klien.post("/skp/1/susun/", {"isian_milik": "1:palsu", "k-0-uraian": "x"})

    assert "isian_tertunda" not in klien.session


def test_halaman_sesi_memberi_tanda_bagi_halaman_yang_terbuka(dunia, masuk):
    assert len(masuk(dunia.pemilik).get("/sesi/").json()["token"]) == 64
    assert pesan(masuk(dunia.pemilik).get("/sesi/selesai/")) == []


def test_alamat_yang_bukan_alamat_ditolak_dengan_kalimat(dunia, masuk):
    klien = masuk(dunia.pemilik)
    assert klien.post("/isian/", {"uraian": "x", "alamat_isian": "//["}).status_code == 422
    assert klien.post("/isian/buang/", {"alamat_isian": "//["}).status_code == 302


def test_yang_terlama_dari_terlalu_banyak_isian_dilepas(dunia, monkeypatch):
    monkeypatch.setattr(layanan, "MAKS_BARIS", 3)
    for n in range(5):
        layanan.simpan_isian(pengguna=dunia.pemilik.pengguna, alamat=f"/skp/{n}/susun/", isi="uraian=x")
    ada = set(dunia.pemilik.pengguna.daftar_isian.values_list("alamat", flat=True))
    assert ada == {f"/skp/{n}/susun/" for n in (2, 3, 4)}


def test_isian_dari_situs_lain_tidak_ditawarkan_sesudah_masuk(dunia):
    """The session is over and the form bears no token of ours: it is nobody's typing."""
    klien = Client(enforce_csrf_checks=True)
    klien.force_login(dunia.pemilik.pengguna)
    sesi = klien.session
    sesi[MULAI] = sesi[TERAKHIR] = 1
    sesi.save()
    jawaban = klien.post(f"/skp/{skp_draf(dunia).pk}/susun/", {"uraian": "kiriman orang"})
    assert jawaban.status_code == 302
    assert "isian_tertunda" not in klien.session
