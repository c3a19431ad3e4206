"""An e-sign client as an agency runs it, in this process: signs for one NIK and fails on demand."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from appraisal.signing.builtin import akar, bubuhkan
from appraisal.signing.inspect import baca_tanda_tangan
from appraisal.signing.interface import Cap, Permohonan

NIK, FRASA = "3174010101900001", "frasa kenari 90!"
GALAT = {
    "kedaluwarsa": (400, {"status_code": 2021, "error": "Sertifikat EXPIRED"}),
    "mati": (503, {"error": "Service unavailable"}),
    "janggal": (200, {"file": ["bukan base64"]}),
}


class Layanan(ThreadingHTTPServer):
    """``keadaan``: empty works; ``lambat`` signs, but answers too late; ``lain`` answers with another document."""

    daemon_threads = True
    keadaan = ""
    tertanda = 0
    folder: Any = None

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Loket(BaseHTTPRequestHandler):
    server: Layanan

    def do_POST(self) -> None:
        isi = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers["Authorization"] != "Basic " + base64.b64encode(b"klien:rahasia").decode():
            return self._jawab(401, {"error": "Unauthorized"})
        if self.path == "/api/v2/verify/pdf":
            return self._jawab(200, self._periksa(base64.b64decode(isi["file"])))
        return self._jawab(*self._tanda(isi))

    def _tanda(self, isi: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if self.server.keadaan in GALAT:
            return GALAT[self.server.keadaan]
        if isi["nik"] != NIK:
            return 400, {"status_code": 2011, "error": "NIK belum terdaftar"}
        if isi["passphrase"] != FRASA:
            return 400, {"status_code": 2031, "error": "Passphrase anda salah"}
        [tampilan], pdf = isi["signatureProperties"], base64.b64decode(isi["file"][0])
        cap = Cap(
            tampilan["page"],
            tampilan["originX"],
            tampilan["originY"],
            tampilan["width"],
            tampilan["height"],
            base64.b64decode(tampilan["imageBase64"]),
        )
        self.server.tertanda += 1
        bidang = f"bsre{self.server.tertanda}"
        hasil = bubuhkan(pdf, Permohonan(bidang, "Pejabat Uji", tampilan["reason"], cap), *akar(self.server.folder))
        if self.server.keadaan == "lambat":
            time.sleep(0.6)
        if self.server.keadaan == "lain":
            hasil = b"%PDF-1.7 dokumen lain"
        return 200, {"time": "120 ms", "file": [base64.b64encode(hasil).decode()]}

    def _periksa(self, pdf: bytes) -> dict[str, Any]:
        sah = all(t.utuh for t in baca_tanda_tangan(pdf))
        return {"conclusion": "VALID" if sah else "INVALID", "signatureCount": len(baca_tanda_tangan(pdf))}

    def _jawab(self, status: int, isi: dict[str, Any]) -> None:
        badan = json.dumps(isi).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan)

    def log_message(self, *_argumen: Any) -> None:
        """Silent."""

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:  # the other side gave up waiting
            self.close_connection = True


@contextmanager
def layanan_palsu(folder: Any) -> Iterator[Layanan]:
    layanan = Layanan(("127.0.0.1", 0), Loket)
    layanan.folder = folder
    threading.Thread(target=layanan.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield layanan
    finally:
        layanan.shutdown()
        layanan.server_close()
