"""Login at the agency's identity provider, against a fake of it: who comes in, and everything that does not fit."""

import hmac
import json
import socket
import time

import jwt
import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from jwt.utils import base64url_encode

from organisasi.audit import periksa_rantai
from organisasi.models import Jejak, Pengguna
from tests.halaman import teks
from tests.keamanan.penyedia_palsu import KLIEN, RAHASIA, kunci_rsa, penyedia_palsu

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

PERGI, KEMBALI = "/masuk/penyedia/", "/masuk/penyedia/kembali/"
TIDAK_DIPERCAYA = "Jawaban penyedia identitas tidak dapat dipercaya"


@pytest.fixture
def penyedia(dunia, settings):
    with penyedia_palsu() as palsu:
        cache.clear()
        palsu.klaim = {"nip": dunia.pemilik.nip}
        settings.OIDC = {
            "penerbit": palsu.alamat,
            "klien": KLIEN,
            "rahasia": RAHASIA,
            "instansi": frozenset({dunia.pemilik.instansi.kode}),
            "klaim": "nip",
            "lingkup": "openid",
            "label": "Masuk dengan akun instansi",
            "faktor_kedua": frozenset({"mfa"}),
        }
        yield palsu


def pulang(penyedia, client, tujuan="", **ubah):
    """There and back again; ``ubah`` is what the way back carries differently."""
    pergi = client.get(PERGI, {"next": tujuan} if tujuan else {})
    return client.get(KEMBALI, penyedia.masukkan(pergi.url) | ubah)


def di_luar(client) -> bool:
    return client.get("/").status_code == 302 and not Jejak.objects.filter(kejadian="sesi.masuk_penyedia").exists()


# --- the way in ----------------------------------------------------------------------------------


def test_masuk_lewat_penyedia_seperti_dengan_kata_sandi(dunia, penyedia, client):
    akun = dunia.pemilik.pengguna
    akun.wajib_ganti_sandi, akun.sandi_sementara_sampai = True, timezone.now() - timezone.timedelta(days=1)
    akun.save()  # nobody used that password, so nobody is held up by it
    assert PERGI in client.get("/masuk/").content.decode()
    sebelum = client.session.session_key

    jawaban = pulang(penyedia, client, "/kalkulator/")

    assert (jawaban.status_code, jawaban.url) == (302, "/kalkulator/")
    assert client.get("/").status_code == 200
    assert client.session.session_key != sebelum
    assert UserSession.objects.get().user == akun
    assert Jejak.objects.get(kejadian="sesi.masuk_penyedia").pelaku == akun
    assert list(periksa_rantai()) == []
    assert (client.get(PERGI).url, client.get(KEMBALI).url) == ("/", "/")
    Pengguna.objects.filter(pk=akun.pk).update(is_active=False)
    assert client.get("/").url.startswith("/masuk/")


def test_tujuan_di_luar_aplikasi_diabaikan(penyedia, client):
    assert pulang(penyedia, client, "https://jahat.test/").url == "/"


def test_kunci_elips_dan_kunci_baru_langsung_dikenal(penyedia, client):
    rahasia = ec.generate_private_key(ec.SECP256R1())
    umum = jwt.algorithms.ECAlgorithm.to_jwk(rahasia.public_key(), as_dict=True)
    penyedia.kunci.append({**umum, "kid": "dua", "alg": "ES256"})
    penyedia.tanda = lambda isi: jwt.encode(isi, rahasia, "ES256", headers={"kid": "dua"})

    assert pulang(penyedia, client).status_code == 302
    assert client.get("/").status_code == 200


def test_langkah_kedua_tetap_diminta_kecuali_penyedia_menyatakannya(dunia, penyedia, settings):
    settings.WAJIB_FAKTOR_KEDUA = True
    penyedia.klaim = {"nip": dunia.admin.nip, "amr": ["pwd"]}
    biasa, kuat, baru = Client(), Client(), Client()
    pulang(penyedia, biasa)
    assert biasa.get("/").url == reverse("mfa_activate_totp")
    assert biasa.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))

    penyedia.klaim["auth_time"] = int(time.time())
    pulang(penyedia, baru)
    assert baru.get(reverse("mfa_activate_totp")).status_code == 200  # proved who he is a moment ago

    Authenticator.objects.create(user=dunia.admin.pengguna, type="totp", data={})
    assert pulang(penyedia, Client()).url == reverse("mfa_authenticate")
    penyedia.klaim["amr"] = ["pwd", "mfa"]
    assert pulang(penyedia, kuat).url == "/"
    Authenticator.objects.all().delete()
    assert kuat.get("/").status_code == 200


