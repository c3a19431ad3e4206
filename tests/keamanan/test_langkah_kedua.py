"""The second step: TOTP, recovery codes, demanded of roles, secrets encrypted, every page in the house look."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from organisasi.models import Jejak
from tests.halaman import dom, teks

SANDI = "Rahasia-panjang-77"


def kode(rahasia: str) -> str:
    return format_hotp_value(hotp_value(rahasia, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def akun(dunia):
    pengguna = dunia.pemilik.pengguna
    pengguna.set_password(SANDI)
    pengguna.wajib_ganti_sandi = False
    pengguna.save()
    return pengguna


def masuk_sandi(akun, client):
    return client.post("/masuk/", {"login": akun.nama_pengguna, "password": SANDI})


def nyatakan(client) -> None:
    """The password once more, as every change of the protection asks for."""
    assert client.post(reverse("account_reauthenticate"), {"password": SANDI}).status_code == 302


def aktifkan(client) -> str:
    nyatakan(client)
    halaman = client.get(reverse("mfa_activate_totp"))
    rahasia = halaman.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": kode(rahasia)}).status_code == 302
    return rahasia


def test_masuk_dengan_kode_dari_ponsel_lalu_kode_cadangan(akun, django_capture_on_commit_callbacks):
    client = Client()
    masuk_sandi(akun, client)
    with django_capture_on_commit_callbacks(execute=True):
        rahasia = aktifkan(client)
    cadangan = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(cadangan) == 10
    assert cadangan[0] in client.get(reverse("mfa_download_recovery_codes")).content.decode()

    kedua = Client()
    assert masuk_sandi(akun, kedua).url == reverse("mfa_authenticate")
    assert kedua.get("/").status_code == 302  # the password alone opens nothing
    salah = kedua.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Kode tidak cocok" in teks(salah)
    assert kedua.post(reverse("mfa_authenticate"), {"code": cadangan[0]}).status_code == 302
    assert kedua.get("/").status_code == 200

    ketiga = Client()
    masuk_sandi(akun, ketiga)
    assert ketiga.post(reverse("mfa_authenticate"), {"code": cadangan[0]}).status_code == 200  # used up
    assert rahasia not in str(list(Authenticator.objects.values_list("data", flat=True)))  # encrypted
    assert Jejak.objects.filter(kejadian="sesi.faktor_ditambah").exists()


def test_pengaman_diubah_sesudah_menyatakan_diri_sekali_lagi(akun, jam):
    client = Client()
    masuk_sandi(akun, client)
    jam.shift(600)

    jawaban = client.get(reverse("mfa_activate_totp"))
    assert jawaban.url.startswith(reverse("account_reauthenticate"))
    assert client.post(jawaban.url, {"password": "salah"}).status_code == 200
    assert client.post(jawaban.url, {"password": SANDI}).url == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_peran_mewajibkan_langkah_kedua_bila_disetel(dunia, masuk, settings):
    admin, biasa = masuk(dunia.admin), masuk(dunia.pemilik)
    assert admin.get("/").status_code == 200
    settings.WAJIB_FAKTOR_KEDUA = True

    assert admin.get("/").url == reverse("mfa_activate_totp")
    assert biasa.get("/").status_code == 200
    Authenticator.objects.create(user=dunia.admin.pengguna, type="totp", data={})
    assert admin.get("/").status_code == 200


@pytest.mark.parametrize(
    "nama",
    [
        "mfa_index",
        "mfa_activate_totp",
        "mfa_generate_recovery_codes",
        "account_reauthenticate",
        "account_change_password",
        "sesi_saya",
    ],
)
def test_setiap_halaman_akun_bertampilan_rumah_dan_berbahasa_indonesia(akun, nama):
    client = Client()
    masuk_sandi(akun, client)
    nyatakan(client)
    jawaban = client.get(reverse(nama))

    assert jawaban.status_code == 200
    assert dom(jawaban).xpath("//header[@class='kop']")
    isi = dom(jawaban).xpath("//main")[0].text_content()
    for asing in ("Password", "Authenticator", "Recovery", "Sign", "Please", "Cancel", "Code"):
        assert asing not in isi.replace("Google Authenticator", "")


def test_kode_dibatasi_untuk_semua_pekerja(akun):
    """allauth's own limit, counted in the shared cache of the database."""
    client = Client()
    masuk_sandi(akun, client)
    aktifkan(client)
    kedua = Client()
    masuk_sandi(akun, kedua)
    jawaban = [kedua.post(reverse("mfa_authenticate"), {"code": "000000"}) for _ in range(12)]

    assert "Terlalu banyak percobaan" in teks(jawaban[-1])
