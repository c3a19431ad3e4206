"""What the database refuses of holds, proposals and lists of destruction, whatever the program does."""

from datetime import UTC, datetime

import pytest

from tests.factories.appraisal import ButirMusnahFactory, PenahananFactory, PintuHapusFactory, UsulMusnahFactory
from tests.factories.organisasi import PenggunaFactory
from tests.kendala import tolak

pytestmark = pytest.mark.django_db
SAAT = datetime(2021, 1, 6, 3, tzinfo=UTC)


KENDALA = [
    ("penahanan_satu_sasaran", PenahananFactory, {"tahun": None}),
    ("penahanan_satu_sasaran", PenahananFactory, {"tahun": 2015, "berpegawai": True}),
    ("penahanan_beralasan", PenahananFactory, {"alasan": ""}),
    ("penahanan_dicabut_utuh", PenahananFactory, {"alasan_cabut": "Selesai."}),
    ("penahanan_dicabut_utuh", PenahananFactory, {"dicabut_pada": SAAT}),
    ("musnah_jenis_dikenal", UsulMusnahFactory, {"jenis": "kenangan"}),
    ("musnah_status_dikenal", UsulMusnahFactory, {"diputuskan": True, "status": "lupa"}),
    ("musnah_diputuskan_punya_pemutus", UsulMusnahFactory, {"status": "ditolak"}),
    ("musnah_diputuskan_punya_pemutus", UsulMusnahFactory, {"diputuskan_pada": SAAT}),
    ("musnah_selesai_bersegel", UsulMusnahFactory, {"diputuskan": True, "status": "selesai", "selesai_pada": SAAT}),
    ("musnah_selesai_bersegel", UsulMusnahFactory, {"diputuskan": True, "sidik": "0" * 64}),
    ("pintu_jenis_dikenal", PintuHapusFactory, {"jenis": "kenangan"}),
]
SEKALI = ["musnah_dua_orang", "musnah_satu_usul_terbuka", "musnah_sekali_per_benda", "pintu_sekali_per_benda"]


def kendala_retensi() -> set[str]:
    """Every constraint that is tried here."""
    return {nama for nama, *_ in KENDALA} | set(SEKALI)


@pytest.mark.parametrize(("kendala", "pabrik", "isi"), KENDALA)
def test_yang_tidak_mungkin_ditolak(kendala, pabrik, isi):
    assert tolak(pabrik, **isi) == kendala


def test_pengusul_tidak_memutuskan_usulnya_sendiri():
    orang = PenggunaFactory()

    assert tolak(UsulMusnahFactory, diputuskan=True, diusulkan_oleh=orang, diputuskan_oleh=orang) == "musnah_dua_orang"


def test_satu_usul_satu_benda_satu_pintu():
    ada = UsulMusnahFactory(diputuskan=True)
    ButirMusnahFactory(usul=ada)
    PintuHapusFactory()

    assert tolak(UsulMusnahFactory, instansi=ada.instansi) == "musnah_satu_usul_terbuka"
    assert tolak(ButirMusnahFactory, usul=ada) == "musnah_sekali_per_benda"
    assert tolak(PintuHapusFactory) == "pintu_sekali_per_benda"
