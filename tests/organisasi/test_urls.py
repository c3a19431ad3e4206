"""Addresses with something after the question mark, and people who have left: what the table of P1 does not ask."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from organisasi.models import PeranUnit

AKTOR = ("pengelola", "admin", "admin_lain", "admin_asing", "pimpinan", "rekan", "anonim")
Baris = tuple[str, str | None, str, tuple[int, ...]]

# One status per actor, in the order of AKTOR; every other address stands in tests/otorisasi/tabel.txt.
DENGAN_UNIT: list[Baris] = [
    ("tempatkan", "pegawai", "get", (403, 200, 404, 404, 403, 403, 302)),
    ("tempatkan", "pegawai", "post", (403, 422, 404, 404, 403, 403, 302)),
    ("pegawai_baru", None, "get", (403, 200, 404, 404, 403, 403, 302)),
    ("pegawai_baru", None, "post", (403, 422, 404, 404, 403, 403, 302)),
    ("pegawai", None, "get", (200, 200, 404, 404, 403, 403, 302)),
]


def minta(kantor, aktor, cara, alamat):
    peramban = Client()
    if aktor != "anonim":
        peramban.force_login(getattr(kantor, aktor).pengguna)
    return getattr(peramban, cara)(alamat)


def jawaban_setiap_pelaku(kantor, cara, alamat):
    """The status that each actor gets, each starting from the same rows."""
    hasil = {}
    for aktor in AKTOR:
        with transaction.atomic():
            jawaban = minta(kantor, aktor, cara, alamat)
            transaction.set_rollback(True)
        hasil[aktor] = jawaban.status_code
        if aktor == "anonim":
            assert jawaban.headers["Location"].startswith("/masuk/")
    return hasil


def _nama(baris: Baris) -> str:
    return f"{baris[2]}-{baris[0]}"


@pytest.mark.parametrize("baris", DENGAN_UNIT, ids=_nama)
def test_jawaban_dengan_unit_pada_alamat(kantor, baris):
    nama, hal, cara, status = baris
    benda = [kantor.pemilik.pk] if hal else []
    alamat = reverse(f"organisasi:{nama}", args=benda) + f"?unit={kantor.subbagian.pk}"

    assert jawaban_setiap_pelaku(kantor, cara, alamat) == dict(zip(AKTOR, status, strict=True))


@pytest.mark.parametrize("ekor", ["?unit=abc", "?unit=-1", "?unit=99999999999999999999", "?unit=", "?halaman=x"])
def test_alamat_yang_diutak_atik_tidak_merusak(kantor, ekor):
    assert minta(kantor, "admin", "get", reverse("organisasi:pegawai") + ekor).status_code == 200


@pytest.mark.parametrize("pada", ["31-02-2020", "besok", "9999-99-99", "%00", "1-1-1000"])
def test_tanggal_yang_salah_menampilkan_hari_ini_dengan_pesannya(kantor, pada):
    jawaban = minta(kantor, "admin", "get", f"/organisasi/?pada={pada}")

    assert jawaban.status_code == 200
    assert "Ditampilkan keadaan hari ini." in jawaban.content.decode()


def test_pegawai_yang_pindah_masih_terbaca_tetapi_tidak_dapat_diubah(kantor):
    kantor.rekan.daftar_penempatan.update(jabatan=kantor.jabatan_dari(kantor.orang_lain))
    kantor.rekan.daftar_penempatan.create(
        jabatan=kantor.jabatan_dari(kantor.pemilik), mulai=date(2009, 1, 1), selesai=date(2009, 12, 31)
    )
    PeranUnit.objects.filter(pengguna=kantor.admin.pengguna).update(unit=kantor.subbagian)

    assert (
        minta(kantor, "admin", "get", reverse("organisasi:rincian_pegawai", args=[kantor.rekan.pk])).status_code == 200
    )
    for nama in ("ubah_pegawai", "pangkat_baru", "tempatkan", "berhenti", "tugaskan"):
        assert minta(kantor, "admin", "get", reverse(f"organisasi:{nama}", args=[kantor.rekan.pk])).status_code == 403
    assert (
        minta(kantor, "admin", "post", reverse("organisasi:atur_ulang_sandi", args=[kantor.rekan.pk])).status_code
        == 403
    )
