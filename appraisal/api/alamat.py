"""The addresses of the API. Each asks for its scope; each call enters the audit trail, whatever the answer."""

from collections.abc import Iterable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI, Query, Status
from ninja.errors import ValidationError
from ninja.security import HttpBearer

from appraisal.api import schemas as s
from appraisal.api.baca import (
    PER_HALAMAN,
    list_pegawai,
    list_penempatan,
    tulis_hasil,
    tulis_pegawai,
    tulis_penempatan,
)
from appraisal.api.kirim import DIBUAT, DIUBAH, SAMA, BarisDitolak, kirim_pegawai, kirim_penempatan, terapkan
from appraisal.models import HasilPenilaian
from appraisal.personnel_record import baris_riwayat, list_hasil_berlaku
from organisasi.common.errors import AturanDilanggar
from organisasi.models import JenisJejak, KunciApi, LingkupApi
from organisasi.services.jejak import catat_baca
from organisasi.services.kunci_api import akses_kunci, catat_panggilan, kenali_kunci, terlalu_sering_dipanggil
from skp.models import Periode

TOLAK = {401: s.Galat, 403: s.Galat, 429: s.Galat}
TOLAK_KIRIM = {**TOLAK, 422: s.Ditolak}


class Kunci(HttpBearer):
    """``Authorization: Bearer skp_…``."""

    def authenticate(self, request: HttpRequest, token: str) -> KunciApi | None:
        return kenali_kunci(token)


api = NinjaAPI(
    title="API SKP",
    version="1.0",
    description="Pegawai, penempatan, dan hasil penilaian yang berlaku untuk sistem kepegawaian instansi.",
    urls_namespace="api",
    auth=Kunci(),
    docs_url=None,
    openapi_url=None,
)


