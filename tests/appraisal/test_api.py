"""The API: a key with scope and expiry opens it, every call stands in the trail, rows go through the usual checks."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from appraisal.api import alamat as alamat_api
from organisasi.common.clock import hari_ini
from organisasi.models import Jejak, KunciApi, LingkupApi, Pegawai, Penempatan, Pengguna
from organisasi.selectors.akses import Akses
from organisasi.services import kunci_api
from organisasi.services.kunci_api import buat_kunci_api
from tests.dunia import pada, penilaian_disahkan
from tests.halaman import dom, teks
from tests.kendala import tolak_ubah

pytestmark = pytest.mark.django_db
NIP_BARU = "199001012015031777"


class Sistem:
    """Another system with its key."""

    def __init__(self, oleh: Akses, *lingkup: str) -> None:
        sampai = hari_ini("Asia/Jakarta") + timedelta(days=30)
        self.kunci, rahasia = buat_kunci_api(nama="SIMPEG", lingkup=lingkup, berlaku_sampai=sampai, oleh=oleh)
        self.client = Client(headers={"Authorization": f"Bearer {rahasia}"})

    def baca(self, nama, **q):
        return self.client.get(reverse(f"api:{nama}"), q)

    def kirim(self, nama, isi):
        return self.client.post(reverse(f"api:{nama}"), json.dumps(isi), content_type="application/json")


@pytest.fixture
def simpeg(dunia):
    return Sistem(dunia.akses(dunia.pengelola), *LingkupApi.values)


def pegawai(**lain):
    return {"nip": NIP_BARU, "nama": "Orang Baru"} | lain


def penempatan(d, **lain):
    isi = {"nip": NIP_BARU, "unit_kode": d.subbagian.kode, "jabatan": "Pengadministrasi Umum", "mulai": "2015-03-01"}
    return isi | {"nomor_surat": "821/1"} | lain


def test_tanpa_kunci_tertutup(dunia, client, masuk, simpeg):
    for peramban in (client, masuk(dunia.pengelola), Client(headers={"Authorization": "Bearer skp_tebakan"})):
        assert peramban.get(reverse("api:pegawai")).status_code == 401
    KunciApi.objects.update(berlaku_sampai=date(2015, 1, 1))
    assert simpeg.baca("pegawai").status_code == 401


def test_kunci_yang_dicabut_atau_pembuatnya_nonaktif_tidak_membuka(dunia, masuk, simpeg):
    Pengguna.objects.filter(pegawai=dunia.pengelola).update(is_active=False)
    assert simpeg.baca("pegawai").status_code == 401
    Pengguna.objects.filter(pegawai=dunia.pengelola).update(is_active=True)
    assert simpeg.baca("pegawai").status_code == 200
    masuk(dunia.pengelola).post(reverse("organisasi:cabut_kunci_api", args=[simpeg.kunci.pk]))
    assert simpeg.baca("pegawai").status_code == 401
    assert tolak_ubah(simpeg.kunci, dicabut_oleh=None) == "kunci_api_dicabut_utuh"


def test_kunci_tidak_bertahan_lebih_lama_dari_peran_pembuatnya(dunia, simpeg):
    dunia.pengelola.pengguna.daftar_peran.update(selesai=hari_ini("Asia/Jakarta") - timedelta(days=1))
    assert simpeg.baca("pegawai").status_code == 401


def test_pembuat_kunci_tidak_menempatkan_dirinya(dunia, simpeg):
    """He who keeps the system does not place himself into the chair of an assessor with a key of his own."""
    jawaban = simpeg.kirim("penempatan", {"data": [penempatan(dunia, nip=dunia.pengelola.nip)]})
    assert jawaban.status_code == 422
    assert "dicatat oleh admin kepegawaian" in jawaban.content.decode()


def test_panggilan_yang_galat_juga_tercatat(simpeg, monkeypatch):
    monkeypatch.setattr(alamat_api, "list_pegawai", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        simpeg.baca("pegawai")
    terakhir = Jejak.objects.filter(rantai=f"kunciapi:{simpeg.kunci.pk}:panggilan").latest("nomor")
    assert terakhir.ke == "500"


def test_lingkup_membatasi_dan_setiap_panggilan_tercatat(dunia):
    sistem = Sistem(dunia.akses(dunia.pengelola), LingkupApi.BACA_PEGAWAI)
    assert sistem.baca("pegawai").status_code == 200
    ditolak = [
        sistem.baca("penempatan"),
        sistem.baca("hasil", tahun=2015),
        sistem.kirim("pegawai", {"data": [pegawai()]}),
    ]
    assert [j.status_code for j in ditolak] == [403, 403, 403]
    assert ditolak[0].json()["kode"] == "api.lingkup"
    panggilan = Jejak.objects.filter(kejadian="api.dipanggil").order_by("pk")
    assert [(j.dari, j.ke) for j in panggilan] == [
        ("GET pegawai.baca", "200"),
        ("GET penempatan.baca", "403"),
        ("GET hasil.baca", "403"),
        ("POST pegawai.tulis", "403"),
    ]
    assert Jejak.objects.filter(kejadian="api.dibaca", pegawai_id=dunia.pemilik.pk).exists()
    sistem.kunci.refresh_from_db()
    assert sistem.kunci.dipakai_pada is not None


def test_membaca_hanya_instansi_sendiri(dunia, simpeg):
    Pegawai.objects.create(instansi_id=_instansi_lain(dunia), nip="198001012010011999", nama="Asing")
    isi = simpeg.baca("pegawai").json()
    assert isi["jumlah"] == Pegawai.objects.filter(instansi=dunia.instansi, nip__isnull=False).count()
    assert dunia.pemilik.nip in {p["nip"] for p in isi["data"]}
    cari = simpeg.kirim("cari", {"nip": [dunia.rekan.nip, "198001012010011999"]}).json()
    assert [p["nama"] for p in cari["data"]] == ["Rekan Rekaan"]
    tempat = simpeg.baca("penempatan").json()["data"]
    assert {"nip": dunia.karo.nip, "jabatan": "Kepala Biro Organisasi"}.items() <= tempat[1].items()


def _instansi_lain(d) -> int:
    lain = type(d.instansi).objects.create(kode="LAIN", nama="Kota Seberang", tempat="Seberang")
    return lain.pk


def test_hasil_memuat_semua_bidang_riwayat_skp(dunia, simpeg):
    penilaian_disahkan(dunia)
    (baris,) = simpeg.baca("hasil", tahun=2015).json()["data"]
    assert (baris["nip"], baris["sebutan"], baris["jenis_peraturan"]) == (dunia.pemilik.nip, "Baik", "PP46")
    assert baris["penilai"]["jabatan"] == "Kepala Subbagian Tata Usaha"
    assert baris["atasan"]["status"] == "PNS"
    assert simpeg.baca("hasil", tahun=1999).json() == {"jumlah": 0, "halaman_berikut": None, "data": []}


def test_mengirim_pegawai_dan_penempatan_sekali_dan_dua_kali(dunia, simpeg):
    with pada(2015, 3, 2):
        diperiksa = simpeg.kirim("pegawai", {"periksa": True, "data": [pegawai()]}).json()
        assert (diperiksa["diperiksa_saja"], diperiksa["dibuat"]) == (True, 1)
        assert not Pegawai.objects.filter(nip=NIP_BARU).exists()
        assert simpeg.kirim("pegawai", {"data": [pegawai()]}).json()["dibuat"] == 1
        assert simpeg.kirim("pegawai", {"data": [pegawai()]}).json()["sama"] == 1
        assert simpeg.kirim("pegawai", {"data": [pegawai(nama="Nama Benar")]}).json()["diubah"] == 1
        assert simpeg.kirim("penempatan", {"data": [penempatan(dunia)]}).status_code == 422  # two of that name
        tempat = penempatan(dunia, unit_kode=dunia.setda.kode, jabatan="Staf Ahli")
        assert simpeg.kirim("penempatan", {"data": [tempat]}).json()["dibuat"] == 1
        assert simpeg.kirim("penempatan", {"data": [tempat]}).json()["sama"] == 1
    assert Penempatan.objects.get(pegawai__nip=NIP_BARU).nomor_surat == "821/1"
    assert Jejak.objects.filter(kejadian="penempatan.dibuat", pelaku=dunia.pengelola.pengguna).exists()


def test_kiriman_yang_salah_tidak_menyimpan_apa_pun(dunia, simpeg):
    salah = simpeg.kirim("pegawai", {"data": [pegawai(), pegawai(nip="123456789012345678")]})
    assert salah.status_code == 422
    (baris,) = salah.json()["baris"]
    assert (baris["baris"], baris["kode"]) == (2, "pegawai.nip")
    assert not Pegawai.objects.filter(nip=NIP_BARU).exists()
    bentuk = simpeg.kirim("pegawai", {"data": [{"nip": 199001012015031777, "nama": "Angka"}]})
    assert (bentuk.status_code, bentuk.json()["kode"]) == (422, "api.bentuk")
    assert "nip" in bentuk.json()["pesan"]
    assert "199001012015031777" not in bentuk.content.decode()


def test_terlalu_sering_diminta_menunggu(simpeg, monkeypatch):
    monkeypatch.setattr(kunci_api, "PER_MENIT", 3)
    assert [simpeg.baca("pegawai").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_halaman_kunci_menunjukkan_rahasia_sekali(dunia, masuk):
    peramban, alamat = masuk(dunia.pengelola), reverse("organisasi:kunci_api")
    besok = hari_ini("Asia/Jakarta") + timedelta(days=1)
    isi = {"nama": "SIMPEG", "lingkup": ["pegawai.baca"], "berlaku_sampai": f"{besok:%d-%m-%Y}"}
    jauh = peramban.post(alamat, isi | {"berlaku_sampai": f"1-1-{besok.year + 3}"})
    assert "paling lama satu tahun" in teks(jauh)
    rahasia = dom(peramban.post(alamat, isi)).xpath("//code[starts-with(text(), 'skp_')]")[0].text
    kunci = KunciApi.objects.get()
    assert rahasia not in {kunci.sidik, kunci.awalan}
    assert rahasia not in peramban.get(alamat).content.decode()
    assert masuk(dunia.admin).get(alamat).status_code == 403


@pytest.mark.sekali
def test_dokumentasi_menyebut_setiap_alamat_tanpa_skrip(dunia, masuk):
    peramban = masuk(dunia.admin)
    skema = peramban.get(reverse("skema_api")).json()
    assert skema["openapi"].startswith("3.")
    assert skema["components"]["securitySchemes"]["Kunci"]["scheme"] == "bearer"
    halaman = peramban.get(reverse("dokumentasi_api"))
    for alamat, operasi in skema["paths"].items():
        for metode in operasi:
            assert f"{metode.upper()} {alamat}" in teks(halaman)
    for nama in skema["components"]["schemas"]:
        assert dom(halaman).get_element_by_id(nama) is not None
    assert all(src.startswith("/") for src in dom(halaman).xpath("//script/@src | //link/@href | //img/@src"))
