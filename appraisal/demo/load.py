"""Loading everything, in one transaction: either the whole demonstration is there or nothing of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model

from appraisal.demo.agencies import Agensi, buat_agensi
from appraisal.demo.archive import isi_arsip_lama
from appraisal.demo.bulk.load import Lapor, muat_banyak
from appraisal.demo.catalogue import Penyusun
from appraisal.demo.example_2012 import muat_contoh
from appraisal.demo.files import baca_toml
from appraisal.demo.kalender import Kalender
from appraisal.demo.procedure import mainkan_prosedur
from appraisal.demo.script import baca_skenario, mainkan
from appraisal.demo.stage import Panggung
from appraisal.demo.work_plan import TAHUN_ASLI, buat_rkt
from organisasi.common.clock import sekarang
from organisasi.common.errors import AturanDilanggar
from organisasi.models import Instansi, Notifikasi, ZonaWaktu
from skp.models import Periode


def periksa_demonstrasi() -> None:
    """Raise ``AturanDilanggar`` where real agencies live."""
    if Instansi.objects.filter(demonstrasi=False).exists():
        raise AturanDilanggar(
            "demo.bukan_demonstrasi",
            "Basis data ini memuat instansi yang bukan data demonstrasi. Pakai basis data lain untuk demonstrasi.",
        )


def muat_demo() -> bool:
    """Load the demonstration unless it is there; True when something was loaded."""
    periksa_demonstrasi()
    if Instansi.objects.exists():
        return False
    berkas: list[str] = []
    with _hapus_bila_gagal(berkas), _tanpa_periksa_ganda(), transaction.atomic():
        muat_contoh()
        _muat_provinsi(berkas)
    return True


def muat_demo_banyak(banyak: int, lapor: Lapor) -> bool:
    """Load the agency of ``banyak`` people unless it is there; True when something was loaded."""
    periksa_demonstrasi()
    return muat_banyak(banyak, lapor)


@contextmanager
def _hapus_bila_gagal(berkas: list[str]) -> Iterator[None]:
    """Files are not part of the transaction: take them back when it fails."""
    try:
        yield
    except BaseException:
        for nama in berkas:
            default_storage.delete(nama)
        raise


@contextmanager
def _tanpa_periksa_ganda() -> Iterator[None]:
    """Leave the constraints to the database alone.

    The services ask it about every constraint before each save, so that a user gets a sentence instead of an error.
    Here those questions are a third of the loading time, and a row that breaks a constraint is refused all the same.
    """

    def lewati(model: Model, exclude: object = None) -> None:
        """Ask nothing."""

    asli = Model.validate_constraints
    Model.validate_constraints = lewati  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Model.validate_constraints = asli  # type: ignore[method-assign]


def _muat_provinsi(berkas: list[str]) -> None:
    """The provincial agency: last year finished, this year in the middle of everything."""
    kalender = Kalender(sekarang(), ZonaWaktu.WIB)
    agensi = buat_agensi(kalender)
    tahun = kalender.tahun
    indikator = {t: buat_rkt(agensi.unit["BORG"], t) for t in (TAHUN_ASLI, tahun - 1, tahun)}
    panggung = Panggung(agensi, kalender, Penyusun(indikator), berkas)
    lalu = _buat_periode(agensi, kalender, tahun - 1, buka_realisasi=date(tahun - 1, 12, 1))
    mainkan(panggung, lalu, baca_skenario("tahun_lalu.toml"))
    ini = _buat_periode(agensi, kalender, tahun, buka_realisasi=kalender.buka_realisasi)
    mainkan(panggung, ini, baca_skenario("tahun_ini.toml"))
    mainkan_prosedur(panggung, lalu)
    isi_arsip_lama(panggung)
    _bereskan_pemberitahuan()


def _bereskan_pemberitahuan() -> None:
    """What was told more than ten days ago has been read: nobody starts with sixty notices."""
    lama = Notifikasi.objects.filter(dibuat_pada__lt=sekarang() - timedelta(days=10))
    lama.update(dibaca_pada=sekarang())


def _buat_periode(agensi: Agensi, kalender: Kalender, tahun: int, *, buka_realisasi: date) -> Periode:
    """Outside the regulation's own years, therefore with a stated basis (K-17)."""
    dasar = baca_toml("instansi.toml")["periode"]["dasar"]
    return Periode.objects.create(
        instansi=agensi.instansi,
        tahun=tahun,
        mulai=date(tahun, 1, 1),
        selesai=date(tahun, 12, 31),
        dasar_khusus=kalender.isi_tahun(dasar),
        batas_skp=date(tahun, 1, 31),
        buka_realisasi=buka_realisasi,
        batas_penilaian=date(tahun + 1, 1, 31),
    )
