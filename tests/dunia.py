"""A small agency whose people play every part, and the steps of a year as one-liners.

Sekda over a Biro, over a Bagian, over a Subbagian; the PPK is the governor. ``pemilik`` is appraised by ``penilai``
(Kasubbag) under ``atasan`` (Kabag). ``orang_lain`` sits in another Bagian.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from appraisal.models import Penilaian
from appraisal.services.capaian import nilai_capaian
from appraisal.services.penetapan import sahkan, serahkan, terima, teruskan
from appraisal.services.perilaku import simpan_perilaku
from organisasi.common.clock import waktu_rekaan
from organisasi.models import Instansi, JenisUnit, Pegawai, Pengguna, Peran, StatusPegawai, UnitKerja
from organisasi.selectors.akses import Akses, get_akses
from skp.models import Periode, Skp
from skp.selectors import list_kegiatan
from skp.services import transitions as skp_transitions
from skp.services.plan import BarisKegiatan, buat_skp, simpan_kegiatan
from skp.services.realisation import BarisKualitas, BarisRealisasi, simpan_penilaian_realisasi, simpan_realisasi
from tests.factories.organisasi import (
    InstansiFactory,
    JabatanFactory,
    PegawaiFactory,
    PenempatanFactory,
    PenggunaFactory,
    PeranUnitFactory,
    RiwayatPangkatFactory,
    UnitFactory,
)
from tests.factories.skp import PeriodeFactory

JAKARTA = ZoneInfo("Asia/Jakarta")
PERILAKU = {a: Decimal(85) for a in ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama")}


def pada(tahun: int, bulan: int, hari: int, jam: int = 10, menit: int = 0) -> AbstractContextManager[None]:
    """``with pada(2015, 1, 5):`` the services believe it is that morning in Jakarta."""
    return waktu_rekaan(datetime(tahun, bulan, hari, jam, menit, tzinfo=JAKARTA))


@dataclass
class Dunia:
    instansi: Instansi
    setda: UnitKerja
    biro: UnitKerja
    bagian: UnitKerja
    subbagian: UnitKerja
    bagian_lain: UnitKerja
    periode: Periode
    gubernur: Pegawai
    sekda: Pegawai
    karo: Pegawai
    atasan: Pegawai
    penilai: Pegawai
    pemilik: Pegawai
    rekan: Pegawai
    orang_lain: Pegawai
    admin: Pegawai
    pimpinan: Pegawai
    pengelola: Pegawai

    def akses(self, pegawai: Pegawai) -> Akses:
        return get_akses(Pengguna.objects.select_related("pegawai__instansi").get(pegawai=pegawai))


def _orang(instansi: Instansi, nama: str, jabatan: Any, **lain: Any) -> Pegawai:
    pegawai = PegawaiFactory(instansi=instansi, nama=nama, **lain)
    if jabatan:
        PenempatanFactory(pegawai=pegawai, jabatan=jabatan)
    if pegawai.nip:
        RiwayatPangkatFactory(pegawai=pegawai)
    PenggunaFactory(pegawai=pegawai, nama_pengguna=pegawai.nip or f"ppk-{pegawai.pk}")
    return pegawai


def _kepala(unit: UnitKerja, nama: str, eselon: str) -> Any:
    return JabatanFactory(unit=unit, nama=nama, kepala_unit=True, eselon=eselon)


def buat_dunia(tahun: int = 2015, **periode: Any) -> Dunia:
    instansi = InstansiFactory()
    setda = UnitFactory(instansi=instansi, nama="Sekretariat Daerah", jenis=JenisUnit.SEKRETARIAT)
    biro = UnitFactory(instansi=instansi, parent=setda, nama="Biro Organisasi", jenis=JenisUnit.BIRO)
    bagian = UnitFactory(instansi=instansi, parent=biro, nama="Bagian Tatalaksana")
    subbagian = UnitFactory(instansi=instansi, parent=bagian, nama="Subbagian Tata Usaha", jenis=JenisUnit.SUBBAGIAN)
    bagian_lain = UnitFactory(instansi=instansi, parent=biro, nama="Bagian Kelembagaan")
    gubernur = _orang(
        instansi,
        "Gubernur Rekaan",
        None,
        nip=None,
        status=StatusPegawai.PEJABAT_NEGARA,
        jabatan_lain="Gubernur Nusa Harapan",
    )
    instansi.ppk = gubernur
    instansi.save()
    staf = {"unit": subbagian, "nama": "Pengadministrasi Umum"}
    dunia = Dunia(
        instansi=instansi,
        setda=setda,
        biro=biro,
        bagian=bagian,
        subbagian=subbagian,
        bagian_lain=bagian_lain,
        periode=PeriodeFactory(instansi=instansi, tahun=tahun, **periode),
        gubernur=gubernur,
        sekda=_orang(instansi, "Sekda Rekaan", _kepala(setda, "Sekretaris Daerah", "I.b")),
        karo=_orang(instansi, "Karo Rekaan", _kepala(biro, "Kepala Biro Organisasi", "II.b")),
        atasan=_orang(instansi, "Kabag Rekaan", _kepala(bagian, "Kepala Bagian Tatalaksana", "III.a")),
        penilai=_orang(instansi, "Kasubbag Rekaan", _kepala(subbagian, "Kepala Subbagian Tata Usaha", "IV.a")),
        pemilik=_orang(instansi, "Pemilik Rekaan", JabatanFactory(**staf)),
        rekan=_orang(instansi, "Rekan Rekaan", JabatanFactory(**staf)),
        orang_lain=_orang(instansi, "Orang Lain Rekaan", JabatanFactory(unit=bagian_lain)),
        admin=_orang(instansi, "Admin Rekaan", JabatanFactory(unit=bagian_lain, nama="Analis Kepegawaian")),
        pimpinan=_orang(instansi, "Pimpinan Rekaan", JabatanFactory(unit=setda, nama="Staf Ahli")),
        pengelola=_orang(instansi, "Pengelola Rekaan", JabatanFactory(unit=setda, nama="Pranata Komputer")),
    )
    for orang, peran, unit in (
        (dunia.admin, Peran.ADMIN_KEPEGAWAIAN, biro),
        (dunia.pimpinan, Peran.PIMPINAN, biro),
        (dunia.pengelola, Peran.PENGELOLA_SISTEM, None),
    ):
        PeranUnitFactory(pengguna=orang.pengguna, peran=peran, instansi=instansi, unit=unit)
    return dunia


def baris(uraian: str = "Menyusun laporan bulanan", **lain: Any) -> BarisKegiatan:
    isi: dict[str, Any] = {
        "target_kuantitas": Decimal(12),
        "satuan_kuantitas": "laporan",
        "target_waktu": Decimal(12),
        "satuan_waktu": "bulan",
    }
    return BarisKegiatan(uraian=uraian, **(isi | lain))


def skp_draf(d: Dunia, pegawai: Pegawai | None = None, kegiatan: list[BarisKegiatan] | None = None) -> Skp:
    pegawai = pegawai or d.pemilik
    with pada(d.periode.tahun, 1, 4):
        skp = buat_skp(periode=d.periode, pegawai=pegawai, oleh=d.akses(pegawai))
        isi = [baris(), baris("Menata arsip")] if kegiatan is None else kegiatan
        return simpan_kegiatan(skp_id=skp.pk, revisi=None, baris=isi, oleh=d.akses(pegawai))


def skp_diajukan(d: Dunia, **lain: Any) -> Skp:
    skp = skp_draf(d, **lain)
    with pada(d.periode.tahun, 1, 5):
        return skp_transitions.ajukan_skp(skp_id=skp.pk, oleh=d.akses(skp.pegawai))


def skp_ditetapkan(d: Dunia, **lain: Any) -> Skp:
    skp = skp_diajukan(d, **lain)
    with pada(d.periode.tahun, 1, 6):
        return skp_transitions.tetapkan_skp(skp_id=skp.pk, oleh=d.akses(skp.pejabat_penilai))


def realisasi_diajukan(d: Dunia, **lain: Any) -> Skp:
    skp = skp_ditetapkan(d, **lain)
    with pada(d.periode.tahun, 12, 28):
        simpan_realisasi(
            skp_id=skp.pk,
            revisi=None,
            baris=[
                BarisRealisasi(k.pk, kuantitas=k.target_kuantitas, waktu=k.target_waktu, biaya=k.target_biaya)
                for k in list_kegiatan(skp)
            ],
            oleh=d.akses(skp.pegawai),
        )
        return skp_transitions.ajukan_realisasi(skp_id=skp.pk, oleh=d.akses(skp.pegawai))


def capaian_dinilai(d: Dunia, **lain: Any) -> Penilaian:
    skp = realisasi_diajukan(d, **lain)
    with pada(d.periode.tahun, 12, 29):
        oleh = d.akses(skp.pejabat_penilai)
        simpan_penilaian_realisasi(
            skp_id=skp.pk,
            revisi=None,
            kualitas=[BarisKualitas(k.pk, kualitas=Decimal(85)) for k in list_kegiatan(skp)],
            tugas_tambahan={},
            kreativitas={},
            oleh=oleh,
        )
        nilai_capaian(skp_id=skp.pk, oleh=oleh)
    return Penilaian.objects.get(pegawai=skp.pegawai, periode=d.periode)


def penilaian_diserahkan(d: Dunia, **lain: Any) -> Penilaian:
    penilaian = capaian_dinilai(d, **lain)
    with pada(d.periode.tahun, 12, 30):
        oleh = d.akses(penilaian.pejabat_penilai)
        simpan_perilaku(
            penilaian_id=penilaian.pk, revisi=None, nilai=PERILAKU, rekomendasi="Dapat dipertahankan.", oleh=oleh
        )
        return serahkan(penilaian_id=penilaian.pk, oleh=oleh)


def penilaian_disahkan(d: Dunia, **lain: Any) -> Penilaian:
    penilaian = penilaian_diserahkan(d, **lain)
    with pada(d.periode.tahun + 1, 1, 5):
        terima(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.pegawai))
        teruskan(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.pejabat_penilai))
    with pada(d.periode.tahun + 1, 1, 7):
        return sahkan(penilaian_id=penilaian.pk, oleh=d.akses(penilaian.atasan))
