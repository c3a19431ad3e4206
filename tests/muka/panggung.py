"""A stage for the browser: one small agency in which every state of an SKP and of an appraisal stands somewhere.

Each state has a year of its own, so that the same three people meet them all: ``pemilik`` has the appraisals from 2013
on, ``rekan`` the SKP.
"""

from dataclasses import replace
from datetime import timedelta

from appraisal.services.catatan import tulis_catatan
from appraisal.services.sop import IsianLangkah, mulai_sop, pasang_sop, selesaikan_langkah
from appraisal.sop.berkas import baca_sop
from organisasi.common.clock import hari_ini
from organisasi.selectors.akses import SISTEM
from tests.dunia import Dunia, buat_dunia
from tests.factories.skp import ButirRktFactory, PeriodeFactory
from tests.muka.pelengkap import lengkapi_panggung
from tests.prosedur import LKJ
from tests.tahap import TAHAP_PENILAIAN, TAHAP_SKP, perubahan_disusun, skp_perubahan

AWAL = 2013
DASAR = {"dasar_khusus": "Peraturan internal instansi (rekaan)"}


def buat_panggung() -> Dunia:
    """Everything that ``tests.muka.daftar`` looks for, in about four seconds."""
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
    _prosedur(d)
    lengkapi_panggung(d)
    return d


def _prosedur(d: Dunia) -> None:
    """The LKj at the step where its document is written, by the team."""
    lkj = pasang_sop(unit_id=d.biro.pk, berkas=baca_sop(LKJ), oleh=SISTEM)
    jalan = mulai_sop(sop_id=lkj.pk, periode_id=d.periode.pk, oleh=d.akses(d.karo))
    for nomor, siapa in enumerate((d.atasan, d.penilai, d.penilai), 1):
        isian = IsianLangkah(lengkap=True, tim=[str(d.rekan.nip)])
        selesaikan_langkah(pelaksanaan_id=jalan.pk, nomor=nomor, isian=isian, oleh=d.akses(siapa))


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
