"""Small rules that no other test is about: criteria of behaviour, notes that are never figures, one unit per row."""

from decimal import Decimal

import pytest

from appraisal.rubric import PERILAKU
from appraisal.scoring.behaviour import ASPEK_PERILAKU
from appraisal.scoring.rules import parameter_berlaku
from appraisal.services.catatan import tulis_catatan
from skp.models import Kegiatan, Realisasi
from tests.dunia import capaian_dinilai, pada
from tests.tahap import serahkan_hasil


def test_kriteria_perilaku_lima_tingkat_menurut_rentang_nilainya():
    rentang = parameter_berlaku().ambang_sebutan

    assert set(PERILAKU) == set(ASPEK_PERILAKU)
    for tingkat in PERILAKU.values():
        assert len(tingkat) == len(rentang) == 5


@pytest.mark.django_db
def test_catatan_tidak_pernah_menjadi_angka(dunia):
    """Observations, one's own or of others, are read beside the score and never enter it (K-13)."""
    tanpa = capaian_dinilai(dunia, pegawai=dunia.rekan)
    dengan = capaian_dinilai(dunia)
    with pada(2015, 12, 29):
        for aspek in ("disiplin", "integritas"):
            tulis_catatan(
                pegawai=dunia.pemilik,
                tanggal=dunia.periode.selesai.replace(day=20),
                aspek=aspek,
                uraian="Menurut rekan kerjanya sering terlambat.",
                oleh=dunia.akses(dunia.penilai),
            )
    with pada(2015, 12, 30):
        nilai = [serahkan_hasil(dunia, p).daftar_hasil.get().nilai for p in (tanpa, dengan)]

    assert nilai == [Decimal("86.20")] * 2


def test_satuan_ditulis_sekali_pada_target():
    """Target and realisation cannot differ in their unit: a realisation has none (E-UNIT)."""
    assert {"satuan_kuantitas", "satuan_waktu"} <= {f.name for f in Kegiatan._meta.get_fields()}
    assert not [f.name for f in Realisasi._meta.get_fields() if "satuan" in f.name]
