"""P5: hostile values in every field that is posted, and in every output after they are stored.

On every commit each field gets a few values, chosen by its name; all of them with ``KORPUS_PENUH=1``.
"""

import io
import os
import re
import zipfile
from zlib import crc32

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.db.models import Value
from django.db.models.functions import Cast, Concat

from tests.keamanan.korpus import BUKAN_ANGKA, BUKAN_TANGGAL, TAK_TERSIMPAN, TEKS
from tests.otorisasi.kiriman import kirim, lalu_kembali, list_berhasil, susun
from tests.otorisasi.minta import minta

pytestmark = [pytest.mark.django_db, pytest.mark.sekali, pytest.mark.usefixtures("tanpa_mesin_pdf")]
PENUH = bool(os.environ.get("KORPUS_PENUH"))
SEKALI_UJI = 1
BERHASIL = list_berhasil()
DIJAWAB = {200, 302, 400, 403, 404, 409, 422}
TANGGAL = re.compile(r"\d{1,2}-\d{1,2}-\d{4}")
KUNCI = re.compile(
    r"(^|-)(pk|revisi\w*|versi|\w+_id|\w+_FORMS|periode|tahun|unit|pegawai|nomor|ppk|bulan|lengkap|rincian)$"
)
"""Ids, versions and choices that fall back: whatever is sent there, nothing breaks; no sentence is promised."""


def _bidang(jenis):
    """Address, cell and name of every posted field of a kind."""
    return [
        (kunci, sel, nama)
        for kunci, sel in BERHASIL.items()
        for nama, ragam in _ragam(kunci, sel).items()
        if ragam == jenis
    ]


RAGAM = {}


def _ragam(kunci, sel):
    return RAGAM.get(kunci, {})


@pytest.fixture(scope="module", autouse=True)
def ragam(kota):
    """What kind of field each is, by the value that ``isian`` puts there."""
    for kunci, sel in BERHASIL.items():
        RAGAM[kunci] = {n: _jenis(n, v) for n, v in susun(kota, sel).isi.items()}


def _jenis(nama, nilai):
    if hasattr(nilai, "read"):
        return "berkas"
    if KUNCI.search(nama):
        return "kunci"
    if TANGGAL.fullmatch(str(nilai)):
        return "tanggal"
    return "teks" if isinstance(nilai, str) else "angka"


def _nilai(korpus, kunci, nama):
    if PENUH:
        return korpus
    awal = crc32(f"{kunci}{nama}".encode())
    return [korpus[(awal + n * 37) % len(korpus)] for n in range(SEKALI_UJI)]


def _uji(kota, jenis, korpus, periksa):
    salah = []
    for kunci, sel, nama in _bidang(jenis):
        for nilai in _nilai(korpus, kunci, nama):
            with lalu_kembali(kota, sel):
                try:
                    jawaban, tertulis = kirim(susun(kota, sel).dengan(**{nama: nilai}))
                    cela = periksa(jawaban, tertulis, nilai)
                except Exception as sebab:  # noqa: BLE001 - whatever the application raises is a fault of it
                    cela = f"{type(sebab).__name__}: {sebab}"
            if cela:
                salah.append(f"{kunci} {nama}={nilai[:40]!r}: {cela}"[:300])
    assert not salah, "\n".join(salah)


def _utuh_atau_ditolak(jawaban, tertulis, nilai):
    """Stored as it was typed, but for blanks around it and the kind of line break; or refused."""
    if jawaban.status_code not in DIJAWAB:
        return str(jawaban.status_code)
    if jawaban.status_code != 302 or not nilai.strip():
        return ""
    ada = {_rapi(v) for b in tertulis.values() for v in b.values() if isinstance(v, str)}
    if nilai in TAK_TERSIMPAN:
        return (
            "disimpan" if any(nilai in v for b in tertulis.values() for v in b.values() if isinstance(v, str)) else ""
        )
    return "" if _rapi(nilai) in ada or not tertulis else "disimpan berubah"


def _rapi(teks):
    return " ".join(teks.split())


def test_masukan_jahat_disimpan_utuh_atau_ditolak(kota):
    _uji(kota, "teks", TEKS, _utuh_atau_ditolak)


def test_angka_jahat_ditolak_dengan_kalimat(kota):
    _uji(kota, "angka", BUKAN_ANGKA, lambda j, t, n: "" if j.status_code == 422 else str(j.status_code))


def test_tanggal_mustahil_ditolak_dengan_kalimat(kota):
    _uji(kota, "tanggal", BUKAN_TANGGAL, lambda j, t, n: "" if j.status_code == 422 else str(j.status_code))


def test_nomor_dan_versi_palsu_tidak_merusak_apa_pun(kota):
    _uji(kota, "kunci", BUKAN_ANGKA, lambda j, t, n: "" if j.status_code in DIJAWAB else str(j.status_code))


# --- outputs -------------------------------------------------------------------------------------
JAHAT = "=1+1\"'><img src=x onerror=alert(1)>{{7*191}}"
TANDA = re.compile(r"<img src=x|1337")
DILEWATI = {"organisasi_jejak", "organisasi_segeljejak", "organisasi_upaya", "organisasi_pengguna"}
BUKAN_KETIKAN = re.compile(r"nip|kode|sidik|sha256|kunci|tautan|surel|jenis_isi|jenis|status|lingkup|varian|sandi|zona")


def _racuni():
    """Every column that somebody types, in every row."""
    jumlah = 0
    for model in apps.get_models():
        if model._meta.app_label not in {"organisasi", "skp", "appraisal"} or model._meta.db_table in DILEWATI:
            continue
        for f in model._meta.concrete_fields:
            ketikan = isinstance(f, models.CharField | models.TextField) and not f.choices
            if not ketikan or BUKAN_KETIKAN.search(f.name):
                continue
            isi = JAHAT if (f.max_length or 999) > 60 else "=<b>"
            try:
                with transaction.atomic():
                    model._base_manager.update(**{f.name: Concat(Value(isi), Cast("pk", models.CharField()))})
                jumlah += 1
            except DatabaseError:
                continue
    return jumlah


def test_keluaran_tidak_menjalankan_yang_diketik(kota):
    salah, dibaca = [], 0
    halaman = list_berhasil("GET", "200")
    for kunci, sel in halaman.items():
        with lalu_kembali(kota, sel):
            k = susun(kota, sel)
            assert _racuni() > 30
            jawaban = minta("GET", k.ke, k.sesi)
            isi = b"".join(jawaban) if jawaban.streaming else jawaban.content
            dibaca += jawaban.status_code == 200
            if cela := _berbahaya(jawaban.get("Content-Type", ""), isi):
                salah.append(f"{kunci}: {cela}")
    assert not salah, "\n".join(salah)
    assert dibaca > len(halaman) * 0.9


def _berbahaya(jenis, isi):
    if "spreadsheetml" in jenis:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            lembar = [arsip.read(n) for n in arsip.namelist() if n.startswith("xl/worksheets/")]
        return "rumus" if any(re.search(rb"<f[ >]", x) for x in lembar) else ""
    teks = isi.decode("utf-8", "replace")
    if "csv" in jenis:
        return "rumus" if re.search(r'(^|[;,\n])"?[=+@\t-]', teks) else ""
    if "json" in jenis:
        return ""
    cocok = TANDA.search(teks)
    return teks[max(cocok.start() - 60, 0) : cocok.end() + 20] if cocok else ""
