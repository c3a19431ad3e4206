"""P6: what is posted twice, without the token, or with more than the form has (double click, CSRF, mass assignment)."""

import pytest
from django.apps import apps
from django.conf import settings
from django.middleware.csrf import _get_new_csrf_string, _mask_cipher_secret
from django.test import RequestFactory
from django.test.client import ClientHandler

from tests.otorisasi.kiriman import kirim, lalu_kembali, list_berhasil, susun

pytestmark = [pytest.mark.django_db, pytest.mark.sekali, pytest.mark.usefixtures("tanpa_mesin_pdf")]
BERHASIL = list_berhasil()


def test_dua_kali_tekan_satu_akibat(kota):
    """The second of two equal clicks on the same page writes nothing and gets the answer of the first."""
    salah = []
    for kunci, sel in BERHASIL.items():
        with lalu_kembali(kota, sel):
            k = susun(kota, sel).dengan(csrfmiddlewaretoken="tanda-halaman-ini")
            pertama, _ = kirim(k)
            kedua, tertulis = kirim(k)
            sama = kedua.get("Location") == pertama["Location"] if kedua.status_code == 302 else False
            if tertulis or not (sama or kedua.status_code == 403):  # 403: by now he sees as somebody else
                salah.append(f"{kunci}: {kedua.status_code}, menulis { ({t for t, _ in tertulis}) }")
    assert not salah, "\n".join(salah)


def test_isian_lain_dari_halaman_yang_sama_bukan_tekan_dua_kali(kota):
    sel = BERHASIL["skp:tambahan/tugas-tambahan"]
    with lalu_kembali(kota, sel):
        k = susun(kota, sel).dengan(csrfmiddlewaretoken="tanda-halaman-ini")
        kirim(k)
        _, tertulis = kirim(k.dengan(uraian="Panitia yang lain"))
    assert "skp_tugastambahan" in {t for t, _ in tertulis}


def test_setiap_kiriman_memerlukan_tanda_csrf(kota):
    """No token, a token of another cookie, a foreign origin: 403 at every address that takes a POST."""
    tangani = ClientHandler(enforce_csrf_checks=True)
    salah = []
    for kunci, sel in (list_berhasil(jawaban="422") | list_berhasil(jawaban="404") | BERHASIL).items():
        k = susun(kota, sel)
        for nama, kuki, kepala in SERANGAN:
            pabrik = RequestFactory(headers=kepala)
            pabrik.cookies[settings.SESSION_COOKIE_NAME] = k.sesi
            if kuki:
                pabrik.cookies[settings.CSRF_COOKIE_NAME] = kuki
            jawaban = tangani(pabrik.post(k.ke, k.isi).environ)
            if jawaban.status_code != 403:
                salah.append(f"{kunci} {nama}: {jawaban.status_code}")
    assert not salah, "\n".join(salah)


RAHASIA = _get_new_csrf_string()
SERANGAN = (
    ("tanpa tanda", "", {}),
    ("tanda orang lain", RAHASIA, {"X-CSRFToken": _mask_cipher_secret(_get_new_csrf_string())}),
    ("dari situs lain", RAHASIA, {"X-CSRFToken": _mask_cipher_secret(RAHASIA), "Origin": "https://jahat.example"}),
)


ORANG = "gelar_depan gelar_belakang surel jabatan_lain unit_lain pangkat_lain"
MILIK_FORM = {
    "skp:rkt_baru": "induk_id pagu urutan",
    "skp:rkt_ubah": "induk_id pagu urutan versi",
    "skp:rkt_akhiri": "versi",
    "skp:periode_baru": "dasar_khusus kreativitas_dijumlahkan",
    "skp:periode_ubah": "dasar_khusus kreativitas_dijumlahkan",
    "skp:susun": "angka_kredit target_biaya peran_tim rkt induk bagian",
    "skp:kemajuan": "keterangan",
    "skp:unggah": "tanggal_dokumen",
    "skp:keadaan_baru/tugas_belajar": "selesai",
    "skp:keadaan_baru/pembebasan": "selesai",
    "appraisal:realisasi": "angka_kredit catatan",
    "appraisal:nilai": "rekomendasi catatan_penilai catatan",
    "appraisal:selesaikan_sop": "catatan",
    "appraisal:serah_terima": "catatan",
    "appraisal:putuskan_musnah": "catatan",
    "appraisal:penahanan": "pegawai unit",
    "organisasi:jejak": "jenis objek pelaku dari",
    "organisasi:unit_baru": "urutan",
    "organisasi:ubah_unit": "urutan",
    "organisasi:reorganisasi": "urutan",
    "organisasi:jabatan_baru": "eselon kepala",
    "organisasi:ubah_jabatan": "eselon kepala",
    "organisasi:pegawai_baru": f"{ORANG} golongan tmt",
    "organisasi:ubah_pegawai": ORANG,
    "organisasi:tugaskan": "atasan",
    "organisasi:beri_peran": "selesai",
    "organisasi:instansi": "alamat",
}
"""What a form asks for besides ``isian``: written by hand, so that a field that slips into a form is seen here."""


def test_isian_berlebih_tidak_mengubah_apa_pun(kota):
    """Every column of every model and twenty invented names beside the form: the same rows as without them."""
    salah = []
    for kunci, sel in BERHASIL.items():
        biasa, lagi = _tulis(kota, sel, {}), _tulis(kota, sel, {})
        lebih = _berlebih(susun(kota, sel).isi, MILIK_FORM.get(kunci, "").split())
        salah += [f"{kunci}: {b}" for b in sorted(_beda(biasa, _tulis(kota, sel, lebih)) - _beda(biasa, lagi))]
    assert not salah, "\n".join(salah)


def _tulis(kota, sel, lebih):
    with lalu_kembali(kota, sel):
        jawaban, baris = kirim(susun(kota, sel).dengan(**lebih))
        return baris | {("jawaban", 0): {"status": jawaban.status_code}}


def _beda(a, b):
    """Columns that differ, and tables with a row that only one of the two has."""
    kolom = {f"{t}.{k}" for (t, pk) in a.keys() & b.keys() for k in a[t, pk] if a[t, pk][k] != b[t, pk][k]}
    return kolom | {f"{t}: baris" for t, _ in a.keys() ^ b.keys()}


NILAI = {"BooleanField": "on", "DateField": "1-1-2000", "DateTimeField": "2000-01-01 00:00", "DecimalField": "99"}


def _berlebih(isi, milik_form):
    """Names of columns, as they stand and inside each row of the form's tables."""
    awalan = {n.rpartition("-")[0] + "-" for n in isi if n.count("-") == 2} | {""}
    semua = {f"rekaan_{n}": "1" for n in range(20)}
    for model in apps.get_models():
        for f in model._meta.concrete_fields:
            bawaan = str(f.choices[-1][0]) if f.choices else "99"
            semua[f.name] = semua[f.attname] = NILAI.get(f.get_internal_type(), bawaan)
    return {a + n: v for a in awalan for n, v in semua.items() if a + n not in isi and n not in milik_form}
