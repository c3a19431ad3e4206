"""An identity provider as an agency runs it, in this process: signs what the test tells it to, and lies on demand."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KLIEN, RAHASIA = "skp-uji", "rahasia klien: 90% & lain"


@cache
def kunci_rsa(nama: str) -> rsa.RSAPrivateKey:
    """A key for each name, made once for all tests."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def jwk(kunci: rsa.RSAPrivateKey, kid: str = "satu") -> dict[str, Any]:
    return {**jwt.algorithms.RSAAlgorithm.to_jwk(kunci.public_key(), as_dict=True), "kid": kid, "use": "sig"}


class Penyedia(ThreadingHTTPServer):
    """``klaim`` goes over the claims (``None`` takes one away); ``tanda`` signs; ``diminta``: what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Loket)
        self.alamat = f"http://127.0.0.1:{self.server_port}"
        self.klaim: dict[str, Any] = {}
        self.tanda: Callable[[dict[str, Any]], str] = lambda isi: jwt.encode(
            isi, kunci_rsa("penyedia"), "RS256", headers={"kid": "satu"}
        )
        self.kunci = [jwk(kunci_rsa("penyedia")), {"kty": "RSA", "kid": "sandi", "use": "enc", "alg": "RSA-OAEP"}]
        self.dokumen = {
            "issuer": self.alamat,
            "authorization_endpoint": f"{self.alamat}/masuk",
            "token_endpoint": f"{self.alamat}/token",
            "jwks_uri": f"{self.alamat}/kunci",
        }
        self.diminta: list[str] = []
        self.kode: dict[str, dict[str, str]] = {}

    def masukkan(self, alamat: str) -> dict[str, str]:
        """What the person's browser does there: with this request he comes back with these values."""
        minta = {k: v[0] for k, v in parse_qs(urlsplit(alamat).query).items()}
        assert (minta["response_type"], minta["code_challenge_method"]) == ("code", "S256")
        kode = f"kode-{len(self.kode)}"
        self.kode[kode] = minta
        return {"code": kode, "state": minta["state"]}

    def token(self, isi: dict[str, str], masuk: str | None) -> tuple[int, dict[str, Any]]:
        minta = self.kode.pop(isi.get("code", ""), {})
        sandi = base64.b64encode(urlencode({KLIEN: RAHASIA}).replace("=", ":").replace("+", "%20").encode()).decode()
        tantangan = base64.urlsafe_b64encode(hashlib.sha256(isi["code_verifier"].encode()).digest()).decode()
        if masuk != f"Basic {sandi}" or isi["redirect_uri"] != minta.get("redirect_uri"):
            return 401, {"error": "invalid_client"}
        if tantangan.rstrip("=") != minta["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        kini = int(time.time())
        klaim = {"iss": self.alamat, "sub": "a1", "aud": KLIEN, "iat": kini, "exp": kini + 60, "nonce": minta["nonce"]}
        return 200, {"id_token": self.tanda({k: v for k, v in (klaim | self.klaim).items() if v is not None})}


class Loket(BaseHTTPRequestHandler):
    server: Penyedia

    def do_GET(self) -> None:
        self.server.diminta.append(self.path)
        isi = {"/.well-known/openid-configuration": self.server.dokumen, "/kunci": {"keys": self.server.kunci}}
        self._jawab(200, isi[self.path])  # type: ignore[arg-type]

    def do_POST(self) -> None:
        self.server.diminta.append(self.path)
        badan = self.rfile.read(int(self.headers["Content-Length"])).decode()
        isi = {k: v[0] for k, v in parse_qs(badan).items()}
        self._jawab(*self.server.token(isi, self.headers["Authorization"]))

    def _jawab(self, status: int, isi: dict[str, Any]) -> None:
        badan = json.dumps(isi).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan)

    def log_message(self, *_argumen: Any) -> None:
        """Silent."""


@contextmanager
def penyedia_palsu() -> Iterator[Penyedia]:
    penyedia = Penyedia()
    threading.Thread(target=penyedia.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield penyedia
    finally:
        penyedia.shutdown()
        penyedia.server_close()