def lingkup(nilai: LingkupApi) -> Any:
    """Decorator: count the call, ask for the scope, and write the call into the trail with its answer."""

    def bungkus(fungsi: Any) -> Any:
        @wraps(fungsi)
        def jalankan(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            kunci: KunciApi = request.auth  # type: ignore[attr-defined]
            status = 500
            try:
                jawaban = _tolak(kunci, nilai) or fungsi(request, *args, **kwargs)
                status = jawaban.status_code if isinstance(jawaban, Status) else 200
            finally:
                catat_panggilan(kunci, cara=f"{request.method} {nilai}", status=status)
            return jawaban

        return jalankan

    return bungkus


def _tolak(kunci: KunciApi, nilai: LingkupApi) -> Status | None:
    if terlalu_sering_dipanggil(kunci):
        return Status(429, {"kode": "api.terlalu_sering", "pesan": "Terlalu banyak panggilan semenit. Tunggu."})
    if nilai not in kunci.lingkup:
        return Status(403, {"kode": "api.lingkup", "pesan": f"Kunci ini tidak mempunyai lingkup {nilai}."})
    return None


def _halaman(daftar: Any, nomor: int) -> Page:
    return Paginator(daftar, PER_HALAMAN).get_page(nomor)


def _catat_baca(kunci: KunciApi, pegawai: Iterable[int | None]) -> None:
    catat_baca(akses_kunci(kunci), "api.dibaca", kunci, pegawai=pegawai, jenis=JenisJejak.EKSPOR)


def _isi(isi: Page, data: list[Any]) -> dict[str, Any]:
    berikut = isi.next_page_number() if isi.has_next() else None
    return {"jumlah": isi.paginator.count, "halaman_berikut": berikut, "data": data}


@api.get("pegawai/", response={200: s.HalamanPegawai, **TOLAK}, url_name="pegawai", summary="Daftar pegawai")
@lingkup(LingkupApi.BACA_PEGAWAI)
def pegawai(request: HttpRequest, halaman: int = Query(1, ge=1)) -> Any:
    kunci = request.auth  # type: ignore[attr-defined]
    isi = _halaman(list_pegawai(kunci.instansi), halaman)
    _catat_baca(kunci, [p.pk for p in isi])
    return _isi(isi, [tulis_pegawai(p) for p in isi])


@api.post("pegawai/cari/", response={200: s.HalamanPegawai, **TOLAK}, url_name="cari", summary="Pegawai menurut NIP")
@lingkup(LingkupApi.BACA_PEGAWAI)
def cari(request: HttpRequest, isian: s.CariPegawai) -> Any:
    kunci = request.auth  # type: ignore[attr-defined]
    daftar = list(list_pegawai(kunci.instansi).filter(nip__in=isian.nip))
    _catat_baca(kunci, [p.pk for p in daftar])
    return {"jumlah": len(daftar), "halaman_berikut": None, "data": [tulis_pegawai(p) for p in daftar]}


@api.get(
    "penempatan/", response={200: s.HalamanPenempatan, **TOLAK}, url_name="penempatan", summary="Daftar penempatan"
)
@lingkup(LingkupApi.BACA_PENEMPATAN)
def penempatan(request: HttpRequest, halaman: int = Query(1, ge=1)) -> Any:
    kunci = request.auth  # type: ignore[attr-defined]
    isi = _halaman(list_penempatan(kunci.instansi), halaman)
    _catat_baca(kunci, [p.pegawai_id for p in isi])
    return _isi(isi, [tulis_penempatan(p) for p in isi])


@api.get("hasil/", response={200: s.HalamanHasil, **TOLAK}, url_name="hasil", summary="Hasil yang berlaku")
@lingkup(LingkupApi.BACA_HASIL)
def hasil(request: HttpRequest, tahun: int, halaman: int = Query(1, ge=1)) -> Any:
    kunci = request.auth  # type: ignore[attr-defined]
    periode = Periode.objects.filter(instansi=kunci.instansi, tahun=tahun).select_related("instansi").first()
    daftar = list_hasil_berlaku(periode) if periode else HasilPenilaian.objects.none()
    isi = _halaman(daftar, halaman)
    baris = list(isi)
    _catat_baca(kunci, [h.penilaian.pegawai_id for h in baris])
    data = baris_riwayat(periode, [h.masukan for h in baris]) if periode else ()
    return _isi(isi, [tulis_hasil(b) for b in data])


@api.post("pegawai/", response={200: s.Diterima, **TOLAK_KIRIM}, url_name="kirim_pegawai", summary="Kirim pegawai")
@lingkup(LingkupApi.TULIS_PEGAWAI)
def terima_pegawai(request: HttpRequest, isian: s.KirimPegawai) -> Any:
    kunci = request.auth  # type: ignore[attr-defined]
    return _terima(isian, kirim_pegawai(kunci.instansi, akses_kunci(kunci)))


@api.post(
    "penempatan/", response={200: s.Diterima, **TOLAK_KIRIM}, url_name="kirim_penempatan", summary="Kirim penempatan"
)
@lingkup(LingkupApi.TULIS_PENEMPATAN)
def terima_penempatan(request: HttpRequest, isian: s.KirimPenempatan) -> Any:
    kunci = request.auth  # type: ignore[attr-defined]
    return _terima(isian, kirim_penempatan(kunci.instansi, akses_kunci(kunci)))


def _terima(isian: s.KirimPegawai | s.KirimPenempatan, satu: Any) -> Any:
    try:
        hitung = terapkan(isian.data, satu, periksa=isian.periksa)
    except BarisDitolak as salah:
        baris = [{"baris": n, "kode": kode, "pesan": pesan} for n, kode, pesan in salah.daftar]
        return Status(422, {"kode": "api.baris_ditolak", "pesan": "Tidak ada yang disimpan.", "baris": baris})
    return {
        "diperiksa_saja": isian.periksa,
        "dibuat": hitung[DIBUAT],
        "diubah": hitung[DIUBAH],
        "sama": hitung[SAMA],
    }


# --- refusals ------------------------------------------------------------------------------------


@api.exception_handler(ValidationError)
def _bentuk_salah(request: HttpRequest, salah: ValidationError) -> HttpResponse:
    """Which field is wrong; what was sent is not repeated."""
    tempat = ["/".join(str(b) for b in g["loc"]) for g in salah.errors]
    pesan = f"Isian berikut salah bentuknya: {', '.join(tempat[:20])}."
    return _jawab(request, 422, "api.bentuk", pesan)


@api.exception_handler(AturanDilanggar)
def _aturan(request: HttpRequest, salah: AturanDilanggar) -> HttpResponse:
    return _jawab(request, salah.status_http, salah.kode, salah.pesan)


@api.exception_handler(PermissionDenied)
def _tidak_berwenang(request: HttpRequest, salah: PermissionDenied) -> HttpResponse:
    return _jawab(request, 403, "api.tidak_berwenang", str(salah))


def _jawab(request: HttpRequest, status: int, kode: str, pesan: str) -> HttpResponse:
    """A refusal outside the functions above: written into the trail as well."""
    kunci = getattr(request, "auth", None)
    if isinstance(kunci, KunciApi):
        catat_panggilan(kunci, cara=f"{request.method} ditolak", status=status)
    return api.create_response(request, {"kode": kode, "pesan": pesan}, status=status)


def alamat_api() -> list[URLPattern]:
    """The patterns for ``config.urls``: the key is asked for by the API itself, not by the login of the pages."""
    pola = [p for p in api.urls[0] if isinstance(p, URLPattern) and p.name != "api-root"]
    for p in pola:
        p.callback.login_required = False  # type: ignore[attr-defined]
    return pola
