"""BSrE: the national signing service, reached through the e-sign client that the agency runs itself (API v2).

Documents leave the application only towards that client. Field names follow its guide of January 2024; [cek] whether
``originX`` and ``originY`` count from the lower left corner, as they do here.
"""

import base64
import binascii
import http.client
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from appraisal.signing.interface import (
    GagalMenandatangani,
    Kredensial,
    Permohonan,
    frasa_salah,
    jawaban_janggal,
    layanan_terputus,
    nik_tidak_dikenal,
    sertifikat_kedaluwarsa,
    waktu_habis,
)
from organisasi.common.outbound import tanya

TANDA, PERIKSA = "/api/v2/sign/pdf", "/api/v2/verify/pdf"
MAKS_JAWABAN = 40 * 1024 * 1024
SEBAB = (
    (("passphrase", "frasa"), frasa_salah),
    (("expired", "kedaluwarsa", "kadaluarsa", "kadaluwarsa", "revoke"), sertifikat_kedaluwarsa),
    (("terdaftar", "registered", "not found", "nik"), nik_tidak_dikenal),
)
"""Words in the service's own error text, looked for in this order, and what the person is told."""


@dataclass(frozen=True, slots=True)
class PenandatanganBsre:
    """The adapter. ``tunggu`` is the longest silence in seconds; a request has 30 in all."""

    alamat: str
    pengguna: str
    sandi: str
    tunggu: float = 20
    kunci: str = "bsre"
    perlu_nik: bool = True
    petunjuk: str = (
        "NIK dan frasa sandi diteruskan ke layanan BSrE instansi untuk satu tanda tangan ini, dan tidak disimpan."
    )

    def tandatangani(self, pdf: bytes, permohonan: Permohonan, kredensial: Kredensial) -> bytes:
        c = permohonan.cap
        tampilan = {
            "tampilan": "VISIBLE",
            "imageBase64": base64.b64encode(c.gambar).decode(),
            "page": c.halaman,
            "originX": c.kiri,
            "originY": c.bawah,
            "width": c.lebar,
            "height": c.tinggi,
            "reason": permohonan.sebagai,
        }
        jawaban = self._kirim(
            TANDA,
            {
                "nik": kredensial.nik,
                "passphrase": kredensial.frasa,
                "signatureProperties": [tampilan],
                "file": [base64.b64encode(pdf).decode()],
            },
        )
        try:
            return base64.b64decode(jawaban["file"][0], validate=True)
        except (KeyError, IndexError, TypeError, binascii.Error):
            raise jawaban_janggal() from None

    def periksa(self, pdf: bytes) -> str:
        jawaban = self._kirim(PERIKSA, {"file": base64.b64encode(pdf).decode()})
        if jawaban.get("conclusion") == "VALID":
            return ""
        return "Layanan BSrE tidak menyatakan tanda tangan pada dokumen ini sah."

    def _kirim(self, jalan: str, isi: dict[str, Any]) -> dict[str, Any]:
        """One request, never repeated by itself. The causes are cut off: they could carry what was sent."""
        try:
            status, badan = self._tanya(jalan, json.dumps(isi).encode())
        except TimeoutError:
            raise waktu_habis() from None
        except (OSError, http.client.HTTPException):
            raise layanan_terputus() from None
        try:
            jawaban = json.loads(badan)
        except ValueError:
            jawaban = None
        if status == http.HTTPStatus.OK and isinstance(jawaban, dict) and not jawaban.get("error"):
            return jawaban
        raise _sebab(status, jawaban if isinstance(jawaban, dict) else {})

    def _tanya(self, jalan: str, badan: bytes) -> tuple[int, bytes]:
        masuk = base64.b64encode(f"{self.pengguna}:{self.sandi}".encode()).decode()
        kepala = {"Content-Type": "application/json", "Accept": "application/json", "Authorization": f"Basic {masuk}"}
        alamat = f"{self.alamat.rstrip('/')}{jalan}"
        return tanya("POST", alamat, badan=badan, kepala=kepala, tunggu=self.tunggu, maks=MAKS_JAWABAN)


def _sebab(status: int, jawaban: dict[str, Any]) -> GagalMenandatangani:
    teks = str(jawaban.get("error") or jawaban.get("message") or "").lower()
    for kata, salah in SEBAB:
        if any(k in teks for k in kata):
            return salah()
    return layanan_terputus() if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR else jawaban_janggal()


def dari_setelan() -> PenandatanganBsre:
    return PenandatanganBsre(
        settings.BSRE_ALAMAT, settings.BSRE_PENGGUNA, settings.BSRE_SANDI, float(settings.BSRE_TUNGGU_DETIK)
    )
