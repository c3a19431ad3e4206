"""Headers and cookies, to the letter: on every kind of answer, and as production sends them."""

import json

import pytest
from django.test import Client

from tests.dunia import skp_diajukan
from tests.keamanan.test_operasi import perintah

CSP = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "manifest-src": "'self'",
}
TETAP = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ("camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
}
JAWABAN_PRODUKSI = """
import json
from django.conf import settings
from django.test import Client
print(json.dumps({
    "HSTS": Client().get("/livez", secure=True, HTTP_HOST="skp.contoh.go.id").get("Strict-Transport-Security"),
    **{n: getattr(settings, n) for n in (
        "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE",
        "SESSION_COOKIE_DOMAIN", "SESSION_COOKIE_PATH", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_HTTPONLY", "CSRF_COOKIE_SAMESITE", "SECURE_SSL_REDIRECT", "DEBUG")},
}))
"""


def test_setiap_kepala_tepat(dunia, masuk):
    """A page, the login, a refusal, a missing page, a wrong method and a form with mistakes answer alike."""
    skp = skp_diajukan(dunia)
    orang = masuk(dunia.pemilik)
    jawaban = [
        Client().get("/masuk/"),
        orang.get("/"),
        orang.get("/tidak-ada/"),
        orang.post(f"/skp/{skp.pk}/aksi/tetapkan/"),
        orang.get("/skp/buat/"),
        orang.post("/kata-sandi/", {}),
    ]
    assert [j.status_code for j in jawaban] == [200, 200, 404, 403, 405, 422]
    for j in jawaban:
        csp = dict(bagian.split(" ", 1) for bagian in j["Content-Security-Policy"].split("; "))
        skrip = csp.pop("script-src").split()
        assert skrip[0] == "'self'"
        assert all(s.startswith("'nonce-") for s in skrip[1:])
        assert csp == CSP
        assert {nama: j[nama] for nama in TETAP} == TETAP
        if j.status_code != 405:
            assert j["Content-Type"] == "text/html; charset=utf-8"
    assert {j["Cache-Control"] for j in jawaban[1:]} == {"no-store, private"}


def test_kuki_dan_hsts_produksi(tmp_path):
    hasil = perintah(tmp_path, "shell", "-v", "0", "-c", JAWABAN_PRODUKSI)
    assert json.loads(hasil.stdout.splitlines()[-1]) == {
        "HSTS": "max-age=31536000; includeSubDomains; preload",
        "SESSION_COOKIE_NAME": "__Host-skp_sesi",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_DOMAIN": None,
        "SESSION_COOKIE_PATH": "/",
        "CSRF_COOKIE_NAME": "__Host-skp_csrf",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "SECURE_SSL_REDIRECT": True,
        "DEBUG": False,
    }, hasil.stderr


@pytest.mark.parametrize(
    "ke", ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)", "/\\jahat.example"]
)
def test_alihan_hanya_ke_alamat_sendiri(dunia, ke):
    akun = dunia.pemilik.pengguna
    akun.set_password("Rahasia-panjang-77")
    akun.wajib_ganti_sandi = False
    akun.save()

    jawaban = Client().post("/masuk/", {"login": akun.nama_pengguna, "password": "Rahasia-panjang-77", "next": ke})

    assert (jawaban.status_code, jawaban["Location"]) == (302, "/")
