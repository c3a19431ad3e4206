"""Loading an agency of ``banyak`` people: department after department, all in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.db import transaction

from appraisal.demo.bulk.paths import Jalur
from appraisal.demo.bulk.plans import Tahun, buat_skp, isi_tahun
from appraisal.demo.bulk.results import buat_hasil
from appraisal.demo.bulk.structure import STAF, Orang, Pembangun, buat_ppk, rancang
from appraisal.demo.files import baca_toml
from appraisal.demo.kalender import Kalender
from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Instansi, Peran, PeranUnit, UnitKerja, ZonaWaktu
from skp.models import ButirRkt, Periode, TingkatRkt

PALING_SEDIKIT, PALING_BANYAK = 20, 100_000
DINAS_BERSANDI = 1
"""The people of the first department can log in; of the others only the head."""

Lapor = Callable[[int], None]


def muat_banyak(banyak: int, lapor: Lapor = lambda _: None) -> bool:
    """Load the agency unless it is there; ``lapor`` hears how many people are done. True when it was loaded."""
    if not PALING_SEDIKIT <= banyak <= PALING_BANYAK:
        raise AturanDilanggar(
            "demo.banyaknya_pegawai", f"Banyaknya pegawai harus antara {PALING_SEDIKIT} dan {PALING_BANYAK}."
        )
    data = baca_toml("banyak.toml")
    if Instansi.objects.filter(kode=data["instansi"]["kode"]).exists():
        return False
    with transaction.atomic():
        _muat(banyak, data, lapor)
    return True


def _muat(banyak: int, data: Mapping[str, Any], lapor: Lapor) -> None:
    kalender = Kalender(sekarang(), ZonaWaktu.WIB)
    instansi = Instansi.objects.create(**data["instansi"], demonstrasi=True)
    pembangun = Pembangun(instansi, kalender, data, buat_ppk(instansi, data["ppk"]))
    admin: list[Orang] = []
    tahun = _buat_tahun(instansi, kalender, data, admin)
    pucuk, *dinas = rancang(banyak, data)
    sekda = pembangun.bangun(pucuk, bersandi=True)
    for nomor, tempat in enumerate(dinas):
        orang = pembangun.bangun(tempat, bersandi=nomor < DINAS_BERSANDI)
        unit = pembangun.unit[(nomor,)]
        if not nomor:
            admin += _buat_peran(unit, sekda[0], orang)
            orang = [*sekda, *orang]
        for t in tahun:
            t.indikator[:] = _buat_rkt(unit, t.periode.tahun, data["rkt"])
            _isi(orang, t)
        lapor(pembangun.nomor)


def _isi(orang: Sequence[Orang], tahun: Tahun) -> None:
    """A year of these people, level by level so that rows can hang on those above them."""
    kisah = [k for _, setingkat in groupby(orang, lambda o: o.tingkat) for k in buat_skp(setingkat, tahun)]
    isi_tahun(kisah)
    buat_hasil(kisah)


def _buat_tahun(instansi: Instansi, kalender: Kalender, data: Mapping[str, Any], admin: list[Orang]) -> list[Tahun]:
    """Last year, finished; this year, in every state."""
    bagian = ((kalender.tahun - 1, "lalu", None), (kalender.tahun, "ini", kalender.buka_realisasi))
    return [
        Tahun(
            periode=_buat_periode(instansi, kalender, data, tahun, buka or date(tahun, 12, 1)),
            jalur=Jalur(data[nama], kalender),
            data=data,
            profil=baca_toml("profil.toml"),
            admin=lambda: admin[0].pengguna,
            hari_ini=kalender.hari_ini,
        )
        for tahun, nama, buka in bagian
    ]


def _buat_periode(instansi: Instansi, kalender: Kalender, data: Mapping[str, Any], tahun: int, buka: date) -> Periode:
    """Outside the regulation's own years, therefore with a stated basis (K-17)."""
    return Periode.objects.create(
        instansi=instansi,
        tahun=tahun,
        mulai=date(tahun, 1, 1),
        selesai=date(tahun, 12, 31),
        dasar_khusus=kalender.isi_tahun(data["periode"]["dasar"]),
        batas_skp=date(tahun, 1, 31),
        buka_realisasi=buka,
        batas_penilaian=date(tahun + 1, 1, 31),
    )


def _buat_peran(dinas: UnitKerja, sekda: Orang, orang: Sequence[Orang]) -> list[Orang]:
    """Admin and leader of the whole agency and of its first department, the pengelola sistem; returns the admin."""
    admin, admin_dinas, pengelola = [o for o in orang if o.tingkat == STAF][:3]
    diberikan: list[tuple[Orang, Peran, UnitKerja | None]] = [
        (admin, Peran.ADMIN_KEPEGAWAIAN, None),
        (admin_dinas, Peran.ADMIN_KEPEGAWAIAN, dinas),
        (pengelola, Peran.PENGELOLA_SISTEM, None),
        (sekda, Peran.PIMPINAN, None),
        (orang[0], Peran.PIMPINAN, dinas),
    ]
    PeranUnit.objects.bulk_create(
        PeranUnit(pengguna=o.pengguna, peran=peran, instansi=dinas.instansi, unit=unit, mulai=dinas.mulai)
        for o, peran, unit in diberikan
    )
    return [admin]


def _buat_rkt(unit: UnitKerja, tahun: int, data: Mapping[str, Any]) -> list[ButirRkt]:
    """One program with two kegiatan; returns the indicators that rows may hang on."""
    awal = {"unit": unit, "tahun": tahun}
    uraian = data["program"].format(unit=unit.nama)
    program = ButirRkt.objects.create(**awal, tingkat=TingkatRkt.PROGRAM, kode="1", uraian=uraian)
    kegiatan = ButirRkt.objects.bulk_create(
        ButirRkt(
            **awal,
            parent=program,
            tingkat=TingkatRkt.KEGIATAN,
            kode=f"1.{n}",
            uraian=uraian.format(unit=unit.nama),
            urutan=n,
        )
        for n, uraian in enumerate(data["kegiatan"], 1)
    )
    return ButirRkt.objects.bulk_create(
        ButirRkt(**awal, parent=k, tingkat=TingkatRkt.INDIKATOR, uraian=uraian, target=target, urutan=n)
        for k in kegiatan
        for n, (uraian, target) in enumerate(data["indikator"], 1)
    )
