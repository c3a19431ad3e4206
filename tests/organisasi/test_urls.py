"""Every address by every actor: 302 to the login, 403 for the area, 404 outside the scope, 405 for the wrong method."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from organisasi.models import PeranUnit
from organisasi.services.impor import Unggahan, unggah_impor
from organisasi.urls import urlpatterns
from tests.factories.organisasi import PenugasanPenilaiFactory

AKTOR = ("pengelola", "admin", "admin_lain", "admin_asing", "pimpinan", "rekan", "anonim")
Baris = tuple[str, str | None, str, tuple[int, ...]]

# One status per actor, in the order of AKTOR. ``pemilik`` sits in the Subbagian: in the scope of ``admin``, not of
# ``admin_lain``. A form that is sent empty answers 422 to whoever may send it.
MATRIKS: list[Baris] = [
    ("unit", None, "get", (200, 200, 200, 200, 403, 403, 302)),
    ("unit_baru", None, "get", (200, 200, 200, 200, 403, 403, 302)),
    ("unit_baru", None, "post", (422, 422, 422, 422, 403, 403, 302)),
    ("rincian_unit", "unit", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("penilai", "unit", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("ubah_unit", "unit", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("ubah_unit", "unit", "post", (422, 422, 404, 404, 403, 403, 302)),
    ("akhiri_unit", "unit", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("akhiri_unit", "unit", "post", (422, 422, 404, 404, 403, 403, 302)),
    ("reorganisasi", "unit", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("reorganisasi", "unit", "post", (422, 422, 404, 404, 403, 403, 302)),
    ("buka_unit", "unit", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("buka_unit", "unit", "post", (409, 409, 404, 404, 403, 403, 302)),
    ("jabatan_baru", "unit", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("jabatan_baru", "unit", "post", (422, 422, 404, 404, 403, 403, 302)),
    ("ubah_jabatan", "jabatan", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("ubah_jabatan", "jabatan", "post", (422, 422, 404, 404, 403, 403, 302)),
    ("akhiri_jabatan", "jabatan", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("akhiri_jabatan", "jabatan", "post", (422, 422, 404, 404, 403, 403, 302)),
    ("buka_jabatan", "jabatan", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("buka_jabatan", "jabatan", "post", (409, 409, 404, 404, 403, 403, 302)),
    ("isi_jabatan", "jabatan", "get", (403, 200, 404, 404, 403, 403, 302)),
    ("isi_jabatan", "jabatan", "post", (403, 422, 404, 404, 403, 403, 302)),
    ("pegawai", None, "get", (200, 200, 200, 200, 403, 403, 302)),
    ("cari_pegawai", None, "get", (405, 405, 405, 405, 405, 405, 302)),
    ("cari_pegawai", None, "post", (302, 302, 302, 302, 403, 403, 302)),
    ("pegawai_baru", None, "get", (200, 200, 200, 200, 403, 403, 302)),
    ("pegawai_baru", None, "post", (422, 200, 200, 422, 403, 403, 302)),
    ("rincian_pegawai", "pegawai", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("ubah_pegawai", "pegawai", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("ubah_pegawai", "pegawai", "post", (422, 422, 404, 404, 403, 403, 302)),
    ("pangkat_baru", "pegawai", "get", (403, 200, 404, 404, 403, 403, 302)),
    ("pangkat_baru", "pegawai", "post", (403, 422, 404, 404, 403, 403, 302)),
    ("hapus_pangkat", "pangkat", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("hapus_pangkat", "pangkat", "post", (403, 302, 404, 404, 403, 403, 302)),
    ("tempatkan", "pegawai", "get", (403, 200, 404, 404, 403, 403, 302)),
    ("akhiri_penempatan", "penempatan", "get", (403, 200, 404, 404, 403, 403, 302)),
    ("akhiri_penempatan", "penempatan", "post", (403, 422, 404, 404, 403, 403, 302)),
    ("batalkan_penempatan", "penempatan", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("batalkan_penempatan", "penempatan", "post", (403, 302, 404, 404, 403, 403, 302)),
    ("tugaskan", "pegawai", "get", (403, 200, 404, 404, 403, 403, 302)),
    ("tugaskan", "pegawai", "post", (403, 422, 404, 404, 403, 403, 302)),
    ("akhiri_penugasan", "penugasan", "get", (403, 200, 404, 404, 403, 403, 302)),
    ("akhiri_penugasan", "penugasan", "post", (403, 422, 404, 404, 403, 403, 302)),
    ("batalkan_penugasan", "penugasan", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("batalkan_penugasan", "penugasan", "post", (403, 302, 404, 404, 403, 403, 302)),
    ("berhenti", "pegawai", "get", (403, 200, 404, 404, 403, 403, 302)),
    ("berhenti", "pegawai", "post", (403, 422, 404, 404, 403, 403, 302)),
    ("batal_berhenti", "pegawai", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("batal_berhenti", "pegawai", "post", (403, 409, 404, 404, 403, 403, 302)),
    ("buat_akun", "pegawai", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("buat_akun", "pegawai", "post", (409, 409, 404, 404, 403, 403, 302)),
    ("atur_ulang_sandi", "pegawai", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("atur_ulang_sandi", "pegawai", "post", (200, 200, 404, 404, 403, 403, 302)),
    ("nonaktifkan_akun", "pegawai", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("nonaktifkan_akun", "pegawai", "post", (302, 302, 404, 404, 403, 403, 302)),
    ("aktifkan_akun", "pegawai", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("aktifkan_akun", "pegawai", "post", (409, 409, 404, 404, 403, 403, 302)),
    ("akhiri_sesi_pegawai", "pegawai", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("akhiri_sesi_pegawai", "pegawai", "post", (302, 302, 404, 404, 403, 403, 302)),
    ("lihat_sebagai", "pegawai", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("lihat_sebagai", "pegawai", "post", (302, 403, 404, 404, 403, 403, 302)),
    ("jejak", None, "get", (200, 403, 403, 403, 403, 403, 302)),
    ("jejak", None, "post", (302, 403, 403, 403, 403, 403, 302)),
    ("peran", None, "get", (200, 403, 403, 403, 403, 403, 302)),
    ("beri_peran", "pegawai", "get", (200, 403, 404, 404, 403, 403, 302)),
    ("beri_peran", "pegawai", "post", (422, 403, 404, 404, 403, 403, 302)),
    ("cabut_peran", "peran", "get", (200, 403, 403, 403, 403, 403, 302)),
    ("cabut_peran", "peran", "post", (422, 403, 403, 403, 403, 403, 302)),
    ("instansi", None, "get", (200, 403, 403, 403, 403, 403, 302)),
    ("instansi", None, "post", (422, 403, 403, 403, 403, 403, 302)),
    ("unggah_lambang", None, "get", (405, 405, 405, 405, 405, 405, 302)),
    ("unggah_lambang", None, "post", (422, 403, 403, 403, 403, 403, 302)),
    ("hapus_lambang", None, "get", (405, 405, 405, 405, 405, 405, 302)),
    ("hapus_lambang", None, "post", (302, 403, 403, 403, 403, 403, 302)),
    ("sandi_unit", "unit", "get", (200, 200, 404, 404, 403, 403, 302)),
    ("sandi_unit", "unit", "post", (200, 200, 404, 404, 403, 403, 302)),
    ("impor", None, "get", (200, 403, 403, 200, 403, 403, 302)),
    ("impor", None, "post", (422, 403, 403, 422, 403, 403, 302)),
    ("rincian_impor", "impor", "get", (200, 403, 403, 404, 403, 403, 302)),
    ("rincian_impor", "impor", "post", (405, 405, 405, 405, 405, 405, 302)),
    ("periksa_impor", "impor", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("periksa_impor", "impor", "post", (302, 403, 403, 404, 403, 403, 302)),
    ("terapkan_impor", "impor", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("terapkan_impor", "impor", "post", (409, 403, 403, 404, 403, 403, 302)),
    ("urungkan_impor", "impor", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("urungkan_impor", "impor", "post", (409, 403, 403, 404, 403, 403, 302)),
    ("batalkan_impor", "impor", "get", (405, 405, 405, 405, 405, 405, 302)),
    ("batalkan_impor", "impor", "post", (302, 403, 403, 404, 403, 403, 302)),
    ("templat_impor", "templat", "get", (200, 403, 403, 200, 403, 403, 302)),
    ("lambang", "instansi", "get", (404, 404, 404, 404, 404, 404, 302)),
    ("lambang", "instansi", "post", (405, 405, 405, 405, 405, 405, 302)),
]
DENGAN_UNIT: list[Baris] = [
    ("tempatkan", "pegawai", "get", (403, 200, 404, 404, 403, 403, 302)),
    ("tempatkan", "pegawai", "post", (403, 422, 404, 404, 403, 403, 302)),
    ("pegawai_baru", None, "get", (403, 200, 404, 404, 403, 403, 302)),
    ("pegawai_baru", None, "post", (403, 422, 404, 404, 403, 403, 302)),
    ("pegawai", None, "get", (200, 200, 404, 404, 403, 403, 302)),
]


@pytest.fixture
def benda(kantor) -> dict[str, int | str]:
    """Ids of the rows that the addresses name."""
    return {
        "unit": kantor.subbagian.pk,
        "jabatan": kantor.jabatan_dari(kantor.pemilik).pk,
        "pegawai": kantor.pemilik.pk,
        "penempatan": kantor.penempatan_dari(kantor.pemilik).pk,
        "pangkat": kantor.pemilik.riwayat_pangkat.get().pk,
        "penugasan": PenugasanPenilaiFactory(pegawai=kantor.pemilik, penilai=kantor.karo, mulai=date(2020, 8, 1)).pk,
        "peran": PeranUnit.objects.get(pengguna=kantor.pimpinan.pengguna).pk,
        "instansi": kantor.instansi.pk,
        "impor": unggah_impor(berkas=Unggahan("a.csv", b"NIP;Nama\n"), oleh=kantor.sebagai("pengelola")).pk,
        "templat": "templat-impor.xlsx",
    }


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


@pytest.mark.parametrize("baris", MATRIKS, ids=_nama)
def test_jawaban_untuk_setiap_pelaku(kantor, benda, baris):
    nama, hal, cara, status = baris
    alamat = reverse(f"organisasi:{nama}", args=[benda[hal]] if hal else [])

    assert jawaban_setiap_pelaku(kantor, cara, alamat) == dict(zip(AKTOR, status, strict=True))


@pytest.mark.parametrize("baris", DENGAN_UNIT, ids=_nama)
def test_jawaban_dengan_unit_pada_alamat(kantor, benda, baris):
    nama, hal, cara, status = baris
    alamat = reverse(f"organisasi:{nama}", args=[benda[hal]] if hal else []) + f"?unit={benda['unit']}"

    assert jawaban_setiap_pelaku(kantor, cara, alamat) == dict(zip(AKTOR, status, strict=True))


def test_setiap_alamat_ada_dalam_matriks():
    nama = {p.name for p in urlpatterns}

    assert nama == {baris[0] for baris in MATRIKS}


@pytest.mark.parametrize("ekor", ["?unit=abc", "?unit=-1", "?unit=99999999999999999999", "?unit=", "?halaman=x"])
def test_alamat_yang_diutak_atik_tidak_merusak(kantor, ekor):
    assert minta(kantor, "admin", "get", reverse("organisasi:pegawai") + ekor).status_code == 200


@pytest.mark.parametrize("pada", ["31-02-2020", "besok", "9999-99-99", "%00", "1-1-1000"])
def test_tanggal_yang_salah_menampilkan_hari_ini_dengan_pesannya(kantor, pada):
    jawaban = minta(kantor, "admin", "get", f"/organisasi/?pada={pada}")

    assert jawaban.status_code == 200
    assert "Ditampilkan keadaan hari ini." in jawaban.content.decode()


def test_pegawai_yang_pindah_masih_terbaca_tetapi_tidak_dapat_diubah(kantor, benda):
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
