"""Trying to break each constraint: the database is the last reviewer, whatever the services do."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import CheckConstraint, UniqueConstraint

from organisasi.models import (
    Instansi,
    Jabatan,
    Pegawai,
    Penempatan,
    PenugasanPenilai,
    Peran,
    PeranUnit,
    RiwayatPangkat,
    UnitKerja,
)
from tests.factories.organisasi import (
    AWAL,
    InstansiFactory,
    JabatanFactory,
    PegawaiFactory,
    PenempatanFactory,
    PenggunaFactory,
    PenugasanPenilaiFactory,
    PeranUnitFactory,
    RiwayatPangkatFactory,
    UnitFactory,
)

KEMARIN = AWAL - timedelta(days=1)


def _ganti(objek, **kolom) -> None:
    """Write past every check of the program."""
    type(objek)._default_manager.filter(pk=objek.pk).update(**kolom)


def _dua_kepala() -> None:
    unit = UnitFactory()
    JabatanFactory(unit=unit, kepala_unit=True)
    JabatanFactory(unit=unit, kepala_unit=True)


def _dua_definitif() -> None:
    pegawai = PegawaiFactory()
    PenempatanFactory(pegawai=pegawai)
    PenempatanFactory(pegawai=pegawai)


def _dua_penugasan() -> None:
    pegawai = PegawaiFactory()
    PenugasanPenilaiFactory(pegawai=pegawai)
    PenugasanPenilaiFactory(pegawai=pegawai, mulai=date(2011, 1, 1))


def _peran_kembar(*, berunit: bool) -> None:
    peran = PeranUnitFactory(pengguna__pegawai=PegawaiFactory(), unit=UnitFactory() if berunit else None)
    PeranUnitFactory(pengguna=peran.pengguna, instansi=peran.instansi, unit=peran.unit)


def _kode_unit_kembar() -> None:
    unit = UnitFactory()
    UnitFactory(instansi=unit.instansi, kode=unit.kode)


def _unit_induk_sendiri() -> None:
    unit = UnitFactory()
    _ganti(unit, parent_id=unit.pk)


def _menilai_diri_sendiri() -> None:
    penugasan = PenugasanPenilaiFactory()
    _ganti(penugasan, penilai_id=penugasan.pegawai_id)


def _atasan_yang_dinilai() -> None:
    penugasan = PenugasanPenilaiFactory()
    _ganti(penugasan, atasan_id=penugasan.pegawai_id)


def _pangkat_setanggal() -> None:
    riwayat = RiwayatPangkatFactory()
    RiwayatPangkatFactory(pegawai=riwayat.pegawai, golongan="III/c")


def _nip_kembar() -> None:
    PegawaiFactory(nip=PegawaiFactory().nip)


def _akun_kembar() -> None:
    pegawai = PegawaiFactory()
    PenggunaFactory(pegawai=pegawai)
    PenggunaFactory(pegawai=pegawai, nama_pengguna="lain")


PELANGGARAN: dict[str, Callable[[], object]] = {
    "instansi_zona_dikenal": lambda: InstansiFactory(zona_waktu="Asia/Tokyo"),
    "unit_jenis_dikenal": lambda: UnitFactory(jenis="klub"),
    "unit_tanggal_berurutan": lambda: UnitFactory(selesai=KEMARIN),
    "unit_kode_tunggal_selama_berlaku": _kode_unit_kembar,
    "unit_bukan_induk_sendiri": _unit_induk_sendiri,
    "jabatan_jenis_dikenal": lambda: JabatanFactory(jenis="honorer"),
    "jabatan_tanggal_berurutan": lambda: JabatanFactory(selesai=KEMARIN),
    "jabatan_eselon_hanya_struktural": lambda: JabatanFactory(jenis="struktural", eselon=""),
    "jabatan_satu_kepala_per_unit": _dua_kepala,
    "pegawai_status_dikenal": lambda: PegawaiFactory(status="honorer"),
    "pegawai_nip_delapan_belas_angka": lambda: PegawaiFactory(nip="19850317201001100"),
    "pegawai_pns_punya_nip": lambda: PegawaiFactory(nip=None),
    "pegawai_berhenti_dengan_alasan": lambda: PegawaiFactory(berhenti_tanggal=AWAL),
    "pangkat_golongan_dikenal": lambda: RiwayatPangkatFactory(golongan="V/a"),
    "pangkat_satu_per_tanggal": _pangkat_setanggal,
    "penempatan_jenis_dikenal": lambda: PenempatanFactory(jenis="magang"),
    "penempatan_tanggal_berurutan": lambda: PenempatanFactory(selesai=KEMARIN),
    "penempatan_satu_definitif_terbuka": _dua_definitif,
    "penugasan_tanggal_berurutan": lambda: PenugasanPenilaiFactory(selesai=KEMARIN),
    "penugasan_bukan_menilai_diri_sendiri": _menilai_diri_sendiri,
    "penugasan_atasan_bukan_yang_dinilai": _atasan_yang_dinilai,
    "penugasan_satu_terbuka": _dua_penugasan,
    "peran_dikenal": lambda: PeranUnitFactory(peran="raja"),
    "peran_tanggal_berurutan": lambda: PeranUnitFactory(selesai=KEMARIN),
    "peran_sekali_per_unit": lambda: _peran_kembar(berunit=True),
    "peran_sekali_per_instansi": lambda: _peran_kembar(berunit=False),
}
LAIN: dict[str, Callable[[], object]] = {
    "nip kembar": _nip_kembar,
    "dua akun seorang": _akun_kembar,
    "eselon pada fungsional": lambda: JabatanFactory(eselon="IV.a"),
    "alasan berhenti tanpa tanggal": lambda: PegawaiFactory(berhenti_alasan="pensiun"),
    "nip berhuruf": lambda: PegawaiFactory(nip="1985031720100110O3"),
    "kode instansi kembar": lambda: InstansiFactory(kode=InstansiFactory().kode),
}


@pytest.mark.parametrize("langgar", [*PELANGGARAN.values(), *LAIN.values()], ids=[*PELANGGARAN, *LAIN])
def test_basis_data_menolak(db, langgar):
    with pytest.raises(DatabaseError), transaction.atomic():
        langgar()


def test_setiap_kendala_dicoba_dilanggar():
    model = (Instansi, UnitKerja, Jabatan, Pegawai, RiwayatPangkat, Penempatan, PenugasanPenilai, PeranUnit)
    kendala = {k.name for m in model for k in m._meta.constraints if isinstance(k, CheckConstraint | UniqueConstraint)}

    assert kendala == set(PELANGGARAN)


def test_kode_unit_boleh_dipakai_lagi_sesudah_berakhir(db):
    lama = UnitFactory(selesai=date(2015, 12, 31))

    UnitFactory(instansi=lama.instansi, kode=lama.kode, mulai=date(2016, 1, 1))


def test_orang_boleh_merangkap_plt(db):
    definitif = PenempatanFactory()

    PenempatanFactory(pegawai=definitif.pegawai, jenis="plt")


def test_pejabat_negara_tidak_perlu_nip(db):
    assert PegawaiFactory(nip=None, status="pejabat_negara").nip is None


def test_peran_yang_sama_boleh_pada_unit_lain(db):
    peran = PeranUnitFactory(pengguna__pegawai=PegawaiFactory(), unit=UnitFactory())

    PeranUnitFactory(pengguna=peran.pengguna, instansi=peran.instansi, unit=UnitFactory())
    PeranUnitFactory(pengguna=peran.pengguna, instansi=peran.instansi, peran=Peran.PIMPINAN, unit=peran.unit)


def test_nama_lengkap_memuat_gelar(db):
    pegawai = PegawaiFactory.build(nama="Budi Rekaan", gelar_depan="Dr.", gelar_belakang="S.H.", instansi=None)

    assert pegawai.nama_lengkap == "Dr. Budi Rekaan, S.H."
    assert pegawai.inisial == "BR"
