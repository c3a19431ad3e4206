"""A passkey in a real browser: registered, used as the only step of a login, refused when it is another one."""

import re

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from playwright.sync_api import expect

from organisasi.models import Jejak
from tests.factories.organisasi import SANDI

KUNCI = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def pasang(page):
    """Chromium's virtual authenticator in this page."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    return cdp, cdp.send("WebAuthn.addVirtualAuthenticator", {"options": KUNCI})["authenticatorId"]


def test_kunci_didaftarkan_lalu_dipakai_masuk(dunia_kini, buka, settings, live_server, monkeypatch):
    page = buka(dunia_kini.pemilik)
    settings.ROOT_URLCONF = "tests.browser.alamat_kunci"
    settings.KUNCI_SANDI = settings.MFA_PASSKEY_LOGIN_ENABLED = True
    settings.MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
    # allauth decides on this field while it is loaded, when the setting was still off here
    monkeypatch.setitem(AddWebAuthnForm.base_fields, "passwordless", forms.BooleanField(required=False))
    cdp, kunci = pasang(page)

    page.goto("/akun/langkah-kedua/kunci/tambah/")
    if "/masuk/ulang/" in page.url:
        page.get_by_label("Kata sandi").fill(SANDI)
        page.get_by_role("button").filter(has_text=re.compile("Lanjut|Nyatakan|Teruskan")).first.click()
    page.locator("[name=name]").fill("Ponsel saya")
    page.locator("[name=passwordless]").check()
    page.get_by_role("button", name="Tambah kunci").click()
    page.wait_for_url(lambda alamat: "/tambah/" not in alamat)
    assert Authenticator.objects.filter(user=dunia_kini.pemilik.pengguna, type="webauthn").count() == 1

    page.context.clear_cookies()
    page.goto("/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci keamanan").click()
    page.wait_for_url(live_server.url + "/")
    assert Jejak.objects.filter(kejadian="sesi.masuk", pelaku=dunia_kini.pemilik.pengguna).count() == 2

    page.context.clear_cookies()
    Authenticator.objects.filter(type="webauthn").delete()  # the key is no longer known here
    page.goto("/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci keamanan").click()
    expect(page.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()
    assert not [k for k in page.context.cookies() if k["name"] == "skp_sesi" and page.url == live_server.url + "/"]
    cdp.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": kunci})
