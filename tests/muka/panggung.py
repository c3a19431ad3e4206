"""A stage for the browser: one small agency in which every state of an SKP and of an appraisal stands somewhere.

Each state has a year of its own, so that the same three people meet them all: ``pemilik`` has the appraisals from 2013
on, ``rekan`` the SKP.
"""

from dataclasses import replace
from datetime import timedelta

from appraisal.services.catatan import tulis_catatan
from organisasi.common.clock import hari_ini
from tests.dunia import Dunia, buat_dunia
from tests.factories.skp import ButirRktFactory, PeriodeFactory
from tests.tahap import TAHAP_PENILAIAN, TAHAP_SKP, perubahan_disusun, skp_perubahan

AWAL = 2013
DASAR = {"dasar_khusus": "Peraturan internal instansi (rekaan)"}


def buat_panggung() -> Dunia:
    """Everything that ``tests.muka.daftar`` looks for, in about three seconds."""
    d = buat_dunia(AWAL - 1, **DASAR)
    penilaian, skp = list(TAHAP_PENILAIAN.values()), [*TAHAP_SKP.values(), perubahan_disusun]
    for urut in range(max(len(penilaian), len(skp))):
        tahun = AWAL + urut
        setahun = replace(d, periode=PeriodeFactory(instansi=d.instansi, tahun=tahun, **DASAR))
        ButirRktFactory(unit=d.subbagian, tahun=tahun)
        if urut < len(penilaian):
            penilaian[urut](setahun)
        if urut < len(skp):
            skp[urut](setahun, pegawai=d.rekan)
    skp_perubahan(d, pegawai=d.rekan)
    _catatan(d)
    return d


def _catatan(d: Dunia) -> None:
    hari = hari_ini(d.instansi.zona_waktu)
    for urut, aspek in enumerate(("disiplin", "kerja_sama")):
        tulis_catatan(
            pegawai=d.pemilik,
            tanggal=hari - timedelta(days=urut),
            aspek=aspek,
            uraian="Menyelesaikan laporan lebih awal.",
            oleh=d.akses(d.penilai),
        )
