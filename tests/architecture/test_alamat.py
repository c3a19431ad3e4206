"""Every address: named, behind the login, and answering only the methods it declares."""

import re

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

TERBUKA = {"account_login": 200, "kalkulator": 200, "verifikasi": 404, "livez": 200, "readyz": 200, "metrik": 200}
"""What a visitor may see, and the answer to the sample address. Anything else needs a login."""
API = ("pegawai", "kirim_pegawai", "penempatan", "kirim_penempatan", "hasil")
TERBUKA |= {"tamu_latihan": 405}  # asked by POST only, and closed unless the installation opens it
TERBUKA |= {"masuk_penyedia": 404, "kembali_penyedia": 404}  # only where an identity provider is set up
TERBUKA |= {f"api:{nama}": 401 for nama in API} | {"api:cari": 405}
"""Opened by a key of another system, never by a session."""

CONTOH = {
    "pk": 1,
    "nomor": 1,
    "lama": 1,
    "baru": 2,
    "langkah": "skp",
    "arsip": "bukti",
    "tahun": 2015,
    "keadaan": "belum",
    "aksi": None,
    "jenis": None,
    "kode": "x",
    "peran": "pegawai",
    "nama": "templat-impor.xlsx",
}
ISI_AKSI = {"skp:aksi": "ajukan", "appraisal:aksi": "serahkan"}


def _pola(resolver, awalan=""):
    for p in resolver.url_patterns:
        if isinstance(p, URLResolver):
            yield from _pola(p, f"{awalan}{p.namespace}:" if p.namespace else awalan)
        elif isinstance(p, URLPattern):
            yield f"{awalan}{p.name}" if p.name else "", p


SEMUA = list(_pola(get_resolver()))


def alamat(nama: str, pola: URLPattern) -> str:
    """A sample address for a route, with the first value that its pattern accepts."""
    kunci = pola.pattern.regex.groupindex
    isi = {k: CONTOH.get(k, 1) for k in kunci}
    for k in ("aksi", "jenis"):
        if k in isi:
            cocok = re.search(rf"\?P<{k}>([a-z_|-]+)\)", pola.pattern.regex.pattern)
            isi[k] = ISI_AKSI.get(nama) or cocok[1].split("|")[0]
    return reverse(nama, kwargs=isi)


def test_setiap_alamat_bernama():
    assert [str(p.pattern) for nama, p in SEMUA if not nama] == []


@pytest.mark.sekali
def test_setiap_alamat_meminta_masuk(db, client):
    salah = []
    for nama, pola in SEMUA:
        try:
            jawaban = client.get(alamat(nama, pola))
        except NoReverseMatch as sebab:
            pytest.fail(f"{nama}: tambahkan contoh alamatnya ({sebab})")
        if nama in TERBUKA:
            sesuai = jawaban.status_code == TERBUKA[nama]
        else:
            sesuai = jawaban.status_code == 302 and jawaban.url.startswith("/masuk/")
        salah += [] if sesuai else [f"{nama}: {jawaban.status_code}"]
    assert not salah


@pytest.mark.sekali
def test_metode_yang_tidak_dikenal_ditolak(dunia, masuk):
    client = masuk(dunia.pengelola)
    assert not [
        f"{nama}: {metode}"
        for nama, pola in SEMUA
        for metode in ("put", "patch", "delete", "trace")
        if getattr(client, metode)(alamat(nama, pola)).status_code != 405
    ]
