"""Saving sixty rows costs as many statements as saving two, and a refused row still says why."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from skp.models import Kegiatan, Realisasi
from skp.models.kegiatan import MAKS_KEGIATAN
from skp.selectors import list_kegiatan
from skp.services.plan import buka_perubahan, simpan_kegiatan
from skp.services.realisation import BarisKualitas, BarisRealisasi, simpan_penilaian_realisasi, simpan_realisasi
from skp.services.transitions import ajukan_perubahan, setujui_perubahan
from tests.dunia import baris, pada, realisasi_diajukan, skp_ditetapkan, skp_draf

pytestmark = pytest.mark.django_db


def pernyataan(layanan, **isi):
    with CaptureQueriesContext(connection) as kueri:
        layanan(revisi=None, **isi)
    return len(kueri)


def test_menyimpan_kegiatan_tidak_membayar_per_baris(dunia):
    skp, oleh = skp_draf(dunia), dunia.akses(dunia.pemilik)
    penuh = [baris(f"Kegiatan {i}") for i in range(MAKS_KEGIATAN)]
    with pada(dunia.periode.tahun, 1, 4):
        sedikit = pernyataan(simpan_kegiatan, skp_id=skp.pk, baris=[baris("Satu"), baris("Dua")], oleh=oleh)
        banyak = pernyataan(simpan_kegiatan, skp_id=skp.pk, baris=penuh, oleh=oleh)
        lama = {k.uraian: k.pk for k in list_kegiatan(skp)}
        ubah = [replace(b, pk=lama[b.uraian], target_kuantitas=Decimal(7)) for b in reversed(penuh)]
        lagi = pernyataan(simpan_kegiatan, skp_id=skp.pk, baris=ubah, oleh=oleh)

    assert max(banyak, lagi) <= sedikit
    tersimpan = list(list_kegiatan(skp))
    assert {k.uraian: k.pk for k in tersimpan} == lama
    assert [k.uraian for k in tersimpan] == [b.uraian for b in ubah]
    assert {k.target_kuantitas for k in tersimpan} == {Decimal(7)}


def test_menyimpan_realisasi_tidak_membayar_per_baris(dunia):
    jumlah = {}
    for banyak, pegawai in ((2, dunia.pemilik), (30, dunia.rekan)):
        skp = skp_ditetapkan(dunia, pegawai=pegawai, kegiatan=[baris(f"Kegiatan {i}") for i in range(banyak)])
        terisi = [
            BarisRealisasi(kegiatan_id=k.pk, kuantitas=Decimal(12), waktu=Decimal(12)) for k in list_kegiatan(skp)
        ]
        with pada(dunia.periode.tahun, 12, 28):
            jumlah[banyak] = pernyataan(simpan_realisasi, skp_id=skp.pk, baris=terisi, oleh=dunia.akses(pegawai))
    assert jumlah[30] == jumlah[2]
    assert Realisasi.objects.filter(kuantitas=12).count() == 32


def test_mengubah_kontrak_tidak_membayar_per_baris(dunia):
    jumlah = {}
    for banyak, pegawai in ((2, dunia.pemilik), (30, dunia.rekan)):
        skp = skp_ditetapkan(dunia, pegawai=pegawai, kegiatan=[baris(f"Kegiatan {i}") for i in range(banyak)])
        oleh = dunia.akses(pegawai)
        with pada(dunia.periode.tahun, 5, 6), CaptureQueriesContext(connection) as kueri:
            buka_perubahan(skp_id=skp.pk, alasan="Tugas berubah karena reorganisasi.", oleh=oleh)
            ajukan_perubahan(skp_id=skp.pk, oleh=oleh)
            setujui_perubahan(skp_id=skp.pk, oleh=dunia.akses(dunia.penilai))
        jumlah[banyak] = len(kueri)
    assert jumlah[30] == jumlah[2]


def test_baris_yang_ditolak_basis_data_menyebut_sebabnya(dunia):
    skp = skp_draf(dunia)
    with pada(dunia.periode.tahun, 1, 4), pytest.raises(ValidationError, match="harus lebih besar dari nol"):
        simpan_kegiatan(
            skp_id=skp.pk,
            revisi=None,
            baris=[baris("Baik"), baris("Rusak", target_kuantitas=Decimal(0))],
            oleh=dunia.akses(dunia.pemilik),
        )
    assert not Kegiatan.objects.filter(uraian__in=("Baik", "Rusak")).exists()


def test_kualitas_di_luar_batas_menyebut_sebabnya(dunia):
    skp = realisasi_diajukan(dunia)
    kegiatan = list_kegiatan(skp)[0]
    with pada(dunia.periode.tahun, 12, 30), pytest.raises(ValidationError, match="antara 0 dan 100"):
        simpan_penilaian_realisasi(
            skp_id=skp.pk,
            revisi=None,
            kualitas=[BarisKualitas(kegiatan_id=kegiatan.pk, kualitas=Decimal(120))],
            tugas_tambahan={},
            kreativitas={},
            oleh=dunia.akses(dunia.penilai),
        )
