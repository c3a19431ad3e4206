"""Two people at the same moment, on a database that has real row locks."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, connections

from organisasi.common.clock import hari_ini
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Peran, PeranUnit
from organisasi.services.akun import nonaktifkan_akun
from organisasi.services.penempatan import IsiPenempatan, tempatkan
from organisasi.services.peran import cabut_peran
from tests.factories.organisasi import JabatanFactory, PeranUnitFactory

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite tidak mengunci baris"),
]


def bersamaan(*pekerjaan: Callable[[], object]) -> list[object]:
    """Run everything at once; a refusal by a rule is returned as its code, anything else is an error."""
    mulai = Barrier(len(pekerjaan))

    def jalankan(kerja: Callable[[], object]) -> object:
        try:
            mulai.wait(timeout=10)
            return kerja()
        except AturanDilanggar as salah:
            return salah.kode
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(pekerjaan)) as kolam:
        return list(kolam.map(jalankan, pekerjaan))


def test_dua_pengelola_tidak_saling_mencabut(kantor):
    peran = PeranUnitFactory(pengguna=kantor.rekan.pengguna, instansi=kantor.instansi, peran=Peran.PENGELOLA_SISTEM)
    lain = PeranUnit.objects.get(pengguna=kantor.pengelola.pengguna)
    hari = hari_ini("Asia/Jakarta")

    hasil = bersamaan(
        partial(cabut_peran, peran_id=peran.pk, selesai=hari, oleh=kantor.sebagai("pengelola")),
        partial(cabut_peran, peran_id=lain.pk, selesai=hari, oleh=kantor.sebagai("rekan")),
    )

    assert hasil.count("peran.pengelola_terakhir") == 1
    assert PeranUnit.objects.filter(peran=Peran.PENGELOLA_SISTEM, selesai=None).count() == 1


def test_dua_pengelola_tidak_saling_menutup_akun(kantor):
    PeranUnitFactory(pengguna=kantor.rekan.pengguna, instansi=kantor.instansi, peran=Peran.PENGELOLA_SISTEM)

    hasil = bersamaan(
        partial(nonaktifkan_akun, pegawai_id=kantor.rekan.pk, oleh=kantor.sebagai("pengelola")),
        partial(nonaktifkan_akun, pegawai_id=kantor.pengelola.pk, oleh=kantor.sebagai("rekan")),
    )

    assert hasil.count("peran.pengelola_terakhir") == 1


def test_dua_orang_tidak_menduduki_satu_jabatan_kepala(kantor):
    kursi = JabatanFactory(unit=kantor.bagian_lain, kepala_unit=True)
    isi = IsiPenempatan(kursi.pk, date(2020, 7, 1), "821/7", akhiri_lama=True)

    hasil = bersamaan(
        partial(tempatkan, pegawai_id=kantor.pemilik.pk, isi=isi, oleh=kantor.sebagai("admin")),
        partial(tempatkan, pegawai_id=kantor.rekan.pk, isi=isi, oleh=kantor.sebagai("admin_pusat")),
    )

    assert hasil.count("penempatan.jabatan_id") == 1
    assert kursi.daftar_penempatan.count() == 1


def test_satu_orang_tidak_mendapat_dua_jabatan_definitif(kantor):
    meja = [JabatanFactory(unit=kantor.bagian_lain) for _ in range(2)]
    isi = [IsiPenempatan(m.pk, date(2020, 7, 1), "821/7", akhiri_lama=True) for m in meja]

    hasil = bersamaan(
        partial(tempatkan, pegawai_id=kantor.pemilik.pk, isi=isi[0], oleh=kantor.sebagai("admin")),
        partial(tempatkan, pegawai_id=kantor.pemilik.pk, isi=isi[1], oleh=kantor.sebagai("admin_pusat")),
    )

    assert hasil.count("penempatan.mulai") == 1
    assert kantor.pemilik.daftar_penempatan.filter(selesai=None).count() == 1