# --- what does not fit ---------------------------------------------------------------------------

KINI = int(time.time())
KLAIM_PALSU = {
    "nonce": {"nonce": "lain"},
    "tanpa nonce": {"nonce": None},
    "aud": {"aud": "aplikasi-lain"},
    "aud ganda tanpa azp": {"aud": [KLIEN, "lain"]},
    "azp": {"azp": "aplikasi-lain"},
    "iss": {"iss": "https://jahat.test"},
    "kedaluwarsa": {"exp": KINI - 60, "iat": KINI - 120},
    "tanpa exp": {"exp": None},
    "iat di masa depan": {"iat": KINI + 3600, "exp": KINI + 7200},
}


@pytest.mark.parametrize("klaim", KLAIM_PALSU.values(), ids=KLAIM_PALSU)
def test_token_dengan_isi_yang_tidak_cocok_ditolak(penyedia, client, klaim):
    penyedia.klaim |= klaim
    jawaban = pulang(penyedia, client)

    assert jawaban.status_code == 403
    assert TIDAK_DIPERCAYA in teks(jawaban)
    assert di_luar(client)


def rakit(alg, isi, tanda=lambda _isi: b""):
    """A token made by hand: libraries refuse to make these."""
    badan = b".".join(base64url_encode(json.dumps(b).encode()) for b in ({"alg": alg, "kid": "satu"}, isi))
    return f"{badan.decode()}.{base64url_encode(tanda(badan)).decode()}"


def diubah(isi):
    """The signature of other claims."""
    kepala, _, tanda = jwt.encode(isi, kunci_rsa("penyedia"), "RS256", headers={"kid": "satu"}).split(".")
    return f"{kepala}.{base64url_encode(json.dumps(isi | {'sub': 'b2'}).encode()).decode()}.{tanda}"


def tanda_kunci_umum(badan):
    umum = kunci_rsa("penyedia").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return hmac.digest(umum, badan, "sha256")


TANDA_PALSU = {
    "kunci lain": lambda isi: jwt.encode(isi, kunci_rsa("pencuri"), "RS256", headers={"kid": "satu"}),
    "kid asing": lambda isi: jwt.encode(isi, kunci_rsa("pencuri"), "RS256", headers={"kid": "dua"}),
    "isi diubah": diubah,
    "alg none": lambda isi: rakit("none", isi),
    "HS256 dengan rahasia klien": lambda isi: jwt.encode(isi, RAHASIA + "x" * 16, "HS256", headers={"kid": "satu"}),
    "HS256 dengan kunci umum": lambda isi: rakit("HS256", isi, tanda_kunci_umum),
    "bukan token": lambda _isi: "bukan.sebuah.token",
}


@pytest.mark.parametrize("tanda", TANDA_PALSU.values(), ids=TANDA_PALSU)
def test_token_dengan_tanda_tangan_lain_ditolak(penyedia, client, tanda):
    penyedia.tanda = tanda
    jawaban = pulang(penyedia, client)

    assert jawaban.status_code == 403
    assert TIDAK_DIPERCAYA in teks(jawaban)
    assert di_luar(client)


def test_perjalanan_milik_orang_lain_terpakai_dua_kali_atau_terlalu_lama_ditolak(penyedia, client):
    assert pulang(penyedia, client, state="lain").status_code == 403
    isi = penyedia.masukkan(client.get(PERGI).url)
    assert Client().get(KEMBALI, isi).status_code == 403  # another browser
    assert client.get(KEMBALI, {"state": isi["state"], "error": "access_denied"}).status_code == 403
    assert client.get(KEMBALI, isi).status_code == 403  # once is all
    assert "/token" not in penyedia.diminta

    isi = penyedia.masukkan(client.get(PERGI).url)
    sesi = client.session
    sesi["penyedia"] |= {"pada": time.time() - 601}
    sesi.save()
    assert "terlalu lama" in teks(client.get(KEMBALI, isi))
    assert di_luar(client)


