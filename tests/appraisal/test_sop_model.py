"""What the database refuses of a procedure and its runs."""

from datetime import timedelta

import pytest

from tests.factories.appraisal import (
    SAAT,
    LangkahSopFactory,
    NaskahSopFactory,
    PelaksanaanSopFactory,
    PelaksanaSopFactory,
    RiwayatSopFactory,
    SopFactory,
)
from tests.kendala import tolak

pytestmark = pytest.mark.django_db


TUNGGAL = [
    ("sop_naskah_dikenal", SopFactory, {"naskah": "novel"}),
    ("sop_satuan_dikenal", LangkahSopFactory, {"satuan": "abad"}),
    ("sop_tindakan_dikenal", LangkahSopFactory, {"tindakan": "menari"}),
    ("sop_langkah_berwaktu", LangkahSopFactory, {"waktu": 0}),
    ("sop_kembali_ke_belakang", LangkahSopFactory, {"nomor": 3, "kembali_ke": 3}),
    ("pelaksanaan_status_dikenal", PelaksanaanSopFactory, {"status": "hilang", "selesai_pada": SAAT}),
    ("pelaksanaan_tuntas_punya_waktu", PelaksanaanSopFactory, {"status": "selesai"}),
    ("riwayat_sop_urut_waktu", RiwayatSopFactory, {"mulai": SAAT, "pada": SAAT - timedelta(minutes=1)}),
    ("naskah_ditandatangani_utuh", NaskahSopFactory, {"ditandatangani_pada": SAAT}),
]
GANDA = [
    ("sop_satu_per_revisi", SopFactory, ("unit", "kode", "revisi"), {"aktif": False}),
    ("sop_satu_berlaku", SopFactory, ("unit", "kode"), {"revisi": 2}),
    ("sop_langkah_urut", LangkahSopFactory, ("sop", "nomor", "pelaksana"), {}),
    ("sop_pelaksana_urut", PelaksanaSopFactory, ("sop", "urutan"), {}),
    ("pelaksanaan_satu_berjalan", PelaksanaanSopFactory, ("langkah", "sop", "periode"), {}),
]


@pytest.mark.parametrize(("kendala", "pabrik", "isi"), TUNGGAL, ids=[k for k, *_ in TUNGGAL])
def test_yang_tidak_mungkin_ditolak(kendala, pabrik, isi):
    assert tolak(pabrik, **isi) == kendala


@pytest.mark.parametrize(("kendala", "pabrik", "kunci", "isi"), GANDA, ids=[k for k, *_ in GANDA])
def test_hanya_satu(kendala, pabrik, kunci, isi):
    ada = pabrik()
    assert tolak(pabrik, **{k: getattr(ada, k) for k in kunci}, **isi) == kendala


def dicoba() -> set[str]:
    return {nama for nama, *_ in (*TUNGGAL, *GANDA)}
