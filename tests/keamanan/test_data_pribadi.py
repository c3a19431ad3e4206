"""UU 27/2022: a complete register, everything about me with who read it, minimal data in mail."""

import json

from django.apps import apps
from django.core import mail

from appraisal.personal.register import baca_register, list_pemrosesan
from organisasi.models import Notifikasi, StatusSurel
from organisasi.services.notifikasi import kirim_surel
from tests.dunia import penilaian_disahkan
from tests.halaman import teks


def test_setiap_model_tercantum_dalam_register():
    semua = {m._meta.label for m in apps.get_models(include_auto_created=True)}
    register = baca_register()
    tercantum = [p.model for p in list_pemrosesan()]
    lain = register["tanpa_orang"]["model"] + register["sementara"]["model"]

    assert len(tercantum + lain) == len({*tercantum, *lain})
    assert semua - {*tercantum, *lain} == set()
    assert {*tercantum, *lain} - semua == set()


def test_data_saya_memuat_semuanya_dan_siapa_yang_membacanya(dunia, masuk, django_assert_max_num_queries):
    penilaian = penilaian_disahkan(dunia)
    penilaian_disahkan(dunia, pegawai=dunia.rekan)
    masuk(dunia.penilai).get(f"/penilaian/{penilaian.pk}/")
    saya = masuk(dunia.pemilik)

    with django_assert_max_num_queries(70):
        halaman = saya.get("/akun/data/")
    assert "Kasubbag Rekaan Penilaian dilihat" in teks(halaman)
    assert "buku catatan perilaku" not in teks(halaman).lower()  # nothing is held of that kind

    isi = json.loads(saya.get("/akun/data/unduh/").content)
    assert {p.model for p in list_pemrosesan()} == isi.keys()
    assert [p["id"] for p in isi["appraisal.Penilaian"]] == [penilaian.pk]
    assert len(isi["skp.Kegiatan"]) == 2
    assert all("password" not in baris for baris in isi["organisasi.Pengguna"])
    assert all("session_key" not in baris for baris in isi["usersessions.UserSession"])
    for asing in (dunia.rekan.nip, dunia.rekan.nama):
        assert asing not in json.dumps(isi, ensure_ascii=False)


def test_surel_tidak_memuat_nilai_nama_dokumen_atau_nip(dunia):
    dunia.pemilik.surel = "pemilik@contoh.go.id"
    dunia.pemilik.save()
    penilaian_disahkan(dunia)
    Notifikasi.objects.filter(status_surel=StatusSurel.ANTRE).update(coba_lagi_pada="2015-01-01T00:00:00Z")
    assert kirim_surel() > 0

    for surat in mail.outbox:
        assert dunia.pemilik.nip not in surat.body
        assert "85" not in surat.body.split("http")[0]
        assert "Dapat dipertahankan" not in surat.body