def test_kode_curian_tidak_berguna_tanpa_pembuktinya(penyedia, client):
    """PKCE: the code of one journey does not go with the verifier of another."""
    curian = penyedia.masukkan(Client().get(PERGI).url)["code"]

    assert pulang(penyedia, client, code=curian).status_code == 403
    assert di_luar(client)


@pytest.mark.parametrize("titik", ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"])
def test_tidak_ada_permintaan_ke_host_selain_penerbit(penyedia, client, titik):
    with penyedia_palsu() as lain:
        penyedia.dokumen[titik] = f"{lain.alamat}/{titik}"
        pergi = client.get(PERGI)
        if pergi.status_code == 302:
            pergi = client.get(KEMBALI, penyedia.masukkan(pergi.url))

        assert pergi.status_code == 403
        assert TIDAK_DIPERCAYA in teks(pergi)
        assert lain.diminta == []


# --- whom the application does not know ----------------------------------------------------------


def test_nip_asing_akun_nonaktif_dan_instansi_lain_ditolak_dengan_kalimat_dan_jejak(dunia, penyedia, settings, client):
    banyak = Pengguna.objects.count()
    for nip in ("199001012010011009", "", None, dunia.pemilik.nip[:-1]):
        penyedia.klaim["nip"] = nip
        jawaban = pulang(penyedia, client)
        assert jawaban.status_code == 403
        assert "belum mempunyai akun di sini" in teks(jawaban)
    asing = Jejak.objects.filter(kejadian="sesi.penyedia_ditolak", pelaku=None)
    assert [j.nomor for j in asing.order_by("nomor")] == [1, 2, 3, 4]

    penyedia.klaim["nip"] = dunia.pemilik.nip
    settings.OIDC |= {"instansi": frozenset({"LAIN"})}
    assert "belum mempunyai akun di sini" in teks(pulang(penyedia, client))
    settings.OIDC |= {"instansi": frozenset({"*"})}
    Pengguna.objects.filter(pegawai=dunia.pemilik).update(is_active=False)
    jawaban = pulang(penyedia, client)
    assert (jawaban.status_code, "Akun Anda nonaktif" in teks(jawaban)) == (403, True)

    assert Jejak.objects.filter(kejadian="sesi.penyedia_ditolak", pegawai=dunia.pemilik).count() == 2
    assert Pengguna.objects.count() == banyak
    assert list(periksa_rantai()) == []
    assert di_luar(client)


def test_penyedia_mati_dijawab_kalimat_dan_kata_sandi_tetap_berlaku(dunia, penyedia, client, monkeypatch):
    isi = penyedia.masukkan(client.get(PERGI).url)
    penyedia.shutdown()
    penyedia.server_close()

    jawaban = client.get(KEMBALI, isi)
    assert jawaban.status_code == 503
    assert "Masuk dengan NIP dan kata sandi" in teks(jawaban)
    isi = penyedia.masukkan(client.get(PERGI).url)
    with monkeypatch.context() as tempel:
        tempel.setattr(socket, "create_connection", lambda *_a, **_l: pytest.fail("yang mati ditanya lagi"))
        assert client.get(KEMBALI, isi).status_code == 503

    akun = dunia.pemilik.pengguna
    akun.set_password("Rahasia-panjang-77")
    akun.wajib_ganti_sandi = False
    akun.save()
    assert client.post("/masuk/", {"login": akun.nama_pengguna, "password": "Rahasia-panjang-77"}).status_code == 302
    assert client.get("/").status_code == 200


def test_tanpa_setelan_alamatnya_tidak_ada(client):
    assert PERGI not in client.get("/masuk/").content.decode()
    assert {client.get(alamat, {"state": "x", "code": "y"}).status_code for alamat in (PERGI, KEMBALI)} == {404}
