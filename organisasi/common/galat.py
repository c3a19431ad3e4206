"""Error pages: a sentence that helps, a way back, a reference; no database access."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organisasi.common.penyimpanan import KALIMAT_PENUH, penyimpanan_penuh

JUDUL = {
    400: "Permintaan tidak dapat dibaca",
    403: "Anda tidak berwenang",
    404: "Halaman tidak ditemukan",
    409: "Dokumen sudah berubah",
    413: "Berkas terlalu besar",
    422: "Belum dapat diproses",
    429: "Terlalu banyak percobaan",
    500: "Terjadi kesalahan pada aplikasi",
    503: "Layanan sedang tidak tersedia",
}
PESAN = {
    400: "Isian yang dikirim tidak lengkap atau rusak. Kembali ke halaman sebelumnya, lalu kirim sekali lagi.",
    403: "Tindakan ini hanya untuk orang yang berwenang atas dokumen tersebut.",
    404: "Alamat ini tidak ada, atau dokumennya bukan bagian dari pekerjaan Anda.",
    503: "Basis data sedang tidak dapat dihubungi. Yang sudah Anda simpan tetap aman. Coba lagi sebentar lagi.",
    500: "Kesalahan sudah dicatat. Yang Anda simpan sebelumnya tetap aman. Coba lagi beberapa saat lagi.",
}
KALIMAT_HANYA_BACA = (
    "Basis data sedang dipelihara dan hanya dapat dibaca. Yang sudah disimpan tetap aman; yang baru Anda kirim belum "
    "tersimpan. Coba lagi beberapa saat lagi."
)


def halaman_galat(request: HttpRequest, status: int, pesan: str = "") -> HttpResponse:
    """One page for every refusal, as a fragment for htmx."""
    templat = "galat/_pesan.html" if getattr(request, "htmx", False) else "galat/halaman.html"
    pesan = pesan or PESAN.get(status, "")
    konteks = {"status": status, "judul": JUDUL[status], "pesan": pesan, "rujukan": getattr(request, "rujukan", "")}
    response = render(request, templat, konteks, status=status)
    response.aturan = pesan  # type: ignore[attr-defined]  # for the security log
    return response


def tidak_ditemukan(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return halaman_galat(request, 404)


def tidak_berwenang(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return halaman_galat(request, 403, str(exception or ""))


def rusak(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return halaman_galat(request, 400)


def kesalahan(request: HttpRequest) -> HttpResponse:
    """500, or 503 when database or disk cannot take anything: that passes, and nothing confirmed is lost."""
    salah = sys.exc_info()[1]
    if penyimpanan_penuh(salah):
        return halaman_galat(request, 503, KALIMAT_PENUH)
    if _hanya_baca(salah):
        return halaman_galat(request, 503, KALIMAT_HANYA_BACA)
    return halaman_galat(request, 503 if isinstance(salah, OperationalError | InterfaceError) else 500)


def _hanya_baca(salah: BaseException | None) -> bool:
    """PostgreSQL during maintenance or on a standby server, or a file of SQLite without the right to write."""
    return getattr(salah.__cause__, "sqlstate", "") == "25006" or "readonly database" in str(salah) if salah else False


def csrf_ditolak(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is missing or too old; what was typed is still in the browser."""
    return halaman_galat(
        request,
        403,
        "Halaman terlalu lama terbuka atau dikirim dari tempat lain. Kembali ke halaman sebelumnya, muat ulang, "
        "lalu kirim sekali lagi.",
    )
