"""Logging in: limits that nobody can turn against another, sessions that end, the password profiles."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.utils import timezone

from organisasi.audit import periksa_rantai
from organisasi.common.http import alamat_klien
from organisasi.models import Jejak, Notifikasi, PeranUnit, Upaya
from organisasi.services.pembatas import GAGAL_NIP, sapu_upaya
from tests.dunia import skp_draf
from tests.halaman import teks

SANDI = "Rahasia-panjang-77"
SATU, DUA = "203.0.113.7", "198.51.100.9"


@pytest.fixture
def akun(dunia):
    pengguna = dunia.pemilik.pengguna
    pengguna.set_password(SANDI)
    pengguna.wajib_ganti_sandi = False
    pengguna.save()
    return pengguna


def coba(sandi, akun, alamat=SATU, client=None):
    return (client or Client()).post(
        "/masuk/", {"login": getattr(akun, "nama_pengguna", akun), "password": sandi}, REMOTE_ADDR=alamat
    )


# --- limits --------------------------------------------------------------------------------------


def test_lima_kali_gagal_menunggu_makin_lama_di_alamat_itu_saja(akun, jam):
    kini = timezone.now()
    jam.move_to(kini, tick=False)
    jawaban = [coba("salah", akun).status_code for _ in range(6)]
    assert jawaban == [422] * 5 + [429]

    tunggu = coba(SANDI, akun)
    assert tunggu.status_code == 429
    assert "Coba lagi dalam 1 menit" in teks(tunggu)
    assert akun.nama_pengguna in tunggu.content.decode()  # what was typed stays
    assert coba(SANDI, akun, DUA).status_code == 302  # a stranger cannot lock the owner out

    jam.move_to(kini + timedelta(seconds=61), tick=False)
    assert coba("salah", akun).status_code == 422
    assert "dalam 2 menit" in teks(coba(SANDI, akun))
    jam.move_to(kini + timedelta(seconds=190), tick=False)
    assert coba(SANDI, akun).status_code == 302
    assert not Upaya.objects.filter(alamat=SATU).exists()  # success ends it


def test_satu_alamat_mencoba_banyak_nip_menunggu_sedangkan_kantor_tetap_masuk(akun):
    for n in range(20):
        coba("salah", f"1990010120100110{n:02}")

    assert coba(SANDI, akun).status_code == 429
    assert coba(SANDI, akun, DUA).status_code == 302


def test_banyak_yang_masuk_dari_satu_alamat_semuanya_berhasil(akun):
    assert {coba(SANDI, akun).status_code for _ in range(30)} == {302}


def test_nip_yang_diserang_dari_banyak_alamat_diberitahukan_dan_tidak_terkunci(akun):
    Upaya.objects.bulk_create(
        [Upaya(jenis="masuk", subjek=akun.nama_pengguna, alamat=f"10.0.0.{n}") for n in range(GAGAL_NIP)]
    )
    coba("salah", akun, DUA)

    assert Notifikasi.objects.filter(penerima=akun, kunci__startswith="akun.diserang").count() == 1
    assert coba(SANDI, akun).status_code == 302


def test_nip_tidak_dikenal_dijawab_sama(akun):
    dikenal, asing = coba("salah", akun), coba("salah", "199001012010011009")

    assert (dikenal.status_code, asing.status_code) == (422, 422)
    assert "NIP atau kata sandi tidak cocok." in teks(dikenal)
    assert "NIP atau kata sandi tidak cocok." in teks(asing)


def test_upaya_lama_disapu(akun, jam):
    coba("salah", akun)
    jam.shift(timedelta(days=2))

    assert sapu_upaya() == 1


@pytest.mark.parametrize(
    ("proksi", "diteruskan", "alamat"),
    [
        (0, "1.1.1.1", SATU),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "9.9.9.9, 1.1.1.1", "1.1.1.1"),
        (2, "9.9.9.9, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (3, "1.1.1.1", SATU),
        (1, "", SATU),
        (1, "bukan alamat", SATU),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_alamat_pengunjung_tidak_dapat_dipalsukan(settings, proksi, diteruskan, alamat):
    settings.JUMLAH_PROKSI = proksi
    request = RequestFactory().get("/", REMOTE_ADDR=SATU, HTTP_X_FORWARDED_FOR=diteruskan)

    assert alamat_klien(request) == alamat


# --- sessions ------------------------------------------------------------------------------------


def test_masuk_mengganti_sesi_dan_tercatat_dalam_jejak(akun):
    client = Client()
    client.get("/masuk/")
    client.session["titipan"] = 1
    sebelum = client.session.session_key
    coba(SANDI, akun, client=client)
    assert client.session.session_key != sebelum

    client.post("/keluar/")
    kejadian = Jejak.objects.filter(rantai=f"sesi:{akun.pk}").order_by("pk")
    assert list(kejadian.values_list("kejadian", "alamat")) == [("sesi.masuk", SATU), ("sesi.keluar", "127.0.0.1")]
    assert client.get("/").status_code == 302


def test_akun_nonaktif_keluar_pada_permintaan_berikutnya(akun):
    client = Client()
    coba(SANDI, akun, client=client)
    akun.is_active = False
    akun.save()

    assert client.get("/").url.startswith("/masuk/")
    assert "nonaktif" in teks(client.get(coba(SANDI, akun, client=client).url))


def test_peran_yang_dicabut_hilang_pada_permintaan_berikutnya(dunia, masuk):
    admin = masuk(dunia.admin)
    assert admin.get("/rekap/").status_code == 200
    PeranUnit.objects.filter(pengguna=dunia.admin.pengguna).delete()
    assert admin.get("/rekap/").status_code == 403


def test_sesi_diam_dan_sesi_terlalu_lama_berakhir(akun, jam):
    client = Client()
    coba(SANDI, akun, client=client)
    for _ in range(23):
        jam.shift(timedelta(minutes=29))
        assert client.get("/").status_code == 200
    jam.shift(timedelta(minutes=60))
    assert client.get("/").url.startswith("/masuk/?next=")

    coba(SANDI, akun, client=client)
    for _ in range(24):
        jam.shift(timedelta(minutes=29))
        client.get("/")
    jam.shift(timedelta(minutes=29))
    jawaban = client.get("/akun/", follow=True)
    assert "paling lama 12 jam" in teks(jawaban)


def test_bagian_halaman_yang_meminta_sesudah_sesi_berakhir_tidak_diisi_halaman_masuk(akun, jam):
    client = Client()
    coba(SANDI, akun, client=client)
    jam.shift(timedelta(minutes=31))

    for _ in range(2):  # the session has just ended; then there is none
        jawaban = client.get("/akun/", headers={"HX-Request": "true"})
        assert (jawaban.status_code, jawaban.content) == (401, b"")


def test_isian_yang_dikirim_sesudah_sesi_berakhir_ditawarkan_lagi(dunia, akun, jam):
    skp = skp_draf(dunia)
    client = Client()
    coba(SANDI, akun, client=client)
    jam.shift(timedelta(minutes=31))

    jawaban = client.post(f"/skp/{skp.pk}/susun/", {"uraian": "Menyusun naskah", "password": "x"})
    assert "next=%2Fmasuk%2Flanjut%2F" in jawaban.url
    coba(SANDI, akun, client=client)
    halaman = client.get("/masuk/lanjut/")

    assert 'name="uraian" value="Menyusun naskah"' in halaman.content.decode()
    assert 'name="password"' not in halaman.content.decode()
    assert f'action="/skp/{skp.pk}/susun/"' in halaman.content.decode()
    assert client.get("/masuk/lanjut/").status_code == 302  # offered once


def test_isian_orang_lain_tidak_ditawarkan(dunia, akun, jam):
    client = Client()
    coba(SANDI, akun, client=client)
    jam.shift(timedelta(minutes=31))
    client.post("/skp/1/susun/", {"uraian": "Rahasia"})
    client.force_login(dunia.rekan.pengguna)

    assert client.get("/masuk/lanjut/").status_code == 302
    assert "isian_tertunda" not in client.session


def test_sesi_sendiri_terlihat_dan_dapat_diakhiri(dunia, akun, masuk):
    kantor, rumah = Client(HTTP_USER_AGENT="Mozilla Windows Firefox/140"), Client(HTTP_USER_AGENT="Android Chrome")
    for client in (kantor, rumah):
        coba(SANDI, akun, client=client)

    halaman = kantor.get("/akun/sesi/")
    assert "Firefox pada Windows" in teks(halaman)
    assert "Chrome pada Android" in teks(halaman)
    lain = UserSession.objects.get(user_agent="Android Chrome")
    assert masuk(dunia.rekan).post("/akun/sesi/akhiri/", {"sesi": lain.pk}).status_code == 302
    assert rumah.get("/").status_code == 200  # a stranger ends nothing
    kantor.post("/akun/sesi/akhiri/")

    assert rumah.get("/").url.startswith("/masuk/")
    assert kantor.get("/").status_code == 200


def test_admin_mengakhiri_semua_sesi_pegawai(dunia, akun, masuk):
    client = Client()
    coba(SANDI, akun, client=client)
    assert masuk(dunia.admin).post(f"/organisasi/pegawai/{dunia.pemilik.pk}/akun/sesi/").status_code == 302

    assert client.get("/").url.startswith("/masuk/")


def test_ganti_sandi_mengeluarkan_perangkat_lain(akun):
    ini, lain = Client(), Client()
    for client in (ini, lain):
        coba(SANDI, akun, client=client)
    isian = {"oldpassword": SANDI, "password1": "Sawah-hijau-luas-9", "password2": "Sawah-hijau-luas-9"}
    assert ini.post("/kata-sandi/", isian).status_code == 302

    assert ini.get("/").status_code == 200
    assert lain.get("/").url.startswith("/masuk/")
    akun.refresh_from_db()
    assert akun.daftar_sandi_lama.count() == 1
    assert Jejak.objects.filter(kejadian="sesi.sandi_diganti").exists()


# --- password profiles ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profil", "sandi", "diterima"),
    [
        ("bssn", "Sawah-hijau-luas-9", True),
        ("bssn", "sawah-hijau-luas-9", False),
        ("bssn", "SawahHijauLuas99", False),
        ("bssn", "Sawah-9", False),
        ("bssn", SANDI, False),  # the present one
        ("asvs", "sawah hijau luas sekali", True),
        ("asvs", "x" * 11 + "y" * 60, True),
        ("asvs", "sawah hijau", False),
        ("asvs", "password1234", False),
    ],
)
def test_profil_sandi(akun, settings, profil, sandi, diterima):
    settings.PROFIL_SANDI = profil
    try:
        validate_password(sandi, akun)
    except ValidationError:
        assert not diterima
    else:
        assert diterima


@pytest.mark.parametrize(("profil", "tujuan"), [("bssn", "/kata-sandi/"), ("asvs", None)])
def test_masa_berlaku_sandi_menurut_profil(dunia, masuk, settings, profil, tujuan):
    settings.PROFIL_SANDI = profil
    akun = dunia.pemilik.pengguna
    akun.sandi_diganti_pada = timezone.now() - timedelta(days=181)
    akun.save()

    assert masuk(dunia.pemilik).get("/").headers.get("Location") == tujuan


# --- helpdesk ------------------------------------------------------------------------------------


def test_helpdesk_melihat_sebagai_orang_lain_tanpa_dapat_mengubah(dunia, masuk, jam):
    skp = skp_draf(dunia)
    helpdesk = masuk(dunia.pengelola)
    assert helpdesk.get(f"/skp/{skp.pk}/").status_code == 404
    assert masuk(dunia.admin).post(f"/organisasi/pegawai/{dunia.pemilik.pk}/lihat-sebagai/").status_code == 403
    assert helpdesk.post(f"/organisasi/pegawai/{dunia.admin.pk}/lihat-sebagai/").status_code == 403

    helpdesk.post(f"/organisasi/pegawai/{dunia.pemilik.pk}/lihat-sebagai/")
    halaman = helpdesk.get(f"/skp/{skp.pk}/")
    assert "Pengelola Rekaan sedang melihat sebagai Pemilik Rekaan" in teks(halaman)
    jumlah = Jejak.objects.count()
    for alamat in (f"/skp/{skp.pk}/aksi/ajukan/", f"/skp/{skp.pk}/susun/", "/pemberitahuan/baca-semua/"):
        assert helpdesk.post(alamat).status_code == 403
    assert helpdesk.get("/akun/langkah-kedua/").status_code == 403
    assert Jejak.objects.count() == jumlah

    [jejak] = Jejak.objects.filter(kejadian="skp.dilihat")
    assert (jejak.pelaku_id, jejak.pendamping_id) == (dunia.pemilik.pengguna.pk, dunia.pengelola.pengguna.pk)
    jam.shift(timedelta(minutes=29))
    assert helpdesk.get(f"/skp/{skp.pk}/").status_code == 200
    jam.shift(timedelta(minutes=2))
    assert helpdesk.get(f"/skp/{skp.pk}/").status_code == 404
    assert list(periksa_rantai()) == []


def test_helpdesk_selesai_melihat(dunia, masuk):
    helpdesk = masuk(dunia.pengelola)
    helpdesk.post(f"/organisasi/pegawai/{dunia.pemilik.pk}/lihat-sebagai/")
    assert helpdesk.post("/akun/selesai-melihat/").status_code == 302

    assert helpdesk.get("/organisasi/pegawai/").status_code == 200
    assert list(Jejak.objects.filter(objek="akun").order_by("pk").values_list("kejadian", flat=True)) == [
        "akun.dilihat_sebagai",
        "akun.berhenti_melihat",
    ]
