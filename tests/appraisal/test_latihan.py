"""The practice room: everything can be tried, nothing real is touched, nobody meets another's, and it goes away."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from appraisal.models import JenisDokumen, Keberatan, PengingatHarian, Penilaian
from appraisal.pdf.sumber import RUANG_LATIHAN, susun
from appraisal.practice.sweep import APLIKASI, hapus_ruang, jalan_ke_instansi
from appraisal.services.latihan import bersihkan_ruang
from appraisal.services.recheck import Pemeriksaan, periksa_tahun
from appraisal.views.latihan import TAMU_PER_JAM
from organisasi.models import Instansi, Jejak, JenisUpaya, Pengguna, Upaya
from organisasi.services.latihan import KUNCI
from skp.models import Skp
from tests.dunia import skp_draf
from tests.halaman import dom, teks

pytestmark = pytest.mark.django_db

PITA = "Ruang latihan: orang dan angka rekaan"
TANPA_INSTANSI = {"PintuHapus", "Jejak", "SegelJejak", "Upaya", "Instansi"}


def tabel() -> Iterator[type[models.Model]]:
    return (m for a in APLIKASI for m in apps.get_app_config(a).get_models())


def hitung() -> dict[str, int]:
    return {m.__name__: m._base_manager.count() for m in tabel()}


def perankan(client: Client, lakon: str) -> None:
    assert client.post("/latihan/mulai/", {"lakon": lakon}).headers["Location"] == "/"
    assert PITA in teks(client.get("/"))


def test_setiap_tabel_disapu_atau_bukan_milik_siapa_pun():
    """A new table is swept by itself; one without a way to its agency has to be thought about here."""
    assert {m.__name__ for m in tabel()} - {m.__name__ for m in jalan_ke_instansi()} == TANPA_INSTANSI


def test_berlatih_satu_tahun_tanpa_menyentuh_apa_pun(dunia, masuk, django_capture_on_commit_callbacks):
    sungguhan = skp_draf(dunia)
    saya = masuk(dunia.pemilik)
    sebelum, jejak = hitung(), Jejak.objects.count()
    assert "Ruang Anda disiapkan" in teks(saya.get("/latihan/"))
    assert saya.post("/latihan/mulai/", {"lakon": "sari"}).status_code == 422  # not a part to play

    perankan(saya, "dewi")
    assert saya.get(f"/skp/{sungguhan.pk}/").status_code == 404
    assert saya.get("/akun/sesi/").status_code == saya.get("/kata-sandi/").status_code == 403
    assert "Dewi Anggraini" in teks(saya.get("/skp/"))

    perankan(saya, "bagas")
    milik = Penilaian.objects.get(pegawai__nama="Bagas Permana")
    assert saya.post(f"/penilaian/{milik.pk}/aksi/terima/").status_code == 302
    perankan(saya, "kabid")
    assert saya.post(f"/penilaian/{milik.pk}/aksi/teruskan/").status_code == 302
    perankan(saya, "kadis")
    with django_capture_on_commit_callbacks() as sesudah:
        assert saya.post(f"/penilaian/{milik.pk}/aksi/sahkan/").status_code == 302
    assert sesudah == []  # nothing is published
    formulir = susun(JenisDokumen.PRESTASI, Penilaian.objects.get(pk=milik.pk))
    assert RUANG_LATIHAN in formulir
    assert "DRAF" in formulir
    assert Keberatan.objects.get().penilaian.pegawai.nama == "Wira Kusuma"

    assert list(Jejak.objects.order_by("pk").values_list("kejadian", "pelaku")[jejak:]) == [
        ("sesi.latihan_dimulai", dunia.pemilik.pengguna.pk)
    ]
    kembali = saya.post("/latihan/selesai/", follow=True)
    assert PITA not in teks(kembali)
    assert saya.get(f"/skp/{sungguhan.pk}/").status_code == 200
    assert saya.get(f"/penilaian/{milik.pk}/").status_code == 404

    perankan(saya, "dewi")
    assert "kembali seperti semula" in teks(saya.post("/latihan/ulang/", follow=True))
    connection.check_constraints()
    tercatat = {"Jejak", "Upaya"}  # the trail, and the count of rooms built anew
    assert {k: n for k, n in hitung().items() if k not in tercatat} == {
        k: n for k, n in sebelum.items() if k not in tercatat
    }


def test_ruang_orang_lain_dan_pekerjaan_seluruh_instansi(dunia, masuk, time_machine, capsys):
    satu, dua = masuk(dunia.pemilik), masuk(dunia.rekan)
    satu.post("/latihan/mulai/", {"lakon": "kabid"})
    ruang = Instansi.objects.get(pelajar=dunia.pemilik.pengguna)
    asing = Pengguna.objects.get(nama_pengguna=f"{ruang.kode.lower()}-kabid")
    assert not asing.has_usable_password()

    sesi = dua.session
    sesi[KUNCI] = asing.pk  # as if the session could be written by its owner
    sesi.save()
    assert dua.get("/").headers["Location"] == "/latihan/"
    assert KUNCI not in dua.session
    assert PITA not in teks(dua.get("/"))
    skp = Skp.objects.filter(periode__instansi=ruang).first()
    assert dua.get(f"/skp/{skp.pk}/").status_code == 404
    assert "Instansi Latihan" not in teks(masuk(dunia.pengelola).get("/organisasi/"))

    hitungan = Pemeriksaan()
    assert list(periksa_tahun(skp.periode.tahun, hitungan)) == []
    assert hitungan.skp == 0
    call_command("berkala")
    assert not PengingatHarian.objects.filter(instansi=ruang).exists()
    assert not Instansi.objects.filter(pk=ruang.pk, pemetaan_diperiksa__isnull=False).exists()
    with pytest.raises(ValueError, match="bukan ruang latihan"):
        hapus_ruang(dunia.instansi)

    time_machine.move_to(timezone.now() + timedelta(days=1, minutes=1))
    call_command("berkala")
    assert "Ruang latihan dibersihkan: 1." in capsys.readouterr().out
    assert not Instansi.objects.exclude(pelajar=None).exists()
    assert masuk(dunia.pemilik).get("/").status_code == 200


def test_halaman_dari_seberang_pintu_tidak_berbuat_apa_pun(dunia):
    """A page left open in the room cannot act for the real account, nor the other way; nor when the room is gone."""
    saya = Client(enforce_csrf_checks=True)
    saya.force_login(dunia.pemilik.pengguna)

    def kirim(alamat: str, token: str, **isi: str) -> HttpResponse:
        return saya.post(alamat, {"csrfmiddlewaretoken": token, **isi})

    def token() -> str:
        return dom(saya.get("/latihan/")).xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]

    di_luar = token()
    assert kirim("/latihan/mulai/", di_luar, lakon="bagas").status_code == 302
    assert kirim("/pemberitahuan/baca-semua/", di_luar).status_code == 403
    di_dalam = token()
    assert kirim("/pemberitahuan/baca-semua/", di_dalam).status_code == 302
    assert saya.get("/sesi/").json()["akun"] != dunia.pemilik.pengguna.pk

    Instansi.objects.filter(pelajar__isnull=False).update(dibuat_pada=timezone.now() - timedelta(days=2))
    assert bersihkan_ruang() == 1
    balik = kirim("/pemberitahuan/baca-semua/", di_dalam)
    assert balik.headers["Location"] == "/latihan/"
    assert "tidak dijalankan" in teks(saya.get("/latihan/"))
    assert kirim("/pemberitahuan/baca-semua/", di_dalam).status_code == 403
    assert kirim("/pemberitahuan/baca-semua/", token()).status_code == 302


def test_tamu_hanya_melihat_ruang_latihan_dan_hilang_sesudah_sehari(db, client, settings, time_machine):
    assert "tanpa akun" not in teks(client.get("/masuk/"))
    assert client.post("/latihan/tamu/").status_code == 404
    settings.RUANG_LATIHAN_TAMU = True
    assert "tanpa akun" in teks(client.get("/masuk/"))

    assert "Pegawai yang menyusun SKP" in teks(client.post("/latihan/tamu/", follow=True))
    for alamat in ("/", "/akun/", "/bantuan/", "/skp/"):
        assert client.get(alamat).headers["Location"] == "/latihan/"
    perankan(client, "dewi")
    assert "Selesai berlatih" in teks(client.get("/skp/"))
    assert client.get("/akun/").status_code == 403
    assert client.post("/latihan/selesai/").headers["Location"] == "/masuk/"
    assert client.get("/").status_code == 302
    assert Pengguna.objects.filter(tamu=True, is_active=True).count() == 1

    time_machine.move_to(timezone.now() + timedelta(days=1, minutes=1))
    assert bersihkan_ruang() == 1
    assert not Pengguna.objects.exists()
    for _ in range(TAMU_PER_JAM):
        Upaya.objects.create(jenis=JenisUpaya.LATIHAN, alamat="127.0.0.1")
    assert client.post("/latihan/tamu/").status_code == 429


def test_ruang_diulang_paling_banyak_sepuluh_kali_sejam(dunia, masuk):
    saya = masuk(dunia.pemilik)
    assert [saya.post("/latihan/ulang/").status_code for _ in range(11)] == [302] * 10 + [429]
