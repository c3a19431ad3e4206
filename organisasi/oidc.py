"""Login at the agency's own identity provider: OpenID Connect Core 1.0, code flow with PKCE, off unless it is set up.

allauth brings a provider of its own; it sends no nonce, leaves the signature of the token unread, and comes with tables
and pages for linking accounts. Nothing is linked here: a claim names a NIP, and the NIP has an account or it has none.
"""

import base64
import hashlib
import http.client
import json
import logging
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict
from urllib.parse import quote, urlencode, urlsplit

import jwt
from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import constant_time_compare

from organisasi.common.errors import AturanDilanggar
from organisasi.common.outbound import tanya

TUNGGU, MAKS_JAWABAN = 5, 256 * 1024
LONGGAR = 30
"""Seconds that the clocks of the two machines may differ."""
UMUR_PERJALANAN = 10 * 60
"""Seconds that a person may take at the provider."""
UMUR_DOKUMEN, JEDA_TERPUTUS = 10 * 60, 30
"""Seconds that the provider's description is kept, and that a dead one is not asked again: waiting costs a worker."""
BARU_SAJA = 5 * 60
ALGORITMA = {
    "RSA": ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
    "EC": ["ES256", "ES384", "ES512"],
    "OKP": ["EdDSA"],
}
"""Per kind of key. Signatures by a shared secret, and none at all, do not occur."""
WAJIB = ["iss", "sub", "aud", "exp", "iat", "nonce"]

log = logging.getLogger("keamanan")


class MasukDitolak(AturanDilanggar):
    status_http = 403


class PenyediaTerputus(AturanDilanggar):
    status_http = 503


class Perjalanan(TypedDict):
    """What the session keeps while the person is at the provider; used once."""

    state: str
    nonce: str
    verifier: str
    tujuan: str
    pada: float


@dataclass(frozen=True, slots=True)
class Hadir:
    """What the provider vouches for. ``baru_saja``: the person proved himself there within the last minutes."""

    nip: str
    faktor_kedua: bool
    baru_saja: bool


def mulai(kembali: str, tujuan: str) -> tuple[str, Perjalanan]:
    """The provider's address to send the person to, and what to keep until he is back at ``kembali``."""
    bekal = Perjalanan(
        state=secrets.token_urlsafe(24),
        nonce=secrets.token_urlsafe(24),
        verifier=secrets.token_urlsafe(48),
        tujuan=tujuan,
        pada=time.time(),
    )
    tantangan = base64.urlsafe_b64encode(hashlib.sha256(bekal["verifier"].encode()).digest()).decode().rstrip("=")
    kueri = {
        "response_type": "code",
        "client_id": settings.OIDC["klien"],
        "redirect_uri": kembali,
        "scope": settings.OIDC["lingkup"],
        "state": bekal["state"],
        "nonce": bekal["nonce"],
        "code_challenge": tantangan,
        "code_challenge_method": "S256",
    }
    pintu = _titik(_dokumen(), "authorization_endpoint")
    return f"{pintu}{'&' if urlsplit(pintu).query else '?'}{urlencode(kueri)}", bekal


def selesai(bekal: Perjalanan | None, jawaban: Mapping[str, str], kembali: str) -> Hadir:
    """Who came back. Raises ``MasukDitolak`` when something does not fit, ``PenyediaTerputus`` when nobody answers."""
    sah = bekal is not None and constant_time_compare(bekal["state"], jawaban.get("state", ""))
    if bekal is None or not sah or time.time() - bekal["pada"] > UMUR_PERJALANAN:
        raise MasukDitolak(
            "oidc.state", "Permintaan masuk ini tidak dikenal atau terlalu lama. Mulai lagi dari halaman Masuk."
        )
    if "code" not in jawaban:
        raise MasukDitolak("oidc.batal", "Penyedia identitas tidak memasukkan Anda. Mulai lagi dari halaman Masuk.")
    dokumen = _dokumen()
    token = _tukar(dokumen, jawaban["code"], bekal["verifier"], kembali)
    return _hadir(_periksa(dokumen, token, bekal["nonce"]))


def _hadir(isi: Mapping[str, Any]) -> Hadir:
    nip = re.sub(r"[\s.]", "", str(isi.get(settings.OIDC["klaim"], "")))
    amr, waktu = isi.get("amr"), isi.get("auth_time")
    cara = {str(c) for c in (*(amr if isinstance(amr, list) else ()), isi.get("acr"))}
    return Hadir(
        nip=nip,
        faktor_kedua=not settings.OIDC["faktor_kedua"].isdisjoint(cara),
        baru_saja=isinstance(waktu, int) and time.time() - waktu < BARU_SAJA,
    )


def _tukar(dokumen: Mapping[str, Any], kode: str, verifier: str, kembali: str) -> str:
    """The ID token for the code."""
    isi = {"grant_type": "authorization_code", "code": kode, "redirect_uri": kembali, "code_verifier": verifier}
    kepala = {"Content-Type": "application/x-www-form-urlencoded"}
    klien, rahasia = settings.OIDC["klien"], settings.OIDC["rahasia"]
    if "client_secret_basic" in dokumen.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
        sandi = f"{quote(klien, safe='')}:{quote(rahasia, safe='')}"
        kepala["Authorization"] = f"Basic {base64.b64encode(sandi.encode()).decode()}"
    else:
        isi |= {"client_id": klien, "client_secret": rahasia}
    jawaban = _minta("POST", _titik(dokumen, "token_endpoint"), urlencode(isi).encode(), kepala)
    return str(jawaban.get("id_token", ""))


