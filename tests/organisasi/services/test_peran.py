"""Roles: granted by the pengelola sistem only, never to himself, never the last one away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from organisasi.models import Peran, PeranUnit
from organisasi.services.peran import IsiPeran, beri_peran, cabut_peran
from tests.factories.organisasi import PenggunaFactory, PeranUnitFactory
from tests.organisasi.aturan import dilarang
from tests.organisasi.conftest import HARI

ISI = IsiPeran(peran=Peran.ADMIN_KEPEGAWAIAN, mulai=HARI)
KEMARIN = HARI - timedelta(days=1)


def beri(kantor, pegawai=None, oleh="pengelola", **lain):
    pengguna = (pegawai or kantor.rekan).pengguna
    return beri_peran(pengguna_id=pengguna.pk, isi=replace(ISI, **lain), oleh=kantor.sebagai(oleh))


@pytest.fixture
def pengelola_kedua(kantor):
    return beri(kantor, peran=Peran.PENGELOLA_SISTEM)


def test_peran_berlaku_sejak_tanggalnya(kantor):
    peran = beri(kantor, unit_id=kantor.subbagian.pk)

    assert peran.dibuat_oleh == kantor.pengelola.pengguna
    assert kantor.subbagian.pk in kantor.sebagai("rekan").unit_admin


@pytest.mark.parametrize("siapa", ["admin", "admin_pusat", "admin_lain", "admin_asing", "pimpinan", "rekan"])
def test_hanya_pengelola_yang_memberi_dan_mencabut(kantor, siapa):
    peran = beri(kantor, kantor.orang_lain)

    with pytest.raises(PermissionDenied):
        beri(kantor, oleh=siapa)
    with pytest.raises(PermissionDenied):
        cabut_peran(peran_id=peran.pk, selesai=HARI, oleh=kantor.sebagai(siapa))


def test_pengelola_tidak_mengubah_perannya_sendiri(kantor, pengelola_kedua):
    sendiri = PeranUnit.objects.get(pengguna=kantor.pengelola.pengguna)

    with pytest.raises(PermissionDenied, match="pengelola sistem lain"):
        beri(kantor, kantor.pengelola)
    with pytest.raises(PermissionDenied, match="pengelola sistem lain"):
        cabut_peran(peran_id=sendiri.pk, selesai=HARI, oleh=kantor.sebagai("pengelola"))


def test_peran_tidak_melewati_instansi(kantor):
    asing = kantor.jabatan_dari(kantor.admin_asing).unit

    with dilarang("peran.instansi"):
        beri(kantor, kantor.admin_asing)
    with dilarang("peran.unit_id"):
        beri(kantor, unit_id=asing.pk)
    with dilarang("peran.asing"):
        cabut_peran(
            peran_id=PeranUnit.objects.get(pengguna=kantor.admin_asing.pengguna).pk,
            selesai=HARI,
            oleh=kantor.sebagai("pengelola"),
        )


def test_akun_teknis_dan_nonaktif_tidak_diberi_peran(kantor):
    teknis = PenggunaFactory()
    kantor.rekan.pengguna.is_active = False
    kantor.rekan.pengguna.save()

    with dilarang("peran.instansi"):
        beri_peran(pengguna_id=teknis.pk, isi=ISI, oleh=kantor.sebagai("pengelola"))
    with dilarang("peran.nonaktif"):
        beri(kantor)


@pytest.mark.parametrize("unit", [True, False])
def test_peran_yang_sama_tidak_diberikan_dua_kali(kantor, unit):
    unit_id = kantor.subbagian.pk if unit else None
    beri(kantor, unit_id=unit_id, selesai=date(2020, 12, 31))

    with dilarang("peran.peran", "31 Desember 2020"):
        beri(kantor, unit_id=unit_id, mulai=date(2020, 12, 31))
    assert beri(kantor, unit_id=unit_id, mulai=date(2021, 1, 1))


@pytest.mark.parametrize(
    ("lain", "kode"),
    [({"selesai": KEMARIN}, "peran.selesai"), ({"peran": "raja"}, "peranunit.peran")],
)
def test_isian_yang_salah_ditolak(kantor, lain, kode):
    with dilarang(kode):
        beri(kantor, **lain)


def test_pengelola_sistem_tidak_dibatasi_unit(kantor):
    with dilarang("peran.unit_id", "seluruh instansi"):
        beri(kantor, peran=Peran.PENGELOLA_SISTEM, unit_id=kantor.subbagian.pk)


def test_peran_dicabut_pada_tanggalnya(kantor):
    peran = PeranUnit.objects.get(pengguna=kantor.admin.pengguna)

    cabut_peran(peran_id=peran.pk, selesai=HARI, oleh=kantor.sebagai("pengelola"))
    assert kantor.sebagai("admin").admin
    with dilarang("peran.selesai"):
        cabut_peran(peran_id=peran.pk, selesai=HARI + timedelta(days=1), oleh=kantor.sebagai("pengelola"))
    cabut_peran(peran_id=peran.pk, selesai=KEMARIN, oleh=kantor.sebagai("pengelola"))
    assert not kantor.sebagai("admin").admin
    with dilarang("peran.sudah_berakhir"):
        cabut_peran(peran_id=peran.pk, selesai=KEMARIN, oleh=kantor.sebagai("pengelola"))


def test_peran_yang_belum_mulai_ditarik_seluruhnya(kantor):
    peran = beri(kantor)

    assert cabut_peran(peran_id=peran.pk, selesai=KEMARIN, oleh=kantor.sebagai("pengelola")) is None
    assert not PeranUnit.objects.filter(pk=peran.pk).exists()


def test_pengelola_kedua_dapat_dicabut(kantor, pengelola_kedua):
    assert cabut_peran(peran_id=pengelola_kedua.pk, selesai=HARI, oleh=kantor.sebagai("pengelola"))


def test_pengelola_terakhir_tidak_dapat_dicabut(kantor):
    """The one who revokes holds the role only for a while: after him nobody would."""
    PeranUnitFactory(
        pengguna=kantor.rekan.pengguna,
        instansi=kantor.instansi,
        peran=Peran.PENGELOLA_SISTEM,
        selesai=date(2020, 12, 31),
    )
    terakhir = PeranUnit.objects.get(pengguna=kantor.pengelola.pengguna)

    with dilarang("peran.pengelola_terakhir"):
        cabut_peran(peran_id=terakhir.pk, selesai=HARI, oleh=kantor.sebagai("rekan"))


def test_pengelola_yang_akunnya_tertutup_tidak_dihitung(kantor, pengelola_kedua):
    kantor.rekan.pengguna.is_active = False
    kantor.rekan.pengguna.save()
    PeranUnitFactory(
        pengguna=kantor.orang_lain.pengguna,
        instansi=kantor.instansi,
        peran=Peran.PENGELOLA_SISTEM,
        selesai=date(2020, 12, 31),
    )

    with dilarang("peran.pengelola_terakhir"):
        cabut_peran(
            peran_id=PeranUnit.objects.get(pengguna=kantor.pengelola.pengguna).pk,
            selesai=HARI,
            oleh=kantor.sebagai("orang_lain"),
        )
