"""Assignments of an assessor: with a reason, one at a time, never to oneself (K-15)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from organisasi.models import PenugasanPenilai
from organisasi.services.penugasan import IsiPenugasan, akhiri_penugasan, batalkan_penugasan, tugaskan_penilai
from tests.factories.organisasi import PegawaiFactory
from tests.organisasi.aturan import dilarang
from tests.organisasi.conftest import HARI

BESOK = HARI + timedelta(days=1)


def isi(penilai, **lain):
    return replace(IsiPenugasan(penilai=penilai, mulai=HARI, alasan="Diperbantukan pada bagian lain."), **lain)


def tugaskan(kantor, oleh="admin", **lain):
    penilai = lain.pop("penilai", kantor.orang_lain)
    return tugaskan_penilai(pegawai_id=kantor.pemilik.pk, isi=isi(penilai, **lain), oleh=kantor.sebagai(oleh))


def test_penugasan_mencatat_siapa_yang_membuatnya(kantor):
    penugasan = tugaskan(kantor, atasan=kantor.sekda)

    assert (penugasan.penilai, penugasan.atasan) == (kantor.orang_lain, kantor.sekda)
    assert penugasan.dibuat_oleh == kantor.admin.pengguna


def test_tidak_seorang_pun_ditugasi_menilai_dirinya(kantor):
    with dilarang("penugasan.penilai", "menilai dirinya sendiri"):
        tugaskan(kantor, penilai=kantor.pemilik)


def test_yang_dinilai_bukan_atasan_penilainya(kantor):
    with dilarang("penugasan.atasan"):
        tugaskan(kantor, atasan=kantor.pemilik)


def test_atasan_sama_dengan_penilai_hanya_untuk_ppk(kantor):
    with dilarang("penugasan.atasan", "kecuali pejabat penilainya PPK"):
        tugaskan(kantor, penilai=kantor.karo, atasan=kantor.karo)
    assert tugaskan(kantor, penilai=kantor.gubernur, atasan=kantor.gubernur)


def test_admin_tidak_memilih_penilainya_sendiri(kantor):
    with pytest.raises(PermissionDenied, match="admin kepegawaian lain"):
        tugaskan_penilai(pegawai_id=kantor.admin.pk, isi=isi(kantor.karo), oleh=kantor.sebagai("admin"))


@pytest.mark.parametrize("siapa", ["pengelola", "admin_lain", "admin_asing", "pimpinan", "penilai", "pemilik"])
def test_hanya_admin_unitnya_yang_menugaskan(kantor, siapa):
    with pytest.raises(PermissionDenied):
        tugaskan(kantor, oleh=siapa)


def test_penugasan_beririsan_ditolak_dengan_nama_dan_tanggal(kantor):
    tugaskan(kantor, selesai=date(2020, 12, 31))

    with dilarang("penugasan.mulai", kantor.orang_lain.nama_lengkap, "31 Desember 2020"):
        tugaskan(kantor, penilai=kantor.karo, mulai=date(2020, 12, 31))
    assert tugaskan(kantor, penilai=kantor.karo, mulai=date(2021, 1, 1))


def test_penugasan_terbuka_menghalangi_yang_kemudian(kantor):
    tugaskan(kantor)

    with dilarang("penugasan.mulai"):
        tugaskan(kantor, mulai=date(2025, 1, 1))


def test_penilai_instansi_lain_dan_yang_berhenti_ditolak(kantor):
    kantor.rekan.berhenti_tanggal, kantor.rekan.berhenti_alasan = HARI, "pensiun"
    kantor.rekan.save()

    with dilarang("penugasan.penilai", "tidak terdaftar"):
        tugaskan(kantor, penilai=kantor.admin_asing)
    with dilarang("penugasan.penilai", "berhenti sejak"):
        tugaskan(kantor, penilai=kantor.rekan)
    with dilarang("penugasan.atasan", "berhenti sejak"):
        tugaskan(kantor, atasan=kantor.rekan)


@pytest.mark.parametrize(
    ("lain", "kode"),
    [({"alasan": "  "}, "penugasanpenilai.alasan"), ({"selesai": HARI - timedelta(days=1)}, "penugasan.selesai")],
)
def test_isian_yang_salah_ditolak_pada_kolomnya(kantor, lain, kode):
    with dilarang(kode):
        tugaskan(kantor, **lain)


def test_yang_tidak_dinilai_tidak_diberi_penilai(kantor):
    luar = PegawaiFactory(instansi=kantor.instansi, status="pejabat_luar", nip=None)

    with dilarang("penugasan.pegawai"):
        tugaskan_penilai(pegawai_id=luar.pk, isi=isi(kantor.karo), oleh=kantor.sebagai("admin_pusat"))


def test_penugasan_diakhiri_sekali(kantor):
    penugasan = tugaskan(kantor, mulai=date(2020, 1, 1))

    akhiri_penugasan(penugasan_id=penugasan.pk, selesai=HARI, oleh=kantor.sebagai("admin"))
    with dilarang("penugasan.selesai"):
        akhiri_penugasan(penugasan_id=penugasan.pk, selesai=BESOK, oleh=kantor.sebagai("admin"))
    akhiri_penugasan(penugasan_id=penugasan.pk, selesai=date(2020, 5, 1), oleh=kantor.sebagai("admin"))
    with dilarang("penugasan.sudah_berakhir"):
        akhiri_penugasan(penugasan_id=penugasan.pk, selesai=date(2020, 4, 1), oleh=kantor.sebagai("admin"))


def test_penugasan_yang_belum_mulai_dapat_dibatalkan(kantor):
    penugasan = tugaskan(kantor, mulai=BESOK)

    batalkan_penugasan(penugasan_id=penugasan.pk, oleh=kantor.sebagai("admin"))

    assert not PenugasanPenilai.objects.exists()


def test_penugasan_yang_sudah_berlaku_tidak_dibatalkan(kantor):
    penugasan = tugaskan(kantor)

    with dilarang("penugasan.sudah_mulai"):
        batalkan_penugasan(penugasan_id=penugasan.pk, oleh=kantor.sebagai("admin"))