def _periksa(dokumen: Mapping[str, Any], token: str, nonce: str) -> dict[str, Any]:
    """The claims of a token that this provider signed, for this client, for this journey, now."""
    klien = settings.OIDC["klien"]
    try:
        kunci, algoritma = _kunci(dokumen, jwt.get_unverified_header(token).get("kid"))
        isi: dict[str, Any] = jwt.decode(
            token,
            kunci,
            algorithms=algoritma,
            audience=klien,
            issuer=settings.OIDC["penerbit"],
            leeway=LONGGAR,
            options={"require": WAJIB},
        )
    except (jwt.PyJWTError, TypeError, ValueError) as salah:
        raise _tidak_dipercaya(type(salah).__name__) from None
    if not constant_time_compare(str(isi["nonce"]), nonce):
        raise _tidak_dipercaya("nonce")
    banyak = isinstance(isi["aud"], list) and len(isi["aud"]) > 1
    if isi.get("azp", "" if banyak else klien) != klien:
        raise _tidak_dipercaya("azp")
    return isi


def _kunci(dokumen: Mapping[str, Any], kid: Any) -> tuple[Any, list[str]]:
    """The one public key of that name, fresh from the provider, and the algorithms it may be used with."""
    daftar = _minta("GET", _titik(dokumen, "jwks_uri")).get("keys")
    cocok = [
        k
        for k in (daftar if isinstance(daftar, list) else [])
        if isinstance(k, dict) and k.get("kty") in ALGORITMA and k.get("use", "sig") == "sig"
        if kid in {None, k.get("kid")}
    ]
    if len(cocok) != 1:
        raise _tidak_dipercaya("kid")
    [jwk] = cocok
    boleh = ALGORITMA[jwk["kty"]]
    return jwt.PyJWK(jwk).key, [a for a in boleh if a == jwk.get("alg", a)]


def _dokumen() -> dict[str, Any]:
    """The provider's description of itself."""
    penerbit = settings.OIDC["penerbit"]
    kunci = f"oidc:dokumen:{penerbit}"
    dokumen: dict[str, Any] | None = cache.get(kunci)
    if dokumen is None:
        dokumen = _minta("GET", f"{penerbit.rstrip('/')}/.well-known/openid-configuration")
        if dokumen.get("issuer") != penerbit:
            raise _tidak_dipercaya("issuer")
        cache.set(kunci, dokumen, UMUR_DOKUMEN)
    return dokumen


def _titik(dokumen: Mapping[str, Any], nama: str) -> str:
    """One of the provider's addresses; all of them are at the host of the issuer."""
    alamat = str(dokumen.get(nama, ""))
    if _asal(alamat) != _asal(settings.OIDC["penerbit"]):
        raise _tidak_dipercaya(nama)
    return alamat


def _asal(alamat: str) -> tuple[str, str | None, int | None]:
    b = urlsplit(alamat)
    return b.scheme, b.hostname, b.port or {"https": 443, "http": 80}.get(b.scheme)


def _minta(
    metode: str, alamat: str, badan: bytes | None = None, kepala: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """A JSON object from the provider. A dead one is asked again only after ``JEDA_TERPUTUS``."""
    kunci = f"oidc:terputus:{settings.OIDC['penerbit']}"
    if cache.get(kunci):
        raise _terputus()
    kepala = {"Accept": "application/json", **(kepala or {})}
    try:
        status, isi = tanya(metode, alamat, badan=badan, kepala=kepala, tunggu=TUNGGU, maks=MAKS_JAWABAN)
    except (OSError, http.client.HTTPException):
        status, isi = 0, b""
    if status == 0 or status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        if status == 0 or metode == "GET":  # an error over a posted code may be the code's: anybody can send one
            cache.set(kunci, True, JEDA_TERPUTUS)  # noqa: FBT003 - a mark
        raise _terputus()
    try:
        hasil = json.loads(isi)
    except ValueError:
        hasil = None
    if status != http.HTTPStatus.OK or not isinstance(hasil, dict):
        raise _tidak_dipercaya(f"jawaban {status}")
    return hasil


def _terputus() -> PenyediaTerputus:
    return PenyediaTerputus(
        "oidc.terputus",
        "Penyedia identitas instansi sedang tidak dapat dihubungi. Masuk dengan NIP dan kata sandi, atau coba lagi "
        "beberapa saat lagi.",
    )


def _tidak_dipercaya(sebab: str) -> MasukDitolak:
    """The person learns that it failed; what exactly did not fit stands in the security log."""
    log.warning("jawaban penyedia identitas ditolak: %s", sebab)
    return MasukDitolak(
        "oidc.jawaban",
        "Jawaban penyedia identitas tidak dapat dipercaya, sehingga Anda belum masuk. Mulai lagi dari halaman Masuk; "
        "bila terulang, sampaikan nomor rujukan di bawah ini kepada pengelola sistem.",
    )
