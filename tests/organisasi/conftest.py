"""The organisation is tested on one fixed morning: Monday, 15 June 2020."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from organisasi.models import Jabatan, Pegawai, Penempatan, Peran
from organisasi.selectors.akses import Akses
from tests.dunia import Dunia, buat_dunia, pada
from tests.factories.organisasi import (
    InstansiFactory,
    JabatanFactory,
    PegawaiFactory,
    PenempatanFactory,
    PenggunaFactory,
    PeranUnitFactory,
)

HARI = date(2020, 6, 15)


@pytest.fixture(autouse=True)
def pagi_itu() -> Iterator[None]:
    with pada(HARI.year, HARI.month, HARI.day):
        yield


@dataclass
class Kantor(Dunia):
    """``Dunia`` with more admins: of the whole agency, of the other Bagian, and of another agency."""

    admin_pusat: Pegawai
    admin_lain: Pegawai
    admin_asing: Pegawai

    def sebagai(self, nama: str) -> Akses:
        """The rights of somebody by the name of the field."""
        return self.akses(getattr(self, nama))

    def jabatan_dari(self, pegawai: Pegawai) -> Jabatan:
        return self.penempatan_dari(pegawai).jabatan

    def penempatan_dari(self, pegawai: Pegawai) -> Penempatan:
        return pegawai.daftar_penempatan.get(jenis="definitif")


@pytest.fixture
def kantor(db) -> Kantor:
    d = buat_dunia(2020)
    lain = InstansiFactory()
    orang = {}
    for nama, jabatan, unit in (
        ("admin_pusat", JabatanFactory(unit=d.setda), None),
        ("admin_lain", JabatanFactory(unit=d.bagian_lain), d.bagian_lain),
        ("admin_asing", JabatanFactory(unit__instansi=lain), None),
    ):
        pegawai = PegawaiFactory(instansi=jabatan.unit.instansi, nama=f"{nama} rekaan".replace("_", " ").title())
        PenempatanFactory(pegawai=pegawai, jabatan=jabatan)
        PenggunaFactory(pegawai=pegawai)
        PeranUnitFactory(pengguna=pegawai.pengguna, peran=Peran.ADMIN_KEPEGAWAIAN, instansi=pegawai.instansi, unit=unit)
        orang[nama] = pegawai
    return Kantor(**vars(d), **orang)
