"""Accounts: random one-time passwords, never readable afterwards, closed and opened."""

import io
import logging
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.test import Client

from organisasi.common.clock import sekarang
from organisasi.models import Pengguna
from organisasi.services.akun import aktifkan_akun, atur_ulang_sandi, buat_akun, nonaktifkan_akun
from tests.factories.organisasi import PegawaiFactory, PeranUnitFactory
from tests.organisasi.aturan import dilarang


def cocok(pengguna, sandi):
    return Pengguna.objects.get(pk=pengguna.pk).check_password(sandi)


@pytest.fixture
def baru(kantor):
    return PegawaiFactory(instansi=kantor.instansi, nama="Siti Rekaan")


def test_akun_baru_bersandi_acak_yang_wajib_diganti(kantor, baru):
    pengguna, sandi = buat_akun(pegawai_id=baru.pk, oleh=kantor.sebagai("pengelola"))

    assert pengguna.nama_pengguna == baru.nip
    assert cocok(pengguna, sandi)
    assert pengguna.wajib_ganti_sandi
    assert pengguna.sandi_sementara_sampai == sekarang() + timedelta(days=14)


def test_sandi_acak_panjang_berbeda_dan_bukan_data_diri(kantor, baru):
    _, pertama = buat_akun(pegawai_id=baru.pk, oleh=kantor.sebagai("pengelola"))
    _, kedua = atur_ulang_sandi(pegawai_id=baru.pk, oleh=kantor.sebagai("pengelola"))

    assert pertama != kedua
    for sandi in (pertama, kedua):
        assert len(sandi) == 19
        assert baru.nip not in sandi
        assert baru.nip[:8] not in sandi
        validate_password(sandi, Pengguna(nama_pengguna=baru.nip, pegawai=baru))


def test_sandi_lama_tidak_berlaku_sesudah_diatur_ulang(kantor):
    pengguna, pertama = atur_ulang_sandi(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("admin"))
    _, kedua = atur_ulang_sandi(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("admin"))

    assert not cocok(pengguna, pertama)
    assert cocok(pengguna, kedua)


def test_sesi_berakhir_saat_sandi_diatur_ulang_atau_akun_ditutup(kantor, client):
    for tindakan in (atur_ulang_sandi, nonaktifkan_akun):
        peramban = Client()
        peramban.force_login(Pengguna.objects.get(pegawai=kantor.rekan))
        assert peramban.get("/akun/").status_code in {200, 302}
        tindakan(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("admin"))
        assert peramban.get("/akun/").headers["Location"].startswith("/masuk/")


def test_sandi_tidak_tersimpan_di_basis_data_maupun_catatan(kantor, baru, masuk, caplog):
    with caplog.at_level(logging.DEBUG):
        jawaban = masuk(kantor.pengelola).post(f"/organisasi/pegawai/{baru.pk}/akun/buat/")
    sandi = jawaban.context["sandi"]
    isi = io.StringIO()
    for model in (Pengguna, type(baru)):
        isi.write(serializers.serialize("json", model.objects.all()))
    isi.write(str([s.get_decoded() for s in Session.objects.all()]))

    assert sandi not in isi.getvalue()
    assert sandi not in caplog.text
    assert baru.nip not in caplog.text


def test_akun_kedua_ditolak(kantor):
    with dilarang("akun.sudah_ada"):
        buat_akun(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("admin"))


def test_pejabat_tanpa_nip_memakai_nama_akun(kantor):
    luar = PegawaiFactory(instansi=kantor.instansi, nip=None, status="pejabat_luar")

    pengguna, _ = buat_akun(pegawai_id=luar.pk, oleh=kantor.sebagai("pengelola"))

    assert pengguna.nama_pengguna == f"{kantor.instansi.kode.lower()}-{luar.pk}"


def test_yang_berhenti_tidak_diberi_akun(kantor, baru):
    baru.berhenti_tanggal, baru.berhenti_alasan = "2020-01-01", "pindah"
    baru.save()

    with dilarang("akun.berhenti"):
        buat_akun(pegawai_id=baru.pk, oleh=kantor.sebagai("pengelola"))


def test_akun_ditutup_dan_dibuka(kantor):
    akses = kantor.sebagai("admin")
    nonaktifkan_akun(pegawai_id=kantor.rekan.pk, oleh=akses)
    with dilarang("akun.sudah_nonaktif"):
        nonaktifkan_akun(pegawai_id=kantor.rekan.pk, oleh=akses)
    with dilarang("akun.nonaktif"):
        atur_ulang_sandi(pegawai_id=kantor.rekan.pk, oleh=akses)
    assert aktifkan_akun(pegawai_id=kantor.rekan.pk, oleh=akses).is_active
    with dilarang("akun.sudah_aktif"):
        aktifkan_akun(pegawai_id=kantor.rekan.pk, oleh=akses)


def test_akun_yang_berhenti_tidak_dibuka(kantor):
    nonaktifkan_akun(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("admin"))
    kantor.rekan.berhenti_tanggal, kantor.rekan.berhenti_alasan = "2020-01-01", "pindah"
    kantor.rekan.save()

    with dilarang("akun.berhenti"):
        aktifkan_akun(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("admin"))


def test_tindakan_tanpa_akun_memberi_tahu(kantor, baru):
    for tindakan in (atur_ulang_sandi, nonaktifkan_akun, aktifkan_akun):
        with dilarang("akun.belum_ada"):
            tindakan(pegawai_id=baru.pk, oleh=kantor.sebagai("pengelola"))


@pytest.mark.parametrize("siapa", ["admin_lain", "admin_asing", "pimpinan", "penilai", "rekan"])
@pytest.mark.parametrize("tindakan", [buat_akun, atur_ulang_sandi, nonaktifkan_akun, aktifkan_akun])
def test_orang_lain_tidak_mengatur_akun(kantor, tindakan, siapa):
    with pytest.raises(PermissionDenied):
        tindakan(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai(siapa))


def test_admin_tidak_menjadi_pengelola_lewat_atur_ulang(kantor):
    with pytest.raises(PermissionDenied, match="pengelola sistem"):
        atur_ulang_sandi(pegawai_id=kantor.pengelola.pk, oleh=kantor.sebagai("admin_pusat"))


def test_pengelola_terakhir_tidak_ditutup(kantor):
    PeranUnitFactory(
        pengguna=kantor.rekan.pengguna,
        instansi=kantor.instansi,
        peran="pengelola_sistem",
        selesai="2020-12-31",
    )

    with dilarang("peran.pengelola_terakhir"):
        nonaktifkan_akun(pegawai_id=kantor.pengelola.pk, oleh=kantor.sebagai("rekan"))


def test_sandi_sementara_dapat_dipakai_masuk_sekali_lalu_wajib_diganti(kantor):
    _, sandi = atur_ulang_sandi(pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("admin"))

    assert authenticate(username=kantor.rekan.nip, password=sandi) == kantor.rekan.pengguna
    peramban = Client()
    jawaban = peramban.post("/masuk/", {"login": kantor.rekan.nip, "password": sandi})
    assert jawaban.status_code == 302
    assert peramban.get("/").headers["Location"] == "/kata-sandi/"
